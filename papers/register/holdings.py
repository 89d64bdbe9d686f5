"""What an archive holds of a case or a programme: its papers with their files, and its part of the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.case import Case
from models.person import Actor
from models.values import CITY, Role
from papers.register.reading import DocumentView, view
from papers.register.secrecy import family
from record.bodies import bureau, issuer
from record.custody.extract import audit_extract
from record.errors import WrongDistrict, WrongRole
from record.plan.loaded import plan_of
from record.register.errors import ContentHidden
from record.register.holdings import settled
from record.register.rows import DocumentPlace
from record.rows.programmes import cases_of
from record.situation import open_dossier
from rules.signing import belongs
from views.facts import facts_of

ARCHIVISTS = frozenset(
    {Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.AUDITOR}
)
"""Who may take a whole file of papers away."""


@dataclass(frozen=True)
class Holdings:
    """Everything that goes into an archive, read at one moment."""

    slug: str
    title: str
    org: str
    dated: date
    """The day of its newest paper: the same record gives the same archive on any day."""
    papers: tuple[DocumentView, ...]
    audit: tuple[str, ...]
    """Lines of JSON."""
    rehearsal: bool


def holdings(session: Session, viewer: Actor, place: DocumentPlace, *, rehearsal: bool) -> Holdings:
    """What the archive of a case (with its challenges and complaints) or of a whole programme holds.

    Raises:
        WrongRole: WrongDistrict: ContentHidden: while the law still hides part of it from the viewer.
    """
    _check_archivist(viewer, place)
    cases = family(session, place.case) if place.case else cases_of(session, place.programme.id)
    for case in cases:
        _check_open(session, viewer, case)
    scopes = [case.slug for case in cases] + ([] if place.case else [place.slug])
    rows = settled(session, scopes)
    numbers = [row.register_number for row in rows]
    opened = place.case.opened_on if place.case else place.programme.started_on
    return Holdings(
        place.slug,
        place.title,
        _org(session, place),
        max([opened, *(row.dated for row in rows)]),
        tuple(view(session, number) for number in numbers),
        tuple(audit_extract(session, {*scopes, *numbers})),
        rehearsal,
    )


def _check_archivist(viewer: Actor, place: DocumentPlace) -> None:
    if viewer.role not in ARCHIVISTS:
        raise WrongRole(
            f"{viewer.title}不能导出“{place.title}”的档案",
            remedy="请由采购经办、复核人员、分管领导、市专班或者审计人员导出",
        )
    inspects = viewer.role is Role.AUDITOR and viewer.district is None
    if not inspects and not belongs(viewer.role, viewer.district, place.district):
        raise WrongDistrict(
            f"{viewer.title}不能导出“{place.title}”的档案", remedy=f"请由{place.district or CITY}的人员导出"
        )


def _check_open(session: Session, viewer: Actor, case: Case) -> None:
    """Nothing in the case is still hidden from who takes it away; names of staff stay in the papers that need them."""
    for fact in facts_of(session, viewer, case):
        for hidden in fact.hidden:
            if hidden.until:
                raise ContentHidden(
                    f"“{case.title}”的“{fact.title}”有依法保密的内容：{hidden.why}", remedy="请在可以公开之后归档"
                )


def _org(session: Session, place: DocumentPlace) -> str:
    plan = plan_of(place.programme)
    return issuer(open_dossier(session, place.case), plan) if place.case else bureau(plan)
