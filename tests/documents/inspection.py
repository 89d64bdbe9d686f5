"""What must hold of every PDF, whatever it is about: faults are told in words, with their page; none is the aim."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from documents.content import Chapter, Contents, Document, Heading, Imprint
from tests.documents.areas import area_of, page_number
from tests.documents.conftest import Sample, squeeze

OURS = frozenset(
    {"FandolFang", "FandolKai", "FandolHei", "FandolSong", "Yicheng-Serif", "Yicheng-Song", "Yicheng-Marks"}
)
"""The typefaces that come with the product; a file that needs another would look otherwise elsewhere."""


def faults(sample: Sample) -> list[str]:
    """Everything that is wrong with a document's pages."""
    return [
        *fonts(sample.pike),
        *glyphs(sample),
        *outside(sample),
        *numbers(sample),
        *imprint(sample),
        *contents(sample),
        *archive_form(sample),
        *leftovers(sample.text),
    ]


LEFT = re.compile(r"[{}]|None|True|False|Decimal|（）|《》|“”|[，、；：][，。、；：]|。[。，、；]")
"""A field that nobody filled, a value of the program's, brackets around nothing, punctuation left by an empty value."""


def leftovers(text: str) -> Iterator[str]:
    """Traces of a text that was put together of parts, one of them missing."""
    for found in LEFT.finditer(text):
        yield f"“{found[0]}”，前后文：{text[max(0, found.start() - 10) : found.end() + 10]}"


def fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Typefaces that are not embedded, or not ours."""
    for number, page in enumerate(pdf.pages, 1):
        for resources in _resources(page.obj.get("/Resources", {})):
            for font in resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                name = str(descriptor.FontName).split("+")[-1].lstrip("/")
                if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    yield f"第{number}页字体{name}没有嵌入"
                if name not in OURS:
                    yield f"第{number}页用了别的字体{name}"


def _resources(resources: Any) -> Iterator[Any]:
    """The resources of a page, and of the drawings on it."""
    yield resources
    for form in resources.get("/XObject", {}).values():
        if form.get("/Subtype") == "/Form" and "/Resources" in form:
            yield from _resources(form.Resources)


def glyphs(sample: Sample) -> Iterator[str]:
    """Characters that no typeface has (.notdef, glyph 0), and text that cannot be read back."""
    for number, page in enumerate(sample.pike.pages, 1):
        streams = [
            page.obj,
            *(
                form
                for found in _resources(page.obj.get("/Resources", {}))
                for form in found.get("/XObject", {}).values()
                if form.get("/Subtype") == "/Form"
            ),
        ]
        if any(_draws_notdef(stream) for stream in streams):
            yield f"第{number}页有字体中没有的字"
    for page in sample.pages:
        bad = {c["text"] for c in page.chars if "\ufffd" in c["text"] or c["text"].startswith("(cid:")}
        if bad:
            yield f"第{page.page_number}页有不能识读的字：{sorted(bad)}"


def _draws_notdef(stream: Any) -> bool:
    found = (
        part
        for operands, operator in pikepdf.parse_content_stream(stream)
        if str(operator) in ("Tj", "TJ")
        for operand in operands
        for part in (operand if isinstance(operand, pikepdf.Array) else (operand,))
        if isinstance(part, pikepdf.String)
    )
    return any(b"\0\0" in (bytes(part)[n : n + 2] for n in range(0, len(bytes(part)), 2)) for part in found)


def outside(sample: Sample) -> Iterator[str]:
    """Text that leaves the type area at a side, or the page; heads and feet are judged elsewhere."""
    for page in sample.pages:
        left, right, top, bottom = area_of(sample.document.layout, page)
        for char in page.chars:
            off_page = char["x0"] < 0 or char["x1"] > page.width or char["top"] < 0 or char["bottom"] > page.height
            beside = (
                char["bottom"] >= top
                and char["top"] <= bottom - 1
                and char["text"].strip()
                and not (char["x0"] > left - 1 and char["x1"] < right + 9)
            )
            if off_page or beside:
                yield f"第{page.page_number}页“{char['text']}”在版心之外"
                break


def numbers(sample: Sample) -> Iterator[str]:
    """Page numbers that are missing, wrong or on the wrong side."""
    layout, pages = sample.document.layout, sample.pages
    cover = sample.document.blocks[0].type == "cover"
    after_blank = [page.page_number for page in pages[-2:]] if any(not squeeze(p.extract_text()) for p in pages) else []
    for page in pages:
        foot = [c for c in page.chars if c["top"] > area_of(layout, page)[3] and c["size"] < 14.1 and c["text"].strip()]
        said = "".join(c["text"] for c in foot)
        unnumbered = (cover and page.page_number == 1) or page.page_number in after_blank
        wanted = "" if unnumbered else page_number(layout, page, len(pages))
        if said != wanted:
            yield f"第{page.page_number}页页码为“{said}”，应为“{wanted}”"
        elif said.startswith("—") and (foot[0]["x0"] > page.width / 2) != (page.page_number % 2 == 1):
            yield f"第{page.page_number}页页码不在外侧"


def imprint(sample: Sample) -> Iterator[str]:
    """A 版记 that does not stand on the last page, or on an odd one (GB/T 9704-2012, 7.4). A 函 names its copies only,
    on the last page whichever it is (10.1)."""
    block = next((b for b in sample.document.blocks if isinstance(b, Imprint)), None)
    if block is None:
        return
    if sample.document.layout == "letter":
        if block.copies_to and "抄送：" not in squeeze(sample.pages[-1].extract_text()):
            yield "抄送不在最后一页"
        return
    line = squeeze(f"{block.issuer}{block.issued_on}印发")
    found = [page.page_number for page in sample.pages if squeeze(page.extract_text()).find(line) >= 0]
    if found != [len(sample.pages)] or found[0] % 2:
        yield f"版记在第{found}页，共{len(sample.pages)}页"


def contents(sample: Sample) -> Iterator[str]:
    """Entries of the contents that are missing, or point at a page where their heading does not stand."""
    entries = listed(sample.document)
    if not entries:
        return
    lines = [line for page in sample.pages for line in page.extract_text().split("\n")]
    told = [int(found[1]) for line in lines if (found := re.search(r"…\s*(\d+)$", line))]
    if len(told) != len(entries):
        yield f"目录有{len(told)}条，应有{len(entries)}条"
        return
    for text, number in zip(entries, told, strict=True):
        if not 1 <= number <= len(sample.pages) or squeeze(text) not in squeeze(
            sample.pages[number - 1].extract_text()
        ):
            yield f"目录“{text}”指向第{number}页，该页没有此标题"


def listed(document: Document) -> list[str]:
    """What the contents of a document list, if it has any."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        return []
    return [block.text for block in document.blocks if isinstance(block, Chapter | Heading) and block.listed]


def archive_form(sample: Sample) -> Iterator[str]:
    """What is missing of PDF/A-3b, the language, the title or the date."""
    pdf, document = sample.pike, sample.document
    with pdf.open_metadata() as meta:
        if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("3", "B"):
            yield "不是PDF/A-3b"
        if meta.get("dc:title") != document.title:
            yield f"元数据中的标题为“{meta.get('dc:title')}”"
    if str(pdf.Root.get("/Lang", "")) != "zh-CN":
        yield "没有注明语言zh-CN"
    if len(pdf.Root.get("/OutputIntents", ())) != 1:
        yield "没有输出色彩说明"
    if not str(pdf.docinfo.get("/CreationDate", "")).startswith(f"D:{document.doc_date:%Y%m%d}"):
        yield "生成日期不是成文日期"


def qpdf(path: Path) -> str:
    """What `qpdf --check` finds wrong with a file; empty where nothing is."""
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stdout + run.stderr
