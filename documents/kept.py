"""What stays together on a page: a line with the list that it announces, a short table or form, the 署名 with the
last two lines of the text. Both renderers ask here, so that the editable file breaks where the PDF does."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from documents.content import (
    AnnexNote,
    AnyBlock,
    Clause,
    Fields,
    FormBlock,
    ListBlock,
    Paragraph,
    Signature,
    SigningPage,
    Table,
)

LINE = 25
"""Chinese characters that stand on one line with the indent; with more a text has two lines."""

_SHORT_TABLE = 14
_SHORT_FORM = 110
"""Lines of a table, and millimetres of a form, up to which it is not torn."""
_TABLE_LINE = 37
"""Characters of a table's type in its whole width."""
_CLAUSE_LINE = 34
"""Characters of the smaller type of a contract that stand on one line behind a clause's number."""
_LAST_LINES = 2


@dataclass(frozen=True)
class Kept:
    """`next`: no page ends between the block and the following one. `whole`: none ends inside it.

    `closing`: how many of the last lines (fields, items) of the block stay with what follows, up to the 署名 or 签署页.
    """

    next: bool = False
    whole: bool = False
    closing: int = 0


def kept(blocks: Sequence[AnyBlock]) -> list[Kept]:
    """How each block is kept, in order."""
    followers: list[AnyBlock | None] = [*blocks[1:], None]
    found = [
        Kept(next=_announces(block, following), whole=_is_short(block))
        for block, following in zip(blocks, followers, strict=True)
    ]
    for at, block in enumerate(blocks):
        if isinstance(block, Signature | SigningPage):
            _close(blocks, found, at)
    return found


def _announces(block: AnyBlock, following: AnyBlock | None) -> bool:
    """Whether a paragraph leads to what stands under it: 1．采购人信息, 更正前后内容如下：; or a signing page to 签订地点."""
    if isinstance(block, SigningPage):
        return isinstance(following, Paragraph)
    if not isinstance(block, Paragraph) or block.align != "justify" or following is None:
        return False
    if isinstance(following, Fields | Table | FormBlock):
        return width_in_characters(block.text) <= LINE or block.text.endswith("：")
    return block.text.endswith("：") and isinstance(following, Paragraph | ListBlock)


def _is_short(block: AnyBlock) -> bool:
    if isinstance(block, Table):
        return table_lines(block) <= _SHORT_TABLE
    return isinstance(block, FormBlock) and form_height(block) <= _SHORT_FORM


def table_lines(block: Table) -> int:
    """About how many lines of type a table has, without its head."""
    total = sum(column.width for column in block.columns)
    widths = [max(1.0, column.width / total * _TABLE_LINE - 1) for column in block.columns]
    return bool(block.total) + sum(
        max(_lines_of(cell, width) for cell, width in zip(row, widths, strict=False)) for row in block.rows
    )


def _lines_of(cell: str, width: float) -> int:
    return sum(max(1, ceil(width_in_characters(line) / width)) for line in cell.split("\n"))


def width_in_characters(text: str) -> float:
    """Width of a text in Chinese characters: letters and figures count half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def form_height(block: FormBlock) -> float:
    """The least height of a form, in millimetres."""
    return sum(line.height for line in block.lines)


def _close(blocks: Sequence[AnyBlock], found: list[Kept], signature: int) -> None:
    """Two lines of the text, and the names of the annexes under it, stand on the page of the 署名."""
    wanted = _LAST_LINES
    for at in range(signature - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, AnnexNote):
            found[at] = replace(found[at], next=True)
            continue
        lines = _lines_of_text(block)
        if not lines or wanted <= 0:
            return
        found[at] = replace(found[at], next=True, closing=min(wanted, lines))
        wanted -= lines


def _lines_of_text(block: AnyBlock) -> int:
    """Lines that a piece of running text has at the least; 0 for anything else."""
    if isinstance(block, Paragraph) and block.align == "justify":
        return sum(1 + (width_in_characters(line) > LINE + 1) for line in f"{block.lead}{block.text}".split("\n"))
    if isinstance(block, Clause):
        return sum(1 + (width_in_characters(line) > _CLAUSE_LINE) for line in block.text.split("\n"))
    if isinstance(block, Fields):
        return len(block.rows)
    return len(block.items) if isinstance(block, ListBlock) else 0
