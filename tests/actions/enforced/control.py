"""内控: who may not do both, what two do together, what nobody may know yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from models.refusal import Refusal
from tests.actions.enforced.breach import Breach, Deed, all_of, becomes, d, deed, exemplary, reached
from tests.actions.enforced.contract import ANSWERED, challenged
from tests.actions.enforced.preparation import ASKED
from tests.actions.tender_case import CASE, bids, draft, signature
from tests.actions.test_challenge import CHILD, challenge
from tests.actions.test_complaint import complain, letter
from tests.views.test_facts import seen

AGENT = "惠东县.procurement"
COMPLAINT = f"{CASE}/投诉1"
WELL = {
    "qualified": True,
    "inspectors": ["演练验收甲"],
    "opinion": "各项标准均已达到",
    "users": 12,
    "users_opinion": "满意",
}
ACCEPTED = deed("contract_acceptance", "2024-12-02", "1", by="reviewer", **WELL)
PART = {"instalment": "第一期", "amount": 495_000, "inspectors": ["演练验收甲"], "opinion": "驿站已开办"}
PART_ACCEPTED = deed("instalment_accepted", "2024-01-05", "1", by="reviewer", **PART)
COMPLAINED = all_of(
    Deed(lambda engine: complain(engine, "11-20")), Deed(lambda engine: letter(engine, "complaint_notice", "11-22"))
)
"""To the treasury, which asks for an explanation."""
STATED = {"text": "情况说明(演练)", "evidence": "评审报告(演练)"}
DISMISSED = {"outcome": "dismissed", "text": "经复核答复如下", "letter_number": "演练质复〔2023〕1号"}


def by_the_agent(step: str, on: str, subject: str = "", **details: Any) -> Deed:
    """Whoever has prepared the purchase does this as well."""
    return deed(step, on, subject, by=AGENT, **details)


SEGREGATION = (
    Breach(
        "ICT-02",
        "who drafted the document confirms it",
        reached("document_drafted", becomes(AGENT, "reviewer")),
        by_the_agent("document_confirmation", "09-04", opinion="同意"),
        "same_person",
        deed("document_confirmation", "09-04", by="reviewer", opinion="同意"),
        shown="one person on both sides of a segregation pair",
    ),
    Breach(
        "ICT-02",
        "who set the need reviews it",
        reached("estimate", becomes(AGENT, "reviewer")),
        by_the_agent("requirement_review", "08-03", opinion="同意"),
        "same_person",
        exemplary("requirement_review"),
    ),
    Breach(
        "ICT-02",
        "who drafted the contract reviews it",
        reached("loser_bond_return", deed("contract_draft", "11-06", "1", **draft(1)), becomes(AGENT, "reviewer")),
        by_the_agent("contract_review", "11-07", "1", opinion="同意"),
        "same_person",
        exemplary("contract_review", "1"),
    ),
    Breach(
        "ICT-02",
        "who drafted the contract accepts the work",
        reached("contract_signature", becomes(AGENT, "reviewer")),
        by_the_agent("contract_acceptance", "2024-12-02", "1", **WELL),
        "same_person",
        ACCEPTED,
    ),
    Breach(
        "ICT-02",
        "who drafted the contract accepts a part of it",
        reached("contract_signature", becomes(AGENT, "reviewer")),
        by_the_agent("instalment_accepted", "2024-01-05", "1", **PART),
        "same_person",
        PART_ACCEPTED,
    ),
    Breach(
        "ICT-04",
        "who was asked in the survey reviews",
        reached("estimate"),
        exemplary("requirement_review", outsiders=[ASKED[2]]),
        "disallowed",
        exemplary("requirement_review", outsiders=["演练审查专家"]),
    ),
    Breach(
        "ICT-05",
        "who keeps the tender answers",
        reached("award_notice", challenged(), becomes(AGENT, "reviewer")),
        by_the_agent("reply", "11-16", case=CHILD, **DISMISSED),
        "same_person",
        ANSWERED,
    ),
    Breach(
        "ICT-05",
        "who keeps the tender explains it to the treasury",
        reached("award_notice", challenged(), ANSWERED, COMPLAINED, becomes(AGENT, "reviewer")),
        by_the_agent("statement", "11-23", case=COMPLAINT, **STATED),
        "same_person",
        deed("statement", "11-23", by="reviewer", case=COMPLAINT, **STATED),
    ),
)

TWO = (
    Breach(
        "ICT-03",
        "bids opened by one alone",
        reached("expert_draw"),
        deed("bid_opening", "10-30", second=None, **bids()),
        "second_person_missing",
        exemplary("bid_opening"),
    ),
    Breach(
        "ICT-03",
        "signed by one alone",
        reached("contract_review"),
        deed("contract_signature", "11-15", "1", by="district_leader", second=None, **signature(1)),
        "second_person_missing",
        exemplary("contract_signature", "1"),
    ),
    Breach(
        "ICT-03",
        "accepted by one alone",
        reached("contract_signature"),
        deed("contract_acceptance", "2024-12-02", "1", by="reviewer", second=None, **WELL),
        "second_person_missing",
        ACCEPTED,
    ),
    Breach(
        "ICT-03",
        "a part accepted by one alone",
        reached("contract_signature"),
        deed("instalment_accepted", "2024-01-05", "1", by="reviewer", second=None, **PART),
        "second_person_missing",
        PART_ACCEPTED,
    ),
)


class Masked(Refusal):
    """Raised here for what a reader does not get to see; the record itself is read, with places left out."""

    code = "masked"


def reads(login: str, case: str, step: str, field: str) -> Deed:
    """Somebody asks for a field of the last fact of a step."""

    def ask(engine: Engine) -> None:
        masked = {item.field: item.why for item in seen(engine, login, case, step).hidden}
        if field in masked:
            raise Masked(masked[field])

    return Deed(ask, step)


OPENED = exemplary("bid_opening")
ASKING = deed("inquiry", "10-20", matters="演练甲人力公司询问评分细则")
TAKING_BACK = deed("bid_withdrawal", "10-26", receipt="演练回执1（演练丁人力公司）")
CHALLENGED = Deed(lambda engine: challenge(engine, d("10-20"), about="documents", supplier="演练潜在公司"), "received")

SECRETS = (
    Breach(
        "TND-14",
        "a reviewer reads who asks before the opening",
        reached("expert_draw", ASKING),
        reads("惠东县.reviewer", CASE, "inquiry", "matters"),
        "masked",
        all_of(OPENED, reads("惠东县.reviewer", CASE, "inquiry", "matters")),
    ),
    Breach(
        "TND-14",
        "a leader reads who takes a bid back before the opening",
        reached("expert_draw", TAKING_BACK),
        reads("惠东县.district_leader", CASE, "bid_withdrawal", "receipt"),
        "masked",
        all_of(OPENED, reads("惠东县.district_leader", CASE, "bid_withdrawal", "receipt")),
    ),
    Breach(
        "TND-14",
        "the audit reads who challenges the documents before the opening",
        reached("expert_draw", CHALLENGED),
        reads("惠东县.auditor", CHILD, "received", "supplier"),
        "masked",
        all_of(OPENED, reads("惠东县.auditor", CHILD, "received", "supplier")),
    ),
)

ROWS = (*SEGREGATION, *TWO, *SECRETS)
