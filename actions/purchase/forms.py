"""Forms that several modules of a purchase read: the purchasing document with its 评标办法, and the bids as opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from documents.catalogue.base import ClockTime
from models.values import Subject
from record.entry.details import Details, Later, form_of
from record.entry.fields import Name, NoNames, OptionalText, Points, Text
from record.forms.purchase import AgreedPayment, RoundTerm
from rules.purchase.evaluation_scheme import EvaluationMethod, FactorKind, Rounding, Stage, Tie


class FactorLine(Details):
    """评审因素: points out of 100, and how it is measured."""

    name: Name = Field(title="名称")
    kind: FactorKind = Field(title="类别")
    points: Points = Field(title="分值")
    criterion: OptionalText = Field(default="", title="评分标准")


class SchemeLine(Details):
    """评标办法 of some lots, or of all where none is named. Deductions in whole per cent of the bid price."""

    later: ClassVar[Mapping[str, Later]] = {"fixed_price": Later(date(2026, 12, 1), False)}

    lots: tuple[int, ...] = Field(default=(), title="采购包")
    subject: Literal[Subject.SERVICES, Subject.GOODS] = Field(title="采购标的")
    method: EvaluationMethod = Field(title="评审方法")
    price_weight: Points = Field(default=Decimal(0), title="价格分")
    factors: tuple[FactorLine, ...] = Field(default=(), title="评审因素")
    reserved: bool = Field(default=False, title="是否专门面向中小企业")
    sme_deduction: int | None = Field(default=None, ge=0, le=100, title="小微企业价格扣除（%）")
    consortium_deduction: int | None = Field(default=None, ge=0, le=100, title="联合体、分包价格扣除（%）")
    domestic_deduction: int | None = Field(default=None, ge=0, le=100, title="本国产品价格扣除（%）")
    digits: int = Field(default=2, ge=0, le=2, title="得分保留小数位数")
    """Two at most: the record keeps totals in hundredths."""
    rounding: Rounding = Field(default=Rounding.HALF_UP, title="取舍方法")
    stage: Stage = Field(default=Stage.EACH_STEP, title="取舍时点")
    ties: tuple[Tie, ...] = Field(default=(Tie.PRICE,), title="得分相同时的排序")
    qualifications: tuple[Name, ...] = Field(default=(), title="资格条件")
    low_mean: int | None = Field(default=None, title="异常低价：有效报价平均值的百分比")
    low_second: int | None = Field(default=None, title="异常低价：次低报价的百分比")
    low_ceiling: int | None = Field(default=None, title="异常低价：最高限价的百分比")
    fixed_price: bool = Field(default=False, title="是否执行国家统一定价标准或者固定价格")
    """The price is then no factor (87号 55)."""


class Instalment(Details):
    """分期付款: its share in per cent and the assessment or acceptance it depends on."""

    title: Name = Field(title="名称")
    percent: int = Field(gt=0, le=100, title="比例（%）")
    condition: Text = Field(title="付款条件")
    due: OptionalText = Field(default="", title="预计付款时间")
    """When it is expected to be paid, as people write it: 2024年4月."""


class SmeShare(Details):
    """预留份额: how much is reserved for small and medium firms, or why it is not suitable (46号 6 至 8)."""

    kind: Literal["whole", "part", "none"] = Field(title="预留方式")
    share: int = Field(default=0, ge=0, le=100, title="预留份额（%）")
    small: int = Field(default=0, ge=0, le=100, title="其中小微企业（%）")
    reason: OptionalText = Field(default="", title="不适宜预留的理由")


@form_of("document_drafted")
class DocumentDrafted(RoundTerm, AgreedPayment):
    """采购文件编制: its title and version, what it asks that the law bounds, and the terms that the contract keeps."""

    model_config = ConfigDict(extra="forbid")
    of_steps: ClassVar[tuple[str, ...]] = ()
    free: ClassVar[frozenset[str]] = frozenset({"title", "version", "contracts_reason"})
    later: ClassVar[Mapping[str, Later]] = {
        **AgreedPayment.later,
        "performance_bond_percent": Later(date(2026, 12, 1), 0),
        "deadline_time": Later(date(2026, 12, 1), "09:30"),
    }

    title: Name = Field(title="文件名称")
    version: Name = Field(default="1", title="版本")
    deadline_time: ClockTime = Field(title="投标（响应）截止、开启的时刻（如09:30）")
    """What every paper printed while no fact said it: 09:30."""
    similar_contracts: int = Field(default=0, ge=0, title="资格条件要求的同类业务合同数")
    contracts_reason: OptionalText = Field(default="", title="超过2个的理由")
    sme: SmeShare = Field(title="中小企业预留份额")
    schemes: tuple[SchemeLine, ...] = Field(default=(), title="评标办法")
    staff: int | None = Field(default=None, ge=1, title="每站工作人员数（含站长）")
    """None: as the plan has it."""
    instalments: tuple[Instalment, ...] = Field(default=(), title="付款安排")
    """Empty: as the standard text has them."""
    performance_bond_percent: int = Field(default=0, ge=0, le=100, title="履约保证金占合同金额的比例（%，不收取的为0）")


class BidLine(Details):
    """One bid for one lot, with the figures of the platform; the licence as far as it was shown."""

    later: ClassVar[Mapping[str, Later]] = {"prepared_documents": Later(date(2026, 11, 25), False)}

    lot: int = Field(ge=1, title="采购包")
    supplier: Name = Field(title="供应商")
    address: Name = Field(title="地址")
    price: int = Field(gt=0, title="报价（分）")
    licence: Name | None = Field(default=None, title="资格许可证编号")
    licence_until: date | None = Field(default=None, title="许可证有效期止")
    principal: Name | None = Field(default=None, title="单位负责人")
    controlled_by: tuple[Name, ...] = Field(default=(), title="直接控股、管理单位")
    prepared_documents: bool = Field(default=False, title="是否提供过整体设计、规范编制等服务")


@form_of("bid_opening")
class BidOpening(Details):
    """开标: every bid for every lot; who presided, who else worked there, and what was said against it."""

    free: ClassVar[frozenset[str]] = frozenset({"host", "staff", "objections"})

    bids: tuple[BidLine, ...] = Field(title="投标")
    host: OptionalText = Field(default="", title="主持人（不填为登记人）")
    staff: NoNames = Field(default=(), title="现场工作人员")
    objections: OptionalText = Field(default="", title="现场异议、回避申请及处理（没有的不填）")
