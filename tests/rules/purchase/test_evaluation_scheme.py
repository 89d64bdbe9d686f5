"""The evaluation scheme of a tender document: each limit of the law at its edge, by the version of the date."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.values import Subject
from rules.law import statute
from rules.purchase import evaluation_scheme as s

LAW = statute()
ON = date(2023, 10, 9)
TENDER, CONSULTATION, NEGOTIATION, INQUIRY = s.EvaluationKind
GOODS = Subject.GOODS
TECHNICAL, COMMERCIAL = s.FactorKind


def scheme(weight: int | str = 20, **changed: Any) -> s.EvaluationScheme:
    """A lawful scheme of 2023: price 20, 技术 50, 商务 30; the technical factor takes what another weight leaves."""
    price = Decimal(weight)
    factors = (s.Factor("服务方案", TECHNICAL, 70 - price), s.Factor("同类业绩", COMMERCIAL, Decimal(30)))
    fields: dict[str, Any] = {
        "kind": TENDER,
        "subject": Subject.SERVICES,
        "method": s.EvaluationMethod.COMPREHENSIVE,
        "price_weight": price,
        "factors": factors,
        "sme_deduction": 10,
        "qualifications": ("人力资源服务许可证",),
    }
    return s.EvaluationScheme(**fields | changed)


def lowest(kind: s.EvaluationKind, **changed: Any) -> s.EvaluationScheme:
    return s.EvaluationScheme(kind, GOODS, s.EvaluationMethod.LOWEST_PRICE, **{"sme_deduction": 10} | changed)


BOTH = (s.Tie.PRICE, s.Tie.TECHNICAL)
DEAR = replace(scheme(), price_weight=Decimal(20), factors=(s.Factor("方案", TECHNICAL, Decimal(79)),))
NEWEST = date(2026, 3, 2)


FIXED = scheme(
    price_weight=s.ZERO,
    factors=(s.Factor("服务方案", TECHNICAL, Decimal(70)), s.Factor("同类业绩", COMMERCIAL, Decimal(30))),
    sme_deduction=None,
    fixed_price=True,
)
"""The price is the state's or fixed: the quality alone is compared."""


@pytest.mark.parametrize(
    ("found", "on"),
    [
        (scheme(10), ON),  # services in a tender: 10% and more
        (scheme(40), ON),
        (scheme(30, subject=GOODS), ON),
        (scheme(10, kind=CONSULTATION, ties=BOTH), ON),
        (scheme(30, kind=CONSULTATION, ties=BOTH), ON),
        (scheme(30, kind=CONSULTATION, subject=GOODS, ties=BOTH), ON),
        (scheme(60, kind=CONSULTATION, subject=GOODS, ties=BOTH), ON),
        (scheme("12.5"), ON),
        (scheme(ties=BOTH), ON),
        (lowest(TENDER), ON),
        (lowest(NEGOTIATION), ON),
        (lowest(INQUIRY), ON),
        (scheme(sme_deduction=6, consortium_deduction=2), date(2022, 6, 30)),
        (scheme(sme_deduction=10, consortium_deduction=3), date(2022, 6, 30)),
        (scheme(sme_deduction=10, consortium_deduction=4), date(2022, 7, 1)),
        (scheme(sme_deduction=20, consortium_deduction=6), date(2022, 7, 1)),
        (scheme(sme_deduction=None, reserved=True), ON),
        (scheme(domestic_deduction=20), date(2026, 1, 1)),
        (scheme(low_shares=s.LowShares(65, 65, 65)), NEWEST),
        (FIXED, ON),  # 87号 55: 执行国家统一定价标准和采用固定价格采购的项目，其价格不列为评审因素
        (replace(FIXED, kind=CONSULTATION, ties=BOTH), ON),
    ],
)
def test_lawful(found: s.EvaluationScheme, on: date) -> None:
    s.check_scheme(found, LAW, on)


