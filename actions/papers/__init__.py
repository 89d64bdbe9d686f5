"""From the record to a document's facts: for each kind of document, what it says of this case.

A paper reads the record and fills the facts model that `documents.catalogue` declares; it composes nothing
and renders nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from actions.situation import Dossier
from documents.catalogue.base import Facts
from models.case import Fact
from models.database import record_head
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


def is_rehearsal(session: Session) -> bool:
    """Whether documents carry the mark 演练数据."""
    return record_head(session).kind == RecordKind.REHEARSAL.value
