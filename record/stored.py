"""The schedule as the record stores it: what a case's rows become, and writing only what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Text, bindparam, cast, delete, event, func, insert, inspect, update
from sqlalchemy import select as core
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from models.base import Instant, table_of
from models.case import Case, Fact, Round, ScheduleRow
from models.clock import utc_now
from models.database import record_head
from models.programme import CandidateSite
from models.record import CalendarYear
from record.awaited import Done
from record.ground import Ahead
from record.holds import CHALLENGE, COMPLAINT
from record.situation import Dossier, open_dossier
from rules.alerts import alert_on
from rules.dates.light import warn_on
from rules.dates.schedule import Reason
from rules.procedure import Stop, Wait
from rules.procedures import PROCEDURES

Place = tuple[int, str, str]
"""Round, step and subject: what a row is known by in its case."""

_CASE, _ROW = table_of(Case), table_of(ScheduleRow)
_VALUES = tuple(column.name for column in _ROW.c if column.name not in ("id", "case_id"))
_PLAIN = tuple(name for name in _VALUES if name != "reasons")
_plain_of = itemgetter(*_PLAIN)
_place_of = itemgetter(*(1 + _PLAIN.index(name) for name in ("round", "step", "subject")))
"""Of a row of `_STORED`, which are the id, the plain values in their order, and the reasons as text."""

_STORED = core(_ROW.c.id, *(_ROW.c[name] for name in _PLAIN), cast(_ROW.c.reasons, Text).label("said")).where(
    _ROW.c.case_id == bindparam("case")
)
_WRITTEN: dict[str, Any] = {name: bindparam(name) for name in _PLAIN} | {
    "reasons": cast(bindparam("said", type_=Text), JSON)
}
"""The reasons are written as the text that they are compared by: nothing is spelled twice."""
_ADD = insert(_ROW).values(_WRITTEN | {"case_id": bindparam("of_case")})
_MOVE = update(_ROW).where(_ROW.c.id == bindparam("row")).values(_WRITTEN)
_DROP = delete(_ROW).where(_ROW.c.id == bindparam("row"))
_TOUCH = (
    update(_CASE)
    .where(_CASE.c.id == bindparam("case"))
    .values(
        closed_on=bindparam("closes"),
        changed_version=bindparam("version"),
        waiting_since=func.coalesce(_CASE.c.waiting_since, bindparam("now", type_=Instant)),
    )
)


@dataclass(frozen=True)
class ScheduleChange:
    """What is to be written of a case's schedule."""

    case: Case
    added: tuple[dict[str, Any], ...]
    moved: tuple[dict[str, Any], ...]
    gone: tuple[dict[str, Any], ...]
    closed_on: date | None


def stored_rows(dossier: Dossier) -> dict[Place, dict[str, Any]]:
    """The rows of a case as they are to be stored, by their place; without those that nobody waits for."""
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
            "reasons": row.reasons,
        }
    return table


def change_of(session: Session, dossier: Dossier) -> ScheduleChange:
    """Compares the dossier's schedule with what is stored of its case."""
    stored = {_place_of(row): row for row in session.execute(_STORED, {"case": dossier.case.id}).all()}
    added, moved = [], []
    for place, values in stored_rows(dossier).items():
        row, said = stored.pop(place, None), _said(values["reasons"])
        if row is None:
            added.append(values | {"said": said, "of_case": dossier.case.id})
        elif row[1:-1] != _plain_of(values) or row[-1] != said:
            moved.append(values | {"said": said, "row": row[0]})
    # rows of an earlier round stay where something was done: they are its history
    number = dossier.case.round
    gone = [{"row": row.id} for row in stored.values() if row.round == number or row.done_on is None]
    return ScheduleChange(dossier.case, tuple(added), tuple(moved), tuple(gone), _closed_on(dossier))


def reason_form(reason: Reason) -> dict[str, Any]:
    """A reason as stored JSON."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in reason._asdict().items()}


def _said(reasons: Iterable[Reason]) -> str:
    """The reasons as the text that both databases keep of them."""
    return f"[{', '.join(map(_reason_text, reasons))}]"


@lru_cache(maxsize=20_000)
def _reason_text(reason: Reason) -> str:
    return json.dumps(reason_form(reason))


def _closed_on(dossier: Dossier) -> date | None:
    """A case is closed when all that must be done is done; one that was ended before its finish, when what follows
    from the end is."""
    procedure = dossier.procedure
    stop = dossier.stopped_by
    required = (
        {stop.name, *procedure.after(stop.name)}
        if stop and stop.stops is Stop.CASE
        else {step.name for step in procedure.acts() if not step.optional} - dossier.situation.passed
    )
    dates = [row.done_on for row in dossier.rows.values() if row.step in required]
    return max(d for d in dates if d) if dates and None not in dates else None


def write(session: Session, change: ScheduleChange, version: int | None = None) -> None:
    """Writes what changed; `version` is the case's `changed_version` from now on, None leaves it as it is."""
    case = change.case
    for statement, rows in ((_ADD, change.added), (_MOVE, change.moved), (_DROP, change.gone)):
        if rows:
            session.connection().execute(statement, list(rows))
            ground_written(session)
    if version is not None or case.closed_on != change.closed_on:
        now = None if version is None else utc_now()
        version = case.changed_version if version is None else version
        known = {"case": case.id, "closes": change.closed_on, "version": version, "now": now}
        session.connection().execute(_TOUCH, known)
        set_committed_value(case, "closed_on", change.closed_on)
        set_committed_value(case, "changed_version", version)
    for held in list(session.identity_map.values()):
        if isinstance(held, ScheduleRow) and held.__dict__.get("case_id") == case.id:
            session.expire(held)


