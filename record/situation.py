"""From the record to a case's dossier: its facts, its situation, its schedule."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import bindparam
from sqlalchemy import select as core
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session, col, select

from models.base import table_of
from models.canonical import canonical
from models.case import Case, Fact
from models.programme import District, Programme
from models.record import CalendarYear
from record.entry.details import Details, step_of
from record.errors import FactMissing
from record.ground import Ahead, Ground, announced, formal_change, read_ground, round_of, situation_of
from record.holds import HELD_STEP
from record.people import programme_date
from record.said import maybe_said, said
from rules.calendar import Calendar, build_calendar, official_calendar, official_notices
from rules.dates.schedule import Key, Rows, Situation, schedule
from rules.law import Law, Rule, statute
from rules.procedure import Procedure, Step, Stop
from rules.procedures import PROCEDURES
from rules.purchase.profile import Profile, profile_named

_YEAR = table_of(CalendarYear)

F = TypeVar("F", bound=Details)


@dataclass(frozen=True)
class Dossier:
    """A case with everything that `schedule` was told of it, and the rows that came out."""

    case: Case
    programme: Programme
    district: District | None
    procedure: Procedure
    facts: dict[Key, Fact]
    ground: Ground
    """What the situation was made from."""
    situation: Situation
    rows: Rows
    calendar: Calendar
    law: Law
    today: date

    @property
    def profile(self) -> Profile:
        """What the case buys; raises UnknownProfile if it buys nothing."""
        return profile_named(self.case.purchase)

    @property
    def district_name(self) -> str | None:
        return self.district.name if self.district else None

    def rule(self, rule_id: str) -> Rule:
        """The rule as it held on the case's date.

        Raises:
            UnknownRule: where it did not hold yet.
        """
        return self.law.rule(rule_id, self.situation.law_on)

    def fact(self, step: str, subject: str = "") -> Fact | None:
        """The effective fact of a step in the present round."""
        return self.facts.get((step, subject))

    def said(self, form: type[F], subject: str = "") -> F:
        """What the effective fact of a form's step says in the present round.

        Raises:
            FactMissing: naming the step, if it is not recorded. FactUnreadable: if the fact does not fit the form.
        """
        step = step_of(form)
        fact = self.facts.get((step, subject))
        if fact is None:
            named = f"“{self.procedure.step(step).title if step in self.procedure.index else step}”{subject}"
            raise FactMissing(f"“{self.case.slug}”还没有登记{named}", remedy=f"请先登记{named}")
        return said(fact, form)

    def maybe_said(self, form: type[F], subject: str = "") -> F | None:
        """What the effective fact of a form's step says in the present round; None before it is recorded.

        Raises:
            FactUnreadable: if the fact does not fit the form.
        """
        return maybe_said(self.facts.get((step_of(form), subject)), form)

    def settled(self, lot: str) -> bool:
        """Whether an earlier round has brought the lot its contract: the present round is not about it."""
        signed = self.fact(HELD_STEP, lot)
        return signed is not None and signed.round < self.case.round

    @property
    def stopped_by(self) -> Step | None:
        """The step that put an end to the round (废标) or to the case (终止) before the finish."""
        stops = [step for step in self.procedure.steps if step.stops and self.fact(step.name)]
        return next((step for step in stops if step.stops is Stop.CASE), stops[0] if stops else None)


def calendar_of(session: Session) -> Calendar:
    """The official calendar with the years that an administrator has loaded; read once per session."""
    held = session.info.get(_CALENDAR)
    if held is None:
        held = session.info[_CALENDAR] = _read_calendar(session)
    return held


_CALENDAR = "yicheng calendar"


_YEARS = core(_YEAR.c.days).order_by(_YEAR.c.year)


def _read_calendar(session: Session) -> Calendar:
    """A year that was loaded takes the place of the product's own (an amended notice)."""
    loaded = session.execute(_YEARS).scalars().all()
    return _calendar_with(tuple(canonical(days) for days in loaded)) if loaded else official_calendar()


@lru_cache(maxsize=4)
def _calendar_with(loaded: tuple[str, ...]) -> Calendar:
    """Built once for the years that a record has, each as its stored text."""
    from rules.dates.notice import HolidayNotice  # most records have loaded none, and what reads a notice is large

    notices = (HolidayNotice.from_record(json.loads(days)).calendar_year() for days in loaded)
    return build_calendar([*official_notices(), *notices])


def forget_calendar(session: Session) -> None:
    """After a year was loaded: what this session counts from now on, it counts with it."""
    session.info.pop(_CALENDAR, None)


def open_dossier(session: Session, case: Case, ahead: Ahead | None = None) -> Dossier:
    """Reads a case and computes its schedule anew; with `ahead`, as it will be once that act is recorded."""
    programme, district = _place_of(session, case)
    procedure = procedure_of(session, case)
    ground = read_ground(session, case, procedure, ahead)
    calendar, law = calendar_of(session), statute()
    situation = situation_of(ground, calendar, law)
    return Dossier(
        case,
        programme,
        district,
        procedure,
        dict(ground.facts),
        ground,
        situation,
        schedule(procedure, situation, calendar, law),
        calendar,
        law,
        programme_date(session),
    )


_PLACE = (
    select(Programme, District)
    .join(District, col(District.id) == bindparam("district"), isouter=True)
    .where(Programme.id == bindparam("programme"))
)


def _place_of(session: Session, case: Case) -> tuple[Programme, District | None]:
    """The programme and the district of a case, from the session where it has them."""
    programme = session.identity_map.get(identity_key(Programme, case.programme_id))
    district = session.identity_map.get(identity_key(District, case.district_id)) if case.district_id else None
    if isinstance(programme, Programme) and (case.district_id is None or isinstance(district, District)):
        return programme, district
    if isinstance(programme, Programme):
        return programme, session.get_one(District, case.district_id)
    known = {"programme": case.programme_id, "district": case.district_id}
    return session.exec(_PLACE, params=known).one()


def with_fact(dossier: Dossier, fact: Fact) -> Dossier:
    """The dossier as it will be once one more fact of its case is recorded, and nothing else changes."""
    ground = replace(dossier.ground, facts={**dossier.ground.facts, (fact.step, fact.subject): fact})
    situation = situation_of(ground, dossier.calendar, dossier.law)
    return replace(
        dossier,
        facts=dict(ground.facts),
        ground=ground,
        situation=situation,
        rows=schedule(dossier.procedure, situation, dossier.calendar, dossier.law),
    )


def foresee(dossier: Dossier, details: Details, subject: str) -> Dossier:
    """The dossier as it will be once these details have announced their date: a clarification that moves the deadline
    is judged by the deadline that it sets, and a formal one by none."""
    found, lifted = announced(details), formal_change(dossier.procedure, details, subject)
    if found is None and not lifted:
        return dossier
    appointed = {**dossier.situation.appointed, found[0]: found[1]} if found else dossier.situation.appointed
    agreed = {**dossier.situation.agreed, **lifted}
    situation = replace(dossier.situation, appointed=appointed, agreed=agreed)
    return replace(
        dossier, situation=situation, rows=schedule(dossier.procedure, situation, dossier.calendar, dossier.law)
    )


def procedure_of(session: Session, case: Case, number: int | None = None) -> Procedure:
    """The procedure of a round of the case, the present one if none is named."""
    found = round_of(session, case, number or case.round)
    return PROCEDURES[found.procedure if found else case.procedure]
