"""facts: what was done in a case, by whom, and of its content what the viewer may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import print_json
from console.workplace import acting, record

if TYPE_CHECKING:
    from views.facts import FactView


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("facts", help="办理记录：谁、哪天、办了什么；依法保密的内容以●●●代替")(facts)


def facts(
    case: Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")],
    by: Annotated[str | None, typer.Option("--by", help="查看人登录名，默认取 YICHENG_LOGIN")] = None,
    number: Annotated[int | None, typer.Option("--round", help="只看第几轮")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from record.people import actor
    from record.rows.cases import case_of
    from views.facts import facts_of

    login = acting(by)
    with reading(record()) as session:
        found = facts_of(session, actor(session, login), case_of(session, case), number)
    if as_json:
        print_json({"case": case, "facts": [_form(view) for view in found]})
    else:
        typer.echo("\n".join(line for view in found for line in _lines(view)) or "没有办理记录")


def _form(view: FactView) -> dict[str, Any]:
    return {
        "step": view.step,
        "title": view.title,
        "subject": view.subject,
        "round": view.round,
        "on": view.on,
        "by": view.by,
        "with": view.second,
        "state": view.state,
        "breach": {"basis": view.breach[0], "reason": view.breach[1]} if view.breach else None,
        "details": dict(view.details),
        "hidden": [{"field": h.field, "what": h.what, "basis": h.basis, "until": h.until} for h in view.hidden],
    }


def _lines(view: FactView) -> list[str]:
    about = f"（{view.subject}）" if view.subject else ""
    again = f"　第{view.round}轮" if view.round > 1 else ""
    together = f"，与{view.second}共同办理" if view.second else ""
    lines = [f"{view.on}　{view.title}{about}{again}　{view.state}　{view.by}{together}"]
    if view.breach:
        lines.append(f"  逾期办理：{view.breach[1]}（{view.breach[0]}）")
    for title, text in view.words.items():
        first, *more = text.split("\n")
        lines += [f"  {title}：", *(f"    {line}" for line in (first, *more))] if more else [f"  {title}：{first}"]
    return lines + [f"  保密：{h.title}涉及{h.why}" for h in view.hidden]
