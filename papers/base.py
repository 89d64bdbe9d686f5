"""From the record to a document's facts: for each kind of document, what it says of this case.

A paper reads the record and fills the facts model that `documents.catalogue` declares; it composes nothing
and renders nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from models.case import Case, Fact
from models.database import record_head
from models.programme import Programme
from models.refusal import ProductFault
from models.values import DISTRICT_WORD, RecordKind
from record.plan.loaded import district_word
from record.register.sheet import Sheet
from record.situation import Dossier
from rules.procedures import PROCEDURES

Of = ParamSpec("Of")
Made = TypeVar("Made", bound=Facts)

Paper = Callable[[Session, Dossier, Fact], Iterable[Sheet]]
"""What a document says that a fact makes due."""


@dataclass(frozen=True)
class Given:
    """What the asker of a document gives: facts that the record cannot hold, or that take the place of the record's.

    They belong to the facts model of the kind that was asked for; `Given()` is an asker who gives nothing.
    """

    model: type[Facts] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def facts(self, model: Callable[Of, Made], /, *args: Of.args, **recorded: Of.kwargs) -> Made:
        """The document's facts: what the record says, and over it what was given, if it was given for this model.

        Raises:
            DocumentRefused: naming each field that is missing or wrong.
        """
        if model is self.model:
            recorded.update(self.values)
        return model(*args, **recorded)


CasePaper = Callable[[Session, Dossier, date, Given], Iterable[Sheet]]
"""What a document of a case says on a day, with what its asker gives."""
ProgrammePaper = Callable[[Session, Programme, date, Given], Iterable[Sheet]]
"""What a document of a whole programme says on a day, with what its asker gives."""


class PaperUnregistered(ProductFault):
    """Raised when a step calls for a document that nothing fills, or a paper fills a kind that is in no catalogue.

    A fault of the product, not of a user.
    """

    code = "paper_unregistered"


ANY_PURCHASE = "purchase"
"""Stands among the kinds of a request for every case that buys something, under whatever key its plan has it."""


@dataclass(frozen=True)
class CaseRequest:
    """A document that a person may ask for in cases of these kinds (`Case.kind`); empty: in every case."""

    cases: tuple[str, ...]
    fill: CasePaper

    def suits(self, case: Case) -> bool:
        """Whether it may be asked for in a case."""
        return not self.cases or case.kind in self.cases or (ANY_PURCHASE in self.cases and case.purchase is not None)


def _in_its_words(programme: Programme, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The papers, which call the districts as the plan does; unless who asked for one gave another word."""
    word = district_word(programme)
    for sheet in sheets:
        own = word != DISTRICT_WORD and sheet.facts.level == DISTRICT_WORD
        yield replace(sheet, facts=sheet.facts.model_copy(update={"level": word})) if own else sheet


def _of_case(
    function: Callable[Concatenate[Session, Dossier, Of], Iterable[Sheet]],
) -> Callable[Concatenate[Session, Dossier, Of], Iterable[Sheet]]:
    @wraps(function)
    def filled(session: Session, dossier: Dossier, /, *args: Of.args, **kwargs: Of.kwargs) -> Iterable[Sheet]:
        return _in_its_words(dossier.programme, function(session, dossier, *args, **kwargs))

    return filled


def _of_programme(function: ProgrammePaper) -> ProgrammePaper:
    @wraps(function)
    def filled(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
        return _in_its_words(programme, function(session, programme, on, given))

    return filled


@dataclass
class Fillings:
    """What one module, or all of them, can fill: by the kind of document."""

    due: dict[str, Paper] = field(default_factory=dict)
    """Documents that a fact makes due."""
    of_cases: dict[str, CaseRequest] = field(default_factory=dict)
    """Documents that somebody asks for in a case."""
    of_programmes: dict[str, ProgrammePaper] = field(default_factory=dict)
    """Documents that somebody asks for about a whole programme."""

    def paper(self, kind: str) -> Callable[[Paper], Paper]:
        """Declares how the record fills a kind of document."""

        def register(function: Paper) -> Paper:
            self.due[kind] = _of_case(function)
            return function

        return register

    def on_request(self, kind: str, *cases: str) -> Callable[[CasePaper], CasePaper]:
        """Declares how the record fills a document that somebody asks for in a case; no fact makes it due.

        The function builds the facts with `Given.facts`. It raises FactMissing, with what to do, where the record does
        not hold enough yet.
        """

        def register(function: CasePaper) -> CasePaper:
            self.of_cases[kind] = CaseRequest(cases, _of_case(function))
            return function

        return register

    def of_programme(self, kind: str) -> Callable[[ProgrammePaper], ProgrammePaper]:
        """Declares how the record fills a document about the whole programme (方案分解任务表, 周报, 挂图).

        The function builds the facts with `Given.facts`.
        """

        def register(function: ProgrammePaper) -> ProgrammePaper:
            self.of_programmes[kind] = _of_programme(function)
            return function

        return register


def joined(parts: Iterable[Fillings]) -> Fillings:
    """All modules' fillings in one.

    Raises:
        PaperUnregistered: where a step calls for a kind that nothing fills, two modules fill one kind, or a filled
            kind is in no catalogue.
    """
    whole, faults = Fillings(), list[str]()
    for part in parts:
        faults += [
            f"{kind}登记了两次"
            for kind in (
                *(whole.due.keys() & part.due),
                *(whole.of_cases.keys() & part.of_cases),
                *(whole.of_programmes.keys() & part.of_programmes),
            )
        ]
        whole.due.update(part.due)
        whole.of_cases.update(part.of_cases)
        whole.of_programmes.update(part.of_programmes)
    called_for = {kind for procedure in PROCEDURES.values() for step in procedure.steps for kind in step.documents}
    filled = whole.due.keys() | whole.of_cases.keys() | whole.of_programmes.keys()
    faults += [f"环节要求的{kind}没有登记" for kind in sorted(called_for - whole.due.keys())]
    faults += [f"{kind}不在文书目录" for kind in sorted(filled - CATALOGUE.keys())]
    if faults:
        raise PaperUnregistered("文书登记有误：" + "；".join(faults))
    return whole


def is_rehearsal(session: Session) -> bool:
    """Whether documents carry the mark 演练数据."""
    return record_head(session).kind == RecordKind.REHEARSAL.value
