"""柱形图 and 条形图: standing bars where names and figures have room under and over them, else lying bars."""

from __future__ import annotations

from decimal import Decimal

from documents.charts.axis import Axis, axis_of, totals
from documents.charts.canvas import COLOURS, GRID, RULE, Canvas, Frame, figure, legend, on, width_of, wrap
from documents.content import Chart

_NAME_SHARE = 0.4
_MOST_STANDING = 16
_NAME_LINES = 3


def draw_bars(block: Chart, frame: Frame, axis: Axis | None = None) -> str:
    """Bars of a chart, beside one another or stacked. `axis` is that of the whole where this is a part."""
    axis = axis or axis_of(block)
    canvas = Canvas(frame)
    top = _head(canvas, block)
    if stands(block, frame):
        return canvas.svg(_standing(canvas, block, axis, top))
    return canvas.svg(_lying(canvas, block, axis, top))


def stands(block: Chart, frame: Frame) -> bool:
    """Whether the names fit under standing bars in three lines and each figure over its own bar."""
    slot = _plot_width(block, frame) / len(block.categories)
    if len(block.categories) > _MOST_STANDING:
        return False
    names = [wrap(name, slot - 3, frame.size) for name in block.categories]
    if any(len(lines) > _NAME_LINES or width_of(line, frame.size) > slot - 3 for lines in names for line in lines):
        return False
    return all(width_of(figure(value), frame.size - 1) <= _bar_width(block, slot) for value in _labels(block))


def lying_height(block: Chart, frame: Frame, index: int) -> float:
    """Height of one category's bars in a lying chart."""
    count = 1 if block.kind == "stacked" else len(block.series)
    bar = frame.size * (1.35 if count == 1 else 1.1)
    name = len(wrap(block.categories[index], frame.width * _NAME_SHARE, frame.size)) * frame.leading
    return max(count * bar, name) + frame.size * 0.45


def _labels(block: Chart) -> list[Decimal]:
    if block.kind == "stacked":
        return totals(block)
    return [value for row in block.series for value in row.values if value is not None]


def _bar_width(block: Chart, slot: float) -> float:
    count = 1 if block.kind == "stacked" else len(block.series)
    return min(slot * 0.8 / count, 46.0)


def _axis_width(block: Chart, frame: Frame) -> float:
    axis = axis_of(block)
    return max(width_of(figure(tick), frame.size - 1) for tick in axis.ticks()) + 6


def _plot_width(block: Chart, frame: Frame) -> float:
    return frame.width - _axis_width(block, frame) - 2


def _head(canvas: Canvas, block: Chart) -> float:
    """Unit and legend over the plot; the height under them."""
    y = 0.0
    if block.unit:
        canvas.text(0, 0.88 * canvas.frame.size, f"单位：{block.unit}")
        y = canvas.frame.leading + 2
    if len(block.series) > 1:
        y = legend(canvas, [row.name for row in block.series], y)
    return y + 2


def _standing(canvas: Canvas, block: Chart, axis: Axis, top: float) -> float:
    frame = canvas.frame
    left, small = _axis_width(block, frame), frame.size - 1
    top += frame.leading  # room for the figure over the tallest bar
    height = min(max(frame.width * 0.36, 110.0), frame.height * 0.6)
    bottom, right = top + height, frame.width - 2
    for tick in axis.ticks():
        y = bottom - axis.share(tick) * height
        canvas.line(left, y, right, y, RULE if tick == 0 else GRID, 0.7 if tick == 0 else 0.4)
        canvas.text(left - 4, y + 0.36 * small, figure(tick), "end", size=small)
    slot = (right - left) / len(block.categories)
    for index, name in enumerate(block.categories):
        middle = left + slot * (index + 0.5)
        _column(canvas, block, axis, index, middle, slot, bottom, height)
        for n, line in enumerate(wrap(name, slot - 3, frame.size)):
            canvas.text(middle, bottom + frame.leading * (n + 1), line, "middle")
    deepest = max(len(wrap(name, slot - 3, frame.size)) for name in block.categories)
    return bottom + frame.leading * deepest + 4


