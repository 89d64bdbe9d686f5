"""init; people load, edit, leave, replace, retire, show, list: who acts, in which role and district."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from console.commands.accounts import WordFile, a_password
from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import By, a_date, acting, file_text, home, not_blank, record

if TYPE_CHECKING:
    from record.roster.edits import FieldChange
    from views.people import ListedPerson

people = typer.Typer(no_args_is_help=True, help="办理人员：登记、更正、请假、接任、离岗、列表")
Login = Annotated[str, typer.Argument(help="登录名，见 people list")]
Reason = Annotated[str, typer.Option("--reason", callback=not_blank, help="原因，记入审计日志")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("init", help="启用新的数据目录：登记第一名管理人员")(initialise)
    app.add_typer(people, name="people")


def initialise(
    login: Annotated[str, typer.Option("--login", help="登录名")],
    name: Annotated[str, typer.Option("--name", help="姓名")],
    unit: Annotated[str, typer.Option("--unit", help="单位")],
    role: Annotated[
        str, typer.Option("--role", help="岗位：project_manager（市专班）或 city_leader（市局分管领导）")
    ] = "project_manager",
    mail: Annotated[str | None, typer.Option("--mail", help="邮箱，接收提醒用")] = None,
    system_login: Annotated[str | None, typer.Option("--system-login", help="系统管理员的登录名，网页用")] = None,
    system_name: Annotated[str, typer.Option("--system-name", help="系统管理员的姓名")] = "",
    word_file: WordFile = None,
) -> None:
    from models.database import writing
    from models.visitor import SERVER, AdminOffice
    from record.accounts.keeping import make_office
    from record.roster.changes import initialise as act
    from record.roster.entry import read_entry

    entry = read_entry({"login": login, "name": name, "unit": unit, "role": role, "mail": mail})
    word = a_password(word_file) if system_login else ""
    with writing(record()) as session:
        act(session, entry)
        if system_login:
            make_office(session, SERVER, system_login, system_name, AdminOffice.SYSTEM, word)
    say(f"已登记第一名管理人员 {name}（{login}），数据目录 {home()}")
    if system_login:
        say(f"已建立系统管理员 {system_name}（{system_login}）的账号：由其在网页上建立其他账号")
    else:
        say("网页登录须有账号：./yicheng account office system 登录名 --name 姓名，由系统管理员建立其他账号")
    say(f"下一步：./yicheng programme load 方案文件夹 --by {login}，再用 ./yicheng people load 人员文件 --by {login}")


@people.command("load", help="从 YAML 文件登记办理人员；已登记的按文件更正，并列明改动")
def load(
    path: Annotated[Path, typer.Argument(help="人员文件，people: 下每人 login、name、role、unit、district、mail")],
    by: By = None,
) -> None:
    from console.people_file import read_people
    from models.database import writing
    from record.people import actor
    from record.roster.edits import load as act

    entries, login = read_people(file_text(path, "人员文件"), str(path)), acting(by)
    with writing(record()) as session:
        loaded = act(session, actor(session, login), entries, path.name)
    say(f"已登记{len(loaded.new)}名办理人员，更正{len(loaded.changed)}人，数据目录 {home()}")
    for entry, changes in loaded.changed:
        say(f"  {entry.login}：{_told(changes)}")
    if loaded.kept:
        say(f"{len(loaded.kept)}人原已登记且内容相同，未作改动")


def _told(changes: tuple[FieldChange, ...]) -> str:
    return "；".join(change.text for change in changes)


@people.command("edit", help="更正一名办理人员的姓名、单位、邮箱；未办理过事项的也可改岗位、县区")
def edit(
    login: Login,
    reason: Reason,
    name: Annotated[str | None, typer.Option("--name", help="姓名")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="单位")] = None,
    mail: Annotated[str | None, typer.Option("--mail", help="邮箱，写 - 则不再有邮箱")] = None,
    role: Annotated[str | None, typer.Option("--role", help="岗位")] = None,
    district: Annotated[str | None, typer.Option("--district", help="县区，写 - 则为市级")] = None,
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.roster.edits import edit as act

    who = acting(by)
    asked = {"name": name, "unit": unit, "mail": mail, "role": role, "district": district}
    values = {key: None if value == "-" else value for key, value in asked.items() if value is not None}
    if not values:
        stop(BAD_INPUT, "没有写明更正什么。可用 --name、--unit、--mail、--role、--district")
    with writing(record()) as session:
        changes = act(session, actor(session, who), login, values, reason)
    say(f"已更正 {login}：{_told(changes)}" if changes else f"{login} 的登记内容与所填相同，未作改动")


@people.command("leave", help="登记请假：其间不能办理，提醒发给同岗位的其他人；--back 为提前返岗")
def leave(
    login: Login,
    first: Annotated[str | None, typer.Option("--from", help="请假首日")] = None,
    last: Annotated[str | None, typer.Option("--to", help="请假末日（含当日）")] = None,
    deputy: Annotated[str | None, typer.Option("--deputy", help="代办人登录名，须为同岗位、同县区")] = None,
    back: Annotated[bool, typer.Option("--back", help="返岗：请假到昨天为止，未开始的取消")] = False,
    reason: Annotated[str, typer.Option("--reason", help="原因")] = "",
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.roster.leave import end_leave, take_leave

    who = acting(by)
    if back == bool(first and last):
        stop(BAD_INPUT, "请写明 --from 首日 --to 末日，或者 --back")
    with writing(record()) as session:
        if back or first is None or last is None:
            end_leave(session, actor(session, who), login, reason)
        else:
            days = a_date(first), a_date(last)
            take_leave(session, actor(session, who), login, *days, deputy=deputy, reason=reason)
    say(f"已登记 {login} 返岗" if back else f"已登记 {login} 于{first}至{last}请假")


@people.command("replace", help="由他人接任：原人员离岗，接任人尚未登记的一并登记")
def replace(
    login: Login,
    reason: Reason,
    successor: Annotated[str, typer.Option("--with", help="接任人登录名")],
    on: Annotated[str, typer.Option("--from", help="自哪天起接任")],
    name: Annotated[str | None, typer.Option("--name", help="接任人姓名，已登记的不填")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="接任人单位，默认与原人员相同")] = None,
    mail: Annotated[str | None, typer.Option("--mail", help="接任人邮箱")] = None,
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.roster.edits import replace as act
    from record.roster.edits import successor_of

    who, day = acting(by), a_date(on)
    with writing(record()) as session:
        entry = successor_of(session, login, successor, name=name, unit=unit, mail=mail)
        act(session, actor(session, who), login, entry, day, reason)
    say(f"已登记：自{on}起由{entry.name}（{successor}）接任，{login} 离岗")


@people.command("retire", help="离岗：自该日起不再办理，不再收到提醒")
def retire(
    login: Login,
    reason: Reason,
    on: Annotated[str, typer.Option("--from", help="自哪天起离岗")],
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.roster.edits import retire as act

    who, day = acting(by), a_date(on)
    with writing(record()) as session:
        act(session, actor(session, who), login, day, reason)
    say(f"已登记 {login} 自{on}起离岗")


@people.command("show", help="一名办理人员的登记、更正、请假和离岗")
def show(login: Login, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from views.people import history

    with reading(record()) as session:
        rows = history(session, login)
    if as_json:
        print_json({"login": login, "acts": [asdict(row) for row in rows]})
        return
    for row in rows:
        days = f"　{row.first}起" + (f"至{row.last}" if row.last else "") if row.first else ""
        other = f"　{row.other}" if row.other else ""
        typer.echo(f"{row.on}　{row.what}{days}{other}　由{row.by}办理　{row.reason}".rstrip())


@people.command("list", help="已登记的办理人员")
def list_people(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from record.people import programme_date
    from views.people import everybody

    with reading(record()) as session:
        rows, today = everybody(session), programme_date(session)
    if as_json:
        print_json({"people": [asdict(row) for row in rows]})
    else:
        typer.echo("\n".join(_line(row, today) for row in rows) or "尚未登记人员")


def _line(row: ListedPerson, today: date) -> str:
    from models.values import ROLE_TITLES

    said = f"{row.login}　{row.name}　{ROLE_TITLES[row.role]}　{row.district or '市级'}"
    if row.retired_on is not None:
        return f"{said}　自{row.retired_on}起离岗"
    coming = [f"{leave.first}至{leave.last}请假" for leave in row.away if leave.last >= today]
    return "　".join([said, *coming])
