"""programme answer, amend, confirm: what people say of a loaded plan, with its evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from console.output import say
from console.workplace import By, a_date, acting, not_blank, record

Slug = Annotated[str, typer.Argument(help="方案代码")]
Evidence = Annotated[
    str, typer.Option("--evidence", callback=not_blank, help="依据：文件、会议或答复，如 市局办公会纪要〔2023〕9号")
]
SaidOn = Annotated[str | None, typer.Option("--on", help="作出日期，默认为今天")]


LONGEST_QUOTA = 18
"""Digits of a quota that are read at all."""


class What(StrEnum):
    """What of a plan is amended."""

    DEADLINE = "deadline"
    QUOTA = "quota"


def add_to(programmes: typer.Typer) -> None:
    """Adds the commands."""
    programmes.command("answer", help="答复方案的待确认事项")(answer)
    programmes.command("amend", help="调整方案：时限（deadline）或名额（quota）")(amend)
    programmes.command("confirm", help="确认时限的读法（strict、wide），或确认一项推定内容")(confirm)


def answer(
    slug: Slug,
    key: Annotated[str, typer.Argument(help="问题标识，见 programme show")],
    text: Annotated[str, typer.Argument(callback=not_blank, help="答复")],
    evidence: Evidence,
    on: SaidOn = None,
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor, programme_date
    from record.plan import amendments
    from record.plan.loaded import programme

    login = acting(by)
    with writing(record()) as session:
        word = amendments.Word(a_date(on) if on else programme_date(session), evidence)
        amendments.answer(session, actor(session, login), programme(session, slug), key, text, word)
    say(f"已登记对“{key}”的答复：{text}（依据：{evidence}）")


def amend(
    slug: Slug,
    what: Annotated[What, typer.Argument(help="deadline 时限，quota 名额")],
    key: Annotated[str, typer.Argument(help="任务标识，或各地名称")],
    value: Annotated[str, typer.Argument(help="新的日期，或新的名额")],
    evidence: Evidence,
    on: SaidOn = None,
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor, programme_date
    from record.plan import amendments
    from record.plan.loaded import programme

    login = acting(by)
    if what is What.QUOTA and not (value.isdecimal() and len(value) <= LONGEST_QUOTA):
        raise typer.BadParameter(f"名额应为整数，现为“{value[:20]}”", param_hint="VALUE")
    with writing(record()) as session:
        word = amendments.Word(a_date(on) if on else programme_date(session), evidence)
        who, row = actor(session, login), programme(session, slug)
        if what is What.DEADLINE:
            said = amendments.amend_date(session, who, row, key, a_date(value), word)
        else:
            said = amendments.amend_quota(session, who, row, key, int(value), word)
    say(f"已登记调整“{key}”为{value}（依据：{evidence}），相关事项已重新计算")
    for moved in said.moved:
        say(f"  · {moved.case}：{moved.before or '未定'} → {moved.after or '未定'}")


def confirm(
    slug: Slug,
    key: Annotated[str, typer.Argument(help="任务标识，如 staffing；或推定内容，如 districts.惠东县.purchaser")],
    evidence: Evidence,
    reading: Annotated[str | None, typer.Argument(help="strict 从严，wide 从宽；推定内容不填")] = None,
    value: Annotated[str | None, typer.Option("--value", callback=not_blank, help="推定有误时的正确内容")] = None,
    on: SaidOn = None,
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor, programme_date
    from record.plan import amendments
    from record.plan.loaded import programme
    from record.plan.readings import confirm_reading

    login = acting(by)
    if reading not in (None, "strict", "wide"):
        raise typer.BadParameter(f"只能填 strict（从严）或 wide（从宽），现为“{reading}”", param_hint="READING")
    with writing(record()) as session:
        word = amendments.Word(a_date(on) if on else programme_date(session), evidence)
        who, row = actor(session, login), programme(session, slug)
        if reading:
            found = confirm_reading(session, who, row, key, reading, word)
            way = "从宽" if reading == "wide" else "从严"
            told = f"“{found.title}”按{way}日期{found.due_on}盯办，相关事项已重新计算"
        else:
            said = amendments.confirm(session, who, row, key, value, word)
            told = f"已确认“{key}”：{said.act.content['after']}（依据：{evidence}）"
    say(told)
