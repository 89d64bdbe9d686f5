"""招标文件、磋商文件: from the requirement, the money, the scheme of evaluation and the plan to the whole document.

Before the notice the project's number, the places and the contacts are not known: they read 以采购平台公布为准 and the
dates are those of the schedule; anyone who drafts the document gives what is known already. After the notice they are
the notice's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.contract import city_targets, read_draft
from actions.purchase.committee import ExpertDraw
from actions.purchase.evaluation_scheme import scheme_lines
from actions.purchase.forms import DocumentDrafted, SchemeLine
from actions.purchase.preparation import AgencyAgreement, FundsAllotted, PlanFiling
from actions.terms import Target as CityTarget
from documents.amounts import yuan
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.tender_document.facts import (
    ConsultationDocumentFacts,
    SolicitationFacts,
    TenderDocumentFacts,
)
from documents.catalogue.tender_document.rows import (
    DEFAULT_PAYMENT,
    CriterionRow,
    FactorRow,
    PaymentIndicatorRow,
    PaymentRow,
    SchemeRow,
    StationRow,
    TenderLotRow,
)
from documents.catalogue.tender_document.scoring import standard_items
from documents.catalogue.tender_document.standard import Standard, standard_requirements
from documents.catalogue.tender_document.words import CONSULTATION, TENDER, ProcedureWords
from documents.dates import cn_date, months_between
from models.case import Fact
from models.plan import Plan
from papers.base import Fillings, Given
from papers.purchase.procurement import ON_PLATFORM, head, purchaser
from papers.purchase.tender import LICENCE
from record.bodies import opening_by
from record.errors import FactMissing
from record.forms.purchase import TenderNotice
from record.lots import (
    Lot,
    as_profiled,
    budget_of,
    licence_of,
    lots,
    project_title,
    service_time,
    stations_of,
)
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.assessment_file import Assessment
from rules.procedure import AtLeast, Lapse

fillings = Fillings()


@fillings.on_request("tender_document", "open_tender")
def tender_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """公开招标文件 of the present round."""
    yield _sheet(session, dossier, on, given, TenderDocumentFacts, TENDER)


@fillings.on_request("consultation_document", "open_tender")
def consultation_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """竞争性磋商文件 of the present round."""
    yield _sheet(session, dossier, on, given, ConsultationDocumentFacts, CONSULTATION)


_PROCEDURES = {TENDER: "open_tender", CONSULTATION: "competitive_consultation"}


def _sheet(
    session: Session, dossier: Dossier, on: date, given: Given, model: type[SolicitationFacts], w: ProcedureWords
) -> Sheet:
    if dossier.procedure.name != _PROCEDURES[w]:
        raise FactMissing(
            f"本轮采购方式是{dossier.procedure.title}，不编制{w.title}",
            remedy="请按本轮采购方式编制采购文件；确需改变采购方式的，先按程序办理",
        )
    if not (dossier.profile.unified and as_profiled(dossier)):
        raise FactMissing(
            f"本文书适用于驿站运营服务，本项目采购的是{dossier.profile.title}", remedy="请另行编制采购文件"
        )
    drafted = said(_needed(dossier, "document_drafted", "采购文件编制"), DocumentDrafted)
    _needed(dossier, "estimate", "经费测算")
    facts = given.facts(
        model,
        **head(session, dossier),
        **_project(dossier, w),
        **_times(dossier, on),
        **_money(session, dossier),
        **_evaluation(dossier, drafted),
        **_plan_says(session, dossier, w),
        doc_date=on,
    )
    return Sheet(f"{project_title(dossier)}{w.title}", facts)


def _needed(dossier: Dossier, step: str, title: str) -> Fact:
    fact = dossier.fact(step)
    if fact is None:
        raise FactMissing(f"尚未登记{title}，采购文件缺少有关内容", remedy=f"请先登记“{title}”（{step}）")
    return fact


def _project(dossier: Dossier, w: ProcedureWords) -> dict[str, Any]:
    """Who buys what, where it is handed in, whom to ask: from the notice once there is one."""
    plan, notice = plan_of(dossier.programme), dossier.maybe_said(TenderNotice)
    agency = dossier.maybe_said(AgencyAgreement)
    address = (notice.purchaser_address if notice else "") or ON_PLATFORM
    contact, phone = (notice.contact, notice.phone) if notice else (ON_PLATFORM, ON_PLATFORM)
    name = notice.agency if notice else agency.agency if agency else ""
    opening = notice.opening_place if notice else ON_PLATFORM
    filing, place = dossier.maybe_said(PlanFiling), f"{plan.city.name}{dossier.district_name or ''}"
    return {
        "project_number": notice.project_number if notice else ON_PLATFORM,
        "project_name": project_title(dossier),
        "purchaser_name": purchaser(dossier),
        "purchaser_address": address,
        "project_contact": contact,
        "purchaser_contact": f"{contact}，{phone}" if notice else ON_PLATFORM,
        "project_phone": phone,
        "agency_name": name,
        "agency_address": ((notice.agency_address if notice else "") or ON_PLATFORM) if name else "",
        "agency_contact": ((notice.agency_contact if notice else "") or ON_PLATFORM) if name else "",
        "agency_fee_standard": agency.fee_standard if agency and name else "",
        "filing_number": filing.filing_number if filing else "",
        "place": place,
        "documents_place": notice.platform_address if notice else ON_PLATFORM,
        "bid_place": opening,
        "opening_place": opening,
        "accepts_consortium": notice.accepts_consortium if notice else False,
        "specific_requirements": _qualifications(dossier, w),
        "contract_name": f"{place}就业驿站运营服务合同",
        "challenge_department": purchaser(dossier),
        "challenge_phone": phone,
        "challenge_address": address,
        "treasury": _treasury(dossier, plan),
    }


def _qualifications(dossier: Dossier, w: ProcedureWords) -> tuple[str, ...]:
    required = licence_of(dossier)
    return (LICENCE.format(licence=required.title, offer=w.bid),) if required else ()


def _treasury(dossier: Dossier, plan: Plan) -> str:
    claim = plan.district(dossier.district_name).treasury if dossier.district_name else plan.city.treasury
    return claim.value or "同级财政部门"


def _times(dossier: Dossier, on: date) -> dict[str, Any]:
    """The time table as announced; before the notice the earliest that the law allows from the day `on`."""
    fact, rows = dossier.fact("tender_notice"), dossier.rows
    ready = rows["tender_notice", ""].earliest or on
    notice = fact.done_on if fact else dossier.calendar.on_or_after(max(on, ready))
    start, end = service_time(dossier)
    return {
        "notice_on": notice,
        "documents_until": _earliest(dossier, "documents_available_until", notice),
        "bid_deadline_on": dossier.situation.appointed.get("bid_opening") or _earliest(dossier, "bid_opening", notice),
        "clarify_by": rows["clarification", ""].latest if fact else None,
        "service_from": start,
        "service_until": end,
        "opening_deadline": opening_by(plan_of(dossier.programme), start),
    }


def _earliest(dossier: Dossier, step: str, notice: date) -> date:
    """The day to which the step's span from the notice runs."""
    term = next(
        term
        for term in dossier.procedure.step(step).terms
        if isinstance(term, AtLeast | Lapse) and term.start == "tender_notice"
    )
    return term.end(notice, *term.span(dossier.law, dossier.situation.law_on), dossier.calendar)


