"""What the machine has to do: cases that changed since they were last advanced; and what each case awaits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.case import Case, ScheduleRow
from models.clock import utc_now
from models.document import DocumentRow
from models.programme import District, Programme
from models.refusal import Refusal
from models.values import CITY, ROLE_TITLES
from record.plan.loaded import district_word, plan_of
from record.situation import procedure_of

CLOSED = "已办结"
NOTHING_AWAITED = "等待后续安排"
"""Every required act is done but the case is not closed, as between two rounds."""
CONTRACT_STEPS = frozenset(
    {
        "contract_draft",
        "contract_review",
        "contract_signature",
        "contract_publication",
        "contract_filing",
        "contract_supplement",
        "instalment_accepted",
        "invoice_received",
        "payment",
        "contract_acceptance",
        "acceptance_publication",
    }
)
"""Steps of a purchase that belong to its contract, not to its tender: the milestone 合同."""


class UnknownDistrict(Refusal):
    """Raised when a programme has no district of that name."""

    code, exit_code = "unknown_district", 2


@dataclass(frozen=True)
class Awaited:
    """What a case waits for next."""

    state: str
    """Name of the Prefect state: 等待中标公告, 已办结."""
    step: str = ""
    subjects: tuple[str, ...] = ()
    """Stations or lots for which the step is still to be done; empty for the case itself."""
    role: str = ""
    """Title of who does it: 采购经办."""
    ready_on: date | None = None
    """From this date on it may be done; None while something before it is open."""
    due_on: date | None = None

    @property
    def message(self) -> str:
        """One Chinese line for the state's message and the log."""
        if not self.step:
            return self.state
        subjects = f"（{'、'.join(self.subjects)}）" if self.subjects else ""
        ready = f"{self.ready_on}起可办理" if self.ready_on else "前置环节尚未办结"
        parts = [self.state + subjects, f"由{self.role}办理", ready]
        if self.due_on:
            parts.append(f"应于{self.due_on}前（含当日）办结")
        return "，".join(parts)


@dataclass(frozen=True)
class Place:
    """A district of a programme, or its city level (`district` is 市级, `position` -1)."""

    programme: str
    district: str
    position: int

    @property
    def key(self) -> str:
        """In lower-case letters, digits and dashes: huizhou-2023-district-01, huizhou-2023-city."""
        end = "city" if self.position < 0 else f"district-{self.position + 1:02d}"
        return re.sub(r"[^a-z0-9]+", "-", f"{self.programme}-{end}".lower())


@dataclass(frozen=True)
class NamedDocument:
    """A document as the register names it."""

    id: int
    kind: str
    title: str
    register_number: str


def programme_of_document(session: Session, document_id: int) -> str:
    """Slug of the programme that registered a document: its number begins with it."""
    return session.get_one(DocumentRow, document_id).register_number.rsplit("-", 2)[0]


def cases_with_work(session: Session, programme: Programme | None = None, district: str | None = None) -> list[Case]:
    """The cases that changed since they were last advanced, ordered by id.

    `district` is a district's name, or 市级 for the cases of the city; None for all.
    """
    query = select(Case).where(col(Case.advanced_version) < col(Case.changed_version))
    if programme is not None:
        query = query.where(Case.programme_id == programme.id)
    if district == CITY:
        query = query.where(col(Case.district_id).is_(None))
    elif district is not None:
        query = query.join(District, col(District.id) == Case.district_id).where(District.name == district)
    return list(session.exec(query.order_by(col(Case.id))).all())


