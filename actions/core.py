"""One act, one transaction: every decision of a person enters the record through `perform`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import Session, select

from actions import audit
from actions.checks import authorise, check_dates
from actions.errors import (
    AlreadyDone,
    BadDetails,
    CaseStopped,
    CommandReused,
    Disallowed,
    UnknownCase,
    UnknownStep,
    UnknownSubject,
)
from actions.forms import complaint
from actions.second_person import second_person
from actions.segregation import check_segregation
from actions.situation import Dossier, chain_head, foresee, open_dossier, recompute, recompute_followers
from actions.supervision import open_item
from models.base import canonical
from models.case import Case, Fact
from models.clock import utc_now
from models.database import record_head
from models.person import Actor
from rules.assessment import AssessmentRefused
from rules.checklists import ChecklistRefused
from rules.committee import CommitteeRefused
from rules.conflicts import ConflictRefused
from rules.evaluation_scheme import EvaluationRefused
from rules.method_change import MethodRefused
from rules.procedure import Step
from rules.schedule import Row
from rules.sme import SmeRefused
from rules.station import StationRefused
from rules.tender import TenderRefused
from rules.thresholds import ThresholdRefused

RULE_REFUSALS = (
    ChecklistRefused,
    TenderRefused, StationRefused, AssessmentRefused, SmeRefused, EvaluationRefused, CommitteeRefused, ConflictRefused,
    MethodRefused, ThresholdRefused)
"""What the rules refuse: said to people as `Disallowed`, with the rule's own code."""


class Details(BaseModel):
    """Base of what a step's fact carries: strict, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    free: ClassVar[frozenset[str]] = frozenset()
    """Fields on which no later step depends: they may be corrected although the case has gone on."""


class NoDetails(Details):
    """For steps whose date and doer say all; a remark may be added."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: str = ""


class Command(BaseModel):
    """What a person asks to be recorded. Its id makes a replay harmless."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    command_id: str = Field(min_length=1, max_length=200)
    case: str
    step: str
    on: date
    subject: str = ""
    round: int | None = None
    details: dict[str, Any] = Field(default_factory=dict)
    breach: str | None = Field(default=None, min_length=2)
    """The reason, where a limit of the law was exceeded."""
    second: str | None = Field(default=None, min_length=1)
    """Login of the person who did it together with the actor; needed where the step asks for two."""


@dataclass(frozen=True)
class Done:
    """What an act left in the record."""

    fact_id: int
    case: str
    step: str
    subject: str
    on: date
    replayed: bool = False
    warnings: tuple[str, ...] = ()


@dataclass
class Work:
    """An act on its way: what handlers may look at and write to."""

    session: Session
    actor: Actor
    command: Command
    dossier: Dossier
    step: Step
    row: Row
    details: Any
    warnings: list[str] = field(default_factory=list)
    fact: Fact | None = None
    corrects: Fact | None = None
    """What a correction takes the place of."""

    @property
    def case(self) -> Case:
        return self.dossier.case

    @property
    def case_id(self) -> int:
        assert self.case.id is not None
        return self.case.id

    @property
    def fact_id(self) -> int:
        """The id of the fact just written; for effects only."""
        assert self.fact is not None and self.fact.id is not None
        return self.fact.id

    @property
    def on(self) -> date:
        return self.command.on


Handle = Callable[[Work], None]
Undo = Callable[[Session, Case, Fact], None]


def _nothing(_work: Work) -> None:
    return None


def _nothing_more(_session: Session, _case: Case, _fact: Fact) -> None:
    return None


@dataclass(frozen=True)
class Handler:
    """What a step asks beyond the order of the procedure: its form, its checks, its effects on typed tables."""

    details: type[Details] = NoDetails
    check: Handle = _nothing
    effect: Handle = _nothing
    undo: Undo = _nothing_more
    """What a withdrawn or corrected fact left outside the rows that name it by `fact_id`."""


HANDLERS: dict[tuple[str, str], Handler] = {}
DEFAULT = Handler()
H = TypeVar("H", bound=Callable[..., None])


def handler_for(procedure: str, step: str) -> Handler:
    """The handler of a step, the plain one where it has none of its own."""
    return HANDLERS.get((procedure, step), DEFAULT)


Procedures = str | tuple[str, ...]
"""A procedure's name, or those of several that share a step: every method of purchase has its notice."""


def form(procedures: Procedures, *steps: str) -> Callable[[type[Details]], type[Details]]:
    """Declares the details that a step's fact carries. Which module is imported first makes no difference."""

    def register(model: type[Details]) -> type[Details]:
        for key in step_keys(procedures, steps):
            HANDLERS[key] = replace(handler_for(*key), details=model)  # a check may have been declared before
        return model

    return register


