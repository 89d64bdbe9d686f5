"""Rows of purchases: the contracts on the information platform, and the firms that hold them."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.case import Case
from models.tender import Contract, Supplier


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
