"""One row of the pairs: an article, an act that it lets pass and one that it forbids, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from models.refusal import Refusal
from rules.calendar import official_calendar
from rules.dates.schedule import Key, Situation, schedule
from rules.dates.timetable import ONE_EACH
from rules.holds import Hold
from rules.law import statute
from rules.procedure import Chain
from rules.procedures import PROCEDURES

LAW = statute()
CALENDAR = official_calendar()
ON = date(2023, 10, 30)
"""A day on which the law of the pilot holds."""

Ask = Callable[[], object]
"""Asks the rule that the acts ask; raises its refusal."""


@dataclass(frozen=True)
class Pair:
    """What an article lets pass (`allowed`) and what it forbids (`refused`), as near to each other as it draws them.

    `article` as the refusal must name it, several with “；”; `code` of the refusal. Both ask the same rule.
    """

    article: str
    what: str
    allowed: Ask
    refused: Ask
    code: str


class Untimely(Refusal):
    """Raised here where the schedule gives a step a first or a last day, and the act lies outside."""

    code = "untimely"


class Flagged(Refusal):
    """Raised here where the rule answers with a warning instead of a refusal."""

    code = "flagged"


class Hidden(Refusal):
    """Raised here where a reader does not see a field."""

    code = "hidden"


def ask(check: Callable[..., object], *args: Any, **more: Any) -> Ask:
    """The check with these arguments, when the pair is run."""
    return partial(check, *args, **more)


def d(text: str) -> date:
    """11-06 is 2023-11-06; 2024-01-08 stands as it is."""
    return date.fromisoformat(text if len(text) > 5 else f"2023-{text}")


def timely(
    procedure: str, step: str, on: str, holds: Mapping[str, tuple[Hold, ...]] | None = None, **facts: str
) -> None:
    """The act lies within the lawful days that the schedule of these facts gives; the statutory limits alone count.

    Raises:
        Untimely: with every article from which the row's days come.
    """
    told = PROCEDURES[procedure]
    done: dict[Key, date] = {(name, "1" if told.step(name).each else ""): d(day) for name, day in facts.items()}
    rows = schedule(
        told,
        Situation(
            facts=done, subjects=ONE_EACH, holds=holds or {}, law_on=min(done.values()), appointed=_appointed(done)
        ),
        CALENDAR,
        LAW,
        Chain.LIMIT,
    )
    row = rows[step, "1" if told.step(step).each else ""]
    day = d(on)
    too_early, too_late = row.earliest is not None and day < row.earliest, row.latest is not None and day > row.latest
    assert row.earliest or row.latest, f"{procedure} {step}: nothing bounds it"
    if too_early or too_late:
        basis = "；".join(dict.fromkeys(reason.basis for reason in row.reasons))
        raise Untimely(f"{step} {row.earliest}至{row.latest}，{day}", basis=basis)


def _appointed(done: Mapping[Key, date]) -> dict[str, date]:
    """The opening, where a fact sets it, is announced as well."""
    return {"bid_opening": done["bid_opening", ""]} if ("bid_opening", "") in done else {}


def over(procedure: str, step: str, on: str, **facts: str) -> None:
    """A term that lapses by itself (公告期、质疑期 …) has ended by that day.

    Raises:
        Untimely: where it still runs, with the articles by which it is counted.
    """
    told = PROCEDURES[procedure]
    done: dict[Key, date] = {(name, "1" if told.step(name).each else ""): d(day) for name, day in facts.items()}
    rows = schedule(
        told, Situation(facts=done, subjects=ONE_EACH, law_on=min(done.values())), CALENDAR, LAW, Chain.PRUDENT
    )
    row = rows[step, "1" if told.step(step).each else ""]
    assert row.lapse
    assert row.earliest
    if d(on) < row.earliest:
        basis = "；".join(dict.fromkeys(reason.basis for reason in row.reasons))
        raise Untimely(f"{step}至{row.earliest}届满，{on}", basis=basis)
