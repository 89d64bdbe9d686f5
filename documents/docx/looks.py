"""The measures of each layout, the same as the style sheets of the PDF: pages, type, distances.

Sizes are points, page measures millimetres. Font names are those of the staff's machines, where the prepared
set of the PDF stands for them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from documents.content import Layout

SONG, FANG, KAI, HEI, TITLE = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
LATIN = "Times New Roman"
MARKS = "Segoe UI Symbol"
"""For ☐ ☑ ☒, which no Chinese font of Windows has."""

RED, MARK_RED, DEEP_RED, GOLD = "E60000", "A00000", "8C1D18", "9A7432"
Part = Literal["body", "table", "note"]
HEAD_GREY = "E9EEF4"
MM = 72 / 25.4
"""Points to the millimetre."""

GRID = 28.95
"""One of the 22 lines of GB/T 9704-2012, in points."""


@dataclass(frozen=True)
class PageSetup:
    """Paper and margins. `inner` is the 订口, which changes sides with `outer` on even pages."""

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    inner: float = 28
    outer: float = 26


@dataclass(frozen=True)
class Face:
    """Size of type, height of its lines, and the space around a paragraph of it."""

    size: float
    line: float
    spacing: float = 0
    before: float = 0
    after: float = 0
    color: str = ""


@dataclass(frozen=True)
class Look:
    """What a layout's pages look like.

    `subtitle_pull` is how much nearer a subtitle stands to its title than a text does; `title_by_lines` whether
    a title's space depends on its lines, so that the text under it stands on the grid; `chapters_break` whether
    a chapter may begin a page, `chapters_in_middle` whether one of body type stands in the middle of its line;
    `widows` whether no page begins or ends with a single line of a paragraph (a page of 公文 is always full);
    `seal` the space above a 署名 and `edge` what is free right of its widest line, in characters; `numbers` how
    pages are numbered; `number_gap` the millimetres between type area and number.
    """

    sheet: PageSetup = PageSetup()
    body: Face = Face(16, GRID, -0.25)
    title: Face = Face(22, 36.1875, after=GRID)
    subtitle: Face = Face(16, GRID, -0.25, after=GRID / 2)
    chapter: Face = Face(16, GRID, -0.25)
    first_heading: Face = Face(16, GRID, -0.25)
    headings_indented: bool = True
    subtitle_pull: float = GRID / 2
    title_by_lines: bool = True
    chapters_centred: bool = False
    chapters_in_middle: bool = False
    widows: bool = False
    chapters_break: bool = False
    caption: Face = Face(14, GRID)
    figure: Face = Face(12, 18, before=3)
    table: Face = Face(12, 18)
    padding: tuple[float, float] = (2.5, 3.5)
    note: Face = Face(12, 18)
    recipients: Face | None = None
    seal: float = 2 * GRID
    edge: float = 4
    annex_gap: float = GRID
    signing_height: float = 50
    on_grid: bool = True
    red_head: Literal["", "gongwen", "letter", "minutes"] = ""
    own_number: str = ""
    own_number_face: Face = Face(16, GRID)
    running_head: bool = False
    numbers: Literal["outside", "centre", "right", "none"] = "outside"
    number_size: float = 14
    number_gap: float = 5

    @property
    def width(self) -> float:
        """Width of the type area in points."""
        return (self.sheet.width - self.sheet.inner - self.sheet.outer) * MM

    @property
    def height(self) -> float:
        """Height of the type area in points."""
        return (self.sheet.height - self.sheet.top - self.sheet.bottom) * MM

    @property
    def character(self) -> float:
        """Pitch of the body's characters in points."""
        return self.body.size + self.body.spacing


