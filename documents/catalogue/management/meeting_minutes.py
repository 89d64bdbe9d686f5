"""方案: minutes of a meeting (会议纪要): who was there, what was said, who does what by when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, numbered, p, table, title_lines
from documents.content import AnyBlock, Document, Imprint
from documents.dates import cn_date, month_day


def _hour_or_nothing(value: str) -> str:
    if value and not (value[:2] < "24" and value[3:] < "60"):
        raise ValueError("应为时刻（如09:30）")
    return value


OptionalTime = Annotated[str, StringConstraints(pattern=r"^(\d\d:\d\d)?$"), AfterValidator(_hour_or_nothing)]
"""A time of day `HH:MM`, or nothing."""


class MatterRow(FactsRow):
    """议题。What was discussed."""

    title: Name = Field(title="议题名称")
    discussion: tuple[Text, ...] = Field(title="讨论情况", min_length=1, max_length=20)


class DecisionRow(FactsRow):
    """议定事项。Who does what by when."""

    action: Text = Field(title="议定事项")
    unit: Name = Field(title="责任单位")
    due: date | None = Field(default=None, title="完成时限", description="empty: no date was set")


class MeetingMinutesFacts(Facts):
    """会议纪要。`meeting_minutes`: the record fills what is late; who was there and what was said, the asker adds."""

    meeting: Name = Field(title="会议名称", description="e.g. 就业驿站试点建设工作推进会议")
    held_on: date = Field(title="会议日期")
    from_time: OptionalTime = Field(default="", title="开始时间")
    place: OptionalText = Field(default="", title="会议地点")
    chair: OptionalText = Field(default="", title="主持人", description="name and post")
    attendees: tuple[Name, ...] = Field(default=(), title="出席人员", max_length=200)
    observers: tuple[Name, ...] = Field(default=(), title="列席人员", max_length=200)
    absentees: tuple[Name, ...] = Field(default=(), title="请假人员", max_length=100)
    recorder: OptionalText = Field(default="", title="记录人")
    about: Name = Field(title="研究内容", description="e.g. 就业驿站试点建设推进工作")
    matters: tuple[MatterRow, ...] = Field(title="议题", min_length=1, max_length=30)
    decisions: tuple[DecisionRow, ...] = Field(default=(), title="议定事项", max_length=100)
    reports_to: Name = Field(title="办理情况报送单位")
    sent_to: tuple[Name, ...] = Field(default=(), title="分送单位", max_length=60)

    @model_validator(mode="after")
    def _after_the_meeting(self) -> MeetingMinutesFacts:
        if self.doc_date < self.held_on:
            raise ValueError("成文日期（doc_date）早于会议日期（held_on）")
        early = next((row for row in self.decisions if row.due and row.due < self.held_on), None)
        if early:
            raise ValueError(f"议定事项“{early.action[:20]}”的完成时限（due）早于会议日期（held_on）")
        return self


_BLANK = "　" * 8


def _when(f: MeetingMinutesFacts) -> str:
    time = f"{f.from_time[:2].lstrip('0') or '0'}时{f.from_time[3:]}分" if f.from_time else ""
    return (
        f"{cn_date(f.held_on)}{time}，{f.chair or _BLANK}主持召开{f.meeting}"
        + (f"（地点：{f.place}）" if f.place else "")
        + f"，研究{f.about}。现将会议议定的事项纪要如下。"
    )


def _decisions(f: MeetingMinutesFacts) -> list[AnyBlock]:
    columns = (("序号", 8, "center"), ("议定事项", 50, "left"), ("责任单位", 24, "left"), ("完成时限", 18, "center"))
    year = f.held_on.year

    def until(row: DecisionRow) -> str:
        if row.due is None:
            return "持续落实"
        return (month_day(row.due) if row.due.year == year else cn_date(row.due)) + "前"

    return [
        p(
            f"会议议定事项{len(f.decisions)}项，各责任单位应按下表时限办结，并将办理情况书面报送{f.reports_to}；不能按期办结的，"
            "应在时限届满前说明原因和补救措施。"
        ),
        table(columns, ((str(n), row.action, row.unit, until(row)) for n, row in enumerate(f.decisions, 1))),
    ]


def compose_meeting_minutes(f: MeetingMinutesFacts) -> Document:
    """会议纪要: the matters one by one, the table of decisions, then who was there; no seal."""
    blocks: list[AnyBlock] = [p(_when(f))]
    for n, matter in enumerate(f.matters, 1):
        said = matter.discussion
        blocks += [h1(n, matter.title), *(numbered(said) if len(said) > 1 else [p(said[0])])]
    if f.decisions:
        blocks += [h1(len(f.matters) + 1, "议定事项"), *_decisions(f)]
    people = [("出席：", f.attendees), ("请假：", f.absentees), ("列席：", f.observers)]
    blocks += [
        p("、".join(names) + "。" if names else "（按会议签到表填写）", lead=lead)
        for lead, names in people
        if names or lead == "出席："
    ]
    if f.recorder:
        blocks.append(p(f"{f.recorder}。", lead="记录："))
    blocks.append(Imprint(copies_to=f.sent_to, issuer=f.org, issued_on=cn_date(f.doc_date)))
    return document(f, "minutes", title_lines(f.meeting, "纪要"), blocks)


KINDS = (
    document_kind_of(
        "meeting_minutes",
        "会议纪要",
        MeetingMinutesFacts,
        compose_meeting_minutes,
        group="方案",
        layout="minutes",
        file_name="{title}-{meeting}-{held_on}",
        issue="signed",
    ),
)
