"""Hours of opening and the people whom labour law lets work them (劳动法 36、38; 国务院关于职工工作时间的规定 3)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.labour import DAY_HOURS, WEEK_HOURS, WORKING_DAYS, Opening, TooFewHeads, check_heads


@pytest.mark.parametrize(
    ("days", "hours", "on_duty", "heads"),
    [
        (5, "8", 1, 1),
        (6, "8", 1, 2),  # 48 hours of one person: the finding
        (6, "6", 1, 1),  # 36 hours on six days, the seventh is off
        (7, "5", 1, 2),  # 35 hours, but nobody works on all seven days
        (5, "9", 1, 2),  # nobody works nine hours a day
        (6, "8", 2, 3),
        (7, "12", 1, 3),
        (5, "8.5", 1, 2),
    ],
)
def test_heads(days: int, hours: str, on_duty: int, heads: int) -> None:
    assert Opening(days, Decimal(hours), on_duty).heads == heads


def test_a_week_of_48_hours_by_one_is_refused() -> None:
    with pytest.raises(TooFewHeads, match=r"共需48工时；配备1名的，每人每周48小时，超过每周40小时") as refusal:
        check_heads(Opening(6, Decimal(8)), 1)
    assert "至少配备2名" in refusal.value.remedy and "劳动法 36" in refusal.value.basis
    check_heads(Opening(6, Decimal(8)), 2)


@given(st.integers(1, 7), st.decimals(min_value=Decimal("0.25"), max_value=24, places=2), st.integers(1, 5))
def test_as_many_as_are_said_suffice_and_no_fewer(days: int, hours: Decimal, on_duty: int) -> None:
    opening = Opening(days, hours, on_duty)
    heads = opening.heads
    assert opening.worked <= heads * WEEK_HOURS
    assert opening.days * opening.shifts * on_duty <= heads * WORKING_DAYS
    assert hours <= opening.shifts * DAY_HOURS
    check_heads(opening, heads)
    if heads > 1:
        with pytest.raises(TooFewHeads):
            check_heads(opening, heads - 1)
