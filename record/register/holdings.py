"""The register's rows by case, programme, kind and state, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.case import Case
from models.document import DocumentRow
from models.programme import Programme
from models.values import DocumentStatus

SETTLED = (DocumentStatus.ISSUED.value, DocumentStatus.SUPERSEDED.value, DocumentStatus.VOID.value)
"""What no longer changes but by being superseded: what an archive takes."""


def registered_kinds(session: Session, case: Case) -> set[tuple[str, int | None]]:
    """Kind and fact of every document of a case."""
    return set(session.exec(select(DocumentRow.kind, DocumentRow.fact_id).where(DocumentRow.case_id == case.id)).all())


def unfiled(session: Session, case: Case, states: Collection[str]) -> list[DocumentRow]:
    """The documents of a case in these states."""
    return _all(session, _in(states).where(DocumentRow.case_id == case.id))


def unfiled_of_programmes(session: Session, states: Collection[str]) -> list[DocumentRow]:
    """The documents about whole programmes in these states."""
    return _all(session, _in(states).where(col(DocumentRow.case_id).is_(None)))


def unfiled_among(session: Session, ids: Iterable[int], states: Collection[str]) -> list[DocumentRow]:
    """Those of these documents that are in these states."""
    return _all(session, _in(states).where(col(DocumentRow.id).in_(list(ids))))


def settled(session: Session, scopes: Collection[str]) -> list[DocumentRow]:
    """The documents of these cases and programmes (by identifier) that were issued, superseded or voided."""
    return _all(session, _in(SETTLED).where(col(DocumentRow.scope).in_(scopes)))


def issued_of_kind(session: Session, kind: str) -> list[DocumentRow]:
    """The issued documents of a kind."""
    return _all(session, _in((DocumentStatus.ISSUED.value,)).where(DocumentRow.kind == kind))


def issued_of_programme(session: Session, programme: Programme) -> list[DocumentRow]:
    """The issued documents of a programme and of its cases."""
    return _all(session, _in((DocumentStatus.ISSUED.value,)).where(DocumentRow.programme_id == programme.id))


def _in(states: Collection[str]) -> SelectOfScalar[DocumentRow]:
    return select(DocumentRow).where(col(DocumentRow.status).in_(states))


def _all(session: Session, query: SelectOfScalar[DocumentRow]) -> list[DocumentRow]:
    return list(session.exec(query.order_by(col(DocumentRow.id))).all())
