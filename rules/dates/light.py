"""红黄绿灯: how a row of the schedule looks on a day. Nothing is stored of it; the SQL twin must agree.

green   done, or a period that has run out
grey    not due yet, or nothing to answer for
yellow  due soon: from `warn_on` to the due day itself
red     overdue: the due day has passed
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from rules.calendar import Calendar, Unit

WARNING = 7
"""Working days before the due day on which a row turns yellow."""


class Colour(StrEnum):
    GREEN = "green"
    GREY = "grey"
    YELLOW = "yellow"
    RED = "red"


WORDS = {Colour.GREEN: "已办结", Colour.GREY: "未到期", Colour.YELLOW: "临期", Colour.RED: "逾期"}
SYMBOLS = {Colour.GREEN: "●", Colour.GREY: "○", Colour.YELLOW: "▲", Colour.RED: "■"}
"""One sign for each colour, so that a black-and-white print can be read."""


class Watched(Protocol):
    """What a light needs of a row: the stored row of the record has it."""

    @property
    def lapse(self) -> bool: ...
    @property
    def ready_on(self) -> date | None: ...
    @property
    def warn_on(self) -> date | None: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def done_on(self) -> date | None: ...


@dataclass(frozen=True)
class Light:
    """A colour, and whether a done row was done after its due day (逾期办结)."""

    colour: Colour
    late: bool = False

    @property
    def word(self) -> str:
        return "逾期办结" if self.late else WORDS[self.colour]

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.colour]


def warn_on(due_on: date, calendar: Calendar) -> date:
    """From what day on the row is yellow: 7 working days before its due day, which is not counted."""
    return calendar.shift(due_on, -WARNING, Unit.WORKING_DAYS)


def light(row: Watched, today: date) -> Light:
    """How the row looks on `today`, by what is recorded now."""
    if row.done_on is not None:
        return Light(Colour.GREEN, late=row.due_on is not None and row.done_on > row.due_on)
    if row.lapse and row.ready_on is not None and row.ready_on < today:
        return Light(Colour.GREEN)
    if row.due_on is None:
        return Light(Colour.GREY)
    if today > row.due_on:
        return Light(Colour.RED)
    if row.warn_on is not None and row.warn_on <= today:
        return Light(Colour.YELLOW)
    return Light(Colour.GREY)


def why_lit(row: Watched, today: date) -> str:
    """Why the light is what it is, in Chinese, in calendar days."""
    shown = light(row, today)
    if row.done_on is not None:
        late = f"，应于{row.due_on}前（含当日）办结" if shown.late else ""
        return f"{row.done_on}办结{late}"
    if row.due_on is None:
        return f"{row.ready_on}届满" if shown.colour is Colour.GREEN else "没有时限"
    if shown.colour is Colour.RED:
        return f"应于{row.due_on}前（含当日）办结，已逾期{(today - row.due_on).days}日"
    if shown.colour is Colour.YELLOW:
        return f"应于{row.due_on}前（含当日）办结，还有{(row.due_on - today).days}日"
    return f"应于{row.due_on}前（含当日）办结，尚未临期"
