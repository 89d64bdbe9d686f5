"""record: one act of one person; audit and backup of the whole record."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Annotated

import typer

from console.output import BAD_INPUT, REFUSED, print_json, say, stop
from console.workplace import a_date, home, read_data, record

audits = typer.Typer(no_args_is_help=True, help="审计链")

STEP = re.compile(r"^(?P<step>[a-z_]+)(?:#(?P<round>\d+))?(?:@(?P<subject>.+))?$")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("record", help="登记一项办理：谁、哪天、办结了哪个环节")(record_act)
    app.command("acknowledge", help="签收提醒")(acknowledge)
    app.command("backup", help="备份数据库和文件到一个文件")(backup)
    app.command("restore", help="从备份恢复")(restore)
    app.add_typer(audits, name="audit")


def record_act(
    case: Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")],
    step: Annotated[str, typer.Argument(help="环节，可加 #轮次 和 @对象，如 contract_signature@1")],
    on: Annotated[str, typer.Option("--on", help="办理日期")],
    by: Annotated[str | None, typer.Option("--by", help="办理人登录名，默认取 YICHENG_LOGIN")] = None,
    data: Annotated[Path | None, typer.Option("--data", help="办理内容(YAML 或 JSON 文件)")] = None,
    breach: Annotated[str | None, typer.Option("--breach", help="超过法定期限的原因，按逾期办理登记")] = None,
    command_id: Annotated[str | None, typer.Option("--id", help="指令编号，重复提交不会重复登记")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    import actions.registry  # noqa: F401  every handler
    from actions.core import Command, perform
    from actions.people import actor
    from models.canonical import canonical
    from models.database import writing

    found = STEP.match(step)
    if not found:
        stop(BAD_INPUT, f"“{step}”应写作 环节[#轮次][@对象]，如 contract_signature@1")
    login = by or os.environ.get("YICHENG_LOGIN")
    if not login:
        stop(BAD_INPUT, "没有指明办理人。请用 --by 登录名，或设置 YICHENG_LOGIN")
    details = read_data(data)
    try:
        identity = canonical([case, step, on, login, details, breach])
    except TypeError:
        stop(BAD_INPUT, f"{data} 中有带小数的数值。金额请以分为单位填写整数")
    command = Command(
        command_id=command_id or hashlib.sha256(identity.encode()).hexdigest()[:32], case=case, step=found["step"],
        on=a_date(on), subject=found["subject"] or "", round=int(found["round"]) if found["round"] else None,
        details=details, breach=breach)
    with writing(record()) as session:
        done = perform(session, actor(session, login), command)
    if as_json:
        print_json({"case": done.case, "step": done.step, "subject": done.subject, "on": done.on,
                    "replayed": done.replayed, "warnings": done.warnings})
    for warning in done.warnings:
        say(f"提示：{warning}")
    say("此前已经登记，未重复写入" if done.replayed else f"已登记：{done.case} {done.step}{done.subject and '@' + done.subject} {done.on}")


def acknowledge(number: Annotated[str, typer.Argument(help="提醒编号")],
                by: Annotated[str, typer.Option("--by", help="签收人登录名")]) -> None:
    from actions.alerts import acknowledge as act
    from actions.people import actor, programme_date
    from models.database import writing

    with writing(record()) as session:
        act(session, actor(session, by), number, programme_date(session))
    say(f"已签收 {number}")


@audits.command("verify", help="重算审计链，核对每一条和封存值")
def verify() -> None:
    from actions.audit import read_key
    from actions.audit import verify as check
    from models.database import reading

    engine = record()
    with reading(engine) as session:
        report = check(session, read_key(home()))
    if report.fault:
        stop(REFUSED, f"审计链不完整：{report.fault}")
    say(f"审计链完整：{report.entries}条，封存{report.seals}次")


def backup(target: Annotated[Path, typer.Argument(help="备份文件")]) -> None:
    from actions.backup import backup as act

    act(record(), home(), target)
    say(f"已备份到 {target}。审计密钥不在备份内，请另行保管：{home() / 'audit.key'}")


def restore(source: Annotated[Path, typer.Argument(help="备份文件")],
            force: Annotated[bool, typer.Option("--force", help="覆盖已有的真实方案")] = False) -> None:
    from actions.backup import restore as act

    act(source, record(), home(), force=force)
    say(f"已从 {source} 恢复")
