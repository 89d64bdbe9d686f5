"""What a block must know of its document to be set: the look, the headings' levels, the contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from documents.content import Chapter, Contents, Cover, Document, Heading
from documents.docx.laid_out import LaidOut
from documents.docx.looks import CLOSER, Look, look_of


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: the outline level of its heading (1 to 5), text, bookmark there, page number."""

    level: int
    text: str
    bookmark: str
    page: int | None


@dataclass(frozen=True)
class Setting:
    """A document on its way into the editable file.

    `add_picture` stores a PNG and gives the id by which the text refers to it.
    """

    document: Document
    laid_out: LaidOut
    add_picture: Callable[[bytes], str] = field(repr=False)

    @cached_property
    def look(self) -> Look:
        """The measures of the layout."""
        if self.laid_out.closer:
            return CLOSER[self.document.layout]
        return look_of(self.document.layout, self.laid_out.part, self.laid_out.size)

    @cached_property
    def has_chapters(self) -> bool:
        """Whether chapters are the first level of the outline."""
        return any(isinstance(block, Chapter) for block in self.document.blocks)

    @cached_property
    def front_blocks(self) -> int:
        """How many blocks stand before the text: cover and contents, which have no chapter in their head."""
        kinds = [isinstance(block, Cover | Contents) for block in self.document.blocks]
        return kinds.index(False) if False in kinds else len(kinds)

    def outline_level(self, block: Chapter | Heading) -> int:
        """The level of the block in the outline, from 1."""
        if isinstance(block, Chapter):
            return 1
        return block.level + self.has_chapters

    @cached_property
    def entries(self) -> dict[int, ContentsLine]:
        """The lines of the contents by the index of the block that each names; none without contents."""
        blocks = self.document.blocks
        if not any(isinstance(block, Contents) for block in blocks):
            return {}
        return {
            index: ContentsLine(
                self.outline_level(block), block.text, f"_Toc{index:08d}", self.laid_out.pages.get(index)
            )
            for index, block in enumerate(blocks)
            if isinstance(block, Chapter | Heading) and block.listed
        }

    @cached_property
    def listed_levels(self) -> int:
        """The deepest level that the contents list."""
        return max((entry.level for entry in self.entries.values()), default=1)

    def heading_style(self, block: Chapter | Heading) -> str:
        """The heading style; one that contents made anew pass over, where the block is not listed."""
        level = self.outline_level(block)
        passed_over = self.entries and not block.listed and level <= self.listed_levels
        return f"{'Unlisted' if passed_over else ''}Heading{level}"
