"""method: which methods of procurement are lawful for a case, or for an amount, a place and a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, stop
from console.workplace import a_date, a_sum, one_of, record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.purchase.method import MethodGround, Verdict
    from rules.purchase.method_advice import Advice
    from rules.purchase.splitting import Flag
    from views.method import CaseAdvice, Told


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("method", help="采购方式建议：依法可用哪些方式、为何，方案要求与法律要求并列；并提示疑似化整为零")(
        method
    )


def method(
    case: Annotated[str | None, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标；不填则按各选项")] = None,
    amount: Annotated[str | None, typer.Option("--amount", help="金额（元），如 1330000")] = None,
    region: Annotated[str | None, typer.Option("--region", help="省或市，如 惠州；外省的市写作 湖南/长沙")] = None,
    level: Annotated[str | None, typer.Option("--level", help="预算级次：省级、市级、县级")] = None,
    on: Annotated[str | None, typer.Option("--on", help="日期，默认为事项建立日期")] = None,
    subject: Annotated[str, typer.Option("--subject", help="采购对象：货物、服务、工程")] = "服务",
    in_catalogue: Annotated[bool, typer.Option("--in-catalogue", help="集中采购目录以内")] = False,
    public: Annotated[bool, typer.Option("--public", help="向社会公众提供的公共服务")] = False,
    circumstance: Annotated[
        list[str] | None,
        typer.Option(
            "--circumstance",
            help="情形，可多次：招标失败、只余两家、技术复杂、紧急、不能事先计算总价、"
            "唯一供应商、服务对象自选、供应商有限",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象")] = False,
) -> None:
    from models.values import Level, Subject
    from rules.purchase.method import Circumstance
    from views.method import Told

    told = Told(
        a_sum(amount) if amount is not None else None,
        region or None,
        one_of(Level, level, "预算级次") if level is not None else None,
        a_date(on) if on is not None else None,
        one_of(Subject, subject, "采购对象"),
        in_catalogue,
        public,
        frozenset(one_of(Circumstance, word, "情形") for word in circumstance or ()),
    )
    found = _of_case(case, told) if case else None
    advice = found.advice if found else _without_case(told)
    if as_json:
        print_json(
            {
                "case": case,
                **_form(advice),
                "measured": bool(found and found.measured),
                "purchaser": found.purchaser if found else None,
                "flags": [_flag_form(flag) for flag in found.flags] if found else [],
            }
        )
    else:
        _show(advice, found)


def _of_case(case: str, told: Told) -> CaseAdvice:
    from models.database import reading
    from record.rows.cases import case_of
    from views.method import advise_case

    with reading(record()) as session:
        return advise_case(session, case_of(session, case), told)


def _without_case(told: Told) -> Advice:
    from console.commands.thresholds import known_here
    from rules.law import statute
    from rules.purchase.method import Project
    from rules.purchase.method_advice import advise

    if told.amount is None or told.region is None or told.level is None or told.on is None:
        given = {"--amount": told.amount, "--region": told.region, "--level": told.level, "--on": told.on}
        stop(BAD_INPUT, f"请指明事项，或填写 {'、'.join(name for name, value in given.items() if value is None)}")
    project = Project(
        told.amount,
        told.region,
        told.level,
        told.on,
        told.subject,
        told.in_catalogue,
        told.public_service,
        told.circumstances,
    )
    return advise(project, known_here(), statute())


def _show(advice: Advice, found: CaseAdvice | None) -> None:
    from rich.table import Column, Table

    from console.tables import terminal
    from rules.money import in_yuan
    from rules.purchase.method import METHOD_TITLES

    project = advice.project
    measured = "（按名额测算）" if found and found.measured else ""
    typer.echo(
        f"{project.region}　{project.level}　{project.subject}　{in_yuan(project.amount)}元{measured}　{project.on}"
    )
    for threshold in (advice.standard, advice.limit):
        typer.echo(f"{threshold.text}　依据 {threshold.cited}")
    _side_by_side(advice)
    recommended = METHOD_TITLES[advice.recommended] if advice.recommended else "依照招标投标法办理"
    typer.echo(f"建议　　　{recommended}")
    table = Table(Column("采购方式", no_wrap=True), Column("可否", no_wrap=True), Column("理由和条件", overflow="fold"))
    for verdict in advice.verdicts:
        table.add_row(METHOD_TITLES[verdict.method], _answer(verdict), "\n".join(_reasons(verdict)))
    terminal().print(table)
    for title, lines in (("实务", advice.practice), *((f"{name}（参考）", lines) for name, lines in advice.guidance)):
        typer.echo(f"{title}\n" + "\n".join(f"  · {line}" for line in lines))
    if found:
        typer.echo(
            f"化整为零提示（{found.purchaser}）\n" + ("\n".join(f"  ! {flag}" for flag in found.flags) or "  · 未发现")
        )


def _side_by_side(advice: Advice) -> None:
    both = advice.comparison
    for title, ground in (("方案要求", both.demanded), ("法律要求", both.required), ("并列结论", both.conclusion)):
        if ground:
            typer.echo(f"{title}　{ground}")


def _answer(verdict: Verdict) -> str:
    return "不可" if not verdict.lawful else "有条件" if verdict.conditions else "可以"


def _reasons(verdict: Verdict) -> Iterable[str]:
    yield from map(str, verdict.grounds)
    yield from (f"条件：{condition}" for condition in verdict.conditions)


def _form(advice: Advice) -> dict[str, Any]:
    project, both = advice.project, advice.comparison
    return {
        "amount_fen": project.amount,
        "region": project.region,
        "level": project.level,
        "on": project.on,
        "subject": project.subject,
        "in_catalogue": project.in_catalogue,
        "public_service": project.public_service,
        "circumstances": sorted(project.circumstances),
        "thresholds": [
            {"kind": t.kind, "amount_fen": t.amount, "basis": t.cited} for t in (advice.standard, advice.limit)
        ],
        "demanded": _ground(both.demanded),
        "required": _ground(both.required),
        "conclusion": _ground(both.conclusion),
        "by_law": advice.by_law,
        "recommended": advice.recommended,
        "methods": [
            {
                "method": v.method,
                "lawful": v.lawful,
                "grounds": [_ground(g) for g in v.grounds],
                "conditions": [_ground(g) for g in v.conditions],
            }
            for v in advice.verdicts
        ],
        "practice": [_ground(g) for g in advice.practice],
        "guidance": [{"title": title, "lines": [_ground(g) for g in lines]} for title, lines in advice.guidance],
    }


def _ground(ground: MethodGround | None) -> dict[str, str] | None:
    return {"text": ground.text, "basis": ground.basis} if ground else None


def _flag_form(flag: Flag) -> dict[str, Any]:
    return {
        "suspicion": flag.suspicion,
        "purchaser": flag.purchaser,
        "cases": flag.names,
        "total_fen": flag.total,
        "text": flag.text,
        "basis": flag.basis,
        "remedy": flag.remedy,
    }
