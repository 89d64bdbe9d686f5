"""What people look at: lights, counts and tables, counted in SQL over the stored rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal, or_, select
from sqlmodel import Session, col

from models.case import Case, Round, ScheduleRow
from models.programme import District, Milestone, Programme
from models.values import CITY
from record.people import programme_date
from rules.dates.light import SYMBOLS, WORDS, Colour
from rules.procedures import PROCEDURES


def light_sql(today: date) -> ColumnElement[str]:
    """The SQL twin of `rules.dates.light.light`: the colour of a stored row on a day."""
    row = ScheduleRow
    return case(
        (col(row.done_on).is_not(None), literal(Colour.GREEN.value)),
        (and_(col(row.lapse), col(row.ready_on) < today), literal(Colour.GREEN.value)),
        (col(row.due_on).is_(None), literal(Colour.GREY.value)),
        (col(row.due_on) < today, literal(Colour.RED.value)),
        (col(row.warn_on) <= today, literal(Colour.YELLOW.value)),
        else_=literal(Colour.GREY.value),
    )


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

    answerable = and_(
        ~col(ScheduleRow.lapse), or_(col(ScheduleRow.due_on).is_not(None), col(ScheduleRow.done_on).is_not(None))
    )
    query = (
        select(
            Case,
            col(District.name),
            col(Milestone.label),
            count(and_(answerable, col(ScheduleRow.done_on).is_not(None))),
            count(answerable),
            count(colour == Colour.RED.value),
            count(colour == Colour.YELLOW.value),
        )
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(
            Milestone,
            and_(col(Milestone.programme_id) == Case.programme_id, col(Milestone.key) == Case.kind),
            isouter=True,
        )
        .join(
            ScheduleRow, and_(col(ScheduleRow.case_id) == Case.id, col(ScheduleRow.round) == Case.round), isouter=True
        )
        .where(col(Case.programme_id) == programme.id)
        .group_by(col(Case.id), col(District.name), col(Milestone.label))
        .order_by(col(Case.id))
    )
    waiting = awaited_steps(session, programme)
    return [
        Cell(
            place or CITY,
            item.kind,
            label or item.slug.rsplit("/", 1)[-1],
            item.slug,
            item.due_on,
            done,
            total,
            Colour.GREEN if item.closed_on else Colour.RED if red else Colour.YELLOW if yellow else Colour.GREY,
            item.closed_on,
            item.round,
            "已办结" if item.closed_on else waiting.get(item.id or 0, ""),
        )
        for item, place, label, done, total, red, yellow in session.execute(query).all()
    ]


def awaited_steps(session: Session, programme: Programme) -> dict[int, str]:
    """For each open case, the name of the state that it is in: 等待中标公告."""
    row, stops = ScheduleRow, {step.name for procedure in PROCEDURES.values() for step in procedure.steps if step.stops}
    here = and_(col(Case.programme_id) == programme.id, col(Case.closed_on).is_(None), col(row.round) == Case.round)
    stopped = set(
        session.execute(
            select(col(row.case_id))
            .join(Case, col(Case.id) == row.case_id)
            .where(here, col(row.step).in_(stops), col(row.done_on).is_not(None))
        ).scalars()
    )
    rows = session.execute(
        select(
            col(row.case_id), func.coalesce(col(Round.procedure), col(Case.procedure)), col(row.step), col(row.due_on)
        )
        .join(Case, col(Case.id) == row.case_id)
        .join(Round, and_(col(Round.case_id) == Case.id, col(Round.number) == Case.round), isouter=True)
        .where(here, col(row.done_on).is_(None), ~col(row.lapse))
        .order_by(col(row.case_id), col(row.ready_on).is_(None), col(row.position))
    ).all()
    found: dict[int, str] = {}
    for case_id, name, step, due_on in rows:
        procedure = PROCEDURES[name]
        if step in procedure.index and procedure.awaits(step, due_on, stopped=case_id in stopped):
            found.setdefault(case_id, procedure.step(step).state)
    return found


def district_table(session: Session, programme: Programme, district: str | None) -> list[dict[str, Any]]:
    """The milestones of one district, or of the city, as rows of plain text for an artifact or a page."""
    place = district or CITY
    return [
        {
            "事项": cell.label,
            "灯": f"{SYMBOLS[cell.colour]} {WORDS[cell.colour]}",
            "进度": f"{cell.done}/{cell.total}",
            "当前环节": cell.awaited,
            "时限": cell.due_on.isoformat() if cell.due_on else "",
            "轮次": cell.round,
        }
        for cell in board(session, programme)
        if cell.place == place
    ]
