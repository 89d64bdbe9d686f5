"""audit, backup, restore: keeping the record whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.output import REFUSED, say, stop
from console.workplace import By, acting, home, record

audits = typer.Typer(no_args_is_help=True, help="审计链")


def register(app: typer.Typer) -> None:
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
    from models.database import open_engine
    from models.settings import settings
    from record.custody.restore import restore_by

    login = acting(by)
    say(restore_by(login, source, open_engine(settings().database_url), home(), force=force).text)
