"""What holds a step: a challenge or a complaint forbids the act for a while, and its limits stand still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.calendar import DAY, Calendar, Unit


@dataclass(frozen=True)
class Hold:
    """A child case that holds a step (质疑、投诉): while open, the step may not be done."""

    basis: str
    reason: str
    released_on: date | None = None
    """None while the hold stands."""
    since: date | None = None
    """From this day on the limits of the step stand still; None if they run on."""
    only: tuple[str, ...] = ()
    """The lots that are held; empty: all."""


def binding(holds: Iterable[Hold], about: str, done_on: date | None) -> tuple[Hold, ...]:
    """Those of a step's holds that bind a row: they are about its lot, and what was done by the day on which a hold
    began is not touched by it."""
    return tuple(
        hold
        for hold in holds
        if (not hold.only or about in hold.only) and not (done_on and hold.since and done_on <= hold.since)
    )


def covering(holds: Iterable[Hold], on: date) -> list[Hold]:
    """The holds that forbid the act on a day; one that still stands covers every day since its first."""
    return [
        hold
        for hold in holds
        if hold.since and hold.since <= on and (hold.released_on is None or on < hold.released_on)
    ]


def paused_end(
    start: date, counted: date, unit: Unit, holds: Iterable[Hold], calendar: Calendar
) -> tuple[date | None, date | None, int]:
    """Where a maximum ends that stood still while a hold forbade the act: the safe date, the law's last day, and by how
    many days of its unit it was put off; None and None while a hold stands.

    A day counts as held from the first day of the hold to the day before it is released, once where holds overlap;
    the start itself is never counted. (暂停期间不计入期限，待核实)
    """
    end, free, paused = counted, start + DAY, 0
    for hold in sorted((h for h in holds if h.since), key=lambda h: h.since or date.min):
        assert hold.since
        if hold.since > end:
            break
        if hold.released_on is None:
            return None, None, 0
        first = max(hold.since, free)
        if hold.released_on > first:
            held = (
                (hold.released_on - first).days
                if unit is Unit.DAYS
                else calendar.working_days(first - DAY, hold.released_on - DAY)
            )
            end, free, paused = calendar.shift(end, held, unit), hold.released_on, paused + held
    return calendar.on_or_before(end), calendar.on_or_after(end), paused
