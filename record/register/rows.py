"""Rows of the register: where a document belongs, its number, its acts, the versions of one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from documents import catalogue
from documents.catalogue.base import Facts
from models.case import Case
from models.clock import utc_now
from models.database import record_head
from models.document import DocumentAct, DocumentRow
from models.person import Actor
from models.programme import District, Programme
from models.values import DocumentDeed, DocumentStatus
from record.custody import audit
from record.numbers import next_number
from record.people import programme_date
from record.register.errors import UnknownScope
from record.register.letters import check_letter_number
from record.register.sheet import Sheet
from record.rows.cases import case_named
from rules.law import statute

SERIES = "登记"
UNFILED = (DocumentStatus.RESERVED.value, DocumentStatus.SIGNED.value)
"""What has its number and is only missing its file."""
UNDERWAY = (
    DocumentStatus.RESERVED.value,
    DocumentStatus.DRAFT.value,
    DocumentStatus.REVIEWED.value,
    DocumentStatus.SIGNED.value,
)


@dataclass(frozen=True)
class Pending:
    """A document whose number is reserved and whose file is still to be made."""

    id: int
    kind: str
    facts: Facts


@dataclass(frozen=True)
class DocumentPlace:
    """What a document is about: a case, or a whole programme."""

    programme: Programme
    case: Case | None = None
    district: str | None = None
    """None for the city."""

    @property
    def slug(self) -> str:
        return self.case.slug if self.case else self.programme.slug

    @property
    def title(self) -> str:
        return self.case.title if self.case else self.programme.title


@dataclass(frozen=True)
class RegisterEntry:
    """What is written into the register beside the sheet."""

    kind: str
    round: int
    status: DocumentStatus
    fact_id: int | None = None
    replaces: DocumentRow | None = None
    reason: str | None = None
    """Why it corrects the version before."""
    given: Mapping[str, Any] = field(default_factory=dict)


def place_named(session: Session, slug: str) -> DocumentPlace:
    """The case or programme of that identifier.

    Raises:
        UnknownScope: with where to look.
    """
    if case := case_named(session, slug):
        return place_of_case(session, case)
    if programme := session.exec(select(Programme).where(Programme.slug == slug)).first():
        return DocumentPlace(programme)
    raise UnknownScope(f"没有事项或者方案“{slug}”", remedy="请用 ./yicheng status 查看事项编号")


def place_of_case(session: Session, case: Case) -> DocumentPlace:
    """Where a case stands."""
    district = session.get(District, case.district_id) if case.district_id else None
    return DocumentPlace(session.get_one(Programme, case.programme_id), case, district.name if district else None)


def place_of(session: Session, row: DocumentRow) -> DocumentPlace:
    """What a registered document is about."""
    if row.case_id is None:
        return DocumentPlace(session.get_one(Programme, row.programme_id))
    return place_of_case(session, session.get_one(Case, row.case_id))


def versions(session: Session, scope: str, kind: str, number: int, subject: str) -> Sequence[DocumentRow]:
    """Every version of one document, the first one first."""
    return session.exec(
        select(DocumentRow)
        .where(
            DocumentRow.scope == scope,
            DocumentRow.kind == kind,
            DocumentRow.round == number,
            DocumentRow.subject == subject,
        )
        .order_by(col(DocumentRow.version))
    ).all()


def enter(session: Session, actor: Actor, place: DocumentPlace, sheet: Sheet, entry: RegisterEntry) -> DocumentRow:
    """Writes a document into the register under the next number, with its first act and its audit entry.

    Raises:
        LetterNumberUsed: where its 文号 stands elsewhere.
    """
    earlier = versions(session, place.slug, entry.kind, entry.round, sheet.subject)
    if sheet.letter_number:
        # what takes the place of nothing is a document of its own: one that was dropped keeps the 文号 that went out
        check_letter_number(session, sheet.letter_number, earlier if entry.replaces else ())
    # a paper of an act belongs to the year of the act; what a person asks for, to the year in which it is entered
    year, programme = (programme_date(session) if _person(actor) else sheet.dated).year, place.programme
    assert programme.id
    number = next_number(session, programme.slug, SERIES, year)
    row = DocumentRow(
        programme_id=programme.id,
        scope=place.slug,
        case_id=place.case.id if place.case else None,
        fact_id=entry.fact_id,
        kind=entry.kind,
        round=entry.round,
        subject=sheet.subject,
        version=len(earlier) + 1,
        register_number=f"{programme.slug}-{year}-{number:04d}",
        letter_number=sheet.letter_number,
        title=sheet.title,
        dated=sheet.dated,
        status=entry.status.value,
        content=sheet.facts.model_dump(mode="json"),
        given=dict(entry.given),
        template=catalogue.template_hash(entry.kind),
        law=statute().version,
        drafted_by=None if entry.status is DocumentStatus.RESERVED and entry.fact_id else _person(actor),
        replaces=entry.replaces.id if entry.replaces else None,
        revision_reason=entry.reason,
    )
    session.add(row)
    session.flush()
    deed = DocumentDeed.RESERVED if row.drafted_by is None else DocumentDeed.DRAFTED
    note(session, actor, row, deed, entry.reason or "")
    action = "reserve_document" if row.drafted_by is None else "draft_document"
    audit.append(
        session,
        actor,
        action,
        place.slug,
        {
            "kind": entry.kind,
            "number": row.register_number,
            "subject": sheet.subject,
            "version": row.version,
            **(_entered(row) if row.drafted_by else {}),
            **({"reason": entry.reason} if entry.reason else {}),
        },
    )
    return row


def _entered(row: DocumentRow) -> dict[str, Any]:
    """What a person drafted; a paper that an act asks for follows from the facts."""
    names = ("round", "title", "dated", "letter_number", "given", "content", "template", "law")
    return {name: getattr(row, name) for name in names}


def _person(actor: Actor) -> str | None:
    return actor.login if actor.name else None


def note(session: Session, actor: Actor, row: DocumentRow, deed: DocumentDeed, said: str = "") -> None:
    """Adds the next act of a document, in the transaction that does it."""
    assert row.id
    last = session.exec(select(func.max(DocumentAct.number)).where(DocumentAct.document_id == row.id)).one()
    session.add(
        DocumentAct(
            document_id=row.id,
            number=(last or 0) + 1,
            done_on=programme_date(session),
            recorded_at=utc_now(),
            actor=actor.login,
            what=deed.value,
            note=said,
        )
    )
    session.flush()


def acts_of(session: Session, row: DocumentRow) -> Sequence[DocumentAct]:
    """What was done to a document, in order."""
    return session.exec(
        select(DocumentAct).where(DocumentAct.document_id == row.id).order_by(col(DocumentAct.number))
    ).all()


def supersede(session: Session, actor: Actor, row: DocumentRow, why: str) -> None:
    """An issued version gives way; it stays as it is, and says so."""
    if row.status == DocumentStatus.ISSUED.value:
        row.status = DocumentStatus.SUPERSEDED.value
        session.add(row)
        session.flush()
        note(session, actor, row, DocumentDeed.SUPERSEDED, why)


def drop(session: Session, actor: Actor, row: DocumentRow, why: str) -> None:
    """Marks a document as 作废; its number stays visible, and a file that it has stays too."""
    row.status, row.void_reason = DocumentStatus.VOID.value, why
    session.add(row)
    session.flush()
    note(session, actor, row, DocumentDeed.VOIDED, why)


def needs_work(session: Session, place: DocumentPlace) -> None:
    """The case has work from now on: whatever a crash leaves of it, the next sweep finishes."""
    if place.case:
        place.case.touch(record_head(session).data_version)
        session.add(place.case)


def as_pending(rows: Sequence[DocumentRow]) -> list[Pending]:
    """Registered documents, as the maker of their files needs them."""
    return [Pending(row.id, row.kind, catalogue.CATALOGUE[row.kind].facts.read(row.content)) for row in rows if row.id]


def today(session: Session, on: date | None) -> date:
    """The day that was named, or the programme's."""
    return on or programme_date(session)
