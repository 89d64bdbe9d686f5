"""supervision list, close: 督办事项 and their closing (销号)."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from console.output import print_json, say
from console.workplace import By, acting, record

supervision = typer.Typer(no_args_is_help=True, help="督办事项：列表、销号")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(supervision, name="supervision")


@supervision.command("list", help="督办事项")
def list_items(
    slug: Annotated[str, typer.Argument(help="方案代码")], as_json: Annotated[bool, typer.Option("--json")] = False
) -> None:
    from models.database import reading
    from record.plan.loaded import programme
    from views import lookup

    with reading(record()) as session:
        rows = [
            {
                "number": item.number,
                "case": case.slug,
                "step": item.step,
                "subject": item.subject,
                "source": item.source,
                "reason": item.reason,
                "opened_on": item.opened_on,
                "due_on": item.due_on,
                "closed_on": item.closed_on,
            }
            for item, case in lookup.supervision_items(session, programme(session, slug))
        ]
    if as_json:
        print_json({"items": rows})
    else:
        typer.echo("\n".join(_line(row) for row in rows) or "没有督办事项")


def _line(row: dict[str, Any]) -> str:
    state = f"{row['closed_on']}销号" if row["closed_on"] else f"应于{row['due_on']}前（含当日）办结"
    return f"{row['number']}　{row['case']}　{row['reason']}　{state}"


@supervision.command("close", help="销号：写明办理结果")
def close(
    number: Annotated[str, typer.Argument(help="督办编号，如 督办〔2023〕1号")],
    reply: Annotated[str, typer.Option("--reply", help="办理结果")],
    by: By = None,
) -> None:
    from models.database import writing
    from record.alerting import supervision
    from record.people import actor, programme_date
    from views import lookup

    login = acting(by)
    with writing(record()) as session:
        supervision.close_item(
            session, actor(session, login), lookup.supervision_item(session, number), programme_date(session), reply
        )
    say(f"已销号 {number}")
