"""Tenders and contracts: the checks of the law on figures that the platform reports or people enter.

Pure: each check returns nothing, or the figure asked for, or raises a refusal that names the article and what
to do. Money in 分, scores in hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.refusal import Refusal
from rules.law import Law
from rules.money import in_yuan
from rules.purchase.profile import RequiredLicence


class TenderRefused(Refusal):
    """Base of what the rules on tenders refuse."""

    code = "tender"


class TooFewBidders(TenderRefused):
    """Raised when fewer suppliers than the method needs bid, or remain valid, for a lot."""

    code = "too_few_bidders"


class LicenceMissing(TenderRefused):
    """Raised when a supplier has not shown the licence that the purchase asks for."""

    code = "licence_missing"


class LicenceExpired(TenderRefused):
    """Raised when the licence is not valid on the day it is looked at."""

    code = "licence_expired"


class NotFirstRanked(TenderRefused):
    """Raised when the winner is not the first of the ranking."""

    code = "not_first_ranked"


class NotNextCandidate(TenderRefused):
    """Raised when anyone who takes a winner's place is not the next of the ranking, or nobody is left."""

    code = "not_next_candidate"


class OverCeiling(TenderRefused):
    """Raised when a price lies above the lot's ceiling (最高限价)."""

    code = "over_ceiling"


class OverAllotment(TenderRefused):
    """Raised when the lots' budgets together exceed the money that was allotted."""

    code = "over_allotment"


@dataclass(frozen=True)
class Licence:
    """The licence that a supplier has shown: number and last day of validity, None if it has shown none."""

    number: str | None
    until: date | None


@dataclass(frozen=True)
class Offer:
    """One supplier's bid for one lot, with the score that the evaluation gave (None: found invalid) and, where it is
    entered already, its rank."""

    supplier: str
    price: int
    score: int | None = None
    rank: int | None = None


@dataclass(frozen=True)
class Field:
    """How many suppliers a method needs, and what the law calls them."""

    rule: str = ""
    """Id in the law's table, or '' where `basis` names the article and `least` the number."""
    number: str = ""
    """Which of the rule's numbers counts suppliers, where it has several."""
    fewer: str = ""
    """The rule's number where fewer are enough."""
    basis: str = ""
    least: int = 0
    supplier: str = "供应商"
    opened: str = "开启响应文件"
    evaluated: str = "评审"
    next: str = "请登记采购失败，发布终止公告说明原因，重新开展采购活动"

    def wanted(self, law: Law, on: date, *, fewer: bool = False) -> int:
        """How many there must be; `fewer` where the law lets the method go on with less."""
        if not self.rule:
            return self.least
        rule, name = law.rule(self.rule, on), (fewer and self.fewer) or self.number
        return rule.number(name)


_TENDER = Field(
    "EVL-02",
    supplier="投标人",
    opened="开标",
    evaluated="评标",
    next="请登记招标失败并通知所有投标人，重新招标；需改变采购方式的，先报财政部门批准（{ahead}）",
)
FIELDS: dict[str, Field] = {
    "open_tender": _TENDER,
    "invited_tender": _TENDER,
    "competitive_consultation": Field("CS-06", fewer="services"),
    "competitive_negotiation": Field("NG-01", "suppliers", "approved"),
    "inquiry": Field(basis="采购法 40", least=3),
    "single_source": Field(basis="采购法 39", least=1, opened="协商"),
    "direct_purchase": Field(basis="单位内控制度", least=1),
}
"""By the name of the method's procedure."""


def fewest(method: str, law: Law, on: date, *, services: bool = True, two_left: bool = False) -> int:
    """How many suppliers a method needs: two are enough for a negotiation that follows a tender with two left, and to
    go on with a consultation for services that the government buys (74号 27; 财库〔2015〕124号)."""
    two = (method == "competitive_negotiation" and two_left) or (method == "competitive_consultation" and services)
    return FIELDS[method].wanted(law, on, fewer=two)


def check_bidders(
    count: int,
    law: Law,
    on: date,
    *,
    lot: str,
    evaluating: bool = False,
    method: str = "open_tender",
    services: bool = True,
    two_left: bool = False,
) -> str:
    """Enough suppliers came, and enough valid ones are evaluated. Answers with what is to be pointed out, or ''.

    Raises:
        TooFewBidders: with the way on: a new round, or another method with the treasury's consent.
    """
    field, least = FIELDS[method], fewest(method, law, on, services=services, two_left=two_left)
    basis = field.basis or law.rule(field.rule, on).cited
    if count < least:
        what = f"合格{field.supplier}" if evaluating else field.supplier
        raise TooFewBidders(
            f"采购包{lot}{what}{count}家，不足{least}家，不得{field.evaluated if evaluating else field.opened}",
            basis=basis,
            remedy=field.next.format(ahead=law.rule("EVL-03", on).cited),
        )
    if count < field.wanted(law, on):
        return f"采购包{lot}符合要求的供应商只有{count}家，依法可以继续，请在采购报告中说明（{basis}）"
    return ""


def check_licence(supplier: str, licence: Licence, on: date, law: Law, *, required: RequiredLicence, when: str) -> None:
    """The required licence is there, and valid on that day where it states a last day, that day included: the law
    knows no term of it (人力资源市场暂行条例 18). `when` is 投标 or 签约.

    Raises:
        LicenceMissing: LicenceExpired: with what to do.
    """
    basis = law.rule(required.rule, on).cited
    if not licence.number:
        raise LicenceMissing(
            f"{supplier}{when}时未提供{required.title}",
            basis=basis,
            remedy="请按招标文件规定的资格条件处理，或由供应商补正后核对",
        )
    if licence.until is not None and licence.until < on:
        raise LicenceExpired(
            f"{supplier}的{required.title}（{licence.number}）有效期至{licence.until}，{when}日{on}已失效",
            basis=basis,
            remedy="请核对换发的许可证，登记新的有效期后再办理",
        )


