"""From the record to a document's facts: for each kind of document, what it says of this case.

A paper reads the record and fills the facts model that `documents.catalogue` declares; it composes nothing
and renders nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from actions.errors import ActionRefused
from actions.situation import Dossier
from documents.catalogue.base import Facts
from models.case import Fact
from models.database import record_head
from models.programme import Programme
from models.values import RecordKind


@dataclass(frozen=True)
class Sheet:
    """One document that is due: what it is about, and the facts it is made from."""

    title: str
    """As the register lists it: 惠城区就业驿站运营服务采购项目招标公告."""
    facts: Facts
    subject: str = ""
    """Lot or station, where one fact makes several documents."""
    letter_number: str | None = None
    """文号 from the office system, where the fact carries one."""

    @property
    def dated(self) -> date:
        return self.facts.doc_date


Paper = Callable[[Session, Dossier, Fact], Iterable[Sheet]]
PAPERS: dict[str, Paper] = {}


def paper(kind: str) -> Callable[[Paper], Paper]:
    """Declares how the record fills a kind of document."""

    def register(function: Paper) -> Paper:
        PAPERS[kind] = function
        return function

    return register


class FactMissing(ActionRefused):
    """Raised when a document is asked for before the record holds what it must say."""

    code = "fact_missing"


CasePaper = Callable[[Session, Dossier, date], Iterable[Sheet]]
"""What a document of a case says on a day."""
ProgrammePaper = Callable[[Session, Programme, date], Iterable[Sheet]]
"""What a document of a whole programme says on a day."""


@dataclass(frozen=True)
class CaseRequest:
    """A document that a person may ask for in cases of these kinds (`Case.kind`)."""

    cases: tuple[str, ...]
    fill: CasePaper


CASE_REQUESTS: dict[str, CaseRequest] = {}
PROGRAMME_REQUESTS: dict[str, ProgrammePaper] = {}


def on_request(kind: str, *cases: str) -> Callable[[CasePaper], CasePaper]:
    """Declares how the record fills a document that somebody asks for in a case; no fact makes it due.

    The function raises FactMissing, with what to do, where the record does not hold enough yet.
    """

    def register(function: CasePaper) -> CasePaper:
        CASE_REQUESTS[kind] = CaseRequest(cases, function)
        return function

    return register


def of_programme(kind: str) -> Callable[[ProgrammePaper], ProgrammePaper]:
    """Declares how the record fills a document about the whole programme (方案分解任务表, 周报, 挂图)."""

    def register(function: ProgrammePaper) -> ProgrammePaper:
        PROGRAMME_REQUESTS[kind] = function
        return function

    return register


def is_rehearsal(session: Session) -> bool:
    """Whether documents carry the mark 演练数据."""
    return record_head(session).kind == RecordKind.REHEARSAL.value