_USUAL = Look()
_LONG = Look(
    sheet=PageSetup(top=32, bottom=30),
    body=Face(12, 22),
    title=Face(20, 34, after=20),
    subtitle=Face(12, 22, after=GRID / 2),
    chapter=Face(20, 34, after=16),
    first_heading=Face(12, 22),
    chapters_centred=True,
    chapters_break=True,
    caption=Face(12, 22),
    table=Face(10.5, 16),
    on_grid=False,
    widows=True,
    running_head=True,
)
_FORM = Look(
    sheet=PageSetup(top=26, bottom=22, inner=22, outer=18),
    body=Face(12, 22),
    title=Face(20, 30, after=10),
    subtitle=Face(12, 22, after=8),
    subtitle_pull=4,
    title_by_lines=False,
    chapter=Face(12, 22),
    first_heading=Face(12, 22),
    caption=Face(12, 20, before=4),
    table=Face(11, 16),
    note=Face(10.5, 16),
    seal=22,
    annex_gap=11,
    signing_height=42,
    on_grid=False,
    own_number="{number}",
    own_number_face=Face(12, 18),
    numbers="centre",
    number_size=10.5,
    number_gap=4,
)
_WALL = Look(
    sheet=PageSetup(420, 297, 16, 16, 18, 18),
    body=Face(14, 22),
    title=Face(36, 46, after=6, color=DEEP_RED),
    subtitle=Face(16, 24, after=6),
    subtitle_pull=0,
    title_by_lines=False,
    chapters_break=True,
    chapter=Face(20, 30),
    first_heading=Face(17, 28),
    headings_indented=False,
    caption=Face(15, 22),
    figure=Face(15, 22, before=3),
    table=Face(13, 18),
    seal=10,
    edge=0,
    on_grid=False,
    own_number="{number}",
    own_number_face=Face(14, 18),
    numbers="right",
    number_size=11,
    number_gap=3,
)
_WALL_LARGE = replace(_WALL, body=Face(16, 25), table=Face(17, 24), padding=(5, 4), note=Face(15, 23))
_WALL_HUGE = replace(_WALL, body=Face(19, 31), table=Face(21, 31), padding=(8, 5), note=Face(17, 26))
_CERTIFICATE = Look(
    sheet=PageSetup(297, 210, 32, 30, 40, 40),
    body=Face(20, 38),
    title=Face(44, 60, 11, before=5 * MM, after=11 * MM, color=DEEP_RED),
    subtitle=Face(16, 24, after=6 * MM),
    subtitle_pull=8 * MM,
    title_by_lines=False,
    table=Face(13, 20),
    recipients=Face(22, 38),
    seal=14 * MM,
    edge=6 * MM / 20,
    on_grid=False,
    own_number="编号：{number}",
    own_number_face=Face(14, 20),
    numbers="none",
)
_DENSE = replace(
    _CERTIFICATE,
    body=Face(16, 29),
    title=Face(34, 46, 8.5, before=1 * MM, after=4 * MM, color=DEEP_RED),
    subtitle=Face(16, 24, after=3 * MM),
    subtitle_pull=2 * MM,
    recipients=Face(16, 29),
    seal=6 * MM,
    edge=6 * MM / 16,
)
_FINE = replace(_DENSE, body=Face(13, 22), recipients=Face(13, 22), edge=6 * MM / 13)

_LOOKS: dict[Layout, Look] = {
    "gongwen": replace(_USUAL, red_head="gongwen", chapters_in_middle=True),
    "letter": replace(_USUAL, red_head="letter", chapters_in_middle=True),
    "minutes": replace(_USUAL, red_head="minutes"),
    "notice": replace(_USUAL, own_number="{number}", chapters_in_middle=True, widows=True),
    "report": replace(_USUAL, chapters_break=True),
    "form": _FORM,
    "tender": _LONG,
    "contract": _LONG,
}


CLOSER_NOTICE = replace(
    _LOOKS["notice"],
    body=Face(16, 23.5, -0.25),
    title=Face(22, 32, after=20),
    first_heading=Face(16, 23.5, -0.25),
    title_by_lines=False,
    caption=Face(14, 22),
    table=Face(12, 16),
    seal=40,
    annex_gap=18,
    on_grid=False,
)
"""A notice that would else end on a page with little more than the 署名."""

CLOSER_GONGWEN, CLOSER_MINUTES = (
    replace(
        _LOOKS[layout],
        body=Face(16, 25.4, -0.25),
        title=Face(22, 32, after=22),
        first_heading=Face(16, 25.4, -0.25),
        title_by_lines=False,
        caption=Face(14, 22),
        table=Face(12, 15.5),
        seal=34,
        annex_gap=14,
        on_grid=False,
    )
    for layout in ("gongwen", "minutes")
)
"""A 公文 that would else end on a sheet with a few lines and the 版记."""
CLOSER = {"notice": CLOSER_NOTICE, "gongwen": CLOSER_GONGWEN, "minutes": CLOSER_MINUTES}

_FITTED: dict[Layout, tuple[Look, ...]] = {
    "certificate": (_CERTIFICATE, _DENSE, _FINE),
    "wallchart": (_WALL, _WALL_LARGE, _WALL_HUGE),
}
"""Layouts whose type is as large as the page allows."""


def is_fitted(layout: Layout) -> bool:
    """Whether only laying it out tells how large the type of a document is."""
    return layout in _FITTED


def look_of(layout: Layout, part: Part = "body", size: float = 0) -> Look:
    """The look of a layout. Where it is fitted to the page: that whose `part` has the given size of type."""
    if layout not in _FITTED:
        return _LOOKS[layout]

    def distance(look: Look) -> float:
        faces: dict[Part, Face] = {"body": look.body, "table": look.table, "note": look.note}
        return abs(faces[part].size - size)

    return min(_FITTED[layout], key=distance) if size else _FITTED[layout][0]
