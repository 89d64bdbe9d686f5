"""The programmes that a visitor has a part in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from models.programme import Programme
from models.visitor import Visitor
from views import scope


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme in the list."""

    slug: str
    title: str
    started_on: date


def programme_lines(session: Session, visitor: Visitor) -> list[ProgrammeLine]:
    """The programmes that the visitor sees, the latest first."""
    query = select(col(Programme.slug), col(Programme.title), col(Programme.started_on)).where(
        scope.programmes(visitor)
    )
    rows = session.execute(query.order_by(col(Programme.started_on).desc(), col(Programme.slug))).all()
    return [ProgrammeLine(*row) for row in rows]
