"""What every drawing shares: the sheet to draw on, widths of Chinese text, colours that also differ in grey.

All lengths are points. Nothing is measured with the fonts themselves: a Chinese character is one em wide, a
figure half of one, and that is what the embedded 黑体 has.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal
from xml.sax.saxutils import escape

Anchor = Literal["start", "middle", "end"]

FAMILY = "FandolHei,Yicheng Song"
INK, RULE, GRID = "#000000", "#404040", "#c8c8c8"
COLOURS = ("#16365c", "#e8a838", "#8a3b2a", "#d9e6d2", "#2d6a4f", "#9cc0de", "#6d5a8c", "#c98f7a")
"""Series colours, dark and light in turn: a grey print or a photocopy keeps neighbours apart."""
DASHES = ("", "6 2", "2 2", "8 2 2 2")
LINE_COLOURS = ("#16365c", "#b5651d", "#8a3b2a", "#2d6a4f", "#3f7fb5", "#6d5a8c", "#5a5a5a", "#a0522d")
"""Colours of lines, all dark enough for a thin stroke; dashes and markers tell them apart in grey."""

_WORD = re.compile(r"[A-Za-z0-9.,%:/+~-]+[，。、；：）》”]*|.[，。、；：）》〕”％]*", re.DOTALL)


@dataclass(frozen=True)
class Frame:
    """The room for a drawing and the size of its type, in points."""

    width: float = 442.0
    height: float = 560.0
    size: float = 9.0

    @property
    def leading(self) -> float:
        return self.size * 1.2


def width_of(text: str, size: float) -> float:
    """Width of a text in points; never less than what is drawn."""
    return sum(_em(character) for character in text) * size


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character.isdigit():
        return 0.51
    return 0.78 if character.isupper() or character in "%mw" else 0.56


def wrap(text: str, width: float, size: float) -> list[str]:
    """The text in as few lines as `width` allows, as even as they can be; words and figures stay whole."""
    words = _WORD.findall(text)
    lines = _fill(words, width, size)
    if len(lines) > 1:
        even = width_of(text, size) / len(lines)
        while even < width and len(_fill(words, even, size)) > len(lines):
            even += size / 2
        lines = _fill(words, min(even, width), size)
    return lines


def _fill(words: list[str], width: float, size: float) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and width_of(lines[-1] + word, size) > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def figure(value: Decimal) -> str:
    """A figure with thousands separators and without useless zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_light(colour: str) -> bool:
    """Whether black type is to stand on this colour."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140


def on(colour: str) -> str:
    """The colour of type on a ground of `colour`."""
    return INK if is_light(colour) else "#ffffff"


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass
class Canvas:
    """Collects shapes and text; `svg` closes the drawing at the height that it took."""

    frame: Frame
    _parts: list[str] = field(default_factory=list)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "", pen: float = 0.5
    ) -> None:
        edge = f' stroke="{stroke}" stroke-width="{_n(pen)}"' if stroke else ""
        self._parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"{edge}/>'
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, pen: float = 0.5, dash: str = ""
    ) -> None:
        self.path(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}", stroke=stroke, pen=pen, dash=dash)

    def polyline(self, points: list[tuple[float, float]], stroke: str, pen: float, dash: str = "") -> None:
        self.path("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points), stroke=stroke, pen=pen, dash=dash)

    def polygon(self, points: list[tuple[float, float]], fill: str, stroke: str = "", pen: float = 0.5) -> None:
        self.path("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z", fill, stroke, pen)

    def path(self, d: str, fill: str = "none", stroke: str = "", pen: float = 0.5, dash: str = "") -> None:
        edge = f' stroke="{stroke}" stroke-width="{_n(pen)}"' if stroke else ""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<path d="{d}" fill="{fill}"{edge}{dashes}/>')

    def text(
        self, x: float, y: float, text: str, anchor: Anchor = "start", fill: str = INK, size: float | None = None
    ) -> None:
        """A line of text, its baseline at `y`."""
        if text:
            self._parts.append(
                f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-family="{FAMILY}"'
                f' font-size="{_n(size or self.frame.size)}" fill="{fill}">{escape(text)}</text>'
            )

    def lines(self, x: float, middle: float, lines: list[str], anchor: Anchor = "start") -> None:
        """Lines of text, one under the other, centred on the height `middle`."""
        first = middle - self.frame.leading * (len(lines) - 1) / 2 + 0.36 * self.frame.size
        for index, line in enumerate(lines):
            self.text(x, first + index * self.frame.leading, line, anchor)

    def svg(self, height: float) -> str:
        """The whole drawing."""
        width = self.frame.width
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt"'
            f' viewBox="0 0 {_n(width)} {_n(height)}">{"".join(self._parts)}</svg>'
        )


def legend(canvas: Canvas, names: list[str], y: float, left: float = 0.0) -> float:
    """Swatches with names from `left`, in as many rows as they need. Answers with the height under them."""
    size = canvas.frame.size
    x, start = left, left
    for index, name in enumerate(names):
        needed = size + 3 + width_of(name, size) + 12
        if x > start and x + needed > canvas.frame.width:
            x, y = start, y + canvas.frame.leading
        canvas.rect(x, y + 1, size, size - 1, COLOURS[index % len(COLOURS)], RULE, 0.3)
        canvas.text(x + size + 3, y + 0.88 * size, name)
        x += needed
    return y + canvas.frame.leading + 2
