"""更正与撤回: a fact is never changed; a new one takes its place, or says that it does not count.

A leader corrects or withdraws, with a reason. What a later step stands on cannot be taken from under it:
that step is withdrawn first. Only fields on which nothing stands (a telephone number) may be corrected later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete
from sqlmodel import Session, select

from models.case import Case, Fact
from models.clock import utc_now
from models.document import DocumentRow
from models.person import SYSTEM, Actor
from models.tables import METADATA
from models.values import ROLE_TITLES
from record.awaited import waits_on
from record.checks import BREACH_ROLES, check_dates
from record.entry.details import Details
from record.errors import (
    CommandReused,
    FutureDate,
    NothingToCorrect,
    StepsDepend,
    UnknownStep,
    WrongDistrict,
    WrongRole,
)
from record.forms.disputes import ComplaintFiled, Received
from record.forms.purchase import WinnerRefusal
from record.ground import children, effective_facts
from record.handlers import Acts, Command, Done, Work
from record.holds import CHALLENGE, HELD_STEP, round_asked_about
from record.perform import breach_basis, check_stands, defaults, entry_of, pointed_out, read_details, settle
from record.register.rows import UNDERWAY, drop, supersede
from record.rows.cases import case_of
from record.rows.commands import fact_of
from record.said import said
from record.second_person import second_person, unfit
from record.segregation import check_segregation
from record.situation import Dossier, foresee, open_dossier
from record.stored import followers_of
from rules.dates.schedule import schedule
from rules.procedure import Step

TAKEN_BACK = "所依据的办理记录已更正或者撤销"


class Correction(BaseModel):
    """Which fact, what stands instead, and why. None: as it was."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    command_id: str = Field(min_length=1, max_length=200)
    case: str
    step: str
    subject: str = ""
    on: date | None = None
    details: dict[str, Any] | None = None
    reason: str = Field(min_length=2)
    breach: str | None = Field(default=None, min_length=2)
    """The reason, where the corrected date exceeds a limit of the law."""
    second: str | None = Field(default=None, min_length=1)
    """Who did it together with the first, where another was named."""