def done_rows(dossier: Dossier) -> list[Done]:
    """What other cases will find of the case's present round, once its schedule is stored."""
    number = dossier.case.round
    return [
        (step, subject, values["done_on"])
        for (of, step, subject), values in stored_rows(dossier).items()
        if of == number
    ]


def recompute(session: Session, case: Case) -> Dossier:
    """Computes the schedule of a case anew and stores what changed; closes the case when all is done."""
    session.flush()
    dossier = open_dossier(session, case)
    write(session, change_of(session, dossier))
    return dossier


def followers_of(kind: str, step: str) -> Iterable[tuple[str, Wait]]:
    """The procedures with a step that waits on this one."""
    return _FOLLOWERS.get((kind, step), ())


def _followers() -> dict[tuple[str, str], list[tuple[str, Wait]]]:
    found: dict[tuple[str, str], list[tuple[str, Wait]]] = {}
    for procedure in PROCEDURES.values():
        for step in procedure.steps:
            for wait in step.waits:
                found.setdefault((wait.kind, wait.step), []).append((procedure.name, wait))
    return found


_FOLLOWERS: Mapping[tuple[str, str], list[tuple[str, Wait]]] = _followers()

_OF_PROCEDURE = select(Case).where(
    Case.programme_id == bindparam("programme"), Case.procedure == bindparam("procedure")
)
_HERE = _OF_PROCEDURE.where(Case.district_id == bindparam("district"))
_IN_CITY = _OF_PROCEDURE.where(col(Case.district_id).is_(None))


def waiting_cases(session: Session, case: Case, step: str) -> list[Case]:
    """The cases that wait on this step of the case."""
    found: dict[int, Case] = {}
    for procedure, wait in followers_of(case.kind, step):
        known: dict[str, Any] = {"programme": case.programme_id, "procedure": procedure}
        query = _OF_PROCEDURE if wait.city else _IN_CITY if case.district_id is None else _HERE
        if query is _HERE:
            known["district"] = case.district_id
        found.update({c.id: c for c in session.exec(query, params=known).all() if c.id})
    return list(found.values())


def followers(session: Session, case: Case, step: str) -> list[Case]:
    """The cases to be computed anew once a step is recorded: those that wait on it; the parent of a challenge or
    complaint too."""
    found = {follower.id: follower for follower in waiting_cases(session, case, step)}
    if case.parent_id and case.kind in (CHALLENGE, COMPLAINT):
        found[case.parent_id] = session.get_one(Case, case.parent_id)
    return list(found.values())


def recompute_followers(session: Session, case: Case, step: str) -> None:
    """Recomputes the cases that follow from this step, in the same transaction."""
    session.flush()
    version = record_head(session).data_version
    for follower in followers(session, case, step):
        write(session, change_of(session, open_dossier(session, follower)), version)


def changes_ahead(session: Session, dossier: Dossier, fact: Fact) -> list[ScheduleChange]:
    """What the fact of an act will change in its case, whose dossier is as it will be then, and in the cases that
    follow."""
    changes = [change_of(session, dossier)]
    if following := followers(session, dossier.case, fact.step):
        ahead = Ahead(fact, done_rows(dossier))
        changes += [change_of(session, open_dossier(session, follower, ahead)) for follower in following]
    return changes


_GROUND = (Case, CandidateSite, CalendarYear, Fact, Round, ScheduleRow)
"""What a schedule is computed from. Of stations only the codes count, and those never change."""


_WRITTEN_SO_FAR = "yicheng ground written"


def ground_written(session: Session) -> None:
    """To be told by who writes facts or schedules past the session, on its connection: no event of it tells."""
    session.info[_WRITTEN_SO_FAR] = session.info.get(_WRITTEN_SO_FAR, 0) + 1


_OF_CANDIDATE = ("case_id", "code")
"""What a schedule reads of a candidate: neither its points nor the station that it became."""


def _moves_ground(row: Any) -> bool:
    """Whether what is changed in a row is what a schedule reads of it; of most rows it may be anything."""
    names = _OF_CANDIDATE if isinstance(row, CandidateSite) else None
    state = inspect(row)
    return any(state.attrs[name].history.has_changes() for name in names or state.attrs.keys())


@contextmanager
def ground_watched(session: Session) -> Iterator[set[str]]:
    """Collects what is written meanwhile that a schedule may stand on; statements that write count, whatever they do,
    and what `ground_written` was told: an effect may perform another act.

    Where the set stays empty, a schedule that was computed before still holds.
    """
    moved: set[str] = set()
    before = session.info.get(_WRITTEN_SO_FAR, 0)

    def flushed(changing: Any, _context: Any, _instances: Any) -> None:
        changed = (*changing.new, *changing.deleted, *filter(_moves_ground, changing.dirty))
        moved.update(type(row).__name__ for row in changed if isinstance(row, _GROUND))

    def executed(state: ORMExecuteState) -> None:
        if state.is_insert or state.is_update or state.is_delete:
            moved.add("statement")

    event.listen(session, "before_flush", flushed)
    event.listen(session, "do_orm_execute", executed)
    try:
        yield moved
        if session.info.get(_WRITTEN_SO_FAR, 0) != before:
            moved.add("act")
    finally:
        event.remove(session, "before_flush", flushed)
        event.remove(session, "do_orm_execute", executed)
