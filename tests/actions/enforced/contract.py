"""质疑、合同、履约: by the worked example (award 11-02, contracts from 11-14 on)."""

from __future__ import annotations

from datetime import date
from typing import Any

from rules.law import statute
from rules.purchase.contract import check_audit_settles
from tests.actions.enforced.breach import Breach, Deed, all_of, d, deed, exemplary, reached, up_to
from tests.actions.tender_case import ADDED, FIRMS, draft, requirement, signature
from tests.actions.test_challenge import challenge, reply


def challenged(on: str = "11-14") -> Deed:
    """A challenge on the result arrives."""
    return Deed(lambda engine: challenge(engine, d(on)), "received")


ANSWERED = Deed(lambda engine: reply(engine, d("11-16")), "reply")
"""It is dismissed."""


def signed(on: str, **changed: Any) -> Deed:
    """The contract of lot 1."""
    return deed("contract_signature", on, "1", by="district_leader", **signature(1, **changed))


def drafted(**changed: Any) -> Deed:
    return deed("contract_draft", "11-06", "1", **draft(1, **changed))


def added(amount: int) -> Deed:
    """A supplement to the contract of lot 1, which is over 15,000.01."""
    return deed(
        "contract_supplement",
        "2024-03-01",
        "1",
        by="district_leader",
        number="演练补充1",
        amount=amount,
        reason="增加服务(演练)",
        targets=ADDED,
    )


def serving(until: str) -> Deed:
    return exemplary("requirement", **requirement(service_until=until))


def awarded(on: str) -> Deed:
    """Confirmed and announced on that day, and the contract of lot 1 made ready."""
    return reached(
        "evaluation_report",
        deed(
            "winner_confirmation",
            on,
            by="district_leader",
            winners=[{"lot": 1, "supplier": FIRMS[0]}, {"lot": 2, "supplier": FIRMS[1]}],
        ),
        deed("award_notice", on, platform_address="采购平台/演练/中标1", first_published=f"2023-{on}"),
        deed("contract_draft", on, "1", **draft(1, starts_on="2023-12-08", ends_on="2024-12-07")),
        deed("contract_review", on, "1", by="reviewer", opinion="同意"),
    )


CHALLENGES = (
    # the notice's period ends on 11-03; seven working days on are 11-14
    Breach(
        "CHL-02",
        "on the eighth working day",
        reached("award_notice"),
        challenged("11-15"),
        "disallowed",
        challenged("11-14"),
    ),
    Breach(
        "CHL-04",
        "signed while it is open",
        reached("contract_review", challenged()),
        signed("11-16"),
        "not_ready",
        all_of(ANSWERED, signed("11-16")),
    ),
)

CONTRACT = (
    # a letter of Monday 11-06: thirty days are Wednesday 12-06, which is itself still within them (CNT-04)
    Breach(
        "CON-01",
        "signed on day 31",
        awarded("11-06"),
        signed("12-07"),
        "too_late",
        signed("12-06"),
        shown="a contract on day 31",
    ),
    Breach(
        "CON-04",
        "0.01 more than 10% as a bond",
        up_to("contract_draft", document_drafted={"performance_bond_percent": 10}),
        drafted(performance_bond=150_001),
        "bond_too_high",
        drafted(performance_bond=150_000),
    ),
    Breach(
        "CON-04",
        "a document that asks for 11%",
        up_to("document_drafted"),
        exemplary("document_drafted", performance_bond_percent=11),
        "bond_too_high",
        exemplary("document_drafted", performance_bond_percent=10),
    ),
    # signed in 2026; the document was reserved for small firms, and the settlement would wait for the auditors
    Breach(
        "PAY-17",
        "the settlement waits for the auditors, as the parties agreed",
        Deed(lambda _engine: None),
        Deed(lambda _engine: check_audit_settles(True, "", statute(), date(2025, 6, 1)), "contract_draft"),
        "audit_settles",
        all_of(
            Deed(lambda _engine: check_audit_settles(True, "演练行政法规第一条", statute(), date(2025, 6, 1))),
            Deed(lambda _engine: check_audit_settles(True, "", statute(), date(2025, 5, 31))),
            Deed(lambda _engine: check_audit_settles(False, "", statute(), date(2025, 6, 1))),
        ),
    ),
    Breach(
        "CON-05",
        "11% more",
        reached("contract_filing"),
        added(165_000),
        "supplements_over_tenth",
        added(150_000),
        shown="a supplement of 11%",
    ),
    Breach(
        "CON-05",
        "0.01 more than 10%",
        reached("contract_filing"),
        added(150_001),
        "supplements_over_tenth",
        added(150_000),
    ),
    Breach(
        "CON-07",
        "required for three years and a day",
        reached("opinion_hearing"),
        serving("2026-12-01"),
        "disallowed",
        serving("2026-11-30"),
    ),
    Breach(
        "CON-07",
        "drafted for three years and a day",
        up_to("contract_draft", document_drafted={"service_from": "2023-12-01", "service_until": "2026-11-30"}),
        drafted(ends_on="2026-12-01"),
        "disallowed",
        drafted(ends_on="2026-11-30"),
    ),
    Breach(
        "HRL-01",
        "the licence ran out on the day before",
        reached("contract_review"),
        signed("11-15", licence="演练证新", licence_until="2023-11-14"),
        "licence_expired",
        signed("11-15", licence="演练证新", licence_until="2023-11-15"),
        shown="an expired licence",
    ),
)

REFUSED = deed(
    "winner_refusal",
    "11-20",
    "1",
    by="district_leader",
    supplier=FIRMS[0],
    evidence="书面放弃函(演练)",
    way="next_candidate",
)


def replaced(firm: str) -> Deed:
    """Another takes the place of the winner of lot 1, who was first; second was 乙, third 丙."""
    return deed(
        "replacement_award",
        "11-22",
        "1",
        by="district_leader",
        supplier=firm,
        platform_address="采购平台/演练/结果2",
        first_published="2023-11-22",
    )


REFUSALS = (
    Breach(
        "CON-06",
        "not the next of the ranking",
        reached("loser_bond_return", REFUSED),
        replaced(FIRMS[2]),
        "not_next_candidate",
        replaced(FIRMS[1]),
    ),
)

ROWS = (*CHALLENGES, *CONTRACT, *REFUSALS)
