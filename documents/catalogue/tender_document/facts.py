"""What a purchasing document needs to know, and what it refuses: of the running of stations, by each method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from documents.catalogue.base import ClockTime, Count, Fen, Name, OptionalText, Percent, Positive, Text
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.tender_document.rows import (
    DEFAULT_PAYMENT,
    PaymentIndicatorRow,
    PaymentRow,
    RequirementRow,
    SchemeRow,
    StationAspect,
    TenderLotRow,
)
from documents.catalogue.tender_document.words import WAYS, ProcedureWords, Way
from documents.dates import cn_date
from rules.calendar import Unit, official_calendar
from rules.law import statute
from rules.purchase.contract import LATE_RATE
from rules.purchase.evaluation_scheme import EvaluationMethod, EvaluationRefused, check_scheme

_DAYS = {Unit.DAYS: "日", Unit.WORKING_DAYS: "个工作日"}


class SolicitationFacts(ProcurementFacts):
    """采购文件要素。What the documents of every method share: project, time table, requirement, evaluation, contract.

    `org` is the purchaser; `doc_date` the date on the cover. Times are Beijing times, money is in 分.
    """

    aspects: ClassVar[Mapping[Any, str]]
    """What the requirement is about, in the order of its sections, each with the section's title; each must be there."""

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
    qualifications: tuple[Text, ...] = Field(
        default=(), title="其他资格要求", max_length=20, description="credit, relations, earlier services"
    )
    similar_contracts: Count = Field(default=0, title="资格条件要求的同类业务合同数")
    agency_fee_standard: OptionalText = Field(default="", title="代理服务费收取标准和方式")

    sme_kind: Literal["whole", "part", "none"] = Field(default="none", title="中小企业预留方式")
    sme_share: Percent = Field(default=0, title="预留份额")
    sme_small: Percent = Field(default=0, title="其中小微企业")
    sme_reason: OptionalText = Field(default="", title="不预留的理由")
    industry: Name = Field(default="租赁和商务服务业", title="采购标的所属行业", description="46号 12")
    schemes: tuple[SchemeRow, ...] = Field(title="评标办法", min_length=1, max_length=60)

    requirements: tuple[RequirementRow, ...] = Field(title="采购需求条款", min_length=1, max_length=200)
    contract_name: Name = Field(title="合同名称")
    purchaser_code: OptionalText = Field(default="", title="采购人统一社会信用代码")
    instalments: tuple[PaymentRow, ...] = Field(default=DEFAULT_PAYMENT, title="付款安排", min_length=1, max_length=24)
    acceptance_days: Positive = Field(default=15, title="验收期限", description="days after the request")
    invoice_days: Positive = Field(default=30, title="付款期限", description="days after invoice, 38号三")
    payment_days: Positive | None = Field(
        default=None, title="约定付款期限", description="days after acceptance, where agreed in place of invoice_days"
    )
    audit_settles: bool = Field(default=False, title="以审计结果结算")
    audit_law: OptionalText = Field(default="", title="以审计结果结算的依据")
    late_rate: Positive = Field(default=LATE_RATE, title="违约金比例", description="parts of 10,000 a day")
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

    @property
    def method(self) -> str:
        """The procedure of the round."""
        raise NotImplementedError

    @property
    def way(self) -> Way:
        """How the method is written down."""
        return WAYS[self.method]

    @property
    def words(self) -> ProcedureWords:
        """The words of the method."""
        return self.way.words

    @property
    def talking(self) -> bool:
        """Whether there are talks and a last price."""
        return bool(self.words.group)

    @property
    def marked(self) -> bool:
        """Whether any clause is marked as important (▲)."""
        return any(row.mark == "▲" for row in self.requirements)

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
            raise ValueError(f"保证金（bid_bond）超过预算金额的{bond.n}%（{self.way.bond}）")
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
        span, calendar = law.rule(self.way.span, self.notice_on), official_calendar()
        earliest = calendar.shift(self.notice_on, *span.span())
        if calendar.knows(earliest):
            earliest = calendar.on_or_after(earliest)
        if self.bid_deadline_on < earliest:
            raise ValueError(
                f"截止日期（bid_deadline_on）距公告发布日期（notice_on）不足{span.n}{_DAYS[span.span()[1]]}，"
                f"最早为{cn_date(earliest)}（{span.cited}）"
            )
        supply = law.rule(self.way.supply, self.notice_on) if self.way.supply else None
        if (
            supply
            and calendar.knows(self.documents_until)
            and (calendar.working_days(self.notice_on, self.documents_until) < supply.number())
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
                check_scheme(row.scheme(self.way.kind), statute(), self.notice_on)
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
        absent = [aspect for aspect in self.aspects if all(row.aspect != aspect for row in self.requirements)]
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

    @model_validator(mode="after")
    def _what_is_marked_is_scored(self) -> SolicitationFacts:
        by_points = [row for row in self.schemes if row.method is EvaluationMethod.COMPREHENSIVE]
        scored = [any("▲" in item.criterion for factor in row.factors for item in factor.items) for row in by_points]
        if self.marked and not (scored and all(scored)):
            raise ValueError(
                "采购需求条款（requirements）标注了重要要求（▲），评标办法（schemes）没有相应的评分；"
                "不评分的要求不标注▲"
            )
        return self


STATION_ASPECTS: Mapping[StationAspect, str] = MappingProxyType(
    {
        "服务内容": "服务内容",
        "服务人员": "服务人员要求",
        "服务标准": "服务标准和开放时间",
        "公益廉洁": "公益性质和廉洁纪律",
        "信息平台": "信息平台和数据管理",
        "信息保护": "个人信息保护",
        "场所安全": "场所、设施设备和安全",
        "验收": "考核和履约验收方案",
        "付款": "采购资金支付方式、时间和条件",
    }
)


class StationDocumentFacts(SolicitationFacts):
    """驿站运营服务采购文件要素。What the documents for the running of stations ask for, by every method."""

    aspects = STATION_ASPECTS

    opening_deadline: date = Field(title="投入运营时限")
    staff_per_station: Positive = Field(title="每站专职人员数", description="the 站长 included")
    opening_hours: Name = Field(default="每周服务不少于6天，每天不少于8小时", title="开放时间")
    station_targets: tuple[TargetRow, ...] = Field(title="每站每年目标任务", min_length=1, max_length=60)
    scheme_title: Name = Field(title="考核方案名称")
    indicators: tuple[PaymentIndicatorRow, ...] = Field(title="考核指标", min_length=1, max_length=60)
    pass_score: Positive = Field(title="考核达标分数", description="out of 100")

    deduction_per_point: Fen = Field(title="不达标每分扣减金额")
    deduction_cap: Percent = Field(title="当期扣减上限")
    deduction_by: Literal["station", "contract"] = Field(default="station", title="按驿站还是按合同平均分扣减")

    @model_validator(mode="after")
    def _every_lot_has_stations(self) -> StationDocumentFacts:
        bare = [lot.number for lot in self.lots if not lot.stations or not lot.targets]
        if bare:
            raise ValueError(f"{'、'.join(bare)}没有驿站（stations）或者目标任务（targets）")
        return self


class TenderDocumentFacts(StationDocumentFacts):
    """公开招标文件。`tender_document`: complete by 87号 20; twenty days from the notice to the deadline (采购法 35).

    Of an invited tender the same, to those who are invited.
    """

    invited: bool = Field(default=False, title="是否邀请招标")

    @property
    def method(self) -> str:
        return "invited_tender" if self.invited else "open_tender"


class ConsultationDocumentFacts(StationDocumentFacts):
    """竞争性磋商文件。`consultation_document`: by 财库〔2014〕214号; ten days to the first response."""

    changeable: Text = Field(
        default="采购需求中未标注“★”的服务内容、服务方式、人员安排等技术、服务要求，以及合同草案中除合同金额上限、履行期限、"
        "付款条件以外的条款",
        title="磋商中可能实质性变动的内容",
    )
    final_quotes: Positive = Field(
        default=2, title="提交最后报价的最少家数", description="政府购买服务项目2家, 214号 21"
    )

    @property
    def method(self) -> str:
        return "competitive_consultation"

    @model_validator(mode="after")
    def _enough_last_quotes(self) -> ConsultationDocumentFacts:
        rule = statute().rule("CS-06", self.notice_on)
        if self.final_quotes < rule.number("services"):
            raise ValueError(f"提交最后报价的最少家数（final_quotes）少于{rule.number('services')}家（{rule.cited}）")
        return self


class NegotiationDocumentFacts(StationDocumentFacts):
    """竞争性谈判文件。`negotiation_document`: by 财政部令第74号; three working days to the first response.

    `approved_two`: with the two that a failed tender left, by the treasury's letter (74号 27).
    """

    changeable: Text = Field(
        default="采购需求中未标注“★”的服务内容、服务方式、人员安排等技术、服务要求，以及合同草案中除合同金额上限、履行期限、"
        "付款条件以外的条款",
        title="谈判中可能实质性变动的内容",
    )
    ground: Text = Field(title="采用竞争性谈判的法定情形")
    approved_two: tuple[Name, ...] = Field(default=(), title="经批准谈判的两家供应商", max_length=2)
    approval_letter: OptionalText = Field(default="", title="财政部门批复文号")

    @property
    def method(self) -> str:
        return "competitive_negotiation"

    @property
    def final_quotes(self) -> int:
        """提交最后报价的最少家数."""
        rule = statute().rule("NG-01", self.notice_on)
        return rule.number("approved") if self.approved_two else rule.number("suppliers")

    @model_validator(mode="after")
    def _two_or_none(self) -> NegotiationDocumentFacts:
        if len(self.approved_two) == 1:
            raise ValueError("经批准谈判的供应商（approved_two）应当是两家（74号第二十七条）")
        return self
