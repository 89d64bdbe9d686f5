"""评标办法: the evaluation scheme of a tender document, and whether the law of its date allows it.

Pure. Weights and points are `Decimal` out of 100; deductions and shares are whole per cents. The law is that of the
day on which the notice was published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.refusal import Refusal
from models.values import Subject
from rules.law import Law

FULL = Decimal(100)
ZERO = Decimal(0)


class EvaluationRefused(Refusal):
    """Base of what the rules on evaluation refuse."""

    code = "evaluation"


class MethodUnlawful(EvaluationRefused):
    """Raised when the procedure does not allow the method, or the method has no place for what is stated."""

    code = "method_unlawful"


class PriceWeightUnlawful(EvaluationRefused):
    """Raised when the price's weight lies outside what the law allows."""

    code = "price_weight_unlawful"


class FactorsUnsound(EvaluationRefused):
    """Raised when price and factors are not 100 points together, or a factor is named twice or has no points."""

    code = "factors_unsound"


class QualificationScored(EvaluationRefused):
    """Raised when a qualification condition is an evaluation factor."""

    code = "qualification_scored"


class DeductionMissing(EvaluationRefused):
    """Raised when the document does not state the deduction for small firms: it is never defaulted."""

    code = "deduction_missing"


class DeductionUnlawful(EvaluationRefused):
    """Raised when a deduction lies outside the range of its date, or is given where the law gives none."""

    code = "deduction_unlawful"


class TieUndecided(EvaluationRefused):
    """Raised when the group of a consultation has left equal suppliers without an order."""

    code = "tie_undecided"


class TieRuleUnlawful(EvaluationRefused):
    """Raised when equal totals are not decided as the law orders."""

    code = "tie_rule_unlawful"


class LowSharesUnlawful(EvaluationRefused):
    """Raised when the document lowers a limit of 异常低价, or raises it too far."""

    code = "low_shares_unlawful"


class EvaluationMethod(StrEnum):
    """评审方法."""

    COMPREHENSIVE = "comprehensive"
    LOWEST_PRICE = "lowest_price"


class EvaluationKind(StrEnum):
    """The procedure's kind, as far as evaluation differs."""

    TENDER = "tender"
    CONSULTATION = "consultation"
    NEGOTIATION = "negotiation"
    INQUIRY = "inquiry"


class FactorKind(StrEnum):
    """技术 or 商务; the price has its weight in the scheme itself."""

    TECHNICAL = "technical"
    COMMERCIAL = "commercial"


class Rounding(StrEnum):
    """How the tender document rounds: 四舍五入, 四舍六入五成双, or digits cut off."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


class Stage(StrEnum):
    """When it rounds: price score, each factor's mean and total, or the total alone."""

    EACH_STEP = "each_step"
    AT_END = "at_end"


class Tie(StrEnum):
    """What decides between equal totals: the lower bid price, the higher technical score."""

    PRICE = "price"
    TECHNICAL = "technical"


@dataclass(frozen=True)
class Factor:
    """评审因素 other than the price: its points out of 100, and how it is measured."""

    name: str
    kind: FactorKind
    points: Decimal
    criterion: str = ""


@dataclass(frozen=True)
class LowShares:
    """Below which share (%) a price is abnormally low: of the mean, of the second lowest, of the ceiling; None if the
    document leaves it at the law's."""

    mean: int | None = None
    second: int | None = None
    ceiling: int | None = None


@dataclass(frozen=True)
class EvaluationScheme:
    """评标办法 of a lot, as its tender document states it. Deductions in whole per cent of the bid price.

    `sme_deduction`: for 小微企业; None only where the lot is `reserved` for small firms. `consortium_deduction`: for a
    consortium or subcontract with 30% and more for small firms; None if neither is accepted.
    `domestic_deduction`: for 本国产品; None if none is given. `fixed_price`: the price is the state's or fixed, and no
    factor (87号 55; 214号 24).
    """

    kind: EvaluationKind
    subject: Subject
    method: EvaluationMethod
    price_weight: Decimal = ZERO
    factors: tuple[Factor, ...] = ()
    sme_deduction: int | None = None
    consortium_deduction: int | None = None
    domestic_deduction: int | None = None
    reserved: bool = False
    digits: int = 2
    rounding: Rounding = Rounding.HALF_UP
    stage: Stage = Stage.EACH_STEP
    ties: tuple[Tie, ...] = (Tie.PRICE,)
    qualifications: tuple[str, ...] = ()
    low_shares: LowShares = LowShares()
    fixed_price: bool = False


