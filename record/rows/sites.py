"""Rows of candidate sites: by code, by the station that was made of one, the chosen ones of a case."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.case import Case
from models.programme import CandidateSite


def candidate(session: Session, case: Case, code: str) -> CandidateSite:
    """The candidate of that code; the survey of the case has named it."""
    query = select(CandidateSite).where(CandidateSite.case_id == case.id, CandidateSite.code == code)
    return session.exec(query).one()


def site_of_station(session: Session, programme_id: int, station: str) -> CandidateSite | None:
    """The candidate that a station was made of; None before the choice."""
    query = select(CandidateSite).join(Case, col(CandidateSite.case_id) == Case.id)
    return session.exec(query.where(Case.programme_id == programme_id, CandidateSite.station == station)).first()


def chosen(session: Session, case: Case) -> list[CandidateSite]:
    """The candidates of a case that became stations, in the order of the stations' codes."""
    query = select(CandidateSite).where(CandidateSite.case_id == case.id, col(CandidateSite.station).is_not(None))
    return list(session.exec(query.order_by(col(CandidateSite.station))).all())
