"""公告、开标、评审: from the notice to the report, by the worked example (notice 10-09, opening 10-30)."""

from __future__ import annotations

from typing import Any

from tests.actions.enforced.breach import Breach, Deed, all_of, deed, exemplary, later, moved, reached, up_to
from tests.actions.enforced.preparation import money
from tests.actions.purchase.test_evaluation import (
    DETAILS,
    EXPERTS,
    PURCHASER,
    detailed,
    document,
    marks,
    members,
    scheme,
)
from tests.actions.tender_case import FIRMS, PRICES, bids, notice, report, seated

IN_2026 = 137
"""Weeks from the example: notice on 2026-05-25, opening on 06-15, report on 06-16."""


def announced(on: str, deadline: str, **changed: Any) -> Deed:
    return deed("tender_notice", on, **notice(first_published=f"2023-{on}", bid_deadline=f"2023-{deadline}", **changed))


def clarified(on: str, **changed: Any) -> Deed:
    return deed("clarification", on, nature="material", reason="完善评分细则(演练)", **changed)


def drawn(experts: int, reps: int, on: str = "10-27") -> Deed:
    return deed("expert_draw", on, experts=experts, purchaser_reps=reps)


def opened(lots: dict[int, tuple[int, ...]] = PRICES, of: tuple[str, ...] = (FIRMS[2],), **changed: Any) -> Deed:
    """The opening; `changed` stands in every bid of these firms."""
    lines = [line | changed if line["supplier"] in of else line for line in bids(lots)["bids"]]
    return deed("bid_opening", "10-30", bids=lines)


def evaluated(**changed: Any) -> Deed:
    return deed("evaluation_report", "10-31", **report(**changed))


def by_committee(**changed: dict[str, Any]) -> Deed:
    return evaluated(members=members(**changed))


def interested(**relation: Any) -> Deed:
    """The first expert has declared this of the first bidder."""
    return by_committee(**{EXPERTS[0]: {"relations": [{"firm": FIRMS[0], "kind": "employed"} | relation]}})


def weighing(points: str, **changed: Any) -> Deed:
    """The document's scheme with this weight of the price."""
    rest = [{"name": "服务方案", "kind": "technical", "points": str(100 - int(points))}]
    return exemplary("document_drafted", **document(scheme(price_weight=points, factors=rest, **changed)))


def valid_until(day: str) -> Deed:
    """The report, after bids whose licence runs until that day."""
    lines = [line | {"licence_until": day if line["licence"] else None} for line in bids()["bids"]]
    return all_of(up_to("evaluation_report", bid_opening={"bids": lines}), exemplary("evaluation_report"))


def two_scored() -> Deed:
    """Only two bids for lot 1 are valid."""
    lines = report()
    third = {"lot": 1, "supplier": FIRMS[2], "reason": "未实质性响应(演练)", "basis": "招标文件"}
    scored = [line for line in lines["scores"] if (line["lot"], line["supplier"]) != (1, FIRMS[2])]
    return evaluated(scores=scored, rejected=[*lines["rejected"], third])


NOTICE = (
    # Wednesday 10-11 and nineteen days are Monday 10-30
    Breach(
        "TND-03",
        "nineteen days",
        reached("document_confirmation"),
        announced("10-11", "10-30"),
        "disallowed",
        announced("10-11", "10-31"),
        shown="a bid deadline 19 days after issue",
    ),
    # fifteen days before Tuesday 10-31 are Monday 10-16
    Breach(
        "TND-04",
        "fourteen days before",
        reached("document_confirmation", announced("10-09", "10-31")),
        clarified("10-17"),
        "too_late",
        clarified("10-16"),
        shown="a clarification 14 days before without moving the deadline",
    ),
    Breach(
        "TND-04",
        "moved by too little",
        reached("document_confirmation", announced("10-09", "10-31")),
        clarified("10-19", new_deadline="2023-11-02"),
        "too_late",
        clarified("10-19", new_deadline="2023-11-03"),
    ),
    Breach(
        "TND-04",
        "the deadline comes earlier",
        reached("document_confirmation", announced("10-09", "10-31")),
        clarified("10-12", new_deadline="2023-10-30"),
        "disallowed",
        clarified("10-12", new_deadline="2023-10-31"),
    ),
    # the documents are to be had until 10-16
    Breach(
        "TND-06",
        "a visit while they are to be had",
        reached("tender_notice"),
        deed("briefing", "10-16"),
        "too_early",
        deed("briefing", "10-17"),
    ),
    Breach(
        "TND-07",
        "0.01 more than 2% of 33,000.00",
        reached("document_confirmation"),
        announced("10-09", "10-30", bid_bond=66_001),
        "disallowed",
        announced("10-09", "10-30", bid_bond=66_000),
    ),
)

