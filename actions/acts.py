"""The one door for acts: whoever records something, from the command line, a page or a rehearsal, comes here."""

from __future__ import annotations

from sqlmodel import Session, select

import actions.registry  # noqa: F401  every handler
from actions.challenge import receive
from actions.core import Command, Done, perform
from models.case import Case
from models.person import Actor
from rules.procedures import PROCEDURES

CHALLENGED = "received"
"""Recorded on a tender, it opens the challenge's own case."""


def record(session: Session, actor: Actor, command: Command) -> Done:
    """Records an act; a challenge received on a tender opens a child case. Call it inside `writing`.

    Raises:
        ActionRefused: with the article and what to do.
    """
    case = session.exec(select(Case).where(Case.slug == command.case)).first()
    if case and command.step == CHALLENGED and CHALLENGED not in PROCEDURES[case.procedure].index:
        return receive(session, actor, command)
    return perform(session, actor, command)
