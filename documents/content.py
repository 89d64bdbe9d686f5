"""The content model: a document is a frozen list of typed blocks that any renderer can set.

A block says what a piece of the document *is* (a heading, a clause, the 版记), never how it looks: the PDF
and the editable file are two renderings of the same blocks. All text is plain; a renderer escapes it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Layout = Literal[
    "gongwen", "letter", "minutes", "notice", "tender", "contract", "report", "form", "certificate", "wallchart"
]
"""公文 (通知, 通报 …), 函, 会议纪要, procurement notice, 招标文件, 合同, report with charts, form or record to
fill, 证书 (A4 landscape), wall chart (A3 landscape)."""
Align = Literal["left", "center", "right"]


class Block(BaseModel):
    """Base of all blocks."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cover(Block):
    """封面 of a tender document or contract: title lines, labelled lines, and a foot line or two."""

    type: Literal["cover"] = "cover"
    mark: str = ""
    lines: tuple[str, ...]
    labels: tuple[tuple[str, str], ...] = ()
    foot: tuple[str, ...] = ()


class Contents(Block):
    """目录 with page numbers of every chapter and every clause heading marked `listed`."""

    type: Literal["contents"] = "contents"
    title: str = "目　录"


class Title(Block):
    """标题, its lines given one by one (nobody but the author knows where a title may break)."""

    type: Literal["title"] = "title"
    lines: tuple[str, ...] = Field(min_length=1)
    subtitle: str = ""


class Recipients(Block):
    """主送机关, set flush left before the body."""

    type: Literal["recipients"] = "recipients"
    names: tuple[str, ...]


class Chapter(Block):
    """A part of a long document: begins a page where `new_page`, stands in contents and running head."""

    type: Literal["chapter"] = "chapter"
    text: str
    new_page: bool = True
    listed: bool = True


class Heading(Block):
    """Heading with its number in the text: level 1 一、, level 2 （一）, level 3 1., level 4 （1）."""

    type: Literal["heading"] = "heading"
    level: Annotated[int, Field(ge=1, le=4)]
    text: str
    listed: bool = False


