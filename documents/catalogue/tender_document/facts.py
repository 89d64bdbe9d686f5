"""What a tender document or a consultation document needs to know, and what it refuses."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar, Literal, get_args

from pydantic import Field, model_validator

from documents.catalogue.base import ClockTime, Count, Fen, Name, OptionalText, Percent, Positive, Text
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.tender_document.rows import (
    DEFAULT_PAYMENT,
    Aspect,
    PaymentIndicatorRow,
    PaymentRow,
    RequirementRow,
    SchemeRow,
    TenderLotRow,
)
from documents.dates import cn_date
from rules.calendar import official_calendar
from rules.law import statute
from rules.purchase.evaluation_scheme import EvaluationKind, EvaluationRefused, check_scheme


class SolicitationFacts(ProcurementFacts):
    """采购文件要素。What the documents of every method share: project, time table, requirement, evaluation, contract.

    `org` is the purchaser; `doc_date` the date on the cover. Times are Beijing times, money is in 分.
    """

    kind: ClassVar[EvaluationKind]
    span_rule: ClassVar[str]
    """The rule of the least days from the issue to the deadline."""
    supply_rule: ClassVar[str]
    """The rule of the working days for which the document is supplied."""

    version: Name = Field(default="1", title="版本")
    programme_title: Name = Field(title="方案名称")
    aim: Text = Field(title="项目背景和目标")
    fund_source: Name = Field(title="资金来源")
    filing_number: OptionalText = Field(default="", title="采购实施计划备案编号")
    place: Name = Field(title="服务地点", description="city and district")
    budget: Fen = Field(title="预算金额")
    lots: tuple[TenderLotRow, ...] = Field(title="采购包", min_length=1, max_length=60)
    service_from: date = Field(title="服务开始日期")
    service_until: date = Field(title="服务结束日期")
    opening_deadline: date = Field(title="投入运营时限")

    notice_on: date = Field(title="公告发布日期", description="planned, until the notice is published")
    documents_until: date = Field(title="获取文件截止日期")
    documents_hours: Name = Field(
        default="每天00:00至12:00，12:00至23:59（北京时间，法定节假日除外）", title="获取文件时间"
    )
    documents_place: Text = Field(title="获取文件地点")
    documents_method: Text = Field(default="通过采购平台网上获取", title="获取文件方式")
    documents_price: Fen = Field(default=0, title="文件售价", description="0 prints 免费获取")
    clarify_by: date | None = Field(default=None, title="不影响截止时间的最后澄清日期")
    bid_deadline_on: date = Field(title="截止日期", description="投标截止 or 首次响应文件提交截止")
    bid_deadline_time: ClockTime = Field(default="09:30", title="截止时间")
    bid_place: Text = Field(title="递交地点")
    opening_place: Text = Field(title="开标地点")
    accepts_consortium: bool = Field(default=False, title="是否接受联合体")
    subcontract: OptionalText = Field(
        default="", title="可以分包的内容、金额或者比例", description="38号; empty: no subcontracting"
    )
    briefing: OptionalText = Field(default="", title="现场考察、答疑会", description="time and place; empty: none")
    bid_bond: Fen | None = Field(default=None, title="保证金", description="at most 2 % of the budget, 条例 33")
    bond_payee: OptionalText = Field(default="", title="保证金接收单位、户名和账号")
    validity_days: Positive = Field(default=90, title="有效期", description="days from the deadline")
    copies: Positive = Field(default=4, title="副本份数")
    committee: Positive = Field(title="评标委员会人数")
    experts: Positive = Field(title="评审专家人数")
    candidates: Positive = Field(default=3, title="候选人数量")
    lots_per_bidder: Count = Field(default=0, title="每个供应商最多中标包数", description="0: no limit")
    specific_requirements: tuple[Text, ...] = Field(title="特定资格要求", min_length=1, max_length=20)
    similar_contracts: Count = Field(default=0, title="资格条件要求的同类业务合同数")
    agency_fee_standard: OptionalText = Field(default="", title="代理服务费收取标准和方式")

    sme_kind: Literal["whole", "part", "none"] = Field(default="none", title="中小企业预留方式")
    sme_share: Percent = Field(default=0, title="预留份额")
    sme_small: Percent = Field(default=0, title="其中小微企业")
    sme_reason: OptionalText = Field(default="", title="不预留的理由")
    industry: Name = Field(default="租赁和商务服务业", title="采购标的所属行业", description="46号 12")
    schemes: tuple[SchemeRow, ...] = Field(title="评标办法", min_length=1, max_length=60)

    requirements: tuple[RequirementRow, ...] = Field(title="采购需求条款", min_length=1, max_length=200)
    staff_per_station: Positive = Field(title="每站专职人员数", description="the 站长 included")
    opening_hours: Name = Field(default="每周服务不少于6天，每天不少于8小时", title="开放时间")
    station_targets: tuple[TargetRow, ...] = Field(title="每站每年目标任务", min_length=1, max_length=60)
    scheme_title: Name = Field(title="考核方案名称")
    indicators: tuple[PaymentIndicatorRow, ...] = Field(title="考核指标", min_length=1, max_length=60)
    pass_score: Positive = Field(title="考核达标分数", description="out of 100")

    contract_name: Name = Field(title="合同名称")
    purchaser_code: OptionalText = Field(default="", title="采购人统一社会信用代码")
    instalments: tuple[PaymentRow, ...] = Field(default=DEFAULT_PAYMENT, title="付款安排", min_length=1, max_length=24)
    deduction_per_point: Fen = Field(title="不达标每分扣减金额")
    deduction_cap: Percent = Field(title="当期扣减上限")
    acceptance_days: Positive = Field(default=15, title="验收期限", description="days after the request")
    invoice_days: Positive = Field(default=30, title="付款期限", description="days after invoice, 38号三")
    late_rate: Positive = Field(default=5, title="违约金比例", description="parts of 10,000 a day")
    performance_bond_percent: Percent = Field(default=0, title="履约保证金比例", description="0: none, 条例 48")
    bond_return_days: Positive = Field(default=10, title="履约保证金退还期限", description="working days")
    contract_copies: Positive = Field(default=6, title="合同份数")

    challenge_department: Name = Field(title="接收质疑函的部门")
    challenge_phone: Name = Field(title="接收质疑函的联系电话")
    challenge_address: Name = Field(title="接收质疑函的通讯地址")
    treasury: Name = Field(title="受理投诉的财政部门")

    @property
    def reserved(self) -> bool:
        """Whether only small and medium firms may take part in any lot at all."""
        return all(row.reserved for row in self.schemes)

    def scheme_of(self, lot: str) -> SchemeRow:
        """The scheme of a lot."""
        return next(row for row in self.schemes if not row.lots or lot in row.lots)

    @model_validator(mode="after")
    def _money_keeps_its_limits(self) -> SolicitationFacts:
        law = statute()
        if sum(lot.budget for lot in self.lots) != self.budget:
            raise ValueError("各采购包预算金额之和与预算金额（budget）不一致")
        for lot in self.lots:
            if lot.price_cap > lot.budget:
                raise ValueError(
                    f"{lot.number}的最高限价（price_cap）高于预算金额（{law.rule('PLN-10', self.notice_on).cited}）"
                )
        bond, most = law.rule("TND-07", self.notice_on), self.bid_bond or 0
        if most * 100 > self.budget * bond.number():
            raise ValueError(f"保证金（bid_bond）超过预算金额的{bond.n}%（{bond.cited}）")
        if self.bid_bond is not None and sum(lot.bond or 0 for lot in self.lots) > self.bid_bond:
            raise ValueError("各采购包保证金（lots.bond）之和超过保证金（bid_bond）")
        performance = law.rule("CON-04", self.notice_on)
        if self.performance_bond_percent > performance.number():
            raise ValueError(
                f"履约保证金（performance_bond_percent）超过合同金额的{performance.n}%（{performance.cited}）"
            )
        if sum(row.percent for row in self.instalments) != 100:
            raise ValueError("付款安排（instalments）各期比例之和不是100%")
        payment = law.rule("PAY-01", self.notice_on)
        if self.invoice_days > payment.number():
            raise ValueError(f"付款期限（invoice_days）超过收到发票后{payment.n}日（{payment.cited}）")
        return self

    @model_validator(mode="after")
    def _dates_leave_the_time_of_the_law(self) -> SolicitationFacts:
        law = statute()
        span, supply = law.rule(self.span_rule, self.notice_on), law.rule(self.supply_rule, self.notice_on)
        calendar = official_calendar()
        earliest = calendar.shift(self.notice_on, *span.span())
        if calendar.knows(earliest):
            earliest = calendar.on_or_after(earliest)
        if self.bid_deadline_on < earliest:
            raise ValueError(
                f"截止日期（bid_deadline_on）距公告发布日期（notice_on）不足{span.n}日，"
                f"最早为{cn_date(earliest)}（{span.cited}）"
            )
        if calendar.knows(self.documents_until) and (
            calendar.working_days(self.notice_on, self.documents_until) < supply.number()
        ):
            raise ValueError(
                f"获取文件截止日期（documents_until）距公告发布日期（notice_on）不足{supply.n}个工作日（{supply.cited}）"
            )
        if self.bid_deadline_on <= self.documents_until:
            raise ValueError("截止日期（bid_deadline_on）不晚于获取文件截止日期（documents_until）")
        if self.service_until <= self.service_from:
            raise ValueError("服务结束日期（service_until）不晚于服务开始日期（service_from）")
        return self

    @model_validator(mode="after")
    def _evaluation_is_lawful(self) -> SolicitationFacts:
        covered = Counter(number for row in self.schemes for number in (row.lots or [lot.number for lot in self.lots]))
        if covered != Counter(lot.number for lot in self.lots):
            raise ValueError("评标办法（schemes）应当适用于每个采购包，且每个采购包只有一个评标办法")
        for row in self.schemes:
            try:
                check_scheme(row.scheme(self.kind), statute(), self.notice_on)
            except EvaluationRefused as refusal:
                raise ValueError(f"评标办法（schemes）：{refusal}") from refusal
        wanted = {"whole": {True}, "none": {False}}.get(self.sme_kind, {True, False})
        if any(row.reserved not in wanted for row in self.schemes):
            raise ValueError(
                f"评标办法（schemes）与中小企业预留方式（sme_kind）不一致（{statute().rule('SME-01', self.notice_on).cited}）"
            )
        return self

    @model_validator(mode="after")
    def _requirement_is_complete(self) -> SolicitationFacts:
        absent = [aspect for aspect in get_args(Aspect) if all(row.aspect != aspect for row in self.requirements)]
        if absent:
            raise ValueError(
                f"采购需求条款（requirements）缺少：{'、'.join(absent)}"
                "（《政府采购货物和服务招标投标管理办法》第二十条）"
            )
        if all(row.mark != "★" for row in self.requirements):
            raise ValueError(
                "采购需求条款（requirements）没有标明实质性要求（★）（《政府采购货物和服务招标投标管理办法》第二十条）"
            )
        return self


class TenderDocumentFacts(SolicitationFacts):
    """公开招标文件。`tender_document`: complete by 87号 20; twenty days from the notice to the deadline (采购法 35)."""

    kind = EvaluationKind.TENDER
    span_rule = "TND-03"
    supply_rule = "TND-02"


class ConsultationDocumentFacts(SolicitationFacts):
    """竞争性磋商文件。`consultation_document`: by 财库〔2014〕214号; ten days to the first response."""

    kind = EvaluationKind.CONSULTATION
    span_rule = "CS-02"
    supply_rule = "CS-03"

    changeable: Text = Field(
        default="采购需求中未标注“★”的服务内容、服务方式、人员安排等技术、服务要求，以及合同草案中除合同金额上限、履行期限、"
        "付款条件以外的条款",
        title="磋商中可能实质性变动的内容",
    )
    final_quotes: Positive = Field(
        default=2, title="提交最后报价的最少家数", description="政府购买服务项目2家, 214号 21"
    )

    @model_validator(mode="after")
    def _enough_last_quotes(self) -> ConsultationDocumentFacts:
        rule = statute().rule("CS-06", self.notice_on)
        if self.final_quotes < rule.number("services"):
            raise ValueError(f"提交最后报价的最少家数（final_quotes）少于{rule.number('services')}家（{rule.cited}）")
        return self
