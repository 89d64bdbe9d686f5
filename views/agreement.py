"""The papers of a case side by side: what they say of one topic, what agrees, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from models.case import Case
from models.document import DocumentRow
from models.values import DocumentStatus
from record.register.sheet import Sheet
from rules.agreement.compare import Compared, compared
from rules.agreement.crosses import CROSSES
from rules.agreement.reading import Paper
from rules.agreement.topics import TOPICS

STANDING = (
    DocumentStatus.RESERVED.value,
    DocumentStatus.DRAFT.value,
    DocumentStatus.REVIEWED.value,
    DocumentStatus.SIGNED.value,
    DocumentStatus.ISSUED.value,
)
"""What is compared: whatever is not void and has not been replaced."""
BINDING = (DocumentStatus.RESERVED.value, DocumentStatus.SIGNED.value, DocumentStatus.ISSUED.value)
"""What a paper that is about to go out is held against: a draft may still be changed."""

CONCERNED = frozenset(
    {place.kind for topic in TOPICS for place in topic.places} | {kind for cross in CROSSES for kind in cross.kinds}
)
"""Kinds that any agreement is about."""


def papers_of(session: Session, case: Case, states: Iterable[str] = STANDING) -> list[Paper]:
    """The papers of a case and of the other cases of its place: the contract of a platform is another case's."""
    cases = select(Case.id).where(
        Case.programme_id == case.programme_id, col(Case.district_id).is_not_distinct_from(case.district_id)
    )
    return _papers(session, col(DocumentRow.case_id).in_(cases), states)


def papers_of_programme(session: Session, programme_id: int, states: Iterable[str] = STANDING) -> list[Paper]:
    """The papers of a programme with all its cases."""
    return _papers(session, DocumentRow.programme_id == programme_id, states)


def _papers(session: Session, where: Any, states: Iterable[str]) -> list[Paper]:
    """The last standing version of each document."""
    rows = session.exec(
        select(DocumentRow)
        .where(where, col(DocumentRow.status).in_(list(states)), col(DocumentRow.kind).in_(CONCERNED))
        .order_by(col(DocumentRow.id))
    ).all()
    last = {(row.scope, row.kind, row.round, row.subject): row for row in rows}
    return [paper_of(row) for row in last.values()]


def paper_of(row: DocumentRow) -> Paper:
    """A registered document, as a comparison sees it."""
    return Paper(row.kind, row.title, row.register_number, row.scope, row.round, row.subject, row.dated, row.content)


def paper_to_be(scope: str, kind: str, number: int, sheet: Sheet) -> Paper:
    """A paper that has no number yet."""
    content = sheet.facts.model_dump(mode="json")
    return Paper(kind, sheet.title, "", scope, number, sheet.subject, sheet.dated, content)


def same_document(one: Paper, other: Paper) -> bool:
    """Whether two papers are versions of one document."""
    return (one.case, one.kind, one.round, one.subject) == (other.case, other.kind, other.round, other.subject)


def comparison(papers: Iterable[Paper]) -> list[Compared]:
    """Every pair of papers that state the same, with what each says."""
    return list(compared(TOPICS, CROSSES, list(papers)))
