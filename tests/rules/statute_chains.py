"""The law's chains of every purchase, 质疑 and 投诉, written from the statute, as `chain_oracle` reads them.

Nothing here is taken from the product's own declarations: whoever changes one of them answers to this page.
"""

from tests.rules.chain_oracle import Chain


def _preparation(estimate: str, review: str, own: str = "") -> str:
    """22号 10、23、29、31; 条例 15、29; 采购法 6、33. What waits on the estimate and on the review is the method's own."""
    return f"""
        funds_allotted          |                                       | | estimate
        demand_survey           |                                       | | requirement
        opinion_hearing         |                                       | | requirement
        requirement             | demand_survey, opinion_hearing        | | estimate, counsel_review
        estimate                | requirement, funds_allotted           | | requirement_review, agency_agreement{estimate}
        requirement_review      | estimate                              | | plan_filing, document_drafted{review}
        counsel_review          | requirement                           | | document_drafted
        plan_filing             | requirement_review                    | | document_confirmation
      ? agency_agreement        | estimate                              | |
        {own}
    """


def _document(after: str = "tender_notice") -> str:
    """财库〔2016〕99号: drafted by one, confirmed by another; `after` is what needs it."""
    return f"""
        document_drafted        | requirement_review, counsel_review    | | document_confirmation
        document_confirmation   | document_drafted, plan_filing         | | {after}
    """


# 财库〔2020〕10号: 30 days before the purchase begins
INTENTION = """
      ? intention_exemption     | estimate                              | |
        intention_notice        | estimate                              | | tender_notice -30d
"""
BEFORE = ", intention_notice, intention_exemption"


def _tendered(after: str = "tender_notice") -> str:
    """87号 9: who can do it may tender without an agency."""
    own = "? own_organisation      | estimate                              | |"
    return _preparation(f"{BEFORE}, own_organisation", "", own) + INTENTION + _document(after)


# 采购法 38、40; 74号 12; 214号 6: who is called is chosen before anybody is called
CHOSEN = """
      ? supplier_selection      | document_confirmation                 | |
"""
NOT_TENDERED = _preparation(BEFORE, "") + INTENTION + _document("tender_notice, supplier_selection") + CHOSEN

# 采购法 51: 3 working days; 87号 29、38: money back in 5
MAY_COME = "inquiry, bid_withdrawal, tender_failure, termination"
INCIDENTS = """
      ? inquiry                 | tender_notice                         |                       | inquiry_reply
      ? inquiry_reply           | inquiry                               | inquiry +3w           |
      ? bid_withdrawal          | tender_notice                         |                       | withdrawal_bond_return
      ? withdrawal_bond_return  | bid_withdrawal                        | bid_withdrawal +5w    |
     ?! tender_failure          | tender_notice                         |                       | failure_decision
      ? failure_decision        | tender_failure                        |                       |
    ?!! termination             | tender_notice                         |                       | termination_refund
      ? termination_refund      | termination                           | termination +5w       |
"""

# 87号 68、69 and 条例 43; 214号 28; 74号 18、36、49: report in 2 working days from the end of the evaluation, which is the
# day of the opening while no other is known, decision in 5, notice in 2
OPENED = "evaluation_end, evaluation_report, evaluation_report -2w @full"
REPORTED = "bid_opening +2w unless evaluation_end, evaluation_end +2w"
CONFIRMED = "evaluation_report +5w"


def _award(reported: str = REPORTED, confirmed: str = CONFIRMED) -> str:
    return f"""
      ? evaluation_end          | bid_opening                           |                           |
        evaluation_report       | bid_opening, evaluation_end           | {reported}                | winner_confirmation,
                                                                                    winner_confirmation -5w @full
        winner_confirmation     | evaluation_report                     | {confirmed}               | award_notice,
                                                                                    award_notice -2w @full
        award_notice            | winner_confirmation                   | winner_confirmation +2w   | contract_draft,
                                contract_signature, award_notice_period_end -1w @window, loser_bond_return, winner_refusal,
                                result_correction
      = award_notice_period_end | award_notice +1w @window              |                   | challenge_window_end -7w @window
      = challenge_window_end    | award_notice_period_end +7w @window   |                   | contract_signature -1w @window
        loser_bond_return       | award_notice                          | award_notice +5w          |
      ? result_correction       | award_notice                          |                           |
    """


# 87号 68: the two working days are the agency's; who tenders without one decides in 5 from the end of the evaluation
OWN_REPORT = "bid_opening +2w unless evaluation_end/own_organisation, evaluation_end +2w unless own_organisation"
OWN_DECISION = (
    "evaluation_report +5w unless own_organisation, bid_opening +5w unless evaluation_end given own_organisation,"
    "evaluation_end +5w given own_organisation"
)

# 条例 49: the next candidate, with a notice and a window of its own
REPLACEMENT = """
      ? winner_refusal          | award_notice                              | | replacement_award
      ? replacement_award       | winner_refusal                            | |
     ?= replacement_period_end  | replacement_award +1w @window             | |
     ?= replacement_window_end  | replacement_period_end +7w @window        | |
"""

