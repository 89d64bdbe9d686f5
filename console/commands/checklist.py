"""checklist: the rules that a step asks a person to confirm, and a form to fill in."""

from __future__ import annotations

from typing import Annotated

import typer

from console.output import print_json
from console.tables import terminal
from console.workplace import record


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("checklist", help="办理某环节要核对的清单，附可填写的样式")(checklist)


def checklist(
    case: Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")],
    step: Annotated[str, typer.Argument(help="环节，如 requirement_review")],
    as_json: Annotated[bool, typer.Option("--json", help="只输出可填写的样式")] = False,
) -> None:
    from actions.purchase.checklists import to_confirm
    from models.database import reading
    from record.perform import act_named
    from record.rows.cases import case_of
    from record.situation import open_dossier

    with reading(record()) as session:
        dossier = open_dossier(session, case_of(session, case))
        found = act_named(dossier, step)
        rules = to_confirm(dossier, found.name)
    if as_json:
        print_json({"checks": [{"rule": rule.id, "ok": "yes", "evidence": ""} for rule in rules]})
        return
    if not rules:
        typer.echo(f"“{found.title}”没有核对清单")
        return
    from rich.table import Column, Table

    table = Table(
        Column("规则", no_wrap=True),
        Column("核对内容", overflow="fold"),
        Column("依据", overflow="fold"),
        title=f"“{found.title}”核对清单（{len(rules)}项）",
        show_lines=True,
    )
    for rule in rules:
        table.add_row(rule.id, rule.text, rule.cited)
    terminal().print(table)
    typer.echo(
        "办理时在内容文件的checks中逐项填写：rule为规则编号；ok填yes（符合）、no（不符合）或者not_applicable（不适用）；"
        "evidence填依据材料，不适用的填理由。加--json得到样式"
    )
