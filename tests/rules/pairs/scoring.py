"""评审办法: weights, factors, ties, deductions and shares at their edge, by the version in force; the marks themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from models.values import Subject
from rules.purchase.evaluation import ScoredBid, recompute
from rules.purchase.evaluation_scheme import (
    EvaluationKind,
    EvaluationMethod,
    EvaluationScheme,
    Factor,
    FactorKind,
    LowShares,
    Tie,
    check_scheme,
)
from tests.rules.pairs.pair import LAW, ON, Pair, ask

TENDER, CONSULTATION, NEGOTIATION, INQUIRY = EvaluationKind
GOODS = Subject.GOODS
BOTH = (Tie.PRICE, Tie.TECHNICAL)
PLAN = "服务方案(演练)"
RAISED = date(2022, 7, 1)
"""财库〔2022〕19号 raised the deduction."""


def scheme(weight: str = "20", **changed: Any) -> EvaluationScheme:
    """A lawful scheme of a tender for services; what the price leaves is the plan's."""
    price = Decimal(weight)
    fields: dict[str, Any] = {
        "kind": TENDER,
        "subject": Subject.SERVICES,
        "method": EvaluationMethod.COMPREHENSIVE,
        "price_weight": price,
        "factors": (Factor(PLAN, FactorKind.TECHNICAL, 100 - price),),
        "sme_deduction": 10,
        "qualifications": ("人力资源服务许可证",),
    }
    return EvaluationScheme(**fields | changed)


def states(weight: str = "20", on: date = ON, **changed: Any) -> Any:
    return ask(check_scheme, scheme(weight, **changed), LAW, on)


def consults(weight: str = "20", **changed: Any) -> Any:
    return states(weight, **{"kind": CONSULTATION, "ties": BOTH} | changed)


def lowest(kind: EvaluationKind, **changed: Any) -> Any:
    return ask(
        check_scheme,
        EvaluationScheme(kind, GOODS, EvaluationMethod.LOWEST_PRICE, **{"sme_deduction": 10} | changed),
        LAW,
        ON,
    )


def factors(*points: str, name: str = PLAN, second: str = "业绩(演练)") -> tuple[Factor, ...]:
    names = (name, second)
    return tuple(
        Factor(title, FactorKind.TECHNICAL, Decimal(value)) for title, value in zip(names, points, strict=False)
    )


WEIGHTS = (
    Pair("87号 55；条例 34", "services: 10% for the price, and 9%", states("10"), states("9"), "price_weight_unlawful"),
    Pair("87号 55；条例 34", "services: 10%, and 9.99%", states("10"), states("9.99"), "price_weight_unlawful"),
    Pair(
        "87号 55；条例 34",
        "goods: 30%, and 29%",
        states("30", subject=GOODS),
        states("29", subject=GOODS),
        "price_weight_unlawful",
    ),
    Pair(
        "87号 55；条例 34",
        "10% for services, and for goods",
        states("10"),
        states("10", subject=GOODS),
        "price_weight_unlawful",
    ),
    Pair("214号 24", "a consultation: 10%, and 9%", consults("10"), consults("9"), "price_weight_unlawful"),
    Pair("214号 24", "a consultation: 30%, and 31%", consults("30"), consults("31"), "price_weight_unlawful"),
    Pair(
        "214号 24",
        "a consultation for goods: 30%, and 29%",
        consults("30", subject=GOODS),
        consults("29", subject=GOODS),
        "price_weight_unlawful",
    ),
    Pair(
        "214号 24",
        "a consultation for goods: 60%, and 61%",
        consults("60", subject=GOODS),
        consults("61", subject=GOODS),
        "price_weight_unlawful",
    ),
    Pair(
        "214号 24",
        "31% in a tender, where nothing is the most, and in a consultation",
        states("31"),
        consults("31"),
        "price_weight_unlawful",
    ),
)

FACTORS = (
    Pair(
        "87号 55",
        "a hundred points together, and ninety-nine",
        states(factors=factors("80")),
        states(factors=factors("79")),
        "factors_unsound",
    ),
    Pair(
        "87号 55",
        "two factors, and one of them twice",
        states(factors=factors("50", "30")),
        states(factors=factors("50", "30", second=PLAN)),
        "factors_unsound",
    ),
    Pair(
        "87号 55",
        "a factor of one point, and of none",
        states(factors=factors("79", "1")),
        states(factors=factors("80", "0")),
        "factors_unsound",
    ),
    Pair(
        "87号 55；条例 34",
        "a plan is scored, and the licence that is asked of everybody",
        states(factors=factors("80")),
        states(factors=factors("80", name="人力资源服务许可证")),
        "qualification_scored",
    ),
    Pair(
        "87号 54",
        "the lowest price alone, and with factors",
        lowest(TENDER),
        lowest(TENDER, factors=factors("80")),
        "method_unlawful",
    ),
    Pair(
        "74号 27、29、33、35",
        "a negotiation by price, and by points",
        lowest(NEGOTIATION),
        states(kind=NEGOTIATION),
        "method_unlawful",
    ),
    Pair(
        "采购法 32",
        "an inquiry by price, and by points",
        lowest(INQUIRY),
        states(kind=INQUIRY, subject=GOODS),
        "method_unlawful",
    ),
    Pair("214号 24", "a consultation by points, and by price", consults(), lowest(CONSULTATION), "method_unlawful"),
)

