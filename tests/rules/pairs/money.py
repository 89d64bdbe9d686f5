"""金额: ceilings, bonds, supplements, payments, what is reserved for small firms, what price must be explained. In 分."""

from __future__ import annotations

from datetime import date
from typing import Any

from rules.purchase.contract import (
    check_payment,
    check_performance_bond,
    check_signature,
    check_supplement,
    check_term,
)
from rules.purchase.evaluation_scheme import LowShares
from rules.purchase.low_price import abnormally_low, check_explained
from rules.purchase.sme import Reservation, check_reservation
from rules.purchase.tender import (
    Offer,
    check_budget,
    check_ceiling,
    check_next_candidate,
    check_winner,
    most_bond,
)
from tests.rules.pairs.pair import LAW, ON, Flagged, Pair, ask, d

OTHERS = {
    "competitive_consultation": ("214号 34", "214号 12、31", "214号 25、28"),
    "competitive_negotiation": ("74号 37", "74号 14", "采购法 38；74号 35、36"),
    "inquiry": ("74号 50", "74号 14", "采购法 40；74号 48、49"),
    "single_source": ("74号 43", "74号 14", ""),
}
"""By method, which article is about a price above the ceiling, about the bond, and about who wins."""


def capped(method: str, price: int) -> Any:
    return ask(check_ceiling, price, 1_550_000, LAW, ON, lot="1", method=method)


def bond(amount: int, method: str) -> None:
    """A bid bond within the method's bound; the budget is 33,000.00."""
    most, basis = most_bond(3_300_000, LAW, ON, method=method)
    if amount > most:
        raise Flagged(f"{amount}>{most}", basis=basis)


CEILINGS = tuple(
    Pair(
        article,
        f"{method}: a price at the ceiling, and 0.01 above: 超过",
        capped(method, 1_550_000),
        capped(method, 1_550_001),
        "over_ceiling",
    )
    for method, article in (
        ("open_tender", "87号 63"),
        ("invited_tender", "87号 63"),
        *((method, articles[0]) for method, articles in OTHERS.items()),
    )
)

BONDS = (
    *(
        Pair(
            article,
            f"{method}: a bond of 2%, and 0.01 more",
            ask(bond, 66_000, method),
            ask(bond, 66_001, method),
            "flagged",
        )
        for method, article in (
            ("open_tender", "条例 33"),
            *((method, articles[1]) for method, articles in OTHERS.items()),
        )
    ),
    Pair(
        "条例 48",
        "a performance bond of 10%, and 0.01 more",
        ask(check_performance_bond, 150_000, 1_500_001, LAW, ON),
        ask(check_performance_bond, 150_001, 1_500_001, LAW, ON),
        "bond_too_high",
    ),
    Pair(
        "条例 48",
        "no performance bond at all, and 11%",
        ask(check_performance_bond, 0, 1_500_000, LAW, ON),
        ask(check_performance_bond, 165_000, 1_500_000, LAW, ON),
        "bond_too_high",
    ),
)


def supplement(new: int, *before: int) -> Any:
    return ask(check_supplement, 1_500_001, before, new, LAW, ON)


def signed(on: str, **more: Any) -> Any:
    return ask(check_signature, d(on), d("11-02"), lot="1", **more)


def running(signed_on: str, starts: str, ends: str) -> Any:
    return ask(check_term, d(signed_on), d(starts), d(ends), lot="1")


def paid(amount: int, *before: int) -> Any:
    return ask(check_payment, amount, before, 1_000, contract="演练1", what="支付合同款")


