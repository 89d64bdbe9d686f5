"""People who act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable
from models.values import ROLE_TITLES, Role

_ROLES = ", ".join(f"'{role}'" for role in Role)


class Person(RecordTable, table=True):
    """Somebody with a role in one district, or in the city (`district` is None). The state after the last act."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint(f"role IN ({_ROLES})", name="role"), STRICT)

    login: str = Field(primary_key=True)
    name: str
    role: str
    unit: str
    district: str | None = None
    mail: str | None = None
    active: bool = True
    retired_on: date | None = None
    """The first day on which the person no longer acts."""


class PersonDeed(StrEnum):
    """What is done to a person of the list."""

    REGISTERED = "registered"
    EDITED = "edited"
    LEAVE = "leave"
    LEAVE_CHANGED = "leave_changed"
    RETIRED = "retired"
    REPLACED = "replaced"


PERSON_DEEDS: dict[PersonDeed, str] = {
    PersonDeed.REGISTERED: "登记",
    PersonDeed.EDITED: "更正",
    PersonDeed.LEAVE: "请假",
    PersonDeed.LEAVE_CHANGED: "变更请假",
    PersonDeed.RETIRED: "离岗",
    PersonDeed.REPLACED: "由他人接任",
}
_DEEDS = ", ".join(f"'{deed}'" for deed in PersonDeed)


class PersonAct(RecordTable, table=True):
    """One act on a person, numbered 1, 2, 3 … for each login. Refuses UPDATE and DELETE by trigger."""

    __tablename__ = "person_act"
    __table_args__ = (
        UniqueConstraint("login", "number"),
        UniqueConstraint("login", "changes"),
        CheckConstraint(f"what IN ({_DEEDS})", name="what"),
        CheckConstraint("last_on IS NULL OR last_on >= first_on", name="days"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    login: str
    number: int
    what: str
    done_on: date
    """The programme's date on which it was entered."""
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    actor: str
    reason: str = ""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The person as they stand after the act."""
    first_on: date | None = None
    """First day of a leave, or of being retired or replaced. A leave that was called off has none."""
    last_on: date | None = None
    """Last day of a leave."""
    other: str | None = None
    """Login of the deputy of a leave, or of the successor."""
    changes: int | None = None
    """Number of the act on the same person whose leave this one changes."""


@dataclass(frozen=True)
class Away:
    """A leave: the days from first to last, both included, and the login of the deputy."""

    first: date
    last: date
    deputy: str | None = None

    def covers(self, on: date) -> bool:
        return self.first <= on <= self.last


@dataclass(frozen=True)
class Actor:
    """Who acts, as every action is told. `away` holds the leaves, `until` the first day of retirement."""

    login: str
    name: str
    role: Role
    district: str | None = None
    away: tuple[Away, ...] = ()
    until: date | None = None

    @property
    def title(self) -> str:
        """As messages name them: 采购经办 张某(惠城区)."""
        return f"{ROLE_TITLES[self.role]}{self.name}" + (f"({self.district})" if self.district else "")


SYSTEM = Actor("system", "", Role.SYSTEM)
"""The machine itself: advancing, alerting, sealing."""
