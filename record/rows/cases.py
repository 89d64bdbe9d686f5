"""A case by the identifier that people use."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from models.case import Case
from models.programme import District, Programme
from record.errors import UnknownCase

_NAMED = select(Case).where(Case.slug == bindparam("slug"))
_WITH_PLACE = (
    select(Case, Programme, District)
    .join(Programme, col(Programme.id) == Case.programme_id)
    .join(District, col(District.id) == Case.district_id, isouter=True)
    .where(Case.slug == bindparam("slug"))
    .options(defer(Programme.plan))  # type: ignore[arg-type]
)


def case_named(session: Session, slug: str) -> Case | None:
    """The case of that identifier; None if there is none."""
    return session.exec(_NAMED, params={"slug": slug}).first()


def case_of(session: Session, slug: str) -> Case:
    """The case of that identifier.

    Raises:
        UnknownCase: with where to look.
    """
    found = case_named(session, slug)
    if found is None:
        raise _unknown(slug)
    return found


def case_with_place(session: Session, slug: str) -> tuple[Case, Programme, District]:
    """A case with its programme and district (None of the city's), which its dossier then finds in the session as long
    as somebody holds them. The plan is long, and read only by those acts that ask for it.

    Raises:
        UnknownCase: with where to look.
    """
    found = session.exec(_WITH_PLACE, params={"slug": slug}).first()
    if found is None:
        raise _unknown(slug)
    return found


def _unknown(slug: str) -> UnknownCase:
    return UnknownCase(f"没有事项“{slug}”", remedy="请用 ./yicheng status 查看事项编号")
