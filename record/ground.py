"""What the schedule of a case stands on, read in few statements that are built once, and the situation it makes.

`Ahead` is an act that is not in the record yet: anyone who asks what follows from it reads the record as if it were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, exists, or_
from sqlalchemy import select as core
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.base import table_of
from models.case import Case, Fact, Round
from models.programme import CandidateSite, Programme, Station
from record.awaited import Done, awaited_dates
from record.citations import cited
from record.entry.details import Details, step_of
from record.forms.purchase import AgreedPayment, Clarification, Requirement, TenderNotice
from record.holds import CHALLENGE, COMPLAINT, HELD_OPENING, HELD_STEP, ChildCase, holds_of
from record.said import said
from rules.calendar import Calendar
from rules.dates.schedule import Key, Situation
from rules.law import Law
from rules.procedure import Each, Lead, Procedure, Wait, nth_of

ANNOUNCING: tuple[type[Details], ...] = (TenderNotice, Clarification)
"""The forms that announce the date of a later step, in the order in which the announcements come."""

_STATION, _CANDIDATE, _CASE = table_of(Station), table_of(CandidateSite), table_of(Case)


@dataclass(frozen=True)
class Ahead:
    """A fact that is about to be recorded, and the rows that its case will then have in its present round."""

    fact: Fact
    rows: Sequence[Done]


@dataclass(frozen=True)
class Ground:
    """Everything of the record that the schedule of a case is computed from."""

    case: Case
    procedure: Procedure
    facts: Mapping[Key, Fact]
    """The facts that count in the present round."""
    withdrawn: Mapping[Key, Fact]
    """What was withdrawn in it and not recorded again: the last withdrawal of each."""
    awaited: Mapping[Wait, Mapping[str, date] | None]
    """By wait, when the other case did the step, by subject; None if the programme has no such case in reach."""
    places: Mapping[Each, tuple[str, ...]]
    """Codes of the stations and candidates."""
    children: tuple[ChildCase, ...]
    opened_on: date
    """Of the present round."""
    cited: Mapping[str, str]
    """By wait name, its basis in the clauses of the programme's plan."""


def read_ground(session: Session, case: Case, procedure: Procedure, ahead: Ahead | None = None) -> Ground:
    """Reads what the schedule of a case is computed from."""
    opened = round_of(session, case, case.round)
    last, held_by = _facts_and_children(session, case, procedure, ahead)
    facts = [fact for fact in last if not fact.withdrawn]
    return Ground(
        case,
        procedure,
        {(f.step, f.subject): f for f in present_facts(case, procedure, facts)},
        {(f.step, f.subject): f for f in last if f.withdrawn and f.round == case.round},
        awaited_dates(session, case, procedure, None if ahead is None else (ahead.fact.case_id, ahead.rows)),
        {each: _read_places(session, case, each) for each in procedure.subjects if each is not Each.LOT},
        held_by,
        opened.opened_on if opened else case.opened_on,
        _cited(session, case, procedure),
    )


def _facts_and_children(
    session: Session, case: Case, procedure: Procedure, ahead: Ahead | None
) -> tuple[list[Fact], tuple[ChildCase, ...]]:
    """The last word on everything that was done in a case, withdrawals too, and its challenges and complaints; those
    are asked for only where a fact of theirs is found, and it is found beside the case's own."""
    if HELD_STEP not in procedure.index:
        return list(session.exec(_LAST, params={"case_id": case.id}).all()), ()
    found = session.exec(_WITH_CHILDREN, params={"case_id": case.id}).all()
    own = [fact for fact in found if fact.case_id == case.id]
    theirs = len(own) < len(found) or (ahead is not None and ahead.fact.case_id != case.id)
    return own, tuple(children(session, case, ahead)) if theirs else ()


