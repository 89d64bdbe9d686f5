"""programme load, list, show, confirm, cycle: plans and their assessment cycles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from console.commands import plan_acts
from console.output import print_json, say
from console.workplace import By, a_date, acting, record

programmes = typer.Typer(no_args_is_help=True, help="方案：载入、列表、查看")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    plan_acts.add_to(programmes)
    app.add_typer(programmes, name="programme")


@programmes.command("load", help="载入方案文件（plan.yaml），建立各县区事项")
def load(
    path: Annotated[Path, typer.Argument(help="方案文件，或其所在文件夹")],
    started_on: Annotated[str | None, typer.Option("--started-on", help="工作启动日期，默认为印发日期或今天")] = None,
    by: By = None,
) -> None:
    from console.plan_file import read_plan, scheme_beside
    from models.database import writing
    from models.values import RecordKind
    from record.people import actor, programme_date
    from record.plan import loaded
    from record.plan import programme as action
    from record.plan.assumptions import unsaid
    from rules.plan.start import asks_scheme, start_doubts
    from views.lookup import programmes as all_programmes

    plan, scheme, login = read_plan(path), scheme_beside(path), acting(by)
    with writing(record()) as session:
        on = a_date(started_on) if started_on else plan.issued_on or programme_date(session)
        manager = actor(session, login)
        known = any(row.slug == plan.slug for row in all_programmes(session))
        row = action.load(session, manager, plan, started_on=on, kind=RecordKind.REAL, assessment=scheme)
        if started_on and row.started_on != on:
            raise action.StartDiffers(
                f"方案“{row.slug}”此前已经载入，自{row.started_on}起办理，不能改为{on}", remedy="请去掉 --started-on"
            )
        slug, title, began, count = row.slug, row.title, row.started_on, len(loaded.cases(session, row))
    say(
        f"{'此前已经载入，未作改动：' if known else '已载入'}《{title}》：{len(plan.places)}个{plan.words.district}、"
        f"{plan.quota.total}个驿站、{count}个事项，自{began}起办理"
    )
    for doubt in start_doubts(plan, began):
        say(f"请注意：{doubt}")
    if scheme is None and asks_scheme(plan):
        say(f"没有考核方案：编制采购文件、拟订合同和考核以前，请用 ./yicheng programme assessment {slug} 文件 载入")
    _ask(plan.open_questions())
    if missing := unsaid(plan):
        say(
            f"公文要写明的单位全称、地址、联系人、电话和统一社会信用代码还缺{len(missing)}项（见 programme show {slug}），"
            f"请用 ./yicheng programme confirm {slug} 项目 --value 内容 --evidence 依据 补上，缺的公文不编号、不复核"
        )


@programmes.command("assessment", help="载入考核方案（assessment.yaml）：指标、分数线、星级和考核扣款，自此时起适用")
def assessment(
    slug: Annotated[str, typer.Argument(help="方案代码")],
    file: Annotated[Path, typer.Argument(help="考核方案文件，样例见 programmes/huizhou-2023/assessment.yaml")],
    by: By = None,
) -> None:
    from console.plan_file import read_scheme
    from models.database import writing
    from record.people import actor, programme_date
    from record.plan import assessment as action
    from record.plan.loaded import programme

    scheme, login = read_scheme(file), acting(by)
    with writing(record()) as session:
        row, on = programme(session, slug), programme_date(session)
        entered = action.enter(session, actor(session, login), row, scheme, on=on)
    say(
        f"已载入《{scheme.title}》（版本{entered.scheme.version}）：指标{len(scheme.indicators)}项，达标{scheme.passed}分，"
        f"每低1分扣减{scheme.deduction.per_point_yuan}元，最多{scheme.deduction.cap_percent}%"
    )


def _ask(questions: tuple[Any, ...]) -> None:
    if questions:
        say(f"有{len(questions)}项需要确认：")
        for question in questions:
            say(f"  · {question.key}　{question.about}：{question.question}")


@programmes.command("list", help="已载入的方案")
def list_programmes(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from views.lookup import programmes as all_programmes

    with reading(record()) as session:
        rows = [
            {"slug": p.slug, "title": p.title, "started_on": p.started_on.isoformat()} for p in all_programmes(session)
        ]
    if as_json:
        print_json({"programmes": rows})
    else:
        typer.echo("\n".join(f"{r['slug']}　{r['title']}　{r['started_on']}起" for r in rows) or "尚未载入任何方案")


@programmes.command("show", help="查看方案：县区、任务、时限和待确认事项")
def show(
    slug: Annotated[str, typer.Argument(help="方案代码")], as_json: Annotated[bool, typer.Option("--json")] = False
) -> None:
    from models.database import reading
    from record.plan import loaded
    from record.plan.amendments import acts_of
    from record.plan.assumptions import assumptions, unsaid
    from rules.kinds import kind_of

    with reading(record()) as session:
        row = loaded.programme(session, slug)
        plan = loaded.plan_of(row)
        said = [
            {"what": act.what, "subject": act.subject, **act.content}
            | {"evidence": act.evidence, "on": act.said_on.isoformat(), "by": act.actor}
            for act in acts_of(session, row)
        ]
    if as_json:
        print_json(plan.model_dump(mode="json") | {"acts": said})
        return
    typer.echo(f"{plan.title}\n" + "、".join(f"{d.name}{d.quota}个" for d in plan.places))
    for duty in plan.milestones:
        due = f"{duty.due}前（含当日）" if duty.due else "未定时限"
        typer.echo(f"  {duty.clause}　{duty.title}　{duty.phrase or '—'}　{due}　{'、'.join(duty.units)}")
    for item in plan.not_applicable:
        typer.echo(f"  不适用：{kind_of(item.kind).title}（{item.reason}；{item.by}决定）")
    for act in said:
        typer.echo(f"  {_WHAT[act['what']]}　{act['subject']}　{act['on']}　{act['by']}　依据：{act['evidence']}")
    for assumed in assumptions(plan):
        typer.echo(f"  推定待确认　{assumed.path}　{assumed.about}：{assumed.value or '—'}")
    for gap in unsaid(plan):
        typer.echo(f"  公文缺项　{gap.path}　{gap.about}：{gap.value or '—'}")
    _ask(plan.open_questions())


_WHAT = {"answer": "答复", "amend": "调整", "confirm": "确认"}


@programmes.command("cycle", help="开启一个考核周期：每个县区一个考核事项")
def cycle(
    slug: Annotated[str, typer.Argument(help="方案代码")],
    label: Annotated[str, typer.Argument(help="周期名称，如 2024")],
    due: Annotated[str, typer.Option("--due", help="应在哪天前确定结果")],
    by: By = None,
) -> None:
    from actions import assessment
    from models.database import writing
    from record.people import actor, programme_date
    from record.plan import loaded

    login = acting(by)
    with writing(record()) as session:
        row = loaded.programme(session, slug)
        assessment.open_cycles(
            session, actor(session, login), row, label=label, due=a_date(due), on=programme_date(session)
        )
    say(f"已开启考核周期“{label}”，应于{due}前（含当日）确定结果")
