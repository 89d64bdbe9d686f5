"""Dates and numerals as official documents write them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from models.clock import CITY_ZONE

_DIGITS = "〇一二三四五六七八九"
_NUMERALS = "零一二三四五六七八九"


def cn_date(day: date) -> str:
    """2023-10-09 -> 2023年10月9日 (GB/T 9704: Arabic figures, no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def beijing(at: datetime) -> str:
    """An instant as people in the city read it: 2023年10月30日16:05."""
    local = at.astimezone(CITY_ZONE)
    return f"{cn_date(local.date())}{local:%H:%M}"


def cn_month(day: date) -> str:
    """2023-10-09 -> 2023年10月."""
    return f"{day.year}年{day.month}月"


def month_day(day: date) -> str:
    """2023-10-09 -> 10月9日."""
    return f"{day.month}月{day.day}日"


def cn_date_capitals(day: date) -> str:
    """2023-10-09 -> 二〇二三年十月九日."""
    year = "".join(_DIGITS[int(c)] for c in str(day.year))
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"


def cn_span(start: date, end: date) -> str:
    """Both days in full: 2023年10月9日至2023年10月16日."""
    return f"{cn_date(start)}至{cn_date(end)}"


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included; plain days, nothing lawful is counted by them."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def week_of(day: date, later: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week of a day, or of so many weeks later."""
    monday = day + timedelta(weeks=later, days=-day.weekday())
    return monday, monday + timedelta(days=6)


def month_of(day: date, later: int = 0) -> tuple[date, date]:
    """First and last day of the month of a day, or of so many months later."""
    first, after = (date(day.year + n // 12, n % 12 + 1, 1) for n in (day.month - 1 + later, day.month + later))
    return first, after - timedelta(days=1)


def months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end`, both included; at least one."""
    over = end + timedelta(days=1)
    months = (over.year - start.year) * 12 + over.month - start.month - (over.day < start.day)
    return max(1, months)


def numeral(value: int) -> str:
    """Chinese numeral of 0 to 9999: 12 -> 十二, 110 -> 一百一十, 1005 -> 一千零五.

    Raises ValueError outside that range.
    """
    if not 0 <= value <= 9999:
        raise ValueError(f"numeral() takes 0 to 9999, not {value}")
    if value < 10:
        return _NUMERALS[value]
    if value < 20:
        return "十" + (_NUMERALS[value - 10] if value > 10 else "")
    text = ""
    gap = False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _NUMERALS[digit] + unit
        gap = False
    return text
