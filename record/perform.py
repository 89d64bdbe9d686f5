"""One act, one transaction: every decision of a person enters the record through `perform`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import bindparam, insert
from sqlalchemy import select as core
from sqlmodel import Session, select

from models.audit import AuditEntry
from models.base import canonical, made, table_of
from models.case import Case, Fact
from models.clock import utc_now
from models.database import record_head
from models.person import Actor
from record.alerting.supervision import open_item
from record.checks import advice, authorise, check_dates, check_round
from record.citations import cited, citing
from record.custody import audit
from record.entry.details import Details
from record.entry.forms import blamed, complaint, first_float
from record.errors import (
    AlreadyDone,
    BadDetails,
    CaseStopped,
    CommandReused,
    UnknownStep,
    UnknownSubject,
)
from record.ground import BOND_RETURNS
from record.handlers import Acts, Command, Done, Handler, Work
from record.people import check_present
from record.rows.cases import case_with_place
from record.rows.commands import fact_after
from record.second_person import second_person
from record.segregation import check_segregation
from record.situation import Dossier, foresee, open_dossier, procedure_of, with_fact
from record.stored import (
    ScheduleChange,
    changes_ahead,
    ground_watched,
    ground_written,
    recompute,
    recompute_followers,
    write,
)
from rules.dates.reasons import CAPS
from rules.procedure import Step

_FACT = table_of(Fact)
_COLUMNS = tuple(column.name for column in _FACT.c if column.name != "id")
_ENTER = insert(_FACT).returning(_FACT.c.id)
_BY_COMMAND = core(_FACT.c.id).where(_FACT.c.command_id == bindparam("command"))


@dataclass(frozen=True)
class Prepared:
    """An act that was judged and computed, and is not in the record yet."""

    work: Work
    fact: Fact
    handler: Handler
    given: Details
    """The details as they were entered; a check may complete those of the work."""
    corrects: dict[str, str]
    """The command of the withdrawal after which the step is recorded again, as the trail tells it; mostly empty."""
    changes: tuple[ScheduleChange, ...]
    """What follows for the schedules of its case and of those that wait on it, as long as no effect moves more."""


def perform(session: Session, actor: Actor, command: Command, acts: Acts) -> Done:
    """Records one act, or refuses it and changes nothing. Call it inside `models.database.writing`.

    Raises:
        Refusal: a subclass of it, with the article and what to do.
    """
    prepared = prepare(session, actor, command, acts)
    return prepared if isinstance(prepared, Done) else commit(session, prepared)


def prepare(session: Session, actor: Actor, command: Command, acts: Acts) -> Prepared | Done:
    """Judges an act and computes what follows from it; writes nothing, so that any session will do.

    Returns what the command did, if it was performed before.

    Raises:
        Refusal: as `perform`.
    """
    if replay := replayed(session, actor, command, acts):
        return replay
    found = case_with_place(session, command.case)
    dossier = open_dossier(session, found[0])
    with citing(dossier.programme):
        work = _prepare(session, actor, command, dossier, acts)
        handler, given = acts.of(dossier.procedure, work.step), work.details
        handler.check(work)
    withdrawn = dossier.ground.withdrawn.get((command.step, command.subject))
    work.fact = _fact(work, withdrawn.id if withdrawn else None)
    after = with_fact(work.dossier, work.fact)
    changes = changes_ahead(session, after, work.fact)
    corrects = {"corrects": withdrawn.command_id} if withdrawn else {}
    return Prepared(work, work.fact, handler, given, corrects, tuple(changes))


def commit(session: Session, prepared: Prepared) -> Done:
    """Writes an act that was prepared, in this session or in one that saw the record as it is now.

    Raises:
        Refusal: as the step's effect does.
    """
    work, fact = prepared.work, prepared.fact
    session.flush()
    enter_fact(session, fact)
    if prepared.handler.writes and _moved_by_effect(session, prepared):
        recompute(session, work.case)
        recompute_followers(session, work.case, work.step.name)
    else:
        version = record_head(session).data_version
        for change in prepared.changes:
            write(session, change, version)
    given = prepared.given.model_dump(mode="json")
    completed: dict[str, Any] = {} if given == fact.details else {"given": given}
    close(work, **completed, **prepared.corrects)
    return Done(work.fact_id, work.case.slug, work.step.name, work.command.subject, work.on, False, pointed_out(work))


def pointed_out(work: Work) -> tuple[str, ...]:
    """What the person is told of an act that was accepted: of its date, and what the step's checks found."""
    said = (*advice(work.dossier, work.row, work.on), *work.warnings)
    return tuple(cited(work.dossier.programme, text) for text in said)


