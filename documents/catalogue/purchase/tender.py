"""招标: 采购意向公告 (财库〔2020〕10号) and 公开招标公告 (87号 13)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import figures, wan, yuan
from documents.catalogue import parties
from documents.catalogue.base import ClockTime, Count, Facts, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import SmeRow, TermFacts
from documents.catalogue.parts import (
    ASK_ARTICLE_22,
    document,
    h1,
    notice_contacts,
    notice_signers,
    numbered,
    other_matters,
    p,
    table,
    title_lines,
)
from documents.content import AnyBlock, Document, Fields, Table
from documents.dates import cn_date, cn_month, cn_span
from documents.prose import Prose

TEXT = Prose("tender_notice")


class IntentionRow(FactsRow):
    """采购意向。One project that is intended."""

    project_name: Name = Field(title="采购项目名称")
    overview: Text = Field(title="采购需求概况", description="subject, aim, quantity, quality, service, term")
    budget: Fen = Field(title="预算金额")
    expected_on: date = Field(title="预计采购时间", description="any day of the month meant")
    item: OptionalText = Field(default="", title="采购品目")
    for_sme: bool = Field(default=False, title="是否专门面向中小企业采购")
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    remark: OptionalText = Field(default="", title="备注")


class IntentionNoticeFacts(Facts):
    """采购意向公告。`intention_notice`: published 30 days before the procurement starts (财库〔2020〕10号).

    `org` is the purchasing unit; no number, no red head.
    """

    period_on: date = Field(title="公开时段", description="any day of the month meant")
    projects: tuple[IntentionRow, ...] = Field(title="采购意向", min_length=1, max_length=200)


class LotRow(FactsRow):
    """采购包。One lot of a tender project."""

    number: Name = Field(title="包号", description="e.g. 采购包1")
    name: Name = Field(title="采购包名称")
    content: Text = Field(title="采购内容")
    stations: Count = Field(title="驿站数量", description="0 for a lot that is no station: the platform")
    budget: Fen = Field(title="预算金额")
    price_cap: Fen | None = Field(default=None, title="最高限价")


class TenderNoticeFacts(TermFacts):
    """公开招标公告。`tender_notice`: every field of 87号 13; no red head and no 发文字号.

    `org` and `doc_date` sign the notice. Times are Beijing times.
    """

    budget: Fen = Field(title="预算金额")
    price_cap: Fen | None = Field(default=None, title="最高限价")
    lots: tuple[LotRow, ...] = Field(title="采购包", min_length=1, max_length=100)
    requirement: Text = Field(title="采购需求", description="services, quantity, standards in brief")
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    qualifications: tuple[Text, ...] = Field(
        default=(),
        title="其他资格要求",
        max_length=20,
        description="credit, relations, earlier services, as the document",
    )
    accepts_consortium: bool = Field(title="是否接受联合体投标")
    policy_requirements: tuple[Text, ...] = Field(title="落实政府采购政策的资格要求", min_length=1, max_length=20)
    specific_requirements: tuple[Text, ...] = Field(title="特定资格要求", min_length=1, max_length=20)
    documents_from: date = Field(title="获取文件开始日期")
    documents_until: date = Field(title="获取文件截止日期")
    documents_hours: Name = Field(
        default="每天00:00至12:00，12:00至23:59（北京时间，法定节假日除外）", title="获取文件时间"
    )
    documents_place: Text = Field(title="获取文件地点", description="platform and address")
    documents_method: Text = Field(title="获取文件方式")
    documents_price: Fen = Field(default=0, title="招标文件售价", description="0 prints 免费获取")
    bid_deadline_on: date = Field(title="投标截止日期")
    bid_deadline_time: ClockTime = Field(default="09:30", title="投标截止时间")
    bid_place: Text = Field(title="投标地点", description="where bids are handed in")
    opening_place: Text = Field(title="开标地点")
    notice_working_days: Positive = Field(default=5, title="公告期限", description="working days, 87号 16")
    bid_bond: Fen | None = Field(default=None, title="投标保证金", description="at most 2 % of the budget")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _amounts_and_dates_agree(self) -> TenderNoticeFacts:
        if sum(lot.budget for lot in self.lots) != self.budget:
            raise ValueError("各采购包预算金额之和与预算金额（budget）不一致")
        if self.price_cap is not None and self.price_cap > self.budget:
            raise ValueError("最高限价（price_cap）高于预算金额（budget）")
        if self.documents_until < self.documents_from:
            raise ValueError("获取文件截止日期（documents_until）早于开始日期（documents_from）")
        if self.bid_deadline_on <= self.documents_until:
            raise ValueError("投标截止日期（bid_deadline_on）不晚于获取文件截止日期（documents_until）")
        if self.bid_bond is not None and self.bid_bond * 50 > self.budget:
            raise ValueError("投标保证金（bid_bond）超过预算金额的2%（条例第三十三条）")
        return self


_INTENTION_COLUMNS = (
    ("序号", 7, "center"),
    ("采购项目名称", 15, "left"),
    ("采购需求概况", 36, "left"),
    ("预算金额（万元）", 12, "right"),
    ("预计采购时间", 11, "center"),
    ("是否专门面向中小企业", 10, "center"),
    ("备注", 9, "left"),
)


def compose_intention_notice(f: IntentionNoticeFacts) -> Document:
    """采购意向公告: the table of 财库〔2020〕10号, with its warning."""
    rows = (
        (
            str(n),
            row.project_name,
            row.overview + (f"采购品目：{row.item}。" if row.item else ""),
            wan(row.budget).removesuffix("万元"),
            cn_month(row.expected_on).replace("年", "年\n"),
            "是" if row.for_sme else "否",
            row.remark or "无",
        )
        for n, row in enumerate(f.projects, start=1)
    )
    blocks = TEXT.blocks("intention_notice", f.model_dump(), {"projects": [table(_INTENTION_COLUMNS, rows)]})
    return document(f, "notice", title_lines(f.org, f"{cn_month(f.period_on)}", "政府采购意向公告"), blocks)


_LOT_TABLE_COLUMNS = (
    ("包号和名称", 16, "center"),
    ("采购内容", 36, "left"),
    ("驿站数（个）", 10, "right"),
    ("预算金额（元）", 19, "right"),
    ("最高限价（元）", 19, "right"),
)


def _lot_table(f: TenderNoticeFacts) -> Table:
    rows = (
        (
            f"{lot.number}\n{lot.name}",
            lot.content,
            str(lot.stations) if lot.stations else "—",
            figures(lot.budget),
            "—" if lot.price_cap is None else figures(lot.price_cap),
        )
        for lot in f.lots
    )
    stations, cap = sum(lot.stations for lot in f.lots), "—" if f.price_cap is None else figures(f.price_cap)
    total = ("合计", "", str(stations or "—"), figures(f.budget), cap)
    return table(_LOT_TABLE_COLUMNS, rows, total=total)


def subject_blocks(f: TenderNoticeFacts, method: str = "公开招标", joining: str = "投标") -> list[AnyBlock]:
    """项目基本情况 of a notice, with its lots."""
    cap = "未设最高限价" if f.price_cap is None else yuan(f.price_cap)
    joint = f"本项目{'' if f.accepts_consortium else '不'}接受联合体{joining}。"
    return [
        h1(1, "项目基本情况"),
        Fields(
            rows=(
                ("项目编号", f.project_number),
                ("项目名称", f.project_name),
                ("采购方式", method),
                ("预算金额", yuan(f.budget)),
                ("最高限价", cap),
                ("采购需求", f.requirement),
            )
        ),
        _lot_table(f),
        Fields(rows=(("合同履行期限", f.term), (f"是否接受联合体{joining}", joint))),
    ]


LEAST = "不少于5个工作日"
"""How long documents are given out at least, where the method's article says so."""


