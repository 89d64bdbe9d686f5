"""评标 computed again: 综合评分法 and 最低评标价法 from the tender document's scheme and the platform's figures.

Pure. Money in whole 分, points as `Decimal` out of 100. Every part is carried exactly and rounded only where the
tender document rounds, so that a difference from what was recorded is a difference, and not our arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext

from rules.money import in_yuan
from rules.purchase.evaluation_scheme import (
    EvaluationKind,
    EvaluationMethod,
    EvaluationRefused,
    EvaluationScheme,
    FactorKind,
    Rounding,
    Stage,
    Tie,
    TieUndecided,
    plain,
)

PRECISION = 60
"""Digits that are carried."""
EXACT = Decimal(1).scaleb(-40)
"""Finer than any two figures can lie apart (prices up to 10^13 分): what is equal to this digit is equal. It makes
1/3 + 2/3 a whole 1 again before the tender document's own rounding is applied."""
ZERO = Decimal(0)
_MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.HALF_EVEN: ROUND_HALF_EVEN, Rounding.DOWN: ROUND_DOWN}


class ScoresIncomplete(EvaluationRefused):
    """Raised when an evaluator has not scored a factor, or a factor is scored that the scheme has not."""

    code = "scores_incomplete"


class ScoreOutOfRange(EvaluationRefused):
    """Raised when a score is negative or above the factor's points."""

    code = "score_out_of_range"


class ScoreDiffers(EvaluationRefused):
    """Raised when what was recorded is not what the tender document makes of the same figures."""

    code = "score_differs"


@dataclass(frozen=True)
class ScoredBid:
    """A valid bid: its price, what it declares, and for each factor one score of each evaluator."""

    supplier: str
    price: int
    scores: Mapping[str, Sequence[Decimal]] = field(default_factory=dict)
    small: bool = False
    consortium: bool = False
    domestic: bool = False


@dataclass(frozen=True)
class Result:
    """What the scheme makes of a bid. Scores as the document shows them; under 最低评标价法 there are none."""

    supplier: str
    price: int
    evaluation_price: int
    base_price: int
    rank: int = 0
    price_score: Decimal | None = None
    factor_scores: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal | None = None


@dataclass(frozen=True)
class ReportedBid:
    """What the platform reported of a bid; None and missing where it gave nothing."""

    supplier: str
    evaluation_price: int | None = None
    price_score: Decimal | None = None
    factor_scores: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal | None = None
    rank: int | None = None


def recompute(scheme: EvaluationScheme, bids: Sequence[ScoredBid], *, lot: str) -> tuple[Result, ...]:
    """The valid bids of a lot with scores and ranks, best first; equal in all that decides, they share a rank.

    The base price is the lowest of all: neither the highest nor the lowest is left out (87号 55).

    Raises:
        ScoresIncomplete: ScoreOutOfRange: naming bid, factor and evaluator.
    """
    if not bids:
        return ()
    prices = {bid.supplier: evaluation_price(scheme, bid) for bid in bids}
    base = min(prices.values())
    if scheme.method is EvaluationMethod.COMPREHENSIVE:
        results = [_scored(scheme, bid, prices[bid.supplier], base, lot) for bid in bids]
    else:
        results = [Result(bid.supplier, bid.price, prices[bid.supplier], base) for bid in bids]
    keys = {result.supplier: _key(scheme, result) for result in results}
    ranked = [replace(result, rank=1 + sum(key < keys[result.supplier] for key in keys.values())) for result in results]
    return tuple(sorted(ranked, key=lambda result: (result.rank, result.supplier)))


def evaluation_price(scheme: EvaluationScheme, bid: ScoredBid) -> int:
    """评审价 in 分: every deduction is counted on the bid price and they are added (46号 9, 财库〔2025〕30号)."""
    percent = sum(share for _name, share in deductions(scheme, bid))
    return int((Decimal(bid.price) * (100 - percent) / 100).quantize(Decimal(1), _MODES[scheme.rounding]))


