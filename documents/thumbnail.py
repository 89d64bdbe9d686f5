"""The first page of a PDF as a small picture, for lists of documents."""

from __future__ import annotations

import io
from dataclasses import dataclass

COLOURS = 64
"""Enough for black text with a red head and a chart; a picture is a third of the size."""


@dataclass(frozen=True)
class FirstPage:
    """A PNG of the first page, and how many pages there are."""

    png: bytes
    width: int
    height: int
    pages: int


def first_page(pdf: bytes, width: int = 360) -> FirstPage:
    """The first page, `width` pixels wide: the same bytes from the same PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB").quantize(COLOURS)
        stream = io.BytesIO()
        picture.save(stream, "PNG", optimize=True)
        return FirstPage(stream.getvalue(), picture.width, picture.height, len(document))
