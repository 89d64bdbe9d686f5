"""Who looks at a page: somebody of the record in a role, or an administrator of the system, who has none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.person import Actor
from models.values import CITY, ROLE_TITLES, Role


class AdminOffice(StrEnum):
    """The three administrators (三员), apart from the roles of the record; nobody holds two."""

    SYSTEM = "system"  # 系统管理员: accounts, the service
    SECURITY = "security"  # 安全管理员: rights, rules of passwords and sessions
    AUDIT = "audit"  # 审计管理员: reads the trail of what the other two did


OFFICE_TITLES: dict[AdminOffice, str] = {
    AdminOffice.SYSTEM: "系统管理员",
    AdminOffice.SECURITY: "安全管理员",
    AdminOffice.AUDIT: "审计管理员",
}


@dataclass(frozen=True)
class Visitor:
    """Who is signed in, as every page and every query is told.

    Exactly one of `role` and `office` is set. A visitor of a district sees that district's cases and the city's;
    one of the city sees all. What of a case stays hidden from whom is `rules.visibility`'s affair.
    """

    login: str
    name: str
    role: Role | None = None
    district: str | None = None
    """None: of the city."""
    office: AdminOffice | None = None
    session_id: int = 0
    must_change: bool = False
    """The password was set by another: until it is changed, no other page is shown."""

    @property
    def title(self) -> str:
        """采购经办, 系统管理员."""
        return OFFICE_TITLES[self.office] if self.office else ROLE_TITLES[self.role] if self.role else ""

    @property
    def place(self) -> str:
        """The district, or 市级."""
        return self.district or CITY

    @property
    def actor(self) -> Actor:
        """The person, as views take a reader. Acts ask the record itself who acts, with leaves and retirement.

        Raises:
            LookupError: for the holder of an office, who reads nothing of the record.
        """
        if self.role is None:
            raise LookupError(f"{self.login} holds an office of the system and has no role")
        return Actor(self.login, self.name, self.role, self.district)

    @property
    def author(self) -> Author:
        """As the audit trail names the visitor."""
        role = self.office or self.role
        assert role is not None
        return Author(self.login, role)

    def sees(self, district: str | None) -> bool:
        """Whether objects of that district (None: of the city) exist for this visitor; if not, a page answers 404."""
        return self.role is not None and (self.district is None or district is None or district == self.district)


@dataclass(frozen=True)
class Author:
    """Who did something, as the audit trail names them: an administrator has an office where a person has a role."""

    login: str
    role: Role | AdminOffice


SERVER = Visitor("system", "服务器管理员", Role.SYSTEM)
"""Who works at the command line of the server: makes the first administrator, and helps one who is locked out."""