# 采购法 46: 30 days from the letter; on the working day after the window where that is respected (采购法 52)
SIGNED = "contract_supplement, prepayment, instalment_accepted, contract_acceptance"
SIGNATURE = f"""
        contract_draft          | award_notice                              | | contract_review
        contract_review         | contract_draft                            | | contract_signature
        contract_signature      | award_notice, contract_review, challenge_window_end +1w @window unless winner_refusal,
                                  replacement_award, replacement_window_end +1w @window
                                | award_notice +30d unless winner_refusal, replacement_award +30d
                                | winner_bond_return, contract_publication, contract_filing, {SIGNED}
"""

# 条例 33: 5; 条例 50: 2; 采购法 47: 7 working days
AFTER_SIGNATURE = """
        winner_bond_return      | contract_signature                    | contract_signature +5w    |
        contract_publication    | contract_signature                    | contract_signature +2w    |
        contract_filing         | contract_signature                    | contract_signature +7w    |
"""

# 38号 三: 30 days from the invoice, in force on 2019-09-01; 款项支付条例: 30 days from the acceptance, in force on 2020-09-01 (国令728号)
PERFORMANCE = """
      ? contract_supplement     | contract_signature                    |                           |
      ? prepayment              | contract_signature                    |                           |
      ? instalment_accepted     | contract_signature                    |                           | invoice_received, payment
      ? invoice_received        | instalment_accepted                   |                           | payment
      ? payment                 | invoice_received, instalment_accepted | invoice_received +30d since 2019-09-01,
                                                                          instalment_accepted +30d since 2020-09-01 |
      ? contract_acceptance     | contract_signature                    |                           | acceptance_publication
      ? acceptance_publication  | contract_acceptance                   |                           |
"""

AFTERWARDS = REPLACEMENT + SIGNATURE + AFTER_SIGNATURE + PERFORMANCE
ENDING = INCIDENTS + _award() + AFTERWARDS
TENDER_ENDING = INCIDENTS + _award(OWN_REPORT, OWN_DECISION) + AFTERWARDS

# 采购法 35: 20 days; 条例 31, 87号 18: documents for 5 working days; 87号 26: briefing once that has run out;
# 条例 31: clarification 15 days before; 财库〔2016〕198号 14: experts drawn 2 working days before at the soonest, not of a
# negotiation or a consultation
BIDDING = f"""
      = documents_available_until | tender_notice +5w                   |                           | briefing -1w
      ? briefing                | documents_available_until +1w         |                           |
      ? clarification           | tender_notice                         | bid_opening -15d          |
      ? expert_draw             | bid_opening -2w                       |                           |
        bid_opening             | tender_notice +20d                    |                           | {OPENED}
"""


def _notice(back: str, chosen: str = "") -> str:
    return f"""
        tender_notice | intention_notice +30d, document_confirmation{chosen} | | {back}, clarification, {MAY_COME}
    """


def _three_days(experts: str) -> str:
    """谈判 and 询价: 3 working days, and as many before the end for a clarification (74号 29、45)."""
    return (
        NOT_TENDERED
        + _notice("bid_opening -3w", ", supplier_selection")
        + f"""
      ? clarification           | tender_notice                         | bid_opening -3w           |
      ? expert_draw             | {experts}                             |                           |
        bid_opening             | tender_notice +3w                     |                           | {OPENED}
    """
        + ENDING
    )


