"""方案分解任务表: from the plan as it was loaded, with the dates that are watched now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from documents.catalogue.management.task_breakdown import QuotaRow, TaskBreakdownFacts, TaskRow
from models.plan import Plan
from models.plan import PlanMilestone as Duty
from models.programme import Programme
from models.values import CITY, Role
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import bureau, phone
from record.people import holders
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.programmes import milestone_dues

fillings = Fillings()


def _where(plan: Plan, scope: str) -> str:
    return {"city": CITY, "district": f"各{plan.words.district}", "station": "各驿站"}[scope]


@fillings.of_programme("task_breakdown")
def task_breakdown(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """Every duty of the plan, the run ones and the standing ones, in the plan's order."""
    plan = plan_of(programme)
    watched = milestone_dues(session, programme)
    managers = holders(session, Role.PROJECT_MANAGER, None)
    yield Sheet(
        f"关于印发《{plan.short}任务分解表》的通知",
        given.facts(
            TaskBreakdownFacts,
            org=bureau(plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            short=plan.short,
            recipients=tuple(d.purchaser.value or f"{d.name}人社部门" for d in plan.places),
            copies_to=tuple(
                unit.name for unit in plan.units if unit.level == "city" and unit.name not in ("市人社局",)
            ),
            tasks=tuple(_task(plan, duty, watched.get(duty.key)) for duty in plan.milestones),
            quotas=tuple(
                QuotaRow(
                    district=d.name,
                    quota=d.quota,
                    purchaser=d.purchaser.value or f"{d.name}人社部门",
                    employment=d.employment.value or f"{d.name}就业部门",
                )
                for d in plan.places
            ),
            total=plan.quota.total,
            reports_to=task_force(plan),
            contact_person=managers[0].name if managers else "",
            contact_phone=phone(plan) if managers else "",
        ),
    )


def _task(plan: Plan, duty: Duty, due: date | None) -> TaskRow:
    lead = plan.unit(duty.lead).name
    others = tuple(name for unit in duty.units if (name := plan.unit(unit).name) != lead)
    reading = duty.reading
    return TaskRow(
        clause="、".join((duty.clause, *duty.also)),
        title=duty.title,
        content="".join(duty.texts).rstrip("，；、。") + "。",
        lead=lead,
        lead_assumed=duty.lead_assumed,
        assisting=others,
        units_assumed=duty.units_assumed,
        where=_where(plan, duty.scope),
        phrase=duty.phrase or "",
        due=due,
        wide=reading.wide if reading and not reading.confirmed_by else None,
        derived=due is not None and duty.due is None,
    )


def task_force(plan: Plan) -> str:
    """Whom progress is reported to: the plan's working group, else the bureau."""
    found = [unit.name for unit in plan.units if "市专班" in unit.published_as]
    return found[0] if found else bureau(plan)
