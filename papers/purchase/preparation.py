"""采购准备的文书: 经费测算表, 采购需求调查报告, 采购需求和实施计划审查意见."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.purchase.checklists import to_confirm
from actions.purchase.preparation import (
    CounselReview,
    DemandSurvey,
    FundsAllotted,
    OpinionHearing,
    Review,
    surveyed,
)
from actions.terms import CostMeasure
from documents.catalogue.purchase.estimate import (
    BesideRow,
    CostRow,
    FundingEstimateFacts,
    FundsRow,
    ShareRow,
    StaffingRow,
)
from documents.catalogue.purchase.review import AnswerRow, RequirementReviewFacts, ReviewedRow
from documents.catalogue.purchase.survey import DealRow, DemandSurveyReportFacts, RespondentRow
from documents.dates import months_between
from papers.base import Fillings, Given
from papers.purchase.bidding import PURCHASES, needed
from papers.purchase.evaluation import CONCLUSIONS
from papers.purchase.procurement import head, names_of, purchaser
from record.citations import cited
from record.errors import FactMissing
from record.forms.costs import CostItem, lines_of
from record.forms.purchase import Estimate, Requirement
from record.lots import budget_of, lots, plan_share, project_title, service_time, subject_of
from record.places import sister_cases, sister_facts
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import maybe_said, said
from record.situation import Dossier
from rules.plan.budget import split_budget
from rules.purchase.review import GENERAL, ITEMS

fillings = Fillings()

TERMS = "unified_terms"
LIMITS = ("EMP-03", "EMP-04")
"""What the money of the programme is for, and what it is not for."""


@fillings.on_request("funding_estimate", TERMS, *PURCHASES)
def funding_estimate(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """经费测算表: of the programme by districts, or of a purchase by lots."""
    title = plan_of(dossier.programme).short if dossier.case.kind == TERMS else project_title(dossier)
    told = _of_programme(session, dossier) if dossier.case.kind == TERMS else _of_purchase(session, dossier)
    yield Sheet(
        f"{title}经费测算表",
        given.facts(
            FundingEstimateFacts,
            **head(session, dossier),
            doc_date=on,
            programme_title=plan_of(dossier.programme).title,
            clauses=cited(dossier.programme, "{unified_terms}、{budget}"),
            limits=tuple(
                f"{rule.text}。依据：{rule.cited}。"
                for rule in (dossier.law.find(name, dossier.situation.law_on) for name in LIMITS)
                if rule
            ),
            **told,
        ),
    )


def _of_programme(session: Session, dossier: Dossier) -> dict[str, Any]:
    fact, plan = needed(dossier, "cost_measured", "经费测算表"), plan_of(dossier.programme)
    measured = said(fact, CostMeasure)
    money, budget = split_budget(plan), plan.budget
    if budget is None:
        raise FactMissing(
            "方案没有安排资金，不能按名额测算", remedy="请按采购事项编制经费测算表，或在方案中补上 budget（资金）"
        )
    return {
        "project_name": f"{plan.short}项目",
        "by_lot": False,
        **_one_station(session, dossier, measured),
        "beside": _beside(measured),
        "shares": tuple(
            ShareRow(
                name=row.name,
                stations=row.quota,
                budget=money[row.name],
                measured=row.quota * measured.per_station,
            )
            for row in plan.places
        ),
        "planned_money": budget.amount_fen,
        "prepared_by": "、".join(names_of(session, fact.actor)),
        "funds": (FundsRow(source=budget.source, paper=f"《{plan.title}》{budget.clause}", amount=budget.amount_fen),),
    }


def _one_station(session: Session, dossier: Dossier, measured: CostMeasure) -> dict[str, Any]:
    return {
        "per_station": measured.per_station,
        "note": measured.note,
        "items": tuple(_cost(item) for item in measured.items),
        "staffing": _staffing(session, dossier) if lines_of(measured.items) else None,
    }


def _cost(item: CostItem, lot: str = "") -> CostRow:
    return CostRow(
        name=item.name,
        basis=item.basis,
        amount=item.amount,
        kind=item.kind or "",
        quantity=item.quantity,
        unit=item.unit,
        price=item.price,
        times=item.times or 1,
        percent=item.percent,
        of=tuple(item.of),
        lot=lot,
    )


def _staffing(session: Session, dossier: Dossier) -> StaffingRow | None:
    """Hours of opening and heads, as the scheme has them."""
    service = newest(session, dossier.programme).service
    if service is None:
        return None
    opening = service.opening
    return StaffingRow(
        days=opening.days,
        hours=opening.hours,
        on_duty=opening.on_duty,
        heads=service.heads,
        needed=opening.heads,
        reason=service.reason,
    )


def _beside(measured: CostMeasure) -> tuple[BesideRow, ...]:
    """What the plan's money pays beside the stations."""
    found = []
    if measured.platform:
        found.append(BesideRow(name="信息平台经费", amount=measured.platform, remark="另行采购，见该项目经费测算表"))
    if measured.reserve:
        found.append(BesideRow(name="预留资金", amount=measured.reserve, remark=measured.reserve_for))
    return tuple(found)


