"""期限: the first and the last day of each step, by the schedule that judges every act (working days of 2023)."""

from __future__ import annotations

from typing import Any

from rules.holds import Hold
from tests.rules.pairs.pair import Pair, ask, d, over, timely

OPEN = "open_tender"
CONSULTED, NEGOTIATED, INQUIRED, SOLE = (
    "competitive_consultation",
    "competitive_negotiation",
    "inquiry",
    "single_source",
)
NOTICED = {"tender_notice": "10-09"}
OPENED = NOTICED | {"bid_opening": "10-31"}
"""Tuesday 10-31: fifteen days before are Monday 10-16."""
AWARDED = {"winner_confirmation": "11-06", "award_notice": "11-06", "contract_review": "11-07"}
SIGNED = AWARDED | {"contract_signature": "11-16"}


def may(article: str, what: str, procedure: str, step: str, right: str, wrong: str, **facts: str) -> Pair:
    """The step is done on one day, and not on the other."""
    return Pair(
        article,
        what,
        ask(timely, procedure, step, right, **facts),
        ask(timely, procedure, step, wrong, **facts),
        "untimely",
    )


def lapsed(article: str, what: str, procedure: str, step: str, right: str, wrong: str, **facts: str) -> Pair:
    """The term has run out on one day, and not on the other."""
    return Pair(
        article,
        what,
        ask(over, procedure, step, right, **facts),
        ask(over, procedure, step, wrong, **facts),
        "untimely",
    )


NOTICES = (
    # 2023-08-07 and thirty days are Wednesday 09-06
    may(
        "财库〔2020〕10号",
        "tendered thirty days after the intention, and on day 29",
        OPEN,
        "tender_notice",
        "09-06",
        "09-05",
        intention_notice="08-07",
        document_confirmation="09-01",
    ),
    lapsed("87号 16", "the notice is shown five working days", OPEN, "notice_period_end", "10-16", "10-13", **NOTICED),
    lapsed(
        "条例 31；87号 18",
        "the document is to be had five working days",
        OPEN,
        "documents_available_until",
        "10-16",
        "10-13",
        **NOTICED,
    ),
    may("87号 26", "a visit after that, and on its last day", OPEN, "briefing", "10-17", "10-16", **NOTICED),
    may(
        "采购法 35",
        "twenty days, of which the last is a Sunday: Monday, and Friday before",
        OPEN,
        "bid_opening",
        "10-30",
        "10-27",
        **NOTICED,
    ),
    may(
        "采购法 35",
        "twenty days from Wednesday 10-11, and nineteen",
        OPEN,
        "bid_opening",
        "10-31",
        "10-30",
        tender_notice="10-11",
    ),
    may(
        "采购法 35",
        "an invited tender: twenty days, and nineteen",
        "invited_tender",
        "bid_opening",
        "10-31",
        "10-30",
        tender_notice="10-11",
    ),
    may(
        "条例 31；87号 27",
        "changed fifteen days before, and fourteen",
        OPEN,
        "clarification",
        "10-16",
        "10-17",
        **OPENED,
    ),
    may(
        "214号 10",
        "a consultation: ten days, and nine",
        CONSULTED,
        "bid_opening",
        "11-16",
        "11-15",
        tender_notice="11-06",
    ),
    lapsed(
        "214号 10",
        "its document is to be had five working days",
        CONSULTED,
        "documents_available_until",
        "11-13",
        "11-10",
        tender_notice="11-06",
    ),
    lapsed(
        "财库〔2015〕135号",
        "its notice is shown three working days",
        CONSULTED,
        "notice_period_end",
        "11-09",
        "11-08",
        tender_notice="11-06",
    ),
    may(
        "214号 10",
        "a consultation: changed five days before, and four",
        CONSULTED,
        "clarification",
        "11-16",
        "11-17",
        tender_notice="11-06",
        bid_opening="11-21",
    ),
    may(
        "74号 27、29、33、35",
        "a negotiation: three working days, and two",
        NEGOTIATED,
        "bid_opening",
        "11-09",
        "11-08",
        tender_notice="11-06",
    ),
    may(
        "74号 27、29、33、35",
        "a negotiation over a weekend: three working days, and two",
        NEGOTIATED,
        "bid_opening",
        "11-14",
        "11-13",
        tender_notice="11-09",
    ),
    may(
        "74号 27、29、33、35",
        "a negotiation: changed three working days before, and two",
        NEGOTIATED,
        "clarification",
        "11-08",
        "11-09",
        tender_notice="11-06",
        bid_opening="11-13",
    ),
    may(
        "74号 3、45、47",
        "an inquiry: three working days, and two",
        INQUIRED,
        "bid_opening",
        "11-09",
        "11-08",
        tender_notice="11-06",
    ),
    may(
        "74号 3、45、47",
        "an inquiry: changed three working days before, and two",
        INQUIRED,
        "clarification",
        "11-08",
        "11-09",
        tender_notice="11-06",
        bid_opening="11-13",
    ),
    lapsed(
        "条例 38；74号 38、40",
        "a single source is shown five working days",
        SOLE,
        "source_publicity_end",
        "11-07",
        "11-06",
        source_publicity="10-31",
    ),
    may(
        "条例 38；74号 38、40",
        "an objection is argued within five working days after that, and on the sixth",
        SOLE,
        "objection_argued",
        "11-14",
        "11-15",
        source_publicity="10-31",
        objection="11-03",
    ),
)

