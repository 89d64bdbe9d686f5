"""Every rule of the law that is said to be tracked yields its date, counted here by hand, for somebody who answers for it.

The rules come from the statute, with every number of theirs that counts days: one without a row fails under its name.

The days that the counts meet: National Day 2023 rested from 09-29 (Friday) to 10-06, 10-07 and 10-08 (a weekend) were
worked; Labour Day 2024 rested from 05-01 to 05-05; the Spring Festival of 2024 from 02-10 to 02-17; National Day 2025
from 10-01 to 10-08, 09-28 (a Sunday) was worked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from rules.calendar import Unit, official_calendar, years_after, years_before
from rules.dates.schedule import Row, Situation, schedule
from rules.law import statute
from rules.procedure import Each
from rules.procedures import PROCEDURES
from rules.rule import Home, Rule

LAW = statute()
LIMIT, LEAD, FIRST, LAPSE = "latest", "lead", "earliest", "lapse"
"""内: due on that day. 前: what need not happen may happen until then. 不少于. 届满."""
TENDER, CONSULTATION, NEGOTIATION = "open_tender", "competitive_consultation", "competitive_negotiation"
ELSEWHERE = {
    ("CNT-06", ""): "test_years_end_on_the_day_that_answers_to_their_first",
    (
        "PAY-02",
        "agreed",
    ): "the contract gives thirty days from the invoice and cannot give more: tests.documents.test_catalogue",
}
COUNTING = ("CNT-01", "CNT-02", "CNT-03", "CNT-04", "CNT-05", "CNT-06")


@dataclass(frozen=True)
class Deadline:
    """What a rule's date is, counted from facts. `number`: which of the rule's; '' its own."""

    rule: str
    number: str
    procedure: str
    facts: dict[str, str]
    """Step, or step@subject, and its date."""
    step: str
    kind: str
    on: str
    """Of a maximum, the safe date; the law's last day as well unless `last` names one."""
    source: str = ""
    """The rule whose span is counted, where `rule` says how."""
    law_on: str = ""
    last: str = ""
    """The law's last day, where the count ended on a day of rest (民法典 203; 87号 85)."""

    @property
    def law_date(self) -> date | None:
        return date.fromisoformat(self.law_on) if self.law_on else None

    @property
    def row(self) -> Row:
        facts = {
            tuple(key.split("@")) if "@" in key else (key, ""): date.fromisoformat(on) for key, on in self.facts.items()
        }
        situation = Situation(facts=facts, subjects={Each.LOT: ("1",)}, law_on=self.law_date)  # type: ignore[arg-type]
        rows = schedule(PROCEDURES[self.procedure], situation, official_calendar(), LAW)
        return next(row for (step, subject), row in rows.items() if step == self.step and subject in ("", "1"))


TENDERED = (
    # 10-07, 08, 09, 10, 11
    Deadline("TND-01", "", TENDER, {"tender_notice": "2023-09-28"}, "notice_period_end", LAPSE, "2023-10-11"),
    Deadline("TND-02", "", TENDER, {"tender_notice": "2023-09-28"}, "documents_available_until", LAPSE, "2023-10-11"),
    Deadline(
        "TND-05",
        "",
        "prequalification",
        {"prequalification_notice": "2023-09-28"},
        "application_deadline",
        FIRST,
        "2023-10-11",
    ),
    # three days before 10-11 are 10-08, a Sunday that was worked
    Deadline(
        "TND-05",
        "clarification",
        "prequalification",
        {"prequalification_notice": "2023-09-28", "application_deadline": "2023-10-11"},
        "prequalification_clarification",
        LEAD,
        "2023-10-08",
    ),
    # 09-28, 10-07, 08, 09, 10
    Deadline("TND-08", "", TENDER, {"bid_withdrawal": "2023-09-27"}, "withdrawal_bond_return", LIMIT, "2023-10-10"),
    Deadline("TND-09", "", TENDER, {"award_notice": "2023-09-27"}, "loser_bond_return", LIMIT, "2023-10-10"),
    # 05-06 to 05-10
    Deadline("TND-10", "", TENDER, {"contract_signature@1": "2024-04-30"}, "winner_bond_return", LIMIT, "2024-05-10"),
    Deadline("TND-11", "", TENDER, {"termination": "2024-04-30"}, "termination_refund", LIMIT, "2024-05-10"),
    # 10-07, 08
    Deadline("EVL-12", "", TENDER, {"bid_opening": "2023-09-28"}, "evaluation_report", LIMIT, "2023-10-08"),
    # 10-07, 08, 09, 10, 11
    Deadline("EVL-13", "", TENDER, {"evaluation_report": "2023-09-28"}, "winner_confirmation", LIMIT, "2023-10-11"),
    # the evaluation took three days: from 10-08 on 10-09, 10
    Deadline(
        "EVL-12",
        "",
        TENDER,
        {"bid_opening": "2023-09-28", "evaluation_end": "2023-10-08"},
        "evaluation_report",
        LIMIT,
        "2023-10-10",
    ),
    # without an agency: from the end of the evaluation, which is the day of the opening while no other is known
    Deadline(
        "EVL-13",
        "own",
        TENDER,
        {"own_organisation": "2023-08-01", "bid_opening": "2023-09-28", "evaluation_end": "2023-10-08"},
        "winner_confirmation",
        LIMIT,
        "2023-10-13",
    ),
    Deadline(
        "EVL-13",
        "own",
        TENDER,
        {"own_organisation": "2023-08-01", "bid_opening": "2023-09-28"},
        "winner_confirmation",
        LIMIT,
        "2023-10-11",
    ),
    # 05-06, 07
    Deadline("EVL-14", "", TENDER, {"winner_confirmation": "2024-04-30"}, "award_notice", LIMIT, "2024-05-07"),
    # 10-07, a Saturday that was worked
    Deadline("EVL-15", "", TENDER, {"award_notice": "2023-09-28"}, "award_notice_period_end", LAPSE, "2023-10-07"),
)

