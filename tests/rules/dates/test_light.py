"""The light of a row on a day, at every boundary."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import ScheduleRow
from rules.calendar import official_calendar
from rules.dates.light import SYMBOLS, WORDS, Colour, Light, light, warn_on, why_lit

CAL = official_calendar()


@dataclass
class Line:
    due_on: date | None = None
    done_on: date | None = None
    warn_on: date | None = None
    lapse: bool = False
    ready_on: date | None = None


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


@pytest.mark.parametrize(
    ("due", "warn"),
    [
        (d("10-17"), d("10-08")),  # a make-up Sunday counts
        (d("11-30"), d("11-21")),
        (d("12-31"), d("12-21")),  # due on a Sunday
    ],
)
def test_warn_on(due: date, warn: date) -> None:
    assert warn_on(due, CAL) == warn


DUE = Line(due_on=d("11-30"), warn_on=d("11-21"))


@pytest.mark.parametrize(
    ("row", "today", "colour", "late"),
    [
        (DUE, d("11-20"), Colour.GREY, False),  # the day before the warning
        (DUE, d("11-21"), Colour.YELLOW, False),  # the warning's first day
        (DUE, d("11-30"), Colour.YELLOW, False),  # the due day is not overdue
        (DUE, d("12-01"), Colour.RED, False),
        (Line(due_on=d("11-30"), done_on=d("11-30")), d("12-10"), Colour.GREEN, False),
        (Line(due_on=d("11-30"), done_on=d("12-01")), d("12-10"), Colour.GREEN, True),
        (Line(done_on=d("12-01")), d("12-10"), Colour.GREEN, False),
        (Line(), d("12-10"), Colour.GREY, False),  # no deadline, nothing done
        (Line(due_on=d("11-30")), d("11-29"), Colour.GREY, False),  # no warning day stored
        (Line(lapse=True, ready_on=d("11-09")), d("11-09"), Colour.GREY, False),  # its last day still runs
        (Line(lapse=True, ready_on=d("11-09")), d("11-10"), Colour.GREEN, False),
        (Line(lapse=True), d("11-10"), Colour.GREY, False),  # not even begun
        (Line(ready_on=d("11-09")), d("11-10"), Colour.GREY, False),  # an act does not run out
    ],
)
def test_light(row: Line, today: date, colour: Colour, late: bool) -> None:
    assert light(row, today) == Light(colour, late)


def test_a_stored_row_has_what_a_light_needs() -> None:
    row = ScheduleRow(
        case_id=1, round=1, position=0, step="tender_notice", due_on=d("11-30"), warn_on=d("11-21"), reasons=[]
    )
    assert light(row, d("11-22")).colour is Colour.YELLOW


def test_words_and_symbols_tell_all_colours_apart() -> None:
    assert WORDS == {Colour.GREEN: "已办结", Colour.GREY: "未到期", Colour.YELLOW: "临期", Colour.RED: "逾期"}
    assert [SYMBOLS[c] for c in Colour] == ["●", "○", "▲", "■"]
    assert Light(Colour.GREEN, late=True).word == "逾期办结"
    assert Light(Colour.RED).symbol == "■"


@pytest.mark.parametrize(
    ("row", "today", "said"),
    [
        (DUE, d("12-04"), "应于2023-11-30前（含当日）办结，已逾期4日"),
        (DUE, d("11-28"), "应于2023-11-30前（含当日）办结，还有2日"),
        (DUE, d("11-01"), "应于2023-11-30前（含当日）办结，尚未临期"),
        (Line(due_on=d("11-30"), done_on=d("12-01")), d("12-10"), "2023-12-01办结，应于2023-11-30前（含当日）办结"),
        (Line(lapse=True, ready_on=d("11-09")), d("11-10"), "2023-11-09届满"),
        (Line(), d("11-10"), "没有时限"),
    ],
)
def test_why_lit(row: Line, today: date, said: str) -> None:
    assert why_lit(row, today) == said


DATES = st.dates(date(2022, 1, 1), date(2025, 12, 31))


@given(due=DATES, today=DATES, later=DATES)
def test_an_open_row_only_gets_more_urgent(due: date, today: date, later: date) -> None:
    order = [Colour.GREY, Colour.YELLOW, Colour.RED]
    row = Line(due_on=due, warn_on=warn_on(due, CAL))
    first, second = sorted((today, later))
    assert order.index(light(row, first).colour) <= order.index(light(row, second).colour)