AWARDS = (
    may(
        "87号 68；条例 43",
        "confirmed five working days after the report, and on the sixth",
        OPEN,
        "winner_confirmation",
        "11-07",
        "11-08",
        bid_opening="10-30",
        evaluation_report="10-31",
    ),
    may(
        "87号 69；条例 43",
        "announced two working days after, and on the third",
        OPEN,
        "award_notice",
        "11-03",
        "11-06",
        winner_confirmation="11-01",
    ),
    lapsed(
        "87号 69；条例 53（三）",
        "the result is shown one working day",
        OPEN,
        "award_notice_period_end",
        "11-07",
        "11-06",
        **AWARDED,
    ),
    lapsed(
        "采购法 52；条例 53；94号 10、11",
        "seven working days after that it may be challenged",
        OPEN,
        "challenge_window_end",
        "11-16",
        "11-15",
        **AWARDED,
    ),
    may(
        "条例 33；87号 38",
        "losers have their bonds back on the fifth working day, and on the sixth",
        OPEN,
        "loser_bond_return",
        "11-13",
        "11-14",
        **AWARDED,
    ),
    may(
        "采购法 46；87号 71",
        "signed thirty days after the letter, and on day 31",
        OPEN,
        "contract_signature",
        "12-06",
        "12-07",
        **AWARDED,
    ),
    may(
        "采购法 47",
        "filed seven working days after the signature, and on the eighth",
        OPEN,
        "contract_filing",
        "11-27",
        "11-28",
        **SIGNED,
    ),
    may(
        "条例 50",
        "published two working days after it, and on the third",
        OPEN,
        "contract_publication",
        "11-20",
        "11-21",
        **SIGNED,
    ),
    may(
        "条例 33；87号 38",
        "the winner has its bond back on the fifth working day, and on the sixth",
        OPEN,
        "winner_bond_return",
        "11-23",
        "11-24",
        **SIGNED,
    ),
    may(
        "87号 29",
        "an ended tender gives back what it took in five working days, and in six",
        OPEN,
        "termination_refund",
        "10-27",
        "10-30",
        tender_notice="10-09",
        termination="10-20",
    ),
    may(
        "214号 28至30",
        "a consultation: confirmed on the fifth working day, and on the sixth",
        CONSULTED,
        "winner_confirmation",
        "11-07",
        "11-08",
        bid_opening="10-30",
        evaluation_report="10-31",
    ),
    may(
        "214号 28至30",
        "a consultation: signed on day 30, and on day 31",
        CONSULTED,
        "contract_signature",
        "12-06",
        "12-07",
        **AWARDED,
    ),
    may(
        "214号 12、31",
        "a consultation: bonds back on the fifth working day, and on the sixth",
        CONSULTED,
        "loser_bond_return",
        "11-13",
        "11-14",
        **AWARDED,
    ),
    lapsed(
        "财库〔2015〕135号",
        "a consultation: the result is shown one working day",
        CONSULTED,
        "award_notice_period_end",
        "11-07",
        "11-06",
        **AWARDED,
    ),
    may(
        "74号 18至20、36、49",
        "a negotiation: announced on the second working day, and on the third",
        NEGOTIATED,
        "award_notice",
        "11-03",
        "11-06",
        winner_confirmation="11-01",
    ),
    may(
        "74号 18至20、36、49",
        "an inquiry: signed on day 30, and on day 31",
        INQUIRED,
        "contract_signature",
        "12-06",
        "12-07",
        **AWARDED,
    ),
)

