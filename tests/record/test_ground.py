"""What a schedule is computed from: the clauses of the plan, and the dates that were announced."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.ground import read_ground
from record.situation import open_dossier, procedure_of
from tests.actions.builders import assume, case_of, prepare
from tests.actions.tender_case import CASE, notice, ready

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


@pytest.mark.parametrize(("name", "waits"), [(CASE, True), ("惠东县/选址", False)])
def test_what_another_case_is_waited_for_by_is_a_clause_of_the_plan(engine: Engine, name: str, waits: bool) -> None:
    prepare(engine)
    with reading(engine) as session:
        case = case_of(session, name)
        procedure = procedure_of(session, case)
        found = read_ground(session, case, procedure).cited
    assert set(found) == {wait.name for step in procedure.steps for wait in step.waits}
    assert any(text.startswith("方案四") for text in found.values()) is waits
    assert [text for text in found.values() if "{" in text] == []


def test_the_last_announcement_of_a_date_counts(engine: Engine) -> None:
    """In the order of their numbers, whichever was recorded first; one without a date leaves the one before."""
    ready(engine, "document_confirmation")
    assume(engine, CASE, "tender_notice", date(2023, 10, 9), **notice())
    assert opening(engine) == date(2023, 10, 30)
    for subject, deadline in (("第3次", None), ("第2次", "2023-11-06"), ("", "2023-11-02")):
        assume(
            engine,
            CASE,
            "clarification",
            date(2023, 10, 12),
            subject,
            nature="material",
            reason="更正",
            new_deadline=deadline,
        )
    assert opening(engine) == date(2023, 11, 6)


def opening(engine: Engine) -> date | None:
    """The day on which the bids are to be opened, as announced."""
    with reading(engine) as session:
        return open_dossier(session, case_of(session, CASE)).situation.appointed["bid_opening"]
