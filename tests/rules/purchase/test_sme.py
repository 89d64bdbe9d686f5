"""中小企业预留份额: the limit of 200万 and the shares above it, to the 分 and the per cent."""

from datetime import date

import pytest

from rules.law import statute
from rules.purchase.sme import NotReserved, Reservation, check_reservation

LAW = statute()
LIMIT = 200_000_000
ON = date(2023, 9, 1)


@pytest.mark.parametrize(
    ("budget", "plan"),
    [
        (LIMIT, Reservation("whole")),
        (LIMIT, Reservation("none", reason="只能由特定机构提供")),
        (LIMIT + 1, Reservation("part", 30, 60)),
        (LIMIT + 1, Reservation("whole")),
        (LIMIT + 1, Reservation("part", 10, 60, "市场上中小企业不足三家")),
    ],
)
def test_enough(budget: int, plan: Reservation) -> None:
    check_reservation(budget, plan, LAW, ON)


@pytest.mark.parametrize(
    ("budget", "plan", "article"),
    [
        (LIMIT, Reservation("part", 99, 99), "46号 7"),  # 以内含本数: 200万 itself is reserved whole
        (LIMIT, Reservation("none"), "46号 7"),
        (LIMIT + 1, Reservation("part", 29, 60), "46号 8"),
        (LIMIT + 1, Reservation("part", 30, 59), "46号 8"),
        (LIMIT + 1, Reservation("none"), "46号 8"),
    ],
)
def test_too_little(budget: int, plan: Reservation, article: str) -> None:
    with pytest.raises(NotReserved) as caught:
        check_reservation(budget, plan, LAW, ON)
    assert caught.value.basis == article
    assert "46号 6" in caught.value.remedy