DISPUTED = (
    # 09-28, 10-07, 08
    Deadline("CHL-01", "", TENDER, {"inquiry": "2023-09-27"}, "inquiry_reply", LIMIT, "2023-10-08"),
    # 09-28, 10-07, 08, 09, 10, 11, 12
    Deadline("CHL-03", "", "challenge", {"received": "2023-09-27"}, "reply", LIMIT, "2023-10-12"),
    # from 10-12 on: 13; 16 to 20; 23 to 27; 30, 31, 11-01, 02
    Deadline("CHL-05", "", "challenge", {"received": "2023-09-27"}, "complaint_window_end", LAPSE, "2023-11-02"),
    # 09-28, 10-07, 08, 09, 10
    Deadline("CHL-06", "", "complaint", {"complaint_filed": "2023-09-27"}, "complaint_review_end", LAPSE, "2023-10-10"),
    # 10-11, 12, 13
    Deadline(
        "CHL-06", "rejection", "complaint", {"complaint_filed": "2023-09-27"}, "rejection_due", LAPSE, "2023-10-13"
    ),
    # 09-28, 10-07 to 10-13
    Deadline(
        "CHL-06", "notice", "complaint", {"complaint_filed": "2023-09-27"}, "complaint_notice_due", LAPSE, "2023-10-13"
    ),
    Deadline(
        "CHL-07",
        "",
        "complaint",
        {"complaint_filed": "2023-09-26", "complaint_notice": "2023-09-27"},
        "statement",
        LIMIT,
        "2023-10-10",
    ),
    # 09-28; 10-07 to 13; 16 to 20; 23 to 27; 30 to 11-03; 06 to 10; 13, 14: 1, 7, 5, 5, 5, 5, 2
    Deadline("CHL-08", "", "complaint", {"complaint_filed": "2023-09-27"}, "decision_due", LAPSE, "2023-11-14"),
    # the 30th day is Saturday 10-14
    Deadline(
        "CHL-09",
        "",
        "complaint",
        {"complaint_filed": "2023-09-12", "suspension_notice": "2023-09-14"},
        "suspension_end",
        LAPSE,
        "2023-10-16",
    ),
)