@pytest.mark.parametrize(
    ("found", "on", "refusal", "said"),
    [
        (scheme(9), ON, s.PriceWeightUnlawful, ["价格分占总分值的9%，服务项目不得低于10%", "87号 55"]),
        (scheme("9.99"), ON, s.PriceWeightUnlawful, ["9.99%"]),
        (scheme(29, subject=GOODS), ON, s.PriceWeightUnlawful, ["货物项目不得低于30%", "87号 55"]),
        (scheme(9, kind=CONSULTATION, ties=BOTH), ON, s.PriceWeightUnlawful, ["应为10%至30%", "214号 24"]),
        (scheme(31, kind=CONSULTATION, ties=BOTH), ON, s.PriceWeightUnlawful, ["31%", "应为10%至30%"]),
        (scheme(29, kind=CONSULTATION, subject=GOODS, ties=BOTH), ON, s.PriceWeightUnlawful, ["应为30%至60%"]),
        (scheme(61, kind=CONSULTATION, subject=GOODS, ties=BOTH), ON, s.PriceWeightUnlawful, ["61%"]),
        (DEAR, ON, s.FactorsUnsound, ["合计99分，应为100分"]),
        (
            scheme(factors=(s.Factor("方案", TECHNICAL, Decimal(50)), s.Factor("方案", COMMERCIAL, Decimal(30)))),
            ON,
            s.FactorsUnsound,
            ["评审因素重复：方案"],
        ),
        (
            scheme(factors=(s.Factor("方案", TECHNICAL, Decimal(80)), s.Factor("业绩", COMMERCIAL, Decimal(0)))),
            ON,
            s.FactorsUnsound,
            ["没有分值：业绩"],
        ),
        (
            scheme(factors=(s.Factor("资质", COMMERCIAL, Decimal(80), "持有人力资源服务许可证得80分"),)),
            ON,
            s.QualificationScored,
            ["资格条件“人力资源服务许可证”不得作为评审因素（“资质”）", "87号 55；条例 34"],
        ),
        (scheme(ties=()), ON, s.TieRuleUnlawful, ["先按报价由低到高", "87号 57"]),
        (scheme(ties=BOTH[::-1]), ON, s.TieRuleUnlawful, ["先按报价由低到高"]),
        (scheme(kind=CONSULTATION), ON, s.TieRuleUnlawful, ["技术指标优劣", "214号 25"]),
        (scheme(kind=NEGOTIATION), ON, s.MethodUnlawful, ["最低报价", "74号"]),
        (scheme(kind=INQUIRY), ON, s.MethodUnlawful, ["最低报价", "74号"]),
        (lowest(CONSULTATION), ON, s.MethodUnlawful, ["综合评分法", "214号 24"]),
        (lowest(TENDER, price_weight=Decimal(100)), ON, s.MethodUnlawful, ["87号 54", "删去评分因素"]),
        (scheme(sme_deduction=None), ON, s.DeductionMissing, ["不得推定", "46号 9", "10%至20%"]),
        (scheme(sme_deduction=None), date(2022, 6, 30), s.DeductionMissing, ["6%至10%"]),
        (scheme(sme_deduction=5), date(2022, 6, 30), s.DeductionUnlawful, ["5%", "应为6%至10%"]),
        (
            scheme(sme_deduction=11),
            date(2022, 6, 30),
            s.DeductionUnlawful,
            ["11%，2022-06-30发布公告的项目应为6%至10%"],
        ),
        (scheme(sme_deduction=9), date(2022, 7, 1), s.DeductionUnlawful, ["应为10%至20%", "财库〔2022〕19号"]),
        (scheme(sme_deduction=21), ON, s.DeductionUnlawful, ["21%"]),
        (scheme(consortium_deduction=3), ON, s.DeductionUnlawful, ["联合体、分包价格扣除3%", "应为4%至6%"]),
        (scheme(consortium_deduction=4), date(2022, 6, 30), s.DeductionUnlawful, ["应为2%至3%"]),
        (scheme(reserved=True), ON, s.DeductionUnlawful, ["专门面向中小企业", "46号 7"]),
        (
            scheme(domestic_deduction=20),
            date(2025, 12, 31),
            s.DeductionUnlawful,
            ["自2026-01-01起施行", "国办发〔2025〕34号"],
        ),
        (scheme(domestic_deduction=19), date(2026, 1, 1), s.DeductionUnlawful, ["19%，应为20%"]),
        (
            scheme(low_shares=s.LowShares(mean=66)),
            NEWEST,
            s.LowSharesUnlawful,
            ["有效报价平均值的66%", "50%至65%", "财库〔2026〕2号"],
        ),
        (scheme(low_shares=s.LowShares(second=49)), NEWEST, s.LowSharesUnlawful, ["次低报价的49%"]),
        (scheme(low_shares=s.LowShares(ceiling=44)), NEWEST, s.LowSharesUnlawful, ["最高限价的44%", "45%至65%"]),
    ],
)
def test_refused(found: s.EvaluationScheme, on: date, refusal: type[s.EvaluationRefused], said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        s.check_scheme(found, LAW, on)
    assert refused.value.basis
    assert refused.value.remedy
    for words in said:
        assert words in str(refused.value)


@pytest.mark.parametrize(("points", "text"), [("20.00", "20"), ("12.50", "12.5"), ("0.00", "0"), ("100", "100")])
def test_points_are_told_without_needless_zeros(points: str, text: str) -> None:
    assert s.plain(Decimal(points)) == text


@pytest.mark.parametrize(
    ("changed", "refusal", "said"),
    [
        ({"price_weight": Decimal(10)}, s.PriceWeightUnlawful, "价格不列为评审因素"),
        ({"sme_deduction": 10}, s.DeductionUnlawful, "不设价格扣除"),
        ({"domestic_deduction": 20}, s.DeductionUnlawful, "不设价格扣除"),
        ({"fixed_price": False}, s.PriceWeightUnlawful, "不得低于10%"),
    ],
)
def test_a_fixed_price_is_no_factor(changed: dict[str, Any], refusal: type[s.EvaluationRefused], said: str) -> None:
    with pytest.raises(refusal) as caught:
        s.check_scheme(replace(FIXED, **changed), LAW, ON)
    assert said in caught.value.message
    assert "87号 55" in caught.value.basis


@pytest.mark.parametrize("kind", [TENDER, NEGOTIATION])
def test_the_lowest_price_does_not_win_where_it_is_fixed(kind: s.EvaluationKind) -> None:
    with pytest.raises(s.MethodUnlawful, match="不能以最低报价"):
        s.check_scheme(lowest(kind, fixed_price=True, sme_deduction=None), LAW, ON)