CONTRACTS = (
    Pair(
        "采购法 49",
        "a supplement of 10%, and 0.01 more",
        supplement(150_000),
        supplement(150_001),
        "supplements_over_tenth",
    ),
    Pair(
        "采购法 49",
        "two supplements of 10% together, and 0.01 more",
        supplement(50_000, 100_000),
        supplement(50_001, 100_000),
        "supplements_over_tenth",
    ),
    Pair(
        "采购法 49",
        "less work after a full supplement, and more",
        supplement(-1, 150_000),
        supplement(1, 150_000),
        "supplements_over_tenth",
    ),
    Pair("采购法 49；条例 51", "paid to the last 分, and 0.01 more", paid(400, 600), paid(401, 600), "paid_too_much"),
    Pair(
        "采购法 46；87号 71",
        "signed on the day of the award letter, and the day before",
        signed("11-02"),
        signed("11-01"),
        "signed_too_early",
    ),
    Pair(
        "采购法 46",
        "signed once, and a second time",
        signed("11-20"),
        signed("11-20", signed_already=d("11-15")),
        "signed_twice",
    ),
    Pair(
        "条例 54；94号 16",
        "signed when the challenge is answered, and before",
        signed("11-20"),
        signed("11-20", open_challenges=["质疑1"]),
        "signed_too_early",
    ),
    Pair(
        "87号 71",
        "service from the day of signature, and from the day before",
        running("11-15", "11-15", "2024-11-14"),
        running("11-15", "11-14", "2024-11-14"),
        "term_wrong",
    ),
    Pair(
        "87号 71",
        "service of two days, and one that ends as it begins",
        running("11-15", "11-15", "11-16"),
        running("11-15", "11-15", "11-15"),
        "term_wrong",
    ),
)

BUDGETS = (
    Pair(
        "采购法 6、33；条例 29",
        "lots that use up the money, and 0.01 more",
        ask(check_budget, {1: 600, 2: 400}, 1_000, LAW, ON),
        ask(check_budget, {1: 600, 2: 401}, 1_000, LAW, ON),
        "over_allotment",
    ),
    Pair(
        "采购法 6、33；条例 29",
        "nothing is bought of no money, and 0.01",
        ask(check_budget, {}, 0, LAW, ON),
        ask(check_budget, {1: 1}, 0, LAW, ON),
        "over_allotment",
    ),
)

LIMIT = 200_000_000
"""46号 7: 200万元 for services."""


def reserving(budget: int, *said: Any, **more: Any) -> Any:
    return ask(check_reservation, budget, Reservation(*said, **more), LAW, ON)


def reserved(article: str, what: str, allowed: Any, refused: Any) -> Pair:
    return Pair(article, what, allowed, refused, "not_reserved")


RESERVED = (
    reserved("46号 7", "200万元 whole, and only a part", reserving(LIMIT, "whole"), reserving(LIMIT, "part", 99, 100)),
    reserved(
        "46号 7",
        "200万元 with a reason why it is not suitable, and without",
        reserving(LIMIT, "none", reason="只能从中小企业之外的供应商处采购"),
        reserving(LIMIT, "none"),
    ),
    reserved(
        "46号 8",
        "0.01 above 200万元: 30% are enough, at 200万元 not",
        reserving(LIMIT + 1, "part", 30, 60),
        reserving(LIMIT + 1, "part", 29, 60),
    ),
    reserved(
        "46号 8",
        "60% of it for small firms, and 59%",
        reserving(LIMIT + 1, "part", 30, 60),
        reserving(LIMIT + 1, "part", 30, 59),
    ),
    reserved(
        "46号 8",
        "more than the least, and nothing",
        reserving(LIMIT + 1, "part", 100, 100),
        reserving(LIMIT + 1, "none"),
    ),
    reserved(
        "46号 8",
        "nothing with a reason, and nothing without",
        reserving(LIMIT + 1, "none", reason="预留无法确保充分竞争"),
        reserving(LIMIT + 1, "none"),
    ),
)

IN_FORCE, BEFORE = date(2026, 2, 1), date(2026, 1, 31)


def explained(*prices: int, on: date = IN_FORCE, ceiling: int = 1_000, told: tuple[str, ...] = ()) -> None:
    """Every abnormally low price of these firms (演练0, 演练1 …) is explained."""
    offered = {f"演练{number}": price for number, price in enumerate(prices)}
    low = abnormally_low(offered, ceiling=ceiling, shares=LowShares(), law=LAW, on=on)
    check_explained(low, offered, told, LAW, on, lot="1")