STATUTE_CHAINS = {
    # 87号 16: the notice stands for 5 working days
    "open_tender": Chain(
        "contract_signature",
        _tendered()
        + _notice("documents_available_until -5w, bid_opening -20d")
        + """
      = notice_period_end       | tender_notice +5w                     |                           |
    """
        + BIDDING
        + TENDER_ENDING,
    ),
    "invited_tender": Chain(
        "contract_signature",
        # 采购法 34; 87号 14: nobody is invited who was not chosen
        _tendered("tender_notice, supplier_selection")
        + """
        supplier_selection      | document_confirmation                 |                           | tender_notice
    """
        + _notice("documents_available_until -5w, bid_opening -20d", ", supplier_selection")
        + BIDDING
        + TENDER_ENDING,
    ),
    # 财库〔2015〕135号: notice 3 working days; 214号 10: documents 5, first offer after 10 days and not before the 5 have
    # passed, clarification 5 days before
    "competitive_consultation": Chain(
        "contract_signature",
        NOT_TENDERED
        + _notice("bid_opening -10d, bid_opening -5w", ", supplier_selection")
        + f"""
      = notice_period_end       | tender_notice +3w                     |                           |
      = documents_available_until | tender_notice +5w                   |                           |
      ? clarification           | tender_notice                         | bid_opening -5d           |
      ? expert_draw             |                                       |                           |
        bid_opening             | tender_notice +10d, tender_notice +5w |                           | {OPENED}
    """
        + ENDING,
    ),
    "competitive_negotiation": Chain("contract_signature", _three_days("")),
    "inquiry": Chain("contract_signature", _three_days("bid_opening -2w")),
    # 条例 38; 74号 38、40: whoever must be shown is shown for 5 working days; an objection is argued in the 5 working days
    # after that; the treasury is asked then
    "single_source": Chain(
        "contract_signature",
        _preparation(BEFORE, ", source_ground, source_publicity")
        + INTENTION
        + """
      ? source_ground           | requirement_review                    |                           |
      ? source_publicity        | requirement_review                    |                           | objection,
                                                                                                      source_publicity_end -5w
     ?= source_publicity_end    | source_publicity +5w                  |                           | objection_argued -1w
      ? objection               | source_publicity unasked              |                           | objection_argued
      ? objection_argued        | objection, source_publicity_end +1w unasked | source_publicity_end +5w unasked |
      ? source_approval         | source_publicity_end +1w given source_publicity unasked |         |
    """
        + _document()
        + f"""
        tender_notice           | intention_notice +30d, document_confirmation, source_publicity_end +1w, source_ground,
                                  objection_argued, source_approval
                                |                                       | bid_opening, {MAY_COME}
        bid_opening             | tender_notice                         |                           | {OPENED}
    """
        + ENDING,
    ),
    # below the limits the law sets no spans, no notice and no window
    "direct_purchase": Chain(
        "contract_signature",
        _preparation("", "")
        + _document()
        + f"""
        tender_notice           | document_confirmation                 | | bid_opening, tender_failure, termination
        bid_opening             | tender_notice                         | | evaluation_report
     ?! tender_failure          | tender_notice                         | | failure_decision
      ? failure_decision        | tender_failure                        | |
    ?!! termination             | tender_notice                         | |
        evaluation_report       | bid_opening                           | | winner_confirmation
        winner_confirmation     | evaluation_report                     | | award_notice
        award_notice            | winner_confirmation                   | | contract_draft
        contract_draft          | award_notice                          | | contract_review
        contract_review         | contract_draft                        | | contract_signature
        contract_signature      | contract_review                       | | {SIGNED}
    """
        + PERFORMANCE,
    ),
    # 采购法 53: 7 working days to reply; 采购法 55: 15 to complain once these have run out (答复期满)
    "challenge": Chain(
        "reply",
        """
        received                |                                       |                           | reply
        reply                   | received                              | received +7w              | closed
      = reply_term_end          | received +7w                          |                           |
      = complaint_window_end    | reply_term_end +15w                   |                           |
        closed                  | reply                                 |                           |
    """,
    ),
    # 94号 21、22、26、28. Thirty days of suspension that end on a rest day last until the next working day: whoever
    # acted on the day before would act while suspended
    "complaint": Chain(
        "decision",
        """
        complaint_filed         |                       |                       | complaint_notice, suspension_notice, decision
      = complaint_review_end    | complaint_filed +5w   |                       | rejection_due -3w
      = rejection_due           | complaint_review_end +3w |                    |
      = complaint_notice_due    | complaint_filed +8w   |                       |
      ? complaint_notice        | complaint_filed       |                       | statement
      ? statement               | complaint_notice      | complaint_notice +5w  |
      ? suspension_notice       | complaint_filed       |                       | resumption_notice
      ? resumption_notice       | suspension_notice     |                       |
     ?= suspension_end          | suspension_notice +30d |                      |
      = decision_due            | complaint_filed +30w  |                       |
        decision                | complaint_filed       |                       | complaint_closed
        complaint_closed        | decision              |                       |
    """,
    ),
    # 条例 21; 87号 27: 5 working days to apply, clarification 3 days before
    "prequalification": Chain(
        "applicants_told",
        """
        prequalification_notice        |                                |                           | application_deadline -5w,
                                                                                                      prequalification_clarification
      ? prequalification_clarification | prequalification_notice        | application_deadline -3d  |
        application_deadline           | prequalification_notice +5w    |                           | applicants_told
        applicants_told                | application_deadline           |                           |
    """,
    ),
    # 110号 8、27、29、30、35, in force on 2022-03-01: called for as in an open tender; signed in 30 days, filed in 7
    # working days, the users told in 3, the results published in 10 after its end
    "framework_agreement": Chain(
        "agreement_signature",
        """
        framework_plan_filing   |                       |                                           | collection_notice
        collection_notice       | framework_plan_filing |                                           | response_deadline -20d
        response_deadline       | collection_notice +20d |                                          | admission_notice
        admission_notice        | response_deadline     |                                           | agreement_signature
        agreement_signature     | admission_notice      | admission_notice +30d since 2022-03-01    | agreement_filing,
                                                                                            users_told, agreement_expiry
        agreement_filing        | agreement_signature   | agreement_signature +7w since 2022-03-01  |
        users_told              | agreement_signature   | agreement_signature +3w since 2022-03-01  |
      ? agreement_expiry        | agreement_signature   |                                           | results_published
      ? results_published       | agreement_expiry      | agreement_expiry +10w since 2022-03-01    |
    """,
    ),
}
