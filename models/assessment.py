"""Assessment: indicator values, scores and stars. Scores in hundredths of a point."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, RecordTable


class AssessmentSchemeRow(RecordTable, table=True):
    """A programme's assessment scheme as loaded (考核方案). Append-only: a later one counts from then on."""

    __tablename__ = "assessment_scheme"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id", index=True)
    version: str
    """A short hash of all that decides a result; cycles name it."""
    title: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    entered_on: date
    entered_by: str


class Score(RecordTable, table=True):
    """One station, one indicator, one cycle (得分)."""

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("case_id", "station_id", "indicator"),
        CheckConstraint("points >= 0", name="points"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    station_id: int = Field(foreign_key="station.id")
    indicator: str
    value: int | None = None
    """As filed; None means no data, which scores 0."""
    points: int


class StarRating(RecordTable, table=True):
    """The final result of a station in a cycle (星级)."""

    __tablename__ = "star_rating"
    __table_args__ = (
        UniqueConstraint("case_id", "station_id"),
        CheckConstraint("total BETWEEN 0 AND 10000", name="total"),
        CheckConstraint("star BETWEEN 0 AND 5", name="star"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    station_id: int = Field(foreign_key="station.id")
    total: int
    star: int
    grade: str
    """优秀, 达标 or 不达标."""
