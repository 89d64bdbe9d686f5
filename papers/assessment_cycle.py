"""考核方案, and what a cycle brings: 通知, 评分表, 反馈单, 申诉处理决定, 星级证书, 整改通知书."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.assessment import CycleNotice, Scored, ScoresReviewed, ValuesFiled, cycle_name, scheme_of
from actions.terms import RulesDrafted
from documents.amounts import yuan
from documents.catalogue.assessment.notice import AssessedStationRow, AssessmentNoticeFacts
from documents.catalogue.assessment.scheme import SCHEME, AssessmentSchemeFacts, IndicatorRow, StarRow
from documents.catalogue.assessment.sheets import AssessmentFeedbackFacts, ScoreRow, ScoreSheetFacts
from documents.catalogue.stations.rules_norms import ChapterRow, chapter_rows
from models.case import Fact
from models.plan import Plan
from models.programme import Station
from models.values import Role
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import bureau, city_units, issuer, phone
from record.citations import cited
from record.errors import FactMissing
from record.lots import operated
from record.people import holders, named
from record.places import stations
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.assessments import scores_of
from record.rows.programmes import purchasers
from record.said import said
from record.situation import Dossier
from rules.assessment import PER_CENT, Indicator, Scheme, points_text
from rules.assessment_file import Assessment
from rules.procedure import Lapse
from rules.procedures.assessment import ASSESSMENT

fillings = Fillings()

CASE = "assessment"


@fillings.on_request("assessment_scheme", "rules_norms")
def assessment_scheme(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """The newest scheme by which the record scores, under the title that was drafted; dated as the rules were issued."""
    plan, issued = plan_of(dossier.programme), dossier.fact("rules_issued")
    counted = newest(session, dossier.programme)
    scheme = counted.scheme
    title = _scheme_title(dossier, plan)
    districts = purchasers(session, dossier.case.programme_id)
    yield Sheet(
        f"关于印发《{title}》的通知",
        given.facts(
            AssessmentSchemeFacts,
            org=bureau(plan),
            doc_date=issued.done_on if issued else on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            text_title=title,
            recipients=(*districts, *city_units(plan, dossier.case.kind)),
            opinions_heard=dossier.fact("opinions_heard") is not None,
            legally_reviewed=dossier.fact("rules_reviewed") is not None,
            chapters=_chapters(counted, plan, dossier.case.kind),
            indicators=_indicators(scheme),
            excellent=points(scheme.excellent),
            passed=points(scheme.passed),
            excellent_share=scheme.excellent_share,
            star_levels=_star_levels(scheme),
        ),
    )


def _scheme_title(dossier: Dossier, plan: Plan) -> str:
    """The title as it was drafted under; else after the city."""
    drafted = dossier.maybe_said(RulesDrafted)
    titles = drafted.documents if drafted else ()
    return next((title.strip("《》") for title in titles if "考核方案" in title), f"{plan.city.name}就业驿站考核方案")


def _chapters(counted: Assessment, plan: Plan, duty: str) -> tuple[ChapterRow, ...]:
    scheme = counted.scheme
    bonuses = [indicator for indicator in scheme.indicators if indicator.bonus]
    words = {
        "programme": plan.title,
        "city": plan.city.name,
        "bureau": bureau(plan),
        "level": plan.words.district,
        "units": "、".join(city_units(plan, duty)),
        "full_per_year": plan.assessment.full_per_year,
        "indicators": len(scheme.indicators) - len(bonuses),
        "bonuses": len(bonuses),
        "bonus_points": points_text(sum(indicator.weight for indicator in bonuses)),
        "publicity_days": publicity_days(),
        "excellent": points_text(scheme.excellent),
        "passed": points_text(scheme.passed),
        "excellent_share": scheme.excellent_share,
        "per_point": yuan(counted.per_point),
        "cap": counted.cap,
        "deduction_by": counted.counted,
    }
    return chapter_rows(SCHEME, words)


def publicity_days() -> int:
    """Working days for which results are shown, as the procedure has them."""
    [term] = [term for term in ASSESSMENT.step("publicity_end").terms if isinstance(term, Lapse)]
    return term.days


def points(hundredths: int) -> Decimal:
    return Decimal(hundredths) / 100


def _indicators(scheme: Scheme) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(title=row.title, weight=points(row.weight), unit=row.unit, method=row.method, bonus=row.bonus)
        for row in scheme.indicators
    )


def _star_levels(scheme: Scheme) -> tuple[StarRow, ...]:
    stars = scheme.stars
    return tuple(
        StarRow(
            star=star,
            least=points(least),
            share=stars.shares.get(star),
            places=stars.places if star in stars.shares else 0,
        )
        for star, least in enumerate(stars.thresholds, 1)
    )


@fillings.paper("assessment_notice")
def assessment_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """考核通知 of a district's cycle; dates that nobody named come from the plan's schedule."""
    plan, notice, firms = plan_of(dossier.programme), said(fact, CycleNotice), operated(session, dossier.case)
    area = dossier.district_name or plan.city.name
    shown, people = dossier.rows["result_publicity", ""], holders(session, Role.ASSESSOR, None)
    yield Sheet(
        f"关于开展{area}就业驿站{cycle_name(dossier.case)}考核的通知",
        AssessmentNoticeFacts(
            org=bureau(plan),
            doc_date=fact.done_on,
            number=notice.letter_number or "",
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            **period_of(dossier),
            scheme_version=notice.version,
            scope=area,
            full=notice.full,
            recipients=(issuer(dossier, plan), *sorted({row.operator for row in firms.values()})),
            copies_to=city_units(plan, dossier.case.kind),
            stations=tuple(
                AssessedStationRow(
                    name=station_title(row),
                    code=row.code,
                    operator=firms[row.code].operator if row.code in firms else "",
                )
                for row in stations(session, dossier.case)
            ),
            indicators=_indicators(scheme_of(session, dossier)),
            file_by=notice.file_by,
            publicity_by=shown.planned if shown.planned and shown.planned > fact.done_on else None,
            publicity_days=publicity_days(),
            result_by=dossier.case.due_on,
            contact_person=people[0].name if people else "",
            contact_phone=phone(plan) if people else "",
        ),
        letter_number=notice.letter_number,
    )


def period_of(dossier: Dossier) -> dict[str, Any]:
    """Scheme, cycle and period, as the notice of the cycle has them."""
    notice = dossier.said(CycleNotice)
    return {
        "scheme_title": notice.scheme.strip("《》"),
        "cycle_name": cycle_name(dossier.case),
        "period_from": notice.period_from,
        "period_until": notice.period_until,
    }


@fillings.on_request("score_sheet", CASE)
def score_sheet(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each station: as scored and reviewed, or with what was filed if nobody has scored it yet."""
    _announced(dossier)
    reviewed = dossier.fact("scores_reviewed")
    for row in stations(session, dossier.case):
        scored = dossier.fact("scored", row.code)
        yield Sheet(
            f"{station_title(row)}{cycle_name(dossier.case)}考核评分表",
            given.facts(
                ScoreSheetFacts,
                **_sheet(session, dossier, row),
                doc_date=scored.done_on if scored else on,
                scored_on=scored.done_on if scored else None,
                assessor=named(session, scored.actor) if scored else "",
                adjust_reason=said(scored, Scored).reason if scored else "",
                reviewed_on=reviewed.done_on if scored and reviewed else None,
                reviewer=named(session, reviewed.actor) if scored and reviewed else "",
                review_opinion=said(reviewed, ScoresReviewed).opinion if scored and reviewed else "",
            ),
            subject=row.code,
        )


