"""The registered papers whose places are looked through for what is missing."""

from __future__ import annotations

from sqlmodel import Session, col, select

from models.document import DocumentRow
from record.register.rows import DocumentPlace
from views.agreement import STANDING


def standing_papers(session: Session, place: DocumentPlace) -> list[DocumentRow]:
    """What is neither void nor replaced: of a case, or of a programme with all its cases."""
    where = DocumentRow.case_id == place.case.id if place.case else DocumentRow.programme_id == place.programme.id
    query = select(DocumentRow).where(where, col(DocumentRow.status).in_(STANDING)).order_by(col(DocumentRow.id))
    return list(session.exec(query).all())
