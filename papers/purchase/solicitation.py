"""采购文件 of every kind and method: project, time table, evaluation, and why a round negotiates, from the record.

Before the notice the project's number, the places and the contacts are not known: they read 以采购平台公布为准 and the
dates are those of the schedule; anyone who drafts the document gives what is known already. After the notice they are
the notice's.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.purchase.committee import ExpertDraw
from actions.purchase.evaluation_scheme import scheme_lines
from actions.purchase.failure import decided_before, two_left
from actions.purchase.forms import DocumentDrafted, SchemeLine
from actions.purchase.preparation import AgencyAgreement, PlanFiling
from documents.catalogue.tender_document.rows import CriterionRow, FactorRow, RequirementRow, SchemeRow
from documents.catalogue.tender_document.scoring import MARKED, standard_items
from documents.catalogue.tender_document.words import WAYS, ProcedureWords
from documents.citations import in_full
from models.case import Fact
from models.plan import Plan
from papers.purchase.procurement import deadline_time, places, purchaser, purchaser_office, qualifications
from papers.purchase.tender import LICENCE
from record.errors import FactMissing
from record.forms.purchase import Requirement, TenderNotice
from record.lots import budget_of, licence_of, lots, project_title, service_time
from record.plan.loaded import plan_of
from record.situation import Dossier
from rules.calendar import DAY
from rules.holes import IN_LIST, ON_PLATFORM
from rules.procedure import AtLeast, Lapse
from rules.purchase.evaluation_scheme import EvaluationMethod
from rules.purchase.method import Circumstance


def of_method(dossier: Dossier, *methods: str) -> ProcedureWords:
    """The words of the present round's method.

    Raises:
        FactMissing: where it is none of these methods.
    """
    if dossier.procedure.name not in methods:
        raise FactMissing(
            f"本轮采购方式是{dossier.procedure.title}，不编制{WAYS[methods[0]].words.title}",
            remedy="请按本轮采购方式编制采购文件；确需改变采购方式的，先按程序办理",
        )
    return WAYS[dossier.procedure.name].words


GROUNDS = {
    Circumstance.TENDER_FAILED: "招标后没有供应商投标、没有合格标的或者重新招标未能成立（采购法 30（一））",
    Circumstance.TWO_LEFT: "公开招标后提交投标文件或者实质性响应招标文件要求的供应商只有两家，经批准与该两家谈判（74号 27）",
    Circumstance.COMPLEX: "技术复杂或者性质特殊，不能确定详细规格或者具体要求（采购法 30（二））",
    Circumstance.URGENT: "采用招标所需时间不能满足用户紧急需要（采购法 30（三））",
    Circumstance.NO_PRICE: "不能事先计算出价格总额（采购法 30（四））",
}


def negotiation_ground(session: Session, dossier: Dossier) -> dict[str, Any]:
    """Why the round negotiates and with whom, as the end of the round before decided it; nothing where none did."""
    before = decided_before(session, dossier.case)
    if before is None:
        return {}
    left = two_left(session, dossier.case)
    otherwise = GROUNDS[Circumstance.TWO_LEFT if left else Circumstance.TENDER_FAILED]
    grounds = [GROUNDS[one] for one in before.circumstances if one in GROUNDS] or [otherwise]
    return {
        "ground": "；".join(in_full(text) for text in grounds),
        "approved_two": left,
        "approval_letter": before.approval_letter or "",
    }


def needed_for_document(dossier: Dossier, step: str, title: str) -> Fact:
    """A fact without which there is no document.

    Raises:
        FactMissing: naming what is to be recorded first.
    """
    fact = dossier.fact(step)
    if fact is None:
        raise FactMissing(f"尚未登记{title}，采购文件缺少有关内容", remedy=f"请先登记“{title}”（{step}）")
    return fact


def project_of_document(dossier: Dossier, w: ProcedureWords) -> dict[str, Any]:
    """Who buys what, where it is handed in, whom to ask: from the notice once there is one."""
    plan, notice = plan_of(dossier.programme), dossier.maybe_said(TenderNotice)
    agency = dossier.maybe_said(AgencyAgreement)
    office = purchaser_office(dossier)
    address = (notice.purchaser_address if notice else "") or office.address or ON_PLATFORM
    contact, phone = (notice.contact, notice.phone) if notice else (office.contact or IN_LIST, office.phone or IN_LIST)
    name = notice.agency if notice else agency.agency if agency else ""
    filing, place = dossier.maybe_said(PlanFiling), f"{plan.city.name}{dossier.district_name or ''}"
    return {
        "project_number": notice.project_number if notice else ON_PLATFORM,
        "project_name": project_title(dossier),
        "purchaser_name": purchaser(dossier),
        "purchaser_address": address,
        "project_contact": contact,
        "purchaser_contact": f"{contact}，{phone}",
        "project_phone": phone,
        "agency_name": name,
        "agency_address": ((notice.agency_address if notice else "") or ON_PLATFORM) if name else "",
        "agency_contact": ((notice.agency_contact if notice else "") or ON_PLATFORM) if name else "",
        "agency_fee_standard": agency.fee_standard if agency and name else "",
        "filing_number": filing.filing_number if filing else "",
        "place": place,
        **places(notice),
        "qualifications": qualifications(dossier),
        "accepts_consortium": notice.accepts_consortium if notice else False,
        "specific_requirements": _qualifications(dossier, w),
        "contract_name": f"{place}{dossier.profile.name or '信息平台开发'}合同",
        "subcontract": dossier.said(Requirement).subcontract,
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


def times(dossier: Dossier, on: date) -> dict[str, Any]:
    """The time table as announced; before the notice the earliest that the law allows from the day `on`."""
    fact, rows = dossier.fact("tender_notice"), dossier.rows
    ready = rows["tender_notice", ""].earliest or on
    notice = fact.done_on if fact else dossier.calendar.on_or_after(max(on, ready))
    start, end = service_time(dossier)
    deadline = dossier.situation.appointed.get("bid_opening") or _earliest(dossier, "bid_opening", notice)
    return {
        "notice_on": notice,
        "documents_until": _supplied_until(dossier, notice, deadline),
        "bid_deadline_on": deadline,
        "bid_deadline_time": deadline_time(dossier),
        "clarify_by": rows["clarification", ""].latest if fact else None,
        "service_from": start,
        "service_until": end,
    }


def _supplied_until(dossier: Dossier, notice: date, deadline: date) -> date:
    """The last day on which documents are given out; where the method sets no period, the day before the deadline."""
    step = "documents_available_until"
    if any(one.name == step for one in dossier.procedure.steps):
        return _earliest(dossier, step, notice)
    return deadline - DAY


def _earliest(dossier: Dossier, step: str, notice: date) -> date:
    """The day to which the step's span from the notice runs."""
    term = next(
        term
        for term in dossier.procedure.step(step).terms
        if isinstance(term, AtLeast | Lapse) and term.start == "tender_notice"
    )
    return term.end(notice, *term.span(dossier.law, dossier.situation.law_on), dossier.calendar)


