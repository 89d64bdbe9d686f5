"""Who looks at a page: somebody of the record in a role, or an administrator of the system, who has none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.values import CITY, ROLE_TITLES, Role


class Office(StrEnum):
    """The three administrators (三员), apart from the roles of the record; nobody holds two."""

    SYSTEM = "system"  # 系统管理员: accounts, the service
    SECURITY = "security"  # 安全管理员: rights, rules of passwords and sessions
    AUDIT = "audit"  # 审计管理员: reads the trail of what the other two did


OFFICE_TITLES: dict[Office, str] = {
    Office.SYSTEM: "系统管理员",
    Office.SECURITY: "安全管理员",
    Office.AUDIT: "审计管理员",
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
    office: Office | None = None
    session_id: int = 0

    @property
    def title(self) -> str:
        """采购经办, 系统管理员."""
        return OFFICE_TITLES[self.office] if self.office else ROLE_TITLES[self.role] if self.role else ""

    @property
    def place(self) -> str:
        """The district, or 市级."""
        return self.district or CITY

    def sees(self, district: str | None) -> bool:
        """Whether objects of that district (None: of the city) exist for this visitor; if not, a page answers 404."""
        return self.role is not None and (self.district is None or district is None or district == self.district)
