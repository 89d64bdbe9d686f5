"""thresholds list, load: 公开招标数额标准 and 分散采购限额 by region, level and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import print_json, say
from console.workplace import By, a_date, acting, file_text, record, record_if_any

if TYPE_CHECKING:
    from rules.purchase.thresholds import Threshold, Thresholds

thresholds = typer.Typer(no_args_is_help=True, help="采购限额标准：列表、载入")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(thresholds, name="thresholds")


@thresholds.command("list", help="公开招标数额标准和分散采购限额，按地区、级次、日期")
def list_thresholds(
    on: Annotated[str | None, typer.Option("--on", help="只列在该日施行的")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    day = a_date(on) if on else None
    rows = [row for row in known_here().rows if day is None or row.held_on(day)]
    if as_json:
        print_json({"on": day, "thresholds": [_form(row) for row in rows]})
    else:
        typer.echo("\n".join(map(_line, rows)) or f"没有在{day}施行的标准。请核实后用 thresholds load 载入")


@thresholds.command("load", help="从 YAML 文件载入标准；以后载入的自施行日期起代替以前的")
def load(
    path: Annotated[Path, typer.Argument(help="标准文件，样例见 docs/thresholds.sample.yaml")],
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.plan.thresholds import load as enter
    from rules.purchase.threshold_file import read_thresholds

    rows, login = read_thresholds(file_text(path, "标准文件"), str(path)), acting(by)
    with writing(record()) as session:
        new = enter(session, actor(session, login), rows, path.name)
    say(f"已载入{len(new)}行标准" + (f"，{len(rows) - len(new)}行原已载入" if len(new) < len(rows) else ""))
    for row in new:
        say(f"  {_line(row)}")


def known_here() -> Thresholds:
    """The thresholds of the record, or those that come with the product if there is none."""
    from models.database import reading
    from record.plan.thresholds import thresholds_of
    from rules.purchase.thresholds import known_thresholds

    engine = record_if_any()
    if engine is None:
        return known_thresholds()
    with reading(engine) as session:
        return thresholds_of(session)


def _line(row: Threshold) -> str:
    until: date | str = row.until or "今"
    return f"{row.region}　{row.level or '各级'}　{row.subject}　{row.text}　{row.since}至{until}　{row.cited}"


def _form(row: Threshold) -> dict[str, Any]:
    return {
        "region": row.region,
        "level": row.level,
        "subject": row.subject,
        "kind": row.kind,
        "amount_fen": row.amount,
        "since": row.since,
        "until": row.until,
        "basis": row.basis,
        "confidence": row.confidence,
        "cited": row.cited,
    }
