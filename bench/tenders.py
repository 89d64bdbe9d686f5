"""Tender cases as they lie about in a city: begun on any day of seven years, in every stage, some held, some unlucky.

The procedure is 公开招标 as the product runs it, with its preparation, its incidents and its performance.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from rules.calendar import official_calendar
from rules.dates.schedule import Hold, Key, Situation
from rules.procedure import Each, Step, nth
from rules.procedures.open_tender import OPEN_TENDER

FIRST_DAY, DAYS = date(2019, 1, 1), 7 * 365
LOTS = {Each.LOT: ("1",)}
HELD = "contract_signature"
INCIDENT, AGAIN = 0.15, 0.3
"""How often what may happen happens, and how often once more."""


def tenders(number: int, seed: int) -> list[Situation]:
    """`number` cases, the same for the same seed."""
    random = Random(seed)
    return [_tender(random) for _ in range(number)]


def _tender(random: Random) -> Situation:
    opened = _working(FIRST_DAY + timedelta(days=random.randrange(DAYS)))
    facts = _facts(random, opened)
    outside = {wait.name: {"": opened} for step in OPEN_TENDER.steps for wait in step.waits if random.random() < 0.9}
    notice = facts.get(("tender_notice", ""))
    month = opened.month + random.randrange(3, 12)
    return Situation(
        facts=facts,
        subjects=LOTS,
        outside=outside,
        appointed={"bid_opening": _working(notice + timedelta(days=25))} if notice else {},
        holds={HELD: (_hold(random, opened),)} if random.random() < 0.05 else {},
        due=date(opened.year + (month - 1) // 12, (month - 1) % 12 + 1, 28),
        opened_on=opened,
        law_on=opened,
    )


def _facts(random: Random, opened: date) -> dict[Key, date]:
    """What was done up to the stage that the case is in, in the procedure's order, or up to its failure."""
    acts = [step for step in OPEN_TENDER.steps if not step.lapse]
    facts: dict[Key, date] = {}
    on = opened
    for step in acts[: random.randrange(len(acts) + 1)]:
        for time in range(1, _times(random, step, facts) + 1):
            on = _working(on + timedelta(days=random.randrange(10)))
            facts[step.name, nth("1" if step.each else "", time)] = on
        if step.stops and (step.name, "") in facts:
            break
    return facts


def _times(random: Random, step: Step, facts: dict[Key, date]) -> int:
    """How often a step was done: what must be, once; an answer, as often as it was asked for."""
    if not step.optional:
        return 1
    asked = [OPEN_TENDER.step(term.start) for term in step.terms if OPEN_TENDER.step(term.start).optional]
    if asked:
        done = sum(name == asked[0].name for name, _subject in facts)
        return done if step.repeat else min(done, 1)
    return (1 + (step.repeat and random.random() < AGAIN)) if random.random() < INCIDENT else 0


def _hold(random: Random, opened: date) -> Hold:
    since = opened + timedelta(days=random.randrange(90, 150))
    return Hold("条例 54；94号 16", "质疑", since + timedelta(days=9) if random.random() < 0.5 else None, since)


def _working(day: date) -> date:
    return official_calendar().on_or_after(day)
