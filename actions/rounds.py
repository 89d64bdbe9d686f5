"""Rounds (轮次): a tender that failed, or whose challenge was upheld, begins again."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from actions import audit
from actions.situation import recompute
from models.case import Case, Round
from models.database import record_head
from models.person import Actor


def open_round(session: Session, actor: Actor, case: Case, *, procedure: str, reason: str, on: date) -> Round:
    """Opens the next round of a case, by the procedure named; steps done once for all rounds stay done.

    The rows and facts of the rounds before stay as they are.
    """
    assert case.id is not None
    case.round += 1
    row = Round(case_id=case.id, number=case.round, procedure=procedure, opened_on=on, reason=reason)
    session.add_all([case, row])
    recompute(session, case)
    case.changed_version = record_head(session).data_version
    session.add(case)
    audit.append(session, actor, "open_round", case.slug, {
        "round": case.round, "procedure": procedure, "reason": reason, "on": on})
    return row