DISPUTES = (
    may(
        "采购法 51；条例 52",
        "asked on Friday: answered three working days later, and four",
        OPEN,
        "inquiry_reply",
        "10-25",
        "10-26",
        inquiry="10-20",
    ),
    may(
        "采购法 53",
        "a challenge is answered in seven working days, and in eight",
        "challenge",
        "reply",
        "11-23",
        "11-24",
        received="11-14",
    ),
    lapsed(
        "采购法 55",
        "a complaint may follow fifteen working days after the term for the answer",
        "challenge",
        "complaint_window_end",
        "12-14",
        "12-13",
        received="11-14",
        reply="11-16",
    ),
    lapsed(
        "94号 21",
        "the treasury looks at it for five working days",
        "complaint",
        "complaint_review_end",
        "11-27",
        "11-24",
        complaint_filed="11-20",
    ),
    may(
        "94号 22",
        "explained within five working days, and on the sixth",
        "complaint",
        "statement",
        "11-29",
        "11-30",
        complaint_filed="11-20",
        complaint_notice="11-22",
    ),
    lapsed(
        "采购法 57",
        "a suspension ends after thirty days",
        "complaint",
        "suspension_end",
        "12-21",
        "12-20",
        complaint_filed="11-20",
        suspension_notice="11-21",
    ),
    lapsed(
        "采购法 56",
        "decided within thirty working days",
        "complaint",
        "decision_due",
        "2024-01-02",
        "12-29",
        complaint_filed="11-20",
    ),
)

PAYMENTS = (
    may(
        "38号 三；条例 51",
        "paid thirty days after the invoice, and on day 31",
        OPEN,
        "payment",
        "11-08",
        "11-09",
        instalment_accepted="10-09",
        invoice_received="10-09",
    ),
    may(
        "款项支付条例（国令802号） 9、10、17",
        "under the new version: thirty days, and 31",
        OPEN,
        "payment",
        "2025-07-09",
        "2025-07-10",
        instalment_accepted="2025-06-09",
        invoice_received="2025-06-09",
    ),
)

FRAMEWORK = "framework_agreement"
FRAMES = (
    may(
        "110号 15、29、30、35",
        "signed thirty days after the notice, and on day 31",
        FRAMEWORK,
        "agreement_signature",
        "12-06",
        "12-07",
        admission_notice="11-06",
    ),
    may(
        "110号 15、29、30、35",
        "filed in seven working days, and in eight",
        FRAMEWORK,
        "agreement_filing",
        "11-27",
        "11-28",
        agreement_signature="11-16",
    ),
    may(
        "110号 15、29、30、35",
        "users told in three working days, and in four",
        FRAMEWORK,
        "users_told",
        "11-21",
        "11-22",
        agreement_signature="11-16",
    ),
)

HELD = {"contract_signature": (Hold("条例 54；94号 16", "质疑1未办结", since=d("11-14")),)}
FREED = {"contract_signature": (Hold("条例 54；94号 16", "质疑1", released_on=d("11-20"), since=d("11-14")),)}


def signs(on: str, holds: Any, **facts: str) -> Any:
    return ask(timely, OPEN, "contract_signature", on, holds, **facts)


HOLDS = (
    # held from 11-14 to 11-19, six days: day 30, 12-06, becomes 12-12
    Pair(
        "采购法 46；87号 71",
        "a challenge puts day 30 off by the days that it held",
        signs("12-12", FREED, **AWARDED),
        signs("12-13", FREED, **AWARDED),
        "untimely",
    ),
    Pair(
        "采购法 46；87号 71",
        "day 36 after a challenge of six days, and without one",
        signs("12-12", FREED, **AWARDED),
        signs("12-12", None, **AWARDED),
        "untimely",
    ),
)


ROWS = (*NOTICES, *AWARDS, *DISPUTES, *PAYMENTS, *FRAMES, *HOLDS)