def deductions(scheme: EvaluationScheme, bid: ScoredBid) -> list[tuple[str, int]]:
    """Which deductions the bid gets, with their per cents."""
    asked = (
        ("小微企业", bid.small, scheme.sme_deduction),
        ("联合体或者分包", bid.consortium and not bid.small, scheme.consortium_deduction),
        ("本国产品", bid.domestic, scheme.domestic_deduction),
    )
    return [(name, share) for name, declared, share in asked if declared and share]


def _scored(scheme: EvaluationScheme, bid: ScoredBid, price: int, base: int, lot: str) -> Result:
    _check_scores(scheme, bid, lot)
    with localcontext() as context:
        context.prec = PRECISION
        exact = {"": Decimal(base) * scheme.price_weight / price}
        for factor in scheme.factors:
            given = bid.scores[factor.name]
            exact[factor.name] = sum(given, ZERO) / len(given)
        shown = {name: _rounded(scheme, value) for name, value in exact.items()}
        parts = shown if scheme.stage is Stage.EACH_STEP else exact
        total = _rounded(scheme, sum(parts.values(), ZERO))
    return Result(bid.supplier, bid.price, price, base, price_score=shown.pop(""), factor_scores=shown, total=total)


def _rounded(scheme: EvaluationScheme, value: Decimal) -> Decimal:
    return value.quantize(EXACT, ROUND_HALF_EVEN).quantize(Decimal(1).scaleb(-scheme.digits), _MODES[scheme.rounding])


def _check_scores(scheme: EvaluationScheme, bid: ScoredBid, lot: str) -> None:
    where, names = f"采购包{lot}{bid.supplier}", {factor.name for factor in scheme.factors}
    if strange := sorted(set(bid.scores) ^ names):
        raise ScoresIncomplete(
            f"{where}的评分因素与评标办法不一致：{'、'.join(strange)}",
            basis="87号 55",
            remedy=f"请逐项填写：{'、'.join(factor.name for factor in scheme.factors)}",
        )
    counts = {len(given) for given in bid.scores.values()}
    if len(counts) > 1 or 0 in counts:
        raise ScoresIncomplete(
            f"{where}各评分因素的评委打分人数不一致（{'、'.join(map(str, sorted(counts)))}人）",
            basis="87号 55",
            remedy="每位评审委员应当对每项因素独立打分",
        )
    for factor in scheme.factors:
        for number, score in enumerate(bid.scores[factor.name], 1):
            if not ZERO <= score <= factor.points:
                raise ScoreOutOfRange(
                    f"{where}“{factor.name}”第{number}位评委打分{plain(score)}，超出0至{plain(factor.points)}分",
                    basis="87号 55",
                    remedy="请核对评分表",
                )


def _key(scheme: EvaluationScheme, result: Result) -> tuple[Decimal | int, ...]:
    """Less is better. Under 最低评标价法 the evaluation price decides alone (87号 56)."""
    if result.total is None:
        return (result.evaluation_price,)
    technical = sum(
        (result.factor_scores[factor.name] for factor in scheme.factors if factor.kind is FactorKind.TECHNICAL), ZERO
    )
    deciding = {Tie.PRICE: Decimal(result.price), Tie.TECHNICAL: -technical}
    return (-result.total, *(deciding[tie] for tie in scheme.ties))


def undecided(results: Sequence[Result]) -> tuple[str, ...]:
    """The suppliers between whom a person decides as the document says (87号 57、68): equal in all, and first."""
    first = tuple(result.supplier for result in results if result.rank == 1)
    return first if len(first) > 1 else ()


