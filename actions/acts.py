"""The one door for acts: whoever records something, from the command line, a page or a rehearsal, comes here."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session, select

import actions.registry  # noqa: F401  every handler
from actions.challenge import receive
from actions.complaint import receive_complaint
from actions.core import Command, Done, perform
from models.case import Case
from models.person import Actor
from rules.procedures import PROCEDURES

OPENING: dict[str, Callable[[Session, Actor, Command], Done]] = {
    "received": receive, "complaint_filed": receive_complaint}
"""Recorded on a tender, these open a case of their own: 质疑, 投诉."""


def record(session: Session, actor: Actor, command: Command) -> Done:
    """Records an act; a challenge or complaint that comes to a tender opens a child case. Call it inside `writing`.

    Raises:
        ActionRefused: with the article and what to do.
    """
    case = session.exec(select(Case).where(Case.slug == command.case)).first()
    if case and command.step in OPENING and command.step not in PROCEDURES[case.procedure].index:
        return OPENING[command.step](session, actor, command)
    return perform(session, actor, command)