def step_keys(procedures: Procedures, steps: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every pair of procedure and step."""
    names = (procedures,) if isinstance(procedures, str) else procedures
    return [(name, step) for name in names for step in steps]


def check(procedures: Procedures, *steps: str) -> Callable[[H], H]:
    """Declares what must hold before a step is recorded; raises a refusal where it does not."""
    return _attach("check", procedures, steps)


def effect(procedures: Procedures, *steps: str) -> Callable[[H], H]:
    """Declares what a recorded step writes to typed tables, in the same transaction."""
    return _attach("effect", procedures, steps)


def undo(procedures: Procedures, *steps: str) -> Callable[[H], H]:
    """Declares how the effect of a step is taken back; rows with the fact's id go by themselves."""
    return _attach("undo", procedures, steps)


def _attach(part: str, procedures: Procedures, steps: tuple[str, ...]) -> Callable[[H], H]:
    def register(function: H) -> H:
        for key in step_keys(procedures, steps):
            old = handler_for(*key)
            before = getattr(old, part)
            joined = function if before in (_nothing, _nothing_more) else _both(before, function)
            HANDLERS[key] = replace(old, **{part: joined})  # type: ignore[arg-type]
        return function

    return register


def _both(first: Callable[..., None], second: Callable[..., None]) -> Callable[..., None]:
    """Several modules may each check a step for their own topic: all of them hold, in the order of declaration."""
    def run(*arguments: Any) -> None:
        first(*arguments)
        second(*arguments)

    return run


def perform(session: Session, actor: Actor, command: Command) -> Done:
    """Records one act, or refuses it and changes nothing. Call it inside `models.database.writing`.

    Raises:
        ActionRefused: a subclass of it, with the article and what to do.
    """
    if replay := replayed(session, actor, command):
        return replay
    case = session.exec(select(Case).where(Case.slug == command.case)).first()
    if case is None:
        raise UnknownCase(f"没有事项“{command.case}”", remedy="请用 ./yicheng status 查看事项编号")
    work = _prepare(session, actor, command, open_dossier(session, case))
    handler = handler_for(work.dossier.procedure.name, work.step.name)
    judge(handler.check, work)
    _write(work)
    judge(handler.effect, work)
    settle(work)
    return Done(work.fact_id, case.slug, command.step, command.subject, command.on, False, tuple(work.warnings))


def judge(handle: Handle, work: Work) -> None:
    """Runs a check or an effect; what a rule refuses is said as an action's refusal.

    Raises:
        ActionRefused: as the handler, or `Disallowed` with the code of the rule's refusal.
    """
    try:
        handle(work)
    except RULE_REFUSALS as error:
        refusal = Disallowed(error.message, basis=getattr(error, "basis", ""), remedy=error.remedy)
        refusal.code = error.code
        raise refusal from error


def replayed(session: Session, actor: Actor, command: Command) -> Done | None:
    """What the command did when it was performed before; null for a new one.

    Raises:
        CommandReused: where its id stands on another act.
    """
    fact = session.exec(select(Fact).where(Fact.command_id == command.command_id)).first()
    if fact is None:
        return None
    case = session.get_one(Case, fact.case_id)
    assert fact.id is not None
    same = (case.slug, fact.step, fact.subject, fact.done_on, fact.actor, fact.second) == (
        command.case, command.step, command.subject, command.on, actor.login, command.second)
    if not same:
        raise CommandReused(f"指令编号 {command.command_id} 已用于“{case.slug}”的另一项办理记录",
                            remedy="请换用新的指令编号")
    return Done(fact.id, case.slug, fact.step, fact.subject, fact.done_on, True)


def _prepare(session: Session, actor: Actor, command: Command, dossier: Dossier) -> Work:
    """Everything that must hold for any step: it exists, the actor may, the details fit, the dates are lawful."""
    step = act_named(dossier, command.step)
    authorise(actor, dossier, step, breach=command.breach is not None)
    if command.round is not None and command.round != dossier.case.round:
        raise UnknownStep(f"“{command.case}”现为第{dossier.case.round}轮，指令写的是第{command.round}轮",
                          remedy="请核对轮次")
    row = dossier.rows.get((step.name, command.subject))
    if row is None:
        raise _without_row(dossier, step, command.subject)
    if row.done_on is not None:
        raise AlreadyDone(f"“{command.case}”的“{step.title}”{command.subject}已于{row.done_on}办结，不能重复办理",
                          remedy="如记录有误，请办理更正")
    check_people(session, actor, dossier, step, command)
    details = read_details(handler_for(dossier.procedure.name, step.name).details, step.title, command.details)
    row = foresee(dossier, step.name, command.details).rows[step.name, command.subject]
    check_dates(actor, dossier, step, row, command.on, command.breach)
    return Work(session, actor, command, dossier, step, row, details)


def _without_row(dossier: Dossier, step: Step, subject: str) -> CaseStopped | UnknownSubject:
    """Why a step of the procedure stands in no row: the purchase is stopped, or the subject is none of the case's."""
    known = [at for name, at in dossier.rows if name == step.name]
    if (stop := dossier.stopped_by) and not known:
        ahead = "、".join(f"“{dossier.procedure.step(name).title}”" for name in dict.fromkeys(
            name for (name, _at), row in dossier.rows.items() if row.done_on is None and row.ready_on))
        return CaseStopped(f"“{stop.title}”已于{dossier.facts[stop.name, ''].done_on}登记，不能再办理“{step.title}”",
                           remedy=f"现可办理：{ahead or '（无）'}")
    return UnknownSubject(f"“{step.title}”没有对象“{subject or '（空）'}”",
                          remedy=f"可办理的对象：{'、'.join(at for at in known if at) or '（尚无）'}")


def check_people(session: Session, actor: Actor, dossier: Dossier, step: Step, command: Command) -> None:
    """Two where two are asked for, and neither of them had a hand in what must be apart from this step.

    Raises:
        SecondPersonMissing: SecondPersonUnfit: SamePerson: with article and remedy.
    """
    second = second_person(session, actor, dossier, step, command.second)
    check_segregation(session, dossier, step, command.subject, (actor, second) if second else (actor,))


def act_named(dossier: Dossier, name: str) -> Step:
    """The act of that name in the case's procedure.

    Raises:
        UnknownStep: with the acts that there are; for a lapse, which nobody records.
    """
    if name not in dossier.procedure.index:
        known = "、".join(s.name for s in dossier.procedure.acts())
        raise UnknownStep(f"程序“{dossier.procedure.title}”没有环节“{name}”", remedy=f"可用的环节：{known}")
    step = dossier.procedure.step(name)
    if step.lapse:
        raise UnknownStep(f"“{step.title}”是期限届满，由系统计算，不需要办理")
    return step


def read_details(model: type[Details], title: str, details: dict[str, Any]) -> Details:
    """The details by the step's form.

    Raises:
        BadDetails: naming each field that is missing or wrong.
    """
    try:
        return model.model_validate_json(canonical(details))
    except (ValidationError, TypeError) as error:
        raise BadDetails(f"“{title}”的办理内容填写有误：{complaint(model, error)}", remedy="请改正后重新提交") from None


def _write(work: Work) -> None:
    """The fact itself; a step whose fact was withdrawn is recorded again as the withdrawal's correction."""
    command = work.command
    head = chain_head(work.session, work.case_id, command.step, work.case.round, command.subject)
    late = command.breach is not None
    work.fact = Fact(
        case_id=work.case_id, step=command.step, round=work.case.round, subject=command.subject,
        done_on=command.on, actor=work.actor.login, second=command.second, details=work.details.model_dump(mode="json"),
        command_id=command.command_id, recorded_at=utc_now(), corrects=head.id if head else None,
        breach_basis=breach_basis(work) if late else None, breach_reason=command.breach)
    work.session.add(work.fact)
    work.session.flush()


def breach_basis(work: Work) -> str:
    """The article whose limit the act exceeds."""
    limits = [r for r in work.row.reasons if r.kind in ("within", "lead") and r.end and r.end < work.on]
    return "；".join(dict.fromkeys(r.basis for r in limits))


def settle(work: Work, action: str = "record", **more: str) -> None:
    """What follows every fact in its transaction: schedule, followers, supervision, audit, versions.

    `more` is said in the audit entry: why a fact was corrected, and which.
    """
    recompute(work.session, work.case)
    recompute_followers(work.session, work.case, work.step.name)
    assert work.fact is not None
    if work.fact.breach_basis is not None:
        open_item(work.session, work.case, work.step.name, work.command.subject, source="breach",
                  basis=work.fact.breach_basis, reason=f"{work.step.title}逾期办理：{work.fact.breach_reason}",
                  on=work.on)
    work.case.changed_version = record_head(work.session).data_version
    work.session.add(work.case)
    audit.append(work.session, work.actor, action, work.case.slug, {
        "step": work.command.step, "round": work.fact.round, "subject": work.command.subject,
        "on": work.on, "second": work.fact.second, "command": work.command.command_id, "details": work.fact.details,
        "breach": work.fact.breach_reason, **more})
