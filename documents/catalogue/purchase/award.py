"""中标: 中标结果公告 (87号 69) and 中标通知书."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from documents.amounts import both, figures, yuan
from documents.catalogue import parties
from documents.catalogue.base import Count, FactsRow, Fen, Name, OptionalText, Positive, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ProcurementFacts, SmeRow, TermFacts, term_words
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
from documents.catalogue.subjects import SUBJECT_WORDS
from documents.content import AnnexNote, AnyBlock, Document, Fields
from documents.prose import Prose
from models.values import Subject

TEXT = Prose("award")


class AwardRow(FactsRow):
    """中标结果。The winner of one lot."""

    lot_number: Name = Field(title="包号")
    lot_name: Name = Field(title="采购包名称")
    supplier_name: Name = Field(title="供应商名称")
    supplier_address: Name = Field(title="供应商地址")
    amount: Fen = Field(title="中标金额")
    score: Score | None = Field(default=None, title="评审得分")
    service_name: Name = Field(default="就业驿站运营服务", title="服务名称")
    service_scope: Text = Field(title="服务范围")
    service_requirement: Text = Field(title="服务要求")
    service_time: OptionalText = Field(default="", title="服务时间", description="where no dates are given")
    term_from: date | None = Field(default=None, title="服务开始日期")
    term_until: date | None = Field(default=None, title="服务结束日期")
    service_standard: Text = Field(title="服务标准")

    @property
    def time(self) -> str:
        """服务时间 in words."""
        return term_words(self.term_from, self.term_until) if self.term_from and self.term_until else self.service_time


class BidderRow(FactsRow):
    """投标供应商。One bidder in the list of evaluation results."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    quote: Fen = Field(title="投标报价")
    score: Score | None = Field(default=None, title="评审得分", description="None: not scored")
    rank: Annotated[int, Field(ge=1, strict=True)] | None = Field(default=None, title="排名")
    remark: OptionalText = Field(default="", title="备注", description="e.g. 资格审查不合格")


class AwardNoticeFacts(ProcurementFacts):
    """中标结果公告。`award_notice`: every field of 87号 69; no red head and no 发文字号."""

    bought: Subject = Field(default=Subject.SERVICES, title="采购对象")
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    awards: tuple[AwardRow, ...] = Field(title="中标信息", min_length=1, max_length=100)
    bidders: tuple[BidderRow, ...] = Field(default=(), title="投标供应商", max_length=500)
    experts: tuple[Name, ...] = Field(
        title="评审专家名单",
        min_length=1,
        max_length=30,
        description="names; the purchaser's representative as 姓名（采购人代表）",
    )
    agency_fee_standard: OptionalText = Field(default="", title="代理服务收费标准")
    agency_fee: Fen = Field(default=0, title="代理服务收费金额")
    notice_working_days: Positive = Field(default=1, title="公告期限", description="working days, 87号 69")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)
    tender_document_attached: bool = Field(default=True, title="附招标文件")
    sme_statement_attached: bool = Field(default=False, title="附中小企业声明函")
    welfare_statement_attached: bool = Field(default=False, title="附残疾人福利性单位声明函")
    recommended_suppliers_attached: bool = Field(default=False, title="附被推荐供应商名单和推荐理由")


class AwardLetterFacts(TermFacts):
    """中标通知书。`award_letter`: to the winner, on the day of the award notice (87号 69)."""

    supplier_name: Name = Field(title="中标供应商名称")
    lot_number: Name = Field(title="包号")
    lot_name: Name = Field(title="采购包名称")
    opened_on: date = Field(title="开标日期")
    notice_on: date = Field(title="中标结果公告日期")
    amount: Fen = Field(title="中标金额")
    stations: Count = Field(title="驿站数量")
    content: OptionalText = Field(default="", title="中标内容", description="where it is no station: the platform")
    sign_by: date = Field(title="签订合同截止日期", description="latest day, 30 days after the letter")
    performance_bond: Fen | None = Field(default=None, title="履约保证金")
    asks_licence: bool = Field(default=True, title="签订时是否查验资格许可证")
    licence: Name = Field(default="人力资源服务许可证", title="资格许可证名称")

    @model_validator(mode="after")
    def _dates_run_forward(self) -> AwardLetterFacts:
        if self.sign_by < self.doc_date:
            raise ValueError("签订合同截止日期（sign_by）早于成文日期（doc_date）")
        if self.performance_bond is not None and self.performance_bond * 10 > self.amount:
            raise ValueError("履约保证金（performance_bond）超过合同金额的10%（条例第四十八条）")
        return self


def _subject(a: AwardRow, bought: Subject, *, alone: bool) -> list[AnyBlock]:
    """What one lot is about, label by label: the sentences are too long for the columns of a table."""
    words = SUBJECT_WORDS[bought]
    rows = (
        ("名称", a.service_name),
        (words.scope, a.service_scope),
        (words.requirement, a.service_requirement),
        ("服务时间" if bought is Subject.SERVICES else words.term, a.time),
        (words.standard, a.service_standard),
    )
    return [*([] if alone else [p(f"{a.lot_number}（{a.lot_name}）：")]), Fields(rows=rows)]


