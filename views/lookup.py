"""Plain look-ups for the command line and the pages: what is there, by the words that people use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, func, select

from models.alert import Alert, Outbox, SupervisionItem
from models.case import Case, ScheduleRow
from models.document import DocumentRow
from models.programme import Programme
from models.refusal import Refusal
from models.tender import Contract, Supplier
from models.values import DeliveryState


class UnknownDocument(Refusal):
    """Raised when no document has that register number."""

    code, exit_code = "unknown_document", 2


class UnknownSupervisionItem(Refusal):
    """Raised when no supervision item has that number."""

    code, exit_code = "unknown_supervision_item", 2


def programmes(session: Session) -> Sequence[Programme]:
    """All programmes, by slug."""
    return session.exec(select(Programme).order_by(Programme.slug)).all()


def documents(session: Session, scope: str | None = None) -> Sequence[DocumentRow]:
    """The register, in the order of numbers; of one case, or about a whole programme, where it is named."""
    query = select(DocumentRow).order_by(col(DocumentRow.id))
    return session.exec(query.where(DocumentRow.scope == scope) if scope else query).all()


def document(session: Session, number: str) -> DocumentRow:
    """The document of that register number.

    Raises:
        UnknownDocument: with where to look.
    """
    found = session.exec(select(DocumentRow).where(DocumentRow.register_number == number)).first()
    if found is None:
        raise UnknownDocument(f"没有登记号“{number}”", remedy="请用 ./yicheng documents list 查看")
    return found


def issued_count(session: Session, scope: str | None = None) -> int:
    """How many documents have a file; of one case or programme, where it is named."""
    query = select(func.count(col(DocumentRow.id))).where(col(DocumentRow.sha256).is_not(None))
    return session.exec(query.where(DocumentRow.scope == scope) if scope else query).one()


def contractor(session: Session, programme: Programme, kind: str) -> str | None:
    """Who holds the first contract of a city case of that kind."""
    return session.exec(
        select(Supplier.name)
        .join(Contract, col(Contract.supplier_id) == Supplier.id)
        .join(Case, col(Case.id) == Contract.case_id)
        .where(Case.programme_id == programme.id, Case.kind == kind)
        .order_by(col(Contract.id))
    ).first()


def unacknowledged(session: Session, programme: Programme, before: date) -> Sequence[Alert]:
    """Delivered alerts raised before a day that nobody has acknowledged yet, by number."""
    return session.exec(
        select(Alert)
        .join(Case, col(Case.id) == Alert.case_id)
        .join(Outbox, col(Outbox.alert_id) == Alert.id)
        .where(
            Case.programme_id == programme.id,
            Alert.raised_on < before,
            col(Alert.acknowledged_on).is_(None),
            Outbox.state == DeliveryState.SENT.value,
        )
        .order_by(Alert.number)
    ).all()


def live_cases(session: Session, programme: Programme) -> Sequence[Case]:
    """Every case of a programme, in the order in which they were opened."""
    return session.exec(select(Case).where(Case.programme_id == programme.id).order_by(col(Case.id))).all()


def supervision_items(session: Session, programme: Programme) -> Sequence[tuple[SupervisionItem, Case]]:
    """All supervision items of a programme, by number."""
    return session.exec(
        select(SupervisionItem, Case)
        .join(Case, col(Case.id) == SupervisionItem.case_id)
        .where(Case.programme_id == programme.id)
        .order_by(col(SupervisionItem.id))
    ).all()


def supervision_item(session: Session, number: str) -> SupervisionItem:
    """The item of that number.

    Raises:
        UnknownSupervisionItem: with where to look.
    """
    found = session.exec(select(SupervisionItem).where(SupervisionItem.number == number)).first()
    if found is None:
        raise UnknownSupervisionItem(f"没有督办事项“{number}”", remedy="请用 ./yicheng supervision list 查看")
    return found


def answerable(session: Session, programme: Programme, before: date) -> list[SupervisionItem]:
    """Open items opened before a day whose step has been done since: they can be closed (销号)."""
    open_items = [
        item
        for item, _case in supervision_items(session, programme)
        if item.closed_on is None and item.opened_on < before
    ]
    return [
        item
        for item in open_items
        if not session.exec(
            select(ScheduleRow.id).where(
                ScheduleRow.case_id == item.case_id,
                ScheduleRow.step == item.step,
                ScheduleRow.round == item.round,
                col(ScheduleRow.done_on).is_(None),
                *([ScheduleRow.subject == item.subject] if item.subject else []),
            )
        ).first()
    ]
