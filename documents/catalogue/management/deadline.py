"""期限说明: why the dates of one step are what they are, on paper, for a file or for somebody who asks."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, signature, table, title_lines
from documents.citations import in_full
from documents.content import Document, FormBlock, FormLine
from documents.dates import cn_date, month_day


class RestDayRow(FactsRow):
    """休息日。A day that was not counted."""

    on: date = Field(title="日期")
    name: Name = Field(title="名称", description="the holiday, or 周六, 周日")


class GroundRow(FactsRow):
    """期限依据。One reason of a date."""

    basis: Name = Field(title="依据", description="article, or the clause of the plan")
    rule: OptionalText = Field(default="", title="规则编号", description="id in the table of rules")
    rule_text: OptionalText = Field(default="", title="规则内容")
    confidence: OptionalText = Field(default="", title="核对程度")
    start: Name = Field(title="起算环节")
    start_on: date | None = Field(title="起算日期", description="null while nobody can tell")
    started: OptionalText = Field(
        default="", title="起算事实的登记", description="who recorded it and when, or that nobody has"
    )
    span: Name = Field(title="期间")
    ends_on: date | None = Field(title="届满日期")
    roll: OptionalText = Field(default="", title="顺延情况")
    rest_days: tuple[RestDayRow, ...] = Field(default=(), title="不计入或者越过的休息日", max_length=400)
    makeup_days: tuple[date, ...] = Field(default=(), title="计入的调休工作日", max_length=100)
    working_days: bool = Field(default=False, title="是否按工作日计算")


class DeadlineNoteFacts(Facts):
    """期限说明。`deadline_note`: the dates of one step of a case with all their reasons."""

    case_title: Name = Field(title="事项")
    step_title: Name = Field(title="环节")
    subject: OptionalText = Field(default="", title="对象", description="station, lot or candidate")
    state: Text = Field(title="办理状态", description="the light and why")
    earliest: date | None = Field(title="最早日期")
    latest: date | None = Field(title="法定最迟日期")
    due_on: date | None = Field(title="时限")
    due_source: OptionalText = Field(default="", title="时限来源", description="法定, or the clause of the plan")
    planned: date | None = Field(default=None, title="倒排日期")
    plan_source: OptionalText = Field(default="", title="计划依据")
    provisional: bool = Field(default=False, title="是否预估")
    lapse: bool = Field(default=False, title="是否期限届满", description="a period that runs out: nobody does it")
    done: OptionalText = Field(default="", title="办结情况", description="when, recorded by whom and when")
    answers: Name = Field(title="责任岗位")
    holders: tuple[Name, ...] = Field(default=(), title="责任人", max_length=50)
    law_version: Name = Field(title="法规表版本")
    law_on: date | None = Field(title="适用法规日期")
    grounds: tuple[GroundRow, ...] = Field(title="期限依据", max_length=60)

    @model_validator(mode="after")
    def _ends_do_not_stand_without_a_start(self) -> DeadlineNoteFacts:
        for row in self.grounds:
            if row.ends_on and not row.start_on:
                raise ValueError(f"依据“{row.basis}”有届满日期而没有起算日期（start_on）")
        return self


_DEADLINE_NOTE_COLUMNS = (
    ("序号", 7.5, "center"),
    ("依据", 23.5, "left"),
    ("起算", 30, "left"),
    ("期间及休息日", 19.5, "left"),
    ("结果", 19.5, "left"),
)


def compose_deadline_note(f: DeadlineNoteFacts) -> Document:
    """期限说明: the dates first, then how each was counted, so that anybody can count it again."""
    rows = [(str(n), _cited(g), _start(g), _counted(g), _result(g)) for n, g in enumerate(f.grounds, 1)]
    grounds = table(_DEADLINE_NOTE_COLUMNS, rows, caption="期限的依据和计算", empty="本环节没有法定或者程序上的期限。")
    notes = FormBlock(
        title="说明", lines=tuple(FormLine(cells=((title, text),), height=8) for title, text in _notes(f))
    )
    return document(
        f,
        "notice",
        title_lines(f.case_title, f"“{f.step_title}”", "期限说明"),
        (_head(f), grounds, *_rules(f), notes, signature(f)),
    )


def _head(f: DeadlineNoteFacts) -> FormBlock:
    mark = "（预估）" if f.provisional else ""
    cells: list[tuple[tuple[str, str], ...]] = [
        (("事项", f.case_title), ("环节", f.step_title + (f"（{f.subject}）" if f.subject else "")))
    ]
    if f.lapse:
        cells.append((("届满日期", _long(f.earliest, "尚不能确定") + mark),))
    else:
        cells += [
            (
                ("最早日期", _long(f.earliest, "尚不能确定") + mark),
                ("法定最迟", _long(f.latest, "法律没有规定") + mark),
            ),
            (("办理时限", _long(f.due_on, "没有时限") + (f"，依据{in_full(f.due_source)}" if f.due_source else "")),),
        ]
        if f.planned:
            cells.append(
                (("倒排工期", f"{cn_date(f.planned)}前（含当日）办结，依据{in_full(f.plan_source or '本方案')}"),)
            )
        cells.append((("责任岗位", f.answers + (f"（{'、'.join(f.holders)}）" if f.holders else "")),))
    cells.append((("办理状态", f.state),))
    if f.done:
        cells.append((("办结情况", f.done),))
    return FormBlock(lines=tuple(FormLine(cells=line, height=8) for line in cells))


def _long(day: date | None, otherwise: str) -> str:
    return cn_date(day) if day else otherwise


def _cited(g: GroundRow) -> str:
    return in_full(g.basis) + (f"\n（规则{g.rule}）" if g.rule else "")


def _rules(f: DeadlineNoteFacts) -> list[FormBlock]:
    """The rules in short words, each once, and how far each was checked."""
    rules = dict.fromkeys((g.rule, g.rule_text, g.confidence) for g in f.grounds if g.rule and g.rule_text)
    lines = tuple(
        FormLine(cells=((rule, text + (f"（{checked}）" if checked else "")),), height=8)
        for rule, text, checked in rules
    )
    return [FormBlock(title="引用的规则", lines=lines)] if lines else []


def _start(g: GroundRow) -> str:
    on = cn_date(g.start_on) if g.start_on else "尚未办理，办理后起算"
    return "\n".join(filter(None, (f"“{g.start}”", on, g.started)))


def _counted(g: GroundRow) -> str:
    lines = [g.span]
    if g.rest_days:
        lines.append(f"{'不计' if g.working_days else '越过'}：{_spelled(g.rest_days)}")
    if g.makeup_days:
        lines.append(f"计入调休上班：{'、'.join(month_day(d) for d in g.makeup_days)}")
    return "\n".join(lines)


def _result(g: GroundRow) -> str:
    return "\n".join(filter(None, (cn_date(g.ends_on) if g.ends_on else "待起算", in_full(g.roll))))


def _spelled(days: tuple[RestDayRow, ...]) -> str:
    """Days that follow one another under one name stand together: 9月30日至10月6日（国庆节）."""
    runs: list[list[RestDayRow]] = []
    for day in days:
        if runs and runs[-1][-1].name == day.name and (day.on - runs[-1][-1].on).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(_run(run) for run in runs)


def _run(run: list[RestDayRow]) -> str:
    first, last = run[0].on, run[-1].on
    until = "" if first == last else f"至{month_day(last)}"
    return f"{month_day(first)}{until}（{run[0].name}）"


def _notes(f: DeadlineNoteFacts) -> list[tuple[str, str]]:
    version = f"按{cn_date(f.law_on)}有效的条文计算。" if f.law_on else "按现行有效的条文计算。"
    return [("起算", in_full(_COUNTED_FROM)), ("顺延", in_full(_ROLLED)), ("法规版本", version)]


_COUNTED_FROM = (
    "开始的当日不计入，自次日起算（87号 85；94号 42；民法典 201）。工作日以国务院办公厅放假通知为准，含调休上班的周末。"
)
_ROLLED = "“不少于”的期间遇休息日，顺延至其后的工作日；“内”的期间遇休息日不顺延，取此前的工作日（民法典 203）。"


KINDS = (
    document_kind_of(
        "deadline_note",
        "期限说明",
        DeadlineNoteFacts,
        compose_deadline_note,
        group="督办",
        issue="plain",
        layout="notice",
        file_name="{title}-{case_title}-{step_title}-{doc_date}",
    ),
)
