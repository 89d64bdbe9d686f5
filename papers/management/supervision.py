"""督办单: one for each supervision item, from its reason and the schedule row that it is about."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from documents.catalogue.management.supervision import SupervisionOrderFacts
from documents.citations import in_full
from models.alert import SupervisionItem
from models.case import Case
from models.plan import Plan
from models.values import ROLE_TITLES, Role
from papers.base import is_rehearsal
from papers.management.progress import printed
from record.bodies import bureau, issuer, phone
from record.people import holders
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.deadlines import items_without_paper, rows_of_item
from record.situation import Dossier
from rules.procedures import PROCEDURES

KIND = "supervision_order"


def unordered_items(session: Session, case: Case) -> list[SupervisionItem]:
    """The items of a case for which no 督办单 is registered yet, oldest first."""
    return items_without_paper(session, case, KIND)


def supervision_sheet(session: Session, dossier: Dossier, item: SupervisionItem) -> Sheet:
    """The order of one item: what is late since when, who answers for it and by when."""
    plan, title = plan_of(dossier.programme), _step_title(dossier, item)
    about = f"{title}（{item.subject}）" if item.subject else title
    due = original_due(session, item)
    managers = holders(session, Role.PROJECT_MANAGER, None)
    matter = f"{dossier.case.title}：{about}"
    return Sheet(
        f"督办单（{matter}）",
        SupervisionOrderFacts(
            org=bureau(plan),
            doc_date=item.opened_on,
            number=item.number,
            rehearsal=is_rehearsal(session),
            matter=matter[:80],
            basis=_basis(item.basis or dossier.case.due_source or "方案", plan),
            situation=printed(item.reason).rstrip("。") + "。",
            requirement=_requirement(item, about),
            lead_unit=issuer(dossier, plan),
            assisting_units=_assisting(dossier, plan),
            leader=_leader(session, dossier),
            original_due=due,
            overdue_days=max(0, dossier.calendar.working_days(due, item.opened_on)),
            due=item.due_on,
            contact_person=managers[0].name if managers else ROLE_TITLES[Role.PROJECT_MANAGER],
            contact_phone=phone(plan),
        ),
        subject=item.number,
    )


def _step_title(dossier: Dossier, item: SupervisionItem) -> str:
    """The step's Chinese title; a round before may have followed another procedure."""
    for procedure in (dossier.procedure, PROCEDURES[dossier.case.procedure], *PROCEDURES.values()):
        if item.step in procedure.index:
            return procedure.step(item.step).title
    return item.step


def original_due(session: Session, item: SupervisionItem) -> date:
    """The limit that was exceeded: the law's if there was one, else the plan's.

    An item about a step of several stations or lots names none of them: the first of theirs counts.
    """
    mine = [row for row in rows_of_item(session, item) if item.subject in ("", row.subject)]
    for limits in ([row.latest for row in mine], [row.due_on for row in mine]):
        if passed := [day for day in limits if day and day < item.opened_on]:
            return min(passed)
    return item.opened_on


_REQUIREMENTS = {
    "breach": "请书面说明原因和责任，于{due}前报送整改措施，并采取措施防止再次发生",
    "overdue": "请于{due}前办结“{about}”并登记，同时报送办理情况；确有困难的，须在办结时限之前书面申请延期",
    "below_standard": "请督促运营机构于{due}前完成整改，组织复查，并报送整改情况和佐证材料",
}


def _requirement(item: SupervisionItem, about: str) -> str:
    due = f"{item.due_on.year}年{item.due_on.month}月{item.due_on.day}日"
    return _REQUIREMENTS[item.source].format(due=due, about=about) + "。"


def _assisting(dossier: Dossier, plan: Plan) -> tuple[str, ...]:
    """The other city units that the plan makes responsible for the duty."""
    duty = next((m for m in plan.milestones if m.key == dossier.case.kind), None)
    units = [plan.unit(name) for name in duty.units] if duty else []
    lead = issuer(dossier, plan)
    return tuple(unit.name for unit in units if unit.level == "city" and unit.name not in lead)


def _leader(session: Session, dossier: Dossier) -> str:
    role = Role.DISTRICT_LEADER if dossier.district else Role.CITY_LEADER
    found = holders(session, role, dossier.district_name)
    return f"{found[0].name}（{ROLE_TITLES[role]}）" if found else ROLE_TITLES[role]


def _basis(text: str, plan: Plan) -> str:
    """Articles spelled out, the plan by its full title; its own words for the date stand after the clause."""
    return "；".join(
        f"《{plan.title}》{part.removeprefix('方案').replace(' ', '，')}" if part.startswith("方案") else in_full(part)
        for part in printed(text).rstrip("。").split("；")
    )