@fillings.on_request("assessment_feedback", CASE)
def assessment_feedback(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each scored station, once the results are shown: from that day the operator may appeal."""
    _announced(dossier)
    shown, plan = dossier.fact("result_publicity"), plan_of(dossier.programme)
    if shown is None:
        raise FactMissing(
            "考核结果还没有公示，不能反馈",
            basis=cited(dossier.programme, "方案{assessment}"),
            remedy="请先登记“考核结果公示”",
        )
    people, until = holders(session, Role.ASSESSOR, None), dossier.rows["publicity_end", ""].earliest
    assert until
    for row in stations(session, dossier.case):
        if scored := dossier.fact("scored", row.code):
            yield Sheet(
                f"{station_title(row)}{cycle_name(dossier.case)}考核情况反馈单",
                given.facts(
                    AssessmentFeedbackFacts,
                    **_sheet(session, dossier, row) | {"org": bureau(plan)},
                    doc_date=shown.done_on,
                    published_on=shown.done_on,
                    appeal_until=until,
                    pass_score=points(scheme_of(session, dossier).passed),
                    adjust_reason=said(scored, Scored).reason,
                    contact_person=people[0].name if people else "",
                    contact_phone=phone(plan) if people else "",
                ),
                subject=row.code,
            )


def _announced(dossier: Dossier) -> None:
    if dossier.fact("cycle_notice") is None:
        raise FactMissing(
            "本周期还没有考核通知，不知道考核期和评分标准",
            basis=cited(dossier.programme, "方案{assessment}"),
            remedy="请先登记“考核通知”",
        )


def _sheet(session: Session, dossier: Dossier, row: Station) -> dict[str, Any]:
    """What both sheets of a station say."""
    plan, run = plan_of(dossier.programme), operated(session, dossier.case).get(row.code)
    return period_of(dossier) | {
        "org": bureau(plan),
        "rehearsal": is_rehearsal(session),
        "district": dossier.district_name or plan.city.name,
        "station": station_title(row),
        "code": row.code,
        "operator": run.operator if run else "",
        "scores": scores(session, dossier, row),
    }


def scores(session: Session, dossier: Dossier, row: Station) -> tuple[ScoreRow, ...]:
    """Indicator by indicator: what was filed, what counts, and the points."""
    filed = dossier.maybe_said(ValuesFiled, row.code)
    values = filed.values if filed else {}
    scored = {score.indicator: score for score in scores_of(session, dossier.case, row)}
    rows = []
    for indicator in scheme_of(session, dossier).indicators:
        score = scored.get(indicator.key)
        rows.append(
            ScoreRow(
                title=indicator.title,
                weight=points(indicator.weight),
                method=indicator.method,
                bonus=indicator.bonus,
                filed=_read(indicator, values.get(indicator.key)),
                value=_read(indicator, score.value if score else None),
                points=points(score.points) if score else None,
            )
        )
    return tuple(rows)


def _read(indicator: Indicator, value: int | None) -> str:
    """A value as people write it: 9950 of a rate is 99.5%."""
    if value is None:
        return ""
    return f"{points_text(value) if indicator.unit == PER_CENT else value}{indicator.unit}"


def station_title(row: Station) -> str:
    return row.name or f"{row.code}驿站"
