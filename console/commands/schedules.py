"""schedule: the lawful dates of a procedure, from a start or back from a finish. Of the record only the calendar counts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, stop
from console.workplace import a_date, calendar, step_date

CHAINS = {"prudent": "稳妥", "tight": "紧凑", "limit": "极限"}


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("schedule", help="推算程序各环节的法定日期：正推 --from 环节=日期，倒推 --finish-by 日期")(
        schedule_command
    )


def schedule_command(
    procedure: Annotated[str, typer.Argument(help="程序，如 open_tender")],
    start: Annotated[list[str] | None, typer.Option("--from", help="已定环节=日期，可多次")] = None,
    finish_by: Annotated[str | None, typer.Option("--finish-by", help="最迟完成日期")] = None,
    chain: Annotated[str, typer.Option(help="prudent 稳妥、tight 紧凑、limit 极限")] = "prudent",
    every: Annotated[bool, typer.Option("--all", help="内部环节也列出")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象")] = False,
) -> None:
    from rules.dates.timetable import backward, forward
    from rules.procedure import Chain
    from rules.procedures import PROCEDURES

    if procedure not in PROCEDURES:
        stop(BAD_INPUT, f"没有程序“{procedure}”。可用的程序：{'、'.join(PROCEDURES)}")
    if chain not in {c.value for c in Chain}:
        stop(BAD_INPUT, f"没有推算方式“{chain}”。可用：{'、'.join(f'{c}（{t}）' for c, t in CHAINS.items())}")
    if bool(start) == bool(finish_by):
        stop(BAD_INPUT, "请用 --from 环节=日期（正推）或 --finish-by 日期（倒推），二者择一")
    chosen = PROCEDURES[procedure]
    if finish_by:
        table = backward(chosen, a_date(finish_by), Chain(chain), calendar())
    else:
        starts = dict(step_date(text) for text in start or [])
        _known_steps(chosen.name, chosen.index, starts)
        table = forward(chosen, starts, Chain(chain), calendar())
    answer = table.answer(internal=every)
    if as_json:
        print_json(answer)
    else:
        _table(answer)


def _known_steps(procedure: str, index: dict[str, int], starts: dict[str, date]) -> None:
    from rules.procedures import PROCEDURES

    for step in starts:
        if step not in index:
            stop(BAD_INPUT, f"程序“{procedure}”没有环节“{step}”。可用的环节：{PROCEDURES[procedure].words_of(index)}")


def _table(answer: dict[str, Any]) -> None:
    from rich.table import Column, Table

    from console.tables import terminal

    table = Table(
        "环节",
        Column("最早", no_wrap=True),
        Column("最迟", no_wrap=True),
        Column("依据", overflow="fold"),
        title=f"{answer['title']}　{CHAINS[answer['chain']]}推算",
    )
    for step in answer["steps"]:
        mark = "（预估）" if step["provisional"] else ""
        table.add_row(
            step["title"],
            (step["earliest"] or "—") + mark,
            (step["latest"] or "—") + mark,
            "\n".join(_reason(r) for r in step["reasons"]),
        )
    terminal().print(table)


def _reason(reason: dict[str, str]) -> str:
    basis = reason["basis"].replace(" ", "\u00a0")  # 87号 16 stays on one line
    return f"{basis}：{reason['text']}" if basis else reason["text"]
