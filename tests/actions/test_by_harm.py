"""The acts that an independent reading of the law found wrongly judged: each passes or is refused as its article says.

A row holds what is refused, with the article that the refusal names, and beside it, on the same record, what the same
article allows. The numbers are those of the reading; the statutes' other pairs stand with the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine

from models.refusal import Refusal
from tests.actions.builders import act, contents
from tests.actions.enforced.breach import Deed, all_of, d, deed, exemplary, reached, up_to
from tests.actions.enforced.methods import CONSULTATION, DOCUMENTS, NEGOTIATION, SINGLE, announced, by, drawn
from tests.actions.enforced.preparation import money
from tests.actions.purchase.test_evaluation import document, scheme
from tests.actions.purchase.test_methods import SHOWN, selected
from tests.actions.purchase_case import dates, draft_documents, offers, priced, rows_of
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY, draft, notice, report, seated, signature

INVITED = "invited_tender"
SIGNED = reached("")


@dataclass(frozen=True)
class Harm:
    """One act of the reading. `broken` is refused with `code`, naming `article`; `allowed` is accepted."""

    number: int
    what: str
    article: str
    before: Deed
    allowed: Deed
    broken: Deed | None = None
    code: str = "disallowed"


def evaluated(on: str, **changed: Any) -> Deed:
    return deed("evaluation_report", on, **report(**changed))


def ended(on: str, began: str = "10-30") -> Deed:
    return deed("evaluation_end", on, began_on=d(began).isoformat())


def confirmed(on: str) -> Deed:
    winners = [{"lot": 1, "supplier": FIRMS[0]}, {"lot": 2, "supplier": FIRMS[1]}]
    return deed("winner_confirmation", on, by="district_leader", winners=winners)


def alone(**changed: Any) -> Deed:
    said = {"able": True, "staff": ["演练专员甲"], "in_catalogue": False, "evidence": "演练人员名册"} | changed
    return deed("own_organisation", "08-31", by="reviewer", **said)


def signed(on: str) -> Deed:
    return deed("contract_signature", on, "1", by="district_leader", **signature(1))


def called(**changed: Any) -> Deed:
    return deed("supplier_selection", "11-02", **selected(**changed))


def bid(on: str, *firms: str) -> Deed:
    return deed("bid_opening", on, **offers(firms))


def grounded(ground: str, **changed: Any) -> Deed:
    said = {"ground": ground, "supplier": FIRMS[0], "reason": "演练理由", "evidence": "演练材料"} | changed
    return deed("source_ground", "10-31", by="reviewer", **said)


def prepaid(amount: int) -> Deed:
    return deed("prepayment", "11-20", "1", amount=amount, voucher="演练凭证0")


def accepted(on: str, at: str = "1", **changed: Any) -> Deed:
    said = {
        "qualified": True,
        "inspectors": ["演练验收甲"],
        "opinion": "已逐项核对",
        "users": 12,
        "users_opinion": "满意",
    } | changed
    return deed("contract_acceptance", on, at, by="reviewer", **said)


FOUND_SHORT = {
    "qualified": False,
    "opinion": "人员配备未达到标准",
    "results": [{"standard": "人员配备", "met": False, "found": "缺1人(演练)"}],
}
PUT_RIGHT = {"measures": "限期补齐人员，扣减当期费用", "rectify_by": "2024-12-20"}
OPENED = reached("bid_opening")
REVIEWED = reached("contract_review")


def to_the_report(over: str, on: str) -> Deed:
    """The rest of the example to the opening, an evaluation until `over`, and its report."""
    steps = ("document_drafted", "document_confirmation", "tender_notice", "expert_draw", "bid_opening")
    return all_of(*(exemplary(step) for step in steps), ended(over), evaluated(on))


def beginning_later() -> Deed:
    """The example to the reviewed contracts, whose service begins late enough to sign on the last day."""
    later = {"service_from": "2023-12-10", "service_until": "2024-12-09"}
    lots = [draft(lot, starts_on="2023-12-10", ends_on="2024-12-09") for lot in (1, 2)]
    drafts = (deed("contract_draft", "11-06", str(lot), **lots[lot - 1]) for lot in (1, 2))
    reviews = (deed("contract_review", "11-07", str(lot), by="reviewer", opinion="同意") for lot in (1, 2))
    return all_of(up_to("contract_draft", requirement=later), *drafts, *reviews)


NEXT_YEAR = Deed(
    lambda engine: draft_documents(engine, "11-01", "11-02", service_from="2025-01-01", service_until="2025-12-31")
)
"""The document of a service that the deadline of autumn 2024 still precedes."""


def due(on: str, deadline: str) -> Deed:
    said = notice(project_number="演练-2023-700", first_published=on, bid_deadline=deadline, bid_bond=None)
    return deed("tender_notice", on, **said)


def shown() -> Deed:
    return deed("source_publicity", "10-31", **SHOWN)


def prepared(on: str) -> Deed:
    """The one firm has drawn up the design."""
    return deed("bid_opening", on, bids=[line | {"prepared_documents": True} for line in offers(FIRMS[:1])["bids"]])


def agreed() -> dict[str, Any]:
    return priced(FIRMS[:1]) | {"experts": ["演练人员甲", "演练人员乙"]}


EVALUATION = (
    # opened on Monday 10-30, evaluated until Wednesday 11-01: two working days on is Friday 11-03
    Harm(
        2,
        "the report of a three-day evaluation",
        "87号 68；条例 43",
        all_of(OPENED, ended("11-01")),
        evaluated("11-03"),
        evaluated("11-06"),
        "too_late",
    ),
    Harm(
        2,
        "an evaluation that ends before it began",
        "条例 43",
        OPENED,
        ended("11-01"),
        ended("11-01", "11-02"),
    ),
    # the report came on 11-02; from the end of the evaluation on 11-01 five working days are Wednesday 11-08
    Harm(
        12,
        "the winner of a tender without an agency",
        "87号 68；条例 43",
        all_of(up_to("document_drafted"), alone(), to_the_report("11-01", "11-02")),
        confirmed("11-08"),
        confirmed("11-09"),
        "too_late",
    ),
    Harm(12, "a tender without an agency", "87号 9", up_to("document_drafted"), alone(), alone(able=False)),
    Harm(12, "what the catalogue holds", "采购法 18", up_to("document_drafted"), alone(), alone(in_catalogue=True)),
)

FACTORS = [
    {"name": "服务方案", "kind": "technical", "points": "70"},
    {"name": "同类业绩", "kind": "commercial", "points": "30"},
]


def scored(*factors: dict[str, str], **changed: Any) -> Deed:
    """The document with these factors beside a price of 20, or with the price fixed."""
    return exemplary("document_drafted", **document(scheme(factors=list(factors), **changed)))


def factor(name: str, points: str = "80") -> dict[str, str]:
    return {"name": name, "kind": "technical", "points": points}


def unreserved() -> Deed:
    """The document, open to all firms, with the deduction for small ones that this asks for."""
    return exemplary("document_drafted", sme={"kind": "none"})


DOCUMENT = (
    Harm(
        15,
        "nothing is reserved below the limit, from the limit on it is said why",
        "46号 7",
        up_to("document_drafted", **money(50_000_000, 49_999_999)),
        unreserved(),
    ),
    Harm(
        15,
        "nothing is reserved at the limit",
        "46号 7",
        up_to("document_drafted", **money(50_000_000, 50_000_000)),
        exemplary("document_drafted"),
        unreserved(),
        "not_reserved",
    ),
    Harm(
        8,
        "a fixed price is no factor",
        "87号 55",
        up_to("document_drafted"),
        scored(*FACTORS, price_weight="0", fixed_price=True, sme_deduction=None),
        scored(factor("服务方案"), price_weight="20", fixed_price=True, sme_deduction=None),
        "price_weight_unlawful",
    ),
    *(
        Harm(
            14,
            name,
            article,
            up_to("document_drafted"),
            scored(factor("服务方案"), price_weight="20"),
            scored(factor(name), price_weight="20"),
            "discriminating",
        )
        for name, article in (("注册资本", "87号 17"), ("本市同类业绩", "条例 20"))
    ),
)

SIGNATURE = (
    # award letter of 11-02: the thirtieth day is Saturday 12-02
    Harm(
        3,
        "signed on the thirtieth day itself",
        "采购法 46；87号 71",
        beginning_later(),
        signed("12-02"),
        signed("12-05"),
        "too_late",
    ),
    Harm(15, "signed within the challenge window", "采购法 52", REVIEWED, signed("11-14")),
)


def corrected(on: str, nature: str, **changed: Any) -> Deed:
    return deed("clarification", on, nature=nature, reason="演练更正", **changed)


def over_the_counter(on: str) -> Deed:
    """A consultation, whose telephone number is put right."""
    return corrected(on, "formal", about="notice")


CORRECTION = (
    # opened on Monday 10-30: five days before is Wednesday 10-25
    Harm(
        11,
        "a telephone number five days before the opening",
        "条例 31；87号 27",
        reached("tender_notice"),
        corrected("10-25", "formal", about="notice"),
        corrected("10-25", "material"),
        "too_late",
    ),
    *(
        Harm(
            11,
            f"another {nature}, early enough",
            "条例 31；87号 27",
            reached("tender_notice"),
            corrected("10-12", "material"),
            corrected("10-12", nature),
        )
        for nature in ("qualification", "subject")
    ),
    Harm(
        11,
        "what cannot affect the bids puts no deadline off",
        "条例 31；87号 27",
        reached("tender_notice"),
        corrected("10-12", "material", new_deadline="2023-11-02"),
        corrected("10-12", "formal", new_deadline="2023-11-02"),
    ),
    Harm(
        11,
        "a telephone number two working days before a consultation",
        "214号 10",
        by(CONSULTATION, DOCUMENTS, announced("11-02", "11-13")),
        over_the_counter("11-10"),
        corrected("11-10", "material"),
        "too_late",
    ),
)

METHODS = (
    # issued on Friday 2024-09-27: ten days are 10-07, a holiday; five working days (09-29, 30, 10-08, 09, 10) are 10-10
    Harm(
        4,
        "a first offer while the documents are still supplied",
        "214号 10",
        by(CONSULTATION, NEXT_YEAR),
        due("2024-09-27", "2024-10-10"),
        due("2024-09-27", "2024-10-09"),
    ),
    Harm(
        6,
        "experts of a consultation drawn ten days before",
        "财库〔2016〕198号 14",
        by(CONSULTATION, DOCUMENTS, announced("11-02", "11-13")),
        drawn(2, 1, "11-03"),
    ),
    Harm(
        6,
        "experts of a negotiation drawn ten days before",
        "财库〔2016〕198号 14",
        by(NEGOTIATION, DOCUMENTS, announced("11-02", "11-13")),
        drawn(2, 1, "11-03"),
    ),
    Harm(
        6,
        "experts of a tender drawn early, with the reason",
        "财库〔2016〕198号 14",
        reached("tender_notice"),
        deed("expert_draw", "10-25", experts=4, purchaser_reps=1, early_reason="异地评审(演练)"),
        drawn(4, 1, "10-25"),
    ),
    Harm(
        7,
        "a supplement bought from the same firm, beyond a tenth of the first contract",
        "采购法 31",
        by(SINGLE),
        grounded("原供应商添购", original_contract=33_000_000),
        grounded("原供应商添购", original_contract=32_999_990),
        "method_not_allowed",
    ),
    Harm(
        7,
        "an emergency that nobody could foresee needs no publicity",
        "采购法 31；条例 38",
        by(SINGLE, grounded("紧急且别无供应商"), DOCUMENTS),
        announced("11-02", "11-13"),
    ),
    Harm(
        7,
        "a ground of another method",
        "采购法 31",
        by(SINGLE),
        grounded("唯一供应商"),
        grounded("紧急"),
    ),
    Harm(
        7,
        "another firm than the one that was shown",
        "采购法 31；74号 38",
        by(SINGLE, shown(), DOCUMENTS, announced("11-08", "11-13")),
        bid("11-13", FIRMS[0]),
        bid("11-13", FIRMS[1]),
    ),
    Harm(
        7,
        "the designer may be the single source",
        "条例 18",
        by(SINGLE, shown(), DOCUMENTS, announced("11-08", "11-13")),
        all_of(prepared("11-13"), deed("evaluation_report", "11-14", **agreed())),
    ),
    *(
        Harm(13, what, "采购法 34；87号 14", by(INVITED, DOCUMENTS), called(), called(**changed), "selection")
        for what, changed in (
            ("chosen, not drawn", {"at_random": False}),
            ("a pool of fewer than twice as many", {"pool": [{"supplier": firm} for firm in (*FIRMS, "演练戊公司")]}),
            ("one witness", {"witnesses": ["演练监督甲"]}),
            ("two suppliers", {"drawn": list(FIRMS[:2])}),
        )
    ),
    Harm(
        13,
        "somebody who was not invited",
        "采购法 34",
        by(INVITED, DOCUMENTS, called(drawn=list(FIRMS[:3])), announced("11-02", "11-22")),
        bid("11-22", *FIRMS[:3]),
        bid("11-22", *FIRMS),
        "not_invited",
    ),
)

PERFORMANCE = (
    Harm(
        5,
        "more is prepaid than the contract has",
        "采购法 49",
        SIGNED,
        prepaid(450_000),
        prepaid(1_500_002),
        "paid_too_much",
    ),
    Harm(
        15,
        "a failed acceptance is put on record",
        "条例 45；87号 75",
        SIGNED,
        all_of(accepted("2024-12-02", **FOUND_SHORT, **PUT_RIGHT), accepted("2024-12-20", "1第2次")),
        accepted("2024-12-02", **FOUND_SHORT),
    ),
    Harm(
        15,
        "what failed is not announced as in order",
        "条例 45；87号 75",
        all_of(SIGNED, accepted("2024-12-02", **FOUND_SHORT, **PUT_RIGHT)),
        accepted("2024-12-20", "1第2次"),
        deed(
            "acceptance_publication",
            "2024-12-03",
            "1",
            platform_address="采购平台/演练/验收",
            first_published="2024-12-03",
        ),
    ),
)


def contract(**changed: Any) -> Deed:
    return deed("contract_draft", "11-06", "1", **draft(1, **changed))


def asking(**changed: Any) -> Deed:
    """The example to the awarded lots, whose document asked for this."""
    return up_to("contract_draft", document_drafted=changed)


WITHOUT_DRAW = up_to("evaluation_report", without=("expert_draw",))
OWN_STAFF = [f"演练经办{number}" for number in range(1, 6)]

AGREED = (
    Harm(5, "paid 60 days after the acceptance", "款项支付条例", asking(payment_days=60), contract(payment_days=60)),
    Harm(
        5,
        "paid 61 days after the acceptance",
        "款项支付条例（国令728号） 8",
        up_to("document_drafted"),
        exemplary("document_drafted", payment_days=60),
        exemplary("document_drafted", payment_days=61),
        "paid_too_late",
    ),
    Harm(
        5,
        "the auditors settle, until 2025-05-31",
        "款项支付条例",
        asking(audit_settles=True),
        contract(audit_settles=True),
    ),
    Harm(
        5,
        "another term of payment than the document's",
        "采购法 46；87号 71",
        asking(payment_days=45),
        contract(payment_days=45),
        contract(payment_days=60),
        "departs_from_award",
    ),
    Harm(
        9,
        "five of the purchaser's staff, without draw and seats",
        "87号 47",
        WITHOUT_DRAW,
        evaluated("10-31", members=seated(report()["experts"])),
        evaluated("10-31", experts=OWN_STAFF),
    ),
    Harm(
        9,
        "five of the purchaser's staff, as what they are",
        "87号 47",
        WITHOUT_DRAW,
        evaluated("10-31", members=seated(report()["experts"])),
        evaluated("10-31", experts=OWN_STAFF, members=[{"name": name, "role": "purchaser_rep"} for name in OWN_STAFF]),
        "committee_experts",
    ),
    Harm(
        10,
        "a contract of two years against one that was tendered",
        "采购法 46；87号 71",
        up_to("contract_draft"),
        contract(),
        contract(ends_on="2025-11-30"),
        "departs_from_award",
    ),
)

HARMS = (*AGREED, *CORRECTION, *DOCUMENT, *EVALUATION, *SIGNATURE, *METHODS, *PERFORMANCE)


@SQLITE_ONLY
@pytest.mark.parametrize("row", HARMS, ids=lambda row: f"{row.number} {row.what}")
def test_as_the_statute_says(engine: Engine, row: Harm) -> None:
    row.before(engine)
    if row.broken:
        before = contents(engine)
        with pytest.raises(Refusal) as caught:
            row.broken(engine)
        text = str(caught.value)
        assert caught.value.code == row.code, text
        assert [article for article in row.article.split("；") if article not in text] == [], text
        assert contents(engine) == before
    row.allowed(engine)


@SQLITE_ONLY
def test_3_the_safe_date_stands_beside_the_laws_last_day(engine: Engine) -> None:
    """The letter of 11-02: thirty days are Saturday 12-02, so Friday 12-01 is safe and Monday 12-04 the last day; until
    then nothing is a breach, and from the safe date on it is said."""
    beginning_later()(engine)
    assert dates(engine, "contract_signature", "1")[1] == "2023-12-01"
    assert rows_of(engine)["contract_signature", "1"].limit == d("12-04")
    told = act(engine, "district_leader", CASE, "contract_signature", d("12-02"), "1", **signature(1)).warnings
    assert any("法定最后一日为2023-12-04" in text for text in told)
    assert any("2023-12-02为周六" in text for text in told)


@SQLITE_ONLY
def test_15_the_challenge_window_is_advised(engine: Engine) -> None:
    """Award on 11-02, window until 11-14: who signs on that day is told (采购法 52)."""
    REVIEWED(engine)
    told = act(engine, "district_leader", CASE, "contract_signature", d("11-14"), "1", **signature(1)).warnings
    assert any("采购法 52" in text and "不违反法律" in text for text in told)


@SQLITE_ONLY
def test_an_act_on_a_national_holiday_is_pointed_out(engine: Engine) -> None:
    """2024-02-12 lies in the Spring Festival; 2024-02-18, a Sunday, is worked."""
    SIGNED(engine)
    holiday, worked = (
        act(engine, "procurement", CASE, "prepayment", d(on), at, amount=1, voucher=f"演练凭证{on}").warnings
        for on, at in (("2024-02-12", "1"), ("2024-02-18", "1第2次"))
    )
    assert any("2024-02-12为春节" in text for text in holiday)
    assert not worked
