"""A tender of 惠东县 from the requirement to the filed contract, step by step, by the worked example of the law.

The plan holds the tenders, the unified terms and the assessment only: what a tender waits on beyond them is not
in its reach. All figures and names are 演练数据.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import pytest
from sqlalchemy import Engine

from models.database import writing
from models.plan import NotApplicable, Plan
from tests.actions.builders import act, prepare, restore, snapshot, station_of, two_districts

CASE = "惠东县/招标"
TERMS = "市级/统一文本"
FIRMS = ("演练甲人力公司", "演练乙人力公司", "演练丙人力公司", "演练丁人力公司")
PRICES = {1: (1_500_001, 1_490_000, 1_480_000, 1_470_000), 2: (1_600_000, 1_590_000, 1_580_000, 1_800_000)}
WINNERS = {1: FIRMS[0], 2: FIRMS[1]}
KEPT = ("unified_terms", "open_tender", "platform_tender", "assessment")


@cache
def tender_plan() -> Plan:
    """The small plan with nothing but what these tests need."""
    plan = two_districts()
    kept = tuple(m.model_copy(update={"after": ()}) for m in plan.milestones if m.key in KEPT)
    # a contract says by when the stations open: the plan has the date, though nobody runs the opening here
    kept += tuple(m.model_copy(update={"after": (), "procedure": None}) for m in plan.milestones if m.key == "opening")
    absent = tuple(
        NotApplicable(kind=kind, by="演练人员", reason="本组测试不办理") for kind in ("site_selection", "opening")
    )
    return plan.model_copy(update={"milestones": kept, "not_applicable": absent})


@dataclass(frozen=True)
class Act:
    """One act of the example."""

    step: str
    role: str
    on: date
    subject: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    case: str = CASE


def requirement(**changed: Any) -> dict[str, Any]:
    """采购需求 of two lots with a station each."""
    return {
        "title": "惠东县就业驿站运营服务采购项目(演练数据)",
        "lots": [
            {"number": 1, "title": "平山片区", "stations": ["惠东01"]},
            {"number": 2, "title": "稔山片区", "stations": ["惠东02"]},
        ],
        "service_from": "2023-12-01",
        "service_until": "2024-11-30",
    } | changed


def preparation(case: str = CASE, amount: int = 3_400_000) -> tuple[Act, ...]:
    """What comes before the requirement: the money, the market, the public."""
    day = date(2023, 7, 31)
    return (
        Act(
            "funds_allotted",
            "procurement",
            day,
            case=case,
            details={"amount": amount, "source": "就业补助资金(演练)", "paper": "演练财社〔2023〕1号"},
        ),
        Act(
            "demand_survey",
            "procurement",
            day,
            case=case,
            details={
                "asked": ["演练调研甲公司", "演练调研乙公司", "演练调研丙协会"],
                "way": "座谈",
                "findings": "可满足需求",
            },
        ),
        Act(
            "opinion_hearing",
            "procurement",
            day,
            case=case,
            details={"way": "门户网站公开征求意见", "received": 3, "adopted": "均已采纳"},
        ),
    )


def documents(case: str = CASE, drafted: date = date(2023, 9, 1)) -> tuple[Act, ...]:
    """The tender document, in every round anew."""
    return (
        Act(
            "document_drafted",
            "procurement",
            drafted,
            case=case,
            details={"title": "招标文件(演练)", "deadline_time": "09:30", "sme": {"kind": "whole"}},
        ),
        Act("document_confirmation", "reviewer", drafted, case=case, details={"opinion": "同意"}),
    )


def reviews(case: str = CASE) -> tuple[Act, ...]:
    """Counsel's review of the contract's text and the filing of the plan."""
    return (
        Act(
            "counsel_review",
            "reviewer",
            date(2023, 8, 3),
            case=case,
            details={"counsel": "演练律师", "opinion": "符合规定"},
        ),
        Act("plan_filing", "procurement", date(2023, 8, 4), case=case, details={"filing_number": "演练备案-2023-1"}),
    )


def notice(**changed: Any) -> dict[str, Any]:
    """招标公告."""
    return {
        "project_number": "演练-2023-001",
        "platform_address": "采购平台/演练/001",
        "first_published": "2023-10-09",
        "bid_deadline": "2023-10-30",
        "opening_place": "演练开标室",
        "contact": "演练联系人",
        "phone": "0752-0000000",
        "bid_bond": 60_000,
    } | changed


def bids(lots: dict[int, tuple[int, ...]] = PRICES, **changed: Any) -> dict[str, Any]:
    """开标: four firms for each lot; the last has no licence, and asks too much for lot 2."""
    return {
        "bids": [
            {
                "lot": lot,
                "supplier": firm,
                "address": "演练路1号",
                "price": price,
                "licence": None if firm == FIRMS[3] else f"演练证{FIRMS.index(firm)}",
                "licence_until": None if firm == FIRMS[3] else "2024-12-31",
            }
            for lot, prices in lots.items()
            for firm, price in zip(FIRMS, prices, strict=False)
        ]
    } | changed


def report(**changed: Any) -> dict[str, Any]:
    """评标报告: 甲 first in lot 1, 乙 in lot 2; 丁 invalid."""
    points = {1: (9012, 8800, 8500), 2: (8700, 9100, 8600)}
    return {
        "scores": [
            {"lot": lot, "supplier": firm, "score": score}
            for lot, scores in points.items()
            for firm, score in zip(FIRMS, scores, strict=False)
        ],
        "rejected": [
            {"lot": lot, "supplier": FIRMS[3], "reason": "未提供人力资源服务许可证", "basis": "招标文件资格要求"}
            for lot in (1, 2)
        ],
        "experts": ["演练专家一", "演练专家二", "演练专家三", "演练专家四", "演练代表"],
    } | changed


def seated(names: Iterable[str]) -> list[dict[str, str]]:
    """Who sits as what: the last one stands for the purchaser, the others are experts."""
    *experts, own = names
    return [{"name": name, "role": "expert"} for name in experts] + [{"name": own, "role": "purchaser_rep"}]


OPERATOR = {
    "credit_code": "000000000000000001",
    "contact": "演练供应商联系人",
    "phone": "0752-0000000",
    "bank": "演练银行惠东支行",
    "account": "0000000000000001",
}


def draft(lot: int, **changed: Any) -> dict[str, Any]:
    """合同拟订: three instalments that do not divide evenly."""
    return {
        "number": f"惠东驿站-2023-0{lot}",
        "starts_on": "2023-12-01",
        "ends_on": "2024-11-30",
        "staff": 2,
        "instalments": [
            {"title": "第一期", "percent": 33, "condition": "驿站投入运营", "due": "2024年1月"},
            {"title": "第二期", "percent": 33, "condition": "上半年考核结果确定，按考核扣减条款结算"},
            {"title": "第三期", "percent": 34, "condition": "年度考核结果确定，按考核扣减条款结算"},
        ],
        "assessment": {"pass_score": 75, "deduction_per_point": 100_000, "deduction_cap": 20},
        "operator": OPERATOR,
        "signed_at": "惠东县（演练）",
    } | changed


def signature(lot: int, **changed: Any) -> dict[str, Any]:
    """合同签订."""
    return {"number": f"惠东驿站-2023-0{lot}", "signatories": ["演练局长", "演练经理"]} | changed


TARGETS = [
    {"name": "归集岗位信息", "quantity": 1001, "unit": "条", "measure": "以平台登记为准"},
    {"name": "服务人次", "quantity": 500, "unit": "人次", "measure": "以服务台账为准"},
]

ADDED = ({"name": "服务人次", "quantity": 20, "unit": "人次", "measure": "以服务台账为准"},)
"""What a supplement asks for on top of the contract's targets."""

