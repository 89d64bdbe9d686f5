"""calendar load, list, show: the State Council's notices of holidays, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import print_json, say
from console.workplace import By, acting, file_text, record

if TYPE_CHECKING:
    from record.plan.calendar_years import LoadedYear, MovedDate, Year
    from rules.calendar import Calendar

calendar = typer.Typer(no_args_is_help=True, help="工作日历：载入放假通知、列表、查看")

WORDS = {"earliest": "最早", "latest": "最迟", "planned": "计划", "due_on": "时限"}


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(calendar, name="calendar")


@calendar.command("load", help="载入一个年度的放假通知，重算依赖它的日期，列出变动")
def load(
    path: Annotated[Path, typer.Argument(help="放假通知文件，样例见 docs/calendar-2025.example.yaml")],
    by: By = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.plan.calendar_years import load_year
    from rules.dates.notice import load_notice

    who, notice = acting(by), load_notice(file_text(path, "放假通知文件"), str(path))
    say(f"{notice.title}（{notice.notice}）：正在载入并重算……")
    with writing(record()) as session:
        loaded = load_year(session, actor(session, who), notice)
    for warning in loaded.warnings:
        say(f"提示：{warning}")
    if as_json:
        print_json(asdict(loaded))
    else:
        _told(loaded)
    say(_outcome(loaded))


def _outcome(loaded: LoadedYear) -> str:
    if not loaded.changed:
        return f"{loaded.year}年放假安排与现有的一致，未作改动"
    said = f"已载入{loaded.year}年放假安排：{len(loaded.moves)}个日期变动，{loaded.firm}项由预估转为确定"
    return said + (f"，仍有{loaded.provisional}项为预估" if loaded.provisional else "")


def _told(loaded: LoadedYear) -> None:
    if loaded.moves:
        _table(loaded.moves)
    if loaded.documents:
        typer.echo("下列公文载有已变动的日期，请核对是否需要更正：")
    for paper in loaded.documents:
        typer.echo(f"  {paper.register_number}　{paper.title}　{'、'.join(map(str, paper.dates))}")


def _table(moves: Sequence[MovedDate]) -> None:
    from rich.table import Column, Table

    from console.tables import terminal

    table = Table(
        Column("事项", overflow="fold"),
        "环节",
        "日期",
        Column("原", no_wrap=True),
        Column("现", no_wrap=True),
        title="变动的日期",
    )
    for move in moves:
        step = move.title + (f"（{move.subject}）" if move.subject else "")
        table.add_row(
            move.case,
            step,
            WORDS[move.what],
            _dated(move.before, move.provisional_before),
            _dated(move.after, move.provisional_after),
        )
    terminal().print(table)


def _dated(day: date | None, provisional: bool) -> str:
    return "—" if day is None else f"{day}（预估）" if provisional else f"{day}"


@calendar.command("list", help="已有的年度、来源和文号")
def list_years(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from record.plan.calendar_years import years

    with reading(record()) as session:
        known = years(session)
    since = date(known[-1].days.year + 1, 1, 1)
    if as_json:
        print_json({"years": [_year(found) for found in known], "provisional_from": since})
        return
    for shipped, group in groupby(known, key=lambda found: found.notice is None):
        found = list(group)
        if shipped:
            typer.echo(f"{_span(found)}　随程序提供")
        else:
            typer.echo("\n".join(f"{year.days.year}年　{_source(year)}" for year in found))
    typer.echo(f"{since}起没有放假通知，所算日期为预估")


def _span(found: list[Year]) -> str:
    first, last = found[0].days.year, found[-1].days.year
    return f"{first}年" if first == last else f"{first}年至{last}年"


def _source(year: Year) -> str:
    if year.notice is None:
        return "随程序提供"
    return f"由文件载入　{year.notice.notice}　{year.notice.title}　{year.notice.published_on}发布"


def _year(found: Year) -> dict[str, Any]:
    notice = found.notice
    return {
        "year": found.days.year,
        "source": "loaded" if notice else "shipped",
        "notice": notice.notice if notice else None,
        "published_on": notice.published_on if notice else None,
    }


@calendar.command("show", help="查看一个年度：逐月的休、班和工作日天数")
def show(number: Annotated[int, typer.Argument(metavar="YEAR", help="年份，如 2025")]) -> None:
    from models.database import reading
    from record.plan.calendar_years import year

    with reading(record()) as session:
        found, days = year(session, number)
    typer.echo(f"{number}年　工作日共{len(_working(days, number))}天　{_source(found)}")
    for month in range(1, 13):
        typer.echo(_month(days, number, month))


def _working(days: Calendar, year: int, month: int | None = None) -> list[date]:
    every = (date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
    return [day for day in every if month in (None, day.month) and days.is_working(day)]


def _month(days: Calendar, year: int, month: int) -> str:
    rests = [
        (name, [day for day, _name in group])
        for name, group in groupby(
            ((day, name) for day, name in sorted(days.holidays.items()) if (day.year, day.month) == (year, month)),
            key=lambda item: item[1],
        )
    ]
    makeups = sorted(day for day in days.makeups if (day.year, day.month) == (year, month))
    said = f"{month:>2}月　工作日{len(_working(days, year, month)):>2}天"
    if rests:
        said += "　休 " + "、".join(f"{_run(found)}（{name}）" for name, found in rests)
    if makeups:
        said += "　班 " + "、".join(f"{day.day}日" for day in makeups)
    return said


def _run(found: list[date]) -> str:
    return f"{found[0].day}日" if len(found) == 1 else f"{found[0].day}日至{found[-1].day}日"
