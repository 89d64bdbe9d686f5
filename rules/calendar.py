"""The one calendar: every count of days and working days (日, 工作日) in the project is made here.

How days are counted: the start day is not counted (87号 85, 94号 42, 民法典 201). A minimum that ends on a rest day
rolls forward; a maximum does not, the safe date is the working day before (民法典 203 would let it roll: that date
is kept as the argument). Working days follow the State Council's yearly notice; a year without one is counted as
Monday to Friday and every date that relied on it is provisional (预估).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from models.refusal import Refusal

DAY = timedelta(days=1)
HORIZON_YEARS = 3
"""How many years beyond the last notice a provisional date may lie."""


class Unit(StrEnum):
    DAYS = "日"
    WORKING_DAYS = "工作日"


class CalendarError(Refusal):
    """Base of what the calendar refuses."""

    code = "calendar"


class OutOfCalendar(CalendarError):
    """Raised when a date lies before the first year known or too far beyond the last one."""

    code = "out_of_calendar"


@dataclass(frozen=True)
class YearNotice:
    """One year of the State Council's notice (国务院办公厅关于部分节假日安排的通知).

    It may begin in the December before: a New Year's rest from 30 December, its make-up day on the 29th.
    """

    year: int
    holidays: Mapping[date, str]
    """Rest days of the notice that fall on any weekday, with the holiday's Chinese name."""
    workdays: frozenset[date]
    """Make-up days on weekends (调休上班)."""

    @property
    def rests(self) -> frozenset[date]:
        """The days from Monday to Friday that it makes rest days."""
        return frozenset(day for day in self.holidays if day.weekday() < 5)

    def agrees_with(self, other: YearNotice) -> bool:
        """Whether both make the same days working days, however they name the holidays."""
        return (self.rests, self.workdays) == (other.rests, other.workdays)


@dataclass(frozen=True)
class Calendar:
    """Working days as sorted ordinals, so that a count is two look-ups and not a walk."""

    known: frozenset[int]
    """Years with a notice."""
    ordinals: tuple[int, ...] = field(repr=False)
    holidays: Mapping[date, str] = field(repr=False)
    makeups: frozenset[date] = field(repr=False)

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day; provisional for a year without a notice (see `knows`)."""
        at = bisect_left(self.ordinals, day.toordinal())
        return at < len(self.ordinals) and self.ordinals[at] == day.toordinal()

    def knows(self, day: date) -> bool:
        """Whether the notice of the day's year is in the data."""
        return day.year in self.known

    @property
    def until(self) -> date:
        """The last day of the last year with a notice; whatever lies beyond is provisional."""
        return date(max(self.known), 12, 31)

    def shift(self, start: date, n: int, unit: Unit) -> date:
        """The n-th day after (n < 0: before) `start`, which itself is never counted.

        Raises:
            OutOfCalendar: where the data ends.
        """
        if unit is Unit.DAYS:
            return start + n * DAY
        if n == 0:
            return start
        base = (
            bisect_right(self.ordinals, start.toordinal()) - 1
            if n > 0
            else bisect_left(self.ordinals, start.toordinal())
        )
        return self._at(base + n, start)

    def on_or_after(self, day: date) -> date:
        """`day`, or the next working day where it is a rest day."""
        return self._at(bisect_left(self.ordinals, day.toordinal()), day)

    def on_or_before(self, day: date) -> date:
        """`day`, or the last working day before it where it is a rest day."""
        return self._at(bisect_right(self.ordinals, day.toordinal()) - 1, day)

    def working_days(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days(end, start)
        return bisect_right(self.ordinals, end.toordinal()) - bisect_right(self.ordinals, start.toordinal())

    def rest_days(self, start: date, end: date) -> tuple[date, ...]:
        """The rest days after the earlier of the two dates, up to the later one."""
        low, high = sorted((start.toordinal(), end.toordinal()))
        first, last = bisect_right(self.ordinals, low), bisect_right(self.ordinals, high)
        working = frozenset(self.ordinals[first:last])
        return tuple(date.fromordinal(day) for day in range(low + 1, high + 1) if day not in working)

    def name_of(self, day: date) -> str:
        """Why `day` is a rest day, in Chinese: 国庆节, 周六 … ; 调休上班 for a make-up working day, '' otherwise."""
        if day in self.makeups:
            return "调休上班"
        if day in self.holidays:
            return self.holidays[day]
        return "" if self.is_working(day) else "周" + "一二三四五六日"[day.weekday()]

    @cached_property
    def _days(self) -> tuple[date, ...]:
        """The working days themselves: every count hands out the same objects, so that many cases need little memory."""
        return tuple(map(date.fromordinal, self.ordinals))

    def _at(self, index: int, asked: date) -> date:
        if 0 <= index < len(self.ordinals):
            return self._days[index]
        first, last = min(self.known), max(self.known) + HORIZON_YEARS
        raise OutOfCalendar(f"日期{asked:%Y-%m-%d}超出工作日历可计算的范围（{first}年至{last}年），请核对日期")


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; if there is none, the month's last day (民法典 202)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; if there is none, the day after the month's last: a term that begins with
    `day` has ended before it (民法典 202)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


@lru_cache(maxsize=1)
def official_notices() -> tuple[YearNotice, ...]:
    """The notices of 2004 to 2026, from the `chinesecalendar` package's day list (its arithmetic is not used)."""
    from chinese_calendar import constants

    years = range(min(constants.holidays).year, max(constants.holidays).year + 1)
    return tuple(
        YearNotice(
            year,
            {d: HOLIDAY_NAMES.get(str(n), str(n)) for d, n in constants.holidays.items() if _announced(d) == year},
            frozenset(d for d in constants.workdays if _announced(d) == year),
        )
        for year in years
    )


def _announced(day: date) -> int:
    """The year whose notice sets the day: no holiday but New Year's has ever fallen into a December."""
    return day.year + 1 if day.month == 12 else day.year


def build_calendar(notices: Iterable[YearNotice]) -> Calendar:
    """A calendar of these notices, with provisional years (Monday to Friday) after the last one."""
    by_year = {notice.year: notice for notice in notices}
    first, last = min(by_year), max(by_year) + HORIZON_YEARS
    holidays = {d: name for notice in by_year.values() for d, name in notice.holidays.items()}
    makeups = frozenset(d for notice in by_year.values() for d in notice.workdays)
    days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
    # ordinal % 7 is 1 for Monday … 6 for Saturday, 0 for Sunday
    rest = {d.toordinal() for d in holidays}
    extra = {d.toordinal() for d in makeups}
    ordinals = tuple(n for n in days if n in extra or (n % 7 not in (6, 0) and n not in rest))
    return Calendar(frozenset(by_year), ordinals, holidays, makeups)


@lru_cache(maxsize=1)
def official_calendar() -> Calendar:
    """The calendar of the notices that come with the product."""
    return build_calendar(official_notices())
