"""The recomputation: formula, deductions, rounding, ties, and each difference to the last figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values import Subject
from rules.law import statute
from rules.purchase import evaluation as e
from rules.purchase.evaluation_scheme import (
    EvaluationKind,
    EvaluationMethod,
    EvaluationRefused,
    EvaluationScheme,
    Factor,
    FactorKind,
    LowSharesUnlawful,
    Rounding,
    Stage,
    Tie,
)
from rules.purchase.low_price import LowPriceUnexplained
from tests.rules.purchase.test_evaluation_scheme import BOTH, lowest, scheme

LAW = statute()
ON = date(2023, 10, 9)
D = Decimal
NAMES = ("甲", "乙", "丙", "丁")


def bid(
    supplier: str,
    price: int,
    plan: tuple[str, ...] = ("40", "40", "40"),
    record: tuple[str, ...] = ("20", "20", "20"),
    **declared: bool,
) -> e.ScoredBid:
    """A bid with the marks of three evaluators for 服务方案 (50) and 同类业绩 (30)."""
    return e.ScoredBid(supplier, price, {"服务方案": [*map(D, plan)], "同类业绩": [*map(D, record)]}, **declared)


def computed(found: EvaluationScheme, *bids: e.ScoredBid) -> dict[str, e.Result]:
    return {result.supplier: result for result in e.recompute(found, bids, lot="1")}


class TestFormula:
    def test_the_lowest_price_gets_the_full_weight_and_others_by_its_share(self) -> None:
        found = computed(scheme(), bid("甲", 147_000_000), bid("乙", 156_750_001))
        assert (found["甲"].price_score, found["乙"].price_score) == (D("20.00"), D("18.76"))

    def test_a_factor_is_the_mean_of_all_evaluators(self) -> None:
        found = computed(scheme(), bid("甲", 100, plan=("40", "40", "0"), record=("20", "21", "21")))
        assert found["甲"].factor_scores == {"服务方案": D("26.67"), "同类业绩": D("20.67")}
        assert found["甲"].total == D("67.34")  # 20.00 + 26.67 + 20.67

    def test_rounded_at_the_end_only_the_total_is(self) -> None:
        marks = bid("甲", 100, plan=("40", "40", "0"), record=("20", "21", "21"))
        found = computed(scheme(stage=Stage.AT_END), marks)
        assert found["甲"].total == D("67.33")  # 20 + 80/3 + 62/3 = 67.333…

    def test_thirds_that_make_a_whole_are_rounded_as_a_whole(self) -> None:
        """Three means of 1/3 and 5.005 lie on the edge exactly: digits cut off would let the sum fall below."""
        thirds = tuple(Factor(name, FactorKind.TECHNICAL, D(1)) for name in ("甲项", "乙项", "丙项"))
        found = scheme(stage=Stage.AT_END, factors=(*thirds, Factor("丁项", FactorKind.TECHNICAL, D(77))))
        marks = {factor.name: [D(1), D(0), D(0)] for factor in thirds} | {"丁项": [D("5.005")] * 3}
        assert computed(found, e.ScoredBid("甲", 100, marks))["甲"].total == D("26.01")

    @pytest.mark.parametrize(
        ("mode", "score"), [(Rounding.HALF_UP, "20.13"), (Rounding.HALF_EVEN, "20.12"), (Rounding.DOWN, "20.12")]
    )
    def test_the_documents_rounding(self, mode: Rounding, score: str) -> None:
        marks = bid("甲", 100, record=("20.125",) * 3)
        assert computed(scheme(rounding=mode), marks)["甲"].factor_scores["同类业绩"] == D(score)

    @pytest.mark.parametrize(("digits", "score"), [(0, "19"), (1, "18.8"), (2, "18.76"), (3, "18.756")])
    def test_the_documents_digits(self, digits: int, score: str) -> None:
        found = computed(scheme(digits=digits), bid("甲", 147_000_000), bid("乙", 156_750_001))
        assert found["乙"].price_score == D(score)


class TestDeductions:
    @pytest.mark.parametrize(
        ("declared", "price"),
        [
            ({}, 1_000_000),
            ({"small": True}, 900_000),
            ({"consortium": True}, 960_000),
            ({"small": True, "consortium": True}, 900_000),  # not twice
            ({"domestic": True}, 800_000),
            ({"small": True, "domestic": True}, 700_000),  # both on the bid price: not 720,000
        ],
    )
    def test_on_the_bid_price_and_added(self, declared: dict[str, bool], price: int) -> None:
        found = scheme(consortium_deduction=4, domestic_deduction=20)
        assert e.evaluation_price(found, bid("甲", 1_000_000, **declared)) == price

    def test_none_is_given_that_the_document_does_not_give(self) -> None:
        found = scheme(sme_deduction=None, reserved=True)
        assert e.evaluation_price(found, bid("甲", 1_000_000, small=True, consortium=True, domestic=True)) == 1_000_000

    def test_the_base_is_the_lowest_price_after_deduction(self) -> None:
        found = computed(scheme(), bid("甲", 1_000_000), bid("乙", 1_050_000, small=True))
        assert {result.base_price for result in found.values()} == {945_000}
        assert (found["乙"].price_score, found["甲"].price_score) == (D("20.00"), D("18.90"))

    def test_a_price_after_deduction_is_whole_fen(self) -> None:
        assert e.evaluation_price(scheme(), bid("甲", 15, small=True)) == 14  # 13.5 分
        assert e.evaluation_price(scheme(rounding=Rounding.DOWN), bid("甲", 15, small=True)) == 13


class TestRanks:
    def test_by_total_and_equal_totals_by_price(self) -> None:
        """乙's lower price is made up for by 甲's plan."""
        found = computed(
            scheme(20),
            bid("甲", 1_000, plan=("42",) * 3),
            bid("乙", 900, plan=("40",) * 3),
            bid("丙", 900, plan=("44",) * 3),
        )
        assert [(name, found[name].total, found[name].rank) for name in "丙甲乙"] == [
            ("丙", D("84.00"), 1),
            ("甲", D("80.00"), 3),
            ("乙", D("80.00"), 2),
        ]

    def test_equal_in_score_and_price_share_a_rank_and_a_person_decides(self) -> None:
        results = e.recompute(scheme(), [bid("甲", 900), bid("乙", 900), bid("丙", 1000)], lot="1")
        assert [(r.supplier, r.rank) for r in results] == [("乙", 1), ("甲", 1), ("丙", 3)]
        assert e.undecided(results) == ("乙", "甲")

    def test_where_one_is_first_nobody_needs_to_decide(self) -> None:
        assert e.undecided(e.recompute(scheme(), [bid("甲", 900), bid("乙", 1000)], lot="1")) == ()

    def test_the_technical_score_decides_where_the_document_says_so(self) -> None:
        """Equal in total and price; 甲 has more for its plan, 乙 for its record."""
        bids = (bid("甲", 900, plan=("41",) * 3), bid("乙", 900, record=("21",) * 3))
        assert e.undecided(e.recompute(scheme(), bids, lot="1")) == ("乙", "甲")
        assert [r.supplier for r in e.recompute(scheme(ties=BOTH), bids, lot="1") if r.rank == 1] == ["甲"]

    def test_the_lowest_price_after_deduction_wins_without_scores(self) -> None:
        results = e.recompute(
            lowest(EvaluationKind.INQUIRY),
            [e.ScoredBid("甲", 1000), e.ScoredBid("乙", 1100, small=True), e.ScoredBid("丙", 1000)],
            lot="1",
        )
        assert [(r.supplier, r.rank, r.total) for r in results] == [("乙", 1, None), ("丙", 2, None), ("甲", 2, None)]

    def test_no_bid_no_rank(self) -> None:
        assert e.recompute(scheme(), [], lot="1") == ()


@pytest.mark.parametrize(
    ("marks", "refusal", "said"),
    [
        ({"服务方案": [D(40)]}, e.ScoresIncomplete, ["采购包1甲的评分因素与评标办法不一致：同类业绩"]),
        ({"服务方案": [D(40)], "同类业绩": [D(20)], "价格": [D(20)]}, e.ScoresIncomplete, ["不一致：价格"]),
        ({"服务方案": [D(40)] * 5, "同类业绩": [D(20)] * 4}, e.ScoresIncomplete, ["人数不一致（4、5人）", "独立打分"]),
        ({"服务方案": [], "同类业绩": []}, e.ScoresIncomplete, ["0人"]),
        (
            {"服务方案": [D(40), D("50.01")], "同类业绩": [D(20)] * 2},
            e.ScoreOutOfRange,
            ["第2位评委打分50.01，超出0至50分"],
        ),
        ({"服务方案": [D(40)], "同类业绩": [D(-1)]}, e.ScoreOutOfRange, ["打分-1"]),
    ],
)
def test_marks_that_do_not_fit_the_scheme(
    marks: dict[str, list[Decimal]], refusal: type[EvaluationRefused], said: list[str]
) -> None:
    with pytest.raises(refusal) as refused:
        e.recompute(scheme(), [e.ScoredBid("甲", 100, marks)], lot="1")
    assert all(words in str(refused.value) for words in [*said, "87号 55"])


class TestComparison:
    bids = (bid("演练甲公司", 147_000_000), bid("演练乙公司", 156_750_001, plan=("40", "41", "41")))
    right = e.ReportedBid("演练乙公司", 156_750_001, D("18.76"), {"服务方案": D("40.67")}, D("79.43"), 2)

    def compared(self, found: EvaluationScheme | None = None, **changed: Any) -> tuple[str, ...]:
        return e.compare(found or scheme(), self.bids, [replace(self.right, **changed)], lot="1")

    def test_agreement(self) -> None:
        assert self.compared() == ()
        assert self.compared(price_score=None, total=None, rank=None, evaluation_price=None, factor_scores={}) == ()
        assert self.compared(total=D("79.430")) == ()

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            (
                {"price_score": D("18.75")},
                "价格分登记为18.75，按招标文件复核应为18.76（基准价1,470,000.00÷评审价1,567,500.01×20），相差0.01",
            ),
            (
                {"factor_scores": {"服务方案": D("40.66")}},
                "“服务方案”得分登记为40.66，按招标文件复核应为40.67（3位评委打分40、41、41的平均值），相差0.01",
            ),
            (
                {"total": D("79.44")},
                "总分登记为79.44，按招标文件复核应为79.43（价格分18.76＋服务方案40.67＋同类业绩20.00），相差0.01",
            ),
            ({"rank": 1}, "排名登记为第1，按招标文件复核应为第2"),
            (
                {"evaluation_price": 156_750_000},
                "评审价登记为1,567,500.00，按招标文件复核应为1,567,500.01（报价1,567,500.01，无扣除），相差0.01",
            ),
        ],
    )
    def test_each_difference_to_the_last_figure(self, changed: dict[str, Any], said: str) -> None:
        assert self.compared(**changed) == (f"采购包1演练乙公司：{said}",)

    def test_the_deductions_are_told(self) -> None:
        small = (self.bids[0], replace(self.bids[1], small=True, domestic=True))
        found = e.compare(scheme(domestic_deduction=20), small, [self.right], lot="2")
        assert "小微企业扣除10%、本国产品扣除20%" in found[0]
        assert "应为1,097,250.01" in found[0]

    def test_another_rounding_is_another_result(self) -> None:
        assert self.compared(scheme(rounding=Rounding.DOWN))[0].startswith(
            "采购包1演练乙公司：价格分登记为18.76，按招标文件复核应为18.75"
        )


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in EvaluationRefused.__subclasses__()]
    assert LowSharesUnlawful.code in codes
    assert LowPriceUnexplained.code in codes
    assert len(codes) == len(set(codes)) == 13


# ------------------------------------------------------------------ an independent recomputation, in fractions

MARKS = st.decimals(0, 30, places=2)
CASES = st.builds(
    lambda price, plan, record, small, domestic: (price, list(zip(*[plan, record], strict=True)), small, domestic),
    st.integers(1, 10**9),
    st.lists(MARKS, min_size=5, max_size=5),
    st.lists(MARKS, min_size=5, max_size=5),
    st.booleans(),
    st.booleans(),
)


def half_up(value: Fraction, digits: int) -> Fraction:
    return Fraction(floor(value * 10**digits + Fraction(1, 2)), 10**digits)


@given(st.lists(CASES, min_size=1, max_size=4), st.sampled_from(Stage), st.integers(0, 3), st.integers(10, 40))
def test_fractions_agree(cases: list[Any], stage: Stage, digits: int, weight: int) -> None:
    found = EvaluationScheme(
        EvaluationKind.TENDER,
        Subject.SERVICES,
        EvaluationMethod.COMPREHENSIVE,
        D(weight),
        (Factor("甲项", FactorKind.TECHNICAL, D(70 - weight)), Factor("乙项", FactorKind.COMMERCIAL, D(30))),
        sme_deduction=15,
        domestic_deduction=20,
        stage=stage,
        digits=digits,
        ties=(Tie.PRICE, Tie.TECHNICAL),
    )
    bids = [
        e.ScoredBid(
            name, price, {"甲项": [m for m, _ in marks], "乙项": [m for _, m in marks]}, small, domestic=domestic
        )
        for name, (price, marks, small, domestic) in zip(NAMES, cases, strict=False)
    ]
    prices = {b.supplier: half_up(b.price * (1 - Fraction(15 * b.small + 20 * b.domestic, 100)), 0) for b in bids}
    totals, keys = {}, {}
    for b in bids:
        parts = [
            min(prices.values()) / prices[b.supplier] * weight,
            *(sum(map(Fraction, marks)) / 5 for marks in b.scores.values()),
        ]
        shown = [half_up(part, digits) for part in parts]
        totals[b.supplier] = half_up(sum(shown if stage is Stage.EACH_STEP else parts, Fraction(0)), digits)
        keys[b.supplier] = (-totals[b.supplier], b.price, -shown[1])
    results = {r.supplier: r for r in e.recompute(found, bids, lot="1")}
    assert {name: Fraction(r.total or 0) for name, r in results.items()} == totals
    assert {name: r.rank for name, r in results.items()} == {
        name: 1 + sum(other < key for other in keys.values()) for name, key in keys.items()
    }
