"""An independent count of days: numpy's business days over the day list of the `holidays` package.

It shares no code and no data with `rules.calendar`. Make-up weekends are working days, so the week mask is
full and every rest day is listed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import holidays
import numpy as np

FIRST, LAST = date(2018, 1, 1), date(2026, 12, 31)
CN = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def rests(day: date) -> bool:
    return day not in CN.weekend_workdays and (day.weekday() > 4 or day in CN)


BUSINESS = np.busdaycalendar(weekmask="1111111", holidays=[day for day in DAYS if rests(day)])


def _offset(day: date, n: int, roll: Literal["forward", "backward"]) -> date:
    return date.fromisoformat(str(np.busday_offset(day, n, roll=roll, busdaycal=BUSINESS)))


def after(day: date, n: int) -> date:
    """The n-th working day after `day`."""
    return _offset(day, n, "backward")


def before(day: date, n: int) -> date:
    """The n-th working day before `day`."""
    return _offset(day, -n, "forward")


def forward(day: date) -> date:
    return _offset(day, 0, "forward")


def backward(day: date) -> date:
    return _offset(day, 0, "backward")


def days(day: date, n: int) -> date:
    return day + timedelta(days=n)
