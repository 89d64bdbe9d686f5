"""利害关系: who must withdraw from a procurement (回避), and which suppliers may not bid side by side.

Pure. 「前3年内」 includes the day exactly three years before (87号 86).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.refusal import Refusal
from rules.calendar import years_before
from rules.law import Law


class ConflictRefused(Refusal):
    """Base of what the rules on conflicts of interest refuse."""

    code = "conflict"


class MustWithdraw(ConflictRefused):
    """Raised when an evaluator or one of the purchaser's staff has an interest in a supplier that bids."""

    code = "must_withdraw"


class SuppliersRelated(ConflictRefused):
    """Raised when bidders for one lot have the same head, or one controls or manages the other."""

    code = "suppliers_related"


class SupplierPrepared(ConflictRefused):
    """Raised when a bidder has drawn up the design or the specification of what is bought."""

    code = "supplier_prepared"


class Interest(StrEnum):
    """利害关系 of 条例 9: the first three count for three years after they ended, kinship and others as they are."""

    EMPLOYED = "employed"
    DIRECTOR = "director"
    CONTROLS = "controls"
    KIN = "kin"
    OTHER = "other"


_WORDS = {
    Interest.EMPLOYED: "与{firm}存在劳动关系",
    Interest.DIRECTOR: "担任{firm}董事、监事",
    Interest.CONTROLS: "是{firm}的控股股东或者实际控制人",
    Interest.KIN: "与{firm}的法定代表人或者负责人有夫妻、直系血亲、三代以内旁系血亲或者近姻亲关系",
    Interest.OTHER: "与{firm}有其他可能影响公平、公正的关系",
}
_TIMED = frozenset({Interest.EMPLOYED, Interest.DIRECTOR, Interest.CONTROLS})
"""Those that count for three years after they ended."""


@dataclass(frozen=True)
class Relation:
    """What somebody declared of a supplier. `since`, `until`: both inclusive; None if open."""

    person: str
    firm: str
    interest: Interest
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Bidder:
    """A supplier that bids for a lot. `principal`: 单位负责人; `controlled_by`: who holds or manages it directly;
    `prepared`: it did the design, the specification, or took part in drawing up the requirement."""

    name: str
    principal: str | None = None
    controlled_by: tuple[str, ...] = ()
    prepared: bool = False


def check_withdrawal(relations: Iterable[Relation], bidders: Iterable[str], law: Law, on: date) -> None:
    """Nobody who takes part in the procurement on that day has an interest in a bidder.

    Raises:
        MustWithdraw: naming persons, firms and dates.
    """
    rule, firms = law.rule("COI-01", on), frozenset(bidders)
    begins = years_before(on, rule.number())
    found = [_said(relation) for relation in relations if relation.firm in firms and _counts(relation, begins, on)]
    if found:
        raise MustWithdraw(
            f"{'；'.join(found)}（{begins}至{on}期间），应当回避",
            basis=rule.cited,
            remedy="请更换人员；已经参加评审的，意见无效，重新组织评审",
        )


def _counts(relation: Relation, begins: date, on: date) -> bool:
    if relation.interest not in _TIMED:
        return True
    return (relation.until is None or relation.until >= begins) and (relation.since is None or relation.since <= on)


def _said(relation: Relation) -> str:
    words = relation.person + _WORDS[relation.interest].format(firm=relation.firm)
    if relation.since is None and relation.until is None:
        return words
    return f"{words}（{relation.since or '起始日未填'}至{relation.until or '今'}）"


def check_bidder(
    bidder: Bidder, others: Sequence[Bidder], law: Law, on: date, *, lot: str, single_source: bool = False
) -> None:
    """This bidder may bid beside the others for the lot. Only direct control counts, not a common parent. Who has done the
    design or the specification may still be the single source (条例 18).

    Raises:
        SupplierPrepared: SuppliersRelated: naming the firms and what joins them.
    """
    basis = law.rule("COI-02", on).cited
    if bidder.prepared and not single_source:
        raise SupplierPrepared(
            f"采购包{lot}的{bidder.name}曾为本项目提供整体设计、规范编制等服务，不得参加",
            basis=basis,
            remedy="请按无效投标登记",
        )
    for other in others:
        if other.name != bidder.name and (why := _joined(bidder, other)):
            raise SuppliersRelated(
                f"采购包{lot}的{bidder.name}与{other.name}{why}，不得同时参加",
                basis=basis,
                remedy="请将相关投标均按无效投标登记",
            )


def _joined(one: Bidder, other: Bidder) -> str:
    if one.principal and one.principal == other.principal:
        return f"的单位负责人同为{one.principal}"
    if one.name in other.controlled_by or other.name in one.controlled_by:
        return "存在直接控股、管理关系"
    return ""
