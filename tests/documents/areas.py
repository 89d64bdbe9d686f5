"""Where each layout lets text stand, in points, as its style sheet and GB/T 9704-2012 have it; for tests."""

from __future__ import annotations

from typing import Any

MM = 72 / 25.4
INK_TOP = 0.77
"""Upper edge of the characters of a 发文机关标志 over their baseline, in their size."""

_MARGINS = {
    "contract": (32, 30, 28, 26),
    "tender": (32, 30, 28, 26),
    "form": (26, 22, 22, 18),
    "certificate": (32, 30, 40, 40),
    "wallchart": (16, 16, 18, 18),
}
"""Top, bottom, inner and outer margin in millimetres; elsewhere those of a 公文."""
_USUAL = (37, 35, 28, 26)
_LETTER_FIRST = (30, 24.93, 28, 26)


def area_of(layout: str, page: Any) -> tuple[float, float, float, float]:
    """Left, right, top and bottom edge of the type area; inner and outer are mirrored on even pages."""
    top, bottom, inner, outer = _MARGINS.get(layout, _USUAL)
    if layout == "letter" and page.page_number == 1:
        top, bottom, inner, outer = _LETTER_FIRST
    left, right = (inner, outer) if page.page_number % 2 else (outer, inner)
    return left * MM, page.width - right * MM, top * MM, page.height - bottom * MM


def page_number(layout: str, page: Any, pages: int) -> str:
    """What stands in the foot of a page, without spaces."""
    if layout == "certificate" or (layout == "letter" and page.page_number == 1):
        return ""
    if layout in {"form", "wallchart"}:
        return f"第{page.page_number}页共{pages}页"
    return f"—{page.page_number}—"


def in_red(char: Any) -> bool:
    """Whether a character has the red of a 发文机关标志."""
    colour = char["non_stroking_color"] or ()
    return len(colour) == 3 and colour[0] > 0.89 and not any(colour[1:])
