"""更正和终止: 更正公告 (条例 31; 87号 27), 终止公告 of a failed round (采购法 36) or a cancelled task (87号 29)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import ClockTime, Count, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.parts import (
    document,
    h1,
    notice_contacts,
    notice_signers,
    other_matters,
    p,
    table,
    title_lines,
)
from documents.content import AnyBlock, Document, Fields, Recipients
from documents.dates import cn_date

About = Literal["采购公告", "采购文件", "采购结果"]
"""更正事项, as the prescribed format of the notice knows them."""


class CorrectionRow(FactsRow):
    """更正内容。One thing as it was announced and as it is now."""

    item: Name = Field(title="更正项目", description="where it stands: 第三章第2.1条")
    before: Text = Field(title="更正前内容")
    after: Text = Field(title="更正后内容")


class CorrectionNoticeFacts(ProcurementFacts):
    """更正公告。`correction_notice`: what was changed, from what to what, and whether the deadline moves.

    With `recipients` it is the written notice to those who have the documents (74号 29、45), which is not published.
    """

    time: Positive = Field(default=1, title="第几次更正")
    first_published: date = Field(title="首次公告日期")
    about: About = Field(title="更正事项")
    reason: Text = Field(title="更正原因")
    changes: tuple[CorrectionRow, ...] = Field(default=(), title="更正内容", max_length=100)
    offer: Name = Field(default="投标文件", title="提交的文件", description="投标文件 or 响应文件")
    deadline_before: date | None = Field(default=None, title="原截止日期", description="null: it is over")
    deadline_after: date | None = Field(default=None, title="新的截止日期", description="null: it does not move")
    deadline_time: ClockTime = Field(default="09:30", title="截止时间")
    recipients: tuple[Name, ...] = Field(default=(), title="主送供应商", max_length=100)
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _dates_run_forward(self) -> CorrectionNoticeFacts:
        if self.doc_date < self.first_published:
            raise ValueError("更正日期（doc_date）早于首次公告日期（first_published）")
        if self.deadline_after and (self.deadline_before is None or self.deadline_after < self.deadline_before):
            raise ValueError(
                "新的截止日期（deadline_after）早于原截止日期（deadline_before），截止时间只能顺延（条例第三十一条）"
            )
        return self

    @property
    def moves(self) -> bool:
        """Whether the deadline is put off."""
        return self.deadline_after is not None and self.deadline_after != self.deadline_before


class FailedLotRow(FactsRow):
    """采购包失败情况。How many took part in a lot, and why it failed."""

    lot: Name = Field(title="包号")
    bidders: Count = Field(title="参加的供应商数")
    qualified: Count | None = Field(default=None, title="合格供应商数", description="null: nothing was opened")
    reasons: tuple[Text, ...] = Field(title="原因和依据", min_length=1, max_length=50)


class TerminationNoticeFacts(ProcurementFacts):
    """终止公告。`termination_notice`: a round that failed (废标), or a purchase whose task was cancelled (87号 29)."""

    failed: bool = Field(title="是否废标", description="false: the task is cancelled, nothing follows")
    tender: bool = Field(default=True, title="是否招标", description="废标 is a word of tenders only")
    method: Name = Field(title="采购方式")
    first_published: date | None = Field(default=None, title="首次公告日期")
    lots: tuple[Name, ...] = Field(default=(), title="涉及采购包", max_length=100)
    ground: OptionalText = Field(default="", title="法定事由")
    reason: Text = Field(title="具体原因")
    failed_lots: tuple[FailedLotRow, ...] = Field(default=(), title="各采购包情况", max_length=100)
    next_step: OptionalText = Field(default="", title="后续安排")
    collected: Fen | None = Field(
        default=None, title="已收取的文件费用和保证金", description="null: the record does not say"
    )
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _an_end_has_no_sequel(self) -> TerminationNoticeFacts:
        if not self.failed and self.next_step:
            raise ValueError("采购任务取消而终止的，没有后续安排（next_step）；重新采购的，应当按废标填写（failed）")
        return self


def _moment(day: date, clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{cn_date(day)}{hour}时{minute}分00秒（北京时间）"


def _change_blocks(f: CorrectionNoticeFacts) -> list[AnyBlock]:
    rows = [(c.item, c.before, c.after) for c in f.changes]
    if f.moves and f.deadline_before and f.deadline_after:
        rows.append(
            (
                f"提交{f.offer}截止时间、开启时间",
                _moment(f.deadline_before, f.deadline_time),
                _moment(f.deadline_after, f.deadline_time),
            )
        )
    columns = (("序号", 8, "center"), ("更正项目", 22, "left"), ("更正前", 35, "left"), ("更正后", 35, "left"))
    numbered_rows = ((str(n), *row) for n, row in enumerate(rows, start=1))
    shown: list[AnyBlock] = [table(columns, numbered_rows)] if rows else [p(f"更正内容：{f.reason}")]
    return [p("更正前后内容如下："), *shown] if rows else shown


def _deadline_text(f: CorrectionNoticeFacts) -> str:
    if f.deadline_before is None:
        return "本次更正不涉及提交文件的截止时间。"
    if not f.moves or f.deadline_after is None:
        return (
            f"本次更正不改变提交{f.offer}截止时间和开启时间，仍为{_moment(f.deadline_before, f.deadline_time)}，"
            f"距更正日期{(f.deadline_before - f.doc_date).days}日。"
        )
    return (
        f"提交{f.offer}截止时间和开启时间由{_moment(f.deadline_before, f.deadline_time)}顺延至"
        f"{_moment(f.deadline_after, f.deadline_time)}，距更正日期{(f.deadline_after - f.doc_date).days}日；"
        "地点不变。"
    )


def _announced(f: CorrectionNoticeFacts) -> tuple[tuple[str, str], ...]:
    """The project and its notice; what went to suppliers by name had no notice."""
    day = cn_date(f.first_published)
    if f.recipients:
        return ("采购项目编号", f.project_number), ("采购项目名称", f.project_name), ("采购文件发出日期", day)
    return (("原公告的采购项目编号", f.project_number), ("原公告的采购项目名称", f.project_name), ("首次公告日期", day))


def _deadline_row(f: CorrectionNoticeFacts) -> tuple[tuple[str, str], ...]:
    """A result has no deadline any more."""
    return () if f.about == "采购结果" else (("截止时间", _deadline_text(f)),)


def compose_correction_notice(f: CorrectionNoticeFacts) -> Document:
    """更正公告 in the prescribed order, or the same as a written notice to the suppliers."""
    told = [Recipients(names=f.recipients)] if f.recipients else []
    part = "本次更正内容是采购文件的组成部分；" if f.about == "采购文件" else ""
    what_stood = "采购结果公告" if f.about == "采购结果" else f.about
    others = [f"{part}原{what_stood}与本次更正不一致的，以本次更正为准；其他内容不变。", *f.other_matters]
    blocks: tuple[AnyBlock, ...] = (
        *told,
        h1(1, "项目基本情况"),
        Fields(rows=_announced(f)),
        h1(2, "更正信息"),
        Fields(rows=(("更正事项", f.about), ("更正原因", f.reason))),
        *_change_blocks(f),
        Fields(rows=(*_deadline_row(f), ("更正日期", cn_date(f.doc_date)))),
        *other_matters(3, others),
        *notice_contacts(f, 4, "公告内容" if not f.recipients else "更正内容"),
        notice_signers(f),
    )
    what = "采购文件澄清（修改）通知" if f.recipients else ("采购结果更正公告" if f.about == "采购结果" else "更正公告")
    time = f"（第{f.time}次）" if f.time > 1 else ""
    return document(f, "notice", title_lines(f.project_name, f"{what}{time}"), blocks)


def _reason_blocks(f: TerminationNoticeFacts) -> list[AnyBlock]:
    ended = "予以废标" if f.failed and f.tender else "终止本次采购活动"
    parts = f"（{'、'.join(f.lots)}）" if f.lots else ""
    ground = f"{f.ground}，" if f.ground else ""
    return [p(f"{f.reason.rstrip('。')}。"), *failed_lots_table(f.failed_lots), p(f"{ground}本项目{parts}{ended}。")]


_FAILED_COLUMNS = (
    ("包号", 14, "center"),
    ("参加家数", 14, "center"),
    ("合格家数", 14, "center"),
    ("原因和依据", 58, "left"),
)


def failed_lots_table(failed: tuple[FailedLotRow, ...]) -> list[AnyBlock]:
    """Of each lot how many came and were qualified, and each reason; nothing where the record has none."""
    rows = (
        (
            row.lot,
            str(row.bidders),
            "未开启" if row.qualified is None else str(row.qualified),
            "\n".join(f"{n}．{text}" for n, text in enumerate(row.reasons, start=1))
            if len(row.reasons) > 1
            else row.reasons[0],
        )
        for row in failed
    )
    return [table(_FAILED_COLUMNS, rows)] if failed else []


def _after_the_end(f: TerminationNoticeFacts) -> list[str]:
    found = [f.next_step] if f.next_step else []
    if f.failed and f.tender:
        found.append("废标理由一并通知所有投标人（《中华人民共和国政府采购法》第三十六条）。")
    if not f.failed and f.collected:
        found.append(
            f"本项目已收取的采购文件费用、投标保证金共计{both(f.collected)}，连同在银行产生的孳息，"
            "自终止采购活动后5个工作日内退还（《政府采购货物和服务招标投标管理办法》第二十九条）。"
        )
    if not f.failed and f.collected == 0:
        found.append("本项目没有收取采购文件费用和投标保证金。")
    return [*found, *f.other_matters]


def compose_termination_notice(f: TerminationNoticeFacts) -> Document:
    """终止公告: project, reason, what follows, contacts."""
    published = (("首次公告日期", cn_date(f.first_published)),) if f.first_published else ()
    blocks: tuple[AnyBlock, ...] = (
        h1(1, "项目基本情况"),
        Fields(
            rows=(
                ("采购项目编号", f.project_number),
                ("采购项目名称", f.project_name),
                ("采购方式", f.method),
                *published,
            )
        ),
        h1(2, "项目终止的原因"),
        *_reason_blocks(f),
        *other_matters(3, _after_the_end(f)),
        *notice_contacts(f, 4, "公告内容"),
        notice_signers(f),
    )
    return document(f, "notice", title_lines(f.project_name, "终止公告"), blocks)


KINDS = (
    document_kind_of(
        "correction_notice",
        "更正公告",
        CorrectionNoticeFacts,
        compose_correction_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}-{about}-第{time}次",
    ),
    document_kind_of(
        "termination_notice",
        "终止公告",
        TerminationNoticeFacts,
        compose_termination_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
    ),
)
