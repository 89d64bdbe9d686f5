"""What handlers and papers look up beside their own case: stations, the plan, facts of sister cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.case import Case, Fact
from models.programme import Station
from record.ground import effective_facts
from record.handlers import Work
from record.plan.loaded import plan_of
from rules.station import Warned

if TYPE_CHECKING:
    from models.plan import Plan


def plan(work: Work) -> Plan:
    """The plan of the act's programme."""
    return plan_of(work.dossier.programme)


def station(session: Session, case: Case, code: str) -> Station:
    """The station of that code in the case's programme; the engine has checked that there is one."""
    return session.exec(select(Station).where(Station.programme_id == case.programme_id, Station.code == code)).one()


def stations(session: Session, case: Case, *, everywhere: bool = False) -> list[Station]:
    """The stations of the case's district, by code; of the whole programme for a city case, or if asked."""
    query = select(Station).where(Station.programme_id == case.programme_id)
    if case.district_id is not None and not everywhere:
        query = query.where(Station.district_id == case.district_id)
    return list(session.exec(query.order_by(col(Station.code))).all())


def sister_cases(session: Session, case: Case, procedure: str, *, everywhere: bool = False) -> list[Case]:
    """The cases of the same programme and place that follow a procedure; of every place if asked."""
    query = select(Case).where(Case.programme_id == case.programme_id, Case.procedure == procedure)
    if not everywhere:
        query = query.where(
            col(Case.district_id).is_(None) if case.district_id is None else Case.district_id == case.district_id
        )
    return list(session.exec(query.order_by(col(Case.id))).all())


def sister_facts(session: Session, cases: Iterable[Case], step: str) -> list[Fact]:
    """The effective facts of a step in these cases."""
    return [fact for case in cases for fact in effective_facts(session, case) if fact.step == step]


def warn(work: Work, warned: Warned | None) -> None:
    """Shows a rule's warning beside the record, with its basis."""
    if warned is not None:
        work.warnings.append(f"{warned.message}（{warned.basis}）")
