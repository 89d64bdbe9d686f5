"""The register as people read it: states, versions, acts, numbers, files, how long to keep; what differs between versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from documents.catalogue import CATALOGUE, DocumentKind
from documents.content import Document
from documents.dates import cn_date
from documents.docx import render_docx
from documents.edited import read_docx
from documents.overrides import compose, override_folder
from documents.wording import Difference, Line, differences, lines_of
from models.case import Case
from models.document import DocumentRow
from models.person import SYSTEM, Actor, Person
from models.values import CITY, DEED_TITLES, STATUS_TITLES, DocumentDeed, DocumentStatus, Role
from papers.base import ANY_PURCHASE
from papers.register.requests import kind_named, steps_of
from papers.register.secrecy import check_told
from papers.registry import all_papers
from record.errors import WrongDistrict, WrongRole
from record.register.errors import WrongState
from record.register.files import StoredFile, files_of
from record.register.rows import acts_of, place_of, versions
from rules.kinds import KINDS
from rules.law import statute
from rules.procedures import PROCEDURES
from views.lookup import document

DRAFT_WORD = "送审稿"
"""On every page of what is not issued yet."""


@dataclass(frozen=True)
class ActView:
    """One act, in words."""

    on: date
    who: str
    what: str
    note: str


@dataclass(frozen=True)
class DocumentView:
    """One version with all that the register knows of it."""

    row: DocumentRow
    kind: str
    """Its Chinese title."""
    status: str
    people: tuple[tuple[str, str], ...]
    """拟稿人, 复核人, 签发人, if there are."""
    acts: tuple[ActView, ...]
    versions: tuple[tuple[int, str, str], ...]
    """Every version: number, register number, state."""
    files: tuple[StoredFile, ...]
    kept: str
    kept_until: date | None


@dataclass(frozen=True)
class KindView:
    """One kind of the catalogue: how it comes to be issued, and where it is asked for."""

    kind: DocumentKind
    issue: str
    where: str


def view(session: Session, number: str) -> DocumentView:
    """A document by its register number.

    Raises:
        UnknownDocument: with where to look.
    """
    row = document(session, number)
    people = tuple(
        (title, _named(session, login))
        for title, login in (("拟稿人", row.drafted_by), ("复核人", row.reviewed_by), ("签发人", row.signed_by))
        if login
    )
    acts = tuple(
        ActView(act.done_on, _named(session, act.actor), DEED_TITLES[DocumentDeed(act.what)], act.note)
        for act in acts_of(session, row)
    )
    all_versions = tuple(
        (v.version, v.register_number, status_of(v))
        for v in versions(session, row.scope, row.kind, row.round, row.subject)
    )
    until, kept = kept_until(session, row)
    return DocumentView(
        row, kind_named(row.kind).title, status_of(row), people, acts, all_versions, tuple(files_of(row)), kept, until
    )


def status_of(row: DocumentRow) -> str:
    """The state in Chinese."""
    return STATUS_TITLES[DocumentStatus(row.status)]


def _named(session: Session, login: str) -> str:
    if login == SYSTEM.login:
        return "系统"
    person = session.get(Person, login)
    return f"{person.name}（{login}）" if person else login


def kept_until(session: Session, row: DocumentRow) -> tuple[date | None, str]:
    """How long a document must be kept: the day where the purchase (or what it is about) has ended, and the words."""
    years, rule = kind_named(row.kind).kept_years, statute().rule("DOC-01").cited
    case = session.get_one(Case, row.case_id) if row.case_id else None
    while case is not None and case.parent_id:
        case = session.get_one(Case, case.parent_id)
    ended = case.closed_on if case else None
    if ended is None:
        since = "采购（办理）结束" if case else "方案办理结束"
        return None, f"自{since}之日起保存{years}年（{rule}）"
    until = date(ended.year + years, ended.month, 28 if (ended.month, ended.day) == (2, 29) else ended.day)
    return until, f"保存至{cn_date(until)}（{cn_date(ended)}办结，保存{years}年，{rule}）"


def catalogue() -> list[KindView]:
    """Every kind, in the order of the catalogue."""
    return [KindView(kind, _ISSUES[kind.issue], _where(kind)) for kind in CATALOGUE.values()]


_ISSUES = {"by_fact": "办结后自动印发", "signed": "拟稿、复核、签发", "plain": "即时印发"}


def _where(kind: DocumentKind) -> str:
    if kind.issue == "by_fact":
        return "、".join(steps_of(kind.kind))
    found = ["整个方案"] if kind.kind in all_papers().of_programmes else []
    request = all_papers().of_cases.get(kind.kind)
    cases = request.cases if request else ()
    if request and (not cases or set(cases) >= set(KINDS)):
        return "、".join([*found, "各类事项"])
    return "、".join([*found, *dict.fromkeys(_title(case) for case in cases)])


def _title(kind: str) -> str:
    return "采购事项" if kind == ANY_PURCHASE else PROCEDURES[KINDS[kind].procedure].title


def is_public(session: Session, row: DocumentRow) -> bool:
    """Whether its file is shown to anybody: an act issued it, and it is no letter in a 质疑 or 投诉, which names who
    has complained and goes to the parties alone."""
    case = place_of(session, row).case
    return CATALOGUE[row.kind].issue == "by_fact" and row.path is not None and not (case and case.parent_id)


def check_readable(session: Session, home: Path, viewer: Actor, row: DocumentRow) -> None:
    """The viewer may read the content: it is of the viewer's place, or about the whole programme and issued; and it
    tells nothing that the law still hides.

    Raises:
        WrongDistrict: WrongRole: ContentHidden: with the article, and when it may be read.
    """
    place = place_of(session, row)
    shared = place.case is None and row.sha256 is not None
    if viewer.district not in (None, place.district) and not shared:
        raise WrongDistrict(
            f"{viewer.title}不能查看{place.district or CITY}《{row.title}》的内容", remedy="请由该处人员查看"
        )
    if viewer.role is Role.OPERATOR:
        raise WrongRole(f"{viewer.title}不能查看未公开的文书", remedy="公开的文书请在发布平台查看")
    check_told(session, viewer, place.case, row.title, _lines(home, row))


def _lines(home: Path, row: DocumentRow) -> list[Line]:
    """What its files say: as composed, and as staff wrote it into the file that was adopted."""
    edited = home / row.adopted_path if row.adopted_path else None
    return lines_of(composed(home, row)) + (read_docx(edited.read_bytes()) if edited and edited.is_file() else [])


def overrides_of(home: Path, row: DocumentRow) -> Path | None:
    """The templates of the document's programme, where it has any: its number begins with the programme's slug."""
    return override_folder(home, row.register_number.rsplit("-", 2)[0])


def composed(home: Path, row: DocumentRow) -> Document:
    """The document from its stored facts, in the words of its programme; marked as a draft until it is issued."""
    document = compose(row.kind, row.content, overrides_of(home, row))
    issued = row.status in (DocumentStatus.ISSUED.value, DocumentStatus.SUPERSEDED.value) or row.sha256
    word = {DocumentStatus.VOID.value: "作废"}.get(row.status, DRAFT_WORD)
    return document if issued else document.model_copy(update={"draft": word})


def difference(session: Session, home: Path, viewer: Actor, number: str, other: str | None = None) -> list[Difference]:
    """What differs between a version and another; by default what it replaces, or between what was composed and the
    file that staff gave back.

    Raises:
        UnknownDocument: WrongState: there is nothing to compare with. WrongDistrict: WrongRole: ContentHidden.
    """
    row = document(session, number)
    check_readable(session, home, viewer, row)
    if other is None and row.adopted_path:
        mine, edited = render_docx(composed(home, row)), (home / row.adopted_path).read_bytes()
        return differences(read_docx(mine), read_docx(edited))
    earlier = document(session, other) if other else _earlier(session, row)
    check_readable(session, home, viewer, earlier)
    return differences(lines_of(composed(home, earlier)), lines_of(composed(home, row)))


def _earlier(session: Session, row: DocumentRow) -> DocumentRow:
    older: Sequence[DocumentRow] = [
        v for v in versions(session, row.scope, row.kind, row.round, row.subject) if v.version < row.version
    ]
    if row.replaces:
        return session.get_one(DocumentRow, row.replaces)
    if not older:
        raise WrongState(
            f"《{row.title}》（{row.register_number}）只有一个版本，也没有采用改稿，没有可比较的",
            remedy="请写明与哪个登记号比较",
        )
    return older[-1]
