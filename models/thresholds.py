"""Thresholds of procurement that an administrator has loaded (采购限额标准). Money in whole 分."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Column
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable
from models.values import Level, Subject, ThresholdKind


def _one_of(column: str, values: type[Level] | type[Subject] | type[ThresholdKind]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


class ThresholdRow(RecordTable, table=True):
    """A threshold as it was loaded. Append-only, by trigger: a figure changes by a new row with a later `since`,
    a mistake is mended by a new row with the same `since` (the last one loaded counts)."""

    __tablename__ = "threshold"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("until IS NULL OR until >= since", name="until"),
        CheckConstraint(_one_of("level", Level), name="level"),
        CheckConstraint(_one_of("subject", Subject), name="subject"),
        CheckConstraint(_one_of("kind", ThresholdKind), name="kind"),
        CheckConstraint("confidence IN ('A', 'B', 'C', 'D')", name="confidence"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    region: str
    level: str | None = None
    """省级, 市级 or 县级; None: every level of the region."""
    subject: str
    kind: str
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    since: date
    until: date | None = None
    basis: str
    """The document that sets it, with its number."""
    confidence: str
    loaded_by: str
    loaded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