def rank_offers(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Valid bids by score, best first; equal scores by price, the lower first (87号 57); ranks that are entered
    stand before both, as a tender document may decide by more.

    Equal in both, they stand by name so that the order never changes: `tied_first` tells when a person must
    choose as the tender document says.
    """
    valid = [offer for offer in offers if offer.score is not None]
    return tuple(sorted(valid, key=lambda o: (*_place(o), o.supplier)))


def _place(offer: Offer) -> tuple[int, ...]:
    return (-(offer.score or 0), offer.price) if offer.rank is None else (offer.rank,)


def tied_first(ranked: Sequence[Offer]) -> tuple[Offer, ...]:
    """The bids that stand first alike; one where the ranking decides."""
    return tuple(offer for offer in ranked if _place(offer) == _place(ranked[0]))


RANKED_BY = {
    "competitive_consultation": "CS-11",
    "competitive_negotiation": "NG-08",
    "inquiry": "IQ-03",
    "single_source": "NG-04",
}
"""Which rule has the first of the ranking win, where it is no tender."""
OVER_BY = {
    "competitive_consultation": "CS-12",
    "competitive_negotiation": "NG-09",
    "inquiry": "IQ-02",
    "single_source": "SS-05",
}
"""Which rule leaves out a price above the ceiling, where it is no tender; only the last price of a negotiation counts."""
BOND_BY = {
    "competitive_consultation": ("CS-13", "most"),
    "competitive_negotiation": ("NG-18", ""),
    "inquiry": ("NG-18", ""),
    "single_source": ("NG-18", ""),
}
"""Which number of which rule bounds the bid bond, where it is no tender."""
OWN_RULES = "单位内控制度"
"""What orders a purchase below the limits."""


def check_winner(
    supplier: str, offers: Iterable[Offer], law: Law, on: date, *, lot: str, method: str = "open_tender"
) -> Offer:
    """The winner is the first of the ranking, or one of those that tie for it.

    Raises:
        NotFirstRanked: naming who is first.
    """
    ranked = rank_offers(offers)
    first = tied_first(ranked)
    found = next((offer for offer in first if offer.supplier == supplier), None)
    if found is None:
        names = "、".join(offer.supplier for offer in first) or "无有效投标"
        raise NotFirstRanked(
            f"采购包{lot}排名第一的是{names}，不是{supplier}",
            basis=_cited(RANKED_BY, "EVL-13", method, law, on),
            remedy="请按评审报告推荐的排序确定",
        )
    return found


def check_next_candidate(supplier: str, offers: Iterable[Offer], gone: Sequence[str], *, lot: str) -> Offer:
    """Anyone who takes the place of a winner is the next of the ranking, leaving out those whose award came to nothing.

    Raises:
        NotNextCandidate: naming who is next.
    """
    first = next_candidates(offers, gone)
    found = next((offer for offer in first if offer.supplier == supplier), None)
    if found is None:
        names = "、".join(offer.supplier for offer in first)
        raise NotNextCandidate(
            f"采购包{lot}的下一候选人是{names}，不是{supplier}" if names else f"采购包{lot}没有下一候选人",
            basis="条例 49",
            remedy="请按评标报告推荐的排序确定" if names else "请重新开展采购活动",
        )
    return found


def next_candidates(offers: Iterable[Offer], gone: Sequence[str]) -> tuple[Offer, ...]:
    """The best of those that are left, more than one where they tie; empty if nobody is left."""
    ranked = rank_offers(offer for offer in offers if offer.supplier not in gone)
    return tied_first(ranked) if ranked else ()


def _cited(by: Mapping[str, str], tender: str, method: str, law: Law, on: date) -> str:
    """The article of the method's own rule; a purchase below the limits follows the unit's own."""
    return OWN_RULES if method == "direct_purchase" else law.rule(by.get(method, tender), on).cited


def most_bond(budget: int, law: Law, on: date, *, method: str = "open_tender") -> tuple[int, str]:
    """The highest bid bond in 分, and the article: 2% of the budget (条例 33; 74号 14; 214号 12)."""
    rule_id, number = BOND_BY.get(method, ("TND-07", ""))
    rule = law.rule(rule_id, on)
    return budget * rule.number(number) // 100, rule.cited


def check_ceiling(price: int, ceiling: int, law: Law, on: date, *, lot: str, method: str = "open_tender") -> None:
    """A bid does not exceed the lot's ceiling.

    Raises:
        OverCeiling: with both amounts.
    """
    if price > ceiling:
        raise OverCeiling(
            f"采购包{lot}报价{in_yuan(price)}元，超过最高限价{in_yuan(ceiling)}元",
            basis=_cited(OVER_BY, "EVL-23", method, law, on),
            remedy="该投标无效，请按无效投标登记",
        )


def check_budget(budgets: Mapping[int, int], allotted: int, law: Law, on: date) -> None:
    """The budgets of all lots together stay within the money allotted (资金下达): no purchase without a budget.

    Raises:
        OverAllotment: with both amounts.
    """
    total = sum(budgets.values())
    if total > allotted:
        raise OverAllotment(
            f"各采购包预算合计{in_yuan(total)}元，超过已下达资金{in_yuan(allotted)}元",
            basis=law.rule("PLN-01", on).cited,
            remedy=f"请减少{in_yuan(total - allotted)}元，或先落实资金",
        )
