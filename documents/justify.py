"""Justified Chinese lines: the slack of a line is spread over its characters, within a bound.

WeasyPrint 70 stretches only spaces, so a Chinese line that ends early (a comma may not begin a line, a
number may not be broken) would stand ragged. This module replaces one private function of the pinned
version; `install()` refuses to touch a version that it was not tested with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

TESTED_MAJOR = "70"
MAX_STRETCH_EM = 0.25
"""A character is moved away from the next by at most this share of its size; beyond, the line stays short."""

_CHINESE = re.compile("[\u2014-\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_CHINESE_RUN = re.compile(_CHINESE.pattern + "+")


def install() -> None:
    """Replace WeasyPrint's line justifier; calling it again changes nothing.

    Raises RuntimeError when another major version of WeasyPrint is installed.
    """
    import weasyprint
    from weasyprint.layout import inline

    if weasyprint.__version__.split(".")[0] != TESTED_MAJOR:
        raise RuntimeError(f"justify was tested with WeasyPrint {TESTED_MAJOR}, not {weasyprint.__version__}")
    if not getattr(inline.justify_line, "spreads_chinese", False):
        inline.justify_line = _chinese_justifier(inline)


def _chinese_justifier(inline: Any) -> Callable[[Any, Any, float], None]:
    from weasyprint.text import line_break

    original = inline.justify_line
    boxes = inline.boxes
    stretched = _stretched_layout_class(line_break)

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        texts = list(_text_boxes(line, boxes))
        gaps = sum(_gaps(box.text) for box in texts)
        if gaps <= 0:
            original(context, line, extra_width)
            return
        gap = min(extra_width / gaps, MAX_STRETCH_EM * texts[0].style["font_size"])
        _spread(boxes, stretched, line, gap, 0.0)

    justify_line.spreads_chinese = True  # type: ignore[attr-defined]
    return justify_line


def _gaps(text: str) -> float:
    """Shares of stretch in a text: one for each Chinese character, less the halves at its two ends."""
    count = float(len(_CHINESE.findall(text)))
    if count:
        count -= 0.5 * (_CHINESE.match(text[0]) is not None) + 0.5 * (_CHINESE.match(text[-1]) is not None)
    return count


def _stretched_layout_class(line_break: Any) -> type:
    """A Pango layout that spaces its Chinese characters by `gap` and leaves figures and Latin words alone."""
    ffi, pango, to_units = line_break.ffi, line_break.pango, line_break.TO_UNITS

    class StretchedLayout(line_break.Layout):  # type: ignore[misc]
        gap = 0.0

        @classmethod
        def at_rest(cls, text: str, gap: float) -> Any:
            """Not laid out yet: drawing reactivates every layout, and laying it out twice costs time."""
            layout = cls.__new__(cls)
            layout.text, layout.gap = text, gap
            layout.justification_spacing, layout.max_width = 0, None
            return layout

        def set_text(self, text: str, justify: bool = False) -> None:
            super().set_text(text, justify)
            base = self.style["letter_spacing"]
            spacing = int((self.gap + (0 if base == "normal" else base)) * to_units)
            attributes = pango.pango_layout_get_attributes(self.layout)
            if attributes == ffi.NULL:
                attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            for run in _CHINESE_RUN.finditer(self.text):
                attribute = pango.pango_attr_letter_spacing_new(spacing)
                attribute.start_index = len(self.text[: run.start()].encode())
                attribute.end_index = attribute.start_index + len(run.group().encode())
                pango.pango_attr_list_change(attributes, attribute)
            pango.pango_layout_set_attributes(self.layout, attributes)

    return StretchedLayout


def _text_boxes(box: Any, boxes: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        if box.text:
            yield box
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        for child in box.children:
            yield from _text_boxes(child, boxes)


def _spread(boxes: Any, layout_class: Any, box: Any, gap: float, advance: float) -> float:
    """Widen the Chinese characters of `box` by `gap` and move it right by `advance`; the new advance."""
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        if box.text and _CHINESE.search(box.text):
            box.pango_layout = layout_class.at_rest(box.text, gap)
            extra = gap * _gaps(box.text)
            box.width += extra
            advance += extra
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.position_x += advance
        before = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _spread(boxes, layout_class, child, gap, advance)
        box.width += advance - before
    else:
        box.translate(advance, 0)
    return advance