OPENING = (
    Breach(
        "EVL-02",
        "two bidders",
        reached("expert_draw"),
        opened(PRICES | {1: PRICES[1][:2]}),
        "too_few_bidders",
        opened(PRICES | {1: PRICES[1][:3]}),
    ),
    Breach("EVL-02", "two that are valid", reached("bid_opening"), two_scored(), "too_few_bidders", evaluated()),
    Breach("EVL-05", "four are drawn", reached("tender_notice"), drawn(3, 1), "committee_number", drawn(4, 1)),
    Breach(
        "EVL-05",
        "four evaluate",
        up_to("evaluation_report", without=("expert_draw",)),
        evaluated(experts=[*EXPERTS[:3], "演练代表"]),
        "committee_number",
        evaluated(members=seated(report()["experts"])),
        shown="4 evaluators",
    ),
    Breach("EVL-05", "six evaluate", reached("tender_notice"), drawn(5, 1), "committee_number", drawn(6, 1)),
    Breach("EVL-05", "three experts of five", reached("tender_notice"), drawn(3, 2), "committee_experts", drawn(4, 1)),
    Breach(
        "EVL-05",
        "five are drawn for 1000万元",
        up_to("expert_draw", **money(500_000_000, 500_000_000)),
        drawn(4, 1),
        "committee_number",
        drawn(5, 2),
    ),
    Breach(
        "EVL-05",
        "five are drawn for 1000万元, and for 0.01 less",
        up_to("expert_draw", **money(500_000_000, 500_000_000)),
        drawn(4, 1),
        "committee_number",
        all_of(up_to("expert_draw", **money(500_000_000, 499_999_999)), drawn(4, 1)),
    ),
    # two working days before Monday 10-30 are Thursday 10-26
    Breach(
        "EVL-07",
        "drawn three working days before",
        reached("tender_notice"),
        drawn(4, 1, "10-25"),
        "disallowed",
        drawn(4, 1, "10-26"),
    ),
    Breach(
        "EVL-08",
        "the purchaser's representative leads",
        reached("bid_opening"),
        by_committee(演练代表={"chair": True}, 演练专家一={"chair": False}),
        "committee_chair",
        by_committee(),
    ),
    Breach(
        "EVL-08",
        "one of the purchaser's people as an expert",
        reached("bid_opening"),
        by_committee(演练专家二={"unit": PURCHASER}),
        "committee_own_expert",
        by_committee(),
    ),
    Breach(
        "COI-01",
        "employed two years ago",
        reached("bid_opening"),
        interested(until="2021-10-30"),
        "must_withdraw",
        interested(until="2020-10-29"),
        shown="an evaluator employed by a bidder 2 years ago",
    ),
    Breach(
        "COI-01",
        "employed until three years ago to the day",
        reached("bid_opening"),
        interested(until="2020-10-30"),
        "must_withdraw",
        interested(until="2020-10-29"),
    ),
    Breach(
        "COI-01",
        "kin of the bidder's head",
        reached("bid_opening"),
        interested(kind="kin"),
        "must_withdraw",
        interested(kind="kin", firm="演练未投标公司"),
    ),
    Breach(
        "COI-02",
        "two bidders with one head",
        reached("expert_draw", opened(of=FIRMS[2:], principal="演练某")),
        evaluated(),
        "suppliers_related",
        all_of(reached("expert_draw", opened(principal="演练某")), evaluated()),
    ),
    Breach(
        "COI-02",
        "one bidder controls another",
        reached("expert_draw", opened(controlled_by=[FIRMS[3]])),
        evaluated(),
        "suppliers_related",
        all_of(reached("expert_draw", opened(controlled_by=["演练某公司"])), evaluated()),
    ),
    Breach(
        "COI-02",
        "who wrote the specification bids",
        reached("expert_draw", opened(prepared_documents=True)),
        evaluated(),
        "supplier_prepared",
        all_of(reached("expert_draw", opened()), evaluated()),
    ),
    Breach(
        "HRL-01",
        "the licence ran out on the day before",
        up_to(
            "evaluation_report",
            bid_opening={
                "bids": [line | {"licence_until": "2023-10-29" if line["licence"] else None} for line in bids()["bids"]]
            },
        ),
        exemplary("evaluation_report"),
        "disallowed",
        valid_until("2023-10-30"),
        shown="an expired licence",
    ),
)


