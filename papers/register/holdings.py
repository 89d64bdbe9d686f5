"""What an archive holds of a case or a programme: its papers with their files, and its part of the audit trail."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models.audit import AuditEntry, AuditSeal
from models.canonical import canonical
from models.case import Case
from models.document import DocumentRow
from models.person import Actor
from models.values import CITY, DocumentStatus, Role
from papers.register.reading import DocumentView, view
from papers.register.secrecy import family
from record.bodies import bureau, issuer
from record.errors import WrongDistrict, WrongRole
from record.plan.programme import plan_of
from record.register.errors import ContentHidden
from record.register.rows import Place
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


def holdings(session: Session, viewer: Actor, place: Place, *, rehearsal: bool) -> Holdings:
    """What the archive of a case (with its challenges and complaints) or of a whole programme holds.

    Raises:
        WrongRole: WrongDistrict: ContentHidden: while the law still hides part of it from the viewer.
    """
    _check_archivist(viewer, place)
    cases = (
        family(session, place.case)
        if place.case
        else list(
            session.exec(select(Case).where(Case.programme_id == place.programme.id).order_by(col(Case.id))).all()
        )
    )
    for case in cases:
        _check_open(session, viewer, case)
    scopes = [case.slug for case in cases] + ([] if place.case else [place.slug])
    rows = session.exec(
        select(DocumentRow)
        .where(col(DocumentRow.scope).in_(scopes), col(DocumentRow.status).in_(_SETTLED))
        .order_by(col(DocumentRow.id))
    ).all()
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


_SETTLED = (DocumentStatus.ISSUED.value, DocumentStatus.SUPERSEDED.value, DocumentStatus.VOID.value)


def _check_archivist(viewer: Actor, place: Place) -> None:
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


def _org(session: Session, place: Place) -> str:
    plan = plan_of(place.programme)
    return issuer(open_dossier(session, place.case), plan) if place.case else bureau(plan)


def audit_extract(session: Session, targets: Collection[str]) -> Iterator[str]:
    """The entries about these targets, whole; of those between them, number and hash, so that the chain is seen to be
    one; and the first seal at or after the last of them, to be held against the seals that left the machine."""
    own = {
        entry.seq: entry
        for entry in session.exec(select(AuditEntry).where(col(AuditEntry.target).in_(list(targets)))).all()
    }
    if not own:
        return
    seal = session.exec(
        select(AuditSeal)
        .where(AuditSeal.entries >= max(own))
        .order_by(col(AuditSeal.entries), col(AuditSeal.sealed_on))
    ).first()
    last = seal.entries if seal else max(own)
    chain = session.exec(
        select(AuditEntry.seq, AuditEntry.hash)
        .where(AuditEntry.seq >= min(own), AuditEntry.seq <= last)
        .order_by(col(AuditEntry.seq))
    ).all()
    for seq, hashed in chain:
        yield canonical(_whole(own[seq]) if seq in own else {"seq": seq, "hash": hashed})
    if seal:
        yield canonical({"sealed_on": seal.sealed_on, "entries": seal.entries, "head": seal.head, "mac": seal.mac})


def _whole(entry: AuditEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "role": entry.role,
        "action": entry.action,
        "target": entry.target,
        "content": entry.content,
        "previous": entry.previous,
        "hash": entry.hash,
    }
