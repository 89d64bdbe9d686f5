"""Charts and timelines as pictures: the drawing of the PDF, turned into pixels at print resolution."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from documents import fonts as font_sets
from documents.docx.markup import paragraph, quoted, run
from documents.docx.setting import Setting

_DOTS_PER_INCH = 220
_EMU_PER_POINT = 12700
_CAPTION = 48
"""Points that a figure's caption and the space around it need."""

_SIZE = re.compile(r'<svg\b[^>]*?\bviewBox="0 0 ([\d.]+) ([\d.]+)"')
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def set_drawings(drawings: Sequence[str], caption: str, setting: Setting, index: int) -> str:
    """A chart or timeline as pictures as wide as they are in the PDF, each over its caption, which also is the
    text for who cannot see it."""
    parts = []
    for number, svg in enumerate(drawings, start=1):
        said = f"{caption}（{number}/{len(drawings)}）" if len(drawings) > 1 else caption
        width, height = size_of(svg)
        factor = min(1.0, setting.look.width / width, (setting.look.height - _CAPTION) / height)
        place = _drawing(said, setting.add_picture(png_of(svg)), index * 100 + number, width * factor, height * factor)
        parts.append(paragraph("Picture", place) + paragraph("Figure", run(said)))
    return "".join(parts)


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing, in its own units."""
    found = _SIZE.search(svg)
    assert found, "a drawing says its size"
    return float(found.group(1)), float(found.group(2))


def png_of(svg: str) -> bytes:
    """The drawing in pixels. The same drawing gives the same bytes."""
    import pypdfium2

    width, height = size_of(svg)
    weasyprint, configuration, fetcher = _layout_engine()
    style = f"@page{{size:{width}pt {height}pt;margin:0}}html,body{{margin:0}}svg{{display:block;width:{width}pt;height:{height}pt}}"
    html = f'<html lang="zh-CN"><style>{style}</style><body>{svg}</body></html>'
    pdf = weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(font_config=configuration)
    opened = pypdfium2.PdfDocument(pdf)
    try:
        picture = opened[0].render(scale=_DOTS_PER_INCH / 72).to_pil()
    finally:
        opened.close()
    written = io.BytesIO()
    picture.quantize(256, dither=0).save(written, "PNG", optimize=True, dpi=(_DOTS_PER_INCH, _DOTS_PER_INCH))
    return written.getvalue()


@cache
def _layout_engine() -> tuple[Any, Any, Any]:
    """WeasyPrint over the private fonts, fetching nothing."""
    font_sets.activate(font_sets.prepare())
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    return weasyprint, FontConfiguration(), URLFetcher(allowed_protocols=("data",), fail_on_errors=True)


def _drawing(title: str, identifier: str, index: int, width: float, height: float) -> str:
    size = f'cx="{round(width * _EMU_PER_POINT)}" cy="{round(height * _EMU_PER_POINT)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{index}" name="图{index}" descr={quoted(title)}/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="图{index}" descr={quoted(title)}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
