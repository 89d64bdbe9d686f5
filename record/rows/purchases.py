"""Rows of purchases: projects, firms, contracts with their supplements, and those on the information platform."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.case import Case
from models.tender import Contract, Supplement, Supplier, TenderProject


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


def supplements(session: Session, contract: Contract) -> list[Supplement]:
    """The supplements of a contract, in their order."""
    query = select(Supplement).where(Supplement.contract_id == contract.id)
    return list(session.exec(query.order_by(col(Supplement.number))).all())


def supplier_named(session: Session, name: str) -> Supplier | None:
    """The firm of that name; None if it has not come up yet."""
    return session.exec(select(Supplier).where(Supplier.name == name)).first()


def project_numbered(session: Session, number: str) -> TenderProject | None:
    """The project of that number of the procurement platform; None if there is none."""
    return session.exec(select(TenderProject).where(TenderProject.number == number)).first()
