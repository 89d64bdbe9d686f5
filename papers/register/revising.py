"""更正和改稿: what changes a document. A draft is changed in place; what was issued gets a next version, with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session

from documents.catalogue import CATALOGUE, DocumentKind
from documents.catalogue.base import Facts
from documents.edited import EditedFileRefused, check_pdf, read_docx
from models.document import DocumentRow
from models.person import Actor
from models.values import STATUS_TITLES, DocumentDeed, DocumentStatus
from papers.register.requests import chosen, facts_from, filled, kind_named, plain, rewrite
from papers.register.signing import in_state
from record.custody import audit
from record.errors import NothingToCorrect
from record.people import programme_date
from record.register.errors import AlreadyThere, FileUnfit
from record.register.files import write_file
from record.register.rights import check_desk, reasoned
from record.register.rows import UNDERWAY, DocumentPlace, RegisterEntry, enter, needs_work, note, place_of, versions
from record.register.sheet import Sheet
from rules.signing import DRAFTING
from views.lookup import document


@dataclass(frozen=True)
class Revision:
    """What somebody changes in a document, and why."""

    number: str
    reason: str
    data: Mapping[str, Any] = field(default_factory=dict)
    refill: bool = False
    """Take the rest from the record as it stands now, not from the version before."""


def revise(session: Session, actor: Actor, asked: Revision) -> DocumentRow:
    """A draft is changed; of an issued document the next version is registered, which replaces it once it is issued.

    Raises:
        UnknownDocument: ReasonMissing: WrongDistrict: WrongRole: WrongState: AlreadyThere: FactsRefused:
            NothingToCorrect: with what to do.
    """
    row, reason = document(session, asked.number), reasoned(asked.reason, "修改")
    kind, place = kind_named(row.kind), place_of(session, row)
    check_desk(actor, DRAFTING, row.title, place)
    in_state(row, "修改", DocumentStatus.DRAFT, DocumentStatus.ISSUED)
    given = {**row.given, **plain(asked.data)}
    facts = _revised(session, kind, place, row, given, asked)
    if facts.model_dump(mode="json") == row.content and not row.adopted_sha256:
        raise NothingToCorrect(
            f"《{row.title}》（{row.register_number}）没有任何变化", remedy="请用 --data 文件 写明要改的内容"
        )
    if row.status == DocumentStatus.DRAFT.value:
        _forget_edited(row)
        rewrite(session, actor, row, facts, given, reason)
        return row
    return _next_version(session, actor, place, row, facts, given, reason)


def _revised(
    session: Session,
    kind: DocumentKind,
    place: DocumentPlace,
    row: DocumentRow,
    given: Mapping[str, Any],
    asked: Revision,
) -> Facts:
    if not asked.refill:
        return facts_from(kind, {**row.content, **plain(asked.data)})
    (sheet,) = chosen(kind, row.subject, filled(session, kind, place, programme_date(session), given))
    return sheet.facts


def _next_version(
    session: Session,
    actor: Actor,
    place: DocumentPlace,
    row: DocumentRow,
    facts: Facts,
    given: Mapping[str, Any],
    reason: str,
) -> DocumentRow:
    later = [
        other
        for other in versions(session, row.scope, row.kind, row.round, row.subject)
        if other.version > row.version and other.status in UNDERWAY
    ]
    if later:
        raise AlreadyThere(
            f"《{row.title}》的更正已登记，登记号{later[-1].register_number}，{STATUS_TITLES[DocumentStatus(later[-1].status)]}",
            remedy="请修改该稿，或者将其作废",
        )
    plain_kind = CATALOGUE[row.kind].issue == "plain"
    if plain_kind:
        needs_work(session, place)
    status = DocumentStatus.RESERVED if plain_kind else DocumentStatus.DRAFT
    sheet = Sheet(row.title, facts, row.subject, row.letter_number)
    return enter(
        session, actor, place, sheet, RegisterEntry(row.kind, row.round, status, row.fact_id, row, reason, given)
    )


@dataclass(frozen=True)
class Edited:
    """A file that staff edited, as it was read from the disk."""

    docx: bytes
    pdf: bytes | None = None


@dataclass(frozen=True)
class StoredEdit:
    """An edited file that was checked and is stored: path and SHA-256 of the .docx, and of the PDF if there is one."""

    docx: tuple[str, str]
    pdf: tuple[str, str] | None = None


def keep_edited(home: Path, edited: Edited) -> StoredEdit:
    """Checks the files and stores them by their hash; needs no lock of the record, and changes nothing in it.

    Where `adopt` then refuses, they lie there unnamed, and are taken when they are brought again.

    Raises:
        FileUnfit: telling what is wrong; nothing is stored then.
    """
    try:
        read_docx(edited.docx)
        if edited.pdf is not None:
            check_pdf(edited.pdf)
    except EditedFileRefused as error:
        raise FileUnfit(error.message) from None
    return StoredEdit(
        write_file(home, edited.docx, ".docx"), None if edited.pdf is None else write_file(home, edited.pdf)
    )


def adoptable(session: Session, actor: Actor, number: str) -> DocumentRow:
    """The draft for which somebody may bring an edited file; to be asked before the file is stored.

    Raises:
        UnknownDocument: WrongDistrict: WrongRole: WrongState: with what to do.
    """
    row = document(session, number)
    check_desk(actor, DRAFTING, row.title, place_of(session, row))
    in_state(row, "采用改稿", DocumentStatus.DRAFT)
    return row


def adopt(session: Session, actor: Actor, number: str, kept: StoredEdit) -> DocumentRow:
    """采用改稿: what staff wrote into the .docx becomes the draft's text of record. Both files are kept by hash.

    The composed document stays beside it and is issued with it: what was changed can always be read.

    Raises:
        UnknownDocument: WrongDistrict: WrongRole: WrongState: with what to do.
    """
    row = adoptable(session, actor, number)
    row.adopted_path, row.adopted_sha256 = kept.docx
    row.adopted_pdf_path, row.adopted_pdf_sha256 = kept.pdf or (None, None)
    row.drafted_by = actor.login
    session.add(row)
    session.flush()
    note(session, actor, row, DocumentDeed.ADOPTED, row.adopted_sha256[:12])
    audit.append(
        session,
        actor,
        "adopt_document",
        row.register_number,
        {"kind": row.kind, "sha256": row.adopted_sha256, "pdf": row.adopted_pdf_sha256},
    )
    return row


def _forget_edited(row: DocumentRow) -> None:
    """New content takes the place of an edited file: its text was that of the content before."""
    row.adopted_path = row.adopted_sha256 = row.adopted_pdf_path = row.adopted_pdf_sha256 = None
