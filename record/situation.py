"""From the record to a situation, and from a schedule back to its stored rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.case import Case, Fact, Round, ScheduleRow
from models.database import record_head
from models.programme import CandidateSite, District, Programme, Station
from models.record import CalendarYear
from record.awaited import awaited_dates
from record.holds import CHALLENGE, COMPLAINT, HELD_STEP, Child, holds_of
from record.people import programme_date
from rules.alerts import alert_on
from rules.dates.calendar import Calendar, build_calendar, official_calendar, official_notices
from rules.dates.light import warn_on
from rules.dates.notice import HolidayNotice
from rules.dates.schedule import Key, Reason, Rows, Situation, schedule
from rules.law import Law, Rule, statute
from rules.procedure import Each, Procedure, Step, Stop, Wait, nth_of
from rules.procedures import PROCEDURES
from rules.purchase.profile import Profile, profile_named

APPOINTED = {"tender_notice": ("bid_opening", "bid_deadline"), "clarification": ("bid_opening", "new_deadline")}
"""Facts whose details announce the date of a later step: (that step, the field)."""


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


def _read_calendar(session: Session) -> Calendar:
    """A year that was loaded takes the place of the product's own (an amended notice)."""
    loaded = session.exec(select(CalendarYear).order_by(col(CalendarYear.year))).all()
    if not loaded:
        return official_calendar()
    return build_calendar(
        [*official_notices(), *(HolidayNotice.from_record(row.days).calendar_year() for row in loaded)]
    )


def forget_calendar(session: Session) -> None:
    """After a year was loaded: what this session counts from now on, it counts with it."""
    session.info.pop(_CALENDAR, None)


def effective_facts(session: Session, case: Case) -> list[Fact]:
    """The facts of a case that count: neither withdrawn nor corrected by a later one."""
    return list(session.exec(_EFFECTIVE, params={"case_id": case.id}).all())


_LATER = aliased(Fact)
_EFFECTIVE = (
    select(Fact)
    .where(  # built once: it is asked for with every act
        Fact.case_id == bindparam("case_id"), ~col(Fact.withdrawn), ~exists().where(col(_LATER.corrects) == Fact.id)
    )
    .order_by(col(Fact.id))
)


def chain_head(session: Session, case_id: int, step: str, round_number: int, subject: str) -> Fact | None:
    """The last fact of a key, effective or a withdrawal; the one that a new fact must correct."""
    later = aliased(Fact)
    return session.exec(
        select(Fact).where(
            Fact.case_id == case_id,
            Fact.step == step,
            Fact.round == round_number,
            Fact.subject == subject,
            ~exists().where(col(later.corrects) == Fact.id),
        )
    ).first()


def open_dossier(session: Session, case: Case) -> Dossier:
    """Reads a case and computes its schedule anew."""
    programme = session.get_one(Programme, case.programme_id)
    district = session.get(District, case.district_id) if case.district_id else None
    procedure = procedure_of(session, case)
    facts = {(f.step, f.subject): f for f in present_facts(case, procedure, effective_facts(session, case))}
    calendar, law = calendar_of(session), statute()
    situation = _situation(session, case, procedure, facts, calendar, law)
    return Dossier(
        case,
        programme,
        district,
        procedure,
        facts,
        situation,
        schedule(procedure, situation, calendar, law),
        calendar,
        law,
        programme_date(session),
    )


def present_facts(case: Case, procedure: Procedure, facts: Iterable[Fact]) -> list[Fact]:
    """The facts that count in the present round: its own, what is done once for all rounds, and those of the lots
    whose contract an earlier round has brought."""
    found = [fact for fact in facts if fact.step in procedure.index]
    signed = {fact.subject: fact.round for fact in found if fact.step == HELD_STEP and fact.round < case.round}

    def counts(fact: Fact) -> bool:
        step, lot = procedure.step(fact.step), nth_of(fact.subject)[0]
        settled = step.each is Each.LOT and lot in signed and fact.round >= signed[lot]
        return fact.round == case.round or step.once or settled

    return [fact for fact in found if counts(fact)]


def foresee(dossier: Dossier, step: str, details: dict[str, Any]) -> Dossier:
    """The dossier as it will be once this step has announced its date: a clarification that moves the deadline
    is judged by the deadline that it sets."""
    target, field = APPOINTED.get(step, ("", ""))
    if not details.get(field):
        return dossier
    announced = details[field]
    on = announced if isinstance(announced, date) else date.fromisoformat(announced)
    situation = replace(dossier.situation, appointed={**dossier.situation.appointed, target: on})
    return replace(
        dossier, situation=situation, rows=schedule(dossier.procedure, situation, dossier.calendar, dossier.law)
    )


def procedure_of(session: Session, case: Case, number: int | None = None) -> Procedure:
    """The procedure of a round of the case, the present one where none is named."""
    found = round_of(session, case, number or case.round)
    return PROCEDURES[found.procedure if found else case.procedure]


def round_of(session: Session, case: Case, number: int) -> Round | None:
    """A round of the case; null for the first, which has no row."""
    if number == 1:
        return None
    return session.exec(select(Round).where(Round.case_id == case.id, Round.number == number)).one()


