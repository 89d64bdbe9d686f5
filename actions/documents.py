"""The register of documents: number first (transaction 1), rendering outside, issue (transaction 2)."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from actions import audit
from actions.errors import ActionRefused
from actions.numbers import next_number
from actions.papers import Sheet, is_rehearsal
from actions.papers.supervision import supervision_sheet, unordered_items
from actions.registry import PAPERS
from actions.situation import Dossier, effective_facts, open_dossier, present_facts, procedure_of
from documents.catalogue import CATALOGUE, template_hash
from documents.catalogue.base import Facts
from models.case import Case, Fact
from models.document import DocumentRow
from models.person import SYSTEM
from models.programme import Programme
from models.values import DocumentStatus

__all__ = ["Fault", "LetterNumberUsed", "Pending", "is_rehearsal", "mark_issued", "pending", "programme_of",
           "reserve_due", "verify", "write_file"]


class LetterNumberUsed(ActionRefused):
    """Raised when a 文号 from the office system already stands on another document."""

    code = "letter_number_used"


@dataclass(frozen=True)
class Pending:
    """A document whose number is reserved and whose file is still to be made."""

    id: int
    kind: str
    facts: Facts


def reserve_due(session: Session, case: Case) -> list[Pending]:
    """Reserves row and number for every document that the case's facts call for; idempotent.

    Answers with all documents of the case that still lack their file, those of an interrupted run included.
    """
    missing, items = _missing(session, case), unordered_items(session, case)
    if missing or items:
        dossier = open_dossier(session, case)
        for kind, fact in missing:
            for sheet in PAPERS[kind](session, dossier, fact):
                _reserve(session, dossier, fact, kind, sheet)
        for item in items:
            _reserve(session, dossier, None, "supervision_order", supervision_sheet(session, dossier, item))
    session.flush()
    return pending(session, case)


def _missing(session: Session, case: Case) -> list[tuple[str, Fact]]:
    """The documents that the present round's facts call for and that have no number yet, in order of the facts."""
    procedure = procedure_of(session, case)
    existing = set(session.exec(select(DocumentRow.kind, DocumentRow.fact_id).where(
        DocumentRow.case_id == case.id)).all())
    return [(kind, fact) for fact in present_facts(case, procedure, effective_facts(session, case))
            for kind in procedure.step(fact.step).documents if (kind, fact.id) not in existing]


def pending(session: Session, case: Case) -> list[Pending]:
    """The documents of a case that have a number and no file yet, in the order of their reservation."""
    rows = session.exec(select(DocumentRow).where(
        DocumentRow.case_id == case.id, DocumentRow.status == DocumentStatus.RESERVED.value)
        .order_by(col(DocumentRow.id))).all()
    return [Pending(row.id, row.kind, CATALOGUE[row.kind].facts.read(row.content)) for row in rows if row.id]


def _reserve(session: Session, dossier: Dossier, fact: Fact | None, kind: str, sheet: Sheet) -> None:
    programme, case = dossier.programme, dossier.case
    assert case.id
    round_number = fact.round if fact else case.round
    if sheet.letter_number:
        _check_letter_number(session, sheet.letter_number, dossier.case, kind)
    versions = session.exec(select(DocumentRow).where(
        DocumentRow.case_id == case.id, DocumentRow.kind == kind, DocumentRow.round == round_number,
        DocumentRow.subject == sheet.subject)).all()
    for old in versions:
        # made from a fact that was corrected since: it stays as it is, and says so
        if old.status == DocumentStatus.ISSUED.value:
            old.status = DocumentStatus.SUPERSEDED.value
            session.add(old)
    year = sheet.dated.year
    number = next_number(session, programme.slug, "登记", year)
    row = DocumentRow(
        case_id=case.id, fact_id=fact.id if fact else None, kind=kind, round=round_number, subject=sheet.subject,
        version=len(versions) + 1, register_number=f"{programme.slug}-{year}-{number:04d}",
        letter_number=sheet.letter_number, title=sheet.title, dated=sheet.dated,
        content=sheet.facts.model_dump(mode="json"), template=template_hash(kind), law=dossier.law.version)
    session.add(row)
    session.flush()
    audit.append(session, SYSTEM, "reserve_document", case.slug, {
        "kind": kind, "number": row.register_number, "subject": sheet.subject, "version": row.version})


def _check_letter_number(session: Session, number: str, case: Case, kind: str) -> None:
    """A 文号 stands on one document; the next version of that document keeps it."""
    used = session.exec(select(DocumentRow).where(
        DocumentRow.letter_number == number, DocumentRow.status != DocumentStatus.VOID.value)).first()
    if used and (used.case_id, used.kind) != (case.id, kind):
        raise LetterNumberUsed(f"文号“{number}”已用于《{used.title}》", remedy="请核对办公系统中的文号")


def write_file(home: Path, content: bytes) -> tuple[str, str]:
    """Stores a file by its hash: written aside, fsynced, renamed. Answers (path under `home`, SHA-256)."""
    sha = hashlib.sha256(content).hexdigest()
    relative = Path("files") / sha[:2] / f"{sha}.pdf"
    target = home / relative
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(target, content)
        _sync_folder(target.parent)
    return str(relative), sha


def _write_aside(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
            os.replace(aside.name, target)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def mark_issued(session: Session, document_id: int, path: str, sha256: str) -> None:
    """Transaction 2: the file is there. Does nothing where another run was first."""
    row = session.get_one(DocumentRow, document_id)
    if row.status != DocumentStatus.RESERVED.value:
        return
    row.status, row.path, row.sha256 = DocumentStatus.ISSUED.value, path, sha256
    session.add(row)
    audit.append(session, SYSTEM, "issue_document", row.register_number, {"kind": row.kind, "sha256": sha256})


@dataclass(frozen=True)
class Fault:
    """A document whose file is not what the register says."""

    register_number: str
    title: str
    what: str


def verify(session: Session, home: Path) -> Iterator[Fault]:
    """Hashes every issued file again; never renders. Yields what is missing or changed."""
    for row in session.exec(select(DocumentRow).where(col(DocumentRow.sha256).is_not(None))
                            .order_by(col(DocumentRow.id))).all():
        file = home / (row.path or "")
        if not file.is_file():
            yield Fault(row.register_number, row.title, f"文件缺失：{row.path}")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != row.sha256:
            yield Fault(row.register_number, row.title, f"文件内容与登记的校验值不符：{row.path}")


def programme_of(session: Session, case: Case) -> Programme:
    """The programme of a case."""
    return session.get_one(Programme, case.programme_id)
