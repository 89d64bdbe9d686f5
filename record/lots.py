"""Lots of a tender as the facts have them: stations, money, winners. Read by acts and papers alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_
from sqlmodel import Session, col, select

from models.case import Case, Fact
from models.programme import Station
from models.tender import Bid, Contract, LotStation, Supplier
from models.values import Subject
from record.forms.purchase import (
    Estimate,
    ReplacementAward,
    Requirement,
    RoundTerm,
    WinnerConfirmation,
    WinnerRefusal,
)
from record.plan.loaded import plan_of
from record.said import said
from record.situation import Dossier
from rules.procedure import nth_of
from rules.purchase.profile import RequiredLicence
from rules.purchase.tender import Offer

OPERATION = "operation"
"""The profile of the purchases by which stations are run."""


@dataclass(frozen=True)
class Lot:
    """采购包, as the requirement and the estimate have it; money in 分, 0 until estimated."""

    number: int
    title: str
    stations: tuple[str, ...]
    budget: int
    ceiling: int

    @property
    def label(self) -> str:
        return f"采购包{self.number}"


def lots(dossier: Dossier) -> dict[int, Lot]:
    """The lots that the present round is about: those that have no contract of an earlier round."""
    return {number: lot for number, lot in every_lot(dossier).items() if not dossier.settled(str(number))}


def every_lot(dossier: Dossier) -> dict[int, Lot]:
    """The lots of a tender by number, empty before the requirement."""
    requirement, estimate = dossier.maybe_said(Requirement), dossier.maybe_said(Estimate)
    money = {line.number: (line.budget, line.ceiling) for line in estimate.lots} if estimate else {}
    return {
        lot.number: Lot(lot.number, lot.title, lot.stations, *money.get(lot.number, (0, 0)))
        for lot in (requirement.lots if requirement else ())
    }


def budget_of(dossier: Dossier) -> int:
    """The project's budget: that of all lots of the round, in 分."""
    return sum(lot.budget for lot in lots(dossier).values())


def project_title(dossier: Dossier) -> str:
    """The project's name, as the requirement gives it; the case's title before."""
    requirement = dossier.maybe_said(Requirement)
    return requirement.title if requirement else dossier.case.title


def subject_of(dossier: Dossier) -> Subject:
    """What is bought: as the profile says, unless the requirement says otherwise."""
    requirement = dossier.maybe_said(Requirement)
    return requirement.kind if requirement and requirement.kind else dossier.profile.subject


def as_profiled(dossier: Dossier) -> bool:
    """Whether the requirement buys what the profile says; if not, its licence and unified texts do not apply."""
    return subject_of(dossier) is dossier.profile.subject


def licence_of(dossier: Dossier) -> RequiredLicence | None:
    """The licence that suppliers must hold."""
    return dossier.profile.licence if as_profiled(dossier) else None


def service_time(dossier: Dossier) -> tuple[date, date]:
    """From when until when the service is asked for in the present round: by its document, else by the requirement."""
    drafted = dossier.fact("document_drafted")
    if drafted:
        term = said(drafted, RoundTerm)
        if term.service_from and term.service_until:
            return term.service_from, term.service_until
    requirement = dossier.said(Requirement)
    return requirement.service_from, requirement.service_until


def plan_share(dossier: Dossier) -> int | None:
    """The district's share of the plan's money by its quota, in 分, rounded down: a measure, no allotment. None if the
    plan names no money."""
    plan = plan_of(dossier.programme)
    quota = dossier.district.quota if dossier.district else 0
    if plan.budget is None:
        return None
    return plan.budget.amount_fen * quota // plan.quota.total


def station_codes(session: Session, case: Case) -> tuple[str, ...]:
    """The codes of the stations of the case's district."""
    return tuple(station.code for station in stations_of(session, case))


def stations_of(session: Session, case: Case, codes: Iterable[str] | None = None) -> list[Station]:
    """The stations of the case's district, or those of the codes, in their order."""
    query = select(Station).where(Station.programme_id == case.programme_id, Station.district_id == case.district_id)
    if codes is not None:
        query = query.where(col(Station.code).in_(list(codes)))
    return list(session.exec(query.order_by(Station.code)).all())


