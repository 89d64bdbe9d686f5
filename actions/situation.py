"""From the record to a situation, and from a schedule back to its stored rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy
from sqlalchemy import and_, bindparam, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from actions.people import programme_date
from models.case import Case, Fact, Round, ScheduleRow
from models.database import record_head
from models.programme import CandidateSite, District, Programme, Station
from models.record import CalendarYear
from rules.alerts import alert_on
from rules.calendar import Calendar, build_calendar, official_calendar, official_notices
from rules.law import Law, statute
from rules.light import warn_on
from rules.notice import HolidayNotice
from rules.procedure import Each, Procedure, Wait, nth_of
from rules.procedures import PROCEDURES
from rules.schedule import Hold, Key, Reason, Rows, Situation, schedule

APPOINTED = {"tender_notice": ("bid_opening", "bid_deadline"), "clarification": ("bid_opening", "new_deadline")}
"""Facts whose details announce the date of a later step: (that step, the field)."""

CHALLENGE = "challenge"
HELD_STEP = "contract_signature"


@dataclass(frozen=True)
class Dossier:
    """A case with everything that `schedule` was told of it, and the rows that came out."""

    case: Case
    programme: Programme
    district: District | None
    procedure: Procedure
    facts: dict[Key, Fact]
    situation: Situation
    rows: Rows
    calendar: Calendar
    law: Law
    today: date

    @property
    def district_name(self) -> str | None:
        return self.district.name if self.district else None

    def fact(self, step: str, subject: str = "") -> Fact | None:
        """The effective fact of a step in the present round."""
        return self.facts.get((step, subject))


def calendar_of(session: Session) -> Calendar:
    """The official calendar with the years that an administrator has loaded; read once per session."""
    held = session.info.get(_CALENDAR)
    if held is None:
        held = session.info[_CALENDAR] = _read_calendar(session)
    return held


_CALENDAR = "yicheng calendar"


def _read_calendar(session: Session) -> Calendar:
    """A year that was loaded takes the place of the product's own (an amended notice)."""
    loaded = session.exec(select(CalendarYear).order_by(col(CalendarYear.year))).all()
    if not loaded:
        return official_calendar()
    return build_calendar([*official_notices(), *(
        HolidayNotice.from_record(row.days).calendar_year() for row in loaded)])


def forget_calendar(session: Session) -> None:
    """After a year was loaded: what this session counts from now on, it counts with it."""
    session.info.pop(_CALENDAR, None)


def effective_facts(session: Session, case: Case) -> list[Fact]:
    """The facts of a case that count: neither withdrawn nor corrected by a later one."""
    return list(session.exec(_EFFECTIVE, params={"case_id": case.id}).all())


_LATER = aliased(Fact)
_EFFECTIVE = select(Fact).where(  # built once: it is asked for with every act
    Fact.case_id == bindparam("case_id"), ~col(Fact.withdrawn), ~exists().where(col(_LATER.corrects) == Fact.id)
).order_by(col(Fact.id))


def chain_head(session: Session, case_id: int, step: str, round_number: int, subject: str) -> Fact | None:
    """The last fact of a key, effective or a withdrawal; the one that a new fact must correct."""
    later = aliased(Fact)
    return session.exec(select(Fact).where(
        Fact.case_id == case_id, Fact.step == step, Fact.round == round_number, Fact.subject == subject,
        ~exists().where(col(later.corrects) == Fact.id))).first()


def open_dossier(session: Session, case: Case) -> Dossier:
    """Reads a case and computes its schedule anew."""
    programme = session.get_one(Programme, case.programme_id)
    district = session.get(District, case.district_id) if case.district_id else None
    procedure = procedure_of(session, case)
    facts = {(f.step, f.subject): f for f in effective_facts(session, case)
             if f.step in procedure.index and (f.round == case.round or procedure.step(f.step).once)}
    situation = _situation(session, case, procedure, facts)
    calendar, law = calendar_of(session), statute()
    return Dossier(case, programme, district, procedure, facts, situation,
                   schedule(procedure, situation, calendar, law), calendar, law, programme_date(session))


