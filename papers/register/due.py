"""Documents that acts make due: number first (transaction 1), rendering outside, issue (transaction 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from models.case import Case, Fact
from models.document import DocumentRow
from models.person import SYSTEM
from models.programme import Programme
from models.refusal import Refusal
from models.values import DocumentDeed, DocumentStatus
from papers.management.supervision import supervision_sheet, unordered_items
from papers.register.sound import check_sound
from papers.registry import all_papers
from record.custody import audit
from record.ground import effective_facts, present_facts
from record.register.holdings import registered_kinds, unfiled, unfiled_among, unfiled_of_programmes
from record.register.rows import (
    UNFILED,
    Pending,
    RegisterEntry,
    as_pending,
    enter,
    note,
    place_of_case,
    supersede,
    versions,
)
from record.register.sheet import Sheet
from record.situation import Dossier, open_dossier, procedure_of
from rules.procedure import Step


@dataclass(frozen=True)
class HeldBack:
    """A document that is due and gets no number yet, and why; it is tried again with the case's next run."""

    kind: str
    title: str
    refusal: Refusal


def reserve_due(session: Session, case: Case, held: list[HeldBack] | None = None) -> list[Pending]:
    """Reserves row and number for every document that the case's facts call for; idempotent.

    Answers with all documents of the case that still lack their file, those of an interrupted run included. A paper
    that contradicts those of its case gets no number: it is added to `held`, and the others go on.

    Raises:
        PapersDisagree: for the first such paper, where no `held` is given.
    """
    missing, items = _missing(session, case), unordered_items(session, case)
    if missing or items:
        dossier = open_dossier(session, case)
        for kind, fact in missing:
            for sheet in all_papers().due[kind](session, dossier, fact):
                _try(session, dossier, fact, kind, sheet, held)
        for item in items:
            _try(session, dossier, None, "supervision_order", supervision_sheet(session, dossier, item), held)
    session.flush()
    return pending(session, case)


def _missing(session: Session, case: Case) -> list[tuple[str, Fact]]:
    """The documents that the case's facts call for and that have no number yet, in order of the facts: those of the
    present round, and what told of the end of a round before (废标), which is over by then."""
    existing = registered_kinds(session, case)
    return [
        (kind, fact)
        for fact, step in _called_for(session, case)
        for kind in step.documents
        if (kind, fact.id) not in existing
    ]


def _called_for(session: Session, case: Case) -> list[tuple[Fact, Step]]:
    """The facts that may call for documents, each with its step."""
    procedure, facts = procedure_of(session, case), effective_facts(session, case)
    ended = [
        (fact, step)
        for fact in facts
        if fact.round < case.round and (step := procedure_of(session, case, fact.round).step(fact.step)).stops
    ]
    return ended + [(fact, procedure.step(fact.step)) for fact in present_facts(case, procedure, facts)]


def pending(session: Session, case: Case) -> list[Pending]:
    """The documents of a case that have a number and no file yet, in the order of their reservation."""
    return as_pending(unfiled(session, case, UNFILED))


def pending_of_programmes(session: Session) -> list[Pending]:
    """The documents about whole programmes that have a number and no file yet: what a crash left of them."""
    return as_pending(unfiled_of_programmes(session, UNFILED))


def pending_among(session: Session, document_ids: Iterable[int]) -> list[Pending]:
    """Those of these documents that have a number and no file yet."""
    return as_pending(unfiled_among(session, document_ids, UNFILED))


def _try(
    session: Session, dossier: Dossier, fact: Fact | None, kind: str, sheet: Sheet, held: list[HeldBack] | None
) -> None:
    try:
        _reserve(session, dossier, fact, kind, sheet)
    except Refusal as refusal:
        if held is None:
            raise
        held.append(HeldBack(kind, sheet.title, refusal))


def _reserve(session: Session, dossier: Dossier, fact: Fact | None, kind: str, sheet: Sheet) -> None:
    place, number = place_of_case(session, dossier.case), fact.round if fact else dossier.case.round
    earlier = versions(session, place.slug, kind, number, sheet.subject)
    standing = [row for row in earlier if row.status != DocumentStatus.VOID.value]
    check_sound(session, place, kind, number, sheet, standing[-1] if standing else None)
    for old in standing:
        # made from a fact that was corrected since: it stays as it is, and says so
        supersede(session, SYSTEM, old, "所依据的办理记录已更正")
    enter(
        session,
        SYSTEM,
        place,
        sheet,
        RegisterEntry(
            kind, number, DocumentStatus.RESERVED, fact.id if fact else None, standing[-1] if standing else None
        ),
    )


def mark_issued(
    session: Session,
    document_id: int,
    path: str,
    sha256: str,
    docx: tuple[str, str] | None = None,
    template: str = "",
    made_from: Facts | None = None,
) -> None:
    """Transaction 2: the files are there; what this version replaces gives way. Does nothing where another run was
    first, nor where it was filled anew since `made_from`: then it waits for the files of what it says now.

    `docx` is path and SHA-256 of the editable file, where one was made; `template` the hash of what made them.
    """
    row = session.get_one(DocumentRow, document_id)
    if row.status not in UNFILED or (made_from and made_from != CATALOGUE[row.kind].facts.read(row.content)):
        return
    row.status, row.path, row.sha256 = DocumentStatus.ISSUED.value, path, sha256
    row.template = template or row.template
    if docx:
        row.docx_path, row.docx_sha256 = docx
    session.add(row)
    session.flush()
    note(session, SYSTEM, row, DocumentDeed.ISSUED)
    if row.replaces:
        supersede(session, SYSTEM, session.get_one(DocumentRow, row.replaces), row.revision_reason or "")
    audit.append(session, SYSTEM, "issue_document", row.register_number, {"kind": row.kind, "sha256": sha256})


def programme_of(session: Session, case: Case) -> Programme:
    """The programme of a case."""
    return session.get_one(Programme, case.programme_id)
