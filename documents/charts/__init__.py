"""Charts and timelines of the content model as vector graphics, in type of the documents' own fonts.

Pure functions from a block to SVG: no clock, no file, and the same block gives the same text. `drawings` cuts
what is too long for a page; `chart_svg` and `timeline_svg` draw the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from documents.charts.axis import axis_of
from documents.charts.bars import draw_bars, lying_height, stands
from documents.charts.canvas import Canvas, Frame
from documents.charts.lines import draw_lines
from documents.charts.shares import MOST_PARTS, draw_shares, percentages, whole_of
from documents.charts.timeline import draw_timeline, head_height, row_heights
from documents.content import Chart, Timeline

__all__ = ["Frame", "chart_svg", "drawings", "timeline_svg"]

_EMPTY_HEIGHT = 40.0


def chart_svg(block: Chart, frame: Frame = Frame()) -> str:  # noqa: B008  frozen
    """A chart as one drawing, as high as it needs. Raises DocumentRefused for what cannot be drawn."""
    return _drawer(block)(block, frame)


def timeline_svg(block: Timeline, frame: Frame = Frame()) -> str:  # noqa: B008  frozen
    """A timeline as one drawing, as high as it needs."""
    return draw_timeline(block, frame)


def drawings(block: Chart | Timeline, frame: Frame) -> tuple[str, ...]:
    """A block as drawings of at most the frame's height each, their lines shared out evenly.

    Every part of a timeline has its own head; the parts of a chart have one scale. Raises DocumentRefused.
    """
    if isinstance(block, Timeline):
        groups = _groups(block)
        tall = row_heights(block, frame)
        room = frame.height - head_height(block, frame)
        heights = [sum(tall[a:b]) for a, b in groups]
        if max(heights) > room:  # a group that no page holds is torn like any other
            cuts = _cuts(tall, room)
        else:
            cuts = [(groups[a][0], groups[b - 1][1]) for a, b in _cuts(heights, room)]
        return tuple(timeline_svg(block.model_copy(update={"rows": block.rows[a:b]}), frame) for a, b in cuts)
    if block.kind == "lines" or (block.kind == "shares" and len(block.categories) <= MOST_PARTS):
        return (chart_svg(block, frame),)
    block = _as_bars(block)
    if stands(block, frame) or not _has_figures(block):
        return (chart_svg(block, frame),)
    heights = [lying_height(block, frame, n) for n in range(len(block.categories))]
    legend = frame.leading * (3 + len(block.series))
    draw = partial(draw_bars, axis=axis_of(block))
    return tuple(draw(_part(block, a, b), frame) for a, b in _cuts(heights, frame.height - legend))


def _groups(block: Timeline) -> list[tuple[int, int]]:
    """Index ranges of the lines that belong together; a line without a group stands for itself."""
    found: list[tuple[int, int]] = []
    for index, row in enumerate(block.rows):
        if index and row.group and row.group == block.rows[index - 1].group:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _drawer(block: Chart) -> Callable[[Chart, Frame], str]:
    if not _has_figures(block):
        return _draw_nothing
    if block.kind == "lines":
        return draw_lines
    if block.kind == "shares" and len(block.categories) <= MOST_PARTS:
        return draw_shares
    return lambda chart, frame: draw_bars(_as_bars(chart), frame)


def _as_bars(block: Chart) -> Chart:
    """Bars as they are; a whole of too many parts as bars that carry their share in the name."""
    if block.kind != "shares":
        return block
    shares = percentages([value or Decimal(0) for value in whole_of(block)])
    names = tuple(f"{name}（{share}%）" for name, share in zip(block.categories, shares, strict=True))
    return block.model_copy(update={"kind": "bars", "categories": names})


def _has_figures(block: Chart) -> bool:
    return any(value is not None for row in block.series for value in row.values)


def _draw_nothing(block: Chart, frame: Frame) -> str:
    canvas = Canvas(frame)
    canvas.rect(0.5, 0.5, frame.width - 1, _EMPTY_HEIGHT - 1, "#ffffff", "#808080", 0.5)
    canvas.lines(frame.width / 2, _EMPTY_HEIGHT / 2, ["（暂无数据）"], "middle")
    return canvas.svg(_EMPTY_HEIGHT)


def _part(block: Chart, first: int, last: int) -> Chart:
    return block.model_copy(
        update={
            "categories": block.categories[first:last],
            "series": tuple(row.model_copy(update={"values": row.values[first:last]}) for row in block.series),
        }
    )


def _cuts(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Index ranges of parts of about the same height, none higher than `room` (but never without a line)."""
    count = max(1, -(-int(sum(heights) * 1000) // max(1, int(room * 1000))))
    while True:
        share, cuts, start, height = sum(heights) / count, list[tuple[int, int]](), 0, 0.0
        for index, tall in enumerate(heights):
            over = height + tall > room or height + tall / 2 > share
            if over and index > start:
                cuts.append((start, index))
                start, height = index, 0.0
            height += tall
        cuts.append((start, len(heights)))
        if len(cuts) <= count or count >= len(heights):
            return cuts
        count += 1
