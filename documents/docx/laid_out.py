"""What only laying a document out can tell, read from its PDF, whose pages the editable file has as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from documents.content import Chapter, Contents, Document, Heading, Imprint

_POINTS_TO_PIXEL = 0.75
"""A PDF of WeasyPrint counts in pixels of CSS."""

Placement = Literal["under_text", "next_page", "after_blank"]


@dataclass(frozen=True)
class LaidOut:
    """Pages of the listed chapters and headings by the index of their block, where the 版记 stands, and the
    size of type of most of the text in points (0 where nobody asked)."""

    pages: Mapping[int, int] = field(default_factory=dict)
    imprint: Placement = "under_text"
    size: float = 0


def laid_out(document: Document) -> LaidOut:
    """The document as the PDF has it; it is laid out only where something depends on it."""
    has_contents = any(isinstance(block, Contents) for block in document.blocks)
    imprint = next((block for block in document.blocks if isinstance(block, Imprint)), None)
    turned = imprint is not None and document.layout != "letter"
    if not (has_contents or turned or document.layout == "certificate"):
        return LaidOut()
    import pypdfium2

    from documents.render import render_pdf

    pdf = pypdfium2.PdfDocument(render_pdf(document))
    try:
        return LaidOut(
            pages=_pages(document, pdf) if has_contents else {},
            imprint=_placement(document, imprint, pdf) if imprint and turned else "under_text",
            size=_size(pdf) if document.layout == "certificate" else 0,
        )
    finally:
        pdf.close()


def _pages(document: Document, pdf: Any) -> dict[int, int]:
    """Chapters and headings found one after another in the outline, which lacks those of the last level."""
    outline = [(_squeezed(item.get_title()), item.get_dest()) for item in pdf.get_toc()]
    places = [(title, place.get_index() + 1) for title, place in outline if place]
    found, at = {}, 0
    for index, block in enumerate(document.blocks):
        if isinstance(block, Chapter | Heading):
            wanted = _squeezed(block.text)
            position = next((n for n in range(at, len(places)) if places[n][0] == wanted), None)
            if position is not None:
                found[index], at = places[position][1], position + 1
    return found


def _placement(document: Document, imprint: Imprint, pdf: Any) -> Placement:
    """Whether the text of the last page, and of the one before it, is more than its marks and numbers."""
    own = f"抄送：{'，'.join(imprint.copies_to)}。" if imprint.copies_to else ""
    own += f"{imprint.issuer}{imprint.issued_on}印发"
    if _body(pdf, len(pdf), document).replace(_squeezed(own), ""):
        return "under_text"
    if len(pdf) > 2 and not _body(pdf, len(pdf) - 1, document):
        return "after_blank"
    return "next_page"


def _body(pdf: Any, number: int, document: Document) -> str:
    """Text of a page without its number and the marks in its head."""
    text = _squeezed(pdf[number - 1].get_textpage().get_text_bounded())
    for mark in ("演练数据" if document.rehearsal else "", document.draft, f"—{number}—"):
        text = text.replace(_squeezed(mark), "", 1)
    return text


def _size(pdf: Any) -> float:
    from pypdfium2 import raw

    text = pdf[0].get_textpage()
    sizes = Counter(round(raw.FPDFText_GetFontSize(text, n), 1) for n in range(text.count_chars()))
    return _POINTS_TO_PIXEL * sizes.most_common(1)[0][0] if sizes else 0


def _squeezed(text: str) -> str:
    return "".join(text.split())
