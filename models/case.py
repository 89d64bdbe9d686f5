"""Cases, facts and the schedule: the heart of the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, func, literal
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable, partial, table_of
from models.clock import utc_now


class Case(RecordTable, table=True):
    """One milestone in one district or the city, a challenge, an assessment cycle (事项)."""

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint("round >= 1", name="round"),
        CheckConstraint("advanced_version <= changed_version", name="advanced"),
        Index("ix_case_work", "programme_id", "advanced_version", "changed_version"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    """As people see it: `huizhou-2023/惠城区/招标`."""
    programme_id: int = Field(foreign_key="programme.id", index=True)
    district_id: int | None = Field(default=None, foreign_key="district.id")
    parent_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    kind: str
    """The milestone's key: site_selection, open_tender, … or challenge."""
    procedure: str
    purchase: str | None = None
    """What it buys: the key of a profile; None if it buys nothing."""
    title: str
    round: int = 1
    due_on: date | None = None
    """The plan's date for the case's final step."""
    due_source: str = ""
    """Clause and phrase that set it: 方案四(二) 11月底前."""
    opened_on: date
    closed_on: date | None = None
    changed_version: int = 0
    """`data_version` of the last change; the sweep advances a case while `advanced_version` lags behind."""
    advanced_version: int = 0
    waiting_since: datetime | None = Field(default=None, sa_column=Column(Instant))
    """Since when a change waits for the sweep; None while nothing does."""

    def touch(self, version: int) -> None:
        """The stored case changed with this `data_version`; from now on, or from before, it waits to be advanced."""
        self.changed_version = version
        # as the database has it: it may have been advanced since it was read here
        waiting: Any = func.coalesce(table_of(Case).c.waiting_since, literal(utc_now(), Instant))
        self.waiting_since = waiting


class Round(RecordTable, table=True):
    """A re-tender or a change of method (轮次): carries its own procedure."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("case_id", "number"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    number: int
    procedure: str
    opened_on: date
    reason: str


class Fact(RecordTable, table=True):
    """Done on this date, by this person, with these details (办理记录). Append-only, by trigger.

    A correction or withdrawal is a new fact that names the one it corrects; the view `effective_fact` has
    what counts.
    """

    __tablename__ = "fact"
    __table_args__ = (
        Index(
            "uq_fact_key",
            "case_id",
            "step",
            "round",
            "subject",
            unique=True,
            **partial("corrects IS NULL"),
        ),
        UniqueConstraint("corrects"),
        UniqueConstraint("command_id"),
        CheckConstraint("(breach_basis IS NULL) = (breach_reason IS NULL)", name="breach"),
        CheckConstraint("NOT (withdrawn AND corrects IS NULL)", name="withdrawn"),
        CheckConstraint("second <> actor", name="second"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    step: str
    round: int
    subject: str = ""
    """Station, lot or candidate, '' for the case itself."""
    done_on: date
    actor: str
    second: str | None = None
    """Who was there beside the actor, where two do it together (两人共同办理)."""
    details: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    details_version: int = 1
    command_id: str
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    corrects: int | None = Field(default=None, foreign_key="fact.id")
    withdrawn: bool = False
    breach_basis: str | None = None
    """The article whose limit was exceeded, where the act came too late."""
    breach_reason: str | None = None


class ScheduleRow(RecordTable, table=True):
    """A row of the schedule (进度表), stored when facts change. Never a status: today is not known here."""

    __tablename__ = "schedule_row"
    __table_args__ = (
        UniqueConstraint("case_id", "round", "step", "subject"),
        CheckConstraint("due_basis IN ('law', 'plan')", name="due_basis"),
        CheckConstraint("(due_on IS NULL) = (due_basis IS NULL)", name="due"),
        Index("ix_schedule_row_watch", "done_on", "alert_on", "due_on"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    round: int
    position: int
    step: str
    subject: str = ""
    lapse: bool = False
    earliest: date | None = None
    latest: date | None = None
    planned: date | None = None
    """When it should be done to finish on the plan's date (倒排)."""
    ready_on: date | None = None
    """From this date on it may be done; None while something before it is not settled."""
    due_on: date | None = None
    due_basis: str | None = None
    warn_on: date | None = None
    """Yellow from this date on."""
    alert_on: date | None = None
    """The first rung of the ladder."""
    done_on: date | None = None
    provisional: bool = False
    reasons: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
