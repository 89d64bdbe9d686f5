"""放假通知: a year of the State Council's notice is loaded; what was counted with it is counted anew, and what moved
is told.

Facts stay as they are: an act that was lawful when it was recorded is not refused afterwards. Documents that state a
date that has moved are listed, so that people may look at them; none is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, exists, func, select

from models.case import Case, ScheduleRow
from models.database import record_head
from models.document import DocumentRow
from models.person import Actor
from models.record import CalendarYear
from models.refusal import Refusal
from models.values import DocumentStatus
from record.custody import audit
from record.people import check_administrator
from record.plan.programme import renew_derived_dues
from record.register.rows import UNDERWAY
from record.situation import Dossier, calendar_of, forget_calendar
from record.stored import recompute
from rules.calendar import Calendar, YearNotice, official_notices
from rules.dates.notice import HolidayNotice, doubts

SHOWN = ("earliest", "latest", "planned", "due_on")
"""The dates of a row whose moves are told."""
DATES = (*SHOWN, "warn_on", "alert_on", "done_on")
STANDING = (*UNDERWAY, DocumentStatus.ISSUED.value)


class YearMissing(Refusal):
    """Raised when a year would be loaded whose year before is not: spans across the gap would be guessed."""

    code = "year_missing"


class UnknownYear(Refusal):
    """Raised when a year is asked for that has no notice."""

    code, exit_code = "unknown_year", 2


@dataclass(frozen=True)
class MovedDate:
    """One date of one row that is another now."""

    case: str
    step: str
    title: str
    """Of the step, in Chinese."""
    round: int
    subject: str
    what: str
    """earliest, latest, planned or due_on."""
    before: date | None
    after: date | None
    provisional_before: bool
    provisional_after: bool


@dataclass(frozen=True)
class Stated:
    """A document, issued or about to be, in which a date stands that has moved."""

    register_number: str
    title: str
    case: str
    dates: tuple[date, ...]


@dataclass(frozen=True)
class LoadedYear:
    """What loading a year did."""

    year: int
    notice: str
    changed: bool
    """False if the record has the same already, and nothing was written."""
    replaced: str | None = None
    """文号 of the text that it replaces; '' for the one that comes with the product."""
    moves: tuple[MovedDate, ...] = ()
    firm: int = 0
    """Rows that were provisional and no longer are, whether their dates moved or not."""
    provisional: int = 0
    """Rows to be done yet that still are."""
    documents: tuple[Stated, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """A year that the calendar knows, and from where. `notice` is None for what comes with the product."""

    days: YearNotice
    notice: HolidayNotice | None


def years(session: Session) -> list[Year]:
    """Every year with a notice, in order."""
    known = {notice.year: Year(notice, None) for notice in official_notices()}
    for row in session.exec(select(CalendarYear)).all():
        notice = HolidayNotice.from_record(row.days)
        known[row.year] = Year(notice.calendar_year(), notice)
    return [known[number] for number in sorted(known)]


def year(session: Session, number: int) -> tuple[Year, Calendar]:
    """A year with its notice, and the calendar that it stands in.

    Raises:
        UnknownYear: where it has none; it is not guessed.
    """
    known = {found.days.year: found for found in years(session)}
    if number not in known:
        raise UnknownYear(
            f"{number}年放假安排尚未载入（已有{min(known)}年至{max(known)}年）",
            remedy="国务院办公厅发布通知后，请用 ./yicheng calendar load 载入",
        )
    return known[number], calendar_of(session)


def load_year(session: Session, actor: Actor, notice: HolidayNotice) -> LoadedYear:
    """Enters a year's notice, or another text in the place of one, and counts anew every case that it may touch.

    Call it inside `models.database.writing`. The same text again changes nothing.

    Raises:
        WrongRole: unless the project manager or the city's leader loads it.
        YearMissing: where the year before has no notice.
    """
    check_administrator(actor, "载入放假通知")
    last = max(calendar_of(session).known)
    if notice.year > last + 1:
        raise YearMissing(
            f"{last + 1}年放假安排尚未载入，不能先载入{notice.year}年", remedy=f"请先载入{last + 1}年的放假通知"
        )
    stored = session.get(CalendarYear, notice.year)
    shipped = next((n for n in official_notices() if n.year == notice.year), None)
    if stored.days == notice.to_record() if stored else shipped and shipped.agrees_with(notice.calendar_year()):
        return LoadedYear(notice.year, notice.notice, changed=False)
    replaced, former = _former(stored, shipped)
    session.merge(CalendarYear(year=notice.year, notice=notice.notice, days=notice.to_record()))
    session.flush()
    forget_calendar(session)
    moves, firm, cases = _count_anew(session, notice.year)
    audit.append(
        session,
        actor,
        "load_calendar",
        str(notice.year),
        {
            "notice": notice.to_record(),
            "before": former,
            "moved": len(moves),
            "firm": firm,
            "cases": [case.slug for case in cases],
        },
    )
    return LoadedYear(
        notice.year,
        notice.notice,
        True,
        replaced,
        tuple(moves),
        firm,
        _provisional(session),
        tuple(_stating(session, cases, moves)),
        (*_replacing(notice, replaced), *doubts(notice)),
    )


def _former(stored: CalendarYear | None, shipped: YearNotice | None) -> tuple[str | None, dict[str, Any] | None]:
    """文号 and text of what the record went by until now; of the product's own years only the days are known."""
    if stored:
        return stored.notice, stored.days
    if shipped is None:
        return None, None
    return "", {
        "holidays": {day.isoformat(): name for day, name in sorted(shipped.holidays.items())},
        "workdays": sorted(day.isoformat() for day in shipped.workdays),
    }


