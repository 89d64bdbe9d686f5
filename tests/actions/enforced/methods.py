"""采购方式: the other methods, each in a round of its own that begins on Tuesday 2023-10-31; and the change to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from models.values import Level
from rules.calendar import official_calendar
from rules.law import statute
from rules.purchase.method import Circumstance, Method, Project
from rules.purchase.method_change import MethodChange, check_change_of_method
from rules.purchase.thresholds import known_thresholds
from tests.actions.enforced.breach import Breach, Deed, all_of, d, deed, reached, up_to
from tests.actions.enforced.preparation import money
from tests.actions.purchase.test_evaluation import document, scheme
from tests.actions.purchase_case import draft_documents, next_round, offers
from tests.actions.tender_case import FIRMS, notice, seated

CONSULTATION, NEGOTIATION, INQUIRY, SINGLE = (
    "competitive_consultation",
    "competitive_negotiation",
    "inquiry",
    "single_source",
)


FILED = reached("plan_filing")


def by(method: str, *deeds: Deed, before: Deed = FILED) -> Deed:
    """The second round goes by this method."""
    return all_of(before, Deed(lambda engine: next_round(engine, method, "10-31")), *deeds)


DOCUMENTS = Deed(lambda engine: draft_documents(engine, "11-01", "11-02"))


def announced(on: str, deadline: str) -> Deed:
    return deed(
        "tender_notice",
        on,
        **notice(
            project_number="演练-2023-700", first_published=f"2023-{on}", bid_deadline=f"2023-{deadline}", bid_bond=None
        ),
    )


def clarified(on: str) -> Deed:
    return deed("clarification", on, nature="material", reason="完善评分细则(演练)")


def drawn(experts: int, reps: int, on: str) -> Deed:
    return deed("expert_draw", on, experts=experts, purchaser_reps=reps)


def opened(on: str, *firms: str) -> Deed:
    return deed("bid_opening", on, **offers(firms))


def judged(
    on: str, experts: int, firms: tuple[str, ...] = FIRMS[:3], *, out: tuple[str, ...] = (), scored: bool = True
) -> Deed:
    """A report by so many experts and one of the purchaser on these firms; those who are `out` are invalid."""
    lines = [
        {"lot": lot, "supplier": firm, "score": 9000 - place if scored else 0}
        for lot in (1, 2)
        for place, firm in enumerate(firms)
        if firm not in out
    ]
    found = [
        {"lot": lot, "supplier": firm, "reason": "未实质性响应(演练)", "basis": "采购文件"}
        for lot in (1, 2)
        for firm in out
    ]
    names = [*(f"演练专家{number}" for number in range(experts)), "演练代表"]
    return deed("evaluation_report", on, scores=lines, rejected=found, experts=names, members=seated(names))


def weighing(points: str) -> Deed:
    """The document of a consultation with this weight of the price."""
    rest = [{"name": "服务方案", "kind": "technical", "points": str(100 - int(points))}]
    return deed(
        "document_drafted", "11-01", **document(scheme(price_weight=points, factors=rest, ties=["price", "technical"]))
    )


NEGOTIATE: dict[str, Any] = {
    "reason": "投标人不足3家",
    "next": "change_method",
    "method": NEGOTIATION,
    "documents_sound": True,
    "remaining": list(FIRMS[:2]),
}


def failed(on: str = "10-30", **details: Any) -> Deed:
    """Two bid; a negotiation with them is to follow."""
    return deed("tender_failure", on, **NEGOTIATE | {"bidders": 2} | details)


def decided(on: str, **details: Any) -> Deed:
    """What was left open when the tender failed."""
    return deed("failure_decision", on, by="district_leader", **NEGOTIATE | details)


# announced again on Wednesday 11-15, the responses on Monday 11-20
WITH_TWO = reached(
    "expert_draw",
    failed("11-13"),
    Deed(lambda engine: draft_documents(engine, "11-13", "11-14")),
    announced("11-15", "11-20"),
)
GOODS = up_to("document_drafted", requirement={"kind": "货物"})
FOUR_MILLION = up_to("tender_notice", **money(200_000_000, 200_000_000))

CONSULTED = (
    # Monday 11-06 and nine days are Wednesday 11-15
    Breach(
        "CS-02",
        "nine days",
        by(CONSULTATION, DOCUMENTS),
        announced("11-06", "11-15"),
        "disallowed",
        announced("11-06", "11-16"),
    ),
    # five days before Tuesday 11-21 are Thursday 11-16
    Breach(
        "CS-03",
        "changed four days before",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-21")),
        clarified("11-17"),
        "too_late",
        clarified("11-16"),
    ),
    Breach(
        "CS-04",
        "two consult",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16")),
        drawn(2, 0, "11-15"),
        "committee_number",
        drawn(2, 1, "11-15"),
    ),
    Breach(
        "CS-04",
        "one expert of three",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16")),
        drawn(1, 2, "11-15"),
        "committee_experts",
        drawn(2, 1, "11-15"),
    ),
    Breach(
        "CS-04",
        "two have consulted",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16"), opened("11-16", *FIRMS[:3])),
        judged("11-17", 1),
        "committee_number",
        judged("11-17", 2),
    ),
    Breach("CS-05", "9% for the price", by(CONSULTATION), weighing("9"), "price_weight_unlawful", weighing("10")),
    Breach("CS-05", "31% for the price", by(CONSULTATION), weighing("31"), "price_weight_unlawful", weighing("30")),
    Breach(
        "CS-06",
        "one supplier",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16")),
        opened("11-16", FIRMS[0]),
        "too_few_bidders",
        opened("11-16", *FIRMS[:2]),
    ),
    Breach(
        "CS-06",
        "two suppliers of goods",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16"), before=GOODS),
        opened("11-16", *FIRMS[:2]),
        "too_few_bidders",
        opened("11-16", *FIRMS[:3]),
    ),
    Breach(
        "CS-06",
        "one that is valid",
        by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16"), opened("11-16", *FIRMS[:2])),
        judged("11-17", 2, FIRMS[:2], out=FIRMS[1:2]),
        "too_few_bidders",
        judged("11-17", 2, FIRMS[:2]),
    ),
)

NEGOTIATED = (
    # Monday 11-06 and two working days are Wednesday 11-08
    Breach(
        "NG-01",
        "two working days",
        by(NEGOTIATION, DOCUMENTS),
        announced("11-06", "11-08"),
        "disallowed",
        announced("11-06", "11-09"),
    ),
    # three working days before Monday 11-13 are Wednesday 11-08
    Breach(
        "NG-01",
        "changed two working days before",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-13")),
        clarified("11-09"),
        "too_late",
        clarified("11-08"),
    ),
    Breach(
        "NG-01",
        "two suppliers",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09")),
        opened("11-09", *FIRMS[:2]),
        "too_few_bidders",
        opened("11-09", *FIRMS[:3]),
    ),
    Breach(
        "NG-01",
        "one of the two whom a tender left",
        WITH_TWO,
        opened("11-20", FIRMS[0]),
        "too_few_bidders",
        opened("11-20", *FIRMS[:2]),
    ),
    Breach(
        "NG-02",
        "two negotiate",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09")),
        drawn(2, 0, "11-08"),
        "committee_number",
        drawn(2, 1, "11-08"),
    ),
    Breach(
        "NG-02",
        "one expert of three",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09")),
        drawn(1, 2, "11-08"),
        "committee_experts",
        drawn(2, 1, "11-08"),
    ),
    Breach(
        "NG-02",
        "two have negotiated",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09"), opened("11-09", *FIRMS[:3])),
        judged("11-10", 1, scored=False),
        "committee_number",
        judged("11-10", 2, scored=False),
    ),
    Breach(
        "NG-02",
        "three negotiate about 400万元",
        by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09"), before=FOUR_MILLION),
        drawn(2, 1, "11-08"),
        "committee_number",
        drawn(4, 1, "11-08"),
    ),
    Breach(
        "NG-03",
        "services by inquiry",
        by(INQUIRY, DOCUMENTS),
        announced("11-06", "11-09"),
        "inquiry_for_goods_only",
        all_of(by(INQUIRY, DOCUMENTS, before=GOODS), announced("11-06", "11-09")),
    ),
    Breach(
        "NG-03",
        "two working days",
        by(INQUIRY, DOCUMENTS, before=GOODS),
        announced("11-06", "11-08"),
        "disallowed",
        announced("11-06", "11-09"),
    ),
    Breach(
        "NG-03",
        "changed two working days before",
        by(INQUIRY, DOCUMENTS, announced("11-06", "11-13"), before=GOODS),
        clarified("11-09"),
        "too_late",
        clarified("11-08"),
    ),
)

SHOWN: dict[str, Any] = {
    "supplier": FIRMS[0],
    "reason": "仅该单位持有系统数据(演练)",
    "experts": ["演练专家一", "演练专家二", "演练专家三"],
    "platform_address": "采购平台/演练/公示",
    "first_published": "2023-10-31",
}
PUBLICITY = deed("source_publicity", "10-31", **SHOWN)
OBJECTION = deed("objection", "11-03", objector="演练异议公司", matters="另有单位可以提供")


def argued(on: str) -> Deed:
    return deed("objection_argued", on, by="reviewer", upheld=False, opinion="不成立")


SOLE = (
    # shown on Tuesday 10-31: five working days are 11-07
    Breach(
        "SS-01",
        "issued while it is shown",
        by(SINGLE, PUBLICITY, DOCUMENTS),
        announced("11-07", "11-13"),
        "too_early",
        announced("11-08", "11-13"),
    ),
    Breach(
        "SS-01",
        "argued after five working days",
        by(SINGLE, PUBLICITY, OBJECTION),
        argued("11-15"),
        "too_late",
        argued("11-14"),
    ),
)


def allowed(amount: int) -> Deed:
    """The adviser on the same change in 广州, whose standard was read in its own document; no record is there."""

    def ask(_engine: Engine) -> None:
        project = Project(amount, "广州", Level.COUNTY, d("11-20"), circumstances=frozenset({Circumstance.TWO_LEFT}))
        check_change_of_method(
            MethodChange(project, Method.COMPETITIVE_NEGOTIATION, d("11-21")),
            known_thresholds(),
            statute(),
            official_calendar(),
        )

    return Deed(ask, "采购方式建议")


def announced_with(*budgets: int) -> Deed:
    return all_of(up_to("tender_notice", **money(*budgets)), deed("tender_notice", "10-09", **notice()))


LETTER = {"approval_letter": "演练财采〔2023〕5号", "approved_on": "2023-11-10", "approved_by": "市级"}

CHANGED = (
    Breach(
        "EVL-03",
        "400万元 without the treasury",
        announced_with(200_000_000, 200_000_000),
        failed(),
        "approval_missing",
        all_of(announced_with(200_000_000, 199_999_999), failed()),
    ),
    Breach(
        "EVL-03",
        "400万元 without the treasury, later",
        all_of(
            announced_with(200_000_000, 200_000_000),
            deed("tender_failure", "10-30", reason="投标人不足3家", bidders=2, next="pending"),
        ),
        decided("11-13"),
        "approval_missing",
        decided("11-13", **LETTER),
    ),
    Breach(
        "THR-05",
        "400万元 in 广州 without the treasury",
        all_of(),
        allowed(400_000_000),
        "approval_missing",
        allowed(399_999_999),
    ),
    Breach(
        "THR-05",
        "400万元 without the treasury",
        announced_with(200_000_000, 200_000_000),
        failed("11-13"),
        "approval_missing",
        failed("11-13", **LETTER),
    ),
    Breach(
        "THR-05",
        "approved on the day of the start",
        announced_with(200_000_000, 200_000_000),
        failed("11-09", **LETTER),
        "approval_too_late",
        failed("11-10", **LETTER),
    ),
    Breach(
        "THR-02",
        "400万元 in 广州 without the treasury",
        all_of(),
        allowed(400_000_000),
        "approval_missing",
        allowed(399_999_999),
    ),
)

ROWS = (*CONSULTED, *NEGOTIATED, *SOLE, *CHANGED)
