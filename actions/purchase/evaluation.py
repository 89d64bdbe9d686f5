"""评审复核: the platform's figures held against the tender document, to the last figure; abnormally low prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from actions.purchase.evaluation_scheme import KINDS, law_date, scheme_of
from record.alerting.supervision import open_item
from record.entry.details import Details
from record.entry.fields import Fen, Name, Points, Text
from record.errors import Disallowed
from record.handlers import Work
from record.lots import lots
from record.situation import Dossier
from rules.purchase.evaluation import (
    ReportedBid,
    Result,
    ScoredBid,
    ScoreDiffers,
    ScoresIncomplete,
    compare,
    placed_by_group,
    recompute,
    undecided,
)
from rules.purchase.evaluation_scheme import EvaluationScheme, LowShares
from rules.purchase.low_price import abnormally_low, check_explained


class FactorScores(Details):
    """What each evaluator gave for a factor; the mean as the platform has it."""

    name: Name = Field(title="评审因素")
    scores: tuple[Points, ...] = Field(min_length=1, title="各评委打分")
    mean: Points | None = Field(default=None, title="平均分")


class ScoreDetail(Details):
    """评分明细 of a bid, as the platform reports it."""

    factors: tuple[FactorScores, ...] = Field(default=(), title="各因素得分")
    price_score: Points | None = Field(default=None, title="价格分")
    evaluation_price: Fen | None = Field(default=None, title="评审价（分）")
    rank: int | None = Field(default=None, ge=1, title="排名")
    small: bool = Field(default=False, title="是否小微企业")
    consortium: bool = Field(default=False, title="是否联合体、分包（小微企业占30%以上）")
    domestic: bool = Field(default=False, title="是否本国产品")


class ScoreLine(Details):
    """评审得分 in hundredths of a point; 0 where the price alone decides. The last price, where it was negotiated."""

    lot: int = Field(ge=1, title="采购包")
    supplier: Name = Field(title="供应商")
    score: int = Field(ge=0, le=10000, title="得分（百分之一分）")
    price: Fen | None = Field(default=None, title="最后报价（分）")
    detail: ScoreDetail | None = Field(default=None, title="评分明细")


class LowPriceLine(Details):
    """异常低价审查: what the supplier explained, and whether the evaluators accepted it."""

    lot: int = Field(ge=1, title="采购包")
    supplier: Name = Field(title="供应商")
    explanation: Text = Field(title="书面说明")
    accepted: bool = Field(title="是否认可")


Prices = Mapping[str, int]
"""Bid prices of one lot by supplier, in 分."""


@dataclass(frozen=True)
class Recheck:
    """What came of one lot: the differences, the ranks where there were none, and what a person must be told."""

    differences: tuple[str, ...] = ()
    ranks: Mapping[str, int] | None = None
    warning: str = ""


def recheck(dossier: Dossier, lines: Sequence[ScoreLine], lot: int, prices: Prices, evaluators: int) -> Recheck:
    """The scores of a lot computed again; without details, or without a scheme, nothing but a warning.

    Raises:
        Disallowed: where only some bids have details. EvaluationRefused: where marks do not fit the scheme.
    """
    here = [line for line in lines if line.lot == lot]
    details = {line.supplier: line.detail for line in here if line.detail}
    if not details:
        return Recheck(warning=f"采购包{lot}未提供评分明细，未复核")
    scheme = scheme_of(dossier, lot)
    if scheme is None:
        return Recheck(warning=f"采购文件未登记采购包{lot}的评标办法，评分明细未复核")
    if missing := [line.supplier for line in here if not line.detail]:
        raise Disallowed(f"采购包{lot}缺少评分明细：{'、'.join(missing)}", remedy="请逐家填写，或者都不填写")
    bids = [_bid(supplier, prices[supplier], detail, lot, evaluators) for supplier, detail in details.items()]
    recorded = [_recorded(scheme, line, details[line.supplier]) for line in here]
    if differences := compare(scheme, bids, recorded, lot=str(lot)):
        return Recheck(differences)
    results = recompute(scheme, bids, lot=str(lot))
    ranks = placed_by_group(scheme, results, {supplier: detail.rank for supplier, detail in details.items()})
    tied = undecided(results) if list(ranks.values()).count(1) > 1 else ()
    warning = f"采购包{lot}的{'、'.join(tied)}并列第一，由采购人按采购文件规定的方式确定（87号 57、68）" if tied else ""
    return Recheck(ranks=ranks, warning=warning)


def recomputed(
    dossier: Dossier, lines: Sequence[ScoreLine], lot: int, prices: Prices, evaluators: int
) -> tuple[Result, ...]:
    """What the scheme makes of a lot's bids; none without a scheme, or where a bid has no details.

    Raises:
        EvaluationRefused: where marks do not fit the scheme.
    """
    here, scheme = [line for line in lines if line.lot == lot], scheme_of(dossier, lot)
    bids = [_bid(line.supplier, prices[line.supplier], line.detail, lot, evaluators) for line in here if line.detail]
    if scheme is None or not bids or len(bids) < len(here):
        return ()
    return recompute(scheme, bids, lot=str(lot))


def low_prices(dossier: Dossier, lot: int, prices: Prices) -> dict[str, tuple[str, ...]]:
    """The suppliers of a lot whose price is abnormally low by the law of the notice's day, each with every reason; none
    where the price was fixed."""
    scheme, money = scheme_of(dossier, lot), lots(dossier)[lot]
    if scheme and scheme.fixed_price:
        return {}
    return dict(
        abnormally_low(
            prices,
            ceiling=money.ceiling or money.budget,
            shares=scheme.low_shares if scheme else LowShares(),
            law=dossier.law,
            on=law_date(dossier),
        )
    )


def _bid(supplier: str, price: int, detail: ScoreDetail, lot: int, evaluators: int) -> ScoredBid:
    for factor in detail.factors:
        if len(factor.scores) != evaluators:
            raise ScoresIncomplete(
                f"采购包{lot}{supplier}的“{factor.name}”有{len(factor.scores)}人打分，评审委员会为{evaluators}人",
                basis="87号 55",
                remedy="每位评审委员应当对每项因素独立打分",
            )
    return ScoredBid(
        supplier,
        price,
        {factor.name: factor.scores for factor in detail.factors},
        detail.small,
        detail.consortium,
        detail.domestic,
    )


def _recorded(scheme: EvaluationScheme, line: ScoreLine, detail: ScoreDetail) -> ReportedBid:
    means = {factor.name: factor.mean for factor in detail.factors if factor.mean is not None}
    return ReportedBid(
        line.supplier, detail.evaluation_price, detail.price_score, means, Decimal(line.score) / 100, detail.rank
    )


def check_scores(work: Work, found: Mapping[int, Recheck], noted: str) -> None:
    """No lot differs, or a person has noted why the platform's figures stand.

    Raises:
        ScoreDiffers: naming every difference.
    """
    for lot_found in found.values():
        if lot_found.warning:
            work.warnings.append(lot_found.warning)
    differences = [text for lot_found in found.values() for text in lot_found.differences]
    if differences and not noted:
        raise ScoreDiffers(
            "；".join(differences),
            basis=work.dossier.rule("EVL-11").cited,
            remedy="请核对平台数据；平台结果无误而仍有差异的，在“得分差异说明”（difference_noted）中注明原因",
        )
    work.warnings.extend(differences)


def supervise_differences(work: Work, found: Mapping[int, Recheck]) -> None:
    """Each lot whose figures stand although they differ becomes a supervision item.

    It tells neither figures nor names: the item is read by many, and before the award notice the evaluation is
    nobody else's (`rules.visibility`). They stand in the fact.
    """
    for lot, lot_found in found.items():
        if lot_found.differences:
            open_item(
                work.session,
                work.case,
                work.step.name,
                f"采购包{lot}",
                source="breach",
                basis=work.dossier.rule("EVL-11").cited,
                on=work.on,
                reason=f"评审得分与复核结果有{len(lot_found.differences)}处不一致，已登记差异说明，具体见办理记录（结果公告前保密）",
            )


def check_low_prices(
    work: Work, lines: Sequence[LowPriceLine], scored: Mapping[int, Prices], opened: Mapping[int, Prices]
) -> None:
    """Every abnormally low price was explained; what was not accepted is not scored.

    Raises:
        LowPriceUnexplained: Disallowed: with what to do.
    """
    if work.dossier.procedure.name not in KINDS:
        return
    law, on = work.dossier.law, law_date(work.dossier)
    for lot in lots(work.dossier):
        decided = {line.supplier: line for line in lines if line.lot == lot}
        for supplier, line in decided.items():
            if line.accepted is not (supplier in scored[lot]):
                raise Disallowed(
                    f"采购包{lot}{supplier}的报价说明{'已' if line.accepted else '未'}被认可，与评审结果不一致",
                    basis=law.rule("EVL-10", on).cited,
                    remedy="认可的应当评分，不认可的列入无效投标",
                )
        prices = {**scored[lot], **{supplier: opened[lot][supplier] for supplier in decided}}
        low = low_prices(work.dossier, lot, prices)
        check_explained(low, prices, decided, law, on, lot=str(lot))
