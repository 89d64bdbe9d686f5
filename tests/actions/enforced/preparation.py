"""预算、采购意向、采购需求, and what is reserved for small firms."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.actions.enforced.breach import Breach, Deed, all_of, deed, exemplary, later, moved, reached, up_to
from tests.actions.purchase.test_evaluation import document, scheme
from tests.actions.tender_case import notice

ASKED = ["演练调研甲公司", "演练调研乙公司", "演练调研丙协会"]
BEFORE_2022_07 = -70
"""Weeks from the example: its document is drafted on 2022-04-29, its notice expected in May."""


def money(*budgets: int) -> dict[str, Any]:
    """Estimated and allotted: these amounts in 分, lot by lot."""
    return {
        "funds_allotted": {"amount": sum(budgets)},
        "estimate": {
            "lots": [{"number": n, "budget": amount, "ceiling": amount} for n, amount in enumerate(budgets, 1)]
        },
    }


def estimate(first: int, ceiling: int | None = None) -> Deed:
    """经费测算 with this budget for lot 1, beside 1,700,000 for lot 2."""
    return exemplary(
        "estimate",
        lots=[
            {"number": 1, "budget": first, "ceiling": ceiling or first},
            {"number": 2, "budget": 1_700_000, "ceiling": 1_700_000},
        ],
    )


def reserving(kind: str, share: int = 0, small: int = 0) -> Deed:
    return exemplary("document_drafted", sme={"kind": kind, "share": share, "small": small})


def deducting(**changed: Any) -> Deed:
    """The document with this deduction for small firms in its scheme."""
    return exemplary("document_drafted", **document(scheme(**changed)))


def deducting_in_2022(**changed: Any) -> Deed:
    return deed("document_drafted", "2022-04-29", **later(BEFORE_2022_07, document(scheme(**changed))))


def announced(on: str, deadline: str) -> Deed:
    return deed("tender_notice", on, **notice(first_published=f"2023-{on}", bid_deadline=f"2023-{deadline}"))


BUDGET = (
    Breach(
        "PLN-01",
        "an estimate before the money",
        up_to("estimate", without=("funds_allotted",)),
        exemplary("estimate"),
        "not_ready",
        all_of(exemplary("funds_allotted"), exemplary("estimate")),
    ),
    Breach(
        "PLN-01",
        "0.01 more than was allotted",
        up_to("estimate", funds_allotted={"amount": 3_300_000}),
        estimate(1_600_001),
        "over_allotment",
        estimate(1_600_000),
    ),
    Breach(
        "PLN-02",
        "a document confirmed before the plan is filed",
        up_to("document_confirmation", without=("plan_filing",)),
        exemplary("document_confirmation"),
        "not_ready",
        all_of(exemplary("plan_filing"), exemplary("document_confirmation")),
    ),
    # 采购意向 on 08-07: thirty days are 09-06, a Wednesday
    Breach(
        "PLN-03",
        "announced on the 29th day",
        reached("document_confirmation"),
        announced("09-05", "10-09"),
        "too_early",
        announced("09-06", "10-09"),
    ),
    Breach(
        "PLN-03",
        "the month expected is too near",
        up_to("intention_notice"),
        exemplary("intention_notice", expected_month="2023-08"),
        "disallowed",
        exemplary("intention_notice", expected_month="2023-09"),
    ),
    Breach(
        "PLN-10",
        "a ceiling above the budget",
        up_to("estimate"),
        estimate(1_600_000, 1_600_001),
        "disallowed",
        estimate(1_600_000, 1_600_000),
    ),
)

NEED = (
    Breach(
        "PLN-05",
        "two are asked",
        up_to("demand_survey"),
        exemplary("demand_survey", asked=ASKED[:2]),
        "disallowed",
        exemplary("demand_survey", asked=ASKED),
    ),
    Breach(
        "PLN-05",
        "nobody is asked",
        up_to("requirement", without=("demand_survey",)),
        exemplary("requirement"),
        "not_ready",
        all_of(exemplary("demand_survey"), exemplary("requirement")),
    ),
    Breach(
        "PLN-06",
        "the public is not heard",
        up_to("requirement", without=("opinion_hearing",)),
        exemplary("requirement"),
        "not_ready",
        all_of(exemplary("opinion_hearing"), exemplary("requirement")),
    ),
    Breach(
        "PLN-07",
        "filed before it is reviewed",
        up_to("plan_filing", without=("requirement_review",)),
        exemplary("plan_filing"),
        "not_ready",
        all_of(exemplary("requirement_review"), exemplary("plan_filing")),
    ),
    Breach(
        "PLN-07",
        "drafted before it is reviewed",
        up_to("document_drafted", without=("requirement_review", "plan_filing")),
        exemplary("document_drafted"),
        "not_ready",
        all_of(exemplary("requirement_review"), exemplary("document_drafted")),
    ),
    Breach(
        "PLN-08",
        "drafted before counsel has approved",
        up_to("document_drafted", without=("counsel_review",)),
        exemplary("document_drafted"),
        "not_ready",
        all_of(exemplary("counsel_review"), exemplary("document_drafted")),
    ),
    Breach(
        "PLN-11",
        "three contracts of the kind",
        up_to("document_drafted"),
        exemplary("document_drafted", similar_contracts=3),
        "disallowed",
        exemplary("document_drafted", similar_contracts=2),
    ),
)

SMALL_FIRMS = (
    Breach(
        "SME-01",
        "200万元 reserved in part",
        up_to("document_drafted", **money(100_000_000, 100_000_000)),
        reserving("part", 30, 60),
        "not_reserved",
        reserving("whole"),
    ),
    Breach(
        "SME-01",
        "200万元 reserved in part, and 0.01 more",
        up_to("document_drafted", **money(100_000_000, 100_000_000)),
        reserving("part", 30, 60),
        "not_reserved",
        all_of(up_to("document_drafted", **money(100_000_000, 100_000_001)), reserving("part", 30, 60)),
    ),
    Breach(
        "SME-02",
        "29% of more than 200万元",
        up_to("document_drafted", **money(100_000_000, 100_000_001)),
        reserving("part", 29, 60),
        "not_reserved",
        reserving("part", 30, 60),
    ),
    Breach(
        "SME-02",
        "59% of it for small firms",
        up_to("document_drafted", **money(100_000_000, 100_000_001)),
        reserving("part", 30, 59),
        "not_reserved",
        reserving("part", 30, 60),
    ),
    Breach(
        "SME-03",
        "9% off",
        up_to("document_drafted"),
        deducting(sme_deduction=9),
        "deduction_unlawful",
        deducting(sme_deduction=10),
    ),
    Breach(
        "SME-03",
        "21% off",
        up_to("document_drafted"),
        deducting(sme_deduction=21),
        "deduction_unlawful",
        deducting(sme_deduction=20),
    ),
    Breach(
        "SME-03",
        "3% off for a consortium",
        up_to("document_drafted"),
        deducting(consortium_deduction=3),
        "deduction_unlawful",
        deducting(consortium_deduction=4),
    ),
    Breach(
        "SME-03",
        "7% off for a consortium",
        up_to("document_drafted"),
        deducting(consortium_deduction=7),
        "deduction_unlawful",
        deducting(consortium_deduction=6),
    ),
    Breach(
        "SME-03",
        "no percentage at all",
        up_to("document_drafted"),
        deducting(sme_deduction=None),
        "deduction_missing",
        deducting(sme_deduction=10),
    ),
    Breach(
        "SME-03",
        "5% off before 2022-07-01",
        moved(BEFORE_2022_07, "document_drafted"),
        deducting_in_2022(sme_deduction=5),
        "deduction_unlawful",
        deducting_in_2022(sme_deduction=6),
        law_on=date(2022, 6, 30),
    ),
    Breach(
        "SME-03",
        "11% off before 2022-07-01",
        moved(BEFORE_2022_07, "document_drafted"),
        deducting_in_2022(sme_deduction=11),
        "deduction_unlawful",
        deducting_in_2022(sme_deduction=10),
        law_on=date(2022, 6, 30),
    ),
)

ROWS = (*BUDGET, *NEED, *SMALL_FIRMS)