class Withdrawal(BaseModel):
    """Which fact does not count, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    command_id: str = Field(min_length=1, max_length=200)
    case: str
    step: str
    subject: str = ""
    reason: str = Field(min_length=2)


@dataclass(frozen=True)
class _Target:
    """The fact that is to be corrected, and the case as it would be without it."""

    fact: Fact
    step: Step
    dossier: Dossier
    without: Dossier


def correct(session: Session, actor: Actor, correction: Correction, acts: Acts) -> Done:
    """Puts another fact in the place of one: the same step, with another date or other details.

    Call it inside `models.database.writing`. A replay of the command answers with what it did.

    Raises:
        Refusal: `StepsDepend` naming the later steps, `NothingToCorrect`, or as `perform`.
    """
    if done := _replayed(session, actor, correction):
        return done
    target = _target(session, actor, correction.case, correction.step, correction.subject)
    old = target.fact
    raw = old.details if correction.details is None else correction.details
    handler = acts.of(target.dossier.procedure, target.step)
    details = read_details(handler.details, target.step.title, raw)
    on = correction.on or old.done_on
    command = Command(
        command_id=correction.command_id,
        case=correction.case,
        step=correction.step,
        on=on,
        subject=correction.subject,
        details=raw,
        breach=correction.breach or _kept(old, on),
        second=correction.second or old.second,
    )
    _check_changes(session, target, command, details)
    _check_people(session, actor, target, correction)
    _take_back(session, target, acts)
    without = foresee(target.without, details, correction.subject)
    row = without.rows[target.step.name, correction.subject]
    if not correction.breach and row.limit and on <= row.limit:
        command = command.model_copy(update={"breach": None})  # recorded as late while the safe date was the limit
    check_dates(actor, target.without, target.step, row, on, command.breach)
    work = Work(session, actor, command, target.without, target.step, row, details, acts, corrects=old)
    handler.check(work)
    work.fact = _successor(work, old)
    session.add(work.fact)
    session.flush()
    handler.effect(work)
    settle(work, "correct", **_said(correction, old))
    assert work.fact.id is not None
    return Done(work.fact.id, correction.case, correction.step, correction.subject, on, False, pointed_out(work))


def withdraw(session: Session, actor: Actor, withdrawal: Withdrawal, acts: Acts) -> Done:
    """Says that a fact does not count: the step is open again, and its documents are superseded.

    Call it inside `models.database.writing`. A replay of the command answers with what it did.

    Raises:
        Refusal: `StepsDepend` naming the later steps, `NothingToCorrect`.
    """
    if done := _replayed(session, actor, withdrawal):
        return done
    target = _target(session, actor, withdrawal.case, withdrawal.step, withdrawal.subject)
    old = target.fact
    if later := list(_dependents(session, target)):
        raise _stands(target.step, later)
    _take_back(session, target, acts)
    command = Command(
        command_id=withdrawal.command_id,
        case=withdrawal.case,
        step=withdrawal.step,
        on=old.done_on,
        subject=withdrawal.subject,
        details=old.details,
    )
    work = Work(
        session,
        actor,
        command,
        target.without,
        target.step,
        target.without.rows[target.step.name, withdrawal.subject],
        Details(),
        acts,
    )
    work.fact = Fact(
        case_id=old.case_id,
        step=old.step,
        round=old.round,
        subject=old.subject,
        done_on=old.done_on,
        actor=actor.login,
        details=old.details,
        command_id=withdrawal.command_id,
        recorded_at=utc_now(),
        corrects=old.id,
        withdrawn=True,
    )
    session.add(work.fact)
    session.flush()
    settle(work, "withdraw", **_said(withdrawal, old))
    assert work.fact.id is not None
    return Done(work.fact.id, withdrawal.case, withdrawal.step, withdrawal.subject, old.done_on)


def _said(asked: Correction | Withdrawal, old: Fact) -> dict[str, Any]:
    """What the trail tells of a correction beside the new fact: why, of which fact, and what was asked."""
    return {"reason": asked.reason, "corrects": old.command_id, "asked": asked.model_dump(mode="json")}


def _replayed(session: Session, actor: Actor, asked: Correction | Withdrawal) -> Done | None:
    """What the command did when it was performed before; None for a new one.

    Raises:
        CommandReused: its id stands on another act, on the same one with other content, or on a fact that was corrected
            or withdrawn since.
    """
    before = fact_of(session, asked.command_id)
    if before is None:
        return None
    case = session.get_one(Case, before.case_id)
    entry = entry_of(session, case, asked.command_id)
    content = entry.content if entry else {}
    said = asked.model_dump(mode="json")
    same = (case.slug, before.step, before.subject, before.actor) == (
        asked.case,
        asked.step,
        asked.subject,
        actor.login,
    )
    # entries of the first schema tell the reason only
    told = content.get("asked", {**said, "reason": content.get("reason")})
    if not same or told != said:
        raise CommandReused(
            f"指令编号 {asked.command_id} 已用于“{case.slug}”的另一项办理记录，或者这次提交的内容与当时不同",
            remedy="请换用新的指令编号",
        )
    check_stands(session, before)
    assert before.id is not None
    return Done(before.id, case.slug, before.step, before.subject, before.done_on, True)


def _target(session: Session, actor: Actor, slug: str, step_name: str, subject: str) -> _Target:
    dossier = open_dossier(session, case_of(session, slug))
    if step_name not in dossier.procedure.index:
        raise UnknownStep(f"程序“{dossier.procedure.title}”没有环节“{step_name}”", remedy="请核对环节名称")
    step = dossier.procedure.step(step_name)
    if actor.role not in BREACH_ROLES:
        leaders = "、".join(ROLE_TITLES[role] for role in sorted(BREACH_ROLES))
        raise WrongRole(f"{actor.title}无权更正或撤回“{step.title}”", remedy=f"请由{leaders}办理")
    if actor.district not in (None, dossier.district_name):
        raise WrongDistrict(
            f"{actor.title}不能更正或撤回{dossier.district_name or '市级'}的“{step.title}”",
            remedy="请由属地分管领导或市专班办理",
        )
    fact = dossier.facts.get((step_name, subject))
    if fact is None:
        raise NothingToCorrect(
            f"“{slug}”本轮没有“{step.title}”{subject}的办理记录", remedy="请核对环节和对象；以前轮次的记录不再更正"
        )
    return _Target(fact, step, dossier, _without(dossier, fact))


def _without(dossier: Dossier, fact: Fact) -> Dossier:
    """The case as it would be had the fact not been recorded."""
    key = (fact.step, fact.subject)
    facts = {k: f for k, f in dossier.facts.items() if k != key}
    situation = replace(dossier.situation, facts={k: f.done_on for k, f in facts.items()})
    rows = schedule(dossier.procedure, situation, dossier.calendar, dossier.law)
    return replace(dossier, facts=facts, situation=situation, rows=rows)


def _check_people(session: Session, actor: Actor, target: _Target, correction: Correction) -> None:
    """Neither who corrects nor a second person who is newly named stands on both sides. Who was the second person
    before stays it, even if nobody was named then, or that person has left since."""
    second = correction.second and second_person(session, actor, target.dossier, target.step, correction.second)
    if not second and actor.login == target.fact.second:
        raise unfit(target.dossier, target.step, f"办理人与更正人同为{actor.title}", "请由另一人更正")
    check_segregation(session, target.dossier, target.step, correction.subject, (actor, second) if second else (actor,))


def _check_changes(session: Session, target: _Target, command: Command, details: Details) -> None:
    """Something changes, and nothing that a later step stands on; on who was the second person nothing does."""
    on = command.on
    new, old = details.model_dump(mode="json"), defaults(details) | target.fact.details
    changed = {name for name in new.keys() | old.keys() if new.get(name) != old.get(name)}
    if not changed and (on, command.second) == (target.fact.done_on, target.fact.second):
        raise NothingToCorrect(
            f"“{target.step.title}”的更正与原记录相同", remedy="请填写要更正的日期、内容或者共同办理人"
        )
    if on > target.dossier.today:
        raise FutureDate(f"“{target.step.title}”的日期{on}晚于今天（{target.dossier.today}）", remedy="请核对日期")
    if on == target.fact.done_on and changed <= details.free:
        return
    if later := list(_dependents(session, target)):
        raise _stands(target.step, later)


def _stands(step: Step, later: list[str]) -> StepsDepend:
    named = "、".join(dict.fromkeys(later))
    return StepsDepend(f"“{step.title}”之后已办理{named}，不能更正或撤回", remedy=f"请先依次撤回{named}，再办理")


def _dependents(session: Session, target: _Target) -> Iterator[str]:
    """What was done on the ground of the fact: later steps of the case, and steps of cases that wait on it."""
    dossier, fact = target.dossier, target.fact
    later = dossier.procedure.after(fact.step)
    for (name, subject), other in dossier.facts.items():
        step = dossier.procedure.step(name)
        apart = step.each is target.step.each and subject != fact.subject
        if name in later and not apart and other.round >= fact.round:
            yield f"“{step.title}”{subject}"
    for follower in _waiting(session, dossier.case, fact.step):
        beyond = open_dossier(session, follower)
        for name, subject in beyond.facts:
            step = beyond.procedure.step(name)
            waits = [w for w in step.waits if (w.kind, w.step) == (dossier.case.kind, fact.step)]
            if any(not w.each or subject == fact.subject for w in waits):
                yield f"{follower.title}的“{step.title}”{subject}"
    yield from _challenges(session, dossier.case, fact)
    yield from _parent(session, dossier.case, dossier, fact)


def _waiting(session: Session, case: Case, step: str) -> Iterator[Case]:
    for procedure, wait in followers_of(case.kind, step):
        query = select(Case).where(Case.programme_id == case.programme_id, Case.procedure == procedure)
        if not wait.city:
            query = query.where(Case.district_id == case.district_id)
        yield from (found for found in session.exec(query).all() if waits_on(found, wait))


_ABOUT = {"documents": "tender_notice", "result": "award_notice"}
_STAGE = {"opening": "bid_opening", "evaluation": "evaluation_report"}
"""The step that a challenge is about; of the process, that of the stage."""


def _challenges(session: Session, case: Case, fact: Fact) -> Iterator[str]:
    """A challenge keeps what it is about in its place, a complaint the challenge that it follows."""
    for child in children(session, case):
        received = child.facts.get("received")
        if received and child.parent_round == fact.round:
            asked = said(received, Received)
            if _ABOUT.get(asked.about, _STAGE[asked.stage]) == fact.step:
                yield f"“{case.title}{child.label}”"
    if case.kind == CHALLENGE and fact.step in ("received", "reply"):
        parent = session.get_one(Case, case.parent_id)
        for child in children(session, parent):
            filed = child.facts.get("complaint_filed")
            if filed and said(filed, ComplaintFiled).challenge == case.slug.rpartition("/")[2]:
                yield f"“{parent.title}{child.label}”"


def _parent(session: Session, case: Case, dossier: Dossier, fact: Fact) -> Iterator[str]:
    """What the end of a challenge or complaint brought about in the tender: a new round, another winner, a signature."""
    first = dossier.fact("received") or dossier.fact("complaint_filed")
    if case.parent_id is None or first is None or fact.id == first.id:
        return
    parent, label = session.get_one(Case, case.parent_id), case.slug.rpartition("/")[2]
    here = [later for later in effective_facts(session, parent) if later.round == parent.round]
    if parent.round > round_asked_about(first):
        yield f"{parent.title}第{parent.round}轮采购"
    elif any(later.step == "winner_refusal" and said(later, WinnerRefusal).child == label for later in here):
        yield f"{parent.title}的另行确定"
    elif any(later.step == HELD_STEP for later in here):
        yield f"{parent.title}的合同签订"


def _kept(old: Fact, on: date) -> str | None:
    return old.breach_reason if on == old.done_on else None


def _take_back(session: Session, target: _Target, acts: Acts) -> None:
    """What the fact wrote: rows with its id, what its handler undoes, and the documents made from it."""
    fact = target.fact
    acts.of(target.dossier.procedure, target.step).undo(session, target.dossier.case, fact)
    session.flush()
    for table in reversed(METADATA.sorted_tables):
        if "fact_id" in table.columns and table.name != DocumentRow.__tablename__:
            session.execute(delete(table).where(table.c.fact_id == fact.id))
    session.expire_all()
    for row in session.exec(select(DocumentRow).where(DocumentRow.fact_id == fact.id)).all():
        supersede(session, SYSTEM, row, TAKEN_BACK)
        if row.status in UNDERWAY:
            drop(session, SYSTEM, row, TAKEN_BACK)
    session.flush()


def _successor(work: Work, old: Fact) -> Fact:
    late = work.command.breach is not None
    return Fact(
        case_id=old.case_id,
        step=old.step,
        round=old.round,
        subject=old.subject,
        done_on=work.on,
        actor=work.actor.login,
        second=work.command.second,
        details=work.details.model_dump(mode="json"),
        command_id=work.command.command_id,
        recorded_at=utc_now(),
        corrects=old.id,
        breach_basis=breach_basis(work) if late else None,
        breach_reason=work.command.breach,
    )
