"""what-if: what an assumed date would move, and which limits it would break, in every district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import print_json
from console.workplace import CaseSlug, record, step_date, step_named

if TYPE_CHECKING:
    from rich.table import Table

    from rules.dates.projection import Breach, Move
    from views.what_if import Assumed, WhatIf


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("what-if", help="假如某环节定于某日：各县区哪些日期变动，有无违规；不作任何登记")(what_if)


def what_if(
    case: CaseSlug,
    assumptions: Annotated[
        list[str],
        typer.Argument(
            metavar="STEP=DATE",
            help="环节[#轮次][@对象]=日期，可多个，如 bid_opening=2023-11-06 contract_signature@1=2023-11-30",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from record.checks import check_round
    from record.plan.loaded import district_word, programme
    from record.rows.cases import case_of
    from views.what_if import what_if as suppose

    named = [(step_named(step), on) for step, on in map(step_date, assumptions)]
    assumed = [(step.step, step.subject, on) for step, on in named]
    with reading(record()) as session:
        supposed = case_of(session, case)
        for step, _on in named:
            check_round(supposed, step.round)
        found, level = (
            suppose(session, supposed, assumed),
            district_word(programme(session, supposed.slug.split("/")[0])),
        )
    if as_json:
        print_json(asdict(found))
    else:
        _show(found, level)


def _show(found: WhatIf, level: str) -> None:
    from console.tables import terminal

    typer.echo(f"假如{found.title}（今天{found.today}，不作任何登记）：")
    for line in dict.fromkeys(_judged(a) for a in _together(found.assumed)):
        typer.echo(f"  {line}")
    if not found.moves and not found.breaches:
        typer.echo("没有其他日期变动")
        return
    if found.moves:
        terminal().print(_moves_table(found.moves, level))
        typer.echo("尚未办理的环节按最早可办日期推算。")
    if found.breaches:
        terminal().print(_breaches_table(found.breaches, level))
    else:
        typer.echo("没有因此逾期的环节")


def _together(assumed: Iterable[Assumed]) -> Iterator[Assumed]:
    """One line for all subjects that are judged alike."""
    from dataclasses import replace

    for _same, group in groupby(assumed, key=lambda a: (a.step, a.on, a.refusal, a.recorded_on)):
        rows = list(group)
        yield rows[0] if len(rows) == 1 else replace(rows[0], subject=f"{len(rows)}个对象")


def _judged(a: Assumed) -> str:
    about = f"（{a.subject}）" if a.subject else ""
    recorded = f"（原登记为{a.recorded_on}）" if a.recorded_on else ""
    return f"“{a.title}”{about}定于{a.on}{recorded}：{a.refusal or '在法定期限内'}"


def _moves_table(moves: Iterable[Move], level: str) -> Table:
    from rich.table import Column, Table

    table = Table(
        level,
        "事项",
        Column("环节", overflow="fold"),
        "变动",
        Column("原", no_wrap=True),
        Column("现", no_wrap=True),
        Column("工作日", justify="right"),
        title="变动的日期",
    )
    for place, case, lines in _by_case(_shown(list(moves)), lambda m: (m.field, m.before, m.after, m.days)):
        for number, (subjects, m) in enumerate(lines):
            mark = "（预估）" if m.provisional else ""
            table.add_row(
                *((place, case) if number == 0 else ("", "")),
                m.title + subjects,
                m.what,
                str(m.before or "—"),
                f"{m.after or '—'}{mark}",
                f"{m.days:+d}" if m.days is not None else "—",
            )
        table.add_section()
    return table


def _shown(moves: list[Move]) -> list[Move]:
    """Where the law's last day is the deadline, it is said once."""
    dues = {(m.case, m.step, m.subject, m.before, m.after) for m in moves if m.field == "due_on"}
    return [m for m in moves if m.field != "latest" or (m.case, m.step, m.subject, m.before, m.after) not in dues]


def _breaches_table(breaches: Iterable[Breach], level: str) -> Table:
    from rich.table import Column, Table

    table = Table(
        level,
        "事项",
        Column("环节", overflow="fold"),
        "违反",
        Column("应于", no_wrap=True),
        Column("可办", no_wrap=True),
        "相差",
        Column("依据", overflow="fold"),
        title="由此产生或者变化的逾期",
    )
    for place, case, lines in _by_case(breaches, lambda b: (b.kind, b.due_on, b.on, b.days, b.was, b.basis)):
        for number, (subjects, b) in enumerate(lines):
            table.add_row(
                *((place, case) if number == 0 else ("", "")),
                b.title + subjects,
                _kind(b),
                str(b.due_on),
                str(b.on or "—"),
                _days(b),
                b.basis,
            )
        table.add_section()
    return table


def _kind(breach: Breach) -> str:
    if breach.kind == "plan":
        return "计划时限" if breach.final else "倒排工期"
    return "法定期限" if breach.kind == "law" else "法定最早"


def _days(breach: Breach) -> str:
    was = f"（原{breach.was}）" if breach.was else ""
    if not breach.days:
        return f"已可如期{was}"
    return f"{'早' if breach.kind == 'early' else '晚'}{breach.days}个工作日{was}"


def _by_case(rows: Iterable[Any], alike: Any) -> Iterator[tuple[str, str, list[tuple[str, Any]]]]:
    """Rows case by case; those that differ in their subject only become one, which says how many they are."""
    for (place, case), group in groupby(rows, key=lambda row: (row.place, row.case)):
        lines: dict[Any, list[Any]] = {}
        for row in group:
            lines.setdefault((row.step, alike(row)), []).append(row)
        yield place, _label(case, place), [(_subjects([r.subject for r in same]), same[0]) for same in lines.values()]


def _label(case: str, place: str) -> str:
    return case.partition(f"/{place}/")[2] or case


def _subjects(subjects: list[str]) -> str:
    if subjects == [""]:
        return ""
    return f"（{subjects[0]}）" if len(subjects) == 1 else f"（{len(subjects)}个对象）"
