"""What the unified 驿站运营合同 needs to know."""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import Area, Count, FactsRow, Fen, Name, OptionalText, Percent, Positive, Text
from documents.catalogue.parties import ContractPartiesFacts, SmeRow
from documents.dates import cn_date
from rules.purchase.contract import LATE_RATE


class ContractStationRow(FactsRow):
    """合同驿站。One station that the operator runs."""

    name: Name = Field(title="驿站名称")
    address: Name = Field(title="地址")
    area: Area = Field(title="服务面积", description="square metres")
    staff: Positive = Field(title="工作人员数", description="full-time, the 站长 included")
    supervisor: OptionalText = Field(default="", title="县区监管人员")


class TargetRow(FactsRow):
    """目标任务。One measured target over the contract's term."""

    name: Name = Field(title="指标名称", description="e.g. 归集岗位信息")
    quantity: Count = Field(title="目标数量")
    unit: Name = Field(title="计量单位", description="e.g. 条, 人次, 场")
    measure: Text = Field(title="计量方式", description="where the figure comes from, what counts")


class PlatformFunctionRow(FactsRow):
    """功能清单。One function of the platform: what it does, and by what it is accepted."""

    module: Name = Field(title="模块")
    function: Text = Field(title="功能要求")
    acceptance: Text = Field(title="验收要点")


class InstalmentRow(FactsRow):
    """分期付款。One instalment, tied to a stage of assessment."""

    name: Name = Field(title="期次", description="e.g. 第一期")
    stage: Text = Field(title="付款条件", description="the assessment or acceptance it depends on")
    percent: Percent = Field(title="比例")
    amount: Fen = Field(title="金额")
    due: Name = Field(title="预计付款时间", description="e.g. 2024年4月")


class ContractTerms(Protocol):
    """What the articles read: of a contract whose award is known, or of the text that a tender document carries, in
    which the award's words are open places."""

    @property
    def project_name(self) -> str: ...
    @property
    def project_number(self) -> str: ...
    @property
    def lot_name(self) -> str: ...
    @property
    def procurement_method(self) -> str: ...
    @property
    def term_from(self) -> date: ...
    @property
    def term_until(self) -> date: ...
    @property
    def opening_deadline(self) -> date: ...
    @property
    def opening_hours(self) -> str: ...
    @property
    def pricing(self) -> str: ...
    @property
    def pass_score(self) -> int: ...
    @property
    def deduction_per_point(self) -> int: ...
    @property
    def deduction_cap(self) -> int: ...
    @property
    def deduction_by(self) -> str: ...
    @property
    def acceptance_days(self) -> int: ...
    @property
    def invoice_days(self) -> int: ...
    @property
    def payment_days(self) -> int | None: ...
    @property
    def audit_settles(self) -> bool: ...
    @property
    def audit_law(self) -> str: ...
    @property
    def late_rate(self) -> int: ...
    @property
    def bond_return_days(self) -> int: ...
    @property
    def for_sme(self) -> bool: ...
    @property
    def court(self) -> str: ...
    @property
    def copies(self) -> int: ...
    @property
    def subcontract(self) -> str: ...
    @property
    def award_words(self) -> str:
        """The award letter with its date."""

    @property
    def scale_words(self) -> str:
        """How many stations and staff."""

    @property
    def price_words(self) -> str:
        """The price in capitals and figures."""

    @property
    def account_words(self) -> str:
        """The operator's bank account."""

    @property
    def bond_words(self) -> str:
        """The performance bond in capitals and figures; empty if none is asked for."""

    @property
    def licence_words(self) -> str:
        """Number and validity of the operator's licence."""

    @property
    def target_count(self) -> int: ...
    @property
    def instalment_count(self) -> int: ...


def paper_names(method: str) -> tuple[str, str, str]:
    """What 采购文件, 响应文件 and the award letter are called under a procurement method."""
    if "招标" in method:
        return "招标文件", "投标文件", "中标通知书"
    named = next((name for word, name in _PAPERS if word in method), "采购文件")
    return named, "响应文件", "成交通知书"


_PAPERS = (("磋商", "磋商文件"), ("谈判", "谈判文件"))


