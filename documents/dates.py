"""Dates and numerals as official documents write them."""

from __future__ import annotations

from datetime import date

_DIGITS = "〇一二三四五六七八九"
_NUMERALS = "零一二三四五六七八九"


def cn_date(day: date) -> str:
    """2023-10-09 -> 2023年10月9日 (GB/T 9704: Arabic figures, no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


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
