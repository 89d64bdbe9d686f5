"""构成图: parts of a whole as a ring with its list beside it; many parts as lying bars with percentages."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from math import cos, pi, sin

from documents.charts.axis import figures_of
from documents.charts.canvas import COLOURS, RULE, Canvas, Frame, figure, on, width_of, wrap
from documents.content import Chart
from documents.errors import DocumentRefused

MOST_PARTS = 8
"""A ring of more parts cannot be read: they become bars."""


def whole_of(block: Chart) -> tuple[Decimal | None, ...]:
    """The parts of the whole. Raises DocumentRefused for a chart of several series, which is no whole."""
    if len(block.series) != 1:
        raise DocumentRefused(f"构成图“{block.title}”只能有一组数据，现有{len(block.series)}组。")
    figures_of(block)
    return block.series[0].values


def draw_shares(block: Chart, frame: Frame) -> str:
    """The ring of a chart of at most MOST_PARTS categories. Raises DocumentRefused as `whole_of` does."""
    values = [value or Decimal(0) for value in whole_of(block)]
    canvas = Canvas(frame)
    radius = min(frame.width * 0.17, 75.0)
    total, parts = sum(values, Decimal(0)), percentages(values)
    rows = [wrap(name, frame.width * 0.36, frame.size) for name in block.categories]
    list_height = sum(len(lines) for lines in rows) * frame.leading + len(rows) * 3
    height = max(2 * radius, list_height) + 4
    centre = (frame.width * 0.06 + radius, height / 2)
    _ring(canvas, [float(value / total) if total else 0.0 for value in values], centre, radius)
    canvas.lines(centre[0], centre[1], ["合计", f"{figure(total)}{block.unit}"], "middle")
    y = (height - list_height) / 2
    left = centre[0] + radius + frame.width * 0.06
    for index, lines in enumerate(rows):
        tall = len(lines) * frame.leading + 3
        canvas.rect(left, y + tall / 2 - frame.size / 2, frame.size, frame.size, COLOURS[index], RULE, 0.3)
        canvas.lines(left + frame.size + 4, y + tall / 2, lines)
        value = block.series[0].values[index]
        said = "—" if value is None else f"{figure(value)}{block.unit}　{parts[index]}%"
        canvas.lines(frame.width - 4, y + tall / 2, [said], "end")
        y += tall
    return canvas.svg(height)


def percentages(values: list[Decimal]) -> list[str]:
    """Shares in percent with one decimal that add up to 100.0 (largest remainders); all 0.0 of nothing."""
    total = sum(values, Decimal(0))
    if not total:
        return ["0.0"] * len(values)
    exact = [value * 1000 / total for value in values]
    floors = [value.to_integral_value(ROUND_FLOOR) for value in exact]
    order = sorted(range(len(values)), key=lambda i: (floors[i] - exact[i], i))
    for index in order[: int(1000 - sum(floors))]:
        floors[index] += 1
    return [f"{value / 10:.1f}" for value in floors]


def _ring(canvas: Canvas, shares: list[float], centre: tuple[float, float], radius: float) -> None:
    x, y = centre
    hole, at = radius * 0.55, 0.0
    if not any(shares):
        canvas.path(_sector(x, y, radius, hole, 0, 0.5) + _sector(x, y, radius, hole, 0.5, 1), "#dddddd")
    for index, share in enumerate(shares):
        if share > 0.999:
            both = _sector(x, y, radius, hole, 0, 0.5) + _sector(x, y, radius, hole, 0.5, 1)
            canvas.path(both, COLOURS[index])
        elif share:
            canvas.path(_sector(x, y, radius, hole, at, at + share), COLOURS[index], "#ffffff", 0.8)
        said, size = f"{share * 100:.0f}%", canvas.frame.size - 1
        if share >= 0.08:
            turn, middle = 2 * pi * (at + share / 2), (radius + hole) / 2
            place = (x + middle * sin(turn), y - middle * cos(turn) + 0.36 * size)
            if width_of(said, size) < radius - hole:
                canvas.text(*place, said, "middle", on(COLOURS[index]), size)
        at += share


def _sector(x: float, y: float, outer: float, inner: float, first: float, last: float) -> str:
    """Path of a piece of a ring, from `first` to `last` of a turn, clockwise from the top."""

    def point(radius: float, turn: float) -> str:
        return f"{x + radius * sin(2 * pi * turn):.2f} {y - radius * cos(2 * pi * turn):.2f}"

    large = int(last - first > 0.5)
    return (
        f"M{point(outer, first)}A{outer:.2f} {outer:.2f} 0 {large} 1 {point(outer, last)}"
        f"L{point(inner, last)}A{inner:.2f} {inner:.2f} 0 {large} 0 {point(inner, first)}Z"
    )
