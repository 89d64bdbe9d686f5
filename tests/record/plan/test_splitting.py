"""What the record takes for the purchases of a purchaser: with their money, and the budget project that pays."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from models.database import reading
from models.plan import Plan
from models.values import Level
from record.plan.splitting import purchases
from rules.plan.budget import split_budget
from rules.purchase.method import Method
from rules.purchase.splitting import Purchase
from tests.actions.builders import assume, prepare, slug
from tests.actions.tender_case import CASE, tender_plan

pytestmark = pytest.mark.parametrize("database", ["sqlite"])

OTHER = "龙门县/招标"
ESTIMATE = {
    "lots": [
        {"number": 1, "budget": 1_600_000, "ceiling": 1_550_000},
        {"number": 2, "budget": 1_700_000, "ceiling": 1_700_000},
    ]
}


def known(engine: Engine, plan: Plan) -> dict[str, Purchase]:
    prepare(engine, plan)
    assume(engine, CASE, "estimate", date(2023, 8, 2), **ESTIMATE)
    with reading(engine) as session:
        return {found.name: found for found in purchases(session)}


def test_an_estimate_counts_and_before_it_the_share_of_the_plan(engine: Engine) -> None:
    plan = tender_plan()
    assert plan.budget is not None
    found = known(engine, plan)
    one, other = found[slug(CASE)], found[slug(OTHER)]
    assert (one.amount, one.lots) == (3_300_000, (1_600_000, 1_700_000))
    assert (other.amount, other.lots) == (split_budget(plan)["龙门县"], ())
    for purchase in (one, other):
        assert (purchase.budget_project, purchase.year) == (plan.budget.source, 2023)
        assert (purchase.method, purchase.level, purchase.region) == (Method.OPEN_TENDER, Level.COUNTY, plan.city.name)
    assert one.purchaser != other.purchaser


def test_a_plan_without_money_has_no_budget_project(engine: Engine) -> None:
    found = known(engine, tender_plan().model_copy(update={"budget": None}))
    assert {name: (p.amount, p.budget_project) for name, p in found.items()} == {slug(CASE): (3_300_000, "")}
