"""Files that staff edited and gave back: what they must be, and how they read.

A .docx is a zip that somebody else made: it is read in memory, never unpacked, and only after its size was
looked at. Nothing in it is run, and one that would run something elsewhere (macros, ActiveX, a template from
outside) is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from documents.errors import DocumentError
from documents.wording import CELL, Line

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_REVISIONS = frozenset(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))


class EditedFileRefused(DocumentError):
    """Raised when a file that was given back is no such file, is empty, too large, or carries what runs."""

    code = "edited_file_refused"


def check_pdf(content: bytes) -> None:
    """The file is a PDF, whole, and runs nothing.

    Raises EditedFileRefused.
    """
    _check_size(content, "PDF")
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise EditedFileRefused("文件不是 PDF，或者不完整。请重新导出")
    if found := re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile)\b", content):
        raise EditedFileRefused(f"PDF 中含有脚本、可执行动作或者嵌入文件（{found[1].decode()}）。请重新导出为普通 PDF")


def read_docx(content: bytes) -> list[Line]:
    """The lines of a .docx: paragraphs, and the rows of its tables.

    Raises EditedFileRefused if it is not a .docx, is empty or too large, has macros, or revisions and comments
    that nobody has settled.
    """
    _check_size(content, "DOCX")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_package(archive)
            body = _parsed(archive.read(_BODY))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, RuntimeError, NotImplementedError, EOFError) as error:
        raise EditedFileRefused("文件不是 .docx，或者已损坏。请在 WPS 或 Word 中另存为“Word 文档（.docx）”") from error
    _check_settled(body)
    lines = list(_lines(body.find(f"{_W}body")))
    if not any(line.text.strip() for line in lines):
        raise EditedFileRefused("文件中没有文字。请核对是否选错了文件")
    return lines


def _parsed(xml: bytes) -> ElementTree.Element:
    """A part of the file; none of Word's or WPS's declares entities."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise EditedFileRefused("文件中含有实体声明，不是 WPS 或 Word 所存。请另存为“Word 文档（.docx）”")
    return ElementTree.fromstring(xml)


def _check_size(content: bytes, what: str) -> None:
    if not content:
        raise EditedFileRefused("文件是空的。请核对是否选错了文件")
    if len(content) > MAX_BYTES:
        raise EditedFileRefused(
            f"{what} 文件过大（{len(content) // 2**20}MB，最多{MAX_BYTES // 2**20}MB）。请压缩其中的图片"
        )


def _check_package(archive: zipfile.ZipFile) -> None:
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        raise EditedFileRefused("DOCX 文件展开后过大。请压缩其中的图片")
    types = archive.read(_TYPES).decode("utf-8", "replace")
    names = archive.namelist()
    if "macroEnabled" in types or any(re.search(r"vbaProject|vbaData|activeX", name) for name in names):
        raise EditedFileRefused("文件中含有宏或者控件。请另存为不含宏的“Word 文档（.docx）”")
    if _MAIN not in types:
        raise EditedFileRefused("文件不是 .docx 文档。请在 WPS 或 Word 中另存为“Word 文档（.docx）”")
    for name in names:
        if name.endswith(".rels") and (found := _outside(archive.read(name))):
            raise EditedFileRefused(f"文件引用了外部的{found}。请去掉后另存")


def _outside(relations: bytes) -> str:
    """What a part fetches from elsewhere when it is opened; a plain link is followed by people only."""
    for relation in _parsed(relations):
        if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink"):
            return "模板" if relation.get("Type", "").endswith("/attachedTemplate") else "内容"
    return ""


def _check_settled(body: ElementTree.Element) -> None:
    tags = {element.tag for element in body.iter()}
    if tags & _REVISIONS:
        raise EditedFileRefused("文件中有尚未接受或者拒绝的修订。请处理全部修订后另存")
    if f"{_W}commentReference" in tags:
        raise EditedFileRefused("文件中有批注。请删除批注后另存")


def _lines(container: ElementTree.Element | None, heading: str = "") -> list[Line]:
    found: list[Line] = []
    for element in container if container is not None else ():
        if element.tag == f"{_W}p":
            texts = _text(element).split("\n")
            if _is_heading(element):
                heading = "".join(texts)
            found += [Line(text, heading) for text in texts if text.strip()]
        elif element.tag == f"{_W}tbl":
            found += [Line(text, heading) for text in map(_row, element.iter(f"{_W}tr")) if text.strip()]
        elif element.tag == f"{_W}sdt":
            found += _lines(element.find(f"{_W}sdtContent"), heading)
    return found


def _row(row: ElementTree.Element) -> str:
    cells = (" ".join(filter(None, (_text(p) for p in cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc"))
    return CELL.join(cells)


def _is_heading(paragraph: ElementTree.Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and bool(re.match(r"(?i)heading|\d$", style.get(f"{_W}val", "")))


def _text(paragraph: ElementTree.Element) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
    return "".join(parts)
