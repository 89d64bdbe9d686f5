"""招标文件 and 磋商文件 of 惠城区, plainly fictitious (演练数据): two lots, eight stations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from documents.catalogue.base import Facts
from documents.catalogue.contract.facts import InstalmentRow, TargetRow
from documents.catalogue.contract.platform import DemandRow, PlatformContractFacts, PlatformTextFacts
from documents.catalogue.tender_document.facts import (
    ConsultationDocumentFacts,
    NegotiationDocumentFacts,
    TenderDocumentFacts,
)
from documents.catalogue.tender_document.platform_facts import PLATFORM_ASPECTS, PlatformDocumentFacts
from documents.catalogue.tender_document.platform_texts import PlatformFigures, PlatformText
from documents.catalogue.tender_document.rows import (
    FactorRow,
    PaymentIndicatorRow,
    RequirementRow,
    SchemeRow,
    StationRow,
    TenderLotRow,
)
from documents.catalogue.tender_document.scoring import standard_items
from documents.catalogue.tender_document.standard import Standard, standard_requirements
from documents.catalogue.tender_document.words import CONSULTATION, NEGOTIATION, TENDER, ProcedureWords
from rules.purchase.evaluation_scheme import EvaluationMethod, FactorKind
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
    paid_within=None,
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


PLATFORM_FACTORS = (
    ("技术方案", FactorKind.TECHNICAL, "35"),
    ("项目团队", FactorKind.TECHNICAL, "15"),
    ("安全和数据", FactorKind.TECHNICAL, "10"),
    ("运维服务", FactorKind.TECHNICAL, "10"),
    ("同类业绩", FactorKind.COMMERCIAL, "10"),
)
PLATFORM = PlatformText(
    paid_within=None,
    systems=STANDARD.systems,
    functions=(("seekers", "登记求职需求"), ("jobs", "归集岗位信息"), ("notices", "发布招聘公告")),
    rules=("attendance", "service_ledger", "hotline_complaints"),
    goal="市级归集、多点联动、统一发布",
    asked=PlatformFigures(
        accounts=90,
        concurrent=200,
        response_seconds=Decimal(3),
        availability=Decimal("99.5"),
        protection="第二级",
        interfaces=("演练省级就业信息系统数据接口",),
        migrated="演练求职登记表",
        trial_days=10,
        training_times=2,
        trainees=90,
        warranty_months=24,
        answer_minutes=30,
        recovery_hours=4,
        log_months=6,
    ),
    trial_deadline="2023年12月10日",
    acceptance_days=15,
    invoice_days=30,
)


def factors(
    rows: tuple[tuple[str, FactorKind, str], ...] = FACTORS, *, platform: bool = False, marked: int = 7
) -> tuple[FactorRow, ...]:
    """The factors, spread over their standards; `marked` clauses carry ▲."""
    return tuple(
        FactorRow(
            name=name,
            kind=kind,
            points=Decimal(points),
            items=standard_items(name, Decimal(points), platform=platform, marked=marked),
        )
        for name, kind, points in rows
    )


def marked(rows: tuple[RequirementRow, ...]) -> int:
    """How many clauses carry ▲."""
    return sum(row.mark == "▲" for row in rows)


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
        "opening_hours": STANDARD.hours,
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


def negotiation_document() -> NegotiationDocumentFacts:
    """With the two that a failed tender left, in one lot; the lowest last price wins."""
    known = _facts(NEGOTIATION)
    rows = tuple(row.model_copy(update={"mark": "" if row.mark == "▲" else row.mark}) for row in known["requirements"])
    return NegotiationDocumentFacts(
        **{
            **known,
            "requirements": rows,
            "lots": (lot(1, "江北片区驿站运营服务", slice(0, 4)),),
            "budget": 66_500_000,
            "bid_bond": None,
            "documents_until": date(2023, 10, 12),
            "bid_deadline_on": date(2023, 10, 13),
            "clarify_by": None,
            "committee": 3,
            "experts": 2,
            "schemes": (SchemeRow(method=EvaluationMethod.LOWEST_PRICE, sme_deduction=15),),
            "ground": "公开招标后提交投标文件的供应商只有两家，经批准与该两家谈判（《政府采购非招标采购方式管理办法》第二十七条）",
            "approved_two": ("演练数据·惠程人力资源服务有限公司", "演练数据·东江人才服务有限公司"),
            "approval_letter": "惠城财采〔2023〕0号",
        }
    )


def platform_document() -> PlatformDocumentFacts:
    """信息平台, by open tender, in one lot."""
    own = {name: value for name, value in _facts(TENDER).items() if name in PlatformDocumentFacts.model_fields}
    clauses = PLATFORM.clauses()
    return PlatformDocumentFacts(
        **{
            **own,
            "project_name": "惠州就业驿站信息平台建设项目",
            "contract_name": "惠州市信息平台开发合同",
            "place": "惠州市",
            "aim": "建设就业驿站信息平台，做到市级归集、多点联动、统一发布。",
            "budget": 80_000_000,
            "bid_bond": None,
            "lots": (TenderLotRow(number="采购包1", name="信息平台开发", budget=80_000_000, price_cap=77_600_000),),
            "service_from": date(2023, 11, 10),
            "service_until": date(2024, 11, 9),
            "specific_requirements": (),
            "industry": "软件和信息技术服务业",
            "schemes": (
                SchemeRow(
                    price_weight=Decimal(20),
                    factors=factors(PLATFORM_FACTORS, platform=True, marked=marked(clauses)),
                    sme_deduction=15,
                ),
            ),
            "requirements": clauses,
            "systems": PLATFORM.systems,
            "functions": PLATFORM.function_rows(),
            "trial_deadline": date(2023, 12, 10),
            "trial_days": 10,
            "warranty_months": 24,
            "answer_minutes": 30,
            "recovery_hours": 4,
            "protection": "第二级",
        }
    )


def platform_contract() -> PlatformContractFacts:
    """信息平台, as signed after its tender."""
    known = {
        name: value for name, value in samples.operating_contract().model_dump().items() if name in PARTIES_OF_PLATFORM
    }
    return PlatformContractFacts(
        **known,
        rehearsal=True,
        doc_date=date(2023, 11, 8),
        contract_number="YL-HT-2023-0099",
        contract_name="惠州市信息平台开发合同",
        project_number="YL-HZ-2023-0099",
        project_name="惠州就业驿站信息平台建设项目",
        lot_name="信息平台开发",
        procurement_method="公开招标",
        award_letter_on=date(2023, 11, 1),
        systems=PLATFORM.systems,
        functions=PLATFORM.function_rows(),
        demands=tuple(
            DemandRow(about=PLATFORM_ASPECTS[row.aspect], text=row.text)  # type: ignore[index]
            for row in PLATFORM.clauses()
            if row.aspect not in ("验收", "付款")
        ),
        term_from=date(2023, 11, 10),
        term_until=date(2024, 11, 9),
        trial_deadline=date(2023, 12, 10),
        trial_days=10,
        warranty_months=24,
        answer_minutes=30,
        recovery_hours=4,
        protection="第二级",
        price=76_800_000,
        instalments=(
            InstalmentRow(
                name="第一期", stage="合同签订，提交实施计划并经确认", percent=30, amount=23_040_000, due="2023年11月"
            ),
            InstalmentRow(
                name="第二期", stage="全部功能上线、试运行合格并经验收", percent=60, amount=46_080_000, due="2023年12月"
            ),
            InstalmentRow(
                name="第三期", stage="运行维护满1年，没有未处理的缺陷", percent=10, amount=7_680_000, due="2024年11月"
            ),
        ),
        signed_on=date(2023, 11, 8),
        signed_at="惠州市惠城区",
    )


def platform_contract_text() -> PlatformTextFacts:
    made = platform_contract()
    values = {name: getattr(made, name) for name in type(made).model_fields}
    return PlatformTextFacts(**values | {"signed_on": None})


PARTIES_OF_PLATFORM = frozenset(
    {
        "org",
        "purchaser_name",
        "purchaser_address",
        "purchaser_contact",
        "purchaser_code",
        "purchaser_representative",
        "operator_name",
        "operator_address",
        "operator_contact",
        "operator_code",
        "operator_representative",
        "operator_bank",
        "operator_account",
    }
)
"""What the platform's contract takes from that of the stations."""


SAMPLES: dict[str, Any] = {
    "tender_document": tender_document,
    "consultation_document": consultation_document,
    "negotiation_document": negotiation_document,
    "platform_document": platform_document,
    "platform_contract": platform_contract,
    "platform_contract_text": platform_contract_text,
}
"""Kind id to its sample facts."""


def both() -> list[Facts]:
    return [make() for make in SAMPLES.values()]