TIES = (
    Pair(
        "87号 57",
        "equal points: the price decides first, not the technique",
        states(ties=BOTH),
        states(ties=(Tie.TECHNICAL, Tie.PRICE)),
        "tie_rule_unlawful",
    ),
    Pair(
        "87号 57",
        "a tender that says the price alone, and says nothing",
        states(),
        states(ties=()),
        "tie_rule_unlawful",
    ),
    Pair(
        "214号 25",
        "a consultation: price, then technique; the price alone is not enough",
        consults(),
        consults(ties=(Tie.PRICE,)),
        "tie_rule_unlawful",
    ),
)


def deducts(what: str, allowed: int | None, refused: int | None, on: date, code: str = "deduction_unlawful") -> Pair:
    return Pair("46号 9", what, states(on=on, sme_deduction=allowed), states(on=on, sme_deduction=refused), code)


def joint(what: str, allowed: int, refused: int, on: date, sme: int = 10) -> Pair:
    return Pair(
        "46号 9",
        what,
        states(on=on, sme_deduction=sme, consortium_deduction=allowed),
        states(on=on, sme_deduction=sme, consortium_deduction=refused),
        "deduction_unlawful",
    )


OLD = date(2022, 6, 30)
DEDUCTIONS = (
    deducts("until 2022-06-30: 6%, and 5%", 6, 5, OLD),
    deducts("until 2022-06-30: 10%, and 11%", 10, 11, OLD),
    deducts("since 2022-07-01: 10%, and 9%", 10, 9, RAISED),
    deducts("since 2022-07-01: 20%, and 21%", 20, 21, RAISED),
    deducts("a share that is stated, and none", 10, None, ON, "deduction_missing"),
    joint("joint bids until 2022-06-30: 2%, and 4%", 2, 4, OLD),
    joint("joint bids since 2022-07-01: 4%, and 3%", 4, 3, RAISED),
    joint("joint bids since 2022-07-01: 6%, and 7%", 6, 7, RAISED),
    Pair(
        "46号 9",
        "6% on the last day of the old version, and on the first of the new",
        states(on=OLD, sme_deduction=6),
        states(on=RAISED, sme_deduction=6),
        "deduction_unlawful",
    ),
    Pair(
        "46号 7",
        "a lot for small firms alone: no deduction, and 10%",
        states(reserved=True, sme_deduction=None),
        states(reserved=True),
        "deduction_unlawful",
    ),
)

DOMESTIC, SHARES = date(2026, 1, 1), date(2026, 2, 1)
NEWER = (
    Pair(
        "国办发〔2025〕34号；财库〔2025〕30号",
        "domestic products: 20% on the first day, and on the day before",
        states(on=DOMESTIC, domestic_deduction=20),
        states(on=date(2025, 12, 31), domestic_deduction=20),
        "deduction_unlawful",
    ),
    Pair(
        "国办发〔2025〕34号；财库〔2025〕30号",
        "domestic products: 20%, and 19%",
        states(on=DOMESTIC, domestic_deduction=20),
        states(on=DOMESTIC, domestic_deduction=19),
        "deduction_unlawful",
    ),
    Pair(
        "国办发〔2025〕34号；财库〔2025〕30号",
        "nothing for domestic products where none are offered, and 21%",
        states(on=DOMESTIC),
        states(on=DOMESTIC, domestic_deduction=21),
        "deduction_unlawful",
    ),
    *(
        Pair(
            "财库〔2026〕2号",
            f"{name}: {least}%, and {least - 1}%",
            states(on=SHARES, low_shares=LowShares(**{name: least})),
            states(on=SHARES, low_shares=LowShares(**{name: least - 1})),
            "low_shares_unlawful",
        )
        for name, least in (("mean", 50), ("second", 50), ("ceiling", 45))
    ),
    Pair(
        "财库〔2026〕2号",
        "raised to 65%, and to 66%",
        states(on=SHARES, low_shares=LowShares(mean=65)),
        states(on=SHARES, low_shares=LowShares(mean=66)),
        "low_shares_unlawful",
    ),
    Pair(
        "财库〔2026〕2号",
        "the document sets shares of its own before the rule, and after",
        states(on=date(2026, 1, 31), low_shares=LowShares(mean=40)),
        states(on=SHARES, low_shares=LowShares(mean=40)),
        "low_shares_unlawful",
    ),
)


def marked(*marks: str, name: str = PLAN) -> Any:
    bid = ScoredBid("演练甲公司", 1_000, {name: [Decimal(mark) for mark in marks]})
    return ask(recompute, scheme(), [bid], lot="1")


def twice(*marks: str) -> Any:
    """Two factors; the second has one mark of one evaluator less."""
    told = scheme(factors=factors("50", "30"))
    bid = ScoredBid("演练甲公司", 1_000, {PLAN: [Decimal("40")] * 5, "业绩(演练)": [Decimal(mark) for mark in marks]})
    return ask(recompute, told, [bid], lot="1")


MARKS = (
    Pair(
        "87号 55",
        "a factor's full points, and 0.01 more",
        marked("80", "80"),
        marked("80", "80.01"),
        "score_out_of_range",
    ),
    Pair("87号 55", "no points, and less than none", marked("0"), marked("-0.01"), "score_out_of_range"),
    Pair(
        "87号 55",
        "each evaluator marks every factor, and one leaves one out",
        twice(*["20"] * 5),
        twice(*["20"] * 4),
        "scores_incomplete",
    ),
    Pair(
        "87号 55",
        "the document's factor, and another",
        marked("70"),
        marked("70", name="企业规模(演练)"),
        "scores_incomplete",
    ),
)

ROWS = (*WEIGHTS, *FACTORS, *TIES, *DEDUCTIONS, *NEWER, *MARKS)
