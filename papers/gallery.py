"""One sample of every kind in the catalogue, from what a record holds; reads only, registers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from documents.catalogue.kinds import DocumentKind
from documents.content import Document
from documents.errors import DocumentError
from models.case import Case
from models.programme import Programme
from models.refusal import Refusal
from models.values import Role
from papers.base import CaseRequest, Given, is_rehearsal
from papers.register.export import entry_of, index_facts
from papers.register.holdings import holdings
from papers.registry import all_papers
from record.people import actor, holders, programme_date
from record.register.holdings import issued_of_kind
from record.register.rows import place_named
from record.register.sheet import Sheet
from record.situation import Dossier, open_dossier
from views.lookup import live_cases, programmes
from views.statistics import telling_day

OF_A_DAY = frozenset({"weekly_report", "monthly_report", "meeting_minutes", "progress_wallchart", "timeline_wallchart"})
"""Papers about how things stand on a day: shown for the day that has most to tell, not the last."""

OF_THE_START = frozenset({"task_breakdown", "site_criteria"})
"""Papers with which a programme begins: dated on its first day."""
DRAWN_UP_WITH = {
    "tender_document": "document_drafted",
    "consultation_document": "document_drafted",
    "demand_survey_report": "demand_survey",
    "requirement_document": "requirement",
    "funding_estimate": "cost_measured",
    "operating_contract_text": "contract_draft",
    "platform_contract_text": "contract_draft",
    "plaque_sheet": "station_naming",
}
"""Papers that carry the day on which they are asked for: dated as the step was for which they are drawn up."""


SHOWN_WITH: Mapping[str, Mapping[str, Any]] = {
    "meeting_minutes": {
        "from_time": "09:30",
        "place": "演练会议室",
        "chair": "演练市领导",
        "attendees": ("演练市领导", "演练市专班", "演练市经办", "演练市复核"),
        "recorder": "演练市专班",
    },
}
"""What whoever asks for a paper adds to the record, as a rehearsal's people would."""


@dataclass(frozen=True)
class Sample:
    """A document of the gallery, and where it came from, in Chinese."""

    kind: DocumentKind
    title: str
    document: Document
    file_name: str
    source: str


@dataclass(frozen=True)
class Absent:
    """A kind of which the record brings no document, and why."""

    kind: DocumentKind
    reason: str


Made = tuple[Sample | None, str]
"""A sample, or the reason why there is none."""


def samples(session: Session) -> Iterator[Sample | Absent]:
    """For every kind one sample or the reason why there is none, in the catalogue's order."""
    programme = programmes(session)[0]
    on = programme_date(session)
    dossiers = _Dossiers(session, programme)
    for kind in CATALOGUE.values():
        ways: list[Callable[[], Made]] = [partial(_registered, session, kind)]
        if kind.kind == "archive_index":
            ways.append(partial(_archived, session, kind, programme))
        if kind.kind in all_papers().of_cases:
            ways.append(partial(_of_a_case, session, kind, dossiers, on))
        if kind.kind in all_papers().of_programmes:
            ways.insert(1, partial(_of_the_programme, session, kind, programme, on))
        yield _first(kind, ways)


def _first(kind: DocumentKind, ways: Iterable[Callable[[], Made]]) -> Sample | Absent:
    reasons = []
    for way in ways:
        found, reason = way()
        if found:
            return found
        reasons.append(reason)
    return Absent(kind, next(filter(None, reversed(reasons)), ""))


class _Dossiers:
    """The cases of a programme by kind; each is read once, and only when it is asked for."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self.session, self.held = session, dict[str, Dossier]()
        self.cases = list(live_cases(session, programme))

    def of(self, request: CaseRequest) -> Iterator[tuple[Case, Dossier]]:
        """The cases in which the document may be asked for."""
        for case in self.cases:
            if request.suits(case):
                if case.slug not in self.held:
                    self.held[case.slug] = open_dossier(self.session, case)
                yield case, self.held[case.slug]


def _registered(session: Session, kind: DocumentKind) -> Made:
    """The fullest of the issued documents of a kind, composed anew from its stored facts."""
    rows = issued_of_kind(session, kind.kind)
    reason = "本次演练没有出现应当生成此文书的情形"
    for row in sorted(rows, key=lambda found: -len(str(found.content))):
        try:
            facts = kind.facts.read(row.content)
            return Sample(
                kind,
                row.title,
                kind.compose(facts),
                kind.name_file(facts, ""),
                f"事项{row.scope}，登记号{row.register_number}，{row.dated}",
            ), ""
        except DocumentError as error:
            reason = f"登记号{row.register_number}：{error}"
    return None, reason


def _of_the_programme(session: Session, kind: DocumentKind, programme: Programme, on: date) -> Made:
    day = (
        telling_day(session, programme, on)
        if kind.kind in OF_A_DAY
        else (programme.started_on if kind.kind in OF_THE_START else on)
    )
    given = Given(kind.facts, SHOWN_WITH[kind.kind]) if kind.kind in SHOWN_WITH and is_rehearsal(session) else Given()
    return _asked(
        kind,
        partial(all_papers().of_programmes[kind.kind], session, programme, day, given),
        f"方案{programme.slug}，依申请，于{day}",
    )


def _of_a_case(session: Session, kind: DocumentKind, dossiers: _Dossiers, on: date) -> Made:
    """From the first case whose record holds enough; else what the last one lacks."""
    request, reason = all_papers().of_cases[kind.kind], f"本次演练没有“{kind.title}”所属的事项"
    for case, dossier in dossiers.of(request):
        day = max(
            (fact.done_on for (step, _), fact in dossier.facts.items() if step == DRAWN_UP_WITH.get(kind.kind)),
            default=on,
        )
        found, why = _asked(
            kind, partial(request.fill, session, dossier, day, Given()), f"事项{case.slug}，依申请，于{day}"
        )
        if found:
            return found, ""
        reason = f"事项{case.slug}：{why}" if why else reason
    return None, reason


def _archived(session: Session, kind: DocumentKind, programme: Programme) -> Made:
    """The list that goes into the archive of the whole programme, as the city's own people take it."""

    def fill() -> Iterator[Sheet]:
        for person in holders(session, Role.PROJECT_MANAGER, None)[:1]:
            held = holdings(
                session,
                actor(session, person.login),
                place_named(session, programme.slug),
                rehearsal=is_rehearsal(session),
            )
            entries = [
                entry_of(held, n, paper, [{"what": what} for what in ("PDF", "DOCX") if paper.files])
                for n, paper in enumerate(held.papers, 1)
            ]
            yield Sheet(f"{held.title}归档目录", index_facts(held, entries))

    return _asked(kind, fill, f"方案{programme.slug}的归档导出")


def _asked(kind: DocumentKind, fill: Callable[[], Iterable[Sheet]], source: str) -> Made:
    try:
        for sheet in fill():
            return Sample(kind, sheet.title, kind.compose(sheet.facts), kind.name_file(sheet.facts, ""), source), ""
    except Refusal as error:
        return None, str(error)
    return None, ""
