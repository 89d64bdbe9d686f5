"""异常低价: strictly below each limit, from its date on, and what must be recorded then."""

from datetime import date

import pytest

from rules.law import statute
from rules.purchase.evaluation_scheme import LowShares
from rules.purchase.low_price import LowPriceUnexplained, abnormally_low, check_explained

LAW = statute()
FIRST_DAY = date(2026, 2, 1)
FAR = 10**12
"""Prices against this ceiling would always be low; 0 takes the ceiling out."""


def low(
    *prices: int, ceiling: int = 0, shares: LowShares | None = None, on: date = FIRST_DAY
) -> dict[str, tuple[str, ...]]:
    return abnormally_low(
        dict(zip("甲乙丙丁", prices, strict=False)), ceiling=ceiling, shares=shares or LowShares(), law=LAW, on=on
    )


@pytest.mark.parametrize(
    ("prices", "ceiling", "reason", "said"),
    [
        # of the mean of all valid prices, its own among them: 500 of (500 + 1250 + 1250) / 3 = 1000
        ((500, 1250, 1250), 0, "平均值", False),
        ((499, 1250, 1250), 0, "低于3家有效报价平均值9.99元的50%", True),
        ((500, 1000, 1000), 0, "次低报价", False),
        ((499, 1000, 1000), 0, "低于次低报价10.00元的50%", True),
        ((450, 1000), 1000, "最高限价", False),
        ((449, 1000), 1000, "低于最高限价10.00元的45%", True),
    ],
)
def test_strictly_below(prices: tuple[int, ...], ceiling: int, reason: str, said: bool) -> None:
    found = low(*prices, ceiling=ceiling)
    assert any(reason in text for text in found.get("甲", ())) is said
    assert set(found) <= {"甲"}


def test_two_equal_lowest_are_not_below_one_another() -> None:
    assert not low(700, 700, 1300)


def test_the_only_price_has_no_second() -> None:
    assert low(1000) == {}
    assert low(1000, ceiling=FAR) == {"甲": ("低于最高限价10,000,000,000.00元的45%",)}


def test_the_document_may_raise_the_limits() -> None:
    assert low(640, 1000, 1000, ceiling=1000) == {}
    assert low(640, 1000, 1000, ceiling=1000, shares=LowShares(65, 65, 65)) == {
        "甲": ("低于次低报价10.00元的65%", "低于最高限价10.00元的65%")
    }


def test_before_the_rule_only_the_evaluators_judge() -> None:
    assert low(1, 1000, 1000, on=date(2026, 1, 31)) == {}
    assert low(1, 1000, 1000)


def test_a_flagged_price_needs_a_recorded_decision() -> None:
    prices = {"甲": 499, "乙": 1000, "丙": 1000}
    found = low(*prices.values())
    with pytest.raises(LowPriceUnexplained) as refused:
        check_explained(found, prices, (), LAW, FIRST_DAY, lot="1")
    for words in (
        "采购包1有异常低价未经审查：甲报价4.99元（低于次低报价10.00元的50%）",
        "87号 60；财库〔2026〕2号",
        "书面说明",
    ):
        assert words in str(refused.value)
    check_explained(found, prices, ("甲",), LAW, FIRST_DAY, lot="1")
    check_explained({}, prices, (), LAW, FIRST_DAY, lot="1")
