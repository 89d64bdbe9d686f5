"""挂图作战: what the board of a programme shows its visitor, counted in SQL; and the deadlines behind its tallies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, func, select
from sqlmodel import Session, col

from models.alert import Alert
from models.case import Case, Round, ScheduleRow
from models.programme import District, Milestone, Programme
from models.values import CITY, Role
from models.visitor import Visitor
from record.people import programme_date
from record.plan.loaded import district_word
from rules.dates.light import Colour
from rules.kinds import PURCHASES
from rules.procedures import PROCEDURES
from views import scope
from views.board import Cell, board, light_sql

SOON = 7
"""Days ahead of which deadlines are listed beside the board."""
MOST_SOON = 15
"""Deadlines that stand beside the board; the rest is on the page of deadlines."""
MOST = 300
"""Deadlines that one page lists."""


Watched = Select[str, str, str, str, str, str, date | None, str, date | None]
"""A query for deadlines: case, place, duty, procedure, step, subject, due day, light, day on which it was done."""


@dataclass(frozen=True)
class Head:
    """A duty of the districts: its name, and by when the plan wants it."""

    kind: str
    label: str
    due_on: date | None


@dataclass(frozen=True)
class Deadline:
    """A deadline of a case: what is to be done, where, until when, and how it stands today."""

    case: str
    place: str
    label: str
    step: str
    subject: str
    due_on: date
    colour: Colour
    done_on: date | None = None


@dataclass(frozen=True)
class BoardRow:
    """A district on the board: its cells by duty, and what falls due next."""

    place: str
    quota: int
    round: int
    cells: dict[str, Cell]
    following: Deadline | None
    more: int
    """Deadlines of the same day beside `following`."""


@dataclass(frozen=True)
class Tally:
    """Deadlines by how they stand today; `late` of the done ones were done late."""

    red: int
    yellow: int
    grey: int
    green: int
    late: int

    @property
    def total(self) -> int:
        return self.red + self.yellow + self.grey + self.green


@dataclass(frozen=True)
class BoardPage:
    """All of the board."""

    programme: Programme
    word: str
    """What the plan calls a district: 县区."""
    today: date
    heads: tuple[Head, ...]
    rows: tuple[BoardRow, ...]
    city: tuple[Cell, ...]
    tally: Tally
    soon: tuple[Deadline, ...]
    soon_count: int
    alerts: int
    """Alerts of the visitor that wait to be acknowledged."""

    @property
    def gist(self) -> tuple[str, ...]:
        """The situation in sentences that can be read aloud, each true in every state of the record."""
        return tuple(filter(None, (self._progress(), self._trouble(), self._ahead())))

    def _progress(self) -> str:
        if not self.rows:
            return f"还没有{self.word}的事项。" if not self.city else ""
        said = []
        for head in self.heads:
            cells = [row.cells[head.kind] for row in self.rows if head.kind in row.cells]
            done = sum(cell.closed_on is not None for cell in cells)
            if cells:
                all_done = f"{len(cells)}个{self.word}全部办结" if len(cells) > 1 else "已办结"
                said.append(f"{head.label}{all_done if done == len(cells) else f'{done}/{len(cells)}办结'}")
        return "；".join(said) + "。" if said else ""

    def _trouble(self) -> str:
        tally = self.tally
        if not tally.total:
            return "还没有时限。"
        late = f"，其中逾期办结{tally.late}项" if tally.late else ""
        now = f"{tally.red}项逾期" if tally.red else "没有逾期"
        return f"应盯办时限{tally.total}项，已办结{tally.green}项{late}；目前{now}，{tally.yellow}项临期。"

    def _ahead(self) -> str:
        last = self.today + timedelta(days=SOON)
        if not self.soon_count:
            return f"{last.month}月{last.day}日前没有到期的时限。"
        return f"{last.month}月{last.day}日前（含当日）有{self.soon_count}项到期。"


def board_page(session: Session, visitor: Visitor, programme: Programme) -> BoardPage:
    """The board as the visitor sees it: of a district its own row and the city's items, of the city all."""
    today = programme_date(session)
    cells = [
        cell
        for cell in board(session, programme, today)
        if (cell.place == CITY or visitor.sees(cell.place)) and cell.kind not in kept_from(visitor)
    ]
    places = session.execute(_places(programme, visitor)).all()
    following = _following(session, visitor, programme, today)
    soon = deadlines(session, visitor, programme, until=today + timedelta(days=SOON))
    return BoardPage(
        programme,
        district_word(programme),
        today,
        _heads(session, programme, [cell for cell in cells if cell.place != CITY]),
        tuple(_row(name, quota, cells, following.get(name, [])) for name, quota in places),
        tuple(cell for cell in cells if cell.place == CITY),
        _tally(session, visitor, programme, today),
        tuple(soon[:MOST_SOON]),
        len(soon),
        session.execute(
            select(func.count()).where(
                col(Alert.person) == visitor.login, scope.alerts(visitor), col(Alert.acknowledged_on).is_(None)
            )
        ).scalar_one(),
    )


def kept_from(visitor: Visitor) -> Collection[str]:
    """Kinds of cases of which the visitor sees nothing: operators, who may be bidders, nothing of how a purchase goes
    (87号 28、66)."""
    return PURCHASES if visitor.role is Role.OPERATOR else ()


