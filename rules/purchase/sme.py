"""中小企业: what a purchase reserves for small and medium firms (财库〔2020〕46号 7、8). Money in 分.

At or below the limit a suitable purchase is reserved whole; above it, at least the share that the rule names, most of
that for small and micro firms. Who reserves less says why the purchase is not suitable (46号 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.refusal import Refusal
from rules.law import Law
from rules.money import in_yuan


class SmeRefused(Refusal):
    """Base of what the rules on small firms refuse."""

    code = "sme"


class NotReserved(SmeRefused):
    """Raised when less is reserved than the rule asks for, and no reason is given."""

    code = "not_reserved"


@dataclass(frozen=True)
class Reservation:
    """How much of a purchase is reserved (预留), in per cent of the budget; `small` in per cent of that share."""

    kind: Literal["whole", "part", "none"]
    share: int = 0
    small: int = 0
    reason: str = ""
    """Why it is not suitable, where less is reserved than asked for (46号 6)."""


def check_reservation(
    budget: int, plan: Reservation, law: Law, on: date, *, limit_of_purchase: int | None = None
) -> None:
    """Enough is reserved, or a reason stands beside it. Below 采购限额标准 (分; None: unknown) nothing need be (46号 7、8).

    Raises:
        NotReserved: with the share that is asked for.
    """
    if plan.reason or plan.kind == "whole" or (limit_of_purchase is not None and budget < limit_of_purchase):
        return
    remedy = "请改为预留，或写明不适宜由中小企业提供的情形（46号 6）"
    whole, part = law.rule("SME-01", on), law.rule("SME-02", on)
    limit, share, small = whole.number(), part.number(), part.number("small")
    if budget <= limit:
        raise NotReserved(
            f"预算{in_yuan(budget)}元，不超过{in_yuan(limit)}元，适宜的应当整体预留", basis=whole.cited, remedy=remedy
        )
    if plan.kind == "none" or plan.share < share or plan.small < small:
        raise NotReserved(
            f"预留份额{plan.share}%（其中小微企业{plan.small}%），应不低于{share}%（其中小微企业不低于{small}%）",
            basis=part.cited,
            remedy=remedy,
        )
