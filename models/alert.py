"""Alerts, their delivery, and supervision items."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable


class Alert(RecordTable, table=True):
    """A reminder that a named person must act (提醒). Enqueued exactly once."""

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("dedup_key"),
        UniqueConstraint("number"),
        CheckConstraint("level BETWEEN 0 AND 2", name="level"),
        Index("ix_alert_person", "person", "acknowledged_on"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str
    """Stands in the text, so that a message delivered twice is recognised."""
    dedup_key: str
    case_id: int = Field(foreign_key="case.id", index=True)
    step: str
    round: int
    rung: str
    """15, 7, 3, 1, 0 working days before, or overdue."""
    level: int = 0
    """0 the handler, 1 the district leader, 2 the city leader (逐级上报)."""
    person: str
    """Login of the person who is told."""
    raised_on: date
    due_on: date
    title: str
    body: str
    acknowledged_on: date | None = None
    acknowledged_by: str | None = None


class Outbox(RecordTable, table=True):
    """A message to deliver: enqueued exactly once, with its alert, delivered at least once."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("dedup_key"),
        CheckConstraint("state IN ('pending', 'sent', 'failed')", name="state"),
        Index("ix_outbox_due", "state", "next_at"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    dedup_key: str
    alert_id: int = Field(foreign_key="alert.id", index=True)
    channel: str
    """inbox (站内信) or mail."""
    recipient: str
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "pending"
    attempts: int = 0
    next_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    leased_until: datetime | None = Field(default=None, sa_column=Column(Instant))
    sent_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    error: str | None = None


class SupervisionItem(RecordTable, table=True):
    """督办事项: opened by a breach or by a deadline long overdue, closed when answered (销号)."""

    __tablename__ = "supervision_item"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("case_id", "round", "step", "subject", "source"),
        CheckConstraint("source IN ('breach', 'overdue', 'below_standard')", name="source"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str
    """督办〔2023〕1号: gapless per unit and year."""
    case_id: int = Field(foreign_key="case.id")
    round: int
    step: str
    subject: str = ""
    source: str
    basis: str
    reason: str
    opened_on: date
    due_on: date
    closed_on: date | None = None
