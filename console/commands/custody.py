"""audit, backup, restore: keeping the record whole."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from console.output import REFUSED, say, stop
from console.workplace import By, acting, home, record

audits = typer.Typer(no_args_is_help=True, help="审计链")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("backup", help="备份数据库和文件到一个文件")(backup)
    app.command("restore", help="从备份恢复")(restore)
    app.add_typer(audits, name="audit")


@audits.command("verify", help="重算审计链，核对每一条和封存值")
def verify() -> None:
    from models.database import reading
    from record.custody import audit

    with reading(record()) as session:
        report = audit.verify(session, audit.read_key(home()), audit.exported_seals(home()))
    if report.fault:
        stop(REFUSED, f"审计链不完整：{report.fault}")
    say(report.text)


@audits.command("schedules", help="核对存储的时限是否与办理记录算出的一致；--mend 重算不一致的事项")
def schedules(
    mend: Annotated[bool, typer.Option("--mend", help="重算不一致的事项")] = False,
    by: By = None,
) -> None:
    from models.database import reading, writing
    from record.custody import standing
    from record.people import actor

    engine = record()
    if mend:
        login = acting(by)
        with writing(engine) as session:
            mended = standing.mend(session, actor(session, login))
        for case in mended:
            say(f"  · {case}")
        say(f"已重算{len(mended)}个事项的时限" if mended else "各事项的时限与办理记录一致，不需要重算")
        return
    with reading(engine) as session:
        found = [change.case.slug for change in standing.differing(session)]
    for case in found:
        say(f"  · {case}")
    if found:
        stop(
            REFUSED,
            f"{len(found)}个事项存储的时限与办理记录不一致。请运行 ./yicheng audit schedules --mend --by 登录名 重算",
        )
    say("各事项存储的时限与办理记录一致。")


def backup(
    target: Annotated[Path, typer.Argument(help="备份文件")],
    with_key: Annotated[bool, typer.Option("--with-key", help="审计密钥也放进备份（备份须另行加密保管）")] = False,
) -> None:
    from record.custody.backup import backup as act

    say(act(record(), home(), target, with_key=with_key).text)


def restore(
    source: Annotated[Path, typer.Argument(help="备份文件")],
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的真实方案")] = False,
    by: By = None,
) -> None:
    from console.processes import alone
    from models.database import open_engine
    from models.settings import settings
    from record.custody.restore import restore_by

    login = acting(by)
    # A running keeper would issue papers of the record that is replaced. Where there is no home, none runs in it.
    with alone(home(), "恢复备份") if home().exists() else nullcontext():
        restored = restore_by(login, source, open_engine(settings().database_url), home(), force=force)
    say(restored.text)
