"""The ways out of a date that cannot be met: which, in what order, finishing when, on which article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rules.dates.options import Alternative, Option, options
from rules.dates.projection import Means
from rules.dates.schedule import Key, Situation
from rules.dates.slack import finish_on
from rules.procedure import Chain, Each
from rules.procedures import PROCEDURES
from rules.procedures.fit_out import FIT_OUT
from rules.procedures.open_tender import OPEN_TENDER
from tests.rules.dates.test_slack import CAL, LAW, NOTICE, d, situation

PUBLISHED: dict[Key, date] = {("intention_notice", ""): d("09-01")}
"""采购意向 long enough ago for any notice."""


def ways(
    facts: dict[Key, date],
    today: date,
    due: date,
    chain: Chain = Chain.PRUDENT,
    methods: tuple[str, ...] = ("competitive_consultation",),
) -> list[Option]:
    known = situation(facts, today, due=due)
    others = [Alternative(PROCEDURES[name], known, "214号 3、4", ("方案三要求公开招标",)) for name in methods]
    return list(options(OPEN_TENDER, known, Means(CAL, LAW, today, chain), others))


def shown(found: list[Option]) -> list[tuple[str, date, bool]]:
    return [(o.kind, o.finish_on, o.suffices) for o in found]


# a notice of 2023-10-09: prudent 11-23, without the five days of the decision 11-16, tight 11-10, limit 10-30
@pytest.mark.parametrize(
    ("due", "kinds"),
    [
        ("11-23", []),
        (
            "11-22",
            [
                ("overlap", "11-21", True),
                ("overlap", "11-16", True),
                ("overlap", "11-21", True),
                ("tight", "11-10", True),
                ("later", "11-23", True),
                ("limit", "10-30", True),
            ],
        ),
        (
            "11-16",
            [("overlap", "11-16", True), ("tight", "11-10", True), ("later", "11-23", True), ("limit", "10-30", True)],
        ),
        ("11-10", [("tight", "11-10", True), ("later", "11-23", True), ("limit", "10-30", True)]),
        (
            "11-09",
            [("later", "11-23", True), ("later", "11-10", True), ("limit", "10-30", True), ("tight", "11-10", False)],
        ),
        (
            "10-27",
            [
                ("later", "11-23", True),
                ("later", "11-10", True),
                ("later", "10-30", True),
                ("tight", "11-10", False),
                ("limit", "10-30", False),
            ],
        ),
    ],
)
def test_the_least_bad_first(due: str, kinds: list[tuple[str, str, bool]]) -> None:
    found = ways(NOTICE, d("10-10"), d(due))
    assert shown(found) == [(kind, d(on), suffices) for kind, on, suffices in kinds]


def test_each_has_its_article_and_what_it_gives_up() -> None:
    by_kind = {o.kind: o for o in ways(NOTICE, d("10-10"), d("11-16"))}
    assert by_kind["overlap"].basis == "87号 68；条例 43"
    assert by_kind["overlap"].title == "“确定中标人”与“评标报告送达”同日办理"
    assert by_kind["overlap"].gain_days == 5
    assert by_kind["tight"].basis == "87号 68；条例 43；87号 69"
    assert by_kind["tight"].title == (
        "紧凑安排：“评标报告送达”、“确定中标人”、“中标公告、中标通知书”各与前一环节同日办理"
    )
    assert by_kind["tight"].cautions[2:] == ("合同拟订、合同审核须在“结果质疑期届满”之前同时办理",)
    assert by_kind["limit"].basis == "采购法 46；87号 71"
    assert "待核实" in by_kind["limit"].cautions[0]
    assert "条例 54" in by_kind["limit"].cautions[0]
    assert (by_kind["later"].basis, by_kind["later"].gain_days) == ("方案四（二） 11月底前", 0)
    assert by_kind["later"].title == "申请延期（稳妥安排最早可完成的日期）"


class TestMethod:
    def test_ten_days_instead_of_twenty(self) -> None:
        """On 10-10 no notice is out, the 采购意向 is: a notice today."""
        found = ways(PUBLISHED, d("10-10"), d("11-16"))
        method = next(o for o in found if o.kind == "method")
        # 10-20 the responses; prudent: report 10-24, decision 10-31, notice 11-02, window to 11-14
        assert (method.title, method.finish_on, method.suffices) == ("改用竞争性磋商（稳妥安排）", d("11-15"), True)
        assert (method.basis, method.cautions[1:]) == ("214号 3、4", ("方案三要求公开招标",))
        assert method.cautions[0] == (
            "自“磋商公告、磋商文件发出”起：“公告期限届满”不少于3个工作日（财库〔2015〕135号（待核实）），"
            "“磋商文件提供期限届满”不少于5个工作日（214号 10），“首次响应文件提交截止、磋商”不少于10日（214号 10），"
            "“首次响应文件提交截止、磋商”不少于5个工作日（214号 10）"
        )
        assert [o.kind for o in found].index("method") < [o.kind for o in found].index("later")

    def test_in_the_tight_chain_where_the_chosen_one_is_not_enough(self) -> None:
        found = [o for o in ways(PUBLISHED, d("10-10"), d("11-03")) if o.kind == "method"]
        assert [(o.finish_on, o.suffices) for o in found] == [(d("11-02"), True), (d("11-15"), False)]

    def test_not_once_the_notice_is_out(self) -> None:
        assert "method" not in {o.kind for o in ways(NOTICE, d("10-10"), d("11-16"))}

    def test_none_that_is_no_shorter(self) -> None:
        assert "method" not in {o.kind for o in ways(PUBLISHED, d("10-10"), d("11-16"), methods=("invited_tender",))}

    def test_none_that_is_as_long(self) -> None:
        assert "method" not in {o.kind for o in ways(PUBLISHED, d("10-10"), d("11-16"), methods=("open_tender",))}

    def test_none_whose_end_nobody_knows(self) -> None:
        """Without a lot no contract is signed."""
        known = situation(PUBLISHED, d("10-10"), due=d("11-16"))
        lotless = replace(known, subjects={**known.subjects, Each.LOT: ()})
        other = Alternative(PROCEDURES["competitive_consultation"], lotless, "214号 3、4", ())
        found = options(OPEN_TENDER, known, Means(CAL, LAW, d("10-10"), Chain.PRUDENT), [other])
        assert found and "method" not in {o.kind for o in found}

    def test_what_was_done_of_the_same_steps_stays_done(self) -> None:
        """Had the 采购意向 to be published anew, thirty days would go by first."""
        again = [o for o in ways({}, d("10-10"), d("11-16")) if o.kind == "method"]
        assert all(o.finish_on > d("11-16") for o in again)


class TestNone:
    def test_where_the_date_can_be_met_or_there_is_none(self) -> None:
        assert ways(NOTICE, d("10-10"), d("11-30")) == []
        assert options(OPEN_TENDER, situation(NOTICE, d("10-10")), Means(CAL, LAW, d("10-10"))) == ()

    def test_where_all_is_done_although_late(self) -> None:
        facts = NOTICE | {("award_notice", ""): d("10-30"), ("contract_signature", "1"): d("12-04")}
        assert ways(facts, d("12-05"), d("11-30")) == []


@pytest.mark.parametrize("chain", [Chain.PRUDENT, Chain.TIGHT])
def test_once_the_window_has_run_out_the_limit_gains_nothing(chain: Chain) -> None:
    facts = NOTICE | {("bid_opening", ""): d("10-30"), ("award_notice", ""): d("10-31")}
    assert shown(ways(facts, d("12-04"), d("11-30"), chain)) == [("later", d("12-04"), True)]


def test_tight_has_no_spans_left_and_limit_no_window() -> None:
    assert shown(ways(NOTICE, d("10-10"), d("11-09"), Chain.TIGHT)) == [
        ("later", d("11-23"), True),
        ("later", d("11-10"), True),
        ("limit", d("10-30"), True),
    ]
    assert {o.kind for o in ways(NOTICE, d("10-10"), d("10-27"), Chain.LIMIT)} == {"later"}


def test_a_procedure_without_spans_can_only_ask_for_a_later_date() -> None:
    known: Situation = situation({}, d("12-04"), due=d("11-30"))
    found = options(FIT_OUT, known, Means(CAL, LAW, d("12-04")))
    assert shown(list(found)) == [("later", d("12-04"), True)]
    assert finish_on(FIT_OUT, known, Means(CAL, LAW, d("12-04"))) == d("12-04")


def test_a_date_in_a_year_without_a_notice_says_so() -> None:
    found = ways({("tender_notice", ""): date(2026, 12, 14)}, date(2026, 12, 15), date(2026, 12, 31))
    assert all("2027年放假安排尚未公布，完成日期为预估" in o.cautions for o in found)
