"""Tenders and contracts: the checks of the law on figures that the platform reports or people enter.

Pure: each check returns nothing, or the figure asked for, or raises a refusal that names the article and what
to do. Money in 分, scores in hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rules.law import Law


class TenderRefused(Exception):
    """Base of what the rules on tenders refuse: Chinese message, article, and what to do."""

    code = "tender"

    def __init__(self, message: str, *, basis: str, remedy: str) -> None:
        super().__init__(f"{message}（{basis}）；{remedy}")
        self.message, self.basis, self.remedy = message, basis, remedy


class TooFewBidders(TenderRefused):
    """Raised when fewer suppliers than the method needs bid, or remain valid, for a lot."""

    code = "too_few_bidders"


class LicenceMissing(TenderRefused):
    """Raised when a supplier has no 人力资源服务许可证."""

    code = "licence_missing"


class LicenceExpired(TenderRefused):
    """Raised when the licence is not valid on the day it is looked at."""

    code = "licence_expired"


class NotFirstRanked(TenderRefused):
    """Raised when the winner is not the first of the ranking."""

    code = "not_first_ranked"


class PaidTooMuch(TenderRefused):
    """Raised when payments, or what they rest on, together exceed the contract and its supplements."""

    code = "paid_too_much"


class NotNextCandidate(TenderRefused):
    """Raised when whoever takes a winner's place is not the next of the ranking, or nobody is left."""

    code = "not_next_candidate"


class OverCeiling(TenderRefused):
    """Raised when a price lies above the lot's ceiling (最高限价)."""

    code = "over_ceiling"


class OverAllotment(TenderRefused):
    """Raised when the lots' budgets together exceed the money that was allotted."""

    code = "over_allotment"


class SupplementsOverTenth(TenderRefused):
    """Raised when the supplements of a contract together exceed 10% of it."""

    code = "supplements_over_tenth"


class SignedTwice(TenderRefused):
    """Raised when a lot's contract is signed already."""

    code = "signed_twice"


class SignedTooEarly(TenderRefused):
    """Raised when a contract is signed before the award letter or while a challenge is open."""

    code = "signed_too_early"


class TermWrong(TenderRefused):
    """Raised when a contract's term does not begin on or after its signature, or ends before it begins."""

    code = "term_wrong"


class BondTooHigh(TenderRefused):
    """Raised when the performance bond exceeds 10% of the contract."""

    code = "bond_too_high"


@dataclass(frozen=True)
class Licence:
    """人力资源服务许可证: number and last day of validity; null where the supplier has shown none."""

    number: str | None
    until: date | None


@dataclass(frozen=True)
class Offer:
    """One supplier's bid for one lot, with the score that the evaluation gave (null: found invalid) and, where it is
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
        return rule.number(name) if name else rule.n or 0


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


def check_licence(supplier: str, licence: Licence, on: date, law: Law, *, when: str) -> None:
    """The licence is there and valid on that day, its last day included. `when` is 投标 or 签约.

    Raises:
        LicenceMissing: LicenceExpired: with what to do.
    """
    basis = law.rule("HRL-01", on).cited
    if not licence.number or licence.until is None:
        raise LicenceMissing(
            f"{supplier}{when}时未提供人力资源服务许可证或其有效期",
            basis=basis,
            remedy="请按招标文件规定的资格条件处理，或由供应商补正后核对",
        )
    if licence.until < on:
        raise LicenceExpired(
            f"{supplier}的人力资源服务许可证（{licence.number}）有效期至{licence.until}，{when}日{on}已失效",
            basis=basis,
            remedy="请核对换发的许可证，登记新的有效期后再办理",
        )


def rank_offers(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Valid bids by score, best first; equal scores by price, the lower first (87号 57, 待核实); ranks that are entered
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


def check_winner(supplier: str, offers: Iterable[Offer], *, lot: str) -> Offer:
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
            basis="87号 68；条例 43",
            remedy="请按评标报告推荐的排序确定中标人",
        )
    return found


def check_next_candidate(supplier: str, offers: Iterable[Offer], gone: Sequence[str], *, lot: str) -> Offer:
    """Whoever takes the place of a winner is the next of the ranking, leaving out those whose award came to nothing.

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
    """The best of those that are left, more than one where they tie; empty where nobody is left."""
    ranked = rank_offers(offer for offer in offers if offer.supplier not in gone)
    return tied_first(ranked) if ranked else ()


