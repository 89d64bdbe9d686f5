"""余量: by hand on the worked examples, and forward against backward on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import official_calendar
from rules.dates.projection import Means
from rules.dates.schedule import Key, Situation
from rules.dates.slack import Slack, as_planned, finish_on, slacks
from rules.law import statute
from rules.procedure import Chain, Each
from rules.procedures import METHODS, PROCEDURES
from rules.procedures.open_tender import OPEN_TENDER

CAL, LAW = official_calendar(), statute()
LOTS = {Each.LOT: ("1",), Each.STATION: ("1",), Each.CANDIDATE: ("1",)}


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def situation(facts: dict[Key, date], today: date, **more: object) -> Situation:
    """What a projection has foreseen: nothing before today; nothing waits on another case."""
    absent = frozenset(w.name for p in PROCEDURES.values() for s in p.steps for w in s.waits)
    return Situation(
        facts=facts, subjects=LOTS, absent=absent, not_before=today, due_source="方案四（二） 11月底前", **more
    )  # type: ignore[arg-type]


NOTICE: dict[Key, date] = {("tender_notice", ""): d("10-09")}


SOON, DUE = d("10-10"), d("11-30")


def found(facts: dict[Key, date], chain: Chain, today: date = SOON, due: date | None = DUE) -> dict[str, Slack]:
    means = Means(CAL, LAW, today, chain)
    return {s.step: s for s in slacks(OPEN_TENDER, situation(facts, today, due=due), means)}


class TestWorkedExample:
    """Notice of 2023-10-09, contract by 2023-11-30: opening 10-30 at the earliest."""

    @pytest.mark.parametrize(
        ("chain", "step", "must_by", "basis", "days"),
        [
            (Chain.PRUDENT, "bid_opening", "11-06", "方案四（二） 11月底前", 5),
            (Chain.TIGHT, "bid_opening", "11-17", "方案四（二） 11月底前", 14),
            (Chain.LIMIT, "bid_opening", "11-30", "方案四（二） 11月底前", 23),
            # the law's two working days after the opening are sooner than the plan
            (Chain.PRUDENT, "evaluation_report", "11-01", "87号 68；条例 43", 2),
            (Chain.PRUDENT, "contract_signature", "11-30", "方案四（二） 11月底前", 14),
            # behind the plan's date only the law counts: two working days after the latest signature
            (Chain.PRUDENT, "contract_publication", "12-12", "条例 50", 22),
        ],
    )
    def test_by_hand(self, chain: Chain, step: str, must_by: str, basis: str, days: int) -> None:
        slack = found(NOTICE, chain)[step]
        assert (slack.must_by, slack.basis, slack.days) == (d(must_by), basis, days)

    def test_no_limit_no_slack(self) -> None:
        assert found(NOTICE, Chain.PRUDENT, due=None)["bid_opening"].days is None

    def test_what_is_done_has_none_left_and_what_need_not_happen_is_left_out(self) -> None:
        steps = found(NOTICE, Chain.PRUDENT)
        assert (steps["tender_notice"].days, steps["tender_notice"].done_on) == (None, d("10-09"))
        assert {"clarification", "tender_failure", "challenge_window_end"}.isdisjoint(steps)


class TestMissed:
    def test_a_planned_date_that_is_missed_stays(self) -> None:
        """On 11-06 no notice is out: it should have been by 10-17."""
        notice = found({}, Chain.PRUDENT, today=d("11-06"))["tender_notice"]
        assert (notice.planned, notice.missed) == (d("10-17"), True)
        assert notice.reason is not None
        assert notice.reason.rule == "PLN-03"
        assert found({}, Chain.PRUDENT, today=d("11-06"))["demand_survey"].reason is None, "only today keeps it back"

    def test_the_last_day_itself_is_in_time_and_the_next_is_not(self) -> None:
        assert found(NOTICE, Chain.PRUDENT, today=d("11-06"))["bid_opening"].days == 0
        assert found(NOTICE, Chain.PRUDENT, today=d("11-07"))["bid_opening"].days == -1

    def test_a_limit_of_the_law_that_has_gone_by(self) -> None:
        facts = NOTICE | {("bid_opening", ""): d("10-30")}
        report = found(facts, Chain.PRUDENT, today=d("11-06"))["evaluation_report"]
        assert (report.must_by, report.days, report.basis) == (d("11-01"), -3, "87号 68；条例 43")


class TestFinish:
    @pytest.mark.parametrize(
        ("chain", "finish"),
        [
            # opening 10-30; the spans of others in full: report 11-01, winner 11-08, award 11-10, window to 11-22
            (Chain.PRUDENT, "11-23"),
            (Chain.TIGHT, "11-10"),
            (Chain.LIMIT, "10-30"),
        ],
    )
    def test_of_each_chain(self, chain: Chain, finish: str) -> None:
        means = Means(CAL, LAW, d("10-10"), chain)
        assert finish_on(OPEN_TENDER, situation(NOTICE, d("10-10")), means) == d(finish)

    def test_one_span_on_the_same_day(self) -> None:
        hasty = as_planned(OPEN_TENDER, Chain.PRUDENT, frozenset({"winner_confirmation"}))
        rows = Means(CAL, LAW, d("10-10")).schedule(hasty, situation(NOTICE, d("10-10")))
        assert rows["award_notice", ""].earliest == d("11-03")

    def test_a_finish_without_a_row_is_unknown(self) -> None:
        known = replace(situation({}, d("10-10")), subjects={Each.LOT: ()})
        assert finish_on(OPEN_TENDER, known, Means(CAL, LAW, d("10-10"))) is None


@given(
    st.dates(date(2019, 1, 1), date(2026, 5, 31)),
    st.integers(20, 200),
    st.sampled_from(list(Chain)),
    st.sampled_from([m for m in METHODS.values() if m.name != "direct_purchase"]),
)
def test_the_finish_is_late_just_when_a_planned_step_is(
    today: date, days: int, chain: Chain, procedure: object
) -> None:
    """Forward and backward agree: nothing is missed exactly where the chain's finish is reached in time."""
    start = CAL.on_or_after(today)
    due = CAL.on_or_before(date.fromordinal(start.toordinal() + days))
    means, known = Means(CAL, LAW, start, chain), situation({}, start, due=due)
    finish = finish_on(procedure, known, means)  # type: ignore[arg-type]
    assert finish is not None
    missed = [s for s in slacks(procedure, known, means) if s.missed and s.planned == s.must_by]  # type: ignore[arg-type]
    assert (finish > due) == bool(missed)
