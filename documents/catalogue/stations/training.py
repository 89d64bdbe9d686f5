"""培训: the notice that calls station staff to pre-service training."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import ClockTime, Facts, Name, OptionalText, Positive, Row, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, h1, numbered, p, signature, table, title_lines
from documents.content import AnyBlock, Document, Imprint
from documents.dates import cn_date, cn_span, month_day


class TopicRow(Row):
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
    blocks: tuple[AnyBlock, ...] = (
        addressed(f.recipients),
        p(
            f"为加强就业驿站工作人员队伍建设，根据《{f.programme_title}》关于岗前培训的要求，定于"
            f"{when}举办{f.district}就业驿站工作人员岗前培训班。现将有关事项通知如下。"
        ),
        h1(1, "培训时间和地点"),
        p(f"培训时间：{when}，具体安排见培训课程表。"),
        p(f"培训地点：{f.place}。"),
        h1(2, "培训对象"),
        p(f"{f.trainees}，共{f.trainee_count}人。"),
        h1(3, "培训内容"),
        p(
            "培训围绕就业补贴政策、惠企惠民措施、业务服务流程、信息平台使用、工作规则和行为规范等专题开展，"
            "强化服务意识、纪律意识和廉洁意识，课程安排如下。"
        ),
        table(columns, rows, caption="培训课程表"),
        h1(4, "有关要求"),
        *numbered(
            (
                f"请各运营机构于{cn_date(f.report_by)}前将参训人员名单报送联系人，不得无故缺席或者由他人代训。",
                "参训人员应当遵守培训纪律，每场签到。因故不能参加的，须经所在县区就业部门同意并参加补训。",
                f"培训结束后组织考核，{f.pass_score}分以上（含{f.pass_score}分）为合格。"
                "考核合格方可上岗；不合格的，应当补考，补考仍不合格的，由运营机构调整人员。",
                "培训不收取任何费用。",
            )
        ),
        p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。"),
        signature(f),
        Imprint(copies_to=f.copies_to, issuer=f.org, issued_on=cn_date(f.doc_date)),
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