CONTRACTED = (
    # the 30th day is Sunday 12-10
    Deadline(
        "CON-01",
        "",
        TENDER,
        {"award_notice": "2023-11-10"},
        "contract_signature",
        LIMIT,
        "2023-12-08",
        last="2023-12-11",
    ),
    # 10-07, 08
    Deadline("CON-02", "", TENDER, {"contract_signature@1": "2023-09-28"}, "contract_publication", LIMIT, "2023-10-08"),
    # 09-28, 10-07, 08, 09, 10, 11, 12
    Deadline("CON-03", "", TENDER, {"contract_signature@1": "2023-09-27"}, "contract_filing", LIMIT, "2023-10-12"),
    # the 30th day is 02-10, the first of the Spring Festival
    Deadline(
        "PAY-01",
        "",
        TENDER,
        {
            "contract_signature@1": "2023-11-15",
            "instalment_accepted@1": "2024-01-15",
            "invoice_received@1": "2024-01-11",
        },
        "payment",
        LIMIT,
        "2024-02-09",
        last="2024-02-18",
    ),
    Deadline(
        "PAY-02",
        "",
        TENDER,
        {
            "contract_signature@1": "2023-11-15",
            "instalment_accepted@1": "2024-01-11",
            "invoice_received@1": "2024-01-15",
        },
        "payment",
        LIMIT,
        "2024-02-09",
        law_on="2025-05-31",
        last="2024-02-18",
    ),
    # the 30th day is 10-05, within National Day: the last working day before is Tuesday 09-30
    Deadline(
        "PAY-02",
        "",
        TENDER,
        {
            "contract_signature@1": "2025-07-01",
            "instalment_accepted@1": "2025-09-05",
            "invoice_received@1": "2025-09-08",
        },
        "payment",
        LIMIT,
        "2025-09-30",
        law_on="2025-06-01",
        last="2025-10-09",
    ),
)


def otherwise(rule: str, method: str) -> tuple[Deadline, ...]:
    """The spans of 磋商 and 谈判: report, decision, notice, signature."""
    return (
        Deadline(rule, "report", method, {"bid_opening": "2023-09-28"}, "evaluation_report", LIMIT, "2023-10-08"),
        Deadline(
            rule, "confirm", method, {"evaluation_report": "2023-09-28"}, "winner_confirmation", LIMIT, "2023-10-11"
        ),
        Deadline(rule, "notice", method, {"winner_confirmation": "2024-04-30"}, "award_notice", LIMIT, "2024-05-07"),
        Deadline(
            rule,
            "sign",
            method,
            {"award_notice": "2023-11-10"},
            "contract_signature",
            LIMIT,
            "2023-12-08",
            last="2023-12-11",
        ),
    )


OTHERWISE = (
    # 10-07, 08, 09
    Deadline("NG-15", "", CONSULTATION, {"tender_notice": "2023-09-28"}, "notice_period_end", LAPSE, "2023-10-09"),
    Deadline(
        "PUB-02", "", CONSULTATION, {"award_notice": "2023-09-28"}, "award_notice_period_end", LAPSE, "2023-10-07"
    ),
    Deadline("PUB-02", "", NEGOTIATION, {"award_notice": "2023-09-28"}, "award_notice_period_end", LAPSE, "2023-10-07"),
    # 09-28, 10-07, 08, 09, 10
    Deadline("CS-13", "", CONSULTATION, {"award_notice": "2023-09-27"}, "loser_bond_return", LIMIT, "2023-10-10"),
    # 05-06 to 05-10
    Deadline(
        "CS-13", "", CONSULTATION, {"contract_signature@1": "2024-04-30"}, "winner_bond_return", LIMIT, "2024-05-10"
    ),
    *otherwise("CS-07", CONSULTATION),
    *otherwise("NG-04", NEGOTIATION),
    *otherwise("NG-04", "inquiry"),
    *otherwise("NG-04", "single_source"),
    Deadline("NG-04", "bond", NEGOTIATION, {"award_notice": "2023-09-27"}, "loser_bond_return", LIMIT, "2023-10-10"),
    Deadline(
        "NG-04", "bond", NEGOTIATION, {"contract_signature@1": "2024-04-30"}, "winner_bond_return", LIMIT, "2024-05-10"
    ),
    Deadline(
        "FW-02",
        "sign",
        "framework_agreement",
        {"admission_notice": "2023-11-10"},
        "agreement_signature",
        LIMIT,
        "2023-12-08",
        last="2023-12-11",
    ),
    Deadline(
        "FW-02",
        "filing",
        "framework_agreement",
        {"agreement_signature": "2023-09-27"},
        "agreement_filing",
        LIMIT,
        "2023-10-12",
    ),
    Deadline(
        "FW-02",
        "inform",
        "framework_agreement",
        {"agreement_signature": "2023-09-27"},
        "users_told",
        LIMIT,
        "2023-10-08",
    ),
    # 09-28, 10-07 to 10-13, 10-16, 17: 1, 7, 2
    Deadline(
        "FW-02",
        "summary",
        "framework_agreement",
        {"agreement_expiry": "2023-09-27"},
        "results_published",
        LIMIT,
        "2023-10-17",
    ),
)