def _replacing(notice: HolidayNotice, replaced: str | None) -> Iterator[str]:
    if replaced is not None:
        former = f"原按{replaced}载入的" if replaced else "程序自带的"
        yield f"{notice.year}年{former}放假安排已由{notice.notice}取代，请确认国务院办公厅确有调整"


Key = tuple[int, int, str, str]
"""Case, round, step and subject of a row."""


def _count_anew(session: Session, number: int) -> tuple[list[MovedDate], int, list[Case]]:
    """Recomputes what the year may touch: the dates that moved, how many rows became firm, the cases concerned."""
    found = {
        case.id: case
        for case in (*renew_derived_dues(session), *session.exec(select(Case).where(_touched(number))).all())
        if case.id
    }
    before = _rows(session, found)
    moves: list[MovedDate] = []
    firm, cases = 0, []
    for key in sorted(found):
        dossier = recompute(session, found[key])
        after = _rows(session, [key])
        moved = [move for at, row in after.items() if at in before for move in _moves(dossier, at, before[at], row)]
        settled = sum(before[at]["provisional"] and not row["provisional"] for at, row in after.items() if at in before)
        if moved or settled or any(before[at] != row for at, row in after.items() if at in before):
            found[key].touch(record_head(session).data_version)
            session.add(found[key])
            cases.append(found[key])
        moves += moved
        firm += settled
    return moves, firm, cases


def _touched(number: int) -> ColumnElement[bool]:
    """Cases with provisional rows, and those whose dates begin before the year's end and reach into it or beyond:
    every span of theirs that is counted through the year lies between. The December before belongs to the year.
    """
    first, last = date(number - 1, 12, 1), date(number, 12, 31)
    own = col(ScheduleRow.case_id) == Case.id
    dates = [col(getattr(ScheduleRow, name)) for name in DATES]
    begins = or_(col(Case.opened_on) <= last, exists().where(own, or_(*(found <= last for found in dates))))
    reaches = exists().where(own, or_(*(found >= first for found in dates)))
    return or_(exists().where(own, col(ScheduleRow.provisional)), and_(begins, reaches))


def _rows(session: Session, cases: Iterable[int]) -> dict[Key, dict[str, Any]]:
    """The stored dates of cases, in the order of their steps."""
    rows = session.exec(
        select(ScheduleRow)
        .where(col(ScheduleRow.case_id).in_(list(cases)))
        .order_by(col(ScheduleRow.case_id), col(ScheduleRow.round), col(ScheduleRow.position), ScheduleRow.subject)
    ).all()
    return {
        (row.case_id, row.round, row.step, row.subject): {name: getattr(row, name) for name in (*DATES, "provisional")}
        for row in rows
    }


def _moves(dossier: Dossier, key: Key, before: dict[str, Any], after: dict[str, Any]) -> Iterator[MovedDate]:
    _case, round_number, step, subject = key
    title = dossier.procedure.step(step).title if step in dossier.procedure.index else step
    for name in SHOWN:
        if before[name] != after[name]:
            yield MovedDate(
                dossier.case.slug,
                step,
                title,
                round_number,
                subject,
                name,
                before[name],
                after[name],
                before["provisional"],
                after["provisional"],
            )


def _provisional(session: Session) -> int:
    return session.exec(
        select(func.count(col(ScheduleRow.id)))
        .join(Case, col(Case.id) == ScheduleRow.case_id)
        .where(col(ScheduleRow.provisional), ScheduleRow.round == Case.round, col(ScheduleRow.done_on).is_(None))
    ).one()


def _stating(session: Session, cases: list[Case], moves: list[MovedDate]) -> Iterator[Stated]:
    """The documents of these cases in which a date stands as it was before it moved."""
    slugs = {case.id: case.slug for case in cases}
    gone: dict[str, set[str]] = {}
    for move in moves:
        if move.before and move.what != "planned":  # a plan of ours stands in no document
            gone.setdefault(move.case, set()).add(move.before.isoformat())
    for row in session.exec(
        select(DocumentRow)
        .where(col(DocumentRow.case_id).in_(slugs), col(DocumentRow.status).in_(STANDING))
        .order_by(col(DocumentRow.id))
    ).all():
        found = gone.get(row.scope, set()) & set(_texts(row.content))
        if found:
            yield Stated(
                row.register_number, row.title, row.scope, tuple(date.fromisoformat(text) for text in sorted(found))
            )


ASKED_FOR = frozenset({"term_from", "term_until", "service_from", "service_until"})
"""Days of a service are asked for, not reckoned: they stay where a limit on the same day moves."""


def _texts(content: Any) -> Iterator[str]:
    """Every text in stored JSON, at any depth, but for the days that are asked for."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        parts = [content[key] for key in content if key not in ASKED_FOR] if isinstance(content, dict) else content
        for part in parts:
            yield from _texts(part)
