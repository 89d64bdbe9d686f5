"""横道图: spans of days by line, under a head of years and months (or months and days), with marked days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from documents.charts.canvas import GRID, INK, RULE, Canvas, Frame, width_of, wrap
from documents.content import Bar, Mark, Timeline, Tone

_NAME_SHARE = 0.33
_TONES: dict[Tone, tuple[str, str]] = {
    "done": ("#1d3f66", "已完成"),
    "running": ("#7fa8cf", "进行中"),
    "planned": ("#f4f4f4", "计划"),
    "late": ("#b02a1c", "逾期"),
}
"""Fill and word of each tone; 逾期 is also hatched in white, 计划 only outlined."""


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day begins."""
        days = max(1, (self.last - self.first).days + 1)
        share = ((day - self.first).days) / days
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.right if day >= self.last else self.at(day + timedelta(days=1))

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / max(1, (self.last - self.first).days + 1)


def draw_timeline(block: Timeline, frame: Frame) -> str:
    """All lines of a timeline, whatever height they take."""
    canvas, names, scale = Canvas(frame), _names(block, frame), _scale(block, frame)
    y = _marks_over(canvas, block.marks, scale, _legend(canvas, block))
    top = _head(canvas, scale, y)
    heights = row_heights(block, frame)
    bottom = top + sum(heights)
    _grid(canvas, scale, top, bottom)
    for mark in _inside(block.marks, scale):
        x = scale.at(mark.on) + scale.day_width / 2
        canvas.line(x, y - 3, x, y, "#a00000", 0.8)
        canvas.line(x, top, x, bottom, "#a00000", 0.8, "4 2")
    at = top
    for row, height, lines in zip(block.rows, heights, names, strict=True):
        canvas.line(0, at, frame.width - 1, at, GRID, 0.4)
        canvas.lines(scale.left - 4, at + height / 2, lines, "end")
        _bars(canvas, row.bars, scale, at, height)
        at += height
    canvas.line(0, bottom, frame.width - 1, bottom, RULE, 0.6)
    return canvas.svg(bottom + 2)


def _names(block: Timeline, frame: Frame) -> list[list[str]]:
    return [wrap(row.label, frame.width * _NAME_SHARE, frame.size) for row in block.rows]


def _scale(block: Timeline, frame: Frame) -> _Scale:
    """The days begin right of the longest name."""
    left = max(width_of(line, frame.size) for lines in _names(block, frame) for line in lines) + 6
    return _Scale(block.first, block.last, left, frame.width - 1)


def row_heights(block: Timeline, frame: Frame) -> list[float]:
    """Heights of the lines of a timeline: of their names, or of the bars and the words under them."""
    scale = _scale(block, frame)
    heights = []
    for row, name in zip(block.rows, _names(block, frame), strict=True):
        under = max((words.line for words in _words(row.bars, scale, frame)), default=0)
        tall = max(len(name) * frame.leading, frame.size * 1.3 + under * frame.leading)
        heights.append(tall + frame.size * 0.45)
    return heights


def head_height(block: Timeline, frame: Frame) -> float:
    """What stands over the first line: legend, marks, years and months; and the rule under the last."""
    aside, scale = Canvas(frame), _scale(block, frame)
    return _head(aside, scale, _marks_over(aside, block.marks, scale, _legend(aside, block))) + 2


def _legend(canvas: Canvas, block: Timeline) -> float:
    size, x = canvas.frame.size, 0.0
    used = {bar.tone for row in block.rows for bar in row.bars}
    for tone in (tone for tone in _TONES if tone in used):
        _box(canvas, x, 1.5, 2.2 * size, size - 2, tone)
        canvas.text(x + 2.2 * size + 4, 0.86 * size, _TONES[tone][1])
        x += 2.2 * size + 4 + width_of(_TONES[tone][1], size) + 14
    if any(bar.first == bar.last for row in block.rows for bar in row.bars):
        _diamond(canvas, x + size / 2, size / 2, size * 0.42, "#444444")
        canvas.text(x + size + 4, 0.86 * size, "当日事项")
    return canvas.frame.leading + 2 if used else 0.0


def _inside(marks: tuple[Mark, ...], scale: _Scale) -> list[Mark]:
    return [mark for mark in marks if scale.first <= mark.on <= scale.last]


