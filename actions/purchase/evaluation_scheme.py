"""评标办法 of a tender document: its form, its check by the law of the notice's day, and where it is read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from models.base import canonical
from models.values import Subject
from record.entry.details import Details
from record.entry.fields import Name, OptionalText, Points
from record.errors import Disallowed
from record.handlers import Work
from record.lots import licence_of, lots
from record.situation import Dossier
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
    check_scheme,
)

KINDS = {
    "open_tender": EvaluationKind.TENDER,
    "invited_tender": EvaluationKind.TENDER,
    "competitive_consultation": EvaluationKind.CONSULTATION,
    "competitive_negotiation": EvaluationKind.NEGOTIATION,
    "inquiry": EvaluationKind.INQUIRY,
}
"""Procedures whose evaluation the law orders; 单一来源 and 自行采购 compare no scores."""


class FactorLine(Details):
    """评审因素: points out of 100, and how it is measured."""

    name: Name = Field(title="名称")
    kind: FactorKind = Field(title="类别")
    points: Points = Field(title="分值")
    criterion: OptionalText = Field(default="", title="评分标准")


class SchemeLine(Details):
    """评标办法 of some lots, or of all where none is named. Deductions in whole per cent of the bid price."""

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


def check_schemes(work: Work, lines: Sequence[SchemeLine]) -> None:
    """Every lot has one scheme, lawful on the day on which the notice is planned; none is given: only a warning.

    Raises:
        Disallowed: EvaluationRefused: with what to do.
    """
    if not lines:
        if work.dossier.procedure.name in KINDS:
            work.warnings.append("采购文件未登记评标办法，评审得分不能复核")
        return
    covered = [lot for line in lines for lot in (line.lots or lots(work.dossier))]
    if sorted(covered) != sorted(lots(work.dossier)):
        raise Disallowed(
            f"评标办法对应的采购包{sorted(covered)}与本项目的采购包{sorted(lots(work.dossier))}不一致",
            remedy="每个采购包应当有一个评标办法；各包相同的，不必填写采购包",
        )
    row = work.dossier.rows["tender_notice", ""]
    expected = max(work.on, row.earliest or work.on)
    for line in lines:
        check_scheme(_scheme(work.dossier, line), work.dossier.law, expected)


def check_announced(work: Work) -> None:
    """The schemes of the document are lawful on the day of the notice itself, which may lie under another version.

    Raises:
        EvaluationRefused: with what to do.
    """
    for line in scheme_lines(work.dossier):
        check_scheme(_scheme(work.dossier, line), work.dossier.law, work.on)


def scheme_of(dossier: Dossier, lot: int) -> EvaluationScheme | None:
    """The scheme of a lot; null where the document was recorded without."""
    return next((_scheme(dossier, line) for line in scheme_lines(dossier) if lot in (line.lots or lots(dossier))), None)


def law_date(dossier: Dossier) -> date:
    """Evaluation goes by the law of the day of the notice."""
    notice = dossier.fact("tender_notice")
    return notice.done_on if notice else dossier.case.opened_on


def scheme_lines(dossier: Dossier) -> list[SchemeLine]:
    fact = dossier.fact("document_drafted")
    given: list[dict[str, Any]] = fact.details.get("schemes", []) if fact else []
    return [SchemeLine.model_validate_json(canonical(line)) for line in given]


def _scheme(dossier: Dossier, line: SchemeLine) -> EvaluationScheme:
    """As the rules take it. The licence of the profile is a qualification whether the document repeats it or not."""
    kind = KINDS.get(dossier.procedure.name)
    if kind is None:
        raise Disallowed(f"{dossier.procedure.title}不设评标办法", remedy="请删去评标办法")
    required = licence_of(dossier)
    asked = (*line.qualifications, required.title) if required else line.qualifications
    return EvaluationScheme(
        kind,
        line.subject,
        line.method,
        line.price_weight,
        tuple(Factor(factor.name, factor.kind, factor.points, factor.criterion) for factor in line.factors),
        line.sme_deduction,
        line.consortium_deduction,
        line.domestic_deduction,
        line.reserved,
        line.digits,
        line.rounding,
        line.stage,
        line.ties,
        asked,
        LowShares(line.low_mean, line.low_second, line.low_ceiling),
    )
