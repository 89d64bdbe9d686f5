"""Dates and numerals in official style."""

from __future__ import annotations

from datetime import date

import pytest

from documents import dates


@pytest.mark.parametrize(
    ("day", "arabic", "capitals"),
    [
        (date(2023, 10, 9), "2023年10月9日", "二〇二三年十月九日"),
        (date(2020, 12, 31), "2020年12月31日", "二〇二〇年十二月三十一日"),
        (date(2024, 2, 20), "2024年2月20日", "二〇二四年二月二十日"),
        (date(2009, 1, 10), "2009年1月10日", "二〇〇九年一月十日"),
    ],
)
def test_dates(day: date, arabic: str, capitals: str) -> None:
    assert dates.cn_date(day) == arabic
    assert dates.cn_date_capitals(day) == capitals


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals(value: int, expected: str) -> None:
    assert dates.numeral(value) == expected


@pytest.mark.parametrize("value", [-1, 10000])
def test_numerals_outside_the_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="numeral"):
        dates.numeral(value)


def test_spans_and_months() -> None:
    assert dates.cn_span(date(2023, 10, 9), date(2023, 10, 16)) == "2023年10月9日至2023年10月16日"
    assert dates.cn_month(date(2023, 10, 9)) == "2023年10月"
    assert dates.month_day(date(2023, 10, 9)) == "10月9日"


@pytest.mark.parametrize(
    ("day", "later", "monday", "sunday"),
    [
        (date(2023, 10, 9), 0, date(2023, 10, 9), date(2023, 10, 15)),
        (date(2023, 10, 15), 0, date(2023, 10, 9), date(2023, 10, 15)),
        (date(2023, 12, 31), 1, date(2024, 1, 1), date(2024, 1, 7)),
    ],
)
def test_weeks(day: date, later: int, monday: date, sunday: date) -> None:
    assert dates.week_of(day, later) == (monday, sunday)


@pytest.mark.parametrize(
    ("day", "later", "first", "last"),
    [
        (date(2024, 2, 29), 0, date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 1), date(2024, 2, 29)),
        (date(2023, 11, 30), 1, date(2023, 12, 1), date(2023, 12, 31)),
        (date(2023, 12, 1), 1, date(2024, 1, 1), date(2024, 1, 31)),
    ],
)
def test_months(day: date, later: int, first: date, last: date) -> None:
    assert dates.month_of(day, later) == (first, last)


def test_every_day_of_a_span() -> None:
    assert list(dates.days_of(date(2024, 2, 28), date(2024, 3, 1))) == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]
    assert list(dates.days_of(date(2024, 3, 1), date(2024, 2, 28))) == []