def _marks_over(canvas: Canvas, marks: tuple[Mark, ...], scale: _Scale, y: float) -> float:
    """The words of the marked days over the head, in as many rows as keep them apart. The height under them."""
    size, leading = canvas.frame.size - 1, canvas.frame.leading
    ends: list[float] = []
    for mark in sorted(_inside(marks, scale), key=lambda mark: mark.on):
        said = f"{mark.on.month}月{mark.on.day}日 {mark.label}"
        wide = width_of(said, size)
        x = min(max(scale.at(mark.on) + scale.day_width / 2 - wide / 2, 0), canvas.frame.width - wide)
        row = next((n for n, end in enumerate(ends) if end + 6 < x), len(ends))
        ends[row : row + 1] = [x + wide]
        canvas.text(x, y + row * leading + 0.88 * size, said, fill="#a00000", size=size)
    return y + len(ends) * leading + (3 if ends else 0)


def _head(canvas: Canvas, scale: _Scale, y: float) -> float:
    """Two rows: the larger and the smaller parts of time. The height under them."""
    leading, small = canvas.frame.leading + 1, canvas.frame.size - 1
    upper, lower = _parts(scale)
    for row, parts in enumerate((upper, lower)):
        for start, end, names in parts:
            x1, x2 = scale.at(start), scale.after(end)
            canvas.rect(x1, y + row * leading, x2 - x1, leading, "#eeeeee" if row == 0 else "#ffffff", RULE, 0.4)
            said = next((name for name in names if width_of(name, small) < x2 - x1 - 1), "")
            canvas.text((x1 + x2) / 2, y + row * leading + leading / 2 + 0.36 * small, said, "middle", size=small)
    return y + 2 * leading


_Part = tuple[date, date, tuple[str, ...]]