def places_with_work(session: Session, programme: Programme | None = None) -> list[Place]:
    """The districts that have a case with work, the city first, then as the plan names them."""
    query = (
        select(Programme.slug, District.name, District.position)
        .join(Case, col(Case.programme_id) == Programme.id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .where(col(Case.advanced_version) < col(Case.changed_version))
        .distinct()
    )
    if programme is not None:
        query = query.where(Case.programme_id == programme.id)
    found = (
        Place(slug, name or CITY, -1 if position is None else position)
        for slug, name, position in session.exec(query).all()
    )
    return sorted(found, key=lambda place: (place.programme, place.position))


def place_named(session: Session, programme: Programme, name: str) -> Place:
    """The district of that name, or the city level.

    Raises:
        UnknownDistrict: where the programme has no such district.
    """
    known = {CITY: -1} | dict(
        session.exec(
            select(District.name, District.position)
            .where(District.programme_id == programme.id)
            .order_by(col(District.position))
        ).all()
    )
    if name not in known:
        raise UnknownDistrict(
            f"方案“{programme.slug}”没有{district_word(programme)}“{name}”", remedy=f"可选：{'、'.join(known)}"
        )
    return Place(programme.slug, name, known[name])


def programme_slugs(session: Session) -> list[str]:
    """Slugs of all loaded programmes, in a stable order."""
    return list(session.exec(select(Programme.slug).order_by(Programme.slug)).all())


def mark_advanced(session: Session, case: Case, version: int) -> None:
    """The case is advanced as it stood at `version`; what changed since stays to be done."""
    case.advanced_version = max(case.advanced_version, version)
    case.waiting_since = None if case.advanced_version == case.changed_version else utc_now()
    session.add(case)


@dataclass(frozen=True)
class LeftBehind:
    """Cases that changed long ago and were not advanced since, though what changed is handed out every few minutes."""

    count: int
    case: str
    """Slug of the one that waits longest."""
    since: datetime


def left_behind(session: Session, before: datetime) -> LeftBehind | None:
    """The cases that wait to be advanced since before that instant; None if there are none."""
    waits = (col(Case.advanced_version) < col(Case.changed_version)) & (col(Case.waiting_since) < before)
    found = session.exec(
        select(Case.slug, Case.waiting_since).where(waits).order_by(col(Case.waiting_since), col(Case.id))
    ).all()
    return LeftBehind(len(found), found[0][0], found[0][1]) if found and found[0][1] else None


def awaited(session: Session, case: Case) -> Awaited:
    """What the case waits for: the first open act that may be done, or the next one if none may yet."""
    if case.closed_on is not None:
        return Awaited(CLOSED)
    procedure = procedure_of(session, case)
    query = select(ScheduleRow).where(
        ScheduleRow.case_id == case.id, ScheduleRow.round == case.round, ~col(ScheduleRow.lapse)
    )
    found = [
        row
        for row in session.exec(query.order_by(col(ScheduleRow.position), ScheduleRow.subject)).all()
        if row.step in procedure.index
    ]
    stopped = any(row.done_on and procedure.step(row.step).stops for row in found)
    rows = [row for row in found if row.done_on is None and procedure.awaits(row.step, row.due_on, stopped=stopped)]
    if not rows:
        return Awaited(NOTHING_AWAITED)
    first = next((row for row in rows if row.ready_on), rows[0])
    step = procedure.step(first.step)
    same = [row for row in rows if row.step == first.step]
    return Awaited(
        step.state,
        step.name,
        tuple(row.subject for row in same if row.subject),
        ROLE_TITLES[step.doer(city=case.district_id is None)],
        first.ready_on,
        min((row.due_on for row in same if row.due_on), default=None),
    )


def place_of(session: Session, case: Case) -> Place:
    """The district of a case, or the city level."""
    programme = session.get_one(Programme, case.programme_id)
    row = session.get_one(District, case.district_id) if case.district_id else None
    return Place(programme.slug, row.name, row.position) if row else Place(programme.slug, CITY, -1)


def place_code(session: Session, case: Case) -> str:
    """The code of the case's district in the plan, or `city`: ASCII, for names that a run graph can show."""
    place = place_of(session, case)
    if place.position < 0:
        return "city"
    row = session.get_one(Programme, case.programme_id)
    return str(plan_of(row).district(place.district).code)


def all_places(session: Session) -> list[Place]:
    """The city level and every district of every programme, the city first, then as the plan names them."""
    query = select(Programme.slug, District.name, District.position).join(
        District, col(District.programme_id) == Programme.id
    )
    found = [Place(slug, name, position) for slug, name, position in session.exec(query).all()]
    cities = [Place(slug, CITY, -1) for slug in programme_slugs(session)]
    return sorted([*cities, *found], key=lambda place: (place.programme, place.position))


def entries(session: Session, document_ids: Iterable[int]) -> list[NamedDocument]:
    """The register's entries of these documents, ordered by id."""
    rows = session.exec(
        select(DocumentRow).where(col(DocumentRow.id).in_(list(document_ids))).order_by(col(DocumentRow.id))
    ).all()
    return [NamedDocument(row.id, row.kind, row.title, row.register_number) for row in rows if row.id]
