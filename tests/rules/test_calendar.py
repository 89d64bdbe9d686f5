"""Counting days: the rules of law/README as a table, and a count by other means over eight years."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import (
    Calendar,
    OutOfCalendar,
    Unit,
    YearNotice,
    build_calendar,
    official_calendar,
    official_notices,
    years_after,
    years_before,
)
from tests.rules import oracle

D, WD = Unit.DAYS, Unit.WORKING_DAYS
CAL = official_calendar()


@pytest.mark.parametrize(
    ("start", "n", "unit", "end"),
    [
        (date(2023, 10, 9), 5, WD, date(2023, 10, 16)),  # a plain week
        (date(2023, 10, 9), 20, D, date(2023, 10, 29)),  # calendar days, no rolling here
        (date(2023, 9, 28), 5, WD, date(2023, 10, 11)),  # National Day rest, make-up days 10-07 and 10-08
        (date(2023, 9, 28), 1, WD, date(2023, 10, 7)),  # a make-up Saturday is a working day
        (date(2023, 10, 1), 1, WD, date(2023, 10, 7)),  # counted from a rest day
        (date(2023, 10, 8), 1, WD, date(2023, 10, 9)),  # counted from a make-up Sunday
        (date(2023, 10, 9), 0, WD, date(2023, 10, 9)),
        (date(2023, 10, 1), 0, WD, date(2023, 10, 1)),  # nothing to count: the day itself, even at rest
        (date(2023, 10, 9), -1, WD, date(2023, 10, 8)),
        (date(2023, 10, 7), -1, WD, date(2023, 9, 28)),  # back over the whole holiday
        (date(2023, 10, 3), -1, WD, date(2023, 9, 28)),  # back from a rest day
        (date(2023, 10, 30), -15, D, date(2023, 10, 15)),
        (date(2024, 2, 28), 2, D, date(2024, 3, 1)),  # leap year
        (date(2023, 12, 29), 1, WD, date(2024, 1, 2)),  # over the year's end
        (date(2020, 1, 23), 1, WD, date(2020, 2, 3)),  # 2020: the holiday was extended to 02-02
    ],
)
def test_shift(start: date, n: int, unit: Unit, end: date) -> None:
    assert CAL.shift(start, n, unit) == end


@pytest.mark.parametrize(
    ("day", "later", "earlier"),
    [
        (date(2023, 10, 29), date(2023, 10, 30), date(2023, 10, 27)),  # a Sunday
        (date(2023, 10, 7), date(2023, 10, 7), date(2023, 10, 7)),  # a make-up Saturday stays
        (date(2023, 10, 2), date(2023, 10, 7), date(2023, 9, 28)),  # in the holiday
    ],
)
def test_rolling(day: date, later: date, earlier: date) -> None:
    assert (CAL.on_or_after(day), CAL.on_or_before(day)) == (later, earlier)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 10, 2), "国庆节"),
        (date(2023, 10, 7), "调休上班"),
        (date(2023, 10, 14), "周六"),
        (date(2023, 10, 9), ""),
        (date(2024, 2, 12), "春节"),
        (date(2023, 9, 29), "中秋节"),
    ],
)
def test_why_a_day_rests(day: date, name: str) -> None:
    assert CAL.name_of(day) == name


def test_every_day_of_nine_years_is_what_another_source_says() -> None:
    assert [d for d in oracle.DAYS if CAL.is_working(d) == oracle.rests(d)] == []


def test_no_holiday_keeps_an_english_name() -> None:
    names = {name for notice in official_notices() for name in notice.holidays.values()}
    assert [n for n in names if n.isascii()] == []


STARTS = st.dates(date(2019, 1, 1), date(2026, 6, 30))


@given(start=STARTS, n=st.integers(1, 60))
@settings(max_examples=300)
def test_counts_like_numpy(start: date, n: int) -> None:
    assert CAL.shift(start, n, WD) == oracle.after(start, n)
    assert CAL.shift(start, -n, WD) == oracle.before(start, n)
    assert CAL.on_or_after(start) == oracle.forward(start)
    assert CAL.on_or_before(start) == oracle.backward(start)


@given(start=STARTS, span=st.integers(0, 180))
def test_working_days_between_like_numpy(start: date, span: int) -> None:
    end = start + timedelta(days=span)
    counted = np.busday_count(start + timedelta(days=1), end + timedelta(days=1), busdaycal=oracle.BUSINESS)
    assert CAL.working_days(start, end) == counted
    assert CAL.working_days(end, start) == -counted
    assert len(CAL.rest_days(start, end)) == span - counted


class TestYearWithoutNotice:
    def test_is_counted_monday_to_friday_and_known_to_be_unsure(self) -> None:
        new_year = date(2027, 1, 1)  # a Friday: a holiday in life, but no notice says so yet
        assert CAL.is_working(new_year)
        assert not CAL.knows(new_year)
        assert CAL.knows(date(2026, 12, 31))

    def test_loading_the_year_moves_what_relied_on_it(self) -> None:
        notice = YearNotice(2027, {date(2027, 1, 1): "元旦"}, frozenset({date(2027, 1, 3)}))
        loaded = build_calendar([*official_notices(), notice])
        assert CAL.shift(date(2026, 12, 31), 1, WD) == date(2027, 1, 1)
        assert loaded.shift(date(2026, 12, 31), 1, WD) == date(2027, 1, 3)
        assert loaded.knows(date(2027, 1, 1))
        assert loaded.name_of(date(2027, 1, 3)) == "调休上班"

    @pytest.mark.parametrize(
        "call",
        [
            lambda c: c.shift(date(2029, 12, 31), 1, WD),
            lambda c: c.on_or_after(date(2035, 1, 1)),
            lambda c: c.on_or_before(date(2003, 12, 31)),
            lambda c: c.shift(date(2004, 1, 2), -9, WD),
        ],
    )
    def test_beyond_the_data_is_refused(self, call: object) -> None:
        with pytest.raises(OutOfCalendar, match=r"超出工作日历可计算的范围（2004年至2029年）"):
            call(CAL)  # type: ignore[operator]

    def test_a_year_missing_in_the_middle_is_unsure_too(self) -> None:
        gap: Calendar = build_calendar(n for n in official_notices() if n.year != 2024)
        assert not gap.knows(date(2024, 5, 1))
        assert gap.is_working(date(2024, 5, 1))


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2023, 10, 30), 3, date(2020, 10, 30)),
        (date(2024, 2, 29), 3, date(2021, 2, 28)),  # no such day: the month's last
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2023, 2, 28), 3, date(2020, 2, 28)),
    ],
)
def test_years_before(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


@pytest.mark.parametrize(
    ("day", "years", "after"),
    [
        (date(2023, 12, 1), 3, date(2026, 12, 1)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),  # a year that begins on 29 February ends with the next one
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_years_after(day: date, years: int, after: date) -> None:
    assert years_after(day, years) == after