def evaluation(
    dossier: Dossier, drafted: DocumentDrafted, clauses: tuple[RequirementRow, ...], *, platform: bool = False
) -> dict[str, Any]:
    """The schemes with the requirement that they score: where they do not score it, no clause carries ▲.

    Raises:
        FactMissing: where the document was recorded without schemes, or a factor has no standard.
    """
    lines = scheme_lines(dossier)
    if not lines:
        raise FactMissing(
            "采购文件未登记评标办法，评审标准不完整",
            remedy="请更正“采购文件编制”（document_drafted），填写评标办法（schemes）",
        )
    sme, size = drafted.sme, _committee(dossier)
    marked = sum(row.mark == "▲" for row in clauses)
    schemes = tuple(_scheme(dossier, line, platform=platform, marked=marked) for line in lines)
    by_points = [one for one in schemes if one.method is EvaluationMethod.COMPREHENSIVE]
    scored = [any(item.name == MARKED for row in one.factors for item in row.items) for one in by_points]
    if not (scored and all(scored)):
        clauses = tuple(row.model_copy(update={"mark": ""}) if row.mark == "▲" else row for row in clauses)
        schemes = tuple(_scheme(dossier, line, platform=platform, marked=0) for line in lines)
    return {
        "requirements": clauses,
        "version": drafted.version,
        "payment_days": drafted.payment_days,
        "audit_settles": drafted.audit_settles,
        "audit_law": drafted.audit_law,
        "performance_bond_percent": drafted.performance_bond_percent,
        "similar_contracts": drafted.similar_contracts,
        "sme_kind": sme.kind,
        "sme_share": sme.share,
        "sme_small": sme.small,
        "sme_reason": sme.reason,
        "committee": size,
        "experts": -(-size * 2 // 3),
        "schemes": schemes,
    }


def _committee(dossier: Dossier) -> int:
    """As many as were drawn; before that, the least that the law asks of the method and the money."""
    drawn = dossier.maybe_said(ExpertDraw)
    if drawn:
        return drawn.experts + drawn.purchaser_reps
    if dossier.procedure.name == "competitive_consultation":
        return dossier.rule("CS-04").number()
    if dossier.procedure.name == "competitive_negotiation":
        return dossier.rule("NG-02").number()
    rule = dossier.rule("EVL-05")
    return rule.number("large") if budget_of(dossier) >= rule.number("large_from") else rule.number()


def _scheme(dossier: Dossier, line: SchemeLine, *, platform: bool, marked: int) -> SchemeRow:
    known = line.model_dump(exclude={"lots", "subject", "factors"})
    return SchemeRow(
        **known,
        lots=tuple(lot.label for number, lot in lots(dossier).items() if number in line.lots),
        factors=tuple(
            FactorRow(
                name=row.name,
                kind=row.kind,
                points=row.points,
                items=_items(row.name, row.points, row.criterion, platform=platform, marked=marked),
            )
            for row in line.factors
        ),
    )


def _items(name: str, points: Decimal, criterion: str, *, platform: bool, marked: int) -> tuple[CriterionRow, ...]:
    """A factor's own criterion; where it has none, the standard of its topic."""
    if criterion:
        return (CriterionRow(name=name, points=points, criterion=criterion),)
    found = standard_items(name, points, platform=platform, marked=marked)
    if not found:
        raise FactMissing(
            f"评审因素“{name}”没有评分标准，评审因素应当细化和量化",
            remedy="请更正“采购文件编制”（document_drafted），在评审因素中填写评分标准（criterion）",
        )
    return found
