"""The stored schedule: every row that somebody waits for, and what a session holds of it is read anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.case import ScheduleRow
from models.database import reading, writing
from record.stored import recompute
from tests.actions.builders import assume, case_of
from tests.actions.purchase_case import next_round
from tests.actions.tender_case import CASE, ready, signature

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def rows(session: Session, round_number: int) -> dict[tuple[str, str], ScheduleRow]:
    """The stored rows of a round of the tender."""
    case = case_of(session, CASE)
    found = session.exec(
        select(ScheduleRow).where(ScheduleRow.case_id == case.id, ScheduleRow.round == round_number)
    ).all()
    return {(row.step, row.subject): row for row in found}


def test_a_lot_that_is_settled_hides_no_row_of_another(engine: Engine) -> None:
    """The contract of lot 2 is signed, and lot 1 is bought again."""
    ready(engine, "contract_review")
    assume(engine, CASE, "contract_signature", date(2023, 11, 15), "2", **signature(2))
    next_round(engine, "open_tender", "11-20")
    with reading(engine) as session:
        found = {step.removeprefix("contract_"): lots for step, lots in lots_of(rows(session, 2)).items()}
    assert {step: found[step] for step in ("draft", "review", "signature", "publication", "filing")} == {
        "draft": {"1"},
        "review": {"1"},
        "signature": {"1"},
        "publication": {"1", "2"},  # what follows from the signature of lot 2 is still to come
        "filing": {"1", "2"},
    }


def lots_of(found: dict[tuple[str, str], ScheduleRow]) -> dict[str, set[str]]:
    lots: dict[str, set[str]] = {}
    for step, lot in found:
        lots.setdefault(step, set()).add(lot)
    return lots


def test_a_row_that_the_session_holds_is_read_anew(engine: Engine) -> None:
    ready(engine, "estimate")
    with writing(engine) as session:
        case, row = case_of(session, CASE), rows(session, 1)["contract_signature", "1"]
        before, due = row.planned, case.due_on
        assert before is not None and before == due
        case.due_on = due - timedelta(days=7)
        recompute(session, case)
        assert row.planned == before - timedelta(days=7)
        session.rollback()
