"""The split of a plan's money between its districts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.plan import Plan


def split_budget(plan: Plan, less: int = 0) -> dict[str, int]:
    """Each district's share of the budget by its quota, in 分 (测算: the plan states no split); `less`: what is kept back
    for the whole city, such as the platform's money.

    Shares sum to the whole to the last 分: what division leaves goes by the largest remainder. Empty for a plan that
    names no money.
    """
    if plan.budget is None:
        return {}
    whole, total = plan.budget.amount_fen - less, sum(d.quota for d in plan.places)
    shares = {d.name: whole * d.quota // total for d in plan.places}
    by_remainder = sorted(plan.places, key=lambda d: -(whole * d.quota % total))  # ties: the plan's order
    for district in by_remainder[: whole - sum(shares.values())]:
        shares[district.name] += 1
    return shares