def lot_stations(session: Session, case: Case, lot: int) -> list[Station]:
    """The stations of one lot of a purchase, by code."""
    query = (
        select(Station)
        .join(LotStation, col(LotStation.station_id) == Station.id)
        .where(LotStation.case_id == case.id, LotStation.lot == lot)
    )
    return list(session.exec(query.order_by(Station.code)).all())


@dataclass(frozen=True)
class Operated:
    """Who runs a station, and by which signed contract."""

    operator: str
    contract: str


def operated(session: Session, case: Case) -> dict[str, Operated]:
    """Who runs each station of the case's district, by the station's code; stations without a contract are left out."""
    rows = session.exec(
        select(Station.code, Supplier.name, Contract.number)
        .join(LotStation, col(LotStation.station_id) == Station.id)
        .join(Contract, and_(col(Contract.case_id) == LotStation.case_id, col(Contract.lot) == LotStation.lot))
        .join(Supplier, col(Supplier.id) == Contract.supplier_id)
        .join(Case, col(Case.id) == Contract.case_id)
        .where(Case.programme_id == case.programme_id, Case.district_id == case.district_id, Case.purchase == OPERATION)
    ).all()
    return {code: Operated(operator, number) for code, operator, number in rows}


def bids_of(session: Session, case: Case, lot: int | None = None) -> list[tuple[Bid, Supplier]]:
    """The bids of the present round, by lot and in the order in which they were opened."""
    query = (
        select(Bid, Supplier)
        .join(Supplier, col(Supplier.id) == Bid.supplier_id)
        .where(Bid.case_id == case.id, Bid.round == case.round)
    )
    if lot is not None:
        query = query.where(Bid.lot == lot)
    return list(session.exec(query.order_by(col(Bid.lot), col(Bid.id))).all())


def offers_of(session: Session, case: Case, lot: int) -> list[Offer]:
    """The bids for a lot in the present round as the evaluation left them."""
    return [Offer(firm.name, bid.price, bid.score, bid.rank) for bid, firm in bids_of(session, case, lot)]


def confirmed_winners(dossier: Dossier) -> dict[int, str]:
    """The winning supplier of each lot as first confirmed, whatever has become of the award since."""
    confirmed = dossier.maybe_said(WinnerConfirmation)
    return {line.lot: line.supplier for line in confirmed.winners} if confirmed else {}


def winner(dossier: Dossier, lot: int) -> str | None:
    """Who is to sign for a lot now: the winner, or who has taken the winner's place. None before there is one, and
    while a place that has fallen vacant is not filled."""
    placed = replacements(dossier, lot)
    if len(placed) < len(fallen(dossier, lot)):
        return None
    return said(placed[-1], ReplacementAward).supplier if placed else confirmed_winners(dossier).get(lot)


def fallen(dossier: Dossier, lot: int) -> list[str]:
    """The suppliers whose award for the lot came to nothing, in order: they refused, or it was found void."""
    return [said(fact, WinnerRefusal).supplier for fact in _each_time(dossier, "winner_refusal", lot)]


def replacements(dossier: Dossier, lot: int) -> list[Fact]:
    """The awards that took the place of one that came to nothing, in order."""
    return _each_time(dossier, "replacement_award", lot)


def _each_time(dossier: Dossier, step: str, lot: int) -> list[Fact]:
    found = {nth_of(at): fact for (name, at), fact in dossier.facts.items() if name == step}
    return [found[key] for key in sorted(found, key=lambda key: key[1]) if key[0] == str(lot)]


def letter_on(dossier: Dossier, lot: int) -> date:
    """The date of the award letter by which the lot is signed."""
    placed = replacements(dossier, lot)
    return (placed[-1] if placed else dossier.facts["award_notice", ""]).done_on


def bid_by(session: Session, dossier: Dossier, lot: int, supplier: str) -> tuple[Bid, Supplier]:
    """A supplier's bid for a lot in the present round; StopIteration where it made none."""
    return next((bid, firm) for bid, firm in bids_of(session, dossier.case, lot) if firm.name == supplier)


def winning_bid(session: Session, dossier: Dossier, lot: int) -> tuple[Bid, Supplier]:
    """The bid by which a lot is signed; LookupError while it has no winner."""
    name = winner(dossier, lot)
    if name is None:
        raise LookupError(f"{dossier.case.slug} lot {lot} has no winner")
    return bid_by(session, dossier, lot, name)
