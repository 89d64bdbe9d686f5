"""A reason taken apart: span, rest days by name, make-up days, roll or no roll, the date that could be argued."""

from __future__ import annotations

from datetime import date

import pytest

from rules.calendar import official_calendar
from rules.dates.grounds import Grounds, checked, grounds
from rules.dates.schedule import Hold, Key, Situation, schedule
from rules.law import statute
from rules.procedure import Each
from rules.procedures.open_tender import OPEN_TENDER

CAL, LAW = official_calendar(), statute()
TITLES = {step.name: step.title for step in OPEN_TENDER.steps}


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def of(step: str, kind: str, facts: dict[Key, date], number: int = 0, **known: object) -> Grounds:
    """The reason of that kind of a row of an open tender with one lot."""
    situation = Situation(facts=facts, subjects={Each.LOT: ("1",)}, **known)  # type: ignore[arg-type]
    rows = schedule(OPEN_TENDER, situation, CAL, LAW)
    row = next(r for (name, _subject), r in rows.items() if name == step)
    found = [r for r in row.reasons if r.kind == kind]
    return grounds(found[number], CAL, LAW, d("09-01"), TITLES)


def test_working_days_over_a_holiday() -> None:
    """From 2023-09-28 over the National Day: two of its weekend days are worked."""
    found = of("notice_period_end", "lapse", {("tender_notice", ""): d("09-28")})
    assert (found.span, found.start, found.confidence, found.working_days) == ("5个工作日届满", "招标公告", "A", True)
    assert found.skipped[0] == (d("09-29"), "中秋节")
    assert {name for day, name in found.skipped if day >= d("10-01")} == {"国庆节"}
    assert [day for day, _name in found.skipped] == [d("09-29"), d("09-30"), *(d(f"10-0{n}") for n in range(1, 7))]
    assert found.makeups == (d("10-07"), d("10-08"))
    assert (found.roll, found.argued_on) == ("届满日为工作日，不需顺延", None)
    assert found.rule_text == LAW.rule("TND-01").text


def test_a_make_up_day_that_is_the_start_is_not_counted() -> None:
    """On 2023-10-07, a Saturday that is worked."""
    assert of("notice_period_end", "lapse", {("tender_notice", ""): d("10-07")}).makeups == (d("10-08"),)


def test_calendar_days_need_no_make_up_days_and_an_order_counts_none() -> None:
    """Twenty days from 2023-09-28 pass over two of them."""
    assert of("bid_opening", "at_least", {("tender_notice", ""): d("09-28")}).makeups == ()
    counted = of("notice_period_end", "lapse", {("tender_notice", ""): d("09-28")}).reason
    found = grounds(counted._replace(n=0), CAL, LAW, d("09-01"), TITLES)
    assert (found.working_days, found.skipped, found.makeups) == (False, (), ())


def test_a_minimum_that_ends_on_a_sunday_rolls() -> None:
    found = of("bid_opening", "at_least", {("tender_notice", ""): d("10-09")})
    assert (found.span, found.working_days) == ("不少于20日", False)
    assert found.roll == "2023-10-29为周日，顺延至2023-10-30（民法典 203）"
    assert (found.skipped, found.argued_on) == (((d("10-29"), "周日"),), None)


def test_a_maximum_that_ends_on_a_sunday_does_not_and_the_argument_is_kept() -> None:
    """30 days from 2023-11-10 end on Sunday 12-10."""
    found = of("contract_signature", "within", {("award_notice", ""): d("11-10")})
    assert found.argued_on == d("12-11")
    assert found.roll == (
        "2023-12-10为周日，稳妥日期为2023-12-08；法定最后一日顺延至2023-12-11（民法典 203；87号 85）（周末是否顺延，待核实）"
    )
    assert found.skipped == ((d("12-09"), "周六"), (d("12-10"), "周日"))


def test_a_maximum_that_ends_on_a_working_day_has_nothing_to_argue() -> None:
    found = of("contract_signature", "within", {("award_notice", ""): d("10-30")})
    assert (found.reason.end, found.argued_on, found.roll) == (d("11-29"), None, "届满日为工作日，不需顺延")


def test_days_before_a_date_move_to_the_earlier_working_day() -> None:
    found = of("clarification", "lead", {("tender_notice", ""): d("10-09"), ("bid_opening", ""): d("10-30")})
    assert (found.span, found.reason.end) == ("此前至少15日", d("10-13"))
    assert found.roll == "2023-10-15为周日，倒推取更早的工作日2023-10-13（待核实）"


def test_a_pause_is_not_counted_and_argues_nothing() -> None:
    facts = {("award_notice", ""): d("11-10")}
    hold = Hold("条例 54", "质疑1", released_on=d("11-20"), since=d("11-15"))
    found = of("contract_signature", "within", facts, holds={"contract_signature": (hold,)})
    assert (found.roll, found.argued_on, found.skipped) == ("暂停5日不计入（待核实），最迟2023-12-15", None, ())


@pytest.mark.parametrize(
    ("step", "kind", "known", "span"),
    [
        ("evaluation_report", "at_least", {}, "不早于当日"),
        ("bid_opening", "appointed", {"appointed": {"bid_opening": d("10-31")}}, "公告载明的时间"),
        ("tender_notice", "wait", {"outside": {"unified_terms.terms_issued": {"": d("09-12")}}}, "待其办结"),
        ("contract_signature", "hold", {"holds": {"contract_signature": (Hold("条例 54", "质疑1"),)}}, "暂停至其办结"),
    ],
)
def test_what_is_not_counted(step: str, kind: str, known: dict[str, object], span: str) -> None:
    found = of(step, kind, {("tender_notice", ""): d("10-09"), ("bid_opening", ""): d("10-31")}, **known)
    assert (found.span, found.roll, found.skipped, found.makeups, found.confidence) == (span, "", (), (), "")


def test_nothing_is_counted_from_what_nobody_knows() -> None:
    found = of("notice_period_end", "lapse", {})
    assert (found.skipped, found.makeups, found.roll, found.argued_on) == ((), (), "", None)
    assert found.text == "待“招标公告”完成后计算"


@pytest.mark.parametrize(
    ("confidence", "unsure"), [("A", False), ("B", False), ("C", True), ("D", True), ("A/B", False), ("A/C", True)]
)
def test_what_was_not_checked_says_so(confidence: str, unsure: bool) -> None:
    assert ("待核实" in checked(confidence)) == unsure


def test_every_rule_has_words_for_how_it_was_checked() -> None:
    assert all(checked(rule.confidence) for rule in LAW.rules)
    assert checked("") == ""
