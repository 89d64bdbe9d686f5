"""招标文件、磋商文件、谈判文件 of the running of stations: from the requirement, the money, the scheme of evaluation and the
plan to the whole document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.contract import city_targets, read_draft, staff_of
from actions.purchase.forms import DocumentDrafted
from actions.purchase.preparation import FundsAllotted
from documents.amounts import yuan
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.tender_document.facts import (
    ConsultationDocumentFacts,
    NegotiationDocumentFacts,
    StationDocumentFacts,
    TenderDocumentFacts,
)
from documents.catalogue.tender_document.rows import (
    DEFAULT_PAYMENT,
    PaymentIndicatorRow,
    PaymentRow,
    RequirementRow,
    StationRow,
    TenderLotRow,
)
from documents.catalogue.tender_document.standard import Standard, standard_requirements
from documents.catalogue.tender_document.words import ProcedureWords
from documents.dates import cn_date
from models.plan import Plan
from papers.base import Fillings, Given
from papers.purchase.procurement import head, opening_hours
from papers.purchase.solicitation import (
    evaluation,
    needed_for_document,
    negotiation_ground,
    of_method,
    project_of_document,
    times,
)
from papers.purchase.substance import lot_targets
from record.bodies import opening_by
from record.errors import FactMissing
from record.forms.purchase import TenderNotice
from record.lots import Lot, as_profiled, budget_of, lots, project_title, service_time, stations_of
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.assessment_file import Assessment
from rules.holes import AFTER_SITING

fillings = Fillings()


@fillings.on_request("tender_document", "open_tender")
def tender_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """公开招标文件 of the present round, or that of an invited tender."""
    w, invited = of_method(dossier, "open_tender", "invited_tender"), dossier.procedure.name == "invited_tender"
    yield _sheet(session, dossier, on, given, TenderDocumentFacts, w, invited=invited)


@fillings.on_request("consultation_document", "open_tender")
def consultation_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """竞争性磋商文件 of the present round."""
    yield _sheet(session, dossier, on, given, ConsultationDocumentFacts, of_method(dossier, "competitive_consultation"))


@fillings.on_request("negotiation_document", "open_tender")
def negotiation_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """竞争性谈判文件 of the present round."""
    w, why = of_method(dossier, "competitive_negotiation"), negotiation_ground(session, dossier)
    yield _sheet(session, dossier, on, given, NegotiationDocumentFacts, w, **why)


def _sheet(
    session: Session,
    dossier: Dossier,
    on: date,
    given: Given,
    model: type[StationDocumentFacts],
    w: ProcedureWords,
    **own: Any,
) -> Sheet:
    if not (dossier.profile.unified and as_profiled(dossier)):
        other = (
            "请编制信息平台采购文件（platform_document）" if dossier.profile.key == "platform" else "请另行编制采购文件"
        )
        raise FactMissing(f"本文书适用于驿站运营服务，本项目采购的是{dossier.profile.title}", remedy=other)
    drafted = said(needed_for_document(dossier, "document_drafted", "采购文件编制"), DocumentDrafted)
    needed_for_document(dossier, "estimate", "经费测算")
    facts = given.facts(
        model,
        **head(session, dossier),
        **project_of_document(dossier, w),
        **times(dossier, on),
        opening_deadline=opening_by(plan_of(dossier.programme), service_time(dossier)[0]),
        **_money(session, dossier),
        **evaluation(dossier, drafted, operation_clauses(session, dossier, w)),
        **_plan_says(session, dossier),
        **own,
        doc_date=on,
    )
    return Sheet(f"{project_title(dossier)}{w.title}", facts)


def _money(session: Session, dossier: Dossier) -> dict[str, Any]:
    parts, notice = list(lots(dossier).values()), dossier.maybe_said(TenderNotice)
    targets, bond = city_targets(session, dossier.case), notice.bid_bond if notice else None
    if not targets:
        raise FactMissing(
            "市级统一文本尚未确定目标任务，采购需求不完整", remedy="请先登记“目标任务确定”（targets_set）"
        )
    budget = budget_of(dossier)
    funds = dossier.said(FundsAllotted)
    return {
        "budget": budget,
        "bid_bond": bond,
        "fund_source": funds.source,
        "lots": tuple(
            _lot(session, dossier, lot, bond * lot.budget // budget // 100 * 100 if bond else None) for lot in parts
        ),
        "station_targets": tuple(TargetRow(**target.model_dump()) for target in targets),
        **_contract(session, dossier, parts),
    }


def _lot(session: Session, dossier: Dossier, lot: Lot, bond: int | None) -> TenderLotRow:
    """A lot with the city's targets for all its stations and the months of service, rounded up; its part of the bond
    by its part of the budget, in whole 元."""
    return TenderLotRow(
        number=lot.label,
        name=lot.title,
        budget=lot.budget,
        price_cap=lot.ceiling,
        bond=bond,
        stations=tuple(
            StationRow(
                name=station.name or f"{station.code}驿站",
                address=station.address or AFTER_SITING,
                area=Decimal(station.area_dm2) / 100 if station.area_dm2 else None,
            )
            for station in stations_of(session, dossier.case, lot.stations)
        ),
        targets=lot_targets(session, dossier, lot, service_time(dossier)),
    )


def _contract(session: Session, dossier: Dossier, parts: list[Lot]) -> dict[str, Any]:
    """Staff and instalments as the document of the round was drafted; where it says nothing, as a contract of the round
    has them, else what the scheme and the standard say."""
    drafted = dossier.maybe_said(DocumentDrafted)
    contract = next(
        (read_draft(dossier, str(lot.number)) for lot in parts if dossier.fact("contract_draft", str(lot.number))), None
    )
    staff = (drafted.staff if drafted else None) or (staff_of(session, dossier, contract) if contract else None)
    if staff is None:
        service = newest(session, dossier.programme).service
        if service is None:
            raise FactMissing(
                "考核方案没有写明驿站开放时间和每站人数，采购文件不能写明人员配备",
                remedy=f"请载入写明开放时间和人数（service）的考核方案：./yicheng programme assessment "
                f"{dossier.programme.slug} 文件 --by 登录名",
            )
        staff = service.heads
    paid = (drafted.instalments if drafted else ()) or (contract.instalments if contract else ())
    rows = tuple(
        PaymentRow(name=part.title, condition=part.condition, percent=part.percent, due=part.due) for part in paid
    )
    return {"staff_per_station": staff, "instalments": rows or DEFAULT_PAYMENT}


def _plan_says(session: Session, dossier: Dossier) -> dict[str, Any]:
    plan, counted = plan_of(dossier.programme), newest(session, dossier.programme)
    return {
        "programme_title": plan.title,
        "aim": (plan.aim or f"落实《{plan.title}》。").replace("（以下简称“驿站”）", ""),
        "scheme_title": counted.scheme.title.partition("（")[0],
        **_hours(session, dossier),
        "pass_score": counted.scheme.passed // 100,
        "deduction_per_point": counted.per_point,
        "deduction_cap": counted.cap,
        "deduction_by": counted.counted,
        "indicators": tuple(
            PaymentIndicatorRow(title=row.title, points=Decimal(row.weight) / 100, method=row.method, bonus=row.bonus)
            for row in counted.scheme.indicators
        ),
    }


def _hours(session: Session, dossier: Dossier) -> dict[str, str]:
    """开放时间, as the scheme plans it."""
    return opening_hours(session, dossier) or {
        "opening_hours": StationDocumentFacts.model_fields["opening_hours"].default
    }


def operation_clauses(session: Session, dossier: Dossier, w: ProcedureWords) -> tuple[RequirementRow, ...]:
    """What every operator is asked for, in the words of the method: of the requirement and the purchasing document."""
    plan, parts = plan_of(dossier.programme), list(lots(dossier).values())
    staff, counted = int(_contract(session, dossier, parts)["staff_per_station"]), newest(session, dossier.programme)
    hours, opening = _hours(session, dossier)["opening_hours"], opening_by(plan, service_time(dossier)[0])
    drafted = dossier.maybe_said(DocumentDrafted)
    paid_within = drafted.payment_days if drafted else None
    return standard_requirements(standard_of(plan, counted, staff, hours, opening, paid_within), w)


def standard_of(
    plan: Plan, counted: Assessment, staff: int, hours: str, opening: date, paid_within: int | None = None
) -> Standard:
    """The plan's words for the clauses of the requirement; figures of the contract as scheme and text have them.
    `paid_within`: days from the acceptance, where the document says so."""
    defaults = {name: field.default for name, field in StationDocumentFacts.model_fields.items()}
    station, staffing, slips = plan.station, plan.staffing, {slip.published: slip.read_as for slip in plan.slips}
    return Standard(
        heads=staffing.heads_per_station,
        staff=staff,
        staff_traits=tuple(_read(text, slips) for text in staffing.requirements),
        training=tuple(_read(item.name, slips) for item in staffing.training_topics),
        hours=hours,
        area=station.area.min_m2 if station.area else None,
        equipment=tuple(item.name for item in station.equipment),
        signs=tuple(item.name for item in station.signs),
        uniform=tuple(item.name for item in station.uniform),
        rules=tuple(item.name for item in station.rules_in_force),
        systems=plan.platform.systems,
        functions=tuple(item.name for item in plan.platform.functions),
        goal=plan.platform.goal or "",
        opening=cn_date(opening),
        acceptance_days=defaults["acceptance_days"],
        invoice_days=defaults["invoice_days"],
        paid_within=paid_within,
        pass_score=counted.scheme.passed // 100,
        deduction=yuan(counted.per_point),
        deduction_cap=counted.cap,
        deduction_by=counted.counted,
    )


def _read(text: str, slips: dict[str, str]) -> str:
    """Published words as they are meant: a slip of the plan does not stand in a tender document (当地社民情)."""
    for published, meant in slips.items():
        text = text.replace(published, meant)
    return text
