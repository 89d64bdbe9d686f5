"""What a programme's own templates are tried on: papers of its record."""

from __future__ import annotations

from sqlmodel import Session, col, select

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from models.document import DocumentRow
from models.values import DocumentStatus
from record.plan.programme import programme


def latest_facts(session: Session, slug: str) -> dict[str, Facts]:
    """The facts of the latest paper of each kind that a programme has issued.

    Raises:
        UnknownProgramme: where it is not loaded.
    """
    rows = session.exec(
        select(DocumentRow)
        .where(
            DocumentRow.programme_id == programme(session, slug).id, DocumentRow.status == DocumentStatus.ISSUED.value
        )
        .order_by(col(DocumentRow.id))
    ).all()
    latest = {row.kind: row for row in rows}
    return {kind: CATALOGUE[kind].facts.read(row.content) for kind, row in latest.items()}