def low(what: str, allowed: Any, refused: Any) -> Pair:
    return Pair("87号 60", what, allowed, refused, "low_price_unexplained")


LOW = (
    # of 450 and 1,350 the mean is 900: half of it is 450, but the next lowest would be 675
    low("45% of the ceiling, and 0.01 below", ask(explained, 450, 800, 800), ask(explained, 449, 800, 800)),
    low(
        "half of the next lowest, and 0.01 below",
        ask(explained, 500, 1_000, ceiling=1_000),
        ask(explained, 499, 1_000, ceiling=1_000),
    ),
    # 460, 460 and 1,840 have the mean 920
    low(
        "half of the mean, and 0.01 below",
        ask(explained, 460, 460, 1_840, ceiling=1_000),
        ask(explained, 459, 460, 1_841, ceiling=1_000),
    ),
    low("explained, and not", ask(explained, 100, 800, 800, told=("演练0",)), ask(explained, 100, 800, 800)),
    low(
        "on the day before the rule was in force, and on its first day",
        ask(explained, 100, 800, 800, on=BEFORE),
        ask(explained, 100, 800, 800),
    ),
)

OFFERS = (Offer("甲", 100, 9_000), Offer("乙", 90, 8_999), Offer("丙", 80, 8_998))
EQUAL = (Offer("甲", 100, 9_000), Offer("乙", 90, 9_000), Offer("丙", 90, 9_000))
BY_PRICE = (Offer("甲", 100, 0), Offer("乙", 90, 0), Offer("丙", 80, None))


def wins(firm: str, offers: tuple[Offer, ...], method: str = "open_tender") -> Any:
    return ask(check_winner, firm, offers, LAW, ON, lot="1", method=method)


def follows(firm: str, *gone: str, offers: tuple[Offer, ...] = OFFERS) -> Any:
    return ask(check_next_candidate, firm, offers, gone, lot="1")


WINNERS = (
    Pair(
        "87号 68；条例 43",
        "the first by points, and the second, though cheaper",
        wins("甲", OFFERS),
        wins("乙", OFFERS),
        "not_first_ranked",
    ),
    Pair(
        "87号 68；条例 43",
        "equal points: the cheaper, and the dearer",
        wins("乙", EQUAL),
        wins("甲", EQUAL),
        "not_first_ranked",
    ),
    Pair(
        "87号 68；条例 43",
        "equal in points and price: the other as well, but not the dearer",
        wins("丙", EQUAL),
        wins("甲", EQUAL),
        "not_first_ranked",
    ),
    Pair(
        "214号 25、28",
        "a consultation: the first by points, and the cheapest",
        wins("甲", OFFERS, "competitive_consultation"),
        wins("丙", OFFERS, "competitive_consultation"),
        "not_first_ranked",
    ),
    Pair(
        "采购法 38；74号 35、36",
        "a negotiation: the cheapest valid, and a cheaper invalid one",
        wins("乙", BY_PRICE, "competitive_negotiation"),
        wins("丙", BY_PRICE, "competitive_negotiation"),
        "not_first_ranked",
    ),
    Pair(
        "采购法 40；74号 48、49",
        "an inquiry: the cheapest, and the second",
        wins("乙", BY_PRICE, "inquiry"),
        wins("甲", BY_PRICE, "inquiry"),
        "not_first_ranked",
    ),
    Pair(
        "条例 49",
        "the second follows a winner who refuses, the third does not",
        follows("乙", "甲"),
        follows("丙", "甲"),
        "not_next_candidate",
    ),
    Pair(
        "条例 49",
        "the third follows when two have refused, and nobody when all have",
        follows("丙", "甲", "乙"),
        follows("丙", "甲", "乙", "丙"),
        "not_next_candidate",
    ),
    Pair(
        "条例 49",
        "of two that are equal either follows, the one who refused does not",
        follows("丙", "乙", offers=EQUAL),
        follows("乙", "乙", offers=EQUAL),
        "not_next_candidate",
    ),
)

ROWS = (*CEILINGS, *BONDS, *CONTRACTS, *BUDGETS, *RESERVED, *LOW, *WINNERS)
