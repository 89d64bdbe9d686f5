"""化整为零: purchases that together reach a threshold which each of them stays below (COI-06).

A flag is a question to a person, not a verdict: an adjusted budget or an approved method is no evasion (条例 28).
Works are left out: 招标投标法 governs their splitting. Amounts in 分.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.values import Level, Subject, ThresholdKind
from rules.law import Law
from rules.money import in_yuan
from rules.purchase.method import METHOD_TITLES, Method
from rules.purchase.thresholds import Threshold, Thresholds

NEAR_PERCENT = 10
"""How little below a threshold draws attention: our own measure, no article's."""


class Suspicion(StrEnum):
    """What is flagged."""

    SPLIT = "split"  # without open tender, together above 公开招标数额标准 (条例 28: 超过)
    UNDER_LIMIT = "under_limit"  # bought directly, together at or above 分散采购限额
    NEAR = "near"  # one of them just below a threshold that they reach together


@dataclass(frozen=True)
class Purchase:
    """A project of a purchaser, planned or begun."""

    name: str
    purchaser: str
    year: int
    """Fiscal year (财政年度)."""
    budget_project: str
    """预算项目."""
    category: str
    """品目 or 类别."""
    method: Method
    amount: int
    on: date
    region: str
    level: Level
    subject: Subject = Subject.SERVICES
    lots: tuple[int, ...] = ()
    """Budgets of its lots, where it has any."""
    exempt: bool = False
    """预算调整, or the method was approved (条例 28)."""


@dataclass(frozen=True)
class Flag:
    """A group of purchases that looks split, with article and what to do."""

    suspicion: Suspicion
    purchaser: str
    names: tuple[str, ...]
    total: int
    text: str
    basis: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.text}（{self.basis}）；{self.remedy}"


def find_splits(purchases: Iterable[Purchase], thresholds: Thresholds, law: Law) -> tuple[Flag, ...]:
    """The flags for all purchases, grouped by purchaser, year, budget project and category.

    Raises:
        ThresholdRefused: where a threshold of a group is unknown.
    """
    groups: dict[tuple[str, int, str, str, Subject], list[Purchase]] = {}
    for item in purchases:
        if item.subject is not Subject.WORKS and not item.exempt:
            key = (item.purchaser, item.year, item.budget_project, item.category, item.subject)
            groups.setdefault(key, []).append(item)
    return tuple(flag for group in groups.values() for flag in _flags(group, thresholds, law))


def _flags(group: Sequence[Purchase], thresholds: Thresholds, law: Law) -> Iterator[Flag]:
    closed = [item for item in group if item.method is not Method.OPEN_TENDER]
    direct = [item for item in closed if item.method is Method.DIRECT_PURCHASE]
    if not closed:
        return
    last = max(group, key=lambda item: item.on)
    standard, limit = (thresholds.find(last.region, last.level, last.subject, kind, last.on) for kind in ThresholdKind)
    article = law.rule("COI-06", last.on).cited
    if len(closed) > 1 and _sum(closed) > standard.amount:
        yield _split(closed, standard, article)
    elif len(closed) > 1 and _sum(closed) == standard.amount:
        yield _exactly(closed, standard, article)
    else:
        yield from _near(closed, group, standard, article)
    if len(direct) > 1 and _sum(direct) >= limit.amount:
        yield _under_limit(direct, limit)
    else:
        yield from _near(direct, group, limit, article)


def _split(closed: Sequence[Purchase], standard: Threshold, article: str) -> Flag:
    """条例 28 says 超过: what is exactly the threshold is not above it."""
    methods = "、".join(dict.fromkeys(METHOD_TITLES[item.method] for item in closed))
    return _flag(
        Suspicion.SPLIT,
        closed,
        f"同一财政年度、同一预算项目、同一品目以{methods}采购{len(closed)}次，累计{in_yuan(_sum(closed))}元，超过{standard.text}，涉嫌化整为零规避公开招标",
        f"{article}；{standard.cited}",
        "请合并后公开招标；属于预算调整或者经批准的，请登记依据",
    )


def _exactly(closed: Sequence[Purchase], standard: Threshold, article: str) -> Flag:
    """条例 28 says 超过, which does not include the figure itself."""
    return _flag(
        Suspicion.NEAR,
        closed,
        f"同一财政年度、同一预算项目、同一品目以公开招标以外的方式采购{len(closed)}次，累计{in_yuan(_sum(closed))}元，"
        f"恰好等于{standard.text}，没有超过，不属于化整为零；再行采购的将超过",
        f"{article}；{standard.cited}",
        "请说明分项的理由",
    )


def _under_limit(direct: Sequence[Purchase], limit: Threshold) -> Flag:
    return _flag(
        Suspicion.UNDER_LIMIT,
        direct,
        f"同一财政年度、同一预算项目、同一品目自行采购{len(direct)}次，累计{in_yuan(_sum(direct))}元，达到{limit.text}",
        f"采购法 2；{limit.cited}；多次自行采购如何累计，法律未作规定（待核实）",
        "请合并需求，按累计金额选择法定采购方式",
    )


def _near(
    suspects: Sequence[Purchase], group: Sequence[Purchase], threshold: Threshold, article: str
) -> Iterator[Flag]:
    """A project or a lot just below the threshold, beside siblings with which it reaches it."""
    below = [
        (name, amount)
        for item in suspects
        for name, amount in _parts(item)
        if threshold.amount * (100 - NEAR_PERCENT) <= amount * 100 < threshold.amount * 100
    ]
    if below and _sum(group) >= threshold.amount:
        said = "、".join(f"{name}（{in_yuan(amount)}元）" for name, amount in below)
        yield _flag(
            Suspicion.NEAR,
            group,
            f"{said}略低于{threshold.text}，与同类项目合计{in_yuan(_sum(group))}元达到该标准",
            f"{article}；{threshold.cited}；“略低于”指差额不超过{NEAR_PERCENT}%，为本系统提示口径（待核实）",
            "请说明分项或者分包的理由，必要时合并采购",
        )


def _parts(item: Purchase) -> list[tuple[str, int]]:
    """A project's lots, or the project itself."""
    return [(f"{item.name}采购包{n}", amount) for n, amount in enumerate(item.lots, 1)] or [(item.name, item.amount)]


def _sum(group: Iterable[Purchase]) -> int:
    return sum(item.amount for item in group)


def _flag(suspicion: Suspicion, group: Sequence[Purchase], text: str, basis: str, remedy: str) -> Flag:
    return Flag(suspicion, group[0].purchaser, tuple(item.name for item in group), _sum(group), text, basis, remedy)
