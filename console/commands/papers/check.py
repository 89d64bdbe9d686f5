"""documents check: what the papers of a case say of one fact, side by side, and where they say nothing; exit code 1 where
two of them contradict or one has a stand-in."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import REFUSED, print_json, say, stop
from console.workplace import record

if TYPE_CHECKING:
    from papers.register.agreement import CaseComparison
    from papers.register.whole import StandIn
    from rules.agreement.compare import Compared


def add_to(documents: typer.Typer) -> None:
    """Adds the command."""
    documents.command("check", help="核对：一个事项（或整个方案）的各件公文是否一致、有无缺项，逐处列出")(check)


def check(
    scope: Annotated[str, typer.Argument(metavar="CASE|PROGRAMME", help="事项编号，或方案编号")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Compares every paper that is registered, and those that could be drafted today."""
    from models.database import reading
    from papers.register.agreement import check as compare
    from papers.register.whole import stand_ins

    with reading(record()) as session:
        found, missing = compare(session, scope), stand_ins(session, scope)
    if as_json:
        print_json(_form(found) | {"stand_ins": [asdict(one) for one in missing]})
    else:
        typer.echo("\n".join([*_lines(found), *_gaps(missing)]) or f"{found.title}：没有需要相互核对的公文")
    if found.contradictions or missing:
        stop(REFUSED, f"{found.title}：{len(found.contradictions)}处不一致，{len(missing)}处缺项")
    say(f"{found.title}：核对公文{found.papers}件，一致{len(found.found)}处，没有矛盾，没有缺项")


def _gaps(missing: list[StandIn]) -> list[str]:
    """Each place where a paper says nothing, and where the fact is entered."""
    return [
        line
        for one in missing
        for line in (
            f"○ 《{one.title}》（登记号{one.number}）：{one.field}{f'“{one.says[:40]}”' if one.says else ''}{one.why}",
            f"  　{one.remedy}",
        )
    ]


def _lines(found: CaseComparison) -> list[str]:
    """Each contradiction in full, then what agrees, a line for each topic."""
    lines = []
    for one in found.contradictions:
        lines += [f"✗ {one.message}", f"  　请：{one.remedy}"]
    agreed: dict[str, int] = {}
    for one in found.found:
        if one.agrees:
            agreed[one.topic] = agreed.get(one.topic, 0) + 1
    return lines + [f"✓ {topic}　{count}处一致" for topic, count in agreed.items()]


def _form(found: CaseComparison) -> dict[str, Any]:
    return {
        "title": found.title,
        "papers": found.papers,
        "agree": sum(one.agrees for one in found.found),
        "contradictions": [_row(one) for one in found.contradictions],
    }


def _row(one: Compared) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "about": one.about,
        "papers": [
            {"title": paper.title, "kind": paper.kind, "number": paper.number, "case": paper.case, "says": says}
            for paper, says in ((one.first, one.first_says), (one.second, one.second_says))
        ],
        "remedy": one.remedy,
    }