def placed_by_group(
    scheme: EvaluationScheme, results: Sequence[Result], given: Mapping[str, int | None]
) -> dict[str, int]:
    """The ranks of a consultation whose first places are equal in points and last price: the group recommends them by
    technical merit, and the purchaser takes the first (214号 25、28). `given`: the ranks of the group's report.

    Raises:
        TieUndecided: where the group has not put the equal ones in an order.
    """
    tied = undecided(results)
    ranks = {result.supplier: result.rank for result in results}
    if not tied or scheme.kind is not EvaluationKind.CONSULTATION:
        return ranks
    own = {supplier: given.get(supplier) for supplier in tied}
    if sorted(rank or 0 for rank in own.values()) != list(range(1, len(tied) + 1)):
        raise TieUndecided(
            f"{'、'.join(tied)}评审得分和最后报价均相同，磋商小组没有排出推荐顺序",
            basis="214号 25、28",
            remedy=f"磋商小组应当按技术指标优劣排序，请在评分明细中分别填写排名（rank：1至{len(tied)}）",
        )
    return ranks | {supplier: rank for supplier, rank in own.items() if rank}


def compare(
    scheme: EvaluationScheme, bids: Iterable[ScoredBid], recorded: Iterable[ReportedBid], *, lot: str
) -> tuple[str, ...]:
    """Each difference between the record and the recomputation, to the last figure; none where they agree.

    Raises:
        ScoresIncomplete: ScoreOutOfRange: as `recompute`.
    """
    known = {bid.supplier: bid for bid in bids}
    computed = recompute(scheme, list(known.values()), lot=lot)
    results, tied = {result.supplier: result for result in computed}, undecided(computed)
    ordered = tied if scheme.kind is EvaluationKind.CONSULTATION else ()
    return tuple(
        f"采购包{lot}{line.supplier}：{text}"
        for line in recorded
        for text in _differences(
            scheme, known[line.supplier], line, results[line.supplier], free=line.supplier in ordered
        )
    )


def _differences(
    scheme: EvaluationScheme, bid: ScoredBid, line: ReportedBid, result: Result, *, free: bool
) -> list[str]:
    """`free`: the group of a consultation has put suppliers in order that are equal in all figures."""
    found = []
    if line.evaluation_price not in (None, result.evaluation_price):
        assert line.evaluation_price is not None
        why = "、".join(f"{name}扣除{share}%" for name, share in deductions(scheme, bid)) or "无扣除"
        found.append(
            _differs(
                "评审价",
                in_yuan(line.evaluation_price),
                in_yuan(result.evaluation_price),
                f"报价{in_yuan(bid.price)}，{why}",
                in_yuan(abs(line.evaluation_price - result.evaluation_price)),
            )
        )
    formula = (
        f"基准价{in_yuan(result.base_price)}÷评审价{in_yuan(result.evaluation_price)}×{plain(scheme.price_weight)}"
    )
    found += _points_differ("价格分", line.price_score, result.price_score, formula)
    for name, score in line.factor_scores.items():
        given = bid.scores.get(name, ())
        found += _points_differ(
            f"“{name}”得分",
            score,
            result.factor_scores.get(name),
            f"{len(given)}位评委打分{'、'.join(map(plain, given))}的平均值",
        )
    parts = {"价格分": result.price_score, **result.factor_scores}
    found += _points_differ(
        "总分", line.total, result.total, "＋".join(f"{name}{score}" for name, score in parts.items())
    )
    if line.rank not in (None, result.rank) and not (free and line.rank and line.rank > result.rank):
        found.append(f"排名登记为第{line.rank}，按招标文件复核应为第{result.rank}")
    return found


def _points_differ(what: str, recorded: Decimal | None, computed: Decimal | None, why: str) -> list[str]:
    if recorded is None or computed is None or recorded == computed:
        return []
    return [_differs(what, str(recorded), str(computed), why, str(abs(recorded - computed)))]


def _differs(what: str, recorded: str, computed: str, why: str, apart: str) -> str:
    return f"{what}登记为{recorded}，按招标文件复核应为{computed}（{why}），相差{apart}"
