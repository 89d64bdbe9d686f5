"""选址标准 from the plan, and the 踏勘记录表 of each candidate from survey and inspection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.site import Candidate, SiteInspection, SiteSurvey
from documents.catalogue.stations.siting import (
    ConditionRow,
    DistrictQuotaRow,
    SiteCriteriaFacts,
    SiteCriterionRow,
    SiteInspectionRecordFacts,
)
from models.plan import Plan
from models.programme import Programme
from models.values import Role
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import bureau, issuer, phone
from record.people import holders
from record.plan.loaded import districts as districts_of
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.plan.clauses import cite_plan
from rules.procedures.site_selection import SITE_SELECTION

fillings = Fillings()


REUSE = "原平台不宜重新装修装饰的，可不重新装修。"


def conditions_of(plan: Plan) -> tuple[ConditionRow, ...]:
    """What the plan asks of every place, and what any place of public service needs."""
    standard, cited = plan.station, cite_plan(plan, "方案{station}")
    rows = [
        (
            "场所来源",
            "有固定场所，权属清楚，可供驿站长期使用；不属于政府机构物业的，已落实使用权",
            cite_plan(plan, "方案{premises}"),
        )
    ]
    if standard.area:
        rows.append(("服务面积", f"{standard.area.phrase}，不足的须书面说明理由", cited))
    if standard.equipment:
        named = "、".join(item.name for item in standard.equipment)
        rows.append(("设施设备", f"能够配置{named}等设施设备，满足基本工作要求", cited))
    if standard.uniform:
        rows.append(("统一标识", f"具备落实{'、'.join(item.name for item in standard.uniform)}的条件", cited))
    if standard.signs:
        rows.append(("公示内容", f"有合适位置落实{'、'.join(item.name for item in standard.signs)}", cited))
    rows.append(("公益用途", "用于公益性公共就业服务，没有与之冲突的经营活动", cited))
    return tuple(ConditionRow(name=name, requirement=text, source=source) for name, text, source in rows)


def criteria_of(plan: Plan) -> tuple[SiteCriterionRow, ...]:
    """What places are compared by. The plan names the considerations and gives no points: these are what the draft
    proposes, and anyone who drafts may change them."""
    cited, quota = cite_plan(plan, "方案{station}"), cite_plan(plan, "方案{quota}")
    around = f"，{plan.station.surroundings}" if plan.station.surroundings else ""
    return (
        SiteCriterionRow(
            name="重点群体分布",
            points=25,
            source=quota,
            requirement="重点群体集中程度和服务需求",
        ),
        SiteCriterionRow(
            name="重点用工企业分布", points=25, source=quota, requirement="网格内重点用工企业、个体工商户数量和用工规模"
        ),
        SiteCriterionRow(
            name="便民可达",
            points=15,
            source="方案",
            requirement="临近居住区、园区、商圈或镇村中心，交通便利，门口易于辨识",
        ),
        SiteCriterionRow(
            name="场所条件",
            points=15,
            source=cited,
            requirement=f"面积、布局适合接待和洽谈{around}，水电网络和消防条件齐备",
        ),
        SiteCriterionRow(
            name="整合节约",
            points=20,
            source=cite_plan(plan, "方案{premises}、{station}"),
            requirement="依托现有公共服务机构、基层服务平台、便民服务中心等物业，可不重新装修或者改造投入少",
        ),
    )


@fillings.of_programme("site_criteria")
def site_criteria(session: Session, programme: Programme, on: date, given: Given) -> Iterator[Sheet]:
    """By the city's bureau to all districts, with the plan's quotas and date."""
    plan = plan_of(programme)
    duty = next((m for m in plan.run_milestones if m.procedure == SITE_SELECTION.name), None)
    districts = districts_of(session, programme)
    managers = holders(session, Role.PROJECT_MANAGER, None)
    units = [plan.unit(name) for name in duty.units] if duty else []
    yield Sheet(
        f"关于印发{plan.city.name}就业驿站选址标准的通知",
        given.facts(
            SiteCriteriaFacts,
            org=bureau(plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            city=plan.city.name,
            recipients=tuple(row.purchaser for row in districts),
            copies_to=tuple(unit.name for unit in units if unit.level == "city"),
            quotas=tuple(DistrictQuotaRow(district=row.name, quota=row.quota) for row in districts),
            conditions=conditions_of(plan),
            criteria=criteria_of(plan),
            min_area=plan.station.area.min_m2 if plan.station.area else None,
            redecoration=REUSE if plan.station.redecoration_text and not plan.station.redecoration_required else "",
            publicity_days=_publicity_days(),
            finish_by=duty.due if duty else None,
            contact_person=managers[0].name if managers else "",
            contact_phone=phone(plan) if managers else "",
        ),
    )


def _publicity_days() -> int:
    """How long the 公示 lasts at least: the lapse that the schedule counts with."""
    terms = SITE_SELECTION.step("site_publicity_end").terms
    return next(term.n for term in terms if term.n)


@fillings.on_request("site_inspection_record", SITE_SELECTION.name)
def site_inspection_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each candidate of the survey, filled as far as it was inspected; one empty form before the survey."""
    plan, survey = plan_of(dossier.programme), dossier.maybe_said(SiteSurvey)
    for place in survey.candidates if survey else (None,):
        code = place.code if place else ""
        yield Sheet(
            f"{place.name if place else dossier.district_name}实地踏勘记录表",
            given.facts(
                SiteInspectionRecordFacts,
                org=issuer(dossier, plan),
                rehearsal=is_rehearsal(session),
                district=dossier.district_name or plan.city.name,
                conditions=conditions_of(plan),
                criteria=criteria_of(plan),
                **_place(place),
                **_seen(dossier, code, on),
            ),
            subject=code,
        )


def _place(place: Candidate | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "code": place.code,
        "name": place.name,
        "address": place.address,
        "premises": place.premises,
        "area": Decimal(place.area_dm2) / 100,
        "small_reason": place.reason_small,
        "grid": place.grid,
    }


def _seen(dossier: Dossier, code: str, on: date) -> dict[str, Any]:
    """What the inspection found, dated by it; else nothing, dated by the day on which the form is asked for."""
    seen = dossier.fact("site_inspection", code) if code else None
    if seen is None:
        return {"doc_date": on}
    found = said(seen, SiteInspection)
    return {
        "score": found.score,
        "equipment_possible": found.equipment_possible,
        "remark": found.remark,
        "doc_date": seen.done_on,
        "inspected_on": seen.done_on,
    }