def _moved_by_effect(session: Session, prepared: Prepared) -> bool:
    """Runs the effect of the step; tells whether it wrote what schedules stand on."""
    with ground_watched(session) as moved, citing(prepared.work.dossier.programme):
        prepared.handler.effect(prepared.work)
        session.flush()
    return bool(moved)


def replayed(session: Session, actor: Actor, command: Command, acts: Acts) -> Done | None:
    """What the command did when it was performed before; None for a new one.

    Raises:
        CommandReused: its id stands on another act, on the same one with other content, or on a fact that was corrected
            or withdrawn since.
    """
    found = session.execute(_BY_COMMAND, {"command": command.command_id}).scalar()
    if found is None:
        return None
    fact = session.get_one(Fact, found)
    case = session.get_one(Case, fact.case_id)
    assert fact.id is not None
    same = (case.slug, fact.step, fact.subject, fact.done_on, fact.actor, fact.second, fact.breach_reason) == (
        command.case,
        command.step,
        command.subject,
        command.on,
        actor.login,
        command.second,
        command.breach,
    )
    if not same:
        raise CommandReused(
            f"指令编号 {command.command_id} 已用于“{case.slug}”的另一项办理记录", remedy="请换用新的指令编号"
        )
    step = procedure_of(session, case, fact.round).step(fact.step)
    details = read_details(acts.of(procedure_of(session, case, fact.round), step).details, step.title, command.details)
    said = details.model_dump(mode="json")
    if said != defaults(details) | _given(session, case, fact):
        raise CommandReused(
            f"指令编号 {command.command_id} 已用于“{case.slug}”的“{step.title}”，而这次提交的内容与当时不同",
            remedy="确需更改的请办理更正；是另一项办理的，请换用新的指令编号",
        )
    check_stands(session, fact)
    return Done(fact.id, case.slug, fact.step, fact.subject, fact.done_on, True)


def check_stands(session: Session, fact: Fact) -> None:
    """Nothing was recorded in the place of the fact: only then a command may be answered with it.

    Raises:
        CommandReused: otherwise.
    """
    if fact_after(session, fact) is not None:
        raise CommandReused(
            f"指令编号 {fact.command_id} 登记的办理记录此后已更正、撤销或者重新登记，不再有效",
            remedy="如需再次办理，请换用新的指令编号",
        )


def _given(session: Session, case: Case, fact: Fact) -> dict[str, Any]:
    """The details as they were entered: the trail keeps them where a check has completed them."""
    entry = entry_of(session, case, fact.command_id)
    return dict(entry.content.get("given", fact.details)) if entry else fact.details


def entry_of(session: Session, case: Case, command_id: str) -> AuditEntry | None:
    """The entry of the trail that reports a command on a case."""
    entries = session.exec(select(AuditEntry).where(AuditEntry.target == case.slug)).all()
    return next((entry for entry in entries if entry.content.get("command") == command_id), None)


def defaults(details: Details) -> dict[str, Any]:
    """What a form says if nothing is filled in: an old fact says it of a field that came after it."""
    return type(details).model_construct().model_dump(mode="json", warnings=False)


def _prepare(session: Session, actor: Actor, command: Command, dossier: Dossier, acts: Acts) -> Work:
    """Everything that must hold for any step: it exists, the actor may, the details fit, the dates are lawful."""
    step = act_named(dossier, command.step)
    authorise(actor, dossier, step, breach=command.breach is not None)
    check_round(dossier.case, command.round)
    row = dossier.rows.get((step.name, command.subject))
    if row is None:
        raise _without_row(dossier, step, command.subject)
    if row.done_on is not None:
        raise AlreadyDone(
            f"“{command.case}”的“{step.title}”{command.subject}已于{row.done_on}办结，不能重复办理",
            remedy="如记录有误，请办理更正",
        )
    check_people(session, actor, dossier, step, command)
    details = read_details(acts.of(dossier.procedure, step).details, step.title, command.details)
    row = foresee(dossier, details, command.subject).rows[step.name, command.subject]
    check_dates(actor, dossier, step, row, command.on, command.breach)
    return Work(session, actor, command, dossier, step, row, details, acts)


