"""When is paid: by the contract where it says so, else by the law; with a large firm not by 款项支付条例."""

from __future__ import annotations

from datetime import date

import pytest

from rules.calendar import official_calendar
from rules.dates.schedule import Situation, schedule
from rules.law import statute
from rules.procedure import Each
from rules.procedures import PROCEDURES

ACCEPTED, INVOICED = date(2024, 3, 4), date(2024, 3, 20)
FACTS = {("instalment_accepted", "1"): ACCEPTED, ("invoice_received", "1"): INVOICED}


def last_day(agreed: dict[tuple[str, str], int | None], lot: str = "1") -> tuple[date | None, str]:
    """The law's last day of the payment, and by which article."""
    situation = Situation(
        facts={(step, lot): on for (step, _lot), on in FACTS.items()},
        subjects={Each.LOT: ("1", "2")},
        agreed=agreed,
        law_on=date(2023, 9, 1),
    )
    row = schedule(PROCEDURES["open_tender"], situation, official_calendar(), statute())["payment", lot]
    caps = [reason for reason in row.reasons if reason.last]
    return row.limit, next((reason.basis for reason in caps if reason.last == row.limit), "")


@pytest.mark.parametrize(
    ("agreed", "last", "basis"),
    [
        # thirty days from the acceptance: Wednesday 04-03
        ({}, date(2024, 4, 3), "款项支付条例（国令728号） 8、9、15"),
        # sixty: Friday 05-03, within the holiday of 05-01 to 05-05; the law's last day is Monday 05-06
        (
            {("PAY-01", "1"): None, ("PAY-02", "1"): 60},
            date(2024, 5, 6),
            "合同约定（款项支付条例（国令728号） 8、9、15）",
        ),
        # day 45 is Thursday 04-18
        (
            {("PAY-01", "1"): None, ("PAY-02", "1"): 45},
            date(2024, 4, 18),
            "合同约定（款项支付条例（国令728号） 8、9、15）",
        ),
        # a large firm: thirty days from the invoice, Friday 04-19
        ({("PAY-02", "1"): None}, date(2024, 4, 19), "38号 三；条例 51"),
        # what is agreed for another lot says nothing of this one
        ({("PAY-01", "2"): None, ("PAY-02", "2"): 60}, date(2024, 4, 3), "款项支付条例（国令728号） 8、9、15"),
    ],
)
def test_the_last_day_of_a_payment(agreed: dict[tuple[str, str], int | None], last: date, basis: str) -> None:
    assert last_day(agreed) == (last, basis)