def foresee(dossier: Dossier, step: str, details: dict[str, Any]) -> Dossier:
    """The dossier as it will be once this step has announced its date: a clarification that moves the deadline
    is judged by the deadline that it sets."""
    target, field = APPOINTED.get(step, ("", ""))
    if not details.get(field):
        return dossier
    announced = details[field]
    on = announced if isinstance(announced, date) else date.fromisoformat(announced)
    situation = replace(dossier.situation, appointed={**dossier.situation.appointed, target: on})
    return replace(dossier, situation=situation,
                   rows=schedule(dossier.procedure, situation, dossier.calendar, dossier.law))


def procedure_of(session: Session, case: Case, number: int | None = None) -> Procedure:
    """The procedure of a round of the case, the present one where none is named."""
    found = round_of(session, case, number or case.round)
    return PROCEDURES[found.procedure if found else case.procedure]


def round_of(session: Session, case: Case, number: int) -> Round | None:
    """A round of the case; null for the first, which has no row."""
    if number == 1:
        return None
    return session.exec(select(Round).where(Round.case_id == case.id, Round.number == number)).one()


def _situation(session: Session, case: Case, procedure: Procedure, facts: dict[Key, Fact]) -> Situation:
    opened = round_of(session, case, case.round)
    awaited = {wait: _awaited(session, case, wait) for step in procedure.steps for wait in step.waits}
    return Situation(
        facts={key: fact.done_on for key, fact in facts.items()},
        subjects={each: _subjects(session, case, each, facts) for each in Each
                  if any(step.each is each for step in procedure.steps)},
        outside={wait.name: dates for wait, dates in awaited.items() if dates is not None},
        absent=frozenset(wait.name for wait, dates in awaited.items() if dates is None),
        appointed=_appointed(facts),
        holds=_holds(session, case) if HELD_STEP in procedure.index else {},
        due=case.due_on, due_source=case.due_source,
        opened_on=opened.opened_on if opened else case.opened_on,
        law_on=case.opened_on)


def _subjects(session: Session, case: Case, each: Each, facts: dict[Key, Fact]) -> tuple[str, ...]:
    if each is Each.LOT:
        requirement = facts.get(("requirement", ""))
        return tuple(str(lot["number"]) for lot in requirement.details["lots"]) if requirement else ("1",)
    if each is Each.CANDIDATE:
        return tuple(session.exec(select(CandidateSite.code).where(CandidateSite.case_id == case.id)
                                  .order_by(col(CandidateSite.id))).all())
    query = select(Station.code).where(Station.programme_id == case.programme_id)
    if case.district_id:
        query = query.where(Station.district_id == case.district_id)
    return tuple(session.exec(query.order_by(Station.code)).all())


def _awaited(session: Session, case: Case, wait: Wait) -> dict[str, date] | None:
    """The dates on which the other case did the awaited step; {'': …} only when all its subjects are done.

    Null where the programme has no such case in reach: the wait does not apply.
    """
    here = col(Case.district_id).is_(None) if wait.city else col(Case.district_id) == case.district_id
    row = ScheduleRow
    rows = session.execute(
        sqlalchemy.select(col(row.subject), col(row.done_on), col(row.id)).select_from(Case)
        .join(row, and_(col(row.case_id) == Case.id, col(row.step) == wait.step, col(row.round) == Case.round),
              isouter=True)
        .where(col(Case.programme_id) == case.programme_id, col(Case.kind) == wait.kind, here)).all()
    if not rows:
        return None
    if wait.each:
        return {subject: on for subject, on, _id in rows if on}
    dates = [on for _subject, on, found in rows if found]
    return {"": max(d for d in dates if d)} if dates and None not in dates else {}


def _appointed(facts: dict[Key, Fact]) -> dict[str, date]:
    """The dates announced; the last announcement counts, and a repeated one comes after the first."""
    found: dict[str, date] = {}
    for source, (target, field) in APPOINTED.items():
        said = sorted(((nth_of(subject)[1], fact) for (step, subject), fact in facts.items() if step == source),
                      key=lambda pair: pair[0])
        for _number, fact in said:
            if fact.details.get(field):
                found[target] = date.fromisoformat(fact.details[field])
    return found


