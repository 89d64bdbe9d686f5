"""form: what a step asks for, before acting."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import print_json
from console.workplace import CaseSlug, record, step_named

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    from record.checks import check_round
    from record.rows.cases import case_of
    from views.form import form as form_of

    named = step_named(step)
    with reading(record()) as session:
        check_round(case_of(session, case), named.round)
        found = form_of(session, case, named.step)  # the same for every subject
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
    typer.echo("；".join(_how(found)))


def _how(found: Form) -> Iterator[str]:
    """How the file of details is written, as far as this form asks for it."""
    from record.entry.units import UNITS

    kinds = {entry.kind for entry in found.entries}
    yield "办理内容写成 YAML 文件，用 --data 交来"
    yield from (unit.written for unit in UNITS if unit.named in kinds)
    if any(entry.many for entry in found.entries):
        yield "列表每项一段，以“- ”开头"


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
