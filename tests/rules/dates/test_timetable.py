"""A procedure's dates without a record, where a start is a step that may never happen or may happen again."""

from datetime import date

from rules.dates.timetable import forward
from rules.procedure import Chain, Procedure
from rules.procedures.open_tender import OPEN_TENDER
from rules.procedures.other_methods import SINGLE_SOURCE


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def dates(procedure: Procedure, **starts: date) -> dict[str, tuple[date | None, date | None]]:
    return {line.row.step: (line.earliest, line.latest) for line in forward(procedure, starts, Chain.PRUDENT).lines}


def test_a_step_that_may_be_repeated_stands_once() -> None:
    table = forward(OPEN_TENDER, {"tender_notice": d("10-09"), "clarification": d("10-12")}, Chain.PRUDENT)
    assert [line.row.step for line in table.lines] == [step.name for step in OPEN_TENDER.steps]
    assert dates(OPEN_TENDER, tender_notice=d("10-09"), clarification=d("10-12"))["clarification"] == (
        d("10-12"),
        d("10-12"),
    )


def test_what_a_step_that_may_never_happen_needs_comes_before_it() -> None:
    """A payment needs its contract, that needs a notice 20 days before, and an intention 30 days before that."""
    found = dates(OPEN_TENDER, payment=d("11-30"))
    assert [
        found[step][1] for step in ("invoice_received", "contract_signature", "tender_notice", "intention_notice")
    ] == [d("11-30"), d("11-30"), d("11-10"), d("10-11")]


def test_nobody_plans_for_what_may_never_happen() -> None:
    found = dates(OPEN_TENDER, contract_signature=d("11-30"))
    assert (found["clarification"], found["winner_refusal"]) == ((None, None), (None, None))


def test_an_objection_is_argued_in_the_five_working_days_after_the_publicity() -> None:
    """74号 40: 公示期满后5个工作日内."""
    found = dates(SINGLE_SOURCE, source_publicity=d("10-09"), objection=d("10-10"))
    assert (found["source_publicity_end"][0], found["objection_argued"]) == (d("10-16"), (d("10-17"), d("10-23")))
