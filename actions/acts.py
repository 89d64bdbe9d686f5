"""The one door for acts: whoever records something, from the command line, a page or a rehearsal, comes here."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session, select

from actions.challenge import receive
from actions.complaint import receive_complaint
from actions.registry import all_acts
from models.case import Case
from models.person import Actor
from record import corrections
from record.corrections import Correction, Withdrawal
from record.handlers import Acts, Command, Done
from record.perform import perform
from rules.procedures import PROCEDURES

OPENING: dict[str, Callable[[Session, Actor, Command, Acts], Done]] = {
    "received": receive,
    "complaint_filed": receive_complaint,
}
"""Recorded on a tender, these open a case of their own: 质疑, 投诉."""


def record(session: Session, actor: Actor, command: Command) -> Done:
    """Records an act; a challenge or complaint that comes to a tender opens a child case. Call it inside `writing`.

    Raises:
        Refusal: with the article and what to do.
    """
    case = session.exec(select(Case).where(Case.slug == command.case)).first()
    if case and command.step in OPENING and command.step not in PROCEDURES[case.procedure].index:
        return OPENING[command.step](session, actor, command, all_acts())
    return perform(session, actor, command, all_acts())


def correct(session: Session, actor: Actor, correction: Correction) -> Done:
    """Puts another fact in the place of one. Call it inside `writing`.

    Raises:
        Refusal: as `record.corrections.correct`.
    """
    return corrections.correct(session, actor, correction, all_acts())


def withdraw(session: Session, actor: Actor, withdrawal: Withdrawal) -> Done:
    """Says that a fact does not count. Call it inside `writing`.

    Raises:
        Refusal: as `record.corrections.withdraw`.
    """
    return corrections.withdraw(session, actor, withdrawal, all_acts())
