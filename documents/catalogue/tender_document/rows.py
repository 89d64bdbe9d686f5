"""Rows of a tender document's facts: lots, requirements, evaluation schemes, payment."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Area, Count, FactsRow, Fen, Name, OptionalText, Percent, Score, Text
from documents.catalogue.contract.facts import TargetRow
from models.values import Subject
from rules.purchase.evaluation_scheme import (
    EvaluationKind,
    EvaluationMethod,
    EvaluationScheme,
    Factor,
    FactorKind,
    LowShares,
    Rounding,
    Stage,
    Tie,
)

StationAspect = Literal[
    "服务内容", "服务人员", "服务标准", "公益廉洁", "信息平台", "信息保护", "场所安全", "验收", "付款"
]
"""What a requirement of an operator is about; each must be there (87号 20（七）、（九）、（十）)."""
PlatformAspect = Literal[
    "建设内容",
    "性能容量",
    "接口集成",
    "数据管理",
    "安全保护",
    "实施团队",
    "试运行培训",
    "运维质保",
    "成果归属",
    "验收",
    "付款",
]
"""What a requirement of the platform is about; each must be there."""
Aspect = Literal[StationAspect, PlatformAspect]

Mark = Literal["", "★", "▲"]
"""★ 实质性要求: a bid that fails it is invalid (87号 20末款); ▲ 重要要求: scored."""


class StationRow(FactsRow):
    """驿站。One station of a lot."""

    name: Name = Field(title="驿站名称")
    address: Name = Field(title="地址")
    area: Area | None = Field(default=None, title="服务面积", description="square metres")


class TenderLotRow(FactsRow):
    """采购包。One lot with its stations and the targets of the whole service time."""

    number: Name = Field(title="包号", description="e.g. 采购包1")
    name: Name = Field(title="采购包名称")
    budget: Fen = Field(title="预算金额")
    price_cap: Fen = Field(title="最高限价")
    bond: Fen | None = Field(default=None, title="保证金", description="the lot's part of the project's bond")
    stations: tuple[StationRow, ...] = Field(default=(), title="驿站", max_length=200)
    targets: tuple[TargetRow, ...] = Field(default=(), title="目标任务", max_length=60)


class RequirementRow(FactsRow):
    """采购需求条款。One clause of the requirement."""

    aspect: Aspect = Field(title="类别")
    text: Text = Field(title="内容")
    mark: Mark = Field(default="", title="标识", description="★ substantive, ▲ important")


class PaymentIndicatorRow(FactsRow):
    """考核指标。One indicator of the assessment that payment depends on."""

    title: Name = Field(title="指标")
    points: Score = Field(title="分值")
    method: Text = Field(title="评分办法")
    bonus: bool = Field(default=False, title="加分项")


class PaymentRow(FactsRow):
    """付款安排。One instalment, tied to an assessment or acceptance."""

    name: Name = Field(title="期次")
    condition: Text = Field(title="付款条件")
    percent: Percent = Field(title="比例")
    due: OptionalText = Field(default="", title="预计付款时间")


class CriterionRow(FactsRow):
    """评分细项。One sub-item of a factor: its points and how they are counted."""

    name: Name = Field(title="细项名称")
    points: Score = Field(title="分值")
    criterion: Text = Field(title="评分标准", description="objective and quantified, 87号 55")


class FactorRow(FactsRow):
    """评审因素。A factor other than the price, with its sub-items."""

    name: Name = Field(title="名称")
    kind: FactorKind = Field(title="类别")
    points: Score = Field(title="分值")
    items: tuple[CriterionRow, ...] = Field(title="评分细项", min_length=1, max_length=40)

    @model_validator(mode="after")
    def _items_are_its_points(self) -> FactorRow:
        total = sum((item.points for item in self.items), Decimal(0))
        if total != self.points:
            raise ValueError(
                f"评审因素“{self.name}”的评分细项（items）合计{total:f}分，与分值{self.points:f}分不一致（87号 55）"
            )
        return self


class SchemeRow(FactsRow):
    """评标办法。The evaluation of some lots; `lots` empty: of all. Deductions in whole per cent."""

    lots: tuple[Name, ...] = Field(default=(), title="适用采购包")
    method: EvaluationMethod = Field(default=EvaluationMethod.COMPREHENSIVE, title="评审方法")
    price_weight: Score = Field(default=Decimal(0), title="价格分")
    factors: tuple[FactorRow, ...] = Field(default=(), title="评审因素", max_length=40)
    reserved: bool = Field(default=False, title="专门面向中小企业")
    sme_deduction: Percent | None = Field(default=None, title="小微企业价格扣除")
    consortium_deduction: Percent | None = Field(default=None, title="联合体、分包价格扣除")
    domestic_deduction: Percent | None = Field(default=None, title="本国产品价格扣除")
    digits: Count = Field(default=2, title="得分保留小数位数")
    rounding: Rounding = Field(default=Rounding.HALF_UP, title="取舍方法")
    stage: Stage = Field(default=Stage.EACH_STEP, title="取舍时点")
    ties: tuple[Tie, ...] = Field(default=(Tie.PRICE, Tie.TECHNICAL), title="得分相同时的排序")
    qualifications: tuple[Name, ...] = Field(default=(), title="资格条件")
    low_mean: Percent | None = Field(default=None, title="异常低价：有效报价平均值的百分比")
    low_second: Percent | None = Field(default=None, title="异常低价：次低报价的百分比")
    low_ceiling: Percent | None = Field(default=None, title="异常低价：最高限价的百分比")
    fixed_price: bool = Field(default=False, title="执行国家统一定价标准或者固定价格")

    def scheme(self, kind: EvaluationKind) -> EvaluationScheme:
        """As the rules check it."""
        factors = tuple(
            Factor(row.name, row.kind, row.points, "".join(i.criterion for i in row.items)) for row in self.factors
        )
        return EvaluationScheme(
            kind,
            Subject.SERVICES,
            self.method,
            self.price_weight,
            factors,
            self.sme_deduction,
            self.consortium_deduction,
            self.domestic_deduction,
            self.reserved,
            self.digits,
            self.rounding,
            self.stage,
            self.ties,
            self.qualifications,
            LowShares(self.low_mean, self.low_second, self.low_ceiling),
            self.fixed_price,
        )


DEFAULT_PAYMENT = (
    PaymentRow(name="第一期", condition="合同签订，全部驿站投入运营并经采购人确认", percent=30),
    PaymentRow(name="第二期", condition="阶段性考核结果确定并经阶段验收，按考核扣减条款结算", percent=30),
    PaymentRow(
        name="第三期", condition="年度全面考核结果确定、服务期满并经最终验收合格，按考核扣减条款结算", percent=40
    ),
)
"""Where the district has not planned its instalments otherwise: after the opening, the interim and the full assessment."""
