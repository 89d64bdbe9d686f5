"""What is said when a plan is loaded: unlikely start dates, and whether an assessment scheme is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rules.plan.loading import load_plan
from rules.plan.start import asks_scheme, start_doubts

ROOT = Path(__file__).parents[3]
SITES = (ROOT / "tests" / "programmes" / "sites-only.yaml").read_text("utf-8")
HUIZHOU = (ROOT / "programmes" / "huizhou-2023" / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("began", "told"),
    [
        (date(2023, 8, 31), ["早于方案印发日期2023-09-01"]),
        (date(2023, 9, 1), []),
        (date(2023, 9, 30), []),
        (date(2023, 10, 1), ["晚于方案的全部时限（最后一项为“完成选址”，2023-09-30），各事项载入即已逾期"]),
    ],
)
def test_a_start_before_the_plan_or_after_its_end_is_told(began: date, told: list[str]) -> None:
    plan = load_plan(SITES.replace("year: 2023\n", "year: 2023\nissued_on: 2023-09-01\n", 1), "sites.yaml")
    doubts = list(start_doubts(plan, began))
    assert len(doubts) == len(told)
    assert all(words in doubt for words, doubt in zip(told, doubts, strict=True))


def test_only_a_plan_that_is_assessed_asks_for_a_scheme() -> None:
    assert not asks_scheme(load_plan(SITES, "sites.yaml"))
    assert asks_scheme(load_plan(HUIZHOU, "plan.yaml"))
