"""招标文件 and 磋商文件 of 惠城区, plainly fictitious (演练数据): two lots, eight stations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from documents.catalogue.base import Facts
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, TenderDocumentFacts
from documents.catalogue.tender_document.rows import (
    FactorRow,
    PaymentIndicatorRow,
    SchemeRow,
    StationRow,
    TenderLotRow,
)
from documents.catalogue.tender_document.scoring import standard_items
from documents.catalogue.tender_document.standard import Standard, standard_requirements
from documents.catalogue.tender_document.words import CONSULTATION, TENDER, ProcedureWords
from rules.purchase.evaluation_scheme import FactorKind
from tests.documents import samples

STANDARD = Standard(
    heads=1,
    staff=2,
    staff_traits=("以高校毕业生等重点群体为主体", "思想品德优", "服务态度好", "工作责任心强", "熟悉当地社情民情"),
    training=("就业各类补贴政策", "人社惠企惠民措施", "驿站业务服务流程", "信息平台的使用", "驿站工作规则和行为规范"),
    hours="每周服务不少于6天，每天不少于8小时",
    area=20,
    equipment=("电脑", "显示屏", "监控", "洽谈室"),
    signs=("驿站标识", "明示服务内容", "公布就业政策", "公布岗位信息", "公布举报电话"),
    uniform=("统一命名规则", "统一外立面装修风格", "统一服务台装修风格", "门口悬挂省统一规格的牌匾"),
    rules=(
        "考勤管理",
        "工作纪律",
        "行为规范",
        "信息发布审核办法",
        "业务服务流程",
        "服务台账",
        "服务热线和投诉举报方式",
    ),
    systems=("惠州就业驿站管理系统", "“惠州就业”小程序"),
    functions=("登记求职需求", "归集岗位信息", "发布招聘公告"),
    goal="市级归集、多点联动、统一发布",
    opening="2023年12月31日",
    acceptance_days=15,
    invoice_days=30,
    pass_score=75,
    deduction="1,000.00元",
    deduction_cap=20,
)

TARGETS = (
    ("归集岗位信息", 1200, "条", "以平台审核通过的岗位信息计，重复发布不计"),
    ("服务求职者", 2400, "人次", "以服务台账登记的到站、电话、上门和线上服务计"),
    ("帮扶就业", 160, "人", "以签订劳动合同或者缴纳社会保险的人员计"),
    ("走访企业", 120, "家次", "以走访记录和企业用工信息表计"),
    ("举办小型招聘活动", 12, "场", "以活动方案、照片和签到表计"),
)
FACTORS = (
    ("服务方案", FactorKind.TECHNICAL, "35"),
    ("项目团队", FactorKind.TECHNICAL, "20"),
    ("信息化与应急", FactorKind.TECHNICAL, "10"),
    ("同类业绩", FactorKind.COMMERCIAL, "15"),
)
INDICATORS = (
    ("出勤考勤", "20", "出勤率98%以上得20分，95%以上得14分，90%以上得8分", False),
    ("目标任务完成", "40", "按完成率计分，不足60%不得分", False),
    ("台账规范", "20", "每发现一处不规范扣0.5分，扣完为止", False),
    ("群众满意度", "20", "满意率95%以上得20分，90%以上得16分，80%以上得10分", False),
    ("典型案例加分", "3", "每件加1分，最多3分", True),
)


def targets(stations: int = 1) -> tuple[TargetRow, ...]:
    return tuple(TargetRow(name=n, quantity=q * stations, unit=u, measure=m) for n, q, u, m in TARGETS)


def lot(number: int, name: str, stations: slice) -> TenderLotRow:
    rows = samples.STATIONS[stations]
    return TenderLotRow(
        number=f"采购包{number}",
        name=name,
        budget=66_500_000,
        price_cap=64_500_000,
        bond=1_300_000,
        targets=targets(len(rows)),
        stations=tuple(StationRow(name=s.name, address=s.address, area=s.area) for s in rows),
    )


def factors() -> tuple[FactorRow, ...]:
    return tuple(
        FactorRow(name=name, kind=kind, points=Decimal(points), items=standard_items(name, Decimal(points)))
        for name, kind, points in FACTORS
    )


def _facts(w: ProcedureWords) -> dict[str, Any]:
    return {
        **samples._PROCUREMENT,
        "doc_date": date(2023, 10, 9),
        "programme_title": samples.PLAN,
        "aim": "进一步健全公共就业服务体系，强化基层就业服务力量，将就业服务延伸到群众“家门口”。",
        "fund_source": "2023年第二批中央就业补助资金",
        "filing_number": "YL-JH-2023-0018",
        "place": "惠州市惠城区",
        "budget": 133_000_000,
        "lots": (lot(1, "江北片区驿站运营服务", slice(0, 4)), lot(2, "水口片区驿站运营服务", slice(4, 8))),
        "service_from": date(2024, 1, 1),
        "service_until": date(2024, 12, 31),
        "opening_deadline": date(2023, 12, 31),
        "notice_on": date(2023, 10, 9),
        "documents_until": date(2023, 10, 16),
        "documents_place": "采购平台（演练）",
        "clarify_by": date(2023, 10, 13),
        "bid_deadline_on": date(2023, 10, 30),
        "bid_place": "演练交易中心1楼受理处",
        "opening_place": "演练交易中心3楼开标室",
        "bid_bond": 2_600_000,
        "committee": 5,
        "experts": 4,
        "specific_requirements": ("具有有效的《人力资源服务许可证》，并在有关文件中写明证书编号和有效期。",),
        "agency_fee_standard": "按中标金额的1.5%差额累进计算，下浮20%，在领取通知书时一次付清",
        "sme_kind": "none",
        "sme_reason": "持证机构以外的中小企业供给不足",
        "schemes": (
            SchemeRow(
                price_weight=Decimal(20), factors=factors(), sme_deduction=15, qualifications=("人力资源服务许可证",)
            ),
        ),
        "requirements": standard_requirements(STANDARD, w),
        "staff_per_station": 2,
        "station_targets": targets(),
        "scheme_title": "惠州市就业驿站考核方案",
        "pass_score": 75,
        "deduction_per_point": 100_000,
        "deduction_cap": 20,
        "indicators": tuple(
            PaymentIndicatorRow(title=t, points=Decimal(p), method=m, bonus=b) for t, p, m, b in INDICATORS
        ),
        "contract_name": "惠州市惠城区就业驿站运营服务合同",
        "performance_bond_percent": 5,
        "challenge_department": "惠城区人力资源和社会保障局办公室",
        "challenge_phone": "0752-0000007",
        "challenge_address": "惠州市惠城区演练大道1号",
        "treasury": "惠州市惠城区财政局",
    }


def tender_document() -> TenderDocumentFacts:
    return TenderDocumentFacts(**_facts(TENDER))


def consultation_document() -> ConsultationDocumentFacts:
    """Ten days to the first response, in one lot, open to consortia, with a part that may be subcontracted."""
    return ConsultationDocumentFacts(
        **{
            **_facts(CONSULTATION),
            "lots": (lot(1, "江北片区驿站运营服务", slice(0, 4)),),
            "budget": 66_500_000,
            "bid_bond": 1_300_000,
            "bid_deadline_on": date(2023, 10, 19),
            "clarify_by": date(2023, 10, 13),
            "committee": 3,
            "experts": 2,
            "accepts_consortium": True,
            "subcontract": "招聘活动的场地布置，不超过合同金额的10%",
            "schemes": (
                SchemeRow(price_weight=Decimal(20), factors=factors(), sme_deduction=15, consortium_deduction=5),
            ),
        }
    )


SAMPLES: dict[str, Any] = {"tender_document": tender_document, "consultation_document": consultation_document}
"""Kind id to its sample facts."""


def both() -> list[Facts]:
    return [make() for make in SAMPLES.values()]