def _holds(session: Session, case: Case) -> dict[str, tuple[Hold, ...]]:
    """Open and ended challenges of the present round: the signature waits for them (条例 54; 94号 16)."""
    holds = []
    for child in session.exec(select(Case).where(Case.parent_id == case.id, Case.kind == CHALLENGE)
                              .order_by(col(Case.id))).all():
        facts = {fact.step: fact for fact in effective_facts(session, child)}
        received = facts.get("received")
        if received and received.details["parent_round"] == case.round:
            label = child.slug.rsplit("/", 1)[-1]
            holds.append(Hold("条例 54；94号 16", label, _released_on(facts)))
    return {HELD_STEP: tuple(holds)} if holds else {}


def released_by(facts: dict[str, Fact]) -> str:
    """The step of a challenge that frees its parent: the reply; of one that was upheld, its closing (94号 16)."""
    reply = facts.get("reply")
    return "reply" if reply is None or reply.details["outcome"] == "dismissed" else "closed"


def _released_on(facts: dict[str, Fact]) -> date | None:
    fact = facts.get(released_by(facts))
    return fact.done_on if fact else None


def recompute(session: Session, case: Case) -> Dossier:
    """Computes the schedule of a case anew and stores what changed; closes the case when all is done."""
    session.flush()
    dossier = open_dossier(session, case)
    assert case.id is not None
    stored = {(r.round, r.step, r.subject): r for r in session.exec(
        select(ScheduleRow).where(ScheduleRow.case_id == case.id)).all()}
    for key, values in _stored_form(dossier).items():
        row = stored.pop(key, None)
        if row is None:
            session.add(ScheduleRow(case_id=case.id, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            session.add(row)
    for row in stored.values():
        # rows of an earlier round stay where something was done: they are its history
        if row.round == case.round or row.done_on is None:
            session.delete(row)
    _close(session, dossier)
    session.flush()
    return dossier


def _stored_form(dossier: Dossier) -> dict[tuple[int, str, str], dict[str, Any]]:
    table = {}
    for row in dossier.rows.values():
        fact = dossier.facts.get((row.step, row.subject))
        number = fact.round if fact else dossier.case.round
        table[number, row.step, row.subject] = {
            "round": number, "step": row.step, "subject": row.subject, "position": row.position, "lapse": row.lapse,
            "earliest": row.earliest, "latest": row.latest, "planned": row.planned, "ready_on": row.ready_on,
            "due_on": row.due_on, "due_basis": row.due_basis, "done_on": row.done_on,
            "warn_on": warn_on(row.due_on, dossier.calendar) if row.due_on else None,
            "alert_on": alert_on(row.due_on, dossier.calendar) if row.due_on else None,
            "provisional": row.provisional, "reasons": [reason_form(r) for r in row.reasons]}
    return table


def reason_form(reason: Reason) -> dict[str, Any]:
    """A reason as stored JSON."""
    form = asdict(reason)
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in form.items()}


def _close(session: Session, dossier: Dossier) -> None:
    acts = [row for row in dossier.rows.values()
            if not row.lapse and not dossier.procedure.step(row.step).optional]
    case = dossier.case
    dates = [row.done_on for row in acts]
    case.closed_on = max(d for d in dates if d) if acts and None not in dates else None
    session.add(case)


def followers_of(kind: str, step: str) -> Iterable[tuple[str, Wait]]:
    """The procedures with a step that waits on this one."""
    return ((p.name, w) for p in PROCEDURES.values() for s in p.steps for w in s.waits
            if w.kind == kind and w.step == step)


def recompute_followers(session: Session, case: Case, step: str) -> None:
    """Recomputes the cases that wait on this step, in the same transaction; a challenge's parent too."""
    found: dict[int, Case] = {}
    for procedure, wait in followers_of(case.kind, step):
        query = select(Case).where(Case.programme_id == case.programme_id, Case.procedure == procedure)
        if not wait.city:
            query = query.where(Case.district_id == case.district_id)
        found.update({c.id: c for c in session.exec(query).all() if c.id})
    if case.parent_id and case.kind == CHALLENGE:
        found[case.parent_id] = session.get_one(Case, case.parent_id)
    for follower in found.values():
        recompute(session, follower)
        follower.changed_version = record_head(session).data_version