def deadlines(
    session: Session,
    visitor: Visitor,
    programme: Programme,
    *,
    colour: Colour | None = None,
    until: date | None = None,
) -> list[Deadline]:
    """The deadlines that the visitor sees, the soonest first: of one colour, or the open ones until a day."""
    today = programme_date(session)
    light = light_sql(today)
    query = _deadlines(visitor, programme, light)
    if colour is not None:
        query = query.where(light == colour.value)
    if until is not None:
        query = query.where(col(ScheduleRow.done_on).is_(None), col(ScheduleRow.due_on) <= until)
    rows = session.execute(
        query.order_by(col(ScheduleRow.due_on), col(Case.id), col(ScheduleRow.position)).limit(MOST)
    ).all()
    return [_deadline(row) for row in rows]


def _places(programme: Programme, visitor: Visitor) -> Select[str, int]:
    return (
        select(col(District.name), col(District.quota))
        .where(col(District.programme_id) == programme.id, scope.districts(visitor))
        .order_by(col(District.position))
    )


def _deadlines(visitor: Visitor, programme: Programme, light: ColumnElement[str]) -> Watched:
    """Every row of the visitor's cases that somebody answers for, with its place, duty, procedure and light."""
    row = ScheduleRow
    return (
        select(
            col(Case.slug),
            col(District.name),
            func.coalesce(col(Milestone.label), col(Case.title)),
            func.coalesce(col(Round.procedure), col(Case.procedure)),
            col(row.step),
            col(row.subject),
            col(row.due_on),
            light.label("light"),
            col(row.done_on),
        )
        .join(Case, and_(col(Case.id) == row.case_id, col(Case.round) == row.round))
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(
            Milestone,
            and_(col(Milestone.programme_id) == Case.programme_id, col(Milestone.key) == Case.kind),
            isouter=True,
        )
        .join(Round, and_(col(Round.case_id) == Case.id, col(Round.number) == Case.round), isouter=True)
        .where(
            col(Case.programme_id) == programme.id,
            scope.cases(visitor),
            col(Case.kind).not_in(kept_from(visitor)),
            ~col(row.lapse),
            col(row.due_on).is_not(None),
        )
    )


def _deadline(row: Any) -> Deadline:
    slug, place, label, procedure, step, subject, due_on, colour, done_on = row
    steps = PROCEDURES[procedure]
    title = steps.step(step).title if step in steps.index else step
    return Deadline(slug, place or CITY, label, title, subject, due_on, Colour(colour), done_on)


def _following(session: Session, visitor: Visitor, programme: Programme, today: date) -> dict[str, list[Deadline]]:
    """The open deadlines of each place that come next: those of its soonest day from today on."""
    light = light_sql(today)
    first = (
        select(col(Case.district_id).label("district"), func.min(ScheduleRow.due_on).label("day"))
        .join(Case, and_(col(Case.id) == ScheduleRow.case_id, col(Case.round) == ScheduleRow.round))
        .where(
            col(Case.programme_id) == programme.id,
            col(ScheduleRow.done_on).is_(None),
            ~col(ScheduleRow.lapse),
            col(ScheduleRow.due_on) >= today,
        )
        .group_by(col(Case.district_id))
        .subquery()
    )
    query = _deadlines(visitor, programme, light).join(
        first, and_(first.c.district == Case.district_id, first.c.day == ScheduleRow.due_on)
    )
    found: dict[str, list[Deadline]] = {}
    for row in session.execute(query.where(col(ScheduleRow.done_on).is_(None)).order_by(col(Case.id))).all():
        one = _deadline(row)
        found.setdefault(one.place, []).append(one)
    return found


def _heads(session: Session, programme: Programme, cells: list[Cell]) -> tuple[Head, ...]:
    """The duties that districts have cases of, in the plan's order."""
    kinds = {cell.kind for cell in cells}
    query = select(col(Milestone.key), col(Milestone.label), col(Milestone.due_on)).where(
        col(Milestone.programme_id) == programme.id
    )
    rows = session.execute(query.order_by(col(Milestone.position))).all()
    return tuple(Head(key, label, due_on) for key, label, due_on in rows if key in kinds)


def _row(place: str, quota: int, cells: list[Cell], following: list[Deadline]) -> BoardRow:
    here = [cell for cell in cells if cell.place == place]
    by_kind: dict[str, Cell] = {}
    for cell in here:  # of a duty with several cases, as yearly assessments, the last one opened
        by_kind[cell.kind] = cell
    return BoardRow(
        place,
        quota,
        max((cell.round for cell in here), default=1),
        by_kind,
        following[0] if following else None,
        max(0, len(following) - 1),
    )


def _tally(session: Session, visitor: Visitor, programme: Programme, today: date) -> Tally:
    light = light_sql(today)
    told = _deadlines(visitor, programme, light).subquery()
    colour, late = told.c.light, and_(told.c.done_on.is_not(None), told.c.done_on > told.c.due_on)
    counts = session.execute(
        select(colour, func.count(), func.sum(cast(late, Integer))).select_from(told).group_by(colour)
    ).all()
    found = {Colour(name): int(count) for name, count, _late in counts}
    return Tally(
        found.get(Colour.RED, 0),
        found.get(Colour.YELLOW, 0),
        found.get(Colour.GREY, 0),
        found.get(Colour.GREEN, 0),
        sum(int(n or 0) for _name, _count, n in counts),
    )