_LOWEST_ONLY = {EvaluationKind.NEGOTIATION: "NG-01", EvaluationKind.INQUIRY: "NG-03"}
"""Procedures in which the lowest price wins (74号 35、48)."""


def check_scheme(scheme: EvaluationScheme, law: Law, on: date) -> None:
    """The scheme is lawful on the day of the notice.

    Raises:
        EvaluationRefused: the first fault, with article and remedy.
    """
    _check_method(scheme, law, on)
    _check_fixed(scheme)
    if scheme.method is EvaluationMethod.COMPREHENSIVE:
        _check_weight(scheme, law, on)
        _check_factors(scheme, law, on)
        _check_ties(scheme)
    _check_sme(scheme, law, on)
    _check_domestic(scheme, law, on)
    _check_shares(scheme, law, on)


def _check_method(scheme: EvaluationScheme, law: Law, on: date) -> None:
    if scheme.kind in _LOWEST_ONLY and scheme.method is not EvaluationMethod.LOWEST_PRICE:
        raise MethodUnlawful(
            "谈判、询价应当以最低报价确定成交，不得采用综合评分法",
            basis=law.rule(_LOWEST_ONLY[scheme.kind], on).cited,
            remedy="请改为最低价成交",
        )
    if scheme.kind is EvaluationKind.CONSULTATION and scheme.method is not EvaluationMethod.COMPREHENSIVE:
        raise MethodUnlawful(
            "竞争性磋商应当采用综合评分法", basis=law.rule("CS-05", on).cited, remedy="请改为综合评分法"
        )
    if scheme.method is EvaluationMethod.LOWEST_PRICE and (scheme.factors or scheme.price_weight):
        raise MethodUnlawful(
            "最低评标价法只比较评审价，不得设置评分因素和价格分",
            basis="87号 54",
            remedy="请删去评分因素，或者改为综合评分法",
        )


_FIXED = {EvaluationKind.TENDER: "87号 55", EvaluationKind.CONSULTATION: "214号 24（待核实）"}
"""Where a price that nobody competes with may stand: the quality alone is compared."""


def _check_fixed(scheme: EvaluationScheme) -> None:
    """A price that is the state's or fixed is no factor: nothing is compared by it or taken off it."""
    if not scheme.fixed_price:
        return
    if scheme.kind not in _FIXED or scheme.method is EvaluationMethod.LOWEST_PRICE:
        raise MethodUnlawful(
            "执行国家统一定价标准或者固定价格的，不能以最低报价确定中标、成交",
            basis=_FIXED.get(scheme.kind, "74号 35、48"),
            remedy="请改为综合评分法，或者采用招标、竞争性磋商方式",
        )
    if scheme.price_weight:
        raise PriceWeightUnlawful(
            f"执行国家统一定价标准或者固定价格的，价格不列为评审因素，现价格分为{plain(scheme.price_weight)}分",
            basis=_FIXED[scheme.kind],
            remedy="请将价格分改为0，分值分配给其他评审因素",
        )
    if any(
        share is not None for share in (scheme.sme_deduction, scheme.consortium_deduction, scheme.domestic_deduction)
    ):
        raise DeductionUnlawful(
            "执行国家统一定价标准或者固定价格的，价格不参与评审，不设价格扣除",
            basis=_FIXED[scheme.kind],
            remedy="请删去价格扣除比例",
        )


def _check_weight(scheme: EvaluationScheme, law: Law, on: date) -> None:
    if scheme.fixed_price:
        return
    goods = scheme.subject is Subject.GOODS
    if scheme.kind is EvaluationKind.TENDER:
        rule = law.rule("EVL-09", on)
        least, most = rule.number("goods" if goods else ""), None
    else:
        rule, prefix = law.rule("CS-05", on), "goods_" if goods else ""
        least, most = rule.number(f"{prefix}low"), rule.number(f"{prefix}high")
    if scheme.price_weight < least or (most is not None and scheme.price_weight > most):
        limits = f"不得低于{least}%" if most is None else f"应为{least}%至{most}%"
        raise PriceWeightUnlawful(
            f"价格分占总分值的{plain(scheme.price_weight)}%，{scheme.subject}项目{limits}",
            basis=rule.cited,
            remedy="请调整价格分和其他评审因素的分值",
        )


