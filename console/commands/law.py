"""rules list, show, markdown: the law as data, without any record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, stop
from console.workplace import a_date

if TYPE_CHECKING:
    from rules.rule import Rule

rules = typer.Typer(no_args_is_help=True, help="法规表：列表、查看、输出全表")

On = Annotated[str | None, typer.Option("--on", help="该日有效的版本，默认为最新版本")]
AsJson = Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(rules, name="rules")


@rules.command("list", help="法规表中的规则")
def list_rules(
    home: Annotated[
        str | None, typer.Option(help="归属：enforced 强制、tracked 跟踪、checked 核对、stated 指引")
    ] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    from rules.law import statute
    from rules.rule import HOME_TITLES

    if home is not None and home not in set(HOME_TITLES):
        stop(BAD_INPUT, f"没有归属“{home}”。可用：{'、'.join(f'{h}（{t}）' for h, t in HOME_TITLES.items())}")
    law, day = statute(), a_date(on) if on else None
    found = [
        rule
        for rule_id in dict.fromkeys(rule.id for rule in law.rules)
        if (rule := law.find(rule_id, day)) and home in (None, rule.home)
    ]
    if as_json:
        print_json({"on": on, "home": home, "counts": _counts(found), "rules": [_answer(rule) for rule in found]})
    else:
        _table(found)
        typer.echo(_counted(found))


@rules.command("show", help="查看一条规则：内容、依据、数值、版本和落实环节")
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="编号，如 TND-03")],
    on: On = None,
    as_json: AsJson = False,
) -> None:
    from rules.law import statute

    versions = statute().versions(rule_id.upper())
    if not versions:
        stop(BAD_INPUT, f"法规表中没有规则“{rule_id}”。用 ./yicheng rules list 查看编号")
    found = [rule for rule in versions if on is None or rule.held_on(a_date(on))]
    if not found:
        from console.law_page import dates

        stop(BAD_INPUT, f"规则{versions[0].id}在{on}没有有效的版本，现有版本：{'；'.join(dates(r) for r in versions)}")
    if as_json:
        print_json({"id": versions[0].id, "on": on, "versions": [_answer(rule) for rule in found]})
    else:
        typer.echo("\n\n".join("\n".join(_lines(rule)) for rule in found))


@rules.command("markdown", help="输出全表，即 docs/rules.md")
def markdown() -> None:
    from console.law_page import page

    typer.echo(page(), nl=False)


def _counts(found: list[Rule]) -> dict[str, int]:
    """How many there are, by home, from memory or doubtful, and of our own."""
    from rules.rule import HOME_TITLES
    from rules.statute import OURS

    homes = {str(home): sum(rule.home is home for rule in found) for home in HOME_TITLES}
    return {
        "all": len(found),
        **homes,
        "doubtful": sum(rule.doubtful for rule in found),
        "ours": sum(rule in OURS for rule in found),
    }


def _counted(found: list[Rule]) -> str:
    from rules.rule import HOME_TITLES

    counts = _counts(found)
    homes = "、".join(f"{title}{counts[home]}条" for home, title in HOME_TITLES.items() if counts[home])
    return f"共{counts['all']}条：{homes}；其中待核实{counts['doubtful']}条，本系统补充{counts['ours']}条"


def _answer(rule: Rule) -> dict[str, Any]:
    from rules.statute import OURS

    return {
        "id": rule.id,
        "text": rule.text,
        "basis": rule.cited,
        "confidence": rule.confidence,
        "doubtful": rule.doubtful,
        "home": rule.home,
        "where": rule.where,
        "since": rule.since,
        "until": rule.until,
        "actor": rule.actor,
        "trigger": rule.trigger,
        "consequence": rule.consequence,
        "note": rule.note,
        "n": rule.n,
        "unit": rule.unit or rule.measure,
        "ours": rule in OURS,
        "numbers": {
            number.name: {"n": number.n, "unit": number.unit, "title": number.title} for number in rule.numbers
        },
    }


def _lines(rule: Rule) -> list[str]:
    from console.law_page import confidence, dates, numbers
    from rules.rule import HOME_TITLES
    from rules.statute import OURS

    told = {
        "依据": rule.cited,
        "适用": f"{rule.actor}；{rule.trigger}",
        "数值": "；".join(numbers(rule)),
        "后果": rule.consequence,
        "版本": dates(rule),
        "可信度": confidence(rule),
        "归属": HOME_TITLES[rule.home] + ("（本系统补充）" if rule in OURS else ""),
        "落实": rule.where,
        "说明": rule.note,
    }
    return [rule.id, f"  {rule.text}", *(f"  {name}　{said}" for name, said in told.items() if said)]


def _table(found: list[Rule]) -> None:
    from rich.table import Column, Table

    from console.tables import terminal
    from rules.rule import HOME_TITLES

    table = Table(
        Column("编号", no_wrap=True),
        Column("规则", overflow="fold"),
        Column("依据", overflow="fold"),
        Column("归属", no_wrap=True),
        title=f"法规表（{len(found)}条）",
        show_lines=True,
    )
    for rule in found:
        table.add_row(rule.id, rule.text, rule.cited.replace(" ", "\u00a0"), HOME_TITLES[rule.home])
    terminal().print(table)