def condition_blocks(
    f: TenderNoticeFacts, papers: str = "招标文件", announced: str = "本公告发布", *, least: str = LEAST
) -> list[AnyBlock]:
    """资格要求 and 获取文件 of a notice."""
    offered = f"（提供期限自{announced}之日起{least}）" if least else ""
    return [
        h1(2, "申请人的资格要求"),
        p("1．满足《中华人民共和国政府采购法》第二十二条规定："),
        *(p(item) for item in ASK_ARTICLE_22),
        p("2．落实政府采购政策需满足的资格要求："),
        *numbered(f.policy_requirements, "（{n}）"),
        p("3．本项目的特定资格要求："),
        *numbered((*f.specific_requirements, *f.qualifications), "（{n}）"),
        h1(3, f"获取{papers}"),
        Fields(
            rows=(
                (
                    "时间",
                    f"{cn_span(f.documents_from, f.documents_until)}{offered}，{f.documents_hours}",
                ),
                ("地点", f.documents_place),
                ("方式", f.documents_method),
                ("售价", "免费获取" if f.documents_price == 0 else f"{yuan(f.documents_price)}，售后不退"),
            )
        ),
    ]


def deadline_text(f: TenderNoticeFacts) -> str:
    """提交文件截止时间, to the second."""
    hour, minute = f.bid_deadline_time.split(":")
    return f"{cn_date(f.bid_deadline_on)}{hour}时{minute}分00秒（北京时间）"


def compose_tender_notice(f: TenderNoticeFacts) -> Document:
    """公开招标公告 in the prescribed order of sections."""
    days = (f.bid_deadline_on - f.documents_from).days
    others = list(f.other_matters)
    if f.bid_bond is not None:
        others.insert(
            0,
            f"投标保证金：{yuan(f.bid_bond)}，以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交。",
        )
    blocks = TEXT.blocks(
        "tender_notice",
        {**f.model_dump(), "deadline_text": deadline_text(f), "days": days},
        {
            "subject_blocks": subject_blocks(f),
            "condition_blocks": condition_blocks(f),
            "other_matters": other_matters(6, others),
            "notice_contacts": notice_contacts(f, 7, "采购"),
            "signers": [notice_signers(f)],
        },
    )
    return document(f, "notice", title_lines(f.project_name, "公开招标公告"), blocks)


KINDS = (
    document_kind_of(
        "intention_notice",
        "采购意向公告",
        IntentionNoticeFacts,
        compose_intention_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{org}-{doc_date}",
    ),
    document_kind_of(
        "tender_notice",
        "公开招标公告",
        TenderNoticeFacts,
        compose_tender_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(parties,),
    ),
)
