"""A document as text, line by line, as an official reads it; and what differs between two such texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from documents.content import (
    AnyBlock,
    Chart,
    Clause,
    Cover,
    Document,
    FormBlock,
    Imprint,
    Paragraph,
    SigningPage,
    Table,
    Timeline,
)

CELL = " ｜ "
"""Between the cells of one row of a table."""
Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Line:
    """A line of a document; `heading` is what it stands under, empty before the first heading."""

    text: str
    heading: str = ""


@dataclass(frozen=True)
class Difference:
    """One place where two texts differ. `before` and `after` are its lines; one of them may be empty."""

    heading: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def change(self) -> Change:
        return "changed" if self.before and self.after else "removed" if self.before else "added"


def lines_of(document: Document) -> list[Line]:
    """All that is printed of a document, block by block, without page numbers and running heads."""
    head = [
        Line(f"{label}：{text}")
        for label, text in (
            ("紧急程度", document.urgency),
            ("发文机关标志", document.masthead),
            ("文号", document.number),
            ("签发人", document.signer),
        )
        if text
    ]
    heading, lines = "", head
    for block in document.blocks:
        if block.type in ("heading", "chapter", "annex"):
            heading = _first(_texts(block))
        lines += [Line(text, heading) for text in _texts(block) if text.strip()]
    return lines


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _texts(block: AnyBlock) -> Iterator[str]:
    found = _READERS.get(block.type)
    if found:
        yield from (part for text in found(block) for part in text.split("\n"))


def _cover(block: Cover) -> Iterator[str]:
    yield from filter(None, (block.mark, "".join(block.lines)))
    yield from _pairs(block.labels)
    yield from block.foot


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield block.lead + block.text


def _table(block: Table) -> Iterator[str]:
    yield from filter(None, (block.caption,))
    yield CELL.join(column.title for column in block.columns)
    rows = [*block.rows, *([block.total] if block.total else [])]
    yield from (CELL.join(cell.replace("\n", " ") for cell in row) for row in rows)
    if not block.rows:
        yield block.empty


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"{label}：{value}" for label, value in rows)


def _clause(block: Clause) -> Iterator[str]:
    yield f"{'★' if block.starred else ''}{block.number} {block.text}"


def _signing_page(block: SigningPage) -> Iterator[str]:
    for party in block.parties:
        yield party.title
        yield from _pairs(party.lines)


def _imprint(block: Imprint) -> Iterator[str]:
    if block.copies_to:
        yield f"抄送：{'、'.join(block.copies_to)}"
    yield f"{block.issuer} {block.issued_on}印发"


def _form(block: FormBlock) -> Iterator[str]:
    yield from filter(None, (block.title,))
    for line in block.lines:
        yield CELL.join(f"{label}：{value}" for label, value in line.cells)


def _chart(block: Chart) -> Iterator[str]:
    yield block.title
    for series in block.series:
        figures = (
            f"{name}{'—' if value is None else value}"
            for name, value in zip(block.categories, series.values, strict=True)
        )
        yield f"{series.name}：{'，'.join(figures)}{block.unit and f'（{block.unit}）'}"


def _timeline(block: Timeline) -> Iterator[str]:
    yield block.title
    for row in block.rows:
        bars = "，".join(f"{bar.first}至{bar.last}{bar.label}" for bar in row.bars)
        yield f"{row.label}：{bars or '—'}"
    yield from (f"{mark.on}：{mark.label}" for mark in block.marks)


_READERS: dict[str, Callable[[Any], Iterable[str]]] = {
    "cover": _cover,
    "title": lambda b: filter(None, ("".join(b.lines), b.subtitle)),
    "recipients": lambda b: ("、".join(b.names) + "：",),
    "chapter": lambda b: (b.text,),
    "heading": lambda b: (b.text,),
    "paragraph": _paragraph,
    "table": _table,
    "list": lambda b: b.items,
    "fields": lambda b: _pairs(b.rows),
    "clause": _clause,
    "annex_note": lambda b: (f"附件：{'；'.join(b.names)}",),
    "signature": lambda b: (*b.orgs, b.day),
    "signing_page": _signing_page,
    "imprint": _imprint,
    "form": _form,
    "annex": lambda b: (b.mark + " " + "".join(b.lines),),
    "note": lambda b: b.items,
    "chart": _chart,
    "timeline": _timeline,
}
"""How each block reads; contents and page breaks say nothing of their own."""


def differences(before: Sequence[Line], after: Sequence[Line]) -> list[Difference]:
    """Where two texts differ, in order; width of characters, and spaces, make no difference."""
    matcher = SequenceMatcher(
        None, [_same(line.text) for line in before], [_same(line.text) for line in after], autojunk=False
    )
    return [
        Difference(
            (after[j1:j2] or before[i1:i2])[0].heading,
            tuple(line.text for line in before[i1:i2]),
            tuple(line.text for line in after[j1:j2]),
        )
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _same(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def told(differences: Iterable[Difference]) -> list[str]:
    """Differences as people read them: the heading, then － what went and ＋ what came."""
    lines: list[str] = []
    for difference in differences:
        where = f"【{difference.heading}】" if difference.heading else "【题头】"
        lines += [
            f"{where}{_CHANGES[difference.change]}",
            *(f"  － {text}" for text in difference.before),
            *(f"  ＋ {text}" for text in difference.after),
        ]
    return lines


_CHANGES: dict[str, str] = {"added": "增加", "removed": "删去", "changed": "修改"}
