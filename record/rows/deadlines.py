"""Rows of schedules and supervision items that papers about deadlines are filled from."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.alert import SupervisionItem
from models.case import Case, ScheduleRow
from models.document import DocumentRow


def items_without_paper(session: Session, case: Case, kind: str) -> list[SupervisionItem]:
    """The supervision items of a case for which no paper of a kind is registered yet, oldest first."""
    registered = select(DocumentRow.subject).where(DocumentRow.case_id == case.id, DocumentRow.kind == kind)
    query = select(SupervisionItem).where(SupervisionItem.case_id == case.id)
    query = query.where(col(SupervisionItem.number).not_in(registered))
    return list(session.exec(query.order_by(col(SupervisionItem.id))).all())


def rows_of_item(session: Session, item: SupervisionItem) -> list[ScheduleRow]:
    """The schedule's rows of the step that an item is about, of every subject."""
    query = select(ScheduleRow).where(
        ScheduleRow.case_id == item.case_id, ScheduleRow.round == item.round, ScheduleRow.step == item.step
    )
    return list(session.exec(query).all())
