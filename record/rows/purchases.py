"""Rows of purchases: projects, firms, contracts with their supplements, and those on the information platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import and_, insert
from sqlmodel import Session, col, select

from models.base import table_of
from models.case import Case
from models.programme import Station
from models.tender import Bid, Contract, LotStation, Supplement, Supplier, TenderProject

_ENTER_BIDS = insert(table_of(Bid))


def platform_contracts(session: Session, programme_id: int) -> list[Contract]:
    """The contracts on a programme's platform, oldest first."""
    query = select(Contract).join(Case, col(Contract.case_id) == Case.id)
    query = query.where(Case.programme_id == programme_id, Case.purchase == "platform")
    return list(session.exec(query.order_by(col(Contract.id))).all())


def platform_firms(session: Session, programme_id: int) -> list[str]:
    """The firms that hold a contract on a programme's platform, in the order of the contracts."""
    query = select(Supplier.name).join(Contract, col(Contract.supplier_id) == Supplier.id)
    query = query.join(Case, col(Case.id) == Contract.case_id)
    query = query.where(Case.programme_id == programme_id, Case.purchase == "platform")
    return list(session.exec(query.order_by(col(Contract.id))).all())


def contract_numbered(session: Session, number: str) -> Contract | None:
    """The signed contract of a number; None if there is none."""
    return session.exec(select(Contract).where(Contract.number == number)).first()


def contract_of_lot(session: Session, case: Case, lot: int) -> Contract | None:
    """The signed contract of a lot; None before the signature."""
    return session.exec(select(Contract).where(Contract.case_id == case.id, Contract.lot == lot)).first()


def contracts_of_case(session: Session, case_id: int) -> list[Contract]:
    """Every signed contract of a purchase, oldest first."""
    return list(session.exec(select(Contract).where(Contract.case_id == case_id).order_by(col(Contract.id))).all())


def contract_of_station(session: Session, programme_id: int, code: str) -> Contract | None:
    """The newest contract by which a station is run; None before there is one."""
    query = (
        select(Contract)
        .join(LotStation, and_(col(LotStation.case_id) == Contract.case_id, col(LotStation.lot) == Contract.lot))
        .join(Station, col(Station.id) == LotStation.station_id)
        .join(Case, col(Case.id) == Contract.case_id)
        .where(Station.programme_id == programme_id, Station.code == code, Case.purchase == "operation")
        .order_by(col(Contract.id).desc())
    )
    return session.exec(query).first()


def supplements(session: Session, contract: Contract) -> list[Supplement]:
    """The supplements of a contract, in their order."""
    query = select(Supplement).where(Supplement.contract_id == contract.id)
    return list(session.exec(query.order_by(col(Supplement.number))).all())


Shown = tuple[str, str | None, date | None]
"""What a firm shows with its bid: address, licence and until when the licence holds."""


def suppliers_showing(session: Session, shown: Mapping[str, Shown]) -> dict[str, int]:
    """The ids of these firms by name. They show now what is given; those that have not come up yet are entered."""
    known = session.exec(select(Supplier).where(col(Supplier.name).in_(shown))).all()
    firms = {name: Supplier(name=name) for name in shown} | {firm.name: firm for firm in known}
    for name, firm in firms.items():
        firm.address, firm.licence, firm.licence_until = shown[name]
    session.add_all(firms.values())
    session.flush()
    return {name: firm.id for name, firm in firms.items() if firm.id}


def open_bids(session: Session, case: Case, fact_id: int, bids: Iterable[tuple[int, int, int]]) -> None:
    """Enters the bids of the case's round, each as lot, id of its supplier and price in 分."""
    same = {"case_id": case.id, "fact_id": fact_id, "round": case.round}
    rows = [same | {"lot": lot, "supplier_id": supplier, "price": price} for lot, supplier, price in bids]
    if rows:
        session.connection().execute(_ENTER_BIDS, rows)


def project_numbered(session: Session, number: str) -> TenderProject | None:
    """The project of that number of the procurement platform; None if there is none."""
    return session.exec(select(TenderProject).where(TenderProject.number == number)).first()
