"""plan: a case backward from its due date beside what is still possible from the facts on, and the ways out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, stop
from console.workplace import CaseSlug, record

if TYPE_CHECKING:
    from rich.table import Table

    from rules.dates.options import Option
    from views.plan import CasePlan, Planned


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("plan", help="倒排工期与余量：最早可办、最迟须办；不能如期的，列出可行的办法")(plan)


def plan(
    case: CaseSlug,
    chain: Annotated[str, typer.Option(help="prudent 稳妥、tight 紧凑、limit 极限")] = "prudent",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from record.rows.cases import case_of
    from rules.dates.options import CHAIN_WORDS
    from rules.procedure import Chain
    from views.plan import case_plan

    if chain not in {c.value for c in Chain}:
        stop(BAD_INPUT, f"没有推算方式“{chain}”。可用：{'、'.join(f'{c}（{t}）' for c, t in CHAIN_WORDS.items())}")
    with reading(record()) as session:
        found = case_plan(session, case_of(session, case), Chain(chain))
    if as_json:
        print_json(_answer(found))
    else:
        _show(CHAIN_WORDS[Chain(chain)], found)


def _answer(found: CasePlan) -> dict[str, Any]:
    steps = [
        {k: v for k, v in asdict(s.slack).items() if k != "reason"} | {"missed": s.slack.missed, "because": s.because}
        for s in found.steps
    ]
    return asdict(found) | {"chain": found.chain.value, "steps": steps}


def _show(chain: str, found: CasePlan) -> None:
    from console.tables import terminal

    due = f"应于{found.due_on}前（含当日）完成（{found.due_source}）" if found.due_on else "方案没有规定完成时限"
    typer.echo(f"{found.title}：{due}；今天{found.today}；{chain}推算")
    groups = _alike(found.steps)
    terminal().print(_slack_table(groups))
    late = {group[0].slack.step for group in groups if group[0].slack.missed}
    for group in groups:
        s = group[0].slack
        # what is late only because the step before it is stands in the table
        if s.missed and not (s.reason and s.reason.start in late):
            typer.echo(
                f"不能如期：{s.title}{_about(group)}应于{s.must_by}前（含当日）办结（{s.basis}），最早{s.earliest}可办，"
                f"晚{-(s.days or 0)}个工作日。{group[0].because}"
            )
    typer.echo(_verdict(found))
    for number, option in enumerate(found.options, 1):
        typer.echo("\n".join(_option(number, option)))
    if found.options and found.unjudged:
        typer.echo(f"能否改用其他采购方式，尚不能判断：{found.unjudged}")


def _verdict(found: CasePlan) -> str:
    if all(s.slack.done_on for s in found.steps):
        return "全部环节已经办结"
    if found.options:
        return f"按此推算最早{found.finish_on}完成，不能在{found.due_on}前（含当日）完成。可行的办法，由轻到重："
    return f"按此推算最早{found.finish_on}完成" + ("，可以如期" if found.due_on else "")


def _slack_table(groups: list[list[Planned]]) -> Table:
    from rich.table import Column, Table

    table = Table(
        Column("环节", overflow="fold"),
        Column("倒排", no_wrap=True),
        Column("最早可办", no_wrap=True),
        Column("最迟须办", no_wrap=True),
        Column("余量（工作日）", justify="right"),
        Column("最迟须办的依据", overflow="fold"),
    )
    for group in groups:
        s = group[0].slack
        name, planned = f"{s.title}（{s.step}）{_about(group)}", str(s.planned or "—")
        if s.done_on:
            table.add_row(name, planned, f"{s.done_on}已办结", "", "", "")
            continue
        mark = "（预估）" if s.provisional else ""
        days = "—" if s.days is None else f"■ {s.days}" if s.missed else str(s.days)
        table.add_row(name, planned, f"{s.earliest or '—'}{mark}", str(s.must_by or "—"), days, s.basis)
    return table


def _alike(steps: tuple[Planned, ...]) -> list[list[Planned]]:
    """Stations and lots that stand alike, together."""
    groups: dict[Any, list[Planned]] = {}
    for step in steps:
        s = step.slack
        groups.setdefault((s.step, s.done_on, s.earliest, s.must_by, s.planned), []).append(step)
    return list(groups.values())


def _about(group: list[Planned]) -> str:
    subject = group[0].slack.subject
    return f"（{len(group)}个对象）" if len(group) > 1 else f"（{subject}）" if subject else ""


def _option(number: int, o: Option) -> list[str]:
    sooner = f"，提前{o.gain_days}个工作日" if o.gain_days else ""
    reached = "" if o.suffices else "，仍不能如期"
    return [
        f"{number}. {o.title}：{o.finish_on}完成{sooner}{reached}（{o.basis}）",
        *(f"   须注意：{c}" for c in o.cautions),
    ]
