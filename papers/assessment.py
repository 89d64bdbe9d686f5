"""考核的文书: the bulletin of a cycle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from actions.assessment import CycleNotice, ResultFinal, cycle_name, scheme_of
from documents.catalogue.assessment.cycle import AssessmentBulletinFacts, RankRow
from documents.dates import numeral
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import rehearsal
from record.lots import operated
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.assessments import below_standard, ratings
from record.said import said
from record.situation import Dossier
from rules.assessment import Scheme, points_text

fillings = Fillings()


@fillings.paper("assessment_bulletin")
def assessment_bulletin(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """考核结果通报: by the city's bureau to the district, as the final result has it."""
    plan, notice = plan_of(dossier.programme), dossier.said(CycleNotice)
    cycle, result = cycle_name(dossier.case), said(fact, ResultFinal)
    area = dossier.district_name or plan.city.name
    appeals = sum(step == "appeal" for step, _station in dossier.facts)
    yield Sheet(
        f"{area}就业驿站{cycle}考核结果通报",
        AssessmentBulletinFacts(
            org=plan.city.bureau.value or plan.city.name,
            doc_date=fact.done_on,
            number=result.letter_number,
            rehearsal=rehearsal(session),
            programme_title=plan.title,
            scheme_title=notice.scheme,
            cycle_name=cycle,
            scope=area,
            period_from=notice.period_from,
            period_until=notice.period_until,
            ranking=_ranking(session, dossier),
            recipients=(dossier.district.purchaser if dossier.district else area,),
            appeals=appeals,
            rectify_by=_rectify_by(session, dossier, result),
            quota=quota_in_words(scheme_of(session, dossier)),
        ),
        letter_number=result.letter_number,
    )


def quota_in_words(scheme: Scheme) -> str:
    """Why 90.50 may be 达标 and 91.00 three stars: the places are limited, and all stations are ranked together."""
    shares = "、".join(
        f"{numeral(star)}星级不超过{share}%" for star, share in sorted(scheme.stars.shares.items(), reverse=True)
    )
    limits = f"优秀不超过{scheme.excellent_share}%" + (f"、{shares}" if shares else "")
    return (
        f"等次和星级按全部参加考核的驿站统一排名确定：{points_text(scheme.excellent)}分以上为优秀，"
        f"{points_text(scheme.passed)}分以上为达标；名额按参加考核驿站总数计算，{limits}。达到分数线但超出名额的，评为下一等次、星级。"
    )


def _ranking(session: Session, dossier: Dossier) -> tuple[RankRow, ...]:
    rows = ratings(session, dossier.case)
    ranked = sorted(rows, key=lambda row: (-row[0].total, row[1].code))
    found = operated(session, dossier.case)
    return tuple(
        RankRow(
            rank=1 + sum(other.total > rating.total for other, _station in rows),
            district=dossier.district_name or "",
            station=station.name or f"{station.code}驿站",
            operator=found[station.code].operator if station.code in found else "以运营合同为准",
            score=Decimal(rating.total) / 100,
            grade=rating.grade,
            stars=rating.star,
        )
        for rating, station in ranked
    )


def _rectify_by(session: Session, dossier: Dossier, result: ResultFinal) -> date | None:
    """Until when those below standard have to mend: as decided, or until their supervision item is due."""
    if result.rectify_by:
        return result.rectify_by
    items = below_standard(session, dossier.case)
    return max((item.due_on for item in items if item.closed_on is None), default=None)