def _situation(
    session: Session, case: Case, procedure: Procedure, facts: dict[Key, Fact], calendar: Calendar, law: Law
) -> Situation:
    opened = round_of(session, case, case.round)
    awaited = {wait: awaited_dates(session, case, wait) for step in procedure.steps for wait in step.waits}
    settled = {lot for (step, lot), fact in facts.items() if step == HELD_STEP and fact.round < case.round}
    # what is recorded of a lot that an earlier round has settled says nothing of how far this round has come
    done = {
        step for step, subject in facts if not (procedure.step(step).each is Each.LOT and nth_of(subject)[0] in settled)
    }
    return Situation(
        facts={key: fact.done_on for key, fact in facts.items()},
        spared=procedure.spared(done),
        passed=procedure.passed(done),
        subjects={
            each: _subjects(session, case, each, facts)
            for each in Each
            if any(step.each is each for step in procedure.steps)
        },
        outside={wait.name: dates for wait, dates in awaited.items() if dates is not None},
        absent=frozenset(wait.name for wait, dates in awaited.items() if dates is None),
        appointed=_appointed(facts),
        holds=holds_of(procedure, case.round, facts, children(session, case), calendar, law)
        if HELD_STEP in procedure.index
        else {},
        due=case.due_on,
        due_source=case.due_source,
        opened_on=opened.opened_on if opened else case.opened_on,
        law_on=case.opened_on,
    )


def _subjects(session: Session, case: Case, each: Each, facts: dict[Key, Fact]) -> tuple[str, ...]:
    if each is Each.LOT:
        requirement = facts.get(("requirement", ""))
        return tuple(str(lot["number"]) for lot in requirement.details["lots"]) if requirement else ("1",)
    if each is Each.CANDIDATE:
        return tuple(
            session.exec(
                select(CandidateSite.code).where(CandidateSite.case_id == case.id).order_by(col(CandidateSite.id))
            ).all()
        )
    query = select(Station.code).where(Station.programme_id == case.programme_id)
    if case.district_id:
        query = query.where(Station.district_id == case.district_id)
    return tuple(session.exec(query.order_by(Station.code)).all())


def _appointed(facts: dict[Key, Fact]) -> dict[str, date]:
    """The dates announced; the last announcement counts, and a repeated one comes after the first."""
    found: dict[str, date] = {}
    for source, (target, field) in APPOINTED.items():
        said = sorted(
            ((nth_of(subject)[1], fact) for (step, subject), fact in facts.items() if step == source),
            key=lambda pair: pair[0],
        )
        for _number, fact in said:
            if fact.details.get(field):
                found[target] = date.fromisoformat(fact.details[field])
    return found


def children(session: Session, case: Case) -> list[Child]:
    """The challenges and complaints of a tender, in the order in which they came."""
    query = select(Case).where(Case.parent_id == case.id, col(Case.kind).in_((CHALLENGE, COMPLAINT)))
    return [
        Child(child.kind, child.slug.rsplit("/", 1)[-1], {f.step: f for f in effective_facts(session, child)})
        for child in session.exec(query.order_by(col(Case.id))).all()
    ]


def recompute(session: Session, case: Case) -> Dossier:
    """Computes the schedule of a case anew and stores what changed; closes the case when all is done."""
    session.flush()
    dossier = open_dossier(session, case)
    assert case.id is not None
    stored = {
        (r.round, r.step, r.subject): r
        for r in session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case.id)).all()
    }
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
        if row.step in dossier.situation.passed:
            continue  # nobody waits for it: the board and the alerts do not know it
        fact = dossier.facts.get((row.step, row.subject))
        number = fact.round if fact else dossier.case.round
        if number < dossier.case.round and not dossier.procedure.step(row.step).once:
            continue  # a lot that an earlier round has settled keeps the dates of that round
        table[number, row.step, row.subject] = {
            "round": number,
            "step": row.step,
            "subject": row.subject,
            "position": row.position,
            "lapse": row.lapse,
            "earliest": row.earliest,
            "latest": row.latest,
            "planned": row.planned,
            "ready_on": row.ready_on,
            "due_on": row.due_on,
            "due_basis": row.due_basis,
            "done_on": row.done_on,
            "warn_on": warn_on(row.due_on, dossier.calendar) if row.due_on else None,
            "alert_on": alert_on(row.due_on, dossier.calendar) if row.due_on else None,
            "provisional": row.provisional,
            "reasons": [reason_form(r) for r in row.reasons],
        }
    return table


def reason_form(reason: Reason) -> dict[str, Any]:
    """A reason as stored JSON."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in reason._asdict().items()}


def _close(session: Session, dossier: Dossier) -> None:
    """A case is closed when all that must be done is done; one that was ended before its finish, when what follows
    from the end is."""
    procedure, case = dossier.procedure, dossier.case
    stop = dossier.stopped_by
    required = (
        {stop.name, *procedure.after(stop.name)}
        if stop and stop.stops is Stop.CASE
        else {step.name for step in procedure.acts() if not step.optional} - dossier.situation.passed
    )
    dates = [row.done_on for row in dossier.rows.values() if row.step in required]
    case.closed_on = max(d for d in dates if d) if dates and None not in dates else None
    session.add(case)


def followers_of(kind: str, step: str) -> Iterable[tuple[str, Wait]]:
    """The procedures with a step that waits on this one."""
    return (
        (p.name, w) for p in PROCEDURES.values() for s in p.steps for w in s.waits if w.kind == kind and w.step == step
    )


def recompute_followers(session: Session, case: Case, step: str) -> None:
    """Recomputes the cases that wait on this step, in the same transaction; the parent of a challenge or complaint too."""
    found: dict[int, Case] = {}
    for procedure, wait in followers_of(case.kind, step):
        query = select(Case).where(Case.programme_id == case.programme_id, Case.procedure == procedure)
        if not wait.city:
            query = query.where(Case.district_id == case.district_id)
        found.update({c.id: c for c in session.exec(query).all() if c.id})
    if case.parent_id and case.kind in (CHALLENGE, COMPLAINT):
        found[case.parent_id] = session.get_one(Case, case.parent_id)
    for follower in found.values():
        recompute(session, follower)
        follower.changed_version = record_head(session).data_version
