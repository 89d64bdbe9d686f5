"""What only laying a document out can tell, read from its PDF, whose pages the editable file has as well."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from documents.content import Chapter, Contents, Document, Heading, Imprint, Note, Paragraph, Table
from documents.docx.looks import CLOSER, Look, Part, is_fitted

_POINTS_TO_PIXEL = 0.75
"""A PDF of WeasyPrint counts in pixels of CSS."""

_NEAR = 0.3
"""Points by which a measure may differ from that of the style sheet."""

Placement = Literal["under_text", "next_page", "after_blank"]


@dataclass(frozen=True)
class LaidOut:
    """Pages of the chapters and headings by the index of their block, where the 版记 stands, and of which size in
    points the type of a part of the document is, where its page decides that (else 0); whether a notice is set
    closer to save a bare last page."""

    pages: Mapping[int, int] = field(default_factory=dict)
    imprint: Placement = "under_text"
    part: Part = "body"
    size: float = 0
    closer: bool = False


def laid_out(document: Document, made: bytes | None = None) -> LaidOut:
    """The document as the PDF has it, in what was made of it or, where something depends on it, is made now."""
    has_contents = any(isinstance(block, Contents) for block in document.blocks)
    imprint = next((block for block in document.blocks if isinstance(block, Imprint)), None)
    turned = imprint is not None and document.layout != "letter"
    may_be_closer = document.layout in CLOSER
    if not (has_contents or turned or is_fitted(document.layout) or may_be_closer):
        return LaidOut()
    import pypdfium2

    from documents.render import render_pdf

    at_hand = made if made and made.startswith(b"%PDF") else None  # a renderer of another kind may have made it
    pdf = pypdfium2.PdfDocument(at_hand or render_pdf(document))
    try:
        part, size = _size(document, pdf) if is_fitted(document.layout) else ("body", 0.0)
        return LaidOut(
            pages=_pages(document, pdf) if has_contents else {},
            imprint=_placement(document, imprint, pdf) if imprint and turned else "under_text",
            part=part,
            size=size,
            closer=may_be_closer and _is_closer(pdf, CLOSER[document.layout]),
        )
    finally:
        pdf.close()


def _is_closer(pdf: Any, look: Look) -> bool:
    """Whether lines of body type on the first page follow one another as in a document that is set closer."""
    from pypdfium2 import raw

    text, baselines = pdf[0].get_textpage(), set[float]()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        size = _POINTS_TO_PIXEL * float(raw.FPDFText_GetFontSize(text, at))
        if abs(size - look.body.size) < _NEAR and raw.FPDFText_GetCharOrigin(text, at, x, y):
            baselines.add(round(y.value, 1))
    return any(abs(upper - lower - look.body.line) < _NEAR for lower, upper in pairwise(sorted(baselines)))


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


def _size(document: Document, pdf: Any) -> tuple[Part, float]:
    """A part of the document and the size of its type, by the beginning of a text that is found again."""
    from pypdfium2 import raw

    for page in pdf:
        text = page.get_textpage()
        for part, said in _probes(document):
            found = text.search(said, match_case=True).get_next()
            if found:
                return part, _POINTS_TO_PIXEL * float(raw.FPDFText_GetFontSize(text, found[0]))
    return "body", 0.0


def _probes(document: Document) -> list[tuple[Part, str]]:
    """Beginnings of texts and the part whose type they have, the longest text first."""
    texts: list[tuple[Part, str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and document.layout == "certificate":
            texts += [("body", block.text)]
        elif isinstance(block, Table):
            texts += [("table", cell) for row in block.rows for cell in row]
        elif isinstance(block, Note):
            texts += [("note", item) for item in block.items]
    words = [(part, text.split()[0]) for part, text in texts if text.strip()]
    return [(part, word[:6]) for part, word in sorted(words, key=lambda found: -len(found[1]))[:20]]


def _squeezed(text: str) -> str:
    return "".join(text.split())
