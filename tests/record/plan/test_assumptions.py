"""An assumption that is settled: as it was assumed, or with another value, in the plan's data."""

from __future__ import annotations

from typing import Any

import pytest

from record.plan.assumptions import Assumption, settle


def data() -> dict[str, Any]:
    return {
        "city": {"bureau": {"value": "演练局", "assumed": True}},
        "milestones": [{"key": "staffing", "lead": "甲局", "lead_assumed": True, "units_assumed": True}],
        "budget": {"split_assumed": True},
    }


@pytest.mark.parametrize(("given", "holds"), [(None, "甲局"), ("乙局", "乙局")])
def test_a_lead(given: str | None, holds: str) -> None:
    plan = data()
    assert settle(plan, Assumption("milestones.staffing.lead", "牵头单位", "甲局"), given) == holds
    assert plan["milestones"] == [{"key": "staffing", "lead": holds, "lead_assumed": False, "units_assumed": True}]


def test_a_split_names_nothing_else() -> None:
    plan = data()
    assert settle(plan, Assumption("budget.split", "分摊办法", "按名额"), "按人数") == "按人数"
    assert plan["budget"] == {"split_assumed": False}


@pytest.mark.parametrize(("given", "holds"), [(None, "演练局"), ("另一局", "另一局")])
def test_a_claim(given: str | None, holds: str) -> None:
    plan = data()
    assert settle(plan, Assumption("city.bureau", "市级主管部门", "演练局"), given) == holds
    assert plan["city"] == {"bureau": {"value": holds, "assumed": False}}