def _parts(scale: _Scale) -> tuple[list[_Part], list[_Part]]:
    """Years over months; for two months or less, months over days."""
    days = (scale.last - scale.first).days + 1
    months = _split(scale, lambda day: (day.year, day.month))
    if days <= 62:
        step = max(1, -(-days // 31))
        singles = [scale.first + timedelta(days=n) for n in range(0, days, step)]
        ends = [min(day + timedelta(days=step - 1), scale.last) for day in singles]
        named = _named(months, lambda day: (f"{day.year}年{day.month}月", f"{day.month}月"))
        return named, _named(list(zip(singles, ends, strict=True)), lambda day: (str(day.day),))
    years = _named(_split(scale, lambda day: (day.year, 0)), lambda day: (f"{day.year}年", str(day.year)))
    if len(months) > 30:
        quarters = _split(scale, lambda day: (day.year, _quarter(day)))
        return years, _named(quarters, lambda day: (f"{_quarter(day)}季度", f"Q{_quarter(day)}"))
    return years, _named(months, lambda day: (f"{day.month}月", str(day.month)))


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _named(spans: list[tuple[date, date]], names: Callable[[date], tuple[str, ...]]) -> list[_Part]:
    """Spans with what they may be called, the longer name first."""
    return [(first, last, names(first)) for first, last in spans]


def _split(scale: _Scale, key: Callable[[date], tuple[int, int]]) -> list[tuple[date, date]]:
    """The days of the scale, cut where the key of a day changes."""
    spans: list[tuple[date, date]] = []
    day, last_key = scale.first, None
    while day <= scale.last:
        found = key(day)
        spans[-1:] = [(spans[-1][0], day)] if found == last_key else [*spans[-1:], (day, day)]
        last_key, day = found, day + timedelta(days=1)
    return spans


def _grid(canvas: Canvas, scale: _Scale, top: float, bottom: float) -> None:
    for start, _, _ in _parts(scale)[1]:
        canvas.line(scale.at(start), top, scale.at(start), bottom, GRID, 0.3)
    for x in (0.0, scale.left, scale.right):
        canvas.line(x, top, x, bottom, RULE, 0.5)


@dataclass(frozen=True)
class _Words:
    """Words of a bar: where they begin, and on which line under the bars; 0 is beside or inside the bar."""

    text: str
    x: float
    line: int
    fill: str = INK


def _words(bars: tuple[Bar, ...], scale: _Scale, frame: Frame) -> list[_Words]:
    """The words of a line's bars: inside, beside if there is room, else under the bars. None is left out."""
    size, shown = frame.size - 1, _shown(bars, scale)
    spans = [_span(bar, scale, frame) for bar in shown]
    taken: list[list[tuple[float, float]]] = [list(spans)]
    found: list[_Words] = []
    for bar, own in zip(shown, spans, strict=True):
        wide = width_of(bar.label, size)
        if bar.first != bar.last and wide < own[1] - own[0] - 3 and bar.tone != "late":
            found.append(_Words(bar.label, sum(own) / 2 - wide / 2, 0, _ink(bar.tone)))
            continue
        beside = [
            x for x in (own[1] + 2, own[0] - 2 - wide) if _free(x, wide, scale, [t for t in taken[0] if t != own])
        ]
        if beside:
            found.append(_Words(bar.label, beside[0], 0))
            taken[0].append((beside[0], beside[0] + wide))
            continue
        for text in wrap(bar.label, scale.right - scale.left - 4, size):
            wide = width_of(text, size)
            x = min(max(sum(own) / 2 - wide / 2, scale.left + 2), scale.right - wide - 2)
            line = next((n for n in range(1, len(taken)) if _free(x, wide, scale, taken[n])), len(taken))
            taken[line:] = taken[line:] or [[]]
            taken[line].append((x, x + wide))
            found.append(_Words(text, x, line))
    return [words for words in found if words.text]


def _free(x: float, wide: float, scale: _Scale, taken: list[tuple[float, float]]) -> bool:
    return scale.left < x and x + wide < scale.right and all(x + wide < a or x > b for a, b in taken)


def _shown(bars: tuple[Bar, ...], scale: _Scale) -> list[Bar]:
    return sorted((b for b in bars if b.last >= scale.first and b.first <= scale.last), key=lambda b: b.first)


def _bars(canvas: Canvas, bars: tuple[Bar, ...], scale: _Scale, y: float, height: float) -> None:
    """The spans of a line with their words."""
    frame, words = canvas.frame, _words(bars, scale, canvas.frame)
    under = max((said.line for said in words), default=0)
    middle = y + (height - under * frame.leading) / 2
    tall = frame.size * 1.15
    for bar in _shown(bars, scale):
        x1, x2 = _span(bar, scale, frame)
        if bar.first == bar.last:
            _diamond(canvas, (x1 + x2) / 2, middle, tall * 0.5, _TONES[bar.tone][0])
        else:
            _box(canvas, x1, middle - tall / 2, x2 - x1, tall, bar.tone)
    for said in words:
        base = middle + said.line * frame.leading + 0.36 * (frame.size - 1)
        canvas.text(said.x, base, said.text, fill=said.fill, size=frame.size - 1)


def _span(bar: Bar, scale: _Scale, frame: Frame) -> tuple[float, float]:
    tall = frame.size * 1.15
    x1, x2 = scale.at(bar.first), scale.after(bar.last)
    if bar.first == bar.last:
        middle = min(max((x1 + x2) / 2, scale.left + tall / 2), scale.right - tall / 2)
        return middle - tall / 2, middle + tall / 2
    return x1, max(x2, x1 + 1.5)


def _ink(tone: Tone) -> str:
    return "#ffffff" if tone == "done" else INK


def _box(canvas: Canvas, x: float, y: float, width: float, height: float, tone: Tone) -> None:
    canvas.rect(x, y, width, height, _TONES[tone][0], INK if tone == "planned" else RULE, 0.6)
    if tone == "late":
        at = x + 2
        while at + height < x + width:
            canvas.line(at, y + height, at + height, y, "#ffffff", 1.0)
            at += 5


def _diamond(canvas: Canvas, x: float, y: float, r: float, fill: str) -> None:
    """With a white edge inside a thin dark one, so that it is seen on a bar of its own colour."""
    for reach, inside, edge in ((r + 1.6, "#ffffff", RULE), (r, fill, fill)):
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        canvas.polygon(corners, inside, edge, 0.5 if inside == "#ffffff" else 0.2)
    if fill == _TONES["planned"][0]:
        canvas.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill, INK, 0.6)
