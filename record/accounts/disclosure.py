"""Personal data in full: masked everywhere, shown to who says why, and the trail keeps it."""

from __future__ import annotations

from sqlmodel import Session

from models.case import Case
from models.refusal import Refusal
from models.values import Role
from models.visitor import Visitor
from record.custody import audit
from record.errors import WrongRole

MAY = frozenset(Role) - {Role.OPERATOR, Role.SYSTEM}
"""Operators know their own staff, and nobody else's."""


class PurposeMissing(Refusal):
    """Raised when somebody would see personal data without saying for what (个人信息保护法 6)."""

    code = "purpose_missing"


def disclose(session: Session, visitor: Visitor, case: Case, reason: str) -> None:
    """Enters that a visitor looks at the personal data of a case, and why. Views then show it to them this once.

    Raises:
        WrongRole: an operator, or an administrator. PurposeMissing: the reason says nothing.
    """
    if visitor.role not in MAY:
        raise WrongRole(f"{visitor.title}不能查看个人信息", remedy="请由经办此事的人员查看")
    if len(said := reason.strip()) < 4:
        raise PurposeMissing(
            "没有写明查看个人信息的用途", basis="个人信息保护法 6", remedy="请写明用途", field="reason"
        )
    audit.append(session, visitor.author, "disclose", case.slug, {"reason": said[:200]})
