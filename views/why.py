"""Why a date is what it is: rule, article, start fact and who recorded it, each rest day, roll or no roll, law, owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.case import Case, Fact
from models.person import Person
from models.values import ROLE_TITLES, Role
from record.checks import titles
from record.entry.details import step_of
from record.errors import UnknownStep, UnknownSubject
from record.ground import ANNOUNCING, announced, children, effective_facts
from record.holds import CHALLENGE, COMPLAINT, released_by
from record.people import holders
from record.said import said
from record.situation import Dossier, open_dossier
from rules.dates.grounds import Grounds, grounds
from rules.dates.light import Light, light, warn_on, why_lit
from rules.dates.schedule import Reason, Row
from rules.hints import hint_lines
from rules.procedure import Step, Wait
from rules.procedures import PROCEDURES


@dataclass(frozen=True)
class Recorded:
    """A fact as it was recorded: what, on which date, by whom, and when it was typed."""

    title: str
    subject: str
    on: date
    login: str
    name: str
    role: str
    """The title of the role, '' for who is registered no more."""
    unit: str
    at: datetime
    breach: str | None
    second: str = ""
    """The name of who did it together with the first."""

    @property
    def who(self) -> str:
        """复核人员演练甲（惠城区；与演练乙共同办理）."""
        more = "；".join(filter(None, (self.unit, f"与{self.second}共同办理" if self.second else "")))
        return f"{self.role}{self.name}" + (f"（{more}）" if more else "")


@dataclass(frozen=True)
class CountedGround:
    """One reason, with the fact that it was counted from; None if that has not happened yet."""

    grounds: Grounds
    started: Recorded | None


@dataclass(frozen=True)
class Why:
    """Everything that sets the dates of one row."""

    dossier: Dossier
    row: Row
    step: Step
    light: Light
    why_lit: str
    answers: str
    """The role that answers for it."""
    holders: tuple[str, ...]
    """Who holds that role now."""
    recorded: Recorded | None
    grounds: tuple[CountedGround, ...]
    hints: tuple[str, ...]
    """What else the law says of the step, with the article."""


def why(session: Session, case: Case, step: str, subject: str = "") -> list[Why]:
    """The reasons of a step's row, or of all its rows where no subject is named.

    Raises:
        UnknownStep: UnknownSubject: with what there is.
    """
    dossier = open_dossier(session, case)
    if step not in dossier.procedure.index:
        raise UnknownStep(
            f"事项“{case.slug}”没有环节“{step}”",
            remedy=f"可用的环节：{dossier.procedure.words_of(name for name, _ in dossier.rows)}",
        )
    rows = [row for (name, about), row in dossier.rows.items() if name == step and subject in ("", about)]
    if not rows:
        known = "、".join(about for name, about in dossier.rows if name == step and about) or "（尚无）"
        raise UnknownSubject(
            f"“{dossier.procedure.step(step).title}”没有对象“{subject or '（空）'}”", remedy=f"可用的对象：{known}"
        )
    return [_why(session, dossier, row) for row in rows]


def _why(session: Session, dossier: Dossier, row: Row) -> Why:
    step = dossier.procedure.step(row.step)
    role = step.doer(city=dossier.district is None)
    watched = _Watched(
        row.lapse, row.ready_on, warn_on(row.due_on, dossier.calendar) if row.due_on else None, row.due_on, row.done_on
    )
    fact, names = dossier.fact(row.step, row.subject), titles(dossier)
    found = tuple(
        CountedGround(
            grounds(reason, dossier.calendar, dossier.law, dossier.situation.law_on, names),
            _started(session, dossier, row, reason),
        )
        for reason in row.reasons
    )
    people = () if role is Role.SYSTEM else tuple(p.name for p in holders(session, role, dossier.district_name))
    return Why(
        dossier,
        row,
        step,
        light(watched, dossier.today),
        why_lit(watched, dossier.today),
        ROLE_TITLES[role],
        people,
        _recorded(session, fact, step.title) if fact else None,
        found,
        hint_lines(row.step, dossier.law, dossier.case.opened_on, dossier.procedure.name),
    )


@dataclass(frozen=True)
class _Watched:
    """What a light needs of a row that is not stored."""

    lapse: bool
    ready_on: date | None
    warn_on: date | None
    due_on: date | None
    done_on: date | None


def _recorded(session: Session, fact: Fact, title: str) -> Recorded:
    person = session.get(Person, fact.actor)
    name, role, unit = (person.name, ROLE_TITLES[Role(person.role)], person.unit) if person else (fact.actor, "", "")
    second = session.get(Person, fact.second) if fact.second else None
    return Recorded(
        title,
        fact.subject,
        fact.done_on,
        fact.actor,
        name,
        role,
        unit,
        fact.recorded_at,
        fact.breach_reason,
        second.name if second else fact.second or "",
    )


def _started(session: Session, dossier: Dossier, row: Row, reason: Reason) -> Recorded | None:
    """The fact that the reason was counted from; of a period that ran out, the fact that the period was counted from."""
    if reason.start_on is None:
        return None
    if reason.kind not in ("wait", "hold", "appointed", "suspended") and dossier.procedure.step(reason.start).lapse:
        lapse = next((r for r in dossier.rows.values() if r.step == reason.start and r.reasons), None)
        return _started(session, dossier, lapse, lapse.reasons[0]) if lapse else None
    source = _source(session, dossier, row, reason)
    announced = reason.kind in ("appointed", "suspended")
    fact = next((f for f in source if f.done_on == reason.start_on or announced), None)
    return _recorded(session, fact, _title(dossier, reason, fact)) if fact else None


def _title(dossier: Dossier, reason: Reason, fact: Fact) -> str:
    """What the fact is called in its own case: this one, the one waited on, or the challenge or complaint."""
    if reason.kind == "hold":
        kind = next(name for name in (CHALLENGE, COMPLAINT) if fact.step in PROCEDURES[name].index)
        return PROCEDURES[kind].step(fact.step).title
    return titles(dossier)[reason.start if reason.kind == "wait" else fact.step]


def _source(session: Session, dossier: Dossier, row: Row, reason: Reason) -> list[Fact]:
    """The facts that the reason may have been counted from, the likeliest first."""
    if reason.kind == "wait":
        wait = next(w for w in dossier.procedure.step(row.step).waits if w.name == reason.start)
        facts = [f for case in _awaited(session, dossier.case, wait) for f in effective_facts(session, case)]
        return [f for f in facts if f.step == wait.step and (not wait.each or f.subject == row.subject)]
    if reason.kind == "hold":
        return _releasing(session, dossier.case, reason.start)
    if reason.kind in ("appointed", "suspended"):
        return [
            f
            for form in ANNOUNCING
            for f in _facts(dossier, step_of(form))
            if announced(said(f, form)) == (row.step, reason.start_on)
        ]
    return sorted(_facts(dossier, reason.start), key=lambda f: f.subject != row.subject)


def _facts(dossier: Dossier, step: str) -> Iterable[Fact]:
    return [fact for (name, _subject), fact in dossier.facts.items() if name == step]


def _awaited(session: Session, case: Case, wait: Wait) -> list[Case]:
    here = col(Case.district_id).is_(None) if wait.city else col(Case.district_id) == case.district_id
    return list(
        session.exec(
            select(Case)
            .where(Case.programme_id == case.programme_id, Case.kind == wait.kind, here)
            .order_by(col(Case.id))
        ).all()
    )


def _releasing(session: Session, parent: Case, label: str) -> list[Fact]:
    """What may have ended the hold of the challenge or complaint of that name."""
    child = next((child for child in children(session, parent) if child.label == label), None)
    steps = (released_by(child.facts), "decision", "resumption_notice") if child else ()
    return [child.facts[step] for step in steps if child and step in child.facts]
