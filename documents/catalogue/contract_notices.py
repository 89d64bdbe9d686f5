"""合同公告 and 补充协议: what follows a signed contract."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Fen, Name, Positive, Row, SignedFen, Text
from documents.catalogue.parties import ContractPartiesFacts


class ContractPublicationFacts(ContractPartiesFacts):
    """政府采购合同公告。`contract_publication`: within 2 working days of signature (条例 50).

    No red head, no 发文字号.
    """

    subject: Name = Field(default="就业驿站运营服务", title="主要标的名称")
    service_requirement: Text = Field(title="服务要求")
    quantity: Positive = Field(title="数量", description="stations")
    quantity_unit: Name = Field(default="个驿站", title="数量单位")
    unit_price: Text = Field(title="单价", description="as text, e.g. 166,250.00元/个驿站 or 总价合同")
    price: Fen = Field(title="合同金额")
    term_from: date = Field(title="履约开始日期")
    term_until: date = Field(title="履约结束日期")
    place: Text = Field(title="履约地点")
    procurement_method: Name = Field(default="公开招标", title="采购方式")
    signed_on: date = Field(title="合同签订日期")
    for_sme: bool = Field(default=False, title="中小企业预留合同")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _published_after_signature(self) -> ContractPublicationFacts:
        if self.doc_date < self.signed_on:
            raise ValueError("合同公告日期（doc_date）早于合同签订日期（signed_on）")
        return self


class ChangeRow(Row):
    """变更条款。One clause before and after."""

    clause: Name = Field(title="条款", description="e.g. 第四条　服务驿站")
    before: Text = Field(title="原约定")
    after: Text = Field(title="变更后")


class ContractSupplementFacts(ContractPartiesFacts):
    """补充协议。`contract_supplement`: same subject added; all supplements at most 10 % (采购法 49)."""

    supplement_number: Name = Field(title="补充协议编号")
    original_signed_on: date = Field(title="原合同签订日期")
    original_price: Fen = Field(title="原合同金额")
    earlier_additions: Fen = Field(default=0, title="此前补充合同金额合计")
    amount_change: SignedFen = Field(title="本次增减金额", description="分; negative lowers the price")
    reason: Text = Field(title="变更原因")
    changes: tuple[ChangeRow, ...] = Field(title="变更条款", min_length=1, max_length=60)
    effective_on: date = Field(title="生效日期")
    copies: Positive = Field(default=6, title="份数")
    signed_on: date | None = Field(default=None, title="签订日期")

    @model_validator(mode="after")
    def _stays_below_ten_percent(self) -> ContractSupplementFacts:
        if (self.earlier_additions + max(self.amount_change, 0)) * 10 > self.original_price:
            raise ValueError("所有补充合同金额合计超过原合同金额的10%（政府采购法第四十九条）")
        if self.original_price + self.amount_change < 0:
            raise ValueError("本次增减金额（amount_change）大于原合同金额")
        return self