def _column(
    canvas: Canvas, block: Chart, axis: Axis, index: int, middle: float, slot: float, bottom: float, height: float
) -> None:
    """The bars of one category, standing on `bottom`."""
    width, small = _bar_width(block, slot), canvas.frame.size - 1
    if block.kind == "stacked":
        y = bottom
        for number, row in enumerate(block.series):
            value = row.values[index]
            if value:
                tall = axis.share(value) * height
                y -= tall
                colour = COLOURS[number]
                canvas.rect(middle - width / 2, y, width, tall, colour, "#ffffff", 0.4)
                if tall > small * 1.2 and width_of(figure(value), small) < width:
                    canvas.text(middle, y + tall / 2 + 0.36 * small, figure(value), "middle", on(colour), small)
        if any(row.values[index] is not None for row in block.series):
            canvas.text(middle, y - 2.5, figure(totals(block)[index]), "middle", size=small)
        return
    x = middle - width * len(block.series) / 2
    for number, row in enumerate(block.series):
        value = row.values[index]
        if value is not None:
            tall = axis.share(value) * height
            canvas.rect(x + width * 0.06, bottom - tall, width * 0.88, tall, COLOURS[number])
            canvas.text(x + width / 2, bottom - tall - 2.5, figure(value), "middle", size=small)
        x += width


def _lying(canvas: Canvas, block: Chart, axis: Axis, top: float) -> float:
    frame, small = canvas.frame, canvas.frame.size - 1
    names = [wrap(name, frame.width * _NAME_SHARE, frame.size) for name in block.categories]
    left = max(width_of(line, frame.size) for lines in names for line in lines) + 6
    label = max(width_of(figure(value), small) for value in [*_labels(block), axis.top])
    right = frame.width - label - 6
    heights = [lying_height(block, frame, index) for index in range(len(names))]
    top += frame.leading
    bottom = top + sum(heights) + 2
    for tick in axis.ticks():
        x = left + axis.share(tick) * (right - left)
        canvas.line(x, top, x, bottom, RULE if tick == 0 else GRID, 0.7 if tick == 0 else 0.4)
    _ticks_over(canvas, axis, left, right, top - 3)
    y = top + 2
    for index, lines in enumerate(names):
        canvas.lines(left - 4, y + heights[index] / 2, lines, "end")
        _row(canvas, block, axis, index, left, right - left, y, heights[index])
        y += heights[index]
    return bottom + 2


def _ticks_over(canvas: Canvas, axis: Axis, left: float, right: float, y: float) -> None:
    """Figures of the axis over the plot, as many as stand clear of one another."""
    small = canvas.frame.size - 1
    end = -1.0
    for tick in axis.ticks():
        x, half = left + axis.share(tick) * (right - left), width_of(figure(tick), small) / 2
        if x - half > end + 3:
            canvas.text(x, y, figure(tick), "middle", size=small)
            end = x + half


def _row(
    canvas: Canvas, block: Chart, axis: Axis, index: int, left: float, width: float, y: float, height: float
) -> None:
    """The bars of one category, lying from `left`."""
    small, room = canvas.frame.size - 1, height - canvas.frame.size * 0.45
    y += (height - room) / 2
    if block.kind == "stacked":
        x = left
        for number, row in enumerate(block.series):
            value = row.values[index]
            if value:
                wide = axis.share(value) * width
                canvas.rect(x, y, wide, room, COLOURS[number], "#ffffff", 0.4)
                if wide > width_of(figure(value), small) + 2:
                    middle = y + room / 2 + 0.36 * small
                    canvas.text(x + wide / 2, middle, figure(value), "middle", on(COLOURS[number]), small)
                x += wide
        if any(row.values[index] is not None for row in block.series):
            canvas.text(x + 3, y + room / 2 + 0.36 * small, figure(totals(block)[index]), size=small)
        return
    tall = room / len(block.series)
    for number, row in enumerate(block.series):
        value = row.values[index]
        if value is not None:
            wide = axis.share(value) * width
            canvas.rect(left, y + tall * 0.06, wide, tall * 0.88, COLOURS[number])
            canvas.text(left + wide + 3, y + tall / 2 + 0.36 * small, figure(value), size=small)
        y += tall
