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

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3400-\u4dbf]")


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
    original = inline.justify_line
    boxes = inline.boxes

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        texts = list(_text_boxes(line, boxes))
        text = "".join(box.text for box in texts)
        if not _CHINESE.search(text):
            original(context, line, extra_width)
            return
        gaps = len(text) - 1
        if gaps < 1:
            return
        bound = MAX_STRETCH_EM * texts[0].style["font_size"]
        _spread(inline, context, line, min(extra_width / gaps, bound), 0.0)

    justify_line.spreads_chinese = True  # type: ignore[attr-defined]
    return justify_line


def _text_boxes(box: Any, boxes: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        for child in box.children:
            yield from _text_boxes(child, boxes)


def _spread(inline: Any, context: Any, box: Any, gap: float, advance: float) -> float:
    """Widen every character of `box` by `gap` and move it right by `advance`; the new advance."""
    boxes = inline.boxes
    if isinstance(box, boxes.TextBox):
        box.position_x += advance
        if box.text:
            style = box.style.copy()
            spacing = style["letter_spacing"]
            style["letter_spacing"] = gap + (0 if spacing == "normal" else spacing)
            box.style = style
            layout = inline.create_layout(box.text, style, context, None, 0)
            layout.deactivate()
            box.pango_layout = layout
            box.width += gap * len(box.text)
            advance += gap * len(box.text)
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.position_x += advance
        before = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _spread(inline, context, child, gap, advance)
        box.width += advance - before
    else:
        box.translate(advance, 0)
    return advance
