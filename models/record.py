"""The record as a whole: its head (locked first by every writer), clock, number series, leases, duties, calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable
from models.values import RecordKind


class RecordHead(RecordTable, table=True):
    """The single row that every writer locks first, so that writers queue and nothing deadlocks."""

    __tablename__ = "record_head"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("kind IN ('empty', 'real', 'rehearsal')", name="kind"),
        CheckConstraint("(clock = 'system') = (clock_on IS NULL)", name="clock"),
        CheckConstraint("clock IN ('system', 'set')", name="clock_kind"),
        STRICT,
    )

    id: int = Field(default=1, primary_key=True)
    kind: str = RecordKind.EMPTY.value
    clock: str = "system"
    clock_on: date | None = None
    """The set programme date; moves only forward."""
    data_version: int = 0
    """Bumped by every writing transaction; caches compare it."""
    audit_count: int = 0
    audit_head: str = ""


class NumberSeries(RecordTable, table=True):
    """A gapless series of our own document numbers, per unit, series and year."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("unit", "series", "year"), CheckConstraint("last >= 0", name="last"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    unit: str
    series: str
    year: int
    last: int = 0


class Lease(RecordTable, table=True):
    """A named lock with an end in real time. It saves double work; UNIQUE constraints give correctness."""

    __tablename__ = "lease"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_column=Column(Instant, nullable=False))


class Duty(RecordTable, table=True):
    """A recurring work of the machine (巡检, 晨检, 投递): when it was last begun and last completed, in real time.

    Known without Prefect, so that `doctor` can tell when sweep, watch or delivery have stopped.
    """

    __tablename__ = "duty"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    begun_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    completed_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    outcome: str = ""
    """What the last completed run said, in Chinese."""


class CalendarYear(RecordTable, table=True):
    """A year of the State Council's notice, loaded from a file by an administrator; one row, whatever came before.

    `days` is the notice as its file has it (`rules.dates.notice.HolidayNotice`).
    """

    __tablename__ = "calendar_year"
    __table_args__ = (STRICT,)

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    notice: str
    days: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class WatchRun(RecordTable, table=True):
    """A morning on which the deadlines of a programme were watched: once a day, no matter who asks."""

    __tablename__ = "watch_run"
    __table_args__ = (UniqueConstraint("programme_id", "watched_on"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    watched_on: date