def _cited(session: Session, case: Case, procedure: Procedure) -> dict[str, str]:
    waits = [wait for step in procedure.steps for wait in step.waits]
    if not waits:
        return {}
    programme = session.get_one(Programme, case.programme_id)
    return {wait.name: cited(programme, wait.basis) for wait in waits}


def situation_of(ground: Ground, calendar: Calendar, law: Law) -> Situation:
    """What `schedule` needs to know, from what was read."""
    case, procedure, facts = ground.case, ground.procedure, ground.facts
    settled = {lot for (step, lot), fact in facts.items() if step == HELD_STEP and fact.round < case.round}
    # what is recorded of a lot that an earlier round has settled says nothing of how far this round has come
    done = {
        step for step, subject in facts if not (procedure.step(step).each is Each.LOT and nth_of(subject)[0] in settled)
    }
    return Situation(
        facts={key: fact.done_on for key, fact in facts.items()},
        spared=procedure.spared(done) | (_without_bond(facts) & procedure.index.keys()) - done,
        passed=procedure.passed(done),
        subjects={each: _subjects(ground, each) for each in procedure.subjects},
        outside={wait.name: dates for wait, dates in ground.awaited.items() if dates is not None},
        absent=frozenset(wait.name for wait, dates in ground.awaited.items() if dates is None),
        cited=ground.cited,
        appointed=_appointed(facts),
        holds=holds_of(procedure, case.round, facts, ground.children, calendar, law)
        if HELD_STEP in procedure.index
        else {},
        due=case.due_on,
        due_source=case.due_source,
        opened_on=ground.opened_on,
        agreed={**_agreed(facts), **_formal(procedure, facts)},
        law_on=case.opened_on,
    )


CONTRACT_DRAFT = "contract_draft"


def _agreed(facts: Mapping[Key, Fact]) -> dict[tuple[str, str], int | None]:
    """When is paid, lot by lot, where its contract says something else than the law: an agreed term from the acceptance
    takes the place of both thirty days; with a large firm those of 款项支付条例 do not count."""
    found: dict[tuple[str, str], int | None] = {}
    for (step, lot), fact in facts.items():
        if step != CONTRACT_DRAFT:
            continue
        draft = said(fact, AgreedPayment)
        if draft.payment_days:
            found |= {("PAY-01", lot): None, ("PAY-02", lot): draft.payment_days}
        elif draft.large_firm:
            found["PAY-02", lot] = None
    return found


BOND_RETURNS = frozenset({"withdrawal_bond_return", "loser_bond_return", "winner_bond_return"})


def _without_bond(facts: Mapping[Key, Fact]) -> frozenset[str]:
    """The steps of a bid bond, once the notice has said that none is asked for: nothing is there to be given back."""
    notice = facts.get(("tender_notice", ""))
    return BOND_RETURNS if notice and said(notice, TenderNotice).bid_bond is None else frozenset()


def formal_change(procedure: Procedure, details: Details, subject: str) -> dict[tuple[str, str], None]:
    """What no longer binds a correction that cannot affect how bids are drawn up, as of a telephone number: the days that
    must be left before the bids are handed in (条例 31; 87号 27)."""
    if not isinstance(details, Clarification) or details.nature != "formal":
        return {}
    terms = procedure.step(step_of(Clarification)).terms
    return {(term.rule, subject): None for term in terms if isinstance(term, Lead)}


def _formal(procedure: Procedure, facts: Mapping[Key, Fact]) -> dict[tuple[str, str], None]:
    found: dict[tuple[str, str], None] = {}
    for (step, subject), fact in facts.items():
        if step == "clarification":
            found |= formal_change(procedure, said(fact, Clarification), subject)
    return found


def _subjects(ground: Ground, each: Each) -> tuple[str, ...]:
    if each is not Each.LOT:
        return ground.places[each]
    requirement = ground.facts.get(("requirement", ""))
    return tuple(str(lot.number) for lot in said(requirement, Requirement).lots) if requirement else ("1",)