def _without_row(dossier: Dossier, step: Step, subject: str) -> CaseStopped | UnknownSubject:
    """Why a step of the procedure stands in no row: the purchase is stopped, or the subject is none of the case's."""
    known = [at for name, at in dossier.rows if name == step.name]
    if (stop := dossier.stopped_by) and not known:
        ahead = "、".join(
            f"“{dossier.procedure.step(name).title}”"
            for name in dict.fromkeys(
                name for (name, _at), row in dossier.rows.items() if row.done_on is None and row.ready_on
            )
        )
        return CaseStopped(
            f"“{stop.title}”已于{dossier.facts[stop.name, ''].done_on}登记，不能再办理“{step.title}”",
            remedy=f"现可办理：{ahead or '（无）'}",
        )
    if step.name in dossier.situation.spared:
        why = "公告载明不收取投标（响应）保证金" if step.name in BOND_RETURNS else "已办理的环节表明不发生此事"
        return UnknownSubject(
            f"本事项不需要办理“{step.title}”：{why}", remedy="登记有误的，请更正原办理记录（correct）"
        )
    return UnknownSubject(
        f"“{step.title}”没有对象“{subject or '（空）'}”",
        remedy=f"可办理的对象：{'、'.join(at for at in known if at) or '（尚无）'}",
    )


def check_people(session: Session, actor: Actor, dossier: Dossier, step: Step, command: Command) -> None:
    """Two where two are asked for, and neither of them had a hand in what must be apart from this step.

    Raises:
        SecondPersonMissing: SecondPersonUnfit: SamePerson: with article and remedy.
    """
    second = second_person(session, actor, dossier, step, command.second)
    for person in (actor, second) if second else (actor,):
        check_present(person, command.on)
    check_segregation(session, dossier, step, command.subject, (actor, second) if second else (actor,))


def act_named(dossier: Dossier, name: str) -> Step:
    """The act of that name in the case's procedure.

    Raises:
        UnknownStep: with the acts that there are; for a lapse, which nobody records.
    """
    if name not in dossier.procedure.index:
        raise UnknownStep(
            f"程序“{dossier.procedure.title}”没有环节“{name}”", remedy=f"可用的环节：{dossier.procedure.act_words}"
        )
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
    except ValidationError as error:
        said, field = complaint(model, error), blamed(error)
    except TypeError:
        field = first_float(details)
        said = f"{field}：带小数的数值应加引号填写，以免丢失精度"
    raise BadDetails(f"“{title}”的办理内容填写有误：{said}", remedy="请改正后重新提交", field=field)


def _fact(work: Work, corrects: int | None) -> Fact:
    """The fact itself; a step whose fact was withdrawn is recorded again as the withdrawal's correction."""
    command, number = work.command, work.case.round
    late = command.breach is not None
    return made(
        Fact,
        {
            "id": None,
            "case_id": work.case_id,
            "step": command.step,
            "round": number,
            "subject": command.subject,
            "done_on": command.on,
            "actor": work.actor.login,
            "second": command.second,
            "details": work.details.model_dump(mode="json"),
            "details_version": 1,
            "command_id": command.command_id,
            "recorded_at": utc_now(),
            "corrects": corrects,
            "withdrawn": False,
            "breach_basis": breach_basis(work) if late else None,
            "breach_reason": command.breach,
        },
    )


def enter_fact(session: Session, fact: Fact) -> None:
    """Writes a fact, and tells it its id."""
    values = {name: getattr(fact, name) for name in _COLUMNS}
    fact.id = session.connection().execute(_ENTER, values).scalar_one()
    ground_written(session)


def breach_basis(work: Work) -> str:
    """The article whose limit the act exceeds."""
    limits = [r for r in work.row.reasons if r.kind in CAPS and r.last and r.last < work.on]
    return "；".join(dict.fromkeys(r.basis for r in limits))


def settle(work: Work, action: str = "record", **more: Any) -> None:
    """What follows every fact in its transaction: schedule, followers, supervision, audit, versions.

    `more` is said in the audit entry: why a fact was corrected, and which.
    """
    recompute(work.session, work.case)
    recompute_followers(work.session, work.case, work.step.name)
    close(work, action, **more)


def close(work: Work, action: str = "record", **more: Any) -> None:
    """The end of an act whose schedules are stored: supervision, the case's version, the trail."""
    assert work.fact is not None
    if work.fact.breach_basis is not None:
        open_item(
            work.session,
            work.case,
            work.step.name,
            work.command.subject,
            source="breach",
            basis=work.fact.breach_basis,
            reason=f"{work.step.title}逾期办理：{work.fact.breach_reason}",
            on=work.on,
        )
    version = record_head(work.session).data_version
    if work.case.changed_version != version:
        work.case.touch(version)
        work.session.add(work.case)
    audit.append(
        work.session,
        work.actor,
        action,
        work.case.slug,
        {
            "step": work.command.step,
            "round": work.fact.round,
            "subject": work.command.subject,
            "on": work.on,
            "second": work.fact.second,
            "command": work.command.command_id,
            "details": work.fact.details,
            "details_version": work.fact.details_version,
            "breach": work.fact.breach_reason,
            "breach_basis": work.fact.breach_basis,
            **more,
        },
    )
