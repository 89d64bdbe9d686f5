"""form: what a step asks for, before acting."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import print_json
from console.workplace import CaseSlug, record

if TYPE_CHECKING:
    from views.form import Form, FormField


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("form", help="某环节的办理表单：栏目、单位、选项、由谁办、何时可办")(form)


def form(
    case: CaseSlug,
    step: Annotated[str, typer.Argument(help="环节，如 site_survey，可加#轮次、@对象")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from views.form import form as form_of

    with reading(record()) as session:
        found = form_of(session, case, re.split("[@#]", step)[0])  # a form is the same for every subject and round
    if as_json:
        print_json({**asdict(found), "entries": [_as_json(entry) for entry in found.entries]})
        return
    typer.echo("\n".join(_head(found)))
    if found.entries:
        from rich.table import Table

        from console.tables import terminal

        table = Table("栏目", "名称", "填写", "必填", "说明", show_lines=True)
        for entry in found.entries:
            table.add_row(*_row(entry))
        terminal().print(table)
    for hint in found.hints:
        typer.echo(f"提示：{hint}")
    typer.echo(
        "办理内容写成 YAML 文件，用 --data 交来；金额须写明单位（1330000.50元、133万元），面积写作 35.5㎡，分值写作 92.5；"
        "列表每项一段，以“- ”开头"
    )


def _as_json(entry: FormField) -> dict[str, object]:
    return {**asdict(entry), "choices": [{"code": code, "title": title} for code, title in entry.choices]}


def _head(found: Form) -> list[str]:
    lines = [
        f"“{found.title}”（{found.step}）",
        f"办理：{found.role}{'，须两人共同办理（--with）' if found.two_persons else ''}",
    ]
    if found.each:
        lines.append(f"按{found.each}逐一办理，可办：{'、'.join(f'@{at}' for at in found.subjects) or '（尚无）'}")
    days = (("条件具备", found.ready_on), ("最早", found.earliest), ("最迟", found.latest))
    lines.append("时间：" + ("，".join(f"{word}{day}" for word, day in days if day) or "前序环节未办结，日期未定"))
    return lines


def _row(entry: FormField) -> tuple[str, str, str, str, str]:
    said = [entry.note, f"例：{entry.example}" if entry.example else ""]
    said += [f"{code}：{title}" if code != title else code for code, title in entry.choices]
    return (
        "　" * entry.depth + entry.path.rpartition(".")[2],
        entry.title,
        f"{entry.kind}{'，可填多项' if entry.many else ''}",
        "是" if entry.required else "",
        "\n".join(line for line in said if line),
    )
