"""招标采购: 采购意向, 公开招标公告, 中标结果公告, 中标通知书 (fields of 87号 13, 69 and 财库〔2020〕10号)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from documents.catalogue.base import ClockTime, Facts, Fen, Name, OptionalText, Positive, Row, Score, Text
from documents.catalogue.parties import ProcurementFacts


class IntentionRow(Row):
    """采购意向。One project that is intended."""

    project_name: Name = Field(title="采购项目名称")
    overview: Text = Field(title="采购需求概况", description="subject, aim, quantity, quality, service, term")
    budget: Fen = Field(title="预算金额")
    expected_on: date = Field(title="预计采购时间", description="any day of the month meant")
    item: OptionalText = Field(default="", title="采购品目")
    for_sme: bool = Field(default=False, title="是否专门面向中小企业采购")
    remark: OptionalText = Field(default="", title="备注")


class IntentionNoticeFacts(Facts):
    """采购意向公告。`intention_notice`: published 30 days before the procurement starts (财库〔2020〕10号).

    `org` is the purchasing unit; no number, no red head.
    """

    period_on: date = Field(title="公开时段", description="any day of the month meant")
    projects: tuple[IntentionRow, ...] = Field(title="采购意向", min_length=1, max_length=200)


class LotRow(Row):
    """采购包。One lot of a tender project."""

    number: Name = Field(title="包号", description="e.g. 采购包1")
    name: Name = Field(title="采购包名称")
    content: Text = Field(title="采购内容")
    stations: Positive = Field(title="驿站数量")
    budget: Fen = Field(title="预算金额")
    price_cap: Fen | None = Field(default=None, title="最高限价")


class TenderNoticeFacts(ProcurementFacts):
    """公开招标公告。`tender_notice`: every field of 87号 13; no red head and no 发文字号.

    `org` and `doc_date` sign the notice. Times are Beijing times.
    """

    budget: Fen = Field(title="预算金额")
    price_cap: Fen | None = Field(default=None, title="最高限价")
    lots: tuple[LotRow, ...] = Field(title="采购包", min_length=1, max_length=100)
    requirement: Text = Field(title="采购需求", description="services, quantity, standards in brief")
    contract_term: Text = Field(title="合同履行期限")
    accepts_consortium: bool = Field(title="是否接受联合体投标")
    policy_requirements: tuple[Text, ...] = Field(
        title="落实政府采购政策的资格要求", min_length=1, max_length=20
    )
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
            raise ValueError("投标保证金（bid_bond）超过预算金额的2%（政府采购法实施条例第三十三条）")
        return self


class AwardRow(Row):
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
    service_time: Text = Field(title="服务时间")
    service_standard: Text = Field(title="服务标准")


class BidderRow(Row):
    """投标供应商。One bidder in the list of evaluation results."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    quote: Fen = Field(title="投标报价")
    score: Score | None = Field(default=None, title="评审得分", description="None: not scored")
    rank: Annotated[int, Field(ge=1, strict=True)] | None = Field(default=None, title="排名")
    remark: OptionalText = Field(default="", title="备注", description="e.g. 资格审查不合格")


class AwardNoticeFacts(ProcurementFacts):
    """中标结果公告。`award_notice`: every field of 87号 69; no red head and no 发文字号."""

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


class AwardLetterFacts(ProcurementFacts):
    """中标通知书。`award_letter`: to the winner, on the day of the award notice (87号 69)."""

    supplier_name: Name = Field(title="中标供应商名称")
    lot_number: Name = Field(title="包号")
    lot_name: Name = Field(title="采购包名称")
    opened_on: date = Field(title="开标日期")
    notice_on: date = Field(title="中标结果公告日期")
    amount: Fen = Field(title="中标金额")
    stations: Positive = Field(title="驿站数量")
    contract_term: Text = Field(title="合同履行期限")
    sign_by: date = Field(title="签订合同截止日期", description="latest day, 30 days after the letter")
    performance_bond: Fen | None = Field(default=None, title="履约保证金")

    @model_validator(mode="after")
    def _dates_run_forward(self) -> AwardLetterFacts:
        if self.sign_by < self.doc_date:
            raise ValueError("签订合同截止日期（sign_by）早于成文日期（doc_date）")
        if self.performance_bond is not None and self.performance_bond * 10 > self.amount:
            raise ValueError("履约保证金（performance_bond）超过合同金额的10%（政府采购法实施条例第四十八条）")
        return self