def _money(session: Session, dossier: Dossier) -> dict[str, Any]:
    parts, notice = list(lots(dossier).values()), dossier.maybe_said(TenderNotice)
    targets, bond = city_targets(session, dossier.case), notice.bid_bond if notice else None
    if not targets:
        raise FactMissing(
            "市级统一文本尚未确定目标任务，采购需求不完整", remedy="请先登记“目标任务确定”（targets_set）"
        )
    months, budget = months_between(*service_time(dossier)), budget_of(dossier)
    funds = dossier.said(FundsAllotted)
    return {
        "budget": budget,
        "bid_bond": bond,
        "fund_source": funds.source,
        "lots": tuple(
            _lot(session, dossier, lot, targets, months, bond * lot.budget // budget // 100 * 100 if bond else None)
            for lot in parts
        ),
        "station_targets": tuple(TargetRow(**target.model_dump()) for target in targets),
        **_contract(dossier, parts),
    }


def _lot(
    session: Session, dossier: Dossier, lot: Lot, targets: tuple[CityTarget, ...], months: int, bond: int | None
) -> TenderLotRow:
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
                address=station.address or "以选址结果为准",
                area=Decimal(station.area_dm2) / 100 if station.area_dm2 else None,
            )
            for station in stations_of(session, dossier.case, lot.stations)
        ),
        targets=tuple(
            TargetRow(
                name=target.name,
                quantity=-(-target.quantity * len(lot.stations) * months // 12),
                unit=target.unit,
                measure=target.measure,
            )
            for target in targets
        ),
    )


def _contract(dossier: Dossier, parts: list[Lot]) -> dict[str, Any]:
    """Staff and instalments as a contract of the round has drafted them; else what the plan and the standard say."""
    draft = next(
        (read_draft(dossier, str(lot.number)) for lot in parts if dossier.fact("contract_draft", str(lot.number))), None
    )
    if draft is None:
        heads = plan_of(dossier.programme).staffing.heads_per_station
        if heads is None:
            raise FactMissing(
                "方案没有写明每个驿站的人数，采购文件不能写明人员配备",
                remedy="请先办理“合同草案”（contract_draft），写明每站专职人员数",
            )
        return {
            "staff_per_station": heads,
            "instalments": DEFAULT_PAYMENT,
        }
    return {
        "staff_per_station": draft.staff,
        "instalments": tuple(
            PaymentRow(name=part.title, condition=part.condition, percent=part.percent, due=part.due)
            for part in draft.instalments
        ),
    }


