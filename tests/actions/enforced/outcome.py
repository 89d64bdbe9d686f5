"""报价、定标、质疑: which price is out, who wins, what is in time and what a decision may bring, by each method's article."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from tests.actions.enforced.breach import Breach, Deed, all_of, d, deed, exemplary, reached
from tests.actions.enforced.methods import (
    CONSULTATION,
    DOCUMENTS,
    GOODS,
    INQUIRY,
    NEGOTIATION,
    PUBLICITY,
    SINGLE,
    announced,
    by,
    judged,
    opened,
)
from tests.actions.enforced.tender import evaluated
from tests.actions.enforced.tender import opened as tendered
from tests.actions.tender_case import FIRMS, PRICES, bids, notice, seated
from tests.actions.test_challenge import challenge
from tests.actions.test_complaint import challenged, complain, decide, letter

OFFERS = {lot: prices[:3] for lot, prices in PRICES.items()}
"""What the first three firms ask."""


def priced(on: str, firms: tuple[str, ...] = FIRMS[:3], *, lot: int = 1, last: int | None = None) -> Deed:
    """A report of three on these firms, none with points; `last`: the last price of the first firm in one lot."""
    lines = [
        {"lot": number, "supplier": firm, "score": 0}
        | ({"price": last} if last is not None and (number, firm) == (lot, firms[0]) else {})
        for number in (1, 2)
        for firm in firms
    ]
    names = ["演练专家一", "演练专家二", "演练代表"]
    return deed("evaluation_report", on, scores=lines, experts=names, members=seated(names))


def asking(on: str, price: int, firms: int = 3) -> Deed:
    """The opening, at which the first firm asks this for lot 1."""
    lots = {1: (price, *OFFERS[1][1:firms]), 2: OFFERS[2][:firms]}
    return deed("bid_opening", on, **bids(lots))


def chosen(on: str, firm: str) -> Deed:
    lines = [{"lot": lot, "supplier": firm} for lot in (1, 2)]
    return deed("winner_confirmation", on, by="district_leader", winners=lines)


def bonded(amount: int) -> Deed:
    """A negotiation's notice that asks for this bond; the budget is 33,000.00."""
    said = notice(
        project_number="演练-2023-700", first_published="2023-11-06", bid_deadline="2023-11-09", bid_bond=amount
    )
    return deed("tender_notice", "11-06", **said)


CONSULTED = by(CONSULTATION, DOCUMENTS, announced("11-06", "11-16"))
NEGOTIATED = by(NEGOTIATION, DOCUMENTS, announced("11-06", "11-09"))
INQUIRED = by(INQUIRY, DOCUMENTS, announced("11-06", "11-09"), before=GOODS)
SOLE = by(SINGLE, PUBLICITY, DOCUMENTS, announced("11-08", "11-13"))


def dearest(*prices: int) -> Deed:
    """The opening of the tender, at which the third firm asks this for lot 1."""
    return tendered(PRICES | {1: (*PRICES[1][:2], *prices, PRICES[1][3])})


