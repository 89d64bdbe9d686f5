"""内控: who may not do both, what two do together, what nobody may know yet."""

from __future__ import annotations

from typing import Any

from tests.actions.enforced.breach import Breach, Deed, becomes, deed, exemplary, reached
from tests.actions.enforced.contract import ANSWERED, challenged
from tests.actions.enforced.preparation import ASKED
from tests.actions.tender_case import bids, draft, signature
from tests.actions.test_challenge import CHILD

AGENT = "惠东县.procurement"
DISMISSED = {"outcome": "dismissed", "text": "经复核答复如下", "letter_number": "演练质复〔2023〕1号"}


def by_the_agent(step: str, on: str, subject: str = "", **details: Any) -> Deed:
    """Whoever has prepared the purchase does this as well."""
    return deed(step, on, subject, by=AGENT, **details)


SEGREGATION = (
    Breach("ICT-02", "who drafted the document confirms it", reached("document_drafted", becomes(AGENT, "reviewer")),
           by_the_agent("document_confirmation", "09-04", opinion="同意"), "same_person",
           deed("document_confirmation", "09-04", by="reviewer", opinion="同意"),
           shown="one person on both sides of a segregation pair"),
    Breach("ICT-02", "who set the need reviews it", reached("estimate", becomes(AGENT, "reviewer")),
           by_the_agent("requirement_review", "08-03", opinion="同意"), "same_person", exemplary("requirement_review")),
    Breach("ICT-02", "who drafted the contract reviews it", reached("loser_bond_return", deed(
        "contract_draft", "11-06", "1", **draft(1)), becomes(AGENT, "reviewer")),
           by_the_agent("contract_review", "11-07", "1", opinion="同意"), "same_person", exemplary("contract_review", "1")),
    Breach("ICT-02", "who drafted the contract accepts the work", reached("contract_signature", becomes(AGENT, "reviewer")),
           by_the_agent("contract_acceptance", "2024-12-02", "1"), "same_person",
           deed("contract_acceptance", "2024-12-02", "1", by="reviewer")),
    Breach("ICT-04", "who was asked in the survey reviews", reached("estimate"),
           exemplary("requirement_review", outsiders=[ASKED[2]]), "disallowed",
           exemplary("requirement_review", outsiders=["演练审查专家"])),
    Breach("ICT-05", "who keeps the tender answers", reached("award_notice", challenged(), becomes(AGENT, "reviewer")),
           by_the_agent("reply", "11-16", case=CHILD, **DISMISSED), "same_person", ANSWERED),
)

TWO = (
    Breach("ICT-03", "bids opened by one alone", reached("expert_draw"), deed("bid_opening", "10-30", second=None, **bids()),
           "second_person_missing", exemplary("bid_opening")),
    Breach("ICT-03", "signed by one alone", reached("contract_review"),
           deed("contract_signature", "11-15", "1", by="district_leader", second=None, **signature(1)),
           "second_person_missing", exemplary("contract_signature", "1")),
    Breach("ICT-03", "accepted by one alone", reached("contract_signature"),
           deed("contract_acceptance", "2024-12-02", "1", by="reviewer", second=None), "second_person_missing",
           deed("contract_acceptance", "2024-12-02", "1", by="reviewer")),
)

ROWS = (*SEGREGATION, *TWO)