def _check_factors(scheme: EvaluationScheme, law: Law, on: date) -> None:
    basis, names = law.rule("EVL-09", on).cited, [factor.name for factor in scheme.factors]
    total = scheme.price_weight + sum((factor.points for factor in scheme.factors), ZERO)
    if total != FULL:
        raise FactorsUnsound(
            f"价格分和各评审因素合计{plain(total)}分，应为100分", basis=basis, remedy="请核对各因素分值"
        )
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise FactorsUnsound(f"评审因素重复：{'、'.join(twice)}", basis=basis, remedy="请合并或者改名")
    if empty := [factor.name for factor in scheme.factors if factor.points <= 0]:
        raise FactorsUnsound(f"评审因素没有分值：{'、'.join(empty)}", basis=basis, remedy="请填写分值，或者删去该因素")
    for factor in scheme.factors:
        scored = next((item for item in scheme.qualifications if item in factor.name + factor.criterion), None)
        if scored:
            raise QualificationScored(
                f"资格条件“{scored}”不得作为评审因素（“{factor.name}”）",
                basis=basis,
                remedy="请改为资格审查内容，并调整评审因素",
            )


def _check_ties(scheme: EvaluationScheme) -> None:
    if scheme.ties[:1] != (Tie.PRICE,):
        raise TieRuleUnlawful(
            "得分相同的，应当先按报价由低到高排列",
            basis="214号 25" if scheme.kind is EvaluationKind.CONSULTATION else "87号 57",
            remedy="请修改评标办法的并列处理规则",
        )
    if scheme.kind is EvaluationKind.CONSULTATION and Tie.TECHNICAL not in scheme.ties:
        raise TieRuleUnlawful(
            "磋商得分和最后报价均相同的，应当按技术指标优劣排列",
            basis="214号 25",
            remedy="请在并列处理规则中写明",
        )


def _check_sme(scheme: EvaluationScheme, law: Law, on: date) -> None:
    given = [share for share in (scheme.sme_deduction, scheme.consortium_deduction) if share is not None]
    if scheme.fixed_price:
        return
    if scheme.reserved:
        if given:
            raise DeductionUnlawful(
                "专门面向中小企业采购的，不再给予价格扣除",
                basis=law.rule("SME-01", on).cited,
                remedy="请删去价格扣除比例",
            )
        return
    rule = law.rule("SME-03", on)
    small, consortium = ((rule.number(f"{who}low"), rule.number(f"{who}high")) for who in ("", "joint_"))
    if scheme.sme_deduction is None:
        raise DeductionMissing(
            "评标办法未写明小微企业价格扣除比例，不得推定",
            basis=rule.cited,
            remedy=f"请写明具体比例（{small[0]}%至{small[1]}%）",
        )
    for what, share, (least, most) in (
        ("小微企业", scheme.sme_deduction, small),
        ("联合体、分包", scheme.consortium_deduction, consortium),
    ):
        if share is not None and not least <= share <= most:
            raise DeductionUnlawful(
                f"{what}价格扣除{share}%，{on}发布公告的项目应为{least}%至{most}%",
                basis=rule.cited,
                remedy="请在规定幅度内写明具体比例",
            )


def _check_domestic(scheme: EvaluationScheme, law: Law, on: date) -> None:
    if scheme.domestic_deduction is None:
        return
    rule = law.find("NEW-01", on)
    if rule is None:
        newest = law.rule("NEW-01")
        raise DeductionUnlawful(
            f"本国产品价格扣除自{newest.since}起施行，{on}发布公告的项目不适用",
            basis=newest.cited,
            remedy="请删去本国产品价格扣除",
        )
    if scheme.domestic_deduction != rule.n:
        raise DeductionUnlawful(
            f"本国产品价格扣除{scheme.domestic_deduction}%，应为{rule.n}%", basis=rule.cited, remedy="请按规定比例写明"
        )


def _check_shares(scheme: EvaluationScheme, law: Law, on: date) -> None:
    rule, said = law.find("NEW-02", on), scheme.low_shares
    if rule is None:
        return
    most = rule.number("raised_most")
    for what, name, share in (
        ("有效报价平均值", "average", said.mean),
        ("次低报价", "next_lowest", said.second),
        ("最高限价", "ceiling", said.ceiling),
    ):
        if share is not None and not rule.number(name) <= share <= most:
            raise LowSharesUnlawful(
                f"异常低价比例（{what}的{share}%）应为{rule.number(name)}%至{most}%",
                basis=rule.cited,
                remedy="请在规定幅度内写明，或者不写",
            )


def plain(value: Decimal) -> str:
    """A number of points without needless zeros: 20.00 is 20."""
    return f"{value.normalize():f}"
