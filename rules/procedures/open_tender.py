"""公开招标 and 邀请招标: from the money to the filed contract (采购法, 条例, 87号)."""

from __future__ import annotations

from rules.procedure import AtLeast, Lapse, Lead, NotBefore, Procedure, Step, Term, Within, after
from rules.procedures.purchase import (
    AGENT,
    SITES_AND_TERMS,
    award,
    contract,
    document,
    from_evaluation,
    incidents,
    intention,
    preparation,
    selection,
)


def _spans() -> tuple[tuple[Term, ...], tuple[Term, ...], tuple[Term, ...]]:
    """Report, decision and notice (87号 68、69). Who tenders without an agency sends itself no report: it decides in five
    working days from the end of the evaluation."""
    own = ("own_organisation",)
    return (from_evaluation("EVL-12", unless=own),
            (Within("evaluation_report", "EVL-13", plan_in_full=True, unless=own),
             Within("bid_opening", "EVL-13", number="own", given=own[0], unless=("evaluation_end",)),
             Within("evaluation_end", "EVL-13", number="own", given=own[0])),
            (Within("winner_confirmation", "EVL-14", plan_in_full=True),))


def _bidding() -> tuple[Step, ...]:
    """From the issue of the documents to the opening; both kinds of tender give twenty days (采购法 35)."""
    return (
        Step("documents_available_until", "招标文件提供期限届满", (Lapse("tender_notice", "TND-02"),)),
        Step("briefing", "现场考察、答疑会", (AtLeast("documents_available_until", "TND-06"),), role=AGENT,
             optional=True),
        Step("clarification", "澄清、修改", (*after("tender_notice"), Lead("bid_opening", "TND-04", agreed=True)), role=AGENT,
             optional=True, repeat=True, documents=("correction_notice",)),
        Step("expert_draw", "抽取评审专家", (NotBefore("bid_opening", "EVL-07", advice=True),), role=AGENT, optional=True),
        Step("bid_opening", "投标截止、开标", (AtLeast("tender_notice", "TND-03"),), role=AGENT, two_persons=True),
    )


OPEN_TENDER = Procedure(
    "open_tender", "公开招标", finish="contract_signature", clause="三、四（二）", steps=(
        *preparation(own=True), *intention(), *document("招标文件"),
        Step("tender_notice", "招标公告", (AtLeast("intention_notice", "PLN-03"), *after("document_confirmation")),
             role=AGENT, waits=SITES_AND_TERMS, documents=("tender_notice",)),
        Step("notice_period_end", "公告期限届满", (Lapse("tender_notice", "TND-01"),)),
        *_bidding(), *incidents(), *award(*_spans()), *contract(),
    ))

INVITED_TENDER = Procedure(
    "invited_tender", "邀请招标", finish="contract_signature", clause="采购法 29", steps=(
        *preparation(own=True), *intention(), *document("招标文件"),
        selection("采购法 34；87号 14", must=True),
        Step("tender_notice", "投标邀请书发出",
             (AtLeast("intention_notice", "PLN-03"), *after("document_confirmation", "supplier_selection")),
             role=AGENT, waits=SITES_AND_TERMS, documents=("bid_invitation",)),
        *_bidding(), *incidents(), *award(*_spans()), *contract(),
    ))
