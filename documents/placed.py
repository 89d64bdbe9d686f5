"""What a renderer adds to the blocks before it sets them: anchors, numbered captions, drawings, the contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from documents.charts import Frame, drawings
from documents.content import AnyBlock, Chapter, Chart, Contents, Document, Heading, Layout, Table, Timeline
from documents.kept import Kept, kept

_POINTS = 72 / 25.4
_FRAMES: dict[Layout, Frame] = {
    "contract": Frame(156 * _POINTS, 205 * _POINTS),
    "tender": Frame(156 * _POINTS, 205 * _POINTS),
    "form": Frame(170 * _POINTS, 220 * _POINTS),
    "certificate": Frame(217 * _POINTS, 100 * _POINTS, 10),
    "wallchart": Frame(384 * _POINTS, 222 * _POINTS, 12),
}
"""Room for a drawing where it is not that of a 公文: the type area, less a caption."""
_USUAL_FRAME = Frame(156 * _POINTS, 205 * _POINTS)
_WALL_SIZES = (17.0, 15.0, 13.5, 12.0, 11.0, 10.0)
"""Sizes of type on a wall chart, of which a timeline has the largest that keeps it on one sheet."""


@dataclass(frozen=True)
class Placed:
    """A block with the anchor that contents and cross-references point at, its caption, its drawings (SVG), and how
    it is kept together."""

    block: AnyBlock
    anchor: str
    caption: str = ""
    drawings: tuple[str, ...] = field(default=(), repr=False)
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class PlacedHeading:
    """A line of the contents."""

    level: int
    text: str
    anchor: str


def place(document: Document) -> list[Placed]:
    """The blocks as they are to be set. Raises DocumentRefused for a chart that cannot be drawn."""
    said, frame = captions(document), _FRAMES.get(document.layout, _USUAL_FRAME)
    together = kept(document.blocks)
    return [
        Placed(
            block,
            f"b{index}",
            said.get(index, ""),
            _drawn(block, frame, document.layout) if isinstance(block, Chart | Timeline) else (),
            together[index],
        )
        for index, block in enumerate(document.blocks)
    ]


def _drawn(block: Chart | Timeline, frame: Frame, layout: Layout) -> tuple[str, ...]:
    if layout == "wallchart" and isinstance(block, Timeline):
        for size in _WALL_SIZES:
            found = drawings(block, replace(frame, size=size))
            if len(found) == 1:
                return found
    return drawings(block, frame)


def captions(document: Document) -> dict[int, str]:
    """Captions of tables and figures by the index of their block; in a report each kind is numbered."""
    found: dict[int, str] = {}
    counts = {"表": 0, "图": 0}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            word, title = "表", block.caption
        elif isinstance(block, Chart | Timeline):
            word, title = "图", block.title
        else:
            continue
        if title:
            counts[word] += 1
            found[index] = f"{word}{counts[word]}　{title}" if document.layout == "report" else title
    return found


def entries(placed: list[Placed]) -> list[PlacedHeading]:
    """The lines of the contents; none where the document has no contents."""
    if not any(isinstance(item.block, Contents) for item in placed):
        return []
    found = []
    for item in placed:
        if isinstance(item.block, Chapter) and item.block.listed:
            found.append(PlacedHeading(1, item.block.text, item.anchor))
        elif isinstance(item.block, Heading) and item.block.listed:
            found.append(PlacedHeading(2, item.block.text, item.anchor))
    return found