def _award_tables(f: AwardNoticeFacts, won: str) -> list[AnyBlock]:
    award = (
        ("包号", 12, "center"),
        ("供应商名称", 32, "left"),
        ("供应商地址", 24, "left"),
        (f"{won}金额（元）", 19, "right"),
        ("评审得分", 13, "right"),
    )
    return [
        h1(3, f"{won}信息"),
        table(
            award,
            (
                (
                    a.lot_number,
                    a.supplier_name,
                    a.supplier_address,
                    figures(a.amount),
                    "—" if a.score is None else f"{a.score:.2f}",
                )
                for a in f.awards
            ),
        ),
        h1(4, f"主要标的信息（{f.bought}类）"),
        *(block for a in f.awards for block in _subject(a, f.bought, alone=len(f.awards) == 1)),
    ]


def _bidder_blocks(f: AwardNoticeFacts, supplier: str, quote: str) -> list[AnyBlock]:
    if not f.bidders:
        return []
    columns = (
        ("包号", 12, "center"),
        ("供应商名称", 25, "left"),
        (f"{quote}（元）", 19, "right"),
        ("评审得分", 13, "right"),
        ("排名", 8, "center"),
        ("备注", 23, "left"),
    )
    lots = list(dict.fromkeys(b.lot_number for b in f.bidders))
    placed = sorted(f.bidders, key=lambda b: (lots.index(b.lot_number), b.rank or len(f.bidders) + 1))
    rows = (
        (
            b.lot_number,
            b.supplier_name,
            figures(b.quote),
            "—" if b.score is None else f"{b.score:.2f}",
            "—" if b.rank is None else str(b.rank),
            b.remark or "—",
        )
        for b in placed
    )
    return [table(columns, rows, caption=f"各{supplier}评审情况")]


def _award_annexes(f: AwardNoticeFacts, won: str, document_name: str) -> tuple[str, ...]:
    named = (
        (f.tender_document_attached, document_name),
        (f.sme_statement_attached, f"{won}供应商《中小企业声明函》"),
        (f.welfare_statement_attached, f"{won}供应商《残疾人福利性单位声明函》"),
        (f.recommended_suppliers_attached, "被推荐供应商名单和推荐理由"),
    )
    return tuple(name for attached, name in named if attached)


@dataclass(frozen=True)
class ResultWords:
    """What a result notice calls things: 中标 after a tender, 成交 elsewhere."""

    won: str = "中标"
    supplier: str = "投标供应商"
    quote: str = "投标报价"
    evaluators: str = "评审专家名单"
    document: str = "招标文件"


def _policy(f: AwardNoticeFacts) -> tuple[str, ...]:
    """What the result says of small and medium firms, as notice and document did."""
    if f.sme is None:
        return ()
    stated = "《中小企业声明函》随本公告公开。" if f.sme_statement_attached else ""
    return (f"{f.sme.words}。{stated}",)


def result_blocks(f: AwardNoticeFacts, words: ResultWords = ResultWords()) -> tuple[AnyBlock, ...]:
    """A result notice in the prescribed order of sections."""
    if f.agency_fee_standard:
        fee = (("收费标准", f.agency_fee_standard), ("收费金额", yuan(f.agency_fee)))
    else:
        fee = (("收费标准", "无"), ("收费金额", "无，未委托采购代理机构" if not f.agency_name else yuan(f.agency_fee)))
    annexes = _award_annexes(f, words.won, words.document)
    return (
        h1(1, f"项目编号：{f.project_number}"),
        h1(2, f"项目名称：{f.project_name}"),
        *_award_tables(f, words.won),
        *_bidder_blocks(f, words.supplier, words.quote),
        h1(5, words.evaluators),
        p("、".join(f.experts) + "。"),
        h1(6, "代理服务收费标准及金额"),
        Fields(rows=fee),
        h1(7, "公告期限"),
        p(f"自本公告发布之日起{f.notice_working_days}个工作日。"),
        *other_matters(8, (*_policy(f), *f.other_matters)),
        *notice_contacts(f, 9, "公告内容"),
        *([AnnexNote(names=annexes)] if annexes else []),
        notice_signers(f),
    )


def compose_award_notice(f: AwardNoticeFacts) -> Document:
    """中标结果公告 in the prescribed order of sections."""
    return document(f, "notice", title_lines(f.project_name, "中标结果公告"), result_blocks(f))


def compose_award_letter(f: AwardLetterFacts) -> Document:
    """中标通知书: result, amount, when to sign, what may not be changed."""
    bond = (
        f"请按招标文件要求，在签订合同前以非现金形式提交履约保证金{both(f.performance_bond)}。"
        if f.performance_bond is not None
        else "本项目不收取履约保证金。"
    )
    licence = f"签订合同时，请出示有效的{f.licence}原件。" if f.asks_licence else ""
    blocks = TEXT.blocks(
        "award_letter",
        {**f.model_dump(), "contract_term": f.term, "licence_words": licence, "bond": bond},
        {
            "signers": [notice_signers(f)],
        },
    )
    return document(f, "notice", ("中标通知书",), blocks)


KINDS = (
    document_kind_of(
        "award_notice",
        "中标结果公告",
        AwardNoticeFacts,
        compose_award_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(parties,),
    ),
    document_kind_of(
        "award_letter",
        "中标通知书",
        AwardLetterFacts,
        compose_award_letter,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}-{lot_number}",
        others=(parties,),
    ),
)