class Paragraph(Block):
    """正文. `lead` is set in the heading type before the text; `indent` the usual two characters."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    lead: str = ""
    indent: bool = True
    align: Literal["justify", "left", "center", "right"] = "justify"


class Column(Block):
    """A table column of fixed width (share of the table's width, in percent)."""

    type: Literal["column"] = "column"
    title: str
    width: Annotated[float, Field(gt=0, le=100)]
    align: Align = "center"


LIGHTS = {"●": "green", "◆": "green", "▲": "amber", "■": "red", "○": "grey"}
"""The colour of a sign of progress; a print in black and white is read by the sign."""


def light_of(cell: str) -> str:
    """The colour of a cell that begins with a sign of progress; empty if it does not."""
    return LIGHTS.get(cell[:1], "")


class Table(Block):
    """表格. Numbers stand in right-aligned columns; `total` is a closing row; `empty` says why none."""

    type: Literal["table"] = "table"
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    caption: str = ""
    empty: str = "（无）"
    lights: bool = False
    """Whether a cell that begins with a sign of progress (●◆▲■○) is shown in its colour as well."""


class ListBlock(Block):
    """列表: items with their numbers already in the text."""

    type: Literal["list"] = "list"
    items: tuple[str, ...]


class Fields(Block):
    """要素: label and value, one line each, as procurement notices have them."""

    type: Literal["fields"] = "fields"
    rows: tuple[tuple[str, str], ...] = Field(min_length=1)


class Clause(Block):
    """条款: numbered; `starred` marks a substantive requirement with ★ (87号 20)."""

    type: Literal["clause"] = "clause"
    number: str
    text: str
    starred: bool = False
    level: Annotated[int, Field(ge=1, le=3)] = 1


class AnnexNote(Block):
    """附件说明 after the body: the names of the annexes."""

    type: Literal["annex_note"] = "annex_note"
    names: tuple[str, ...] = Field(min_length=1)


class Signature(Block):
    """署名 and 成文日期."""

    type: Literal["signature"] = "signature"
    orgs: tuple[str, ...] = Field(min_length=1)
    day: str


class SigningParty(Block):
    """One party on the signing page."""

    type: Literal["signing_party"] = "signing_party"
    title: str
    lines: tuple[tuple[str, str], ...]


class SigningPage(Block):
    """签署页: the parties side by side with places for seal, signature and date."""

    type: Literal["signing_page"] = "signing_page"
    parties: tuple[SigningParty, ...] = Field(min_length=2, max_length=2)


class Imprint(Block):
    """版记 at the foot of the last, even page: 抄送, 印发机关, 印发日期.

    `placement` is chosen by the renderer, which alone knows the pages: under the text, on the next page, or
    after an empty page; in the last case neither page is numbered (GB/T 9704-2012, 7.5).
    """

    type: Literal["imprint"] = "imprint"
    copies_to: tuple[str, ...] = ()
    issuer: str
    issued_on: str
    placement: Literal["under_text", "next_page", "after_blank"] = "under_text"


class FormLine(Block):
    """A line of a form: label, value or empty place, and its least height in millimetres."""

    type: Literal["form_line"] = "form_line"
    cells: tuple[tuple[str, str], ...] = Field(min_length=1, max_length=3)
    height: Annotated[float, Field(ge=6, le=180)] = 10


class FormBlock(Block):
    """A form to fill, ruled: each line has one to three pairs of label and value."""

    type: Literal["form"] = "form"
    lines: tuple[FormLine, ...] = Field(min_length=1)
    title: str = ""


class Annex(Block):
    """附件: its mark (附件1) flush left on a new page, and its title lines. Stands after the 署名, before the 版记."""

    type: Literal["annex"] = "annex"
    mark: str
    lines: tuple[str, ...] = Field(min_length=1)


class Note(Block):
    """填表说明、备注 in smaller type: one item a line."""

    type: Literal["note"] = "note"
    items: tuple[str, ...] = Field(min_length=1)


class Series(Block):
    """One row of figures of a chart; None if there is no figure."""

    type: Literal["series"] = "series"
    name: str
    values: tuple[Decimal | None, ...]


class Chart(Block):
    """图: figures by category, drawn as vector graphics.

    `bars` beside one another, `stacked` on one another, `lines` over time, `shares` of a whole (one series).
    `unit` stands at the axis. A chart repeats what a table beside it says: it never is the only place of a figure.
    """

    type: Literal["chart"] = "chart"
    kind: Literal["bars", "stacked", "lines", "shares"]
    title: str
    categories: tuple[str, ...] = Field(min_length=1, max_length=60)
    series: tuple[Series, ...] = Field(min_length=1, max_length=8)
    unit: str = ""

    @model_validator(mode="after")
    def _a_figure_for_each_category(self) -> Self:
        if any(len(row.values) != len(self.categories) for row in self.series):
            raise ValueError("each series needs a value for each category")
        return self


Tone = Literal["done", "running", "planned", "late"]


class Bar(Block):
    """A span of days on a timeline, both ends included; one day is drawn as a diamond."""

    type: Literal["bar"] = "bar"
    first: date
    last: date
    tone: Tone
    label: str = ""


class TimelineRow(Block):
    """A line of a timeline: what it is about, and its spans."""

    type: Literal["timeline_row"] = "timeline_row"
    label: str
    bars: tuple[Bar, ...] = ()
    group: int = 0
    """A number that lines share which belong together, 0 for none: they stay on one page, where a page can hold them."""


class Mark(Block):
    """A day that a timeline points out: today, a duty of the plan."""

    type: Literal["mark"] = "mark"
    on: date
    label: str


class Timeline(Block):
    """横道图 over the days `first` to `last`."""

    type: Literal["timeline"] = "timeline"
    title: str
    first: date
    last: date
    rows: tuple[TimelineRow, ...] = Field(min_length=1, max_length=120)
    marks: tuple[Mark, ...] = ()


class PageBreak(Block):
    """What follows begins on a new page."""

    type: Literal["page_break"] = "page_break"


AnyBlock = Annotated[
    Cover
    | Contents
    | Title
    | Recipients
    | Chapter
    | Heading
    | Paragraph
    | Table
    | ListBlock
    | Fields
    | Clause
    | AnnexNote
    | Signature
    | SigningPage
    | Imprint
    | FormBlock
    | Annex
    | Note
    | Chart
    | Timeline
    | PageBreak,
    Field(discriminator="type"),
]


class Document(BaseModel):
    """A whole document: layout, metadata and blocks. Equal documents render to equal bytes.

    `masthead` is the 发文机关标志 (red head) of layouts gongwen, letter and minutes, empty elsewhere. `number`
    is printed under it, or at the top right of a form. `urgency` is 特急 or 加急 (紧急程度). `rehearsal` prints
    演练数据 in the head of every page, `draft` the word that it is no issued paper (送审稿).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    layout: Layout
    title: str = Field(min_length=1, max_length=200, title="标题")
    org: str
    doc_date: date
    number: str = ""
    masthead: str = ""
    signer: str = ""
    urgency: Literal["", "特急", "加急"] = ""
    running_head: str = ""
    language: Literal["zh-CN"] = "zh-CN"
    rehearsal: bool = False
    draft: str = ""
    blocks: tuple[AnyBlock, ...] = Field(min_length=1)

    def canonical(self) -> bytes:
        """The document as canonical JSON: the same content gives the same bytes on any machine."""
        return self.model_dump_json().encode()

    def digest(self) -> str:
        """SHA-256 of the canonical content, in hexadecimal."""
        return hashlib.sha256(self.canonical()).hexdigest()

    def text(self) -> str:
        """All strings of the blocks, one a line: what the fonts must be able to draw."""
        found: list[str] = [
            self.title,
            self.org,
            self.number,
            self.masthead,
            self.signer,
            self.running_head,
            self.draft,
        ]
        _strings([block.model_dump(exclude={"type"}) for block in self.blocks], found)
        return "\n".join(found)


def _strings(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        _strings(list(value.values()), found)
    elif isinstance(value, list | tuple):
        for part in value:
            _strings(part, found)


class PdfRenderer(Protocol):
    """Anything that makes a PDF of a document: the process's own renderer, or a pool of worker processes."""

    def render(self, document: Document, overrides: Path | None = None) -> bytes: ...