class OperatingContractFacts(ContractPartiesFacts):
    """驿站运营合同。`operating_contract`: the unified contract between a district bureau and an operator.

    `org` is the purchaser's name; `doc_date` the date of the draft or, once signed, of signature
    (`signed_on` None prints empty places to fill). `price` must equal the sum of the instalments.
    """

    lot_name: Name = Field(title="采购包名称")
    procurement_method: Name = Field(title="采购方式")
    purchaser_code: Name = Field(title="甲方统一社会信用代码")
    purchaser_representative: Name = Field(title="甲方法定代表人或者授权代表")
    operator_code: Name = Field(title="乙方统一社会信用代码")
    operator_representative: Name = Field(title="乙方法定代表人或者授权代表")
    operator_licence: Name = Field(title="人力资源服务许可证编号")
    licence_until: date = Field(title="许可证有效期止")
    operator_bank: Name = Field(title="乙方开户银行")
    operator_account: Name = Field(title="乙方银行账号")
    award_letter_on: date = Field(title="中标通知书发出日期")
    stations: tuple[ContractStationRow, ...] = Field(title="驿站名单", min_length=1, max_length=200)
    term_from: date = Field(title="服务开始日期")
    term_until: date = Field(title="服务结束日期")
    opening_deadline: date = Field(title="投入运营时限")
    opening_hours: Name = Field(
        default="每周服务不少于6天，每天不少于8小时", title="开放时间", description="days and hours"
    )
    targets: tuple[TargetRow, ...] = Field(title="目标任务", min_length=1, max_length=60)
    price: Fen = Field(title="合同金额")
    subcontract: OptionalText = Field(default="", title="可以分包的内容", description="empty: nothing")
    pricing: Literal["固定总价", "固定单价"] = Field(default="固定总价", title="定价方式")
    instalments: tuple[InstalmentRow, ...] = Field(title="分期付款", min_length=1, max_length=24)
    pass_score: Positive = Field(title="考核达标分数", description="out of 100")
    deduction_per_point: Fen = Field(
        title="不达标每分扣减金额", description="分 of money for each point below the pass"
    )
    deduction_cap: Percent = Field(title="当期扣减上限", description="percent of the instalment")
    deduction_by: Literal["station", "contract"] = Field(default="station", title="按驿站还是按合同平均分扣减")
    acceptance_days: Positive = Field(default=15, title="验收期限", description="days after the request")
    invoice_days: Positive = Field(default=30, title="付款期限", description="days after invoice, 38号三")
    payment_days: Positive | None = Field(
        default=None, title="约定付款期限", description="days after acceptance, where agreed in place of invoice_days"
    )
    audit_settles: bool = Field(default=False, title="以审计结果结算")
    audit_law: OptionalText = Field(default="", title="以审计结果结算的依据")
    late_rate: Positive = Field(
        default=LATE_RATE, title="违约金比例", description="parts of 10,000 a day, both sides alike"
    )
    performance_bond: Fen | None = Field(default=None, title="履约保证金")
    bond_return_days: Positive = Field(default=10, title="履约保证金退还期限", description="working days")
    for_sme: bool = Field(default=False, title="中小企业预留合同")
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    court: OptionalText = Field(default="甲方所在地有管辖权的人民法院", title="管辖法院")
    copies: Positive = Field(default=6, title="合同份数")
    signed_on: date | None = Field(default=None, title="合同签订日期")
    signed_at: OptionalText = Field(default="", title="合同签订地点")

    @model_validator(mode="after")
    def _sums_and_dates_agree(self) -> OperatingContractFacts:
        if sum(row.amount for row in self.instalments) != self.price:
            raise ValueError("分期付款（instalments）各期金额之和与合同金额（price）不一致")
        if sum(row.percent for row in self.instalments) != 100:
            raise ValueError("分期付款（instalments）各期比例之和不是100%")
        if self.term_until <= self.term_from:
            raise ValueError("服务结束日期（term_until）不晚于服务开始日期（term_from）")
        if self.performance_bond is not None and self.performance_bond * 10 > self.price:
            raise ValueError("履约保证金（performance_bond）超过合同金额的10%（条例第四十八条）")
        if self.invoice_days > 30:
            raise ValueError("付款期限（invoice_days）超过收到发票后30日（财库〔2019〕38号第三条）")
        if self.signed_on is not None and self.licence_until < self.signed_on:
            raise ValueError("人力资源服务许可证在签订之日已过有效期（licence_until）")
        return self

    @property
    def award_words(self) -> str:
        return f"{cn_date(self.award_letter_on)}发出的{paper_names(self.procurement_method)[2]}"

    @property
    def scale_words(self) -> str:
        return f"驿站{len(self.stations)}个，专职工作人员不少于{sum(s.staff for s in self.stations)}名"

    @property
    def price_words(self) -> str:
        return both(self.price)

    @property
    def account_words(self) -> str:
        return f"户名：{self.operator_name}；开户银行：{self.operator_bank}；账号：{self.operator_account}。"

    @property
    def bond_words(self) -> str:
        return both(self.performance_bond) if self.performance_bond is not None else ""

    @property
    def licence_words(self) -> str:
        return f"编号：{self.operator_licence}，有效期至{cn_date(self.licence_until)}"

    @property
    def target_count(self) -> int:
        return len(self.targets)

    @property
    def instalment_count(self) -> int:
        return len(self.instalments)


class OperatingTextFacts(OperatingContractFacts):
    """驿站运营合同送审稿。`operating_contract_text`: the contract as drafted, to be reviewed and settled before it is
    signed; who signs and when is an open place."""
