"""How far a programme stood on a day, counted in SQL over the stored rows: progress, deadlines, alerts, supervision.

Every figure is as of a day: what was done later counts as not done yet, so that the report of a past week says what
it would have said then (a date that was corrected since is read as corrected).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, or_, select
from sqlmodel import Session, col

from models.alert import Alert, SupervisionItem
from models.case import Case, Round, ScheduleRow
from models.programme import District, Milestone, Programme
from models.schema.effective import EFFECTIVE_FACT
from models.values import CITY, ROLE_TITLES
from record.situation import calendar_of
from rules.procedure import Step
from rules.procedures import PROCEDURES


@dataclass(frozen=True)
class Counts:
    """Deadlines: met, done late, overdue now, and not due yet."""

    met: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        return self.met + self.late + self.overdue + self.open


@dataclass(frozen=True)
class Standing:
    """One case on a day: its deadlines, how many of its acts are done, and when its duty was fulfilled."""

    slug: str
    place: str
    kind: str
    label: str
    """The duty's short name; empty for a challenge or complaint, which the plan knows nothing of."""
    title: str
    due_on: date | None
    counts: Counts
    done: int
    total: int
    soon: bool
    """Whether something falls due within the days in which a light is yellow."""
    finished_on: date | None
    """When the act that fulfils the duty (the procedure's finish) was done for the last station or lot."""


@dataclass(frozen=True)
class DeadlineOf:
    """A deadline that is not met yet; of several stations or lots where they share step and date."""

    place: str
    title: str
    step: str
    subjects: tuple[str, ...]
    due_on: date
    days: int
    """Working days from the day of the report until it (negative: since it)."""
    answers: str


@dataclass(frozen=True)
class Act:
    """What was done in a period in one case: a step, how often, and how often as a recorded breach."""

    place: str
    title: str
    step: str
    times: int
    first: date
    last: date
    breaches: int


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(cast(condition, Integer)), 0)


def _done(on: date) -> ColumnElement[bool]:
    return and_(col(ScheduleRow.done_on).is_not(None), col(ScheduleRow.done_on) <= on)


def _undone(on: date) -> ColumnElement[bool]:
    return or_(col(ScheduleRow.done_on).is_(None), col(ScheduleRow.done_on) > on)


def standings(session: Session, programme: Programme, on: date) -> list[Standing]:
    """Every case that was open by the day, by the plan's duties; challenges and complaints, which are none, last."""
    row, due = ScheduleRow, and_(~col(ScheduleRow.lapse), col(ScheduleRow.due_on).is_not(None))
    done, undone = _done(on), _undone(on)
    answerable = and_(~col(row.lapse), or_(col(row.due_on).is_not(None), col(row.done_on).is_not(None)))
    finish = or_(
        *(
            and_(col(Case.procedure) == name, col(row.step) == procedure.finish)
            for name, procedure in PROCEDURES.items()
        )
    )
    query = (
        select(
            Case,
            col(District.name),
            col(Milestone.label),
            _sum(and_(due, done, col(row.done_on) <= col(row.due_on))),
            _sum(and_(due, done, col(row.done_on) > col(row.due_on))),
            _sum(and_(due, undone, col(row.due_on) < on)),
            _sum(and_(due, undone, col(row.due_on) >= on)),
            _sum(and_(answerable, done)),
            _sum(answerable),
            _sum(and_(due, undone, col(row.due_on) >= on, col(row.warn_on) <= on)),
            _sum(and_(finish, undone)),
            func.max(col(row.done_on)).filter(and_(finish, done)),
        )
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(
            Milestone,
            and_(col(Milestone.programme_id) == Case.programme_id, col(Milestone.key) == Case.kind),
            isouter=True,
        )
        .join(row, col(row.case_id) == Case.id, isouter=True)
        .where(col(Case.programme_id) == programme.id, col(Case.opened_on) <= on)
        .group_by(col(Case.id), col(District.name), col(Milestone.label), col(Milestone.position))
        .order_by(func.coalesce(col(Milestone.position), _AFTER_ALL), col(Case.id))
    )
    return [
        Standing(
            case.slug,
            place or CITY,
            case.kind,
            label or "",
            case.title,
            case.due_on,
            Counts(met, late, overdue, open_),
            n,
            total,
            soon > 0,
            None if unfinished else finished,
        )
        for case, place, label, met, late, overdue, open_, n, total, soon, unfinished, finished in session.execute(
            query
        ).all()
    ]


_AFTER_ALL = 10**6


def totals(found: Sequence[Standing]) -> Counts:
    """The deadlines of several cases together."""
    return Counts(*(sum(getattr(one.counts, name) for one in found) for name in ("met", "late", "overdue", "open")))


def overdue(session: Session, programme: Programme, on: date) -> list[DeadlineOf]:
    """What was due before the day and not done by then, the longest first."""
    return _deadlines(session, programme, on, col(ScheduleRow.due_on) < on)


def falling_due(session: Session, programme: Programme, on: date, until: date) -> list[DeadlineOf]:
    """What is still to be done from the day to `until`, both included, by date."""
    return _deadlines(session, programme, on, col(ScheduleRow.due_on).between(on, until))


