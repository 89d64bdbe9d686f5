"""Rows of assessments: points by indicator, stars by case, and the cycles of a programme."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.alert import SupervisionItem
from models.assessment import Score, StarRating
from models.case import Case, Fact
from models.programme import Station
from models.tender import LotStation


def scores_of(session: Session, case: Case, station: Station) -> list[Score]:
    """What a station scored in a cycle, a row for each indicator."""
    return list(session.exec(select(Score).where(Score.case_id == case.id, Score.station_id == station.id)).all())


def rating_of(session: Session, case: Case, station: Station) -> StarRating | None:
    """The star of a station in a cycle; None before the result."""
    query = select(StarRating).where(StarRating.case_id == case.id, StarRating.station_id == station.id)
    return session.exec(query).first()


def rating_elsewhere(session: Session, case: Case, station: Station) -> StarRating | None:
    """The last star that a station was given in another cycle; None if there was none."""
    query = select(StarRating).where(StarRating.station_id == station.id, StarRating.case_id != case.id)
    return session.exec(query.order_by(col(StarRating.id).desc())).first()


def ratings(session: Session, case: Case, fact: Fact | None = None) -> list[tuple[StarRating, Station]]:
    """The stars of a cycle with their stations, by the station's code; of one result only, if it is given."""
    query = select(StarRating, Station).join(Station, col(Station.id) == StarRating.station_id)
    query = query.where(StarRating.case_id == case.id)
    if fact is not None:
        query = query.where(StarRating.fact_id == fact.id)
    return list(session.exec(query.order_by(Station.code)).all())


def ratings_of_lot(
    session: Session, case: Case, fact: Fact, purchase: Case, lot: int
) -> list[tuple[StarRating, Station]]:
    """The stars of a result for the stations of one lot of a purchase, by the station's code."""
    query = (
        select(StarRating, Station)
        .join(Station, col(Station.id) == StarRating.station_id)
        .join(LotStation, col(LotStation.station_id) == Station.id)
        .where(StarRating.case_id == case.id, StarRating.fact_id == fact.id)
        .where(LotStation.case_id == purchase.id, LotStation.lot == lot)
    )
    return list(session.exec(query.order_by(Station.code)).all())


def cycles_of_district(session: Session, case: Case) -> list[Case]:
    """The assessment cycles of a case's district, oldest first; none for a case of the city."""
    if case.district_id is None:
        return []
    query = select(Case).where(Case.programme_id == case.programme_id, Case.kind == "assessment")
    return list(session.exec(query.where(Case.district_id == case.district_id).order_by(col(Case.id))).all())


def below_standard(session: Session, case: Case) -> list[SupervisionItem]:
    """The supervision items of a cycle about stations below standard."""
    query = select(SupervisionItem).where(SupervisionItem.case_id == case.id)
    return list(session.exec(query.where(SupervisionItem.source == "below_standard")).all())
