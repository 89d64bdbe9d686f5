"""A paper goes out only if it agrees with those of its case; and the comparison of a whole case or programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from models.case import Case
from models.document import DocumentRow
from models.programme import Programme
from models.refusal import Refusal
from papers.base import Given
from papers.registry import all_papers
from record.people import programme_date
from record.register.rows import DocumentPlace, place_named
from record.register.sheet import Sheet
from record.situation import Dossier, open_dossier
from rules.agreement.compare import Compared, contradictions, refuse
from rules.agreement.reading import Paper
from views.agreement import (
    BINDING,
    CONCERNED,
    comparison,
    paper_of,
    paper_to_be,
    papers_of,
    papers_of_programme,
    same_document,
)
from views.lookup import live_cases


def check_agrees(
    session: Session, place: DocumentPlace, kind: str, number: int, sheet: Sheet, replaced: DocumentRow | None = None
) -> None:
    """A paper says what the papers of its case say, before it gets its number or is signed.

    A correction may depart from the others where the version before said what they say: what it corrects it must be able
    to say, and they are corrected after it; until then `documents check` shows the difference. What differed already is
    refused.

    Raises:
        PapersDisagree: naming both papers, both values and what to do.
    """
    if kind not in CONCERNED:
        return
    new = paper_to_be(place.slug, kind, number, sheet)
    others = [paper for paper in _beside(session, place) if not same_document(paper, new)]
    found = contradictions(comparison([*others, new]), new)
    if found and replaced is not None:
        before = paper_of(replaced)
        about = (one for one in comparison([*others, before]) if before in (one.first, one.second))
        agreed = {_key(one, before) for one in about if one.agrees}
        found = [one for one in found if _key(one, new) not in agreed]
    refuse(found)


def _key(one: Compared, paper: Paper) -> tuple[str, str, str]:
    other = one.second if one.first == paper else one.first
    return one.topic, one.about, other.number


def _beside(session: Session, place: DocumentPlace) -> list[Paper]:
    if place.case is not None:
        return papers_of(session, place.case, BINDING)
    assert place.programme.id
    return papers_of_programme(session, place.programme.id, BINDING)


@dataclass(frozen=True)
class CaseComparison:
    """The comparison of a case or a programme."""

    title: str
    papers: int
    found: tuple[Compared, ...]

    @property
    def contradictions(self) -> tuple[Compared, ...]:
        return tuple(contradictions(self.found))


def check(session: Session, slug: str) -> CaseComparison:
    """All papers of a case, or of a programme with all its cases: those that are registered, and those that would be
    drafted today.

    Raises:
        UnknownScope: with where to look.
    """
    place, today = place_named(session, slug), programme_date(session)
    cases = [place.case] if place.case else list(live_cases(session, place.programme))
    assert place.programme.id
    known = papers_of(session, place.case) if place.case else papers_of_programme(session, place.programme.id)
    papers = [*known, *(paper for paper in _to_be(session, place.programme, cases, today) if _new(paper, known))]
    own = {case.slug for case in cases} | {place.programme.slug}
    found = tuple(one for one in comparison(papers) if one.first.case in own or one.second.case in own)
    return CaseComparison(place.title, sum(paper.case in own for paper in papers), found)


def _new(paper: Paper, known: list[Paper]) -> bool:
    return not any(same_document(paper, other) for other in known)


def _to_be(session: Session, programme: Programme, cases: list[Case], on: date) -> Iterator[Paper]:
    """What people could draft today in these cases and about the programme; what cannot be filled yet is no paper."""
    for case in cases:
        dossier = open_dossier(session, case)
        for kind, request in all_papers().of_cases.items():
            if kind in CONCERNED and request.suits(case):
                yield from _drafted(session, dossier, kind, on)
    for kind, fill in all_papers().of_programmes.items():
        if kind in CONCERNED:
            try:
                sheets = list(fill(session, programme, on, Given(CATALOGUE[kind].facts, {})))
            except Refusal:
                continue
            yield from (paper_to_be(programme.slug, kind, 1, sheet) for sheet in sheets)


def _drafted(session: Session, dossier: Dossier, kind: str, on: date) -> Iterator[Paper]:
    case = dossier.case
    try:
        sheets = list(all_papers().of_cases[kind].fill(session, dossier, on, Given(CATALOGUE[kind].facts, {})))
    except (Refusal, LookupError):
        return
    yield from (paper_to_be(case.slug, kind, case.round, sheet) for sheet in sheets)