def _deadlines(session: Session, programme: Programme, on: date, due: ColumnElement[bool]) -> list[DeadlineOf]:
    row = ScheduleRow
    query = (
        select(Case, col(District.name), func.coalesce(col(Round.procedure), col(Case.procedure)), row)
        .join(Case, col(Case.id) == row.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(Round, and_(col(Round.case_id) == Case.id, col(Round.number) == row.round), isouter=True)
        .where(col(Case.programme_id) == programme.id, col(Case.opened_on) <= on, ~col(row.lapse), _undone(on), due)
        .order_by(col(row.due_on), col(Case.id), col(row.position), col(row.subject))
    )
    groups: dict[tuple[int, str, date], list[Any]] = defaultdict(list)
    for case, place, procedure, found in session.execute(query).all():
        groups[case.id, found.step, found.due_on].append((case, place, procedure, found))
    calendar, answer = calendar_of(session), []
    for (_case, name, due_on), rows in groups.items():
        case, place, procedure, _row = rows[0]
        step = PROCEDURES[procedure].step(name)
        days = calendar.working_days(on, due_on) if due_on >= on else -calendar.working_days(due_on, on)
        answer.append(
            DeadlineOf(
                place or CITY,
                case.title,
                step.title,
                tuple(r.subject for *_c, r in rows if r.subject),
                due_on,
                days,
                _answers(step, case),
            )
        )
    return answer


def _answers(step: Step, case: Case) -> str:
    return ROLE_TITLES[step.doer(city=case.district_id is None)]


def acts(session: Session, programme: Programme, first: date, last: date) -> list[Act]:
    """What was done from `first` to `last`, by case and step, in the order of the plan."""
    fact = EFFECTIVE_FACT.c
    query = (
        select(
            col(District.name),
            Case,
            func.coalesce(col(Round.procedure), col(Case.procedure)),
            fact.step,
            func.count(),
            func.min(fact.done_on),
            func.max(fact.done_on),
            _sum(fact.breach_basis.is_not(None)),
        )
        .select_from(EFFECTIVE_FACT)
        .join(Case, col(Case.id) == fact.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(Round, and_(col(Round.case_id) == Case.id, col(Round.number) == fact.round), isouter=True)
        .where(col(Case.programme_id) == programme.id, fact.done_on.between(first, last))
        .group_by(col(Case.id), col(District.name), col(Round.procedure), fact.step)
        .order_by(col(Case.id), func.min(fact.done_on), func.min(fact.id))
    )
    return [
        Act(place or CITY, case.title, step_title(procedure, step), times, begun, ended, breaches)
        for place, case, procedure, step, times, begun, ended, breaches in session.execute(query).all()
    ]


def step_title(procedure: str, step: str) -> str:
    """The Chinese title of a step; a round before may have followed another procedure."""
    for known in (PROCEDURES[procedure], *PROCEDURES.values()):
        if step in known.index:
            return known.step(step).title
    return step


@dataclass(frozen=True)
class AlertCounts:
    """Alerts of a period: raised, of these passed upwards, of these acknowledged by its end."""

    raised: int
    escalated: int
    acknowledged: int


def alerts_raised(session: Session, programme: Programme, first: date, last: date) -> AlertCounts:
    """The alerts (提醒) that were raised from `first` to `last`."""
    query = (
        select(
            func.count(),
            _sum(col(Alert.level) > 0),
            _sum(and_(col(Alert.acknowledged_on).is_not(None), col(Alert.acknowledged_on) <= last)),
        )
        .select_from(Alert)
        .join(Case, col(Case.id) == Alert.case_id)
        .where(col(Case.programme_id) == programme.id, col(Alert.raised_on).between(first, last))
    )
    raised, escalated, acknowledged = session.execute(query).one()
    return AlertCounts(raised, escalated, acknowledged)


@dataclass(frozen=True)
class SupervisionState:
    """A supervision item (督办事项) as it stood on a day."""

    number: str
    place: str
    title: str
    reason: str
    basis: str
    opened_on: date
    due_on: date
    closed_on: date | None
    answers: str


def items(session: Session, programme: Programme, first: date, last: date) -> list[SupervisionState]:
    """The items that were open at some time from `first` to `last`, by number, as they stood on `last`."""
    item = SupervisionItem
    query = (
        select(item, Case, col(District.name), col(District.purchaser))
        .join(Case, col(Case.id) == item.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .where(
            col(Case.programme_id) == programme.id,
            col(item.opened_on) <= last,
            or_(col(item.closed_on).is_(None), col(item.closed_on) >= first),
        )
        .order_by(col(item.opened_on), col(item.id))
    )
    return [
        SupervisionState(
            row.number,
            place or CITY,
            case.title,
            row.reason,
            row.basis,
            row.opened_on,
            row.due_on,
            row.closed_on if row.closed_on and row.closed_on <= last else None,
            unit or "",
        )
        for row, case, place, unit in session.execute(query).all()
    ]


def telling_day(session: Session, programme: Programme, on: date) -> date:
    """The day, not after `on`, on which most supervision items were opened (the earliest of several); `on` if none was.

    A sample of a report is taken of this day: the last day of a finished programme has nothing to tell.
    """
    opened = col(SupervisionItem.opened_on)
    found = session.execute(
        select(opened)
        .join(Case, col(Case.id) == SupervisionItem.case_id)
        .where(col(Case.programme_id) == programme.id, opened <= on)
        .group_by(opened)
        .order_by(func.count().desc(), opened)
        .limit(1)
    ).scalar()
    return found or on
