"""Who signs, who is written to, who answers: names that papers take from the plan and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, select

from models.case import Case
from models.refusal import Refusal
from models.tender import Contract, Supplier
from models.values import Role
from record.forms.stations import SitePublicity
from record.lots import OPERATION
from record.people import holders
from record.places import sister_cases, sister_facts
from record.plan.loaded import plan_of
from record.said import said
from record.situation import Dossier
from rules.holes import IN_LIST
from rules.procedures import PROCEDURES

if TYPE_CHECKING:
    from models.plan import City, Plan, PlanDistrict


@dataclass(frozen=True)
class Contact:
    """Whom a reader may ask."""

    name: str
    phone: str


@dataclass(frozen=True)
class Office:
    """Where a body is found that acts for the city or a district; each is empty until somebody has entered it."""

    address: str
    contact: str
    phone: str
    credit_code: str


def office(plan: Plan, district: str | None = None) -> Office:
    """Address, contact, telephone and credit code of the district's purchaser, or of the city's."""
    body: City | PlanDistrict = plan.district(district) if district else plan.city
    return Office(
        body.address.value or "", body.contact.value or "", body.phone.value or "", body.credit_code.value or ""
    )


def phone(plan: Plan, district: str | None = None) -> str:
    """The telephone number that a paper of the district, or of the city, names; a stand-in where nobody entered one."""
    return office(plan, district).phone or IN_LIST


def issuer(dossier: Dossier, plan: Plan) -> str:
    """Who issues for a case: the district's purchaser, or the city's."""
    if dossier.district:
        return dossier.district.purchaser
    return _named(plan.city.purchaser.value, plan.city.name)


def bureau(plan: Plan) -> str:
    """The city's bureau, which leads the programme."""
    return _named(plan.city.bureau.value, plan.city.name)


def employment_unit(dossier: Dossier, plan: Plan) -> str:
    """The district's employment department (就业部门), which is in charge of its stations."""
    name = dossier.district_name or plan.city.name
    return _named(plan.district(name).employment.value if dossier.district else None, f"{name}就业部门")


def city_units(plan: Plan, milestone: str) -> tuple[str, ...]:
    """The city's own units among those that the plan makes responsible for a duty, in its order."""
    duty = next((m for m in plan.milestones if m.key == milestone), None)
    units = [plan.unit(name) for name in duty.units] if duty else []
    return tuple(unit.name for unit in units if unit.level == "city")


def operators(session: Session, dossier: Dossier) -> tuple[str, ...]:
    """The firms that hold the district's operating contracts (运营机构)."""
    found = session.exec(
        select(Supplier.name)
        .join(Contract, Contract.supplier_id == Supplier.id)  # type: ignore[arg-type]
        .join(Case, Case.id == Contract.case_id)  # type: ignore[arg-type]
        .where(
            Case.programme_id == dossier.case.programme_id,
            Case.purchase == OPERATION,
            Case.district_id == dossier.case.district_id,
        )
    ).all()
    return tuple(sorted(set(found)))


def contact(session: Session, dossier: Dossier, role: Role = Role.SUPERVISOR) -> Contact:
    """The district's contact of the 公示; before there was one, that of its purchaser, else the person who holds the
    role."""
    shown = sister_facts(session, sister_cases(session, dossier.case, "site_selection"), "site_publicity")
    if shown:
        told = said(shown[-1], SitePublicity)
        return Contact(told.contact, told.phone)
    plan, people = plan_of(dossier.programme), holders(session, role, dossier.district_name)
    known = office(plan, dossier.district_name)
    return Contact(known.contact or (people[0].name if people else IN_LIST), known.phone or IN_LIST)


class DateMissing(Refusal):
    """Raised when a paper states a date that the plan does not give; none is invented."""

    code = "date_missing"


def planned_due(plan: Plan, procedure: str) -> date | None:
    """The plan's date for the first duty run by a procedure, or named like it and not run; None if it gives none."""
    return next((m.due for m in plan.milestones if procedure in (m.procedure, m.key) and m.due), None)


def due_of(plan: Plan, procedure: str) -> date:
    """The plan's date for the first duty run by a procedure.

    Raises:
        DateMissing: if the plan gives none.
    """
    found = planned_due(plan, procedure)
    if found is None:
        raise DateMissing(
            f"方案没有写明“{PROCEDURES[procedure].title}”的时限，公文不能写明日期",
            remedy=f"请用 ./yicheng programme amend 补上任务 {procedure} 的时限",
        )
    return found


OPENING_DAYS = 15
"""Days from the start of a service in which its stations open where the plan's date is past. Ours (待核实): the plan gives
a date for all and none for a service that begins after it."""


def opening_by(plan: Plan, starts: date) -> date:
    """By when the stations of a contract are open: as the plan says, but never before the service has begun and the
    operator has had its days for moving in."""
    planned = planned_due(plan, "opening")
    return max(planned, starts + timedelta(days=OPENING_DAYS)) if planned else starts + timedelta(days=OPENING_DAYS)


def _named(name: str | None, otherwise: str) -> str:
    return name or otherwise
