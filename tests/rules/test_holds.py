"""What a hold forbids and puts off: by lot, by day, in days and in working days; and a step that stops everything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from rules.calendar import Unit, official_calendar
from rules.dates.schedule import Key, Row, Situation, explain, schedule
from rules.holds import Hold, binding, covering, paused_end
from rules.law import statute
from rules.procedure import Each
from rules.procedures.open_tender import OPEN_TENDER

CAL, LAW = official_calendar(), statute()


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def hold(since: str, until: str | None = None, *only: str) -> Hold:
    return Hold("采购法 57", "投诉1", d(until) if until else None, d(since), only)


class TestPausedEnd:
    @pytest.mark.parametrize(
        ("unit", "start", "counted", "holds", "end", "last", "paused"),
        [
            # 5 working days after 11-01 are 11-08; 11-06 to 11-17 are ten working days: 11-22
            (Unit.WORKING_DAYS, "11-01", "11-08", [hold("11-06", "11-20")], "11-22", "11-22", 10),
            # in calendar days the same hold is 14 days long
            (Unit.DAYS, "11-01", "11-08", [hold("11-06", "11-20")], "11-22", "11-22", 14),
            # held over a week-end only: no working day was lost, but two days were
            (Unit.WORKING_DAYS, "11-02", "11-09", [hold("11-04", "11-06")], "11-09", "11-09", 0),
            # 11-12 is a Sunday: the safe day is the Friday before, the law's last one the Monday after (民法典 203)
            (Unit.DAYS, "11-02", "11-10", [hold("11-04", "11-06")], "11-10", "11-13", 2),
            # the National Day holiday: 09-27 to 10-07 hold 09-27, 09-28 and no day of rest; 5 days after 09-25 are 10-07
            (Unit.WORKING_DAYS, "09-25", "10-07", [hold("09-27", "10-07")], "10-09", "10-09", 2),
            # on the day itself nothing was lost: it is not counted
            (Unit.DAYS, "11-02", "12-02", [hold("11-02", "11-06")], "12-05", "12-05", 3),
            # the last day is held: it comes again after
            (Unit.DAYS, "11-02", "12-02", [hold("12-02", "12-05")], "12-05", "12-05", 3),
            (Unit.DAYS, "11-02", "12-02", [hold("12-03", "12-05")], "12-01", "12-04", 0),
            # two that overlap count once, one that follows within the prolonged span counts too
            (
                Unit.DAYS,
                "11-02",
                "12-02",
                [hold("11-06", "11-20"), hold("11-15", "11-22"), hold("12-18", "12-19")],
                "12-19",
                "12-19",
                17,
            ),
        ],
    )
    def test_to_the_day(
        self, unit: Unit, start: str, counted: str, holds: list[Hold], end: str, last: str, paused: int
    ) -> None:
        assert paused_end(d(start), d(counted), unit, holds, CAL) == (d(end), d(last), paused)

    def test_the_order_in_which_holds_are_told_does_not_count(self) -> None:
        held = [hold("12-18", "12-19"), hold("11-15", "11-22"), hold("11-06", "11-20")]
        assert paused_end(d("11-02"), d("12-02"), Unit.DAYS, held, CAL) == (d("12-19"), d("12-19"), 17)

    def test_open_ended(self) -> None:
        assert paused_end(d("11-02"), d("12-02"), Unit.DAYS, [hold("11-06")], CAL) == (None, None, 0)


class TestBinding:
    def test_by_lot(self) -> None:
        both, first = hold("11-06"), hold("11-06", None, "1")
        assert binding([both, first], "1", None) == (both, first)
        assert binding([both, first], "2", None) == (both,)

    def test_what_was_done_before_is_not_touched(self) -> None:
        one = hold("11-06", "11-20")
        assert binding([one], "", d("11-06")) == ()
        assert binding([one], "", d("11-21")) == (one,)

    @pytest.mark.parametrize(("on", "covered"), [("11-05", False), ("11-06", True), ("11-19", True), ("11-20", False)])
    def test_covering(self, on: str, covered: bool) -> None:
        assert bool(covering([hold("11-06", "11-20")], d(on))) is covered
        assert bool(covering([hold("11-06")], d(on))) is (on >= "11-06")


def rows(facts: Mapping[str, str], **known: object) -> dict[Key, Row]:
    keyed = {(name, "1" if OPEN_TENDER.step(name).each else ""): d(on) for name, on in facts.items()}
    return schedule(OPEN_TENDER, Situation(facts=keyed, subjects={Each.LOT: ("1",)}, **known), CAL, LAW)  # type: ignore[arg-type]


class TestAnnounced:
    """The bid deadline of 10-30, held from 10-18."""

    def row(self, *held: Hold, on: str = "10-30") -> Row:
        return rows({"tender_notice": "10-09"}, appointed={"bid_opening": d(on)}, holds={"bid_opening": held})[
            "bid_opening", ""
        ]

    def test_while_the_hold_stands_it_is_not_the_last_day(self) -> None:
        row = self.row(hold("10-18"))
        assert (row.ready_on, row.earliest, row.latest, row.due_on) == (None, d("10-30"), None, None)

    def test_it_is_lost_where_the_hold_covered_it(self) -> None:
        row = self.row(hold("10-18", "11-10"))
        assert (row.ready_on, row.latest) == (None, None)
        said = [explain(r, CAL, {}) for r in row.reasons if r.kind == "suspended"]
        assert said == ["公告载明为2023-10-30，暂停期间不能进行，须另行公告时间"]

    def test_it_stands_where_the_hold_was_over(self) -> None:
        row = self.row(hold("10-18", "10-30"))
        assert (row.ready_on, row.latest) == (d("10-30"), d("10-30"))
        later = self.row(hold("10-18", "11-10"), on="11-28")
        assert (later.ready_on, later.latest) == (d("11-28"), d("11-28"))


class TestStopped:
    FACTS = {"tender_notice": "10-09", "document_drafted": "09-01"}  # noqa: RUF012

    def test_a_failed_round_leaves_the_decision_and_the_plans_date(self) -> None:
        found = rows(self.FACTS | {"tender_failure": "10-30"}, due=d("12-29"))
        left = {step for (step, _at), row in found.items() if row.done_on is None}
        assert left == {"failure_decision", "termination", "contract_signature"}
        assert (found["contract_signature", "1"].due_on, found["contract_signature", "1"].ready_on) == (
            d("12-29"),
            None,
        )
        assert found["tender_notice", ""].done_on == d("10-09")

    def test_an_end_leaves_what_follows_from_it(self) -> None:
        for facts in (self.FACTS, self.FACTS | {"tender_failure": "10-30"}):
            found = rows(facts | {"termination": "10-31"}, due=d("12-29"))
            assert {step for (step, _at), row in found.items() if row.done_on is None} == {"termination_refund"}
            assert found["termination_refund", ""].due_on == d("11-07")


def test_what_answers_through_a_lapse_repeats_as_well() -> None:
    """The window after a second replacement is a row of its own."""
    facts = {
        ("winner_refusal", "1"): d("11-20"),
        ("replacement_award", "1"): d("11-22"),
        ("winner_refusal", "1第2次"): d("12-06"),
        ("replacement_award", "1第2次"): d("12-07"),
    }
    found = schedule(OPEN_TENDER, Situation(facts=facts, subjects={Each.LOT: ("1",)}), CAL, LAW)
    assert [found["replacement_window_end", at].earliest for at in ("1", "1第2次")] == [d("12-04"), d("12-19")]
    assert OPEN_TENDER.asked["replacement_window_end"] == {"replacement_award"}