PRICE = (
    # the ceiling of lot 1 is 15,500.00: what equals it does not exceed it
    Breach(
        "EVL-23",
        "0.01 above the ceiling",
        reached("expert_draw", dearest(1_550_001)),
        evaluated(),
        "over_ceiling",
        all_of(reached("expert_draw", dearest(1_550_000)), evaluated()),
    ),
    Breach(
        "CS-12",
        "0.01 above the ceiling",
        all_of(CONSULTED, asking("11-16", 1_550_001)),
        judged("11-17", 2),
        "over_ceiling",
        all_of(CONSULTED, asking("11-16", 1_550_000), judged("11-17", 2)),
    ),
    Breach(
        "NG-09",
        "the last price is 0.01 above the ceiling",
        all_of(NEGOTIATED, opened("11-09", *FIRMS[:3])),
        priced("11-10", last=1_550_001),
        "over_ceiling",
        priced("11-10", last=1_550_000),
    ),
    Breach(
        "IQ-02",
        "0.01 above the ceiling",
        all_of(INQUIRED, asking("11-09", 1_550_001)),
        priced("11-10"),
        "over_ceiling",
        all_of(INQUIRED, asking("11-09", 1_550_000), priced("11-10")),
    ),
    Breach(
        "SS-05",
        "the agreed price is 0.01 above the ceiling",
        all_of(SOLE, opened("11-13", FIRMS[0])),
        priced("11-14", FIRMS[:1], last=1_550_001),
        "over_ceiling",
        priced("11-14", FIRMS[:1], last=1_550_000),
    ),
    Breach(
        "IQ-01",
        "a second price in an inquiry",
        all_of(INQUIRED, opened("11-09", *FIRMS[:3])),
        priced("11-10", last=1_400_000),
        "disallowed",
        priced("11-10"),
    ),
    Breach(
        "NG-18",
        "0.01 more than 2% of 33,000.00",
        by(NEGOTIATION, DOCUMENTS),
        bonded(66_001),
        "disallowed",
        bonded(66_000),
    ),
)

WINNER = (
    Breach(
        "CS-11",
        "the second by points",
        all_of(CONSULTED, opened("11-16", *FIRMS[:3]), judged("11-17", 2)),
        chosen("11-20", FIRMS[1]),
        "not_first_ranked",
        chosen("11-20", FIRMS[0]),
    ),
    Breach(
        "NG-08",
        "the second by price",
        all_of(NEGOTIATED, opened("11-09", *FIRMS[:3]), priced("11-10")),
        chosen("11-13", FIRMS[1]),
        "not_first_ranked",
        chosen("11-13", FIRMS[2]),
    ),
    Breach(
        "IQ-03",
        "the second by price",
        all_of(INQUIRED, opened("11-09", *FIRMS[:3]), priced("11-10")),
        chosen("11-13", FIRMS[1]),
        "not_first_ranked",
        chosen("11-13", FIRMS[2]),
    ),
)


def corrected(after: str) -> Deed:
    """The award notice is set right on this point: lot 1 was won by 甲."""
    changes = [{"item": "成交结果(演练)", "before": FIRMS[0], "after": after}]
    return deed(
        "result_correction",
        "11-06",
        reason="公告有误(演练)",
        changes=changes,
        platform_address="采购平台/演练/更正",
        first_published="2023-11-06",
    )


def posted(on: str, received: str) -> Deed:
    """A challenge on the result that came by post."""
    return Deed(lambda engine: challenge(engine, d(received), posted_on=f"2023-{on}"), "received")


def _complained(engine: Engine) -> None:
    """A challenge on the document, dismissed, and the complaint that follows; the treasury does not suspend."""
    challenged(engine, "10-11", "10-13", about="documents")
    complain(engine, "10-20")
    letter(engine, "complaint_notice", "10-24")


COMPLAINED = reached(
    "tender_notice",
    Deed(_complained),
    *(exemplary(step) for step in ("expert_draw", "bid_opening", "evaluation_report")),
    *(exemplary(step) for step in ("winner_confirmation", "award_notice", "loser_bond_return")),
)


def ruled(**details: Any) -> Deed:
    return Deed(lambda engine: decide(engine, "11-09", "upheld", **details), "decision")


DISPUTE = (
    Breach(
        "CON-10",
        "another firm in the winner's place",
        reached("award_notice"),
        corrected(FIRMS[2]),
        "disallowed",
        corrected("演练甲人力资源公司"),
    ),
    # the notice's period ends on 11-03; seven working days on are 11-14
    Breach(
        "CHL-11",
        "posted on the eighth working day",
        reached("award_notice"),
        posted("11-15", "11-17"),
        "disallowed",
        posted("11-14", "11-17"),
    ),
    Breach(
        "CHL-15",
        "the document was unlawful, and another bidder is to win",
        COMPLAINED,
        ruled(consequence="result_void_reselect"),
        "disallowed",
        ruled(consequence="result_void_retender"),
    ),
)

ROWS = (*PRICE, *WINNER, *DISPUTE)
