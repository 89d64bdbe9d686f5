"""What if a step happened on that date: every date that moves and every limit that breaks, before anything is recorded.

Two projections of the whole programme are made and compared: as things stand, and with the assumed dates as facts.
In both an open step happens as early as it lawfully may, but not before today; what waits on another case counts
from that case's fact or from its projected earliest date. So a slip of the city's 统一文本印发 moves the tender
notice of every district, and what follows it down to the assessment. A challenge that is open holds the signature
until it can be answered; an assumed reply is taken as 不成立, since only a reply that is recorded says otherwise.
Details are not assumed: a bid deadline that a notice has announced stays where it is.

Nothing is written: the rows that are compared never reach the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from models.case import Case
from models.programme import Programme
from models.refusal import Refusal
from models.values import CITY
from record.checks import check_limits, check_opened
from record.errors import UnknownStep, UnknownSubject
from record.holds import CHALLENGE, COMPLAINT, released_by
from record.people import programme_date
from record.situation import Dossier, calendar_of, open_dossier
from rules.dates.projection import Breach, Means, Move, ProjectedCase, Projection, assume, breaches, moves
from rules.dates.schedule import Key
from rules.law import statute
from rules.procedure import Chain
from views.lookup import live_cases

Assumption = tuple[str, str, date]
"""A step, its subject ('' for all of them), and the date."""


@dataclass(frozen=True)
class Assumed:
    """One assumed date, and why it would be refused; `refusal` is empty if it is lawful."""

    step: str
    subject: str
    title: str
    on: date
    recorded_on: date | None
    """The date that is recorded, which the assumption would correct."""
    refusal: str
    basis: str
    code: str


@dataclass(frozen=True)
class WhatIf:
    """What follows from the assumptions."""

    case: str
    title: str
    today: date
    assumed: tuple[Assumed, ...]
    moves: tuple[Move, ...]
    breaches: tuple[Breach, ...]


def what_if(session: Session, case: Case, assumptions: Iterable[Assumption]) -> WhatIf:
    """The consequences of assumed dates in this case and in every case that waits on it; writes nothing.

    Raises:
        UnknownStep: UnknownSubject: for what the case does not have, or what nobody records.
    """
    dossiers = open_programme(session, case)
    dossier = dossiers[case.slug]
    assumed = {key: on for step, subject, on in assumptions for key in _keys(dossier, step, subject)}
    members, means = members_of(dossiers), means_of(session)
    before = Projection(members, means)
    after = Projection(assume(members, case.slug, assumed), means)
    named = {(case.slug, *key) for key in assumed}
    return WhatIf(
        case.slug,
        case.title,
        means.today,
        tuple(_judged(dossier, after, key, on) for key, on in assumed.items()),
        tuple(moves(before, after)),
        # the law's word on the assumed steps themselves stands with them
        tuple(b for b in breaches(before, after) if b.kind == "plan" or (b.case, b.step, b.subject) not in named),
    )


def open_programme(session: Session, case: Case) -> dict[str, Dossier]:
    """The dossiers of all cases of a case's programme, by slug."""
    programme = session.get_one(Programme, case.programme_id)
    return {found.slug: open_dossier(session, found) for found in live_cases(session, programme)}


def members_of(dossiers: dict[str, Dossier]) -> list[ProjectedCase]:
    """The dossiers as members of a projection; a challenge or complaint knows the case that it holds."""
    by_id = {dossier.case.id: slug for slug, dossier in dossiers.items()}
    return [_member(slug, dossier, by_id.get(dossier.case.parent_id, "")) for slug, dossier in dossiers.items()]


def _member(slug: str, dossier: Dossier, parent: str) -> ProjectedCase:
    case = dossier.case
    member = ProjectedCase(slug, case.kind, dossier.district_name or CITY, dossier.procedure, dossier.situation)
    if case.kind not in (CHALLENGE, COMPLAINT) or not parent:
        return member
    facts = {step: fact for (step, _subject), fact in dossier.facts.items()}
    return replace(member, parent=parent, label=slug.rsplit("/", 1)[-1], releases=released_by(facts))


def means_of(session: Session, chain: Chain = Chain.PRUDENT) -> Means:
    """Calendar, law and today, as the record has them."""
    return Means(calendar_of(session), statute(), programme_date(session), chain)


def _keys(dossier: Dossier, step: str, subject: str) -> Sequence[Key]:
    """The rows that an assumption is about: of the subject named, or all of the step."""
    procedure = dossier.procedure
    if step not in procedure.index:
        raise UnknownStep(
            f"事项“{dossier.case.slug}”没有环节“{step}”",
            remedy=f"可用的环节：{procedure.act_words}",
        )
    if procedure.step(step).lapse:
        raise UnknownStep(f"“{procedure.step(step).title}”是期限届满，由系统计算，不能设定日期")
    keys = [key for key in dossier.rows if key[0] == step and subject in ("", key[1])]
    if not keys:
        known = "、".join(s for name, s in dossier.rows if name == step and s) or "（尚无）"
        raise UnknownSubject(
            f"“{procedure.step(step).title}”没有对象“{subject or '（空）'}”", remedy=f"可用的对象：{known}"
        )
    return keys


def _judged(dossier: Dossier, after: Projection, key: Key, on: date) -> Assumed:
    """What the record would say to the act on that date, once the steps before it have happened as projected."""
    rows, step, fact = after.rows[dossier.case.slug], dossier.procedure.step(key[0]), dossier.fact(*key)
    refusal, basis, code = "", "", ""
    try:
        check_opened(dossier, step, key[1], on)
        check_limits(replace(dossier, rows=rows), step, rows[key], on, None)
    except Refusal as error:
        refusal, basis, code = str(error), error.basis, error.code
    return Assumed(*key, step.title, on, fact.done_on if fact else None, refusal, basis, code)
