"""Rows of a programme: its districts, the due dates of its milestones, its stations and people by place."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, func, select

from models.case import Case
from models.person import Person
from models.programme import District, Milestone, Programme, Station


def purchasers(session: Session, programme_id: int) -> list[str]:
    """The purchasers of a programme's districts, in the order of the plan."""
    query = select(District.purchaser).where(District.programme_id == programme_id)
    return list(session.exec(query.order_by(col(District.position))).all())


def milestone_dues(session: Session, programme: Programme) -> dict[str, date | None]:
    """The due date that is watched for each milestone, by its key, in the order of the plan."""
    query = select(Milestone).where(Milestone.programme_id == programme.id).order_by(col(Milestone.position))
    return {row.key: row.due_on for row in session.exec(query).all()}


def stations_in(session: Session, programme_id: int, places: Collection[str]) -> int:
    """How many stations these districts of a programme have."""
    query = select(func.count()).select_from(Station).join(District, col(District.id) == Station.district_id)
    return session.exec(query.where(District.programme_id == programme_id, col(District.name).in_(places))).one()


def people_in(session: Session, places: Collection[str], on: date) -> int:
    """How many people of these districts are registered and not retired on a day."""
    there = col(Person.retired_on).is_(None) | (col(Person.retired_on) > on)
    query = select(func.count()).select_from(Person).where(col(Person.active), there)
    return session.exec(query.where(col(Person.district).in_(places))).one()


def cases_of(session: Session, programme_id: int | None) -> list[Case]:
    """All cases of a programme, oldest first."""
    return list(session.exec(select(Case).where(Case.programme_id == programme_id).order_by(col(Case.id))).all())


def cases_of_kind(session: Session, programme_id: int, kind: str) -> list[Case]:
    """The cases of a kind in a programme, oldest first."""
    query = select(Case).where(Case.programme_id == programme_id, Case.kind == kind)
    return list(session.exec(query.order_by(col(Case.id))).all())


def children(session: Session, case: Case) -> list[Case]:
    """The challenges and complaints of a purchase, by identifier."""
    return list(session.exec(select(Case).where(Case.parent_id == case.id).order_by(Case.slug)).all())
