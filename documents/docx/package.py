"""The .docx file: parts, properties and a zip without a trace of when and where it was made."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

from docx.image.image import Image
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.image import ImagePart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart

from documents.content import Document
from documents.docx.markup import HEAD, NAMESPACES
from documents.docx.setting import Setting
from documents.docx.styles import fonts_xml, styles_xml

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:mirrorMargins/>'
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
).encode()


class FilePackage:
    """A .docx in the making: parts are added and give the id by which the document part refers to them."""

    def __init__(self) -> None:
        self._package: Any = Package()
        empty = f"{HEAD}<w:document {NAMESPACES}><w:body/></w:document>".encode()
        self._document: Any = self._load(DocumentPart, "document", CONTENT_TYPE.WML_DOCUMENT_MAIN, empty)
        self._package.relate_to(self._document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._relate(SettingsPart, "settings", CONTENT_TYPE.WML_SETTINGS, _SETTINGS, RELATIONSHIP_TYPE.SETTINGS)
        self._relate(Part, "fontTable", CONTENT_TYPE.WML_FONT_TABLE, fonts_xml(), RELATIONSHIP_TYPE.FONT_TABLE)
        self._added: dict[tuple[str, bytes], str] = {}
        self._pictures = 0

    def add_head_or_foot(self, kind: str, content: bytes) -> str:
        """Store a head ("hdr") or foot ("ftr"); equal ones are stored once."""
        if (kind, content) not in self._added:
            number = len(self._added) + 1
            self._added[kind, content] = (
                self._relate(HeaderPart, f"header{number}", CONTENT_TYPE.WML_HEADER, content, RELATIONSHIP_TYPE.HEADER)
                if kind == "hdr"
                else self._relate(
                    FooterPart, f"footer{number}", CONTENT_TYPE.WML_FOOTER, content, RELATIONSHIP_TYPE.FOOTER
                )
            )
        return self._added[kind, content]

    def add_picture(self, png: bytes) -> str:
        """Store a picture."""
        self._pictures += 1
        name = PackURI(f"/word/media/image{self._pictures}.png")
        part = ImagePart.from_image(Image.from_blob(png), name)
        identifier: str = self._document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return identifier

    def packed(self, setting: Setting, body: str) -> bytes:
        """The file, its text the `body`: the same for the same content, in any process, on any day."""
        styles = styles_xml(setting.look, setting.has_chapters)
        self._relate(StylesPart, "styles", CONTENT_TYPE.WML_STYLES, styles, RELATIONSHIP_TYPE.STYLES)
        text = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
        self._document._element = DocumentPart.load(
            self._document.partname, CONTENT_TYPE.WML_DOCUMENT_MAIN, text, self._package
        ).element
        self._describe(setting.document)
        written = io.BytesIO()
        self._package.save(written)
        return _without_time(written.getvalue())

    def _describe(self, document: Document) -> None:
        properties = self._package.core_properties
        day = datetime.combine(document.doc_date, time())
        properties.title, properties.language = document.title[:255], document.language
        properties.author = properties.last_modified_by = document.org[:255]
        properties.created = properties.modified = day

    def _load(self, kind: type, name: str, content_type: str, content: bytes) -> Any:
        part: Any = kind
        return part.load(PackURI(f"/word/{name}.xml"), content_type, content, self._package)

    def _relate(self, kind: type, name: str, content_type: str, content: bytes, relation: str) -> str:
        identifier: str = self._document.relate_to(self._load(kind, name, content_type, content), relation)
        return identifier


def _without_time(packed: bytes) -> bytes:
    """The zip with every entry of one date and system, in the order in which a reader wants them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(written, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return written.getvalue()
