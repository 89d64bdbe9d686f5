"""What every paper must be before it gets its number or is signed: one place for acts, requests and signatures."""

from __future__ import annotations

from sqlmodel import Session

from models.document import DocumentRow
from papers.register.agreement import check_agrees
from record.register.rows import DocumentPlace
from record.register.sheet import Sheet


def check_sound(
    session: Session, place: DocumentPlace, kind: str, number: int, sheet: Sheet, replaced: DocumentRow | None = None
) -> None:
    """The paper agrees with those of its case. `number` is its round, `replaced` the version that it corrects.

    Raises:
        PapersDisagree: naming both papers, both values and what to do.
    """
    check_agrees(session, place, kind, number, sheet, replaced)
