"""折线图: figures over time. Lines differ by dash and marker; each ends at its name; a missing figure is a gap."""

from __future__ import annotations

from documents.charts.axis import Axis, axis_of
from documents.charts.canvas import DASHES, GRID, LINE_COLOURS, RULE, Canvas, Frame, figure, width_of, wrap
from documents.content import Chart, Series

_NAME_LINES = 2
_MOST_FIGURES = 40
_Point = tuple[float, float]
_Box = tuple[float, float, float, float]


def draw_lines(block: Chart, frame: Frame) -> str:
    """The lines of a chart over its categories."""
    axis, canvas, small = axis_of(block), Canvas(frame), frame.size - 1
    top = frame.leading * 2 + 4 if block.unit else frame.leading + 2
    if block.unit:
        canvas.text(0, 0.88 * frame.size, f"单位：{block.unit}")
    ends = [_end_label(row, frame) for row in block.series]
    left = max(width_of(figure(tick), small) for tick in axis.ticks()) + 6
    right = frame.width - max(width_of(line, frame.size) for lines in ends for line in lines) - 16
    height = min(max(frame.width * 0.38, 110.0, sum(map(len, ends)) * frame.leading), frame.height * 0.7)
    bottom = top + height
    for tick in axis.ticks():
        y = bottom - axis.share(tick) * height
        canvas.line(left, y, right, y, RULE if tick == 0 else GRID, 0.7 if tick == 0 else 0.4)
        canvas.text(left - 4, y + 0.36 * small, figure(tick), "end", size=small)
    slot = (right - left) / len(block.categories)
    lines = [_points(row, axis, left, slot, bottom, height) for row in block.series]
    for number, points in enumerate(lines):
        _line(canvas, points, number)
    _figures(canvas, block, lines, (left, top))
    _names(canvas, ends, lines, right, top, bottom)
    return canvas.svg(_categories(canvas, block, left, slot, bottom))


def _end_label(row: Series, frame: Frame) -> list[str]:
    """Name and last figure of a line, in lines of at most a quarter of the width."""
    known = [value for value in row.values if value is not None]
    return wrap(f"{row.name} {figure(known[-1])}" if known else f"{row.name} —", frame.width * 0.25, frame.size)


def _points(row: Series, axis: Axis, left: float, slot: float, bottom: float, height: float) -> list[_Point | None]:
    return [
        None if value is None else (left + slot * (index + 0.5), bottom - axis.share(value) * height)
        for index, value in enumerate(row.values)
    ]


def _line(canvas: Canvas, points: list[_Point | None], number: int) -> None:
    colour, run = LINE_COLOURS[number], list[_Point]()
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            canvas.polyline(run, colour, 1.2, DASHES[number % len(DASHES)])
        run = []
    for point in points:
        if point is not None:
            _marker(canvas, point, number, 2.2 if len(points) <= 30 else 1.4)


def _marker(canvas: Canvas, point: _Point, number: int, r: float) -> None:
    """Square, diamond, triangle or a triangle on its head; hollow from the fifth line on."""
    x, y = point
    shapes = (
        [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        [(x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)],
        [(x, y - 1.2 * r), (x + 1.2 * r, y + r), (x - 1.2 * r, y + r)],
        [(x, y + 1.2 * r), (x + 1.2 * r, y - r), (x - 1.2 * r, y - r)],
    )
    canvas.polygon(shapes[number % 4], LINE_COLOURS[number] if number < 4 else "#ffffff", LINE_COLOURS[number], 0.7)


def _figures(canvas: Canvas, block: Chart, lines: list[list[_Point | None]], corner: _Point) -> None:
    """Figures at the points, over or else under them, where they meet neither another nor a marker.

    A chart of many points has none: they would hide the lines.
    """
    if len(block.series) * len(block.categories) > _MOST_FIGURES:
        return
    size = canvas.frame.size - 1.5
    dots: list[_Box] = [(p[0] - 2.5, p[1] - 2.5, p[0] + 2.5, p[1] + 2.5) for points in lines for p in points if p]
    taken: list[_Box] = []
    for row, points in zip(block.series, lines, strict=True):
        for value, point in zip(row.values, points, strict=True):
            if point is None or value is None:
                continue
            half = width_of(figure(value), size) / 2
            for base in (point[1] - 4, point[1] + 4 + 0.72 * size):
                box = (point[0] - half, base - 0.75 * size, point[0] + half, base)
                if box[0] > corner[0] and not any(_meet(box, other) for other in [*taken, *dots]):
                    canvas.text(point[0], base, figure(value), "middle", LINE_COLOURS[block.series.index(row)], size)
                    taken.append(box)
                    break


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _names(
    canvas: Canvas, ends: list[list[str]], lines: list[list[_Point | None]], right: float, top: float, bottom: float
) -> None:
    """Each line's name beside its end, moved up or down until none covers another."""
    leading = canvas.frame.leading
    last = [next((p for p in reversed(points) if p), (right, bottom)) for points in lines]
    order = sorted(range(len(ends)), key=lambda i: (last[i][1], i))
    floor, places = top - leading, dict[int, float]()
    for i in order:
        half = len(ends[i]) * leading / 2
        places[i] = max(last[i][1], floor + half)
        floor = places[i] + half
    ceiling = bottom + leading
    for i in reversed(order):
        half = len(ends[i]) * leading / 2
        places[i] = min(places[i], ceiling - half)
        ceiling = places[i] - half
    for i, y in places.items():
        canvas.line(last[i][0] + 3, last[i][1], right + 3, y, LINE_COLOURS[i], 0.4, "1 1.5")
        _marker(canvas, (right + 7, y), i, 2.2)
        canvas.lines(right + 13, y, ends[i])


def _categories(canvas: Canvas, block: Chart, left: float, slot: float, bottom: float) -> float:
    """Names under the axis, every one or every n-th, so that none touches the next. The height under them."""
    frame = canvas.frame
    every = next(
        n for n in range(1, len(block.categories) + 1) if n == len(block.categories) or _fit(block, frame, slot, n)
    )
    room = slot * every - 4
    deepest = 1
    for index in range(0, len(block.categories), every):
        lines = wrap(block.categories[index], room, frame.size)
        deepest = max(deepest, len(lines))
        x = left + slot * (index + 0.5)
        canvas.line(x, bottom, x, bottom + 2.5)
        for n, line in enumerate(lines):
            canvas.text(x, bottom + 2 + frame.leading * (n + 1), line, "middle")
    return bottom + frame.leading * deepest + 6


def _fit(block: Chart, frame: Frame, slot: float, every: int) -> bool:
    room = slot * every - 4
    if every > 1 and room < 4 * frame.size:
        return False
    shown = [wrap(name, room, frame.size) for name in block.categories[::every]]
    return all(len(lines) <= _NAME_LINES and width_of(line, frame.size) <= room for lines in shown for line in lines)