def check_ceiling(price: int, ceiling: int, *, lot: str) -> None:
    """A bid does not exceed the lot's ceiling.

    Raises:
        OverCeiling: with both amounts.
    """
    if price > ceiling:
        raise OverCeiling(
            f"采购包{lot}报价{yuan(price)}元，超过最高限价{yuan(ceiling)}元",
            basis="87号 12、63（待核实）",
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
            f"各采购包预算合计{yuan(total)}元，超过已下达资金{yuan(allotted)}元",
            basis=law.rule("PLN-01", on).cited,
            remedy=f"请减少{yuan(total - allotted)}元，或先落实资金",
        )


def check_signature(
    signed_on: date,
    letter_on: date,
    *,
    lot: str,
    signed_already: date | None = None,
    open_challenges: Sequence[str] = (),
) -> None:
    """A lot's contract is signed once, not before the award letter, and not while a challenge is open.

    The last lawful day is the schedule's affair (CON-01): a late signature is recorded as a breach.

    Raises:
        SignedTwice: SignedTooEarly: with what to do.
    """
    if signed_already is not None:
        raise SignedTwice(
            f"采购包{lot}的合同已于{signed_already}签订",
            basis="采购法 46",
            remedy="内容有变的，请办理补充协议；登记有误的，请更正原记录",
        )
    if signed_on < letter_on:
        raise SignedTooEarly(
            f"采购包{lot}签订日{signed_on}早于中标通知书发出日{letter_on}",
            basis="采购法 46；87号 71",
            remedy="请核对签订日期",
        )
    if open_challenges:
        names = "、".join(open_challenges)
        raise SignedTooEarly(
            f"采购包{lot}有{len(open_challenges)}件质疑尚未办结（{names}）",
            basis="条例 54；94号 16",
            remedy="请先答复质疑，再签订合同",
        )


def check_term(signed_on: date, starts_on: date, ends_on: date, *, lot: str) -> None:
    """The contract's term begins on its signature or later and ends after it began.

    Raises:
        TermWrong: with the dates.
    """
    if not signed_on <= starts_on < ends_on:
        raise TermWrong(
            f"采购包{lot}合同期限有误：签订{signed_on}，开始{starts_on}，终止{ends_on}",
            basis="87号 71",
            remedy="开始日期不得早于签订日期，终止日期应晚于开始日期",
        )


def check_performance_bond(bond: int, amount: int, law: Law, on: date) -> None:
    """履约保证金 is at most a tenth of the contract, rounded down (分).

    Raises:
        BondTooHigh: with the highest amount.
    """
    rule = law.rule("CON-04", on)
    most = amount * (rule.n or 0) // 100
    if bond > most:
        raise BondTooHigh(
            f"履约保证金{yuan(bond)}元超过合同金额{yuan(amount)}元的{rule.n}%",
            basis=rule.cited,
            remedy=f"最多{yuan(most)}元",
        )


def supplement_room(amount: int, supplements: Iterable[int], law: Law, on: date) -> int:
    """How much (分) supplements may still add: 10% of the contract, rounded down, less those already made."""
    return amount * (law.rule("CON-05", on).n or 0) // 100 - sum(supplements)


def check_supplement(amount: int, supplements: Sequence[int], new: int, law: Law, on: date) -> None:
    """All supplements together stay within 10% of the contract.

    Raises:
        SupplementsOverTenth: with what is left.
    """
    room = supplement_room(amount, supplements, law, on)
    if new > room:
        rule = law.rule("CON-05", on)
        raise SupplementsOverTenth(
            f"补充协议合计{yuan(sum(supplements) + new)}元，超过原合同{yuan(amount)}元的{rule.n}%",
            basis=rule.cited,
            remedy=f"本次最多{yuan(max(room, 0))}元；超出部分应当另行采购",
        )


def check_payment(amount: int, before: Sequence[int], owed: int, *, contract: str, what: str) -> None:
    """All amounts together stay within the contract and its supplements. `what` is 支付合同款, 收到发票 ….

    Raises:
        PaidTooMuch: with what is left.
    """
    if (total := amount + sum(before)) > owed:
        raise PaidTooMuch(
            f"合同{contract}{what}合计{yuan(total)}元，超过合同和补充协议金额{yuan(owed)}元",
            basis="采购法 49；条例 51",
            remedy=f"本次最多{yuan(max(owed - sum(before), 0))}元",
        )


def yuan(fen: int) -> str:
    """An amount in 分 as 元 with thousands separators: 133333333 is 1,333,333.33."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    whole, rest = divmod(fen, 100)
    return f"{sign}{whole:,}.{rest:02d}"
