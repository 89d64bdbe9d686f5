"""account make, office, reset, lock, unlock, list: accounts of the console, by the server's administrator.

Passwords come from a file or are typed; never from the command line, which other processes and the shell's history see.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import BAD_INPUT, say, stop
from console.workplace import file_text, not_blank, one_of, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

account = typer.Typer(no_args_is_help=True, help="网页账号（由服务器管理员办理）：建立、重置密码、锁定、解锁、列表")
Login = Annotated[str, typer.Argument(help="登录名，见 people list")]
WordFile = Annotated[
    Path | None, typer.Option("--password-file", help="密码文件，只有一行；不写则在终端输入，不得写在命令中")
]
Reason = Annotated[str, typer.Option("--reason", callback=not_blank, help="原因，记入审计日志")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(account, name="account")


def a_password(path: Path | None) -> str:
    """A password from a file of one line, or typed twice at a terminal."""
    if path is not None:
        lines = file_text(path, "密码文件").splitlines()
        if len(lines) != 1 or not lines[0]:
            stop(BAD_INPUT, f"密码文件 {path} 应只有一行，写密码本身")
        return lines[0]
    if not sys.stdin.isatty():
        stop(BAD_INPUT, "没有终端可以输入密码。请用 --password-file 指明密码文件")
    return str(typer.prompt("密码", hide_input=True, confirmation_prompt="再次输入"))


def _act(act: Callable[[Session], object]) -> None:
    from models.database import writing

    with writing(record()) as session:
        act(session)


@account.command("make", help="为一名办理人员建立账号；首次登录时须改密码")
def make(login: Login, word_file: WordFile = None) -> None:
    from models.visitor import SERVER
    from record.accounts.keeping import make_account

    word = a_password(word_file)
    _act(lambda session: make_account(session, SERVER, login, word))
    say(f"已由服务器管理员建立账号 {login}，首次登录时须改密码")


@account.command("office", help="建立系统管理员（system）、安全管理员（security）或审计管理员（audit）的账号")
def make_office(
    office: Annotated[str, typer.Argument(help="system、security 或 audit；三员不得兼任")],
    login: Login,
    name: Annotated[str, typer.Option("--name", help="姓名")],
    word_file: WordFile = None,
) -> None:
    from models.visitor import OFFICE_TITLES, SERVER, AdminOffice
    from record.accounts.keeping import make_office as act

    which, word = one_of(AdminOffice, office, "管理员"), a_password(word_file)
    _act(lambda session: act(session, SERVER, login, name, which, word))
    say(f"已由服务器管理员建立{OFFICE_TITLES[which]} {name}（{login}）的账号，首次登录时须改密码")


@account.command("reset", help="重置密码：本人的会话全部结束，首次登录时须改密码")
def reset(login: Login, word_file: WordFile = None) -> None:
    from models.visitor import SERVER
    from record.accounts.keeping import reset_password

    word = a_password(word_file)
    _act(lambda session: reset_password(session, SERVER, login, word))
    say(f"已由服务器管理员重置 {login} 的密码")


@account.command("lock", help="锁定账号：会话全部结束，不能登录")
def lock(login: Login, reason: Reason) -> None:
    from models.visitor import SERVER
    from record.accounts.keeping import lock as act

    _act(lambda session: act(session, SERVER, login, reason))
    say(f"已由服务器管理员锁定 {login}")


@account.command("unlock", help="解除锁定")
def unlock(login: Login, reason: Reason) -> None:
    from models.visitor import SERVER
    from record.accounts.keeping import unlock as act

    _act(lambda session: act(session, SERVER, login, reason))
    say(f"已由服务器管理员解锁 {login}")


@account.command("list", help="全部账号")
def list_accounts() -> None:
    from models.database import reading
    from views.pages.accounts import account_lines

    with reading(record()) as session:
        rows = account_lines(session)
    lines = [f"{row.login}　{row.name}　{row.title}　{row.place}　{row.state}" for row in rows]
    typer.echo("\n".join(lines) or "尚无账号。先建立系统管理员：./yicheng account office system 登录名 --name 姓名")
