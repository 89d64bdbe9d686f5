"""Facts by the command that recorded them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlmodel import Session, select

from models.case import Fact


def fact_of(session: Session, command_id: str) -> Fact | None:
    """The fact that the command recorded; None if it was not performed."""
    return session.exec(select(Fact).where(Fact.command_id == command_id)).first()


def fact_after(session: Session, fact: Fact) -> Fact | None:
    """The fact that was recorded in the place of this one: a correction, a withdrawal, or what followed a withdrawal."""
    return session.exec(select(Fact).where(Fact.corrects == fact.id)).first()


def id_that_counts(session: Session, id_after: Callable[[Sequence[str]], str]) -> str:
    """The id of a command whose id is made from what it says: that of the same command given before, as long as nothing
    was recorded in the place of its fact; a new one afterwards, since it asks for another act then.

    `id_after` makes the id from the commands that came in the place of the same command's facts, the earliest first.
    """
    passed: list[str] = []
    while True:
        found = id_after(passed)
        fact = fact_of(session, found)
        later = fact_after(session, fact) if fact else None
        if later is None:
            return found
        passed.append(later.command_id)
