"""A procedure's dates without a record, where a start is a step that may never happen or may happen again."""

from datetime import date

from rules.procedure import Chain, Procedure
from rules.procedures.open_tender import OPEN_TENDER
from rules.timetable import forward


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def dates(procedure: Procedure, **starts: date) -> dict[str, tuple[date | None, date | None]]:
    return {line.row.step: (line.earliest, line.latest) for line in forward(procedure, starts, Chain.PRUDENT).lines}


def test_a_step_that_may_be_repeated_stands_once() -> None:
    table = forward(OPEN_TENDER, {"tender_notice": d("10-09"), "clarification": d("10-12")}, Chain.PRUDENT)
    assert [line.row.step for line in table.lines] == [step.name for step in OPEN_TENDER.steps]
    assert dates(OPEN_TENDER, tender_notice=d("10-09"), clarification=d("10-12"))["clarification"] == (d("10-12"), d("10-12"))
