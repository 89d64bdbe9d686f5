"""A programme and what it is made of: districts, milestones, stations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable


class Programme(RecordTable, table=True):
    """A published plan, as loaded (方案)."""

    __tablename__ = "programme"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    title: str
    plan: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    plan_sha256: str
    started_on: date
    """The date on which work on the plan starts; nothing is recorded before it."""


class PlanAct(RecordTable, table=True):
    """What somebody said of a loaded plan: an answer, an amendment, a confirmation. Refuses UPDATE and DELETE by trigger.

    The programme's `plan` is the plan with all of them; what it was before stands in `content`.
    """

    __tablename__ = "plan_act"
    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        CheckConstraint("what IN ('answer', 'amend', 'confirm')", name="what"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    number: int
    """1, 2, 3 … within the programme."""
    what: str
    subject: str
    """Key of the question, path of the date, quota or assumption: `milestones.opening.reading`."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """`before` and `after`, as the plan has them."""
    evidence: str
    """The paper or word that it rests on."""
    said_on: date
    actor: str
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class District(RecordTable, table=True):
    """A district (县区) with its quota of stations."""

    __tablename__ = "district"
    __table_args__ = (UniqueConstraint("programme_id", "name"), CheckConstraint("quota > 0", name="quota"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    position: int
    """The order in which the plan names the districts."""
    name: str
    quota: int
    purchaser: str
    """采购人"""
    treasury: str
    """同级财政"""


class Milestone(RecordTable, table=True):
    """A duty of the plan, with its due date where it has one (里程碑)."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("programme_id", "key"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    position: int
    key: str
    label: str
    title: str
    clause: str
    phrase: str | None = None
    due_on: date | None = None
    """The date watched: the strict reading until somebody confirms another."""
    wide_on: date | None = None


class Station(RecordTable, table=True):
    """A station (驿站): a place in the quota from the start, named and opened later."""

    __tablename__ = "station"
    __table_args__ = (
        UniqueConstraint("programme_id", "code"),
        CheckConstraint("area_dm2 IS NULL OR area_dm2 > 0", name="area"),
        CheckConstraint("star IS NULL OR star BETWEEN 0 AND 5", name="star"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    district_id: int = Field(foreign_key="district.id", index=True)
    code: str
    """As in 惠城01: the n-th place of the quota."""
    name: str | None = None
    address: str | None = None
    area_dm2: int | None = None
    """Service area in whole square decimetres (20 m² = 2000)."""
    head: str | None = None
    """站长"""
    supervisor: str | None = None
    """The named person of the district who watches the station (日常监管)."""
    opened_on: date | None = None
    star: int | None = None


class CandidateSite(RecordTable, table=True):
    """A place that was looked at (备选点位)."""

    __tablename__ = "candidate_site"
    __table_args__ = (UniqueConstraint("case_id", "code"), CheckConstraint("area_dm2 > 0", name="area"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    code: str
    name: str
    address: str
    area_dm2: int
    premises: str
    """政府机构物业 or other."""
    score: int | None = None
    """0 to 100, from the inspection."""
    station: str | None = None
    """Code of the station it became."""
