"""Advancing a case: due documents are numbered, rendered and issued; then the case says what it awaits.

Plain functions that know nothing of Prefect (`tasks.prefect_tasks` wraps them). All is idempotent: what was
killed half-way is finished by the next run, under the same numbers.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from documents.catalogue import CATALOGUE, template_hash
from documents.content import PdfRenderer
from documents.docx import render_docx
from documents.errors import DocumentError
from documents.overrides import compose, override_folder
from models.database import reading, writing
from papers import register as documents
from papers.register import HeldBack, Pending
from record.plan import loaded
from record.rows.cases import case_of
from views import work
from views.work import Awaited, NamedDocument

log = logging.getLogger(__name__)

UNNUMBERED = "未编号"
"""Stands for the register number of a paper that is held back."""


@dataclass(frozen=True)
class Reserved:
    """A case with numbers reserved for all that is due, and the version of the case that was read."""

    case: str
    version: int
    pending: tuple[Pending, ...]
    held: tuple[HeldBack, ...] = ()
    """Papers that got no number, since they contradict others of the case."""


@dataclass(frozen=True)
class Outcome:
    """What became of one document; `error` is Chinese, empty if it was issued."""

    document_id: int
    error: str = ""


@dataclass(frozen=True)
class IssuedDocument:
    """A document of this run, as the register names it."""

    register_number: str
    kind: str
    title: str
    error: str = ""
    """Why its file is still missing; the next run tries again under the same number."""


@dataclass(frozen=True)
class Advanced:
    """A case after advancing."""

    case: str
    state: str
    """等待中标公告, 已办结."""
    awaited: Awaited
    documents: tuple[IssuedDocument, ...] = ()

    @property
    def failed(self) -> tuple[IssuedDocument, ...]:
        """The documents that could not be made."""
        return tuple(d for d in self.documents if d.error)

    @property
    def issued(self) -> tuple[IssuedDocument, ...]:
        return tuple(d for d in self.documents if not d.error)


def advance(engine: Engine, home: Path, case_slug: str, renderer: PdfRenderer) -> Advanced:
    """Does whatever the machine owes a case.

    Raises:
        UnknownCase: where no case has that slug.
    """
    reserved = reserve(engine, case_slug)
    outcomes = [issue(engine, home, pending, renderer) for pending in reserved.pending]
    return settle(engine, reserved, outcomes)


def advance_due(
    engine: Engine, home: Path, renderer: PdfRenderer, programme_slug: str | None = None, district: str | None = None
) -> Iterator[Advanced]:
    """Advances every case with work, one after the other, without Prefect: for rehearsals.

    Raises:
        UnknownProgramme: where `programme_slug` is not loaded.
    """
    for slug in due_cases(engine, programme_slug, district):
        yield advance(engine, home, slug, renderer)


def due_cases(engine: Engine, programme_slug: str | None = None, district: str | None = None) -> list[str]:
    """Slugs of the cases with work, in the order in which they were opened."""
    with reading(engine) as session:
        row = loaded.programme(session, programme_slug) if programme_slug else None
        return [case.slug for case in work.cases_with_work(session, row, district)]


def reserve(engine: Engine, case_slug: str) -> Reserved:
    """Transaction 1: a number for every document that is due.

    If nothing is to be rendered, the case is marked as advanced in the same transaction.
    """
    with writing(engine) as session:
        case = case_of(session, case_slug)
        version = case.changed_version
        held: list[HeldBack] = []
        pending = tuple(documents.reserve_due(session, case, held))
        if not pending and not held:
            work.mark_advanced(session, case, version)
    for one in held:
        log.error("“%s”的《%s》未编号，暂不印发：%s", case_slug, one.title, one.refusal)
    return Reserved(case_slug, version, pending, tuple(held))


def issue(engine: Engine, home: Path, pending: Pending, renderer: PdfRenderer) -> Outcome:
    """Renders one document outside any transaction, stores its file, then marks it issued (transaction 2).

    It takes words and look from its programme's templates, if there are any. What somebody asked for is kept as an
    editable file too: its text may be needed when the composition has changed. A document that cannot be made stays
    as it is and keeps its number.
    """
    with reading(engine) as session:
        overrides = override_folder(home, work.programme_of_document(session, pending.id))
    try:
        document, template = compose(pending.kind, pending.facts, overrides), template_hash(pending.kind, overrides)
        pdf = renderer.render(document, overrides)
        path, sha = documents.write_file(home, pdf)
        by_fact = CATALOGUE[pending.kind].issue == "by_fact"
        usual = None if overrides else pdf  # another look has other pages than the editable file
        docx = None if by_fact else documents.write_file(home, render_docx(document, usual), ".docx")
    except (DocumentError, OSError) as error:
        said = error.message if isinstance(error, DocumentError) else _not_written(home, error)
        log.error("公文（%s，登记序号 %d）未能制成，保留编号，稍后重试：%s", pending.kind, pending.id, said)
        return Outcome(pending.id, said)
    with writing(engine) as session:
        documents.mark_issued(session, pending.id, path, sha, docx, template, pending.facts)
    return Outcome(pending.id)


def _not_written(home: Path, error: OSError) -> str:
    """Why a file was not written, in Chinese."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return f"公文文件未能写入“{home}”：磁盘已满或者超出限额。请清理磁盘后重试，编号已保留。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"公文文件未能写入“{home}”：没有写入权限。请检查目录权限后重试，编号已保留。"
    return f"公文文件未能写入“{home}”（{error.strerror or error}）。请检查磁盘后重试，编号已保留。"


def issue_registered(engine: Engine, home: Path, document_ids: Sequence[int], renderer: PdfRenderer) -> list[Outcome]:
    """Makes the files of documents that were just asked for or signed; those that have theirs are left alone."""
    with reading(engine) as session:
        waiting = documents.pending_among(session, document_ids)
    return [issue(engine, home, pending, renderer) for pending in waiting]


def issue_left(engine: Engine, home: Path, renderer: PdfRenderer) -> list[Outcome]:
    """Makes the files that a crash left of documents about whole programmes: no case has them as its work."""
    with reading(engine) as session:
        waiting = documents.pending_of_programmes(session)
    return [issue(engine, home, pending, renderer) for pending in waiting]


def settle(engine: Engine, reserved: Reserved, outcomes: Sequence[Outcome]) -> Advanced:
    """Marks the case as advanced unless a document is still missing, and says what the case awaits."""
    errors = {outcome.document_id: outcome.error for outcome in outcomes}
    if outcomes and not any(errors.values()) and not reserved.held:
        with writing(engine) as session:
            work.mark_advanced(session, case_of(session, reserved.case), reserved.version)
    with reading(engine) as session:
        awaited = work.awaited(session, case_of(session, reserved.case))
        made = tuple(_made(entry, errors) for entry in work.entries(session, errors))
    made += tuple(IssuedDocument(UNNUMBERED, one.kind, one.title, str(one.refusal)) for one in reserved.held)
    return Advanced(reserved.case, awaited.state, awaited, made)


def _made(entry: NamedDocument, errors: dict[int, str]) -> IssuedDocument:
    return IssuedDocument(entry.register_number, entry.kind, entry.title, errors[entry.id])
