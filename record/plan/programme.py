"""Loading a programme: districts, milestones, stations and one case for each duty that a procedure runs."""

from __future__ import annotations

import json
from datetime import date

from sqlmodel import Session, col, select

from models.case import Case
from models.clock import utc_now
from models.database import record_head
from models.person import Actor
from models.plan import Plan
from models.plan import PlanMilestone as Duty
from models.programme import District, Milestone, Programme, Station
from models.refusal import Refusal
from models.values import CITY, RecordKind
from record.custody import audit
from record.errors import RecordOccupied
from record.people import check_administrator
from record.plan.assessment import enter as enter_assessment
from record.plan.loaded import plan_of
from record.rows.cases import case_named
from record.situation import calendar_of
from record.stored import recompute
from rules.assessment_file import AssessmentFile
from rules.dates.planning import plan_backward
from rules.kinds import KINDS, OPERATORS, Origin
from rules.law import statute
from rules.plan.names import station_codes
from rules.procedure import Chain
from rules.procedures import METHODS, PROCEDURES
from rules.purchase.method import Method
from rules.purchase.profile import BY_KIND, profile_named


class ProgrammeLoaded(Refusal):
    """Raised when a programme of that name is loaded already from another text of the plan."""

    code = "programme_loaded"


class StartDiffers(Refusal):
    """Raised when a plan that is loaded is to start on another day than it did."""

    code, exit_code = "start_differs", 2


RECURRING = frozenset(key for key, kind in KINDS.items() if kind.origin is Origin.CYCLE)
"""Kinds whose cases are opened cycle by cycle, not when the plan is loaded."""


def load(
    session: Session,
    actor: Actor,
    plan: Plan,
    *,
    started_on: date,
    kind: RecordKind,
    assessment: AssessmentFile | None = None,
) -> Programme:
    """Enters a plan into the record with all its cases and their first schedules; its assessment scheme, if it has one.

    Loading the same plan again changes nothing.

    Raises:
        WrongRole: unless an administrator of the city loads it.
        RecordOccupied: where real and rehearsed programmes would mix.
        ProgrammeLoaded: where the slug is taken by another text.
    """
    check_administrator(actor, "载入方案")
    head = record_head(session)
    if head.kind not in (RecordKind.EMPTY.value, kind.value):
        raise RecordOccupied("真实方案与演练方案不能放在同一数据目录", remedy="请另设 YICHENG_HOME 后再载入")
    found = session.exec(select(Programme).where(Programme.slug == plan.slug)).first()
    if found:
        if found.plan_sha256 == plan.sha256():
            return found
        raise ProgrammeLoaded(f"方案“{plan.slug}”已经载入，且内容与本文件不同", remedy="请核对文件，或另用方案代码")
    head.kind = kind.value
    programme = Programme(
        slug=plan.slug,
        title=plan.title,
        plan=json.loads(plan.to_canonical()),
        plan_sha256=plan.sha256(),
        started_on=started_on,
    )
    session.add(programme)
    session.flush()
    districts = _districts(session, programme, plan)
    opened: list[Case] = []
    for position, duty in enumerate(plan.milestones):
        opened += _milestone(session, programme, plan, duty, position, districts)
    for case in opened:  # once all are there: each finds what it waits on, in whatever order the plan names them
        recompute(session, case)
    content = {"plan": programme.plan, "sha256": programme.plan_sha256, "on": started_on, "kind": kind.value}
    audit.append(session, actor, "load_programme", plan.slug, content)
    if assessment:
        enter_assessment(session, actor, programme, assessment, on=started_on)
    return programme


def _districts(session: Session, programme: Programme, plan: Plan) -> list[District]:
    assert programme.id
    rows = []
    for position, item in enumerate(plan.places):
        row = District(
            programme_id=programme.id,
            position=position,
            name=item.name,
            quota=item.quota,
            purchaser=item.purchaser.value or f"{item.name}人社部门",
            treasury=item.treasury.value or f"{item.name}财政部门",
        )
        session.add(row)
        session.flush()
        assert row.id
        for code in station_codes(item):
            session.add(Station(programme_id=programme.id, district_id=row.id, code=code))
        rows.append(row)
    return rows


