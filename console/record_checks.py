"""What the doctor finds in the record: readable, calendar, posts, duties, backlog, mails. Each check opens it anew and
may find none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from console.check import Check
from models.settings import Settings

if TYPE_CHECKING:
    from sqlmodel import Session

    from record.duties import DutyState, Rhythm

T = TypeVar("T")

CALENDAR_DAYS = 60
"""Days before the last year with a notice runs out from which on the next one is asked for: terms run into it."""


def database(chosen: Settings) -> Check:
    """Whether the record can be opened, and of which kind and version it is."""
    from sqlalchemy.exc import SQLAlchemyError

    from record.custody.probe import database_file, look_into

    file = database_file(chosen.database_url)
    where = chosen.database_label if file is None else file
    if file is not None and not Path(file).exists():
        # Not opened: opening would make the file.
        return Check("数据库", "ok", f"SQLite，{where}（尚未建立，首次使用时自动建立）")
    try:
        detail, ready = look_into(chosen.database_url, 3)
    except SQLAlchemyError:
        remedy = "检查 YICHENG_DATABASE_URL、网络及数据库服务"
        if file is not None:
            remedy = "检查文件是否损坏，必要时用备份恢复"
        return Check("数据库", "missing", f"{where} 无法打开", remedy)
    if not ready:
        return Check("数据库", "warn", f"{detail}，{where}，表结构待更新", "运行任一读写命令时自动更新")
    return Check("数据库", "ok", f"{detail}，{where}")


def calendar_years(chosen: Settings) -> Check:
    """Up to which year the rest days are known."""
    today, last = _today_and_last_day(chosen)
    detail, left = f"国务院放假通知载入至{last.year}年", (last - today).days
    if left > CALENDAR_DAYS:
        return Check("工作日历", "ok", detail)
    detail += f"，{today}已超出，所算期限为预估" if left < 0 else f"，距{last}还有{left}日，跨年期限为预估"
    return Check(
        "工作日历", "warn", detail, f"国务院办公厅发布{last.year + 1}年放假通知后，运行 ./yicheng calendar load 载入"
    )


def _today_and_last_day(chosen: Settings) -> tuple[date, date]:
    """The programme's date and the last day with a notice; the machine's date and the product's own years where no
    record can be read.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from models.clock import system_date
    from record.people import programme_date
    from record.situation import calendar_of
    from rules.calendar import official_calendar

    try:
        found = _read(chosen, lambda session: (programme_date(session), calendar_of(session).until))
    except SQLAlchemyError:
        found = None  # told by the check of the database
    return found or (system_date(), official_calendar().until)


def posts(chosen: Settings) -> Check:
    """Whether somebody holds each post that an open case needs; told by the check of the database if it is unreadable."""
    from sqlalchemy.exc import SQLAlchemyError

    from views.posts import empty_posts

    try:
        empty = _read(chosen, empty_posts) or []
    except SQLAlchemyError:
        return Check("岗位", "warn", "数据库无法读取，不知各岗位有无人员")
    if not empty:
        return Check("岗位", "ok", "待办环节的各岗位均有人员")
    detail = f"{'、'.join(post.said for post in empty)}今日无人在岗，其期限改为提醒上一级"
    return Check("岗位", "warn", detail, "用 ./yicheng people load 登记人员，或结束请假")


def duty(chosen: Settings, name: str) -> Check:
    """Whether a recurring duty was completed in time, by the record alone: a server that answers proves nothing."""
    from sqlalchemy.exc import SQLAlchemyError

    from models.clock import CITY_ZONE, utc_now
    from record.duties import RHYTHMS

    rhythm = next(rhythm for rhythm in RHYTHMS if rhythm.name == name)
    try:
        found = _kept(chosen, rhythm)
    except SQLAlchemyError:  # told by the check of the database
        return Check(name, "warn", "数据库无法读取，不知上次何时完成")
    if found is None:
        return Check(rhythm.name, "ok", "尚无方案，无需办理")
    stands, real = found
    if not stands.late(rhythm, utc_now()):
        assert stands.completed_at
        return Check(
            rhythm.name, "ok", f"上次完成于{stands.completed_at.astimezone(CITY_ZONE):%m-%d %H:%M}，{stands.outcome}"
        )
    last = stands.completed_at
    detail = f"上次完成于{last.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}，已停办" if last else "从未完成"
    remedy = f"运行 ./yicheng up 并保持运行；立即补办用 {rhythm.command}"
    return Check(rhythm.name, "missing" if real else "warn", detail, remedy)


def backlog(chosen: Settings) -> Check:
    """Whether what changed was advanced in time: 巡检 is completed once its work is handed out, done or not."""
    from sqlalchemy.exc import SQLAlchemyError

    from models.clock import CITY_ZONE, utc_now
    from models.database import record_head
    from models.values import RecordKind
    from record.duties import LEFT_BEHIND
    from views.work import left_behind

    try:
        found = _read(
            chosen, lambda session: (record_head(session).kind, left_behind(session, utc_now() - LEFT_BEHIND))
        )
    except SQLAlchemyError:  # told by the check of the database
        return Check("事项推进", "warn", "数据库无法读取，不知有无积压")
    kind, left = found or (RecordKind.EMPTY.value, None)
    if left is None:
        return Check("事项推进", "ok", "没有积压的事项")
    detail = f"{left.count}个事项变动后未推进，最早的{left.case}自{left.since.astimezone(CITY_ZONE):%m-%d %H:%M}起等候"
    remedy = "运行 ./yicheng up 并保持运行，立即补办用 ./yicheng sweep；仍未推进的，原因见其输出"
    return Check("事项推进", "missing" if kind == RecordKind.REAL.value else "warn", detail, remedy)


def _kept(chosen: Settings, rhythm: Rhythm) -> tuple[DutyState, bool] | None:
    """How the duty stands and whether the record is a real one; None if there is no programme to work for."""
    from models.database import record_head
    from models.values import RecordKind
    from record.duties import kept

    found = _read(chosen, lambda session: (record_head(session).kind, kept(session, rhythm)))
    if found is None or found[0] == RecordKind.EMPTY.value:
        return None
    return found[1], found[0] == RecordKind.REAL.value


def _read(chosen: Settings, ask: Callable[[Session], T]) -> T | None:
    """What is asked of the record; None if there is none yet, or one with tables that are to be upgraded."""
    from models.database import open_engine, reading
    from record.custody.probe import database_file, look_into

    file = database_file(chosen.database_url)
    if (file is not None and not Path(file).exists()) or not look_into(chosen.database_url, 3)[1]:
        return None
    engine = open_engine(chosen.database_url)
    try:
        with reading(engine) as session:
            return ask(session)
    finally:
        engine.dispose()


def given_up_mails(chosen: Settings) -> int:
    """How many mails were given up; 0 where the record cannot be read, which the check of the database tells."""
    from sqlalchemy.exc import SQLAlchemyError

    from record.alerting.outbox import given_up

    try:
        return _read(chosen, given_up) or 0
    except SQLAlchemyError:
        return 0