def _of_purchase(session: Session, dossier: Dossier) -> dict[str, Any]:
    estimate, allotted = needed(dossier, "estimate", "经费测算表"), dossier.maybe_said(FundsAllotted)
    found = sister_facts(session, sister_cases(session, dossier.case, TERMS, everywhere=True), "cost_measured")
    measured = said(found[-1], CostMeasure) if found and dossier.profile.unified else None
    start, end = service_time(dossier)
    months = months_between(start, end)
    per_station = measured.per_station if measured else None
    return {
        "project_name": project_title(dossier),
        "bought": subject_of(dossier),
        "of_operation": dossier.profile.unified,
        "by_lot": True,
        "service_from": start,
        "service_until": end,
        "months": months,
        **(_one_station(session, dossier, measured) if measured else {}),
        "parts": tuple(_cost(item, f"采购包{item.lot}" if item.lot else "") for item in said(estimate, Estimate).items),
        "shares": tuple(
            ShareRow(
                name=f"{lot.label} {lot.title}",
                stations=len(lot.stations),
                budget=lot.budget,
                ceiling=lot.ceiling,
                measured=None if per_station is None else per_station * len(lot.stations) * months // 1200 * 100,
            )
            for lot in lots(dossier).values()
        ),
        "funds": (FundsRow(source=allotted.source, paper=allotted.paper, amount=allotted.amount),) if allotted else (),
        "planned_money": plan_share(dossier) if dossier.profile.quota_share else None,
        "prepared_by": "、".join(names_of(session, estimate.actor)),
    }


@fillings.on_request("demand_survey_report", *PURCHASES)
def demand_survey_report(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """采购需求调查报告, with the public's opinions where they were heard."""
    survey, heard = needed(dossier, "demand_survey", "采购需求调查报告"), dossier.fact("opinion_hearing")
    found = said(survey, DemandSurvey)
    told = (
        {}
        if heard is None
        else {
            "hearing_on": heard.done_on,
            "hearing_way": said(heard, OpinionHearing).way,
            "hearing_received": said(heard, OpinionHearing).received,
            "hearing_adopted": said(heard, OpinionHearing).adopted,
        }
    )
    yield Sheet(
        f"{project_title(dossier)}采购需求调查报告",
        given.facts(
            DemandSurveyReportFacts,
            **head(session, dossier),
            doc_date=on,
            project_name=project_title(dossier),
            programme_title=plan_of(dossier.programme).title,
            surveyed_on=survey.done_on,
            public_service=dossier.profile.public_service,
            least=dossier.rule("PLN-05").number(),
            way=found.way,
            respondents=_respondents(found),
            deals=tuple(DealRow(**line.model_dump()) for line in found.deals),
            conclusion=found.conclusion,
            findings=found.findings,
            industry=found.industry,
            supply=found.supply,
            past_deals=found.past_deals,
            later_needs=found.later_needs,
            **told,
        ),
    )


def _respondents(found: DemandSurvey) -> tuple[RespondentRow, ...]:
    """Each that was asked, with what it answered; by name alone where the record has no answer of it."""
    answers = {line.name: line for line in found.answers}
    return tuple(
        RespondentRow(
            name=name,
            remark=answers[name].nature if name in answers else "",
            answer=answers[name].answer if name in answers else "",
            price=answers[name].price if name in answers else None,
        )
        for name in found.asked
    )


@fillings.on_request("requirement_review_record", *PURCHASES)
def requirement_review_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """审查意见: empty places before the review, what was found after it."""
    review = dossier.fact("requirement_review")
    requirement = said(needed(dossier, "requirement", "审查意见"), Requirement)
    counsel, estimated = dossier.maybe_said(CounselReview), dossier.fact("estimate") is not None
    told = (
        {}
        if review is None
        else {
            "reviewed_on": review.done_on,
            "reviewer": "、".join(names_of(session, review.actor)),
            "outsiders": said(review, Review).outsiders,
            "departments": said(review, Review).departments,
            "opinion": said(review, Review).opinion,
            "passed": True,
        }
    )
    yield Sheet(
        f"{project_title(dossier)}采购需求和采购实施计划审查意见",
        given.facts(
            RequirementReviewFacts,
            **head(session, dossier),
            doc_date=review.done_on if review else on,
            project_name=project_title(dossier),
            purchaser_name=purchaser(dossier),
            method=dossier.procedure.title,
            budget=budget_of(dossier) if estimated else None,
            ceiling=sum(lot.ceiling for lot in lots(dossier).values()) if estimated else None,
            drafted_by=requirement.drafted_with,
            weighty=surveyed(dossier) if estimated else True,
            items=_answers(maybe_said(review, Review), weighty=surveyed(dossier) if estimated else True),
            checks=_checks(dossier, maybe_said(review, Review)),
            **told,
            **({"counsel": counsel.counsel, "counsel_opinion": counsel.opinion} if counsel else {}),
        ),
    )


_ANSWERS = {"yes": "是", "not_applicable": "不涉及"}


def _answers(review: Review | None, *, weighty: bool) -> tuple[AnswerRow, ...]:
    """The items of the review, each as it was answered; open where nobody has answered yet."""
    lines = {line.item: line for line in (review.items if review else ())}
    return tuple(
        AnswerRow(
            part=part,
            text=text,
            conclusion=_ANSWERS[lines[item].ok] if item in lines else "",
            shown=lines[item].shown if item in lines else "",
        )
        for part, items in ITEMS.items()
        if weighty or part == GENERAL
        for item, text in items.items()
    )


def _checks(dossier: Dossier, review: Review | None) -> tuple[ReviewedRow, ...]:
    """The rules to confirm, with what was found of each."""
    lines = {line.rule: line for line in (review.checks if review else ())}
    return tuple(
        ReviewedRow(
            rule=rule.id,
            text=rule.text,
            basis=rule.basis,
            conclusion=CONCLUSIONS[lines[rule.id].ok] if rule.id in lines else "",
            evidence=lines[rule.id].evidence if rule.id in lines else "",
        )
        for rule in to_confirm(dossier, "requirement_review")
    )
