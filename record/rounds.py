"""Rounds (轮次): a tender that failed, or whose challenge was upheld, begins again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from models.case import Case, Round
from models.database import record_head
from models.person import Actor
from record.custody import audit
from record.errors import Disallowed
from record.holds import HELD_STEP
from record.lots import lots
from record.situation import Dossier
from record.stored import recompute


def open_round(session: Session, actor: Actor, case: Case, *, procedure: str, reason: str, on: date) -> Round:
    """Opens the next round of a case, by the procedure named; steps done once for all rounds stay done, and a lot that
    has its contract is no part of it.

    The rows and facts of the rounds before stay as they are.
    """
    assert case.id is not None
    case.round += 1
    row = Round(case_id=case.id, number=case.round, procedure=procedure, opened_on=on, reason=reason)
    session.add_all([case, row])
    recompute(session, case)
    case.touch(record_head(session).data_version)
    session.add(case)
    audit.append(
        session,
        actor,
        "open_round",
        case.slug,
        {"round": case.round, "procedure": procedure, "reason": reason, "on": on},
    )
    return row


def unsigned(dossier: Dossier, named: Iterable[int] = ()) -> list[int]:
    """The lots of the round that have no contract yet, among those named (none: all)."""
    wanted = set(named)
    return [lot for lot in lots(dossier) if dossier.fact(HELD_STEP, str(lot)) is None and (not wanted or lot in wanted)]


def check_reopening(dossier: Dossier, named: Iterable[int]) -> None:
    """A new round takes every lot that has no contract: anyone who has won another lot does not lose it by that.

    Raises:
        Disallowed: naming the lots to be signed first.
    """
    wanted = set(named)
    if wanted and (others := [lot for lot in unsigned(dossier) if lot not in wanted]):
        names = "、".join(f"采购包{lot}" for lot in others)
        raise Disallowed(
            f"{names}尚未签订合同，现在重新采购会使其中标结果落空",
            basis="采购法 46",
            remedy=f"请先签订{names}的合同，再对其余采购包重新采购",
        )
