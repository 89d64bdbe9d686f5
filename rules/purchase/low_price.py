"""异常低价: which valid prices must be explained before they may win.

Pure; money in 分. Compared are the bid prices themselves, before any deduction, and only what lies strictly below a
limit counts. Before 2026-02-01 the law leaves it to the evaluators' judgement (87号 60).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from rules.law import Law, Rule
from rules.money import in_yuan
from rules.purchase.evaluation_scheme import EvaluationRefused, LowShares


class LowPriceUnexplained(EvaluationRefused):
    """Raised when an abnormally low price is neither explained nor rejected."""

    code = "low_price_unexplained"


def abnormally_low(
    prices: Mapping[str, int], *, ceiling: int, shares: LowShares, law: Law, on: date
) -> dict[str, tuple[str, ...]]:
    """The suppliers whose price is abnormally low, each with every reason.

    `prices`: of all bids that passed the review (符合性审查). `ceiling`: 最高限价, the budget if there is none.
    """
    rule = law.find("NEW-02", on)
    if rule is None:
        return {}
    found = {supplier: _reasons(price, prices, ceiling, _shares(shares, rule)) for supplier, price in prices.items()}
    return {supplier: reasons for supplier, reasons in found.items() if reasons}


def _shares(said: LowShares, rule: Rule) -> tuple[int, int, int]:
    """Per cent of the mean, of the second lowest and of the ceiling: the document's, else the law's."""
    return (
        said.mean or rule.number("average"),
        said.second or rule.number("next_lowest"),
        said.ceiling or rule.number("ceiling"),
    )


def _reasons(price: int, prices: Mapping[str, int], ceiling: int, shares: tuple[int, int, int]) -> tuple[str, ...]:
    ordered, count, total = sorted(prices.values()), len(prices), sum(prices.values())
    of_mean, of_second, of_ceiling = shares
    reasons = []
    if price * count * 100 < total * of_mean:
        reasons.append(f"低于{count}家有效报价平均值{in_yuan(total // count)}元的{of_mean}%")
    if count > 1 and price == ordered[0] and price * 100 < ordered[1] * of_second:
        reasons.append(f"低于次低报价{in_yuan(ordered[1])}元的{of_second}%")
    if price * 100 < ceiling * of_ceiling:
        reasons.append(f"低于最高限价{in_yuan(ceiling)}元的{of_ceiling}%")
    return tuple(reasons)


def check_explained(
    low: Mapping[str, tuple[str, ...]],
    prices: Mapping[str, int],
    explained: Collection[str],
    law: Law,
    on: date,
    *,
    lot: str,
) -> None:
    """For every abnormally low price the evaluators' decision on its explanation is recorded.

    Raises:
        LowPriceUnexplained: naming suppliers, prices and reasons.
    """
    missing = [
        f"{supplier}报价{in_yuan(prices[supplier])}元（{'，'.join(reasons)}）"
        for supplier, reasons in low.items()
        if supplier not in explained
    ]
    if missing:
        raise LowPriceUnexplained(
            f"采购包{lot}有异常低价未经审查：{'；'.join(missing)}",
            basis="；".join(law.rule(rule, on).cited for rule in ("EVL-10", "NEW-02")),
            remedy="请登记供应商的书面说明和评审委员会的认定；不能证明合理的，列入无效投标",
        )
