"""确定被邀请的供应商: from where they come, how many, how they are chosen (采购法 34、38、40; 87号 14; 74号 12; 214号 6).

Pure. An invited tender draws lots from a pool of at least twice as many; for a negotiation, an inquiry or a consultation
three at least are chosen, of whom the purchaser recommends half at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from models.refusal import Refusal
from rules.purchase.evaluation_scheme import EvaluationKind

LEAST = 3
"""Suppliers that are called (采购法 34、38、40)."""
WITNESSES = 2


class SelectionRefused(Refusal):
    """Raised when those who are called were not found as the law orders."""

    code = "selection"


class NotInvited(SelectionRefused):
    """Raised when somebody responds who was not called."""

    code = "not_invited"


@dataclass(frozen=True)
class Pool:
    """Those among whom somebody chose, and those chosen. `by`: purchaser or expert, by supplier, where recommended."""

    way: Literal["notice", "library", "recommended"]
    names: tuple[str, ...]
    by: Mapping[str, str]
    drawn: tuple[str, ...]
    at_random: bool
    witnesses: tuple[str, ...]


_BASES = {
    EvaluationKind.TENDER: "采购法 34；87号 14",
    EvaluationKind.CONSULTATION: "214号 6（待核实）",
    EvaluationKind.NEGOTIATION: "采购法 38；74号 12",
    EvaluationKind.INQUIRY: "采购法 40；74号 12",
}


def check_selection(pool: Pool, kind: EvaluationKind) -> None:
    """The suppliers were chosen as the method's articles order.

    Raises:
        SelectionRefused: the first fault, with article and remedy.
    """
    basis = _BASES[kind]
    if twice := sorted({name for name in pool.names if pool.names.count(name) > 1}):
        raise SelectionRefused(f"备选供应商重复：{'、'.join(twice)}", basis=basis, remedy="请核对备选名单")
    if strange := [name for name in pool.drawn if name not in pool.names]:
        raise SelectionRefused(
            f"{'、'.join(strange)}不在备选供应商名单中", basis=basis, remedy="请从备选名单中确定，或者补充备选名单"
        )
    if len(pool.drawn) < LEAST:
        raise SelectionRefused(
            f"确定邀请{len(pool.drawn)}家供应商，不足{LEAST}家",
            basis=basis,
            remedy=f"请邀请{LEAST}家以上符合资格的供应商",
        )
    if kind is EvaluationKind.TENDER:
        _check_tender(pool, basis)
    else:
        _check_recommended(pool, basis)


def _check_tender(pool: Pool, basis: str) -> None:
    """采购法 34: at random; 87号 14: out of twice as many unless a notice called for them, before two of the purchaser."""
    if pool.way != "notice" and len(pool.names) < 2 * len(pool.drawn):
        raise SelectionRefused(
            f"备选供应商{len(pool.names)}家，不足拟抽取{len(pool.drawn)}家的两倍",
            basis=basis,
            remedy=f"备选供应商总数不得少于{2 * len(pool.drawn)}家；以资格预审公告征集的除外",
        )
    if not pool.at_random and len(pool.names) > len(pool.drawn):
        raise SelectionRefused("被邀请的供应商应当以随机方式选择", basis=basis, remedy="请随机抽取后登记")
    if len(pool.witnesses) < WITNESSES:
        raise SelectionRefused(
            f"随机抽取有{len(pool.witnesses)}名采购人工作人员现场监督，不足{WITNESSES}名",
            basis=basis,
            remedy="应当有不少于两名采购人工作人员在场监督，并形成书面记录",
        )


def _check_recommended(pool: Pool, basis: str) -> None:
    """74号 12: both purchaser and experts recommend in writing, the purchaser half of them at most; from the pool, at
    random."""
    if pool.way == "library" and not pool.at_random and len(pool.names) > len(pool.drawn):
        raise SelectionRefused("从供应商库中抽取的，应当随机抽取", basis=basis, remedy="请随机抽取后登记")
    if pool.way != "recommended":
        return
    if unsaid := [name for name in pool.names if not pool.by.get(name)]:
        raise SelectionRefused(
            f"{'、'.join(unsaid)}没有写明推荐人", basis=basis, remedy="采购人和评审专家应当分别书面推荐，请逐家写明"
        )
    recommended = [pool.by.get(name) for name in pool.names].count("purchaser")
    if 2 * recommended > len(pool.names):
        raise SelectionRefused(
            f"采购人推荐{recommended}家，超过推荐供应商总数{len(pool.names)}家的50%",
            basis=basis,
            remedy=f"采购人推荐的最多{len(pool.names) // 2}家，其余由评审专家推荐",
        )


def check_invited(bidders: tuple[str, ...], invited: tuple[str, ...], kind: EvaluationKind, *, lot: str) -> None:
    """Nobody responds who was not called.

    Raises:
        NotInvited: naming the strangers.
    """
    if strangers := sorted(set(bidders) - set(invited)):
        raise NotInvited(
            f"采购包{lot}的{'、'.join(strangers)}不是被邀请的供应商",
            basis=_BASES[kind],
            remedy=f"只有被邀请的供应商可以参加：{'、'.join(invited)}",
        )
