"""People who act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.base import STRICT
from models.values import ROLE_TITLES, Role

_ROLES = ", ".join(f"'{role}'" for role in Role)


class Person(SQLModel, table=True):
    """Somebody with a role in one district, or in the city (`district` null)."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint(f"role IN ({_ROLES})", name="role"), STRICT)

    login: str = Field(primary_key=True)
    name: str
    role: str
    unit: str
    district: str | None = None
    mail: str | None = None
    active: bool = True


@dataclass(frozen=True)
class Actor:
    """Who acts, as every action is told."""

    login: str
    name: str
    role: Role
    district: str | None = None

    @property
    def title(self) -> str:
        """As messages name them: 采购经办 张某(惠城区)."""
        return f"{ROLE_TITLES[self.role]}{self.name}" + (f"({self.district})" if self.district else "")


SYSTEM = Actor("system", "", Role.SYSTEM)
"""The machine itself: advancing, alerting, sealing."""