COUNTED = (
    # 10-10, 11, 12, 13, 16: the day of the notice is not the first
    Deadline("CNT-01", "", TENDER, {"tender_notice": "2023-10-09"}, "notice_period_end", LAPSE, "2023-10-16", "TND-01"),
    # twenty days are Sunday 10-29
    Deadline("CNT-02", "", TENDER, {"tender_notice": "2023-10-09"}, "bid_opening", FIRST, "2023-10-30", "TND-03"),
    # by Monday to Friday alone 10-05; without the weekend that was worked 10-13
    Deadline("CNT-03", "", TENDER, {"tender_notice": "2023-09-28"}, "notice_period_end", LAPSE, "2023-10-11", "TND-01"),
    # the 30th day itself, a Wednesday, is still within thirty days: signed on it by an act, and refused on the day after,
    # in tests.actions.enforced.contract (CON-01)
    Deadline("CNT-04", "", TENDER, {"award_notice": "2023-11-06"}, "contract_signature", LIMIT, "2023-12-06", "CON-01"),
    # fifteen days before 10-30 are Sunday 10-15
    Deadline(
        "CNT-05",
        "",
        TENDER,
        {"tender_notice": "2023-10-09", "bid_opening": "2023-10-30"},
        "clarification",
        LEAD,
        "2023-10-13",
        "TND-04",
    ),
)

DEADLINES = (*TENDERED, *DISPUTED, *CONTRACTED, *OTHERWISE, *COUNTED)


def spans(rule: Rule) -> Iterator[str]:
    """The names of its numbers that count days; '' for its own."""
    if rule.unit or not any(isinstance(number.unit, Unit) for number in rule.numbers):
        yield ""
    yield from (number.name for number in rule.numbers if isinstance(number.unit, Unit))


TRACKED = [(rule, name) for rule in LAW.rules if rule.home is Home.TRACKED for name in spans(rule)]


@pytest.mark.parametrize(("rule", "name"), TRACKED, ids=lambda part: getattr(part, "id", part))
def test_has_its_date(rule: Rule, name: str) -> None:
    found = [
        line
        for line in DEADLINES
        if (line.rule, line.number) == (rule.id, name) and LAW.find(rule.id, line.law_date) is rule
    ]
    assert found or (rule.id, name) in ELSEWHERE, f"{rule.id} {name}: no test of its date"


@pytest.mark.parametrize("line", DEADLINES, ids=lambda line: f"{line.rule} {line.number} {line.step}")
def test_is_counted_by_its_rule_and_answered_for(line: Deadline) -> None:
    row, step = line.row, PROCEDURES[line.procedure].step(line.step)
    rule, on = LAW.rule(line.source or line.rule, line.law_date), date.fromisoformat(line.on)
    reasons = [reason for reason in row.reasons if reason.rule == rule.id and reason.end == on]
    assert reasons, f"{line.rule}: {row.earliest} – {row.latest}, {row.reasons}"
    assert {reason.basis for reason in reasons} == {rule.cited}
    if line.kind == LIMIT:
        last = date.fromisoformat(line.last) if line.last else on
        assert (row.latest, row.limit, row.due_on, row.due_basis) == (on, last, last, "law")
    else:
        assert (row.latest if line.kind == LEAD else row.earliest) == on
    assert step.lapse == (line.kind == LAPSE)
    assert step.role or rule.actor, "somebody answers for it, or has a right that begins or ends with it"
    assert line.rule in COUNTING or line.step in rule.where, f"{rule.id} 落实：{rule.where}"


@pytest.mark.parametrize(
    ("day", "years", "before", "after"),
    [
        (date(2023, 10, 30), 3, date(2020, 10, 30), date(2026, 10, 30)),
        (date(2024, 2, 29), 4, date(2020, 2, 29), date(2028, 2, 29)),
        (date(2024, 2, 29), 3, date(2021, 2, 28), date(2027, 3, 1)),  # no 02-29: the month's last day is the last
    ],
)
def test_years_end_on_the_day_that_answers_to_their_first(day: date, years: int, before: date, after: date) -> None:
    """CNT-06. A term of years that begins with a day has ended before `after`."""
    assert years_before(day, years) == before
    assert years_after(day, years) == after
