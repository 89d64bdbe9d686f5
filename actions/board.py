"""What people look at: lights, counts and tables, counted in SQL over the stored rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, case, cast, func, literal
from sqlmodel import Session, and_, col, or_, select

from actions.digest import digest
from actions.people import programme_date
from models.alert import Alert, Outbox
from models.assessment import StarRating
from models.case import Case, ScheduleRow
from models.document import DocumentRow
from models.effective import EFFECTIVE_FACT
from models.programme import District, Milestone, Programme, Station
from models.values import CITY, DeliveryState, DocumentStatus
from rules.light import SYMBOLS, WORDS, Colour
from rules.procedures import PROCEDURES


def light_sql(today: date) -> ColumnElement[str]:
    """The SQL twin of `rules.light.light`: the colour of a stored row on a day."""
    row = ScheduleRow
    return case(
        (col(row.done_on).is_not(None), literal(Colour.GREEN.value)),
        (and_(col(row.lapse), col(row.ready_on) < today), literal(Colour.GREEN.value)),
        (col(row.due_on).is_(None), literal(Colour.GREY.value)),
        (col(row.due_on) < today, literal(Colour.RED.value)),
        (col(row.warn_on) <= today, literal(Colour.YELLOW.value)),
        else_=literal(Colour.GREY.value))


@dataclass(frozen=True)
class Cell:
    """One milestone in one place, on a day."""

    place: str
    kind: str
    label: str
    case: str
    due_on: date | None
    done: int
    total: int
    colour: Colour
    closed_on: date | None
    round: int
    awaited: str

    @property
    def shown(self) -> str:
        """As a table shows it: symbol, word, and how far."""
        text = f"{SYMBOLS[self.colour]} {WORDS[self.colour]}"
        again = f" 第{self.round}轮" if self.round > 1 else ""
        return text + again if self.closed_on else f"{text} {self.done}/{self.total}{again}"


def board(session: Session, programme: Programme, today: date | None = None) -> list[Cell]:
    """Every case of the programme with its light: red if any row is, else yellow, else as far as it is."""
    on = today or programme_date(session)
    colour = light_sql(on)

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(cast(condition, Integer)), 0)

    answerable = and_(~col(ScheduleRow.lapse), or_(col(ScheduleRow.due_on).is_not(None),
                                                   col(ScheduleRow.done_on).is_not(None)))
    query = (
        select(Case, District.name, Milestone.label,
               count(and_(answerable, col(ScheduleRow.done_on).is_not(None))), count(answerable),
               count(colour == Colour.RED.value), count(colour == Colour.YELLOW.value))
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(Milestone, and_(Milestone.programme_id == Case.programme_id, Milestone.key == Case.kind), isouter=True)
        .join(ScheduleRow, and_(ScheduleRow.case_id == Case.id, ScheduleRow.round == Case.round), isouter=True)
        .where(Case.programme_id == programme.id)
        .group_by(col(Case.id), District.name, Milestone.label).order_by(col(Case.id)))
    waiting = awaited_steps(session, programme)
    return [
        Cell(place or CITY, item.kind, label or item.slug.rsplit("/", 1)[-1], item.slug, item.due_on, done, total,
             Colour.GREEN if item.closed_on else Colour.RED if red else Colour.YELLOW if yellow else Colour.GREY,
             item.closed_on, item.round, "已办结" if item.closed_on else waiting.get(item.id or 0, ""))
        for item, place, label, done, total, red, yellow in session.exec(query).all()]


def awaited_steps(session: Session, programme: Programme) -> dict[int, str]:
    """For each open case, the name of the state that it is in: 等待中标公告."""
    rows = session.exec(
        select(ScheduleRow.case_id, Case.procedure, ScheduleRow.step, ScheduleRow.ready_on)
        .join(Case, col(Case.id) == ScheduleRow.case_id)
        .where(Case.programme_id == programme.id, col(Case.closed_on).is_(None), ScheduleRow.round == Case.round,
               col(ScheduleRow.done_on).is_(None), ~col(ScheduleRow.lapse))
        .order_by(ScheduleRow.case_id, col(ScheduleRow.ready_on).is_(None), col(ScheduleRow.position))).all()
    found: dict[int, str] = {}
    for case_id, procedure, name, _ready in rows:
        step = PROCEDURES[procedure].step(name)
        if not step.optional:
            found.setdefault(case_id, step.state)
    return found


def district_table(session: Session, programme: Programme, district: str | None) -> list[dict[str, Any]]:
    """The milestones of one district, or of the city, as rows of plain text for an artifact or a page."""
    place = district or CITY
    return [{"事项": cell.label, "灯": f"{SYMBOLS[cell.colour]} {WORDS[cell.colour]}", "进度": f"{cell.done}/{cell.total}",
             "当前环节": cell.awaited, "时限": cell.due_on.isoformat() if cell.due_on else "", "轮次": cell.round}
            for cell in board(session, programme) if cell.place == place]


def deadline_counts(session: Session, programme: Programme, today: date) -> dict[str, int]:
    """Deadlines that were met, that were missed (done late, or overdue now), and that are still open."""
    row = ScheduleRow
    state = case(
        (and_(col(row.done_on).is_not(None), col(row.done_on) <= col(row.due_on)), literal("met")),
        (or_(col(row.done_on).is_not(None), col(row.due_on) < today), literal("missed")),
        else_=literal("open"))
    found = dict(session.exec(  # type: ignore[call-overload]
        select(state, func.count()).join(Case, col(Case.id) == row.case_id)
        .where(Case.programme_id == programme.id, col(row.due_on).is_not(None), ~col(row.lapse))
        .group_by(state)).all())
    return {name: found.get(name, 0) for name in ("met", "missed", "open")}


def summary(session: Session, programme: Programme) -> dict[str, Any]:
    """A whole programme in one object, as `rehearse --json` prints it."""
    today = programme_date(session)
    mine = Case.programme_id == programme.id
    in_programme = col(Case.id).in_(select(Case.id).where(mine))
    documents = session.exec(
        select(DocumentRow.kind, func.count()).join(Case, col(Case.id) == DocumentRow.case_id)
        .where(mine, col(DocumentRow.status).in_([DocumentStatus.ISSUED.value, DocumentStatus.SUPERSEDED.value]))
        .group_by(DocumentRow.kind).order_by(DocumentRow.kind)).all()
    districts = session.exec(
        select(District.name, func.count(col(Station.id)))
        .join(Station, col(Station.district_id) == District.id)
        .where(District.programme_id == programme.id, col(Station.name).is_not(None))
        .group_by(District.name, col(District.position)).order_by(col(District.position))).all()
    facts = session.exec(select(func.count()).select_from(EFFECTIVE_FACT).join(  # type: ignore[call-overload]
        Case, col(Case.id) == EFFECTIVE_FACT.c.case_id).where(mine)).one()
    return {
        "programme": programme.slug,
        "on": today.isoformat(),
        "districts": session.exec(select(func.count(col(District.id)))
                                  .where(District.programme_id == programme.id)).one(),
        "stations": dict(districts),
        "cases": session.exec(select(func.count(col(Case.id))).where(mine)).one(),
        "facts": facts,
        "deadlines": deadline_counts(session, programme, today),
        "documents": dict(documents),
        "alerts": _alert_counts(session, in_programme),
        "assessment": _assessment(session, programme),
        "digest": digest(session),
    }


def _alert_counts(session: Session, in_programme: ColumnElement[bool]) -> dict[str, int]:
    base = select(func.count(col(Alert.id))).join(Case, col(Case.id) == Alert.case_id).where(in_programme)
    sent = base.join(Outbox, col(Outbox.alert_id) == Alert.id).where(Outbox.state == DeliveryState.SENT.value)
    return {"sent": session.exec(sent).one(), "escalated": session.exec(base.where(Alert.level > 0)).one(),
            "acknowledged": session.exec(base.where(col(Alert.acknowledged_on).is_not(None))).one()}


def _assessment(session: Session, programme: Programme) -> dict[str, Any]:
    rows = session.exec(
        select(Case.slug, StarRating.station_id).join(Case, col(Case.id) == StarRating.case_id)
        .where(Case.programme_id == programme.id)).all()
    cycles: dict[str, set[int]] = defaultdict(set)
    for slug, station in rows:
        cycles[slug.rsplit("/", 1)[-1]].add(station)
    stars = Counter(str(star) for star in session.exec(
        select(Station.star).where(Station.programme_id == programme.id, col(Station.star).is_not(None))).all())
    return {"cycles": len(cycles), "stations": len({s for found in cycles.values() for s in found}),
            "stars": {str(n): stars[str(n)] for n in (5, 4, 3, 2, 1, 0)}}
