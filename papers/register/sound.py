"""What every paper must be before it gets its number or is signed: one place for acts, requests and signatures."""

from __future__ import annotations

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from models.document import DocumentRow
from papers.register.agreement import check_agrees
from papers.register.whole import check_whole
from record.register.rows import DocumentPlace
from record.register.sheet import Sheet


def check_sound(
    session: Session, place: DocumentPlace, kind: str, number: int, sheet: Sheet, replaced: DocumentRow | None = None
) -> None:
    """The paper is whole and agrees with those of its case. `number` is its round, `replaced` the version that it
    corrects. A draft that is still to be reviewed may have holes: it shows them.

    Raises:
        PaperHasHoles: naming each place and where the fact is entered. PapersDisagree: naming both papers, both values
            and what to do.
    """
    if CATALOGUE[kind].issue != "signed":
        check_whole(place, kind, sheet)
    check_agrees(session, place, kind, number, sheet, replaced)
