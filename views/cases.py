"""A case by the identifier that people use; apart from the other look-ups, which know many more tables."""

from __future__ import annotations

from sqlmodel import Session, select

from models.case import Case
from record.errors import UnknownCase


def case_of(session: Session, slug: str) -> Case:
    """The case of that identifier.

    Raises:
        UnknownCase: with where to look.
    """
    found = session.exec(select(Case).where(Case.slug == slug)).first()
    if found is None:
        raise UnknownCase(f"没有事项“{slug}”", remedy="请用 ./yicheng status 查看事项编号")
    return found