def _evaluation(dossier: Dossier, drafted: DocumentDrafted) -> dict[str, Any]:
    lines = scheme_lines(dossier)
    if not lines:
        raise FactMissing(
            "采购文件未登记评标办法，评审标准不完整",
            remedy="请更正“采购文件编制”（document_drafted），填写评标办法（schemes）",
        )
    sme, size = drafted.sme, _committee(dossier)
    return {
        "version": drafted.version,
        "similar_contracts": drafted.similar_contracts,
        "sme_kind": sme.kind,
        "sme_share": sme.share,
        "sme_small": sme.small,
        "sme_reason": sme.reason,
        "committee": size,
        "experts": -(-size * 2 // 3),
        "schemes": tuple(_scheme(dossier, line) for line in lines),
    }


def _committee(dossier: Dossier) -> int:
    """As many as were drawn; before that, the least that the law asks of the method and the money."""
    drawn = dossier.maybe_said(ExpertDraw)
    if drawn:
        return drawn.experts + drawn.purchaser_reps
    if dossier.procedure.name == "competitive_consultation":
        return dossier.rule("CS-04").number()
    rule = dossier.rule("EVL-05")
    return rule.number("large") if budget_of(dossier) >= rule.number("large_from") else rule.number()


def _scheme(dossier: Dossier, line: SchemeLine) -> SchemeRow:
    known = line.model_dump(exclude={"lots", "subject", "factors"})
    return SchemeRow(
        **known,
        lots=tuple(lot.label for number, lot in lots(dossier).items() if number in line.lots),
        factors=tuple(
            FactorRow(
                name=row.name, kind=row.kind, points=row.points, items=_items(row.name, row.points, row.criterion)
            )
            for row in line.factors
        ),
    )


def _items(name: str, points: Decimal, criterion: str) -> tuple[CriterionRow, ...]:
    """A factor's own criterion; where it has none, the standard of its topic."""
    if criterion:
        return (CriterionRow(name=name, points=points, criterion=criterion),)
    found = standard_items(name, points)
    if not found:
        raise FactMissing(
            f"评审因素“{name}”没有评分标准，评审因素应当细化和量化",
            remedy="请更正“采购文件编制”（document_drafted），在评审因素中填写评分标准（criterion）",
        )
    return found


def _plan_says(session: Session, dossier: Dossier, w: ProcedureWords) -> dict[str, Any]:
    plan, parts = plan_of(dossier.programme), list(lots(dossier).values())
    staff, counted = int(_contract(dossier, parts)["staff_per_station"]), newest(session, dossier.programme)
    return {
        "programme_title": plan.title,
        "aim": (plan.aim or f"落实《{plan.title}》。").replace("（以下简称“驿站”）", ""),
        "scheme_title": counted.scheme.title.partition("（")[0],
        "pass_score": counted.scheme.passed // 100,
        "deduction_per_point": counted.per_point,
        "deduction_cap": counted.cap,
        "indicators": tuple(
            PaymentIndicatorRow(title=row.title, points=Decimal(row.weight) / 100, method=row.method, bonus=row.bonus)
            for row in counted.scheme.indicators
        ),
        "requirements": standard_requirements(
            standard_of(plan, counted, staff, opening_by(plan, service_time(dossier)[0])), w
        ),
    }


def standard_of(plan: Plan, counted: Assessment, staff: int, opening: date) -> Standard:
    """The plan's words for the clauses of the requirement; figures of the contract as scheme and text have them."""
    defaults = {name: field.default for name, field in SolicitationFacts.model_fields.items()}
    station, staffing, slips = plan.station, plan.staffing, {slip.published: slip.read_as for slip in plan.slips}
    return Standard(
        heads=staffing.heads_per_station,
        staff=staff,
        staff_traits=tuple(_read(text, slips) for text in staffing.requirements),
        training=tuple(_read(item.name, slips) for item in staffing.training_topics),
        hours=defaults["opening_hours"],
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
        pass_score=counted.scheme.passed // 100,
        deduction=yuan(counted.per_point),
        deduction_cap=counted.cap,
    )


def _read(text: str, slips: dict[str, str]) -> str:
    """Published words as they are meant: a slip of the plan does not stand in a tender document (当地社民情)."""
    for published, meant in slips.items():
        text = text.replace(published, meant)
    return text
