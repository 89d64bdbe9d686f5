"""record, correct, withdraw, acknowledge: what people enter, one act at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from pydantic import BaseModel, ValidationError

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import a_date, acting, not_blank, read_data, record, step_named

if TYPE_CHECKING:
    from sqlalchemy import Engine

NEXT = 5
"""So many next steps are told after an act."""

M = TypeVar("M", bound=BaseModel)

CaseSlug = Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")]
By = Annotated[str | None, typer.Option("--by", help="办理人登录名，默认取 YICHENG_LOGIN")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("record", help="登记一项办理：谁、哪天、办结了哪个环节")(record_act)
    app.command("correct", help="更正一项办理记录：原记录保留，另记更正")(correct)
    app.command("withdraw", help="撤销一项办理记录：原记录保留，另记撤销")(withdraw)
    app.command("acknowledge", help="签收提醒")(acknowledge)


def record_act(
    case: CaseSlug,
    step: Annotated[
        str, typer.Argument(help="环节，可加 #轮次 和 @对象，如 contract_signature@1；再次办理写次数，如 payment@1/2")
    ],
    on: Annotated[str, typer.Option("--on", help="办理日期")],
    by: By = None,
    data: Annotated[Path | None, typer.Option("--data", help="办理内容（YAML 或 JSON 文件）")] = None,
    breach: Annotated[str | None, typer.Option("--breach", help="超过法定期限的原因，按逾期办理登记")] = None,
    second: Annotated[
        str | None, typer.Option("--with", help="共同办理的另一人登录名（开标、签约、验收须两人以上）")
    ] = None,
    command_id: Annotated[str | None, typer.Option("--id", help="指令编号，重复提交不会重复登记")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from actions.acts import submit
    from record.handlers import Command

    name, round_number, subject = step_named(step)
    login, engine = acting(by), record()
    details = _entered(engine, case, name, read_data(data))
    command = _asked(
        Command,
        command_id=command_id or _identity(engine, data, [case, step, on, login, details, breach, *_named(second)]),
        case=case,
        step=name,
        on=a_date(on),
        subject=subject,
        round=round_number,
        details=details,
        breach=breach,
        second=second,
    )
    done = submit(engine, login, command)
    if as_json:
        print_json(
            {
                "case": done.case,
                "step": done.step,
                "subject": done.subject,
                "on": done.on,
                "replayed": done.replayed,
                "warnings": done.warnings,
            }
        )
    for warning in done.warnings:
        say(f"提示：{warning}")
    what = f"{done.case} {done.step}{done.subject and '@' + done.subject} {done.on}"
    say("此前已经登记，未重复写入" if done.replayed else f"已登记：{what}")
    _say_next(engine, done.case)


def correct(
    case: CaseSlug,
    step: Annotated[str, typer.Argument(help="环节，可加 #轮次 和 @对象")],
    reason: Annotated[str, typer.Option("--reason", callback=not_blank, help="更正的原因")],
    by: By = None,
    on: Annotated[str | None, typer.Option("--on", help="更正后的日期，不填则不变")] = None,
    data: Annotated[Path | None, typer.Option("--data", help="更正后的内容文件，不填则不变")] = None,
    breach: Annotated[str | None, typer.Option("--breach", help="更正后的日期超过法定期限的原因")] = None,
    second: Annotated[str | None, typer.Option("--with", help="更正后的共同办理人登录名，不填则不变")] = None,
) -> None:
    from actions import acts
    from models.database import writing
    from record import corrections
    from record.people import actor

    name, round_number, subject = step_named(step)
    login, engine = acting(by), record()
    _in_round(engine, case, round_number)
    details = _entered(engine, case, name, read_data(data)) if data else None
    asked = _asked(
        corrections.Correction,
        command_id=_identity(engine, data, ["correct", case, step, on, login, details, reason, *_named(second)]),
        case=case,
        step=name,
        subject=subject,
        reason=reason,
        on=a_date(on) if on else None,
        details=details,
        breach=breach,
        second=second,
    )
    with writing(engine) as session:
        done = acts.correct(session, actor(session, login), asked)
    if done.replayed:
        say(f"{done.case} {done.step} 此前已经更正，未重复写入")
        return
    say(f"已更正：{done.case} {done.step} {done.on}。据原记录印发的公文标为已被更正")


def withdraw(
    case: CaseSlug,
    step: Annotated[str, typer.Argument(help="环节，可加 #轮次 和 @对象")],
    reason: Annotated[str, typer.Option("--reason", callback=not_blank, help="撤销的原因")],
    by: By = None,
) -> None:
    from actions import acts
    from models.database import writing
    from record import corrections
    from record.people import actor

    name, round_number, subject = step_named(step)
    login, engine = acting(by), record()
    _in_round(engine, case, round_number)
    asked = _asked(
        corrections.Withdrawal,
        command_id=_identity(engine, None, ["withdraw", case, step, login, reason]),
        case=case,
        step=name,
        subject=subject,
        reason=reason,
    )
    with writing(engine) as session:
        done = acts.withdraw(session, actor(session, login), asked)
    if done.replayed:
        say(f"{done.case} {done.step} 此前已经撤销，未重复写入")
        return
    say(f"已撤销：{done.case} {done.step}。据其印发的公文标为已被更正")


def acknowledge(number: Annotated[str, typer.Argument(help="提醒编号")], by: By = None) -> None:
    from models.database import writing
    from record.alerting.watch import acknowledge as act
    from record.people import actor, programme_date

    with writing(record()) as session:
        act(session, actor(session, acting(by)), number, programme_date(session))
    say(f"已签收 {number}")


def _entered(engine: Engine, case: str, step: str, data: dict[str, Any]) -> dict[str, Any]:
    """The details in the units in which they are stored. An unknown step is left to the act itself to refuse."""
    from models.database import reading
    from record.entry.units import entered
    from views.form import far_from_share, form_of

    with reading(engine) as session:
        found = form_of(session, case, step)
        if found is None:
            return data
        details = entered(found[0], found[1].title, data)
        warning = far_from_share(session, case, found[0], details)
    if warning:
        say(f"提示：{warning}")
    return details


def _in_round(engine: Engine, case: str, named: int | None) -> None:
    """What is corrected or withdrawn is of the present round, whatever round was named."""
    from models.database import reading
    from record.checks import check_round
    from record.rows.cases import case_of

    if named is not None:
        with reading(engine) as session:
            check_round(case_of(session, case), named)


def _say_next(engine: Engine, case: str) -> None:
    """What can be done now in the case, by whom and until when."""
    from models.database import reading
    from record.rows.cases import case_of
    from record.situation import open_dossier
    from views.form import next_steps

    with reading(engine) as session:
        found = next_steps(open_dossier(session, case_of(session, case)))
    for step in found[:NEXT]:
        at = f"@{step.subject}" if step.subject else ""
        until = f"，最迟{step.due_on}" if step.due_on else ""
        say(f"下一步：{step.title}（{step.step}{at}），由{step.role}办理{until}")
    if len(found) > NEXT:
        say(f"另有{len(found) - NEXT}项可办，见 ./yicheng plan {case}")


_OPTIONS = {
    "breach": "--breach 逾期的原因",
    "second": "--with 共同办理人",
    "reason": "--reason 原因",
    "command_id": "--id 指令编号",
}


def _asked(model: type[M], **fields: Any) -> M:
    """The command itself; an option that is empty or far too short is told by its name."""
    try:
        return model(**fields)
    except ValidationError as error:
        wrong = "、".join(_OPTIONS.get(str(e["loc"][0]), str(e["loc"][0])) for e in error.errors())
        stop(BAD_INPUT, f"{wrong}：内容为空或者长度不合要求，请写明后重新提交")


def _named(second: str | None) -> list[str]:
    """Part of a command's id only where somebody is named: the ids of commands given before stay as they were."""
    return [] if second is None else [second]


def _identity(engine: Engine, data: Path | None, parts: list[Any]) -> str:
    """A command's id from what it says, so that the same command given twice is recorded once; given again after its
    fact was corrected or withdrawn, it is another act."""
    from models.canonical import canonical
    from models.database import reading
    from record.rows.commands import id_that_counts

    def id_after(passed: Sequence[str]) -> str:
        return hashlib.sha256(canonical([*parts, *passed]).encode()).hexdigest()[:32]

    try:
        with reading(engine) as session:
            return id_that_counts(session, id_after)
    except TypeError:
        stop(BAD_INPUT, f"{data} 中有不能登记的内容。请用文字、整数、日期和列表填写")