def in_2026(**changed: Any) -> Deed:
    """The document of 2026 with this in its scheme."""
    return deed("document_drafted", "2026-04-17", **later(IN_2026, document(scheme(**changed))))


def marked(details: dict[str, dict[str, Any]]) -> Deed:
    """The report with its marks for lot 1."""
    return deed("evaluation_report", "10-31", **detailed(details))


FOUR = DETAILS | {FIRMS[0]: marks(("45",) * 4, "27", "17.88")}
DRAFTING_IN_2026 = moved(IN_2026, "document_drafted")
REPORT_OF_2026 = deed("evaluation_report", "2026-06-16", **later(IN_2026, report()))


def offered(*prices: int) -> Deed:
    """A record of 2026 with these prices of the first three firms for lot 1, under a ceiling of 15,500.00."""
    return moved(IN_2026, "evaluation_report", bid_opening=bids(PRICES | {1: (*prices, 1_470_000)}))


SCHEME = (
    Breach(
        "EVL-09",
        "9% for the price",
        up_to("document_drafted"),
        weighing("9"),
        "price_weight_unlawful",
        weighing("10"),
        shown="price weight 9%",
    ),
    Breach(
        "EVL-09",
        "29% for the price of goods",
        up_to("document_drafted"),
        weighing("29", subject="货物"),
        "price_weight_unlawful",
        weighing("30", subject="货物"),
    ),
    Breach(
        "EVL-09",
        "a qualification is scored",
        up_to("document_drafted"),
        exemplary(
            "document_drafted",
            **document(scheme(factors=[{"name": "人力资源服务许可证", "kind": "commercial", "points": "80"}])),
        ),
        "qualification_scored",
        weighing("20"),
    ),
    Breach(
        "EVL-09",
        "one of five evaluators gives no marks",
        up_to("evaluation_report", document_drafted=document()),
        marked(FOUR),
        "scores_incomplete",
        marked(DETAILS),
        cites="87号 55",
    ),
    Breach(
        "NEW-01",
        "19% for domestic products",
        DRAFTING_IN_2026,
        in_2026(domestic_deduction=19),
        "deduction_unlawful",
        in_2026(domestic_deduction=20),
    ),
    Breach(
        "NEW-01",
        "21% for domestic products",
        DRAFTING_IN_2026,
        in_2026(domestic_deduction=21),
        "deduction_unlawful",
        in_2026(domestic_deduction=20),
    ),
    Breach(
        "NEW-01",
        "20% before it was in force",
        up_to("document_drafted"),
        exemplary("document_drafted", **document(scheme(domestic_deduction=20))),
        "deduction_unlawful",
        exemplary("document_drafted", **document(scheme())),
    ),
    # 45% of 15,500.00 are 6,975.00
    Breach(
        "NEW-02",
        "0.01 below 45% of the ceiling",
        offered(697_499, 1_390_000, 1_395_000),
        REPORT_OF_2026,
        "low_price_unexplained",
        all_of(offered(697_500, 1_390_000, 1_395_000), REPORT_OF_2026),
    ),
    Breach(
        "NEW-02",
        "0.01 below half of the next",
        offered(749_999, 1_500_000, 1_520_000),
        REPORT_OF_2026,
        "low_price_unexplained",
        all_of(offered(750_000, 1_500_000, 1_520_000), REPORT_OF_2026),
    ),
    Breach(
        "NEW-02",
        "raised to 66%",
        DRAFTING_IN_2026,
        in_2026(low_ceiling=66),
        "low_shares_unlawful",
        in_2026(low_ceiling=65),
    ),
    Breach(
        "NEW-02", "lowered to 49%", DRAFTING_IN_2026, in_2026(low_mean=49), "low_shares_unlawful", in_2026(low_mean=50)
    ),
)

ROWS = (*NOTICE, *OPENING, *SCHEME)
