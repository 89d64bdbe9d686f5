"""init; people load, list: who acts, in which role and district."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.output import print_json, say
from console.workplace import By, acting, home, read_data, record

people = typer.Typer(no_args_is_help=True, help="办理人员：登记、列表")


def register(app: typer.Typer) -> None:
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
) -> None:
    from models.database import writing
    from record.roster.changes import initialise as act
    from record.roster.entry import read_entry

    entry = read_entry({"login": login, "name": name, "unit": unit, "role": role, "mail": mail})
    with writing(record()) as session:
        act(session, entry)
    say(f"已登记第一名管理人员 {name}（{login}），数据目录 {home()}")
    say(f"下一步：./yicheng programme load 方案文件夹 --by {login}，再用 ./yicheng people load 人员文件 --by {login}")


@people.command("load", help="从 YAML 文件登记办理人员")
def load(
    path: Annotated[Path, typer.Argument(help="人员文件，people: 下每人 login、name、role、unit、district、mail")],
    by: By = None,
) -> None:
    from console.people_file import read_people
    from models.database import writing
    from record.people import actor
    from record.roster.changes import load as act

    entries, login = read_people(read_data(path), str(path)), acting(by)
    with writing(record()) as session:
        loaded = act(session, actor(session, login), entries)
    say(f"已登记{len(loaded.new)}名办理人员，数据目录 {home()}")
    if loaded.kept:
        say(f"{len(loaded.kept)}人原已登记且内容相同，未作改动")


@people.command("list", help="已登记的办理人员")
def list_people(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from models.values import ROLE_TITLES, Role
    from views.lookup import people as everybody

    with reading(record()) as session:
        rows = [(p.login, p.name, p.role, p.district, p.unit) for p in everybody(session)]
    if as_json:
        keys = ("login", "name", "role", "district", "unit")
        print_json({"people": [dict(zip(keys, row, strict=True)) for row in rows]})
        return
    lines = (
        f"{login}　{name}　{ROLE_TITLES[Role(role)]}　{district or '市级'}"
        for login, name, role, district, _unit in rows
    )
    typer.echo("\n".join(lines) or "尚未登记人员")