def _milestone(
    session: Session, programme: Programme, plan: Plan, duty: Duty, position: int, districts: list[District]
) -> list[Case]:
    """Enters a duty; the cases that run it, not yet recomputed."""
    assert programme.id
    due = duty.due or _derived_due(session, plan, duty)
    session.add(
        Milestone(
            programme_id=programme.id,
            position=position,
            key=duty.key,
            label=duty.case or duty.title,
            title=duty.title,
            clause=duty.clause,
            phrase=duty.phrase,
            due_on=due,
            wide_on=duty.reading.wide if duty.reading else None,
        )
    )
    if duty.procedure is None or duty.key in RECURRING:
        return []
    places: list[District | None] = [None] if duty.scope == "city" else list(districts)
    return [
        _enter_case(
            session,
            programme,
            district,
            kind=duty.key,
            procedure=duty.procedure,
            purchase=purchase_of(duty),
            label=duty.case or duty.title,
            due=due,
            source=due_source(duty),
            on=programme.started_on,
        )
        for district in places
    ]


def purchase_of(duty: Duty) -> str | None:
    """The profile of what a duty buys; None if it buys nothing.

    Raises:
        UnknownProfile: for a purchase whose key says nothing and that names no profile, or an unknown one.
    """
    if duty.procedure not in METHODS:
        return None
    return profile_named(duty.purchase or BY_KIND.get(duty.key)).key


def due_source(duty: Duty) -> str:
    """Where a due date comes from, as people see it: 方案四(二) 11月底前."""
    return f"方案{duty.clause}" + (f" {duty.phrase}" if duty.phrase else "")


def _derived_due(session: Session, plan: Plan, duty: Duty) -> date | None:
    """The unified terms have no date of their own: they must precede the first notice of the operators' purchase, by
    the method that the plan has it run; 公开招标 where no case runs it."""
    buying = next((m for m in plan.milestones if m.key == OPERATORS), None)
    if duty.procedure != "unified_terms" or buying is None or buying.due is None:
        return None
    method = PROCEDURES[buying.procedure or Method.OPEN_TENDER]
    dates = plan_backward(method, method.finish, buying.due, calendar_of(session), statute(), Chain.PRUDENT)
    return dates.get("tender_notice")


def renew_derived_dues(session: Session) -> list[Case]:
    """Counts anew the due dates that no plan states, after the calendar changed. The cases whose date moved, not
    yet recomputed.
    """
    moved: list[Case] = []
    for row in session.exec(select(Programme).order_by(Programme.slug)).all():
        plan = plan_of(row)
        derived = {
            duty.key: due for duty in plan.milestones if duty.due is None and (due := _derived_due(session, plan, duty))
        }
        for stored in session.exec(
            select(Milestone).where(Milestone.programme_id == row.id, col(Milestone.key).in_(derived))
        ).all():
            if stored.due_on != derived[stored.key]:
                stored.due_on = derived[stored.key]
                found = session.exec(select(Case).where(Case.programme_id == row.id, Case.kind == stored.key)).all()
                for case in found:
                    case.due_on = stored.due_on
                moved.extend(found)
    session.flush()
    return moved


def open_case(
    session: Session,
    programme: Programme,
    district: District | None,
    *,
    kind: str,
    procedure: str,
    label: str,
    due: date | None,
    source: str,
    on: date,
    parent: Case | None = None,
    purchase: str | None = None,
) -> Case:
    """Opens a case with its first schedule; returns the one that is there already."""
    place = district.name if district else CITY
    slug = f"{parent.slug}/{label}" if parent else f"{programme.slug}/{place}/{label}"
    if found := case_named(session, slug):
        return found
    case = _enter_case(
        session,
        programme,
        district,
        kind=kind,
        procedure=procedure,
        label=label,
        due=due,
        source=source,
        on=on,
        parent=parent,
        purchase=purchase,
    )
    recompute(session, case)
    return case


def _enter_case(
    session: Session,
    programme: Programme,
    district: District | None,
    *,
    kind: str,
    procedure: str,
    label: str,
    due: date | None,
    source: str,
    on: date,
    parent: Case | None = None,
    purchase: str | None = None,
) -> Case:
    """A case without its schedule."""
    assert programme.id
    place = district.name if district else CITY
    slug = f"{parent.slug}/{label}" if parent else f"{programme.slug}/{place}/{label}"
    head = record_head(session)
    case = Case(
        slug=slug,
        programme_id=programme.id,
        district_id=district.id if district else None,
        parent_id=parent.id if parent else None,
        kind=kind,
        procedure=procedure,
        purchase=purchase,
        title=f"{place}{label}",
        due_on=due,
        due_source=source,
        opened_on=on,
        changed_version=head.data_version,
        waiting_since=utc_now(),
    )
    session.add(case)
    session.flush()
    return case
