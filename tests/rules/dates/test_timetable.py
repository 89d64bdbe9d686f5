"""A procedure's dates without a record, where a start is a step that may never happen or may happen again."""

from datetime import date, timedelta
from typing import Any

import pytest

from rules.calendar import Calendar, YearNotice, build_calendar, official_notices
from rules.dates.timetable import Timetable, backward, forward
from rules.procedure import Chain, Procedure
from rules.procedures import METHODS
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


def test_what_is_counted_back_from_a_year_without_a_notice_is_provisional() -> None:
    """2027 has no notice yet: every date of a purchase that is to be signed on 2027-01-08 may move, and 2027-01-01, a
    holiday, is not taken for a day that is known. With a notice all are firm."""
    by = date(2027, 1, 8)
    guessed = answered(backward(OPEN_TENDER, by, Chain.PRUDENT))
    assert all(line["provisional"] for line in guessed.values() if line["latest"])
    firm = answered(backward(OPEN_TENDER, by, Chain.PRUDENT, noticed(date(2027, 1, 1))))
    assert not any(line["provisional"] for line in firm.values())
    early = answered(backward(OPEN_TENDER, date(2026, 11, 30), Chain.PRUDENT))
    assert not any(line["provisional"] for line in early.values())


def noticed(*holidays: date) -> Calendar:
    """The calendar once 2027 has a notice with these days of rest."""
    return build_calendar([*official_notices(), YearNotice(2027, dict.fromkeys(holidays, "元旦"), frozenset())])


@pytest.mark.parametrize("procedure", METHODS.values(), ids=lambda procedure: procedure.name)
def test_what_is_called_firm_does_not_move_with_the_next_notice(procedure: Procedure) -> None:
    """From every day of the last quarter with a notice on: a date that is not called provisional stays, whichever days
    the notice of 2027 makes days of rest."""
    rests = tuple(date(2027, 1, day) for day in range(1, 16))
    firm = 0
    for day in (date(2026, 9, 28) + timedelta(days=n) for n in range(90)):
        for start in ("tender_notice", "bid_opening", "award_notice"):
            now, then = (
                answered(forward(procedure, {start: day}, Chain.PRUDENT, calendar))
                for calendar in (None, noticed(*rests))
            )
            for step, line in now.items():
                if not line["provisional"]:
                    firm += 1
                    assert [line[name] for name in DATES] == [then[step][name] for name in DATES], (step, day)
    assert firm


DATES = ("earliest", "latest", "limit")


def answered(table: Timetable) -> dict[str, dict[str, Any]]:
    return {said["step"]: said for said in table.answer()["steps"]}


class TestAnswer:
    def test_a_set_date_says_so_and_whether_it_is_a_day_of_rest(self) -> None:
        """2023-10-07 is a Saturday that is worked, 2023-10-28 one that is not."""
        starts = {"tender_notice": d("10-07"), "bid_opening": d("10-28")}
        found = answered(forward(OPEN_TENDER, starts, Chain.PRUDENT))
        assert (found["tender_notice"]["earliest"], found["tender_notice"]["latest"]) == ("2023-10-07", "2023-10-07")
        assert found["tender_notice"]["reasons"] == [{"basis": "", "text": "已定于2023-10-07"}]
        assert found["bid_opening"]["reasons"] == [
            {"basis": "", "text": "已定于2023-10-28（周六），当日不计，自次日起算"}
        ]
        assert found["documents_available_until"] == {
            "step": "documents_available_until",
            "title": "招标文件提供期限届满",
            "earliest": "2023-10-12",
            "latest": None,
            "limit": None,
            "provisional": False,
            "reasons": [
                {
                    "basis": "条例 31；87号 18",
                    "text": "自“招标公告”（2023-10-07）次日起算5工作日届满，至2023-10-12",
                }
            ],
        }
        assert (found["intention_notice"]["earliest"], found["intention_notice"]["latest"]) == (None, "2023-09-07")
        assert found["intention_notice"]["reasons"][0]["text"] == "倒推：最迟2023-09-07，方能如期办理后续环节"

    def test_steps_without_a_statutory_span_are_shown_on_request(self) -> None:
        table = forward(OPEN_TENDER, {"tender_notice": d("10-09")}, Chain.PRUDENT)
        shown = {said["step"] for said in table.answer()["steps"]}
        assert (
            shown
            == {step.name for step in OPEN_TENDER.steps if not step.internal}
            < {s.name for s in OPEN_TENDER.steps}
        )
        assert len(table.answer(internal=True)["steps"]) == len(OPEN_TENDER.steps)

    def test_a_year_without_a_notice_makes_a_date_provisional(self) -> None:
        """2027 has none: neither for what is counted into it, nor for what is counted back from it, wherever it lies."""
        found = answered(forward(OPEN_TENDER, {"tender_notice": date(2026, 12, 14)}, Chain.PRUDENT))
        assert [found[step]["provisional"] for step in ("notice_period_end", "bid_opening")] == [False, True]
        found = answered(forward(OPEN_TENDER, {"contract_signature": date(2027, 2, 1)}, Chain.PRUDENT))
        assert [found[step]["provisional"] for step in ("intention_notice", "tender_notice")] == [True, True]


def test_a_period_that_runs_out_has_its_date_in_a_backward_plan_too() -> None:
    found = {line.row.step: line.latest for line in backward(OPEN_TENDER, d("11-30"), Chain.PRUDENT).lines}
    assert [found[step] for step in ("tender_notice", "notice_period_end", "contract_signature")] == [
        d("10-17"),
        d("10-24"),
        d("11-30"),
    ]
