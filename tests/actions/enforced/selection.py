"""邀请的供应商、单一来源、固定价格: who is called to an invited tender, on what ground one source, what is no factor."""

from __future__ import annotations

from typing import Any

from tests.actions.enforced.breach import Breach, Deed, deed, exemplary, up_to
from tests.actions.enforced.methods import DOCUMENTS, SINGLE, by
from tests.actions.purchase.test_evaluation import document, scheme
from tests.actions.purchase.test_methods import selected
from tests.actions.tender_case import FIRMS

INVITED = by("invited_tender", DOCUMENTS)


def called(**changed: Any) -> Deed:
    return deed("supplier_selection", "11-02", **selected(**changed))


def once_more(first: int) -> Deed:
    """One source, since what was bought first goes on: with a first contract over so much."""
    said = {"ground": "原供应商添购", "supplier": FIRMS[0], "reason": "演练理由", "evidence": "演练材料"}
    return deed("source_ground", "10-31", by="reviewer", original_contract=first, **said)


def fixed(**priced: Any) -> Deed:
    """The document of a purchase at a fixed price."""
    return exemplary("document_drafted", **document(scheme(fixed_price=True, sme_deduction=None, **priced)))


def factor(points: str) -> dict[str, str]:
    return {"name": "服务方案", "kind": "technical", "points": points}


ROWS = (
    Breach(
        "SEL-01", "two are drawn", INVITED, called(drawn=list(FIRMS[:2])), "selection", called(drawn=list(FIRMS[:3]))
    ),
    Breach("SEL-01", "three are chosen", INVITED, called(at_random=False), "selection", called()),
    Breach(
        "SEL-02",
        "four out of five",
        INVITED,
        called(pool=[{"supplier": firm} for firm in (*FIRMS, "演练戊公司")]),
        "selection",
        called(),
    ),
    Breach("SEL-03", "one looks on", INVITED, called(witnesses=["演练监督甲"]), "selection", called()),
    # what is bought now is estimated at 33,000.00: a tenth of 330,000.00
    Breach(
        "SS-03",
        "more than a tenth of the first",
        by(SINGLE),
        once_more(32_999_990),
        "method_not_allowed",
        once_more(33_000_000),
    ),
    Breach(
        "EVL-33",
        "a fixed price that is scored",
        up_to("document_drafted"),
        fixed(factors=[factor("80")], price_weight="20"),
        "price_weight_unlawful",
        fixed(factors=[factor("100")], price_weight="0"),
    ),
)