_CANDIDATES = core(_CANDIDATE.c.code).where(_CANDIDATE.c.case_id == bindparam("case")).order_by(_CANDIDATE.c.id)
_EVERY_STATION = (
    core(_STATION.c.code).where(_STATION.c.programme_id == bindparam("programme")).order_by(_STATION.c.code)
)
_STATIONS = _EVERY_STATION.where(_STATION.c.district_id == bindparam("district"))


def _read_places(session: Session, case: Case, each: Each) -> tuple[str, ...]:
    if each is Each.CANDIDATE:
        return tuple(session.execute(_CANDIDATES, {"case": case.id}).scalars())
    if case.district_id is None:
        return tuple(session.execute(_EVERY_STATION, {"programme": case.programme_id}).scalars())
    place = {"programme": case.programme_id, "district": case.district_id}
    return tuple(session.execute(_STATIONS, place).scalars())


def announced(details: Details) -> tuple[str, date] | None:
    """The later step whose date these details announce, with the date; None if they announce none."""
    match details:
        case TenderNotice(bid_deadline=on) | Clarification(new_deadline=on):
            return (HELD_OPENING, on) if on else None
    return None


def _appointed(facts: Mapping[Key, Fact]) -> dict[str, date]:
    """The dates announced; the last announcement counts, and a repeated one comes after the first."""
    found: dict[str, date] = {}
    for form in ANNOUNCING:
        told = [(nth_of(subject)[1], fact) for (step, subject), fact in facts.items() if step == step_of(form)]
        for _number, fact in sorted(told, key=lambda pair: pair[0]):
            if told_of := announced(said(fact, form)):
                found[told_of[0]] = told_of[1]
    return found


_LATER = aliased(Fact)
_LAST_WORDS = select(Fact).where(~exists().where(col(_LATER.corrects) == Fact.id)).order_by(col(Fact.id))
_LAST = _LAST_WORDS.where(Fact.case_id == bindparam("case_id"))
_EFFECTIVE = _LAST.where(~col(Fact.withdrawn))
_DISPUTE = or_(_CASE.c.kind == CHALLENGE, _CASE.c.kind == COMPLAINT)
_OF_CHILDREN = core(_CASE.c.id).where(_CASE.c.parent_id == bindparam("case_id"), _DISPUTE)
_WITH_CHILDREN = _LAST_WORDS.where(or_(col(Fact.case_id) == bindparam("case_id"), col(Fact.case_id).in_(_OF_CHILDREN)))
"""The facts of a tender and, beside them, those of its challenges and complaints."""


def effective_facts(session: Session, case: Case) -> list[Fact]:
    """The facts of a case that count: neither withdrawn nor corrected by a later one."""
    return _effective(session, case.id)


def _effective(session: Session, case_id: int | None) -> list[Fact]:
    return list(session.exec(_EFFECTIVE, params={"case_id": case_id}).all())


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


_ROUND = select(Round).where(Round.case_id == bindparam("case_id"), Round.number == bindparam("number"))


def round_of(session: Session, case: Case, number: int) -> Round | None:
    """A round of the case; None for the first, which has no row."""
    if number == 1:
        return None
    return session.exec(_ROUND, params={"case_id": case.id, "number": number}).one()


_CHILDREN = (
    core(_CASE.c.id, _CASE.c.kind, _CASE.c.slug)
    .where(_CASE.c.parent_id == bindparam("parent"), _DISPUTE)
    .order_by(_CASE.c.id)
)


def children(session: Session, case: Case, ahead: Ahead | None = None) -> list[ChildCase]:
    """The challenges and complaints of a tender, in the order in which they came."""
    found = []
    for child_id, kind, slug in session.execute(_CHILDREN, {"parent": case.id}).all():
        facts = _effective(session, child_id)
        if ahead and ahead.fact.case_id == child_id:
            facts.append(ahead.fact)
        found.append(ChildCase(kind, slug.rsplit("/", 1)[-1], {f.step: f for f in facts}))
    return found
