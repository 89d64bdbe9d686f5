"""One row of the table: a rule, an act that breaks it on a real record, and the same act made lawful beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine

from models.database import writing
from models.person import Person
from rules.rule import Rule
from tests.actions.builders import STARTED, act, restore, snapshot
from tests.actions.tender_case import CASE, EXAMPLE, begin, ready


@dataclass(frozen=True)
class Deed:
    """Something done to the record, or asked of the rules where there is no act; raises a refusal."""

    run: Callable[[Engine], object]
    step: str = ""
    """The step that is recorded, the last of several."""

    def __call__(self, engine: Engine) -> None:
        self.run(engine)


@dataclass(frozen=True)
class Breach:
    """How a rule is broken. On a record prepared by `before`, `broken` is refused and `lawful` is not."""

    rule: str
    what: str
    before: Deed
    broken: Deed
    code: str
    lawful: Deed
    cites: str = ""
    """The articles that the refusal names, where the rule's others are about something else; '' for all of them."""
    law_on: date | None = None
    """By which version, where the rule has several; null for the newest."""
    shown: str = ""
    """The case as it was asked for, where it was."""

    def is_about(self, rule: Rule) -> bool:
        """Whether this breaks that version of the rule."""
        if rule.id != self.rule:
            return False
        return rule.held_on(self.law_on) if self.law_on else rule.until is None

    def articles(self, rule: Rule) -> tuple[str, ...]:
        """What the refusal must name."""
        return tuple((self.cites or rule.basis).split("；"))


def d(text: str) -> date:
    """11-06 is 2023-11-06; 2024-01-08 stands as it is."""
    return date.fromisoformat(text if len(text) > 5 else f"2023-{text}")


def deed(step: str, on: str, subject: str = "", *, by: str = "procurement", case: str = CASE, **details: Any) -> Deed:
    """An act of the case."""
    return Deed(lambda engine: act(engine, by, case, step, d(on), subject, **details), step)


def exemplary(step: str, subject: str = "", **changed: Any) -> Deed:
    """A step as the example does it, but for these details."""
    item = next(item for item in EXAMPLE if item.step == step and item.subject == subject)
    return Deed(
        lambda engine: act(engine, item.role, item.case, step, item.on, subject, **item.details | changed), step
    )


def all_of(*deeds: Deed) -> Deed:
    """One after the other."""

    def run(engine: Engine) -> None:
        for one in deeds:
            one(engine)

    return Deed(run, deeds[-1].step if deeds else "")


def reached(step: str, *deeds: Deed) -> Deed:
    """The example up to and including a step, and then these."""
    return all_of(Deed(lambda engine: ready(engine, step)), *deeds)


def up_to(step: str, *, without: tuple[str, ...] = (), **changed: dict[str, Any]) -> Deed:
    """The example up to a step, which is left to the test; some steps left out, some with other details."""
    steps = [item.step for item in EXAMPLE]
    last = steps.index(step)
    first = min([last, *(steps.index(name) for name in (*without, *changed))])

    def run(engine: Engine) -> None:
        ready(engine, steps[first - 1])
        for item in EXAMPLE[first:last]:
            if item.step not in without:
                act(
                    engine,
                    item.role,
                    item.case,
                    item.step,
                    item.on,
                    item.subject,
                    **item.details | changed.get(item.step, {}),
                )

    return Deed(run)


_BEGUN: dict[int, bytes] = {}
"""Records of other years before the first act."""


def moved(weeks: int, step: str, **changed: dict[str, Any]) -> Deed:
    """The example up to a step, so many weeks later, under the law of that time."""

    def run(engine: Engine) -> None:
        if weeks in _BEGUN:
            restore(engine, _BEGUN[weeks])
        else:
            begin(engine, started=STARTED + timedelta(weeks=weeks), today=date(2026, 12, 31))
            _BEGUN[weeks] = snapshot(engine)
        for item in EXAMPLE[: [item.step for item in EXAMPLE].index(step)]:
            act(
                engine,
                item.role,
                item.case,
                item.step,
                item.on + timedelta(weeks=weeks),
                item.subject,
                **later(weeks, item.details | changed.get(item.step, {})),
            )

    return Deed(run)


def later(weeks: int, said: Any) -> Any:
    """Details with every date in them moved."""
    if isinstance(said, dict):
        return {name: later(weeks, value) for name, value in said.items()}
    if isinstance(said, list):
        return [later(weeks, value) for value in said]
    found = re.fullmatch(r"(\d{4}-\d\d)(-\d\d)?", said) if isinstance(said, str) else None
    if not found:
        return said
    on = date.fromisoformat(f"{found[1]}{found[2] or '-01'}") + timedelta(weeks=weeks)
    return on.isoformat() if found[2] else f"{on:%Y-%m}"


def becomes(login: str, role: str) -> Deed:
    """Somebody changes posts, and carries on under the old login."""

    def run(engine: Engine) -> None:
        with writing(engine) as session:
            person = session.get_one(Person, login)
            person.role = role
            session.add(person)

    return Deed(run)