EXAMPLE = (
    Act(
        "contract_text_drafted",
        "project_manager",
        date(2023, 7, 10),
        case=TERMS,
        details={"title": "驿站运营合同(演练)", "version": "1"},
    ),
    Act(
        "contract_text_reviewed",
        "reviewer",
        date(2023, 7, 12),
        case=TERMS,
        details={"counsel": "演练律师", "opinion": "符合规定"},
    ),
    Act(
        "cost_measured",
        "project_manager",
        date(2023, 7, 13),
        case=TERMS,
        details={"per_station": 16_000_000, "total": 64_000_000},
    ),
    Act("targets_set", "project_manager", date(2023, 7, 14), case=TERMS, details={"targets": TARGETS}),
    Act("terms_issued", "city_leader", date(2023, 7, 20), case=TERMS, details={"letter_number": "演练人社〔2023〕1号"}),
    *preparation(),
    Act("requirement", "procurement", date(2023, 8, 1), details=requirement()),
    Act(
        "estimate",
        "procurement",
        date(2023, 8, 2),
        details={
            "lots": [
                {"number": 1, "budget": 1_600_000, "ceiling": 1_550_000},
                {"number": 2, "budget": 1_700_000, "ceiling": 1_700_000},
            ]
        },
    ),
    Act("requirement_review", "reviewer", date(2023, 8, 3), details={"opinion": "需求合规、完整"}),
    Act(
        "intention_notice",
        "procurement",
        date(2023, 8, 7),
        details={"platform_address": "采购平台/演练/意向1", "expected_month": "2023-10"},
    ),
    *reviews(),
    *documents(),
    Act("tender_notice", "procurement", date(2023, 10, 9), details=notice()),
    Act("expert_draw", "procurement", date(2023, 10, 27), details={"experts": 4, "purchaser_reps": 1}),
    Act("bid_opening", "procurement", date(2023, 10, 30), details=bids()),
    Act("evaluation_report", "procurement", date(2023, 10, 31), details=report()),
    Act(
        "winner_confirmation",
        "district_leader",
        date(2023, 11, 1),
        details={"winners": [{"lot": lot, "supplier": firm} for lot, firm in WINNERS.items()]},
    ),
    Act(
        "award_notice",
        "procurement",
        date(2023, 11, 2),
        details={"platform_address": "采购平台/演练/中标1", "first_published": "2023-11-02"},
    ),
    Act("loser_bond_return", "procurement", date(2023, 11, 6), details={"amount": 120_000}),
    *(Act("contract_draft", "procurement", date(2023, 11, 6), str(lot), draft(lot)) for lot in (1, 2)),
    *(Act("contract_review", "reviewer", date(2023, 11, 7), str(lot), {"opinion": "同意"}) for lot in (1, 2)),
    *(Act("contract_signature", "district_leader", date(2023, 11, 15), str(lot), signature(lot)) for lot in (1, 2)),
    Act("winner_bond_return", "procurement", date(2023, 11, 16), details={"amount": 60_000}),
    *(
        Act(
            "contract_publication",
            "procurement",
            date(2023, 11, 17),
            str(lot),
            {"platform_address": f"采购平台/演练/合同{lot}"},
        )
        for lot in (1, 2)
    ),
    *(
        Act("contract_filing", "procurement", date(2023, 11, 20), str(lot), {"receipt": f"演练备案{lot}"})
        for lot in (1, 2)
    ),
)


