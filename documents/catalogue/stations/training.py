"""培训: the notice that calls station staff to pre-service training."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import ClockTime, Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, table, title_lines
from documents.content import Document
from documents.dates import cn_date, cn_span, month_day
from documents.prose import Prose

TEXT = Prose("training_notice")


class TopicRow(FactsRow):
    """培训专题。One of the training topics with its session."""

    topic: Name = Field(title="专题")
    content: Text = Field(title="主要内容")
    on: date = Field(title="日期")
    time_from: ClockTime = Field(title="开始时间")
    time_until: ClockTime = Field(title="结束时间")
    lecturer: OptionalText = Field(default="", title="授课人", description="unit or person")


class TrainingNoticeFacts(Facts):
    """培训通知。`training_notice`: 公文; the five topics of 方案四（五）, dates, place, duties."""

    programme_title: Name = Field(title="方案名称")
    district: Name = Field(title="县区")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    place: Name = Field(title="培训地点")
    trainees: Name = Field(title="培训对象", description="e.g. 惠城区8个驿站的站长及全体专职工作人员")
    trainee_count: Positive = Field(title="培训人数")
    topics: tuple[TopicRow, ...] = Field(title="培训专题", min_length=1, max_length=60)
    report_by: date = Field(title="报名截止日期")
    pass_score: Positive = Field(default=60, title="考核合格分数")
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")

    @model_validator(mode="after")
    def _names_come_before_the_sessions(self) -> TrainingNoticeFacts:
        first = min(topic.on for topic in self.topics)
        if self.report_by > first:
            raise ValueError("报名截止日期（report_by）晚于第一场培训的日期")
        return self


def compose_training_notice(f: TrainingNoticeFacts) -> Document:
    """培训通知: when, where, who, the table of topics, and what is asked."""
    first, last = min(t.on for t in f.topics), max(t.on for t in f.topics)
    when = cn_date(first) if first == last else cn_span(first, last)
    taught = any(t.lecturer for t in f.topics)
    columns = (
        ("序号", 8, "center"),
        ("时间", 29, "center"),
        ("专题和主要内容", 47 if taught else 63, "left"),
        *((("授课人", 16, "center"),) if taught else ()),
    )
    rows = (
        (
            str(n),
            f"{month_day(t.on)} {t.time_from}—{t.time_until}",
            t.content if t.topic in t.content else f"{t.topic}：{t.content}",
            *((t.lecturer or "待定",) if taught else ()),
        )
        for n, t in enumerate(f.topics, start=1)
    )
    blocks = TEXT.blocks(
        "training_notice",
        {**f.model_dump(), "when": when},
        {"recipients": [addressed(f.recipients)], "lessons": [table(columns, rows, caption="培训课程表")]},
    )
    lines = title_lines("关于举办", f"{f.district}就业驿站", "工作人员岗前培训班的", "通知")
    return document(f, "gongwen", lines, blocks)


KINDS = (
    document_kind_of(
        "training_notice",
        "培训通知",
        TrainingNoticeFacts,
        compose_training_notice,
        group="队伍",
        layout="gongwen",
        file_name="{title}-{district}-{doc_date}",
    ),
)
