"""考核的结果: appeal, stars, rectification, filled from the record."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from actions.assessment import Appeal, AppealDecided, CycleNotice, RectificationOrdered, cycle_name, scheme_of
from documents.catalogue.assessment.outcomes import (
    AppealDecisionFacts,
    AppealItemRow,
    FailingRow,
    RectificationOrderFacts,
    StarCertificateFacts,
)
from models.case import Fact
from models.programme import Station
from papers.assessment_cycle import period_of, points, scores, station_title
from papers.base import Fillings, is_rehearsal
from record.bodies import bureau, issuer, phone
from record.lots import operated
from record.places import station
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.assessments import ratings
from record.said import said
from record.situation import Dossier

fillings = Fillings()


@fillings.paper("appeal_decision")
def appeal_decision(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """To the operator of the station; the total before is that of the scores."""
    plan, row, appeal = (
        plan_of(dossier.programme),
        station(session, dossier.case, fact.subject),
        _appealed(dossier, fact),
    )
    before = sum((score.points or Decimal(0) for score in scores(session, dossier, row)), Decimal(0))
    before = min(Decimal(100), before)
    decided, period = said(fact, AppealDecided), period_of(dossier)
    yield Sheet(
        f"{station_title(row)}{cycle_name(dossier.case)}考核申诉处理决定",
        AppealDecisionFacts(
            org=bureau(plan),
            doc_date=fact.done_on,
            number=decided.letter_number or "",
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            scheme_title=period["scheme_title"],
            cycle_name=period["cycle_name"],
            operator=_operator(session, dossier, row),
            station=station_title(row),
            code=row.code,
            published_on=dossier.facts["result_publicity", ""].done_on,
            appealed_on=appeal.done_on,
            matters=said(appeal, Appeal).text,
            upheld=decided.upheld,
            reason=decided.reason,
            items=tuple(AppealItemRow(**item.model_dump()) for item in decided.items),
            total_before=before,
            total_after=points(decided.points) if decided.upheld and decided.points is not None else before,
            copies_to=(issuer(dossier, plan),),
        ),
        subject=row.code,
        letter_number=decided.letter_number,
    )


def _appealed(dossier: Dossier, fact: Fact) -> Fact:
    return dossier.facts["appeal", fact.subject]


@fillings.paper("star_certificate")
def star_certificate(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """One for each station that got a star in the full assessment of the year; interim stars have no certificate."""
    if not dossier.said(CycleNotice).full:
        return
    plan, cycle = plan_of(dossier.programme), cycle_name(dossier.case)
    for rating, row in ratings(session, dossier.case, fact):
        if rating.star:
            yield Sheet(
                f"{station_title(row)}{cycle}星级服务驿站证书",
                StarCertificateFacts(
                    org=bureau(plan),
                    doc_date=fact.done_on,
                    number=f"{row.code}-{fact.done_on.year}",
                    rehearsal=is_rehearsal(session),
                    programme_title=plan.title,
                    city=plan.city.name,
                    district=dossier.district_name or plan.city.name,
                    station=station_title(row),
                    code=row.code,
                    cycle_name=cycle,
                    score=points(rating.total),
                    star=rating.star,
                ),
                subject=row.code,
            )


@fillings.paper("rectification_order")
def rectification_order(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """By the district to the operator of the station."""
    plan, row, order = (
        plan_of(dossier.programme),
        station(session, dossier.case, fact.subject),
        said(fact, RectificationOrdered),
    )
    final = dossier.facts["result_final", ""]
    rating = next((rating for rating, other in ratings(session, dossier.case, final) if other.code == row.code), None)
    yield Sheet(
        f"{station_title(row)}限期整改通知书",
        RectificationOrderFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            number=order.letter_number or "",
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            **period_of(dossier),
            operator=_operator(session, dossier, row),
            station=station_title(row),
            code=row.code,
            score=points(rating.total) if rating else None,
            grade=rating.grade if rating else "",
            pass_score=points(scheme_of(session, dossier).passed),
            problems=order.problems,
            failing=tuple(
                FailingRow(
                    title=score.title,
                    weight=score.weight,
                    value=score.value,
                    points=score.points or Decimal(0),
                    method=score.method,
                )
                for score in scores(session, dossier, row)
                if not score.bonus and (score.points or 0) < score.weight
            ),
            rectify_by=order.by,
            days=(order.by - fact.done_on).days,
            supervisor=row.supervisor or "",
            contact_phone=phone(plan, dossier.district_name),
            contract_number=_contract_number(session, dossier, row),
            copies_to=(bureau(plan),),
        ),
        subject=row.code,
        letter_number=order.letter_number,
    )


def _operator(session: Session, dossier: Dossier, row: Station) -> str:
    found = operated(session, dossier.case).get(row.code)
    return found.operator if found else "驿站运营机构"


def _contract_number(session: Session, dossier: Dossier, row: Station) -> str:
    """The number of the contract by which the station is run; empty if there is none."""
    found = operated(session, dossier.case).get(row.code)
    return found.contract if found else ""