def begin(engine: Engine, **when: date) -> None:
    """Loads the plan; the stations are named and measured as the site selection would have left them. `when` as in
    `prepare`."""
    prepare(engine, tender_plan(), **when)
    with writing(engine) as session:
        for number in (1, 2):
            station = station_of(session, f"惠东0{number}")
            station.name, station.address = f"演练驿站{number}", f"演练街{number}号"
            station.area_dm2, station.supervisor = 2050, "演练监管"
            session.add(station)


def perform_all(engine: Engine, *groups: tuple[Act, ...]) -> None:
    """Performs these acts one after the other."""
    for item in (item for group in groups for item in group):
        act(engine, item.role, item.case, item.step, item.on, item.subject, **item.details)


def run(engine: Engine, *, until: str = "", after: str = "") -> None:
    """Performs the example from behind the step `after` up to and including `until` (empty: all of it)."""
    steps = [item.step for item in EXAMPLE]
    first = len(steps) - steps[::-1].index(after) if after else 0
    last = len(steps) - steps[::-1].index(until) if until else len(steps)
    for item in EXAMPLE[first:last]:
        act(engine, item.role, item.case, item.step, item.on, item.subject, **item.details)


SQLITE_ONLY = pytest.mark.parametrize("database", ["sqlite"])
"""For what the database has no part in: the example takes seconds on PostgreSQL."""

_REACHED: dict[str, bytes] = {}
"""Records that reached a step before, so that the next test begins there."""


def ready(engine: Engine, until: str) -> None:
    """`begin` and `run` in one; on SQLite from the furthest point that a test before has reached."""
    steps = [item.step for item in EXAMPLE]
    wanted = steps.index(until) if until else len(steps)
    start = max((step for step in _REACHED if steps.index(step) <= wanted), key=steps.index, default="")
    if engine.dialect.name != "sqlite" or not start:
        begin(engine)
        start = ""
    else:
        restore(engine, _REACHED[start])
    if start != until or not start:
        run(engine, after=start, until=until)
    if engine.dialect.name == "sqlite" and until:
        _REACHED[until] = snapshot(engine)
