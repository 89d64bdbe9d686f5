"""The one door for acts: whoever records something, from the command line, a page or a rehearsal, comes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlmodel import Session

from actions.registry import all_acts
from models.database import writing
from models.person import Actor
from record import people
from record import submit as judged_before
from record.handlers import Command, Done
from record.perform import perform
from record.rows.cases import case_named
from rules.procedures import PROCEDURES

if TYPE_CHECKING:
    from record.corrections import Correction, Withdrawal

OPENING = frozenset({"received", "complaint_filed"})
"""Recorded on a tender, these open a case of their own: 质疑, 投诉."""


def submit(engine: Engine, login: str, command: Command) -> Done:
    """Records an act in a transaction of its own: judged and computed before the record is locked, so that others may
    write meanwhile. What opens a child case is judged under the lock.

    Raises:
        Refusal: as `record`; UnknownPerson for an unknown or inactive login.
    """
    if command.step in OPENING:
        with writing(engine) as session:
            return record(session, people.actor(session, login), command)
    return judged_before.submit(engine, login, command, all_acts())


def record(session: Session, actor: Actor, command: Command) -> Done:
    """Records an act; a challenge or complaint that comes to a tender opens a child case. Call it inside `writing`.

    Raises:
        Refusal: with the article and what to do.
    """
    case = case_named(session, command.case)
    if case and command.step in OPENING and command.step not in PROCEDURES[case.procedure].index:
        return _open_case(session, actor, command)
    return perform(session, actor, command, all_acts())


def _open_case(session: Session, actor: Actor, command: Command) -> Done:
    # imported here: the acts of a purchase need neither
    if command.step == "received":
        from actions.challenge import receive

        return receive(session, actor, command, all_acts())
    from actions.complaint import receive_complaint

    return receive_complaint(session, actor, command, all_acts())


def correct(session: Session, actor: Actor, correction: Correction) -> Done:
    """Puts another fact in the place of one. Call it inside `writing`.

    Raises:
        Refusal: as `record.corrections.correct`.
    """
    from record import corrections

    return corrections.correct(session, actor, correction, all_acts())


def withdraw(session: Session, actor: Actor, withdrawal: Withdrawal) -> Done:
    """Says that a fact does not count. Call it inside `writing`.

    Raises:
        Refusal: as `record.corrections.withdraw`.
    """
    from record import corrections

    return corrections.withdraw(session, actor, withdrawal, all_acts())
