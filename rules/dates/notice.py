"""A year of the State Council's holiday notice (国务院办公厅关于部分节假日安排的通知), read from a file.

An administrator writes the file from the published notice. Before it counts a single day it is held against what
such a notice must say: the totals that it states, make-up days on weekends, no day in two holidays, every statutory
holiday present. Each fault is told with its line and how to mend it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from pydantic import Field, ValidationError

from models.canonical import canonical
from models.plan_sections import Section, Text
from rules.calendar import DAY, YearNotice
from rules.file_text import FileRefused, Finding, read_text, schema_findings

SAMPLE = "docs/calendar-2025.example.yaml"
STATUTORY = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""全体公民放假的节日 since 2008 (全国年节及纪念日放假办法 2)."""
FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
"""Month and day that the holiday must cover; the others go by the moon or the sun."""
STATUTORY_DAYS = ((2025, 13), (2008, 11))
"""How many days the law gives, by the year from which it did (全国年节及纪念日放假办法 2, in its 2007 and 2024 forms)."""
NUMBER = re.compile(r"国办发(?:明电)?〔(\d{4})〕[1-9]\d{0,2}号")
LATE_DECEMBER = 21
"""From this day of December on, a New Year's rest or its make-up day may lie in the year before (12月下旬)."""


class NoticeRefused(FileRefused):
    """Raised when a file cannot be taken for a year's notice."""

    code = "notice_refused"
    what = "放假通知文件"


class Holiday(Section):
    """One rest of the notice: “10月1日至8日放假调休，共8天”. Two holidays that meet stand as “国庆节、中秋节”."""

    name: Text = Field(title="节日名称")
    first: date = Field(alias="from", title="首日")
    last: date = Field(alias="to", title="末日")
    days: int = Field(gt=0, title="共几天")
    """As the notice states it: a slip in either date shows."""

    @property
    def names(self) -> tuple[str, ...]:
        """The holidays that the rest is for."""
        return tuple(self.name.split("、"))

    @property
    def dates(self) -> tuple[date, ...]:
        """Every day of the rest, both ends included."""
        return tuple(self.first + n * DAY for n in range((self.last - self.first).days + 1))


class HolidayNotice(Section):
    """The notice of one year, as its file has it."""

    year: int = Field(ge=2008, le=2100, title="年份")
    """From 2008 on the seven holidays are what they are today."""
    notice: Text = Field(title="文号")
    title: Text = Field(title="标题")
    published_on: date = Field(title="发布日期")
    holidays: tuple[Holiday, ...] = Field(min_length=1, title="放假安排")
    workdays: tuple[date, ...] = Field(title="调休上班日期")

    def calendar_year(self) -> YearNotice:
        """What the calendar needs of it."""
        return YearNotice(
            self.year,
            {day: holiday.name for holiday in self.holidays for day in holiday.dates},
            frozenset(self.workdays),
        )

    def to_record(self) -> dict[str, Any]:
        """The notice as stored JSON."""
        return self.model_dump(mode="json", by_alias=True)

    @classmethod
    def from_record(cls, stored: dict[str, Any]) -> HolidayNotice:
        """The notice that `to_record` stored."""
        return cls.model_validate_json(canonical(stored))


def load_notice(text: str, source: str) -> HolidayNotice:
    """The notice written in `text`; `source` is the file's name as shown to the user.

    Raises NoticeRefused with all faults: of the form, or, once that is sound, of the content.
    """
    located = read_text(text, source, SAMPLE)
    findings = list(located.findings)
    if located.data is None:
        raise NoticeRefused(findings, more=True)
    try:
        notice = HolidayNotice.model_validate(located.data)
    except ValidationError as error:
        already = {f.path for f in findings}
        findings += [f for f in schema_findings(error, HolidayNotice, located) if f.path not in already]
        raise NoticeRefused(findings, more=True) from None
    findings += [replace(f, source=source, line=located.line(f.path)) for check in CHECKS for f in check(notice)]
    if findings:
        raise NoticeRefused(findings)
    return notice


def doubts(notice: HolidayNotice) -> tuple[str, ...]:
    """What is lawful and yet unlikely: rests that the make-up days do not balance.

    A notice moves days, it gives none: its rests on working days, less its make-up days, are the statutory days. An
    extended holiday (2020) or a day of remembrance (2015) is the exception.
    """
    year = notice.calendar_year()
    statutory = next(days for since, days in STATUTORY_DAYS if notice.year >= since)
    given = len(year.rests) - len(year.workdays)
    if given == statutory:
        return ()
    return (
        f"工作日放假{len(year.rests)}天、调休上班{len(year.workdays)}天，相抵为{given}天，"
        f"而法定节假日为{statutory}天（全国年节及纪念日放假办法 2）；请对照通知原文核对",
    )


def _numbered(notice: HolidayNotice) -> Iterator[Finding]:
    found = NUMBER.fullmatch(notice.notice)
    if found is None:
        yield Finding(
            "notice_number",
            ("notice",),
            f"文号“{notice.notice}”的写法不对",
            f"请照通知原文写，如 国办发明电〔{notice.year - 1}〕12号，括号用“〔〕”",
        )
    elif int(found[1]) != notice.published_on.year:
        yield Finding(
            "notice_year",
            ("published_on",),
            f"发布日期{notice.published_on}与文号年份{found[1]}不符",
            "请核对文号和发布日期",
        )


def _published(notice: HolidayNotice) -> Iterator[Finding]:
    if notice.published_on.year not in (notice.year - 1, notice.year):
        yield Finding(
            "published_on",
            ("published_on",),
            f"{notice.year}年的放假通知不会发布于{notice.published_on}",
            "通知在上年末发布，调整的通知在当年发布；请核对年份和发布日期",
        )


def _totals(notice: HolidayNotice) -> Iterator[Finding]:
    for at, holiday in enumerate(notice.holidays):
        counted = (holiday.last - holiday.first).days + 1
        if counted < 1:
            yield Finding(
                "date_order",
                ("holidays", at, "to"),
                f"“{holiday.name}”的末日{holiday.last}早于首日{holiday.first}",
                "请核对两个日期",
            )
        elif counted != holiday.days:
            yield Finding(
                "day_total",
                ("holidays", at, "days"),
                f"“{holiday.name}”{holiday.first}至{holiday.last}共{counted}天，写的是{holiday.days}天",
                "请对照通知原文核对日期和天数",
            )


def _names(notice: HolidayNotice) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for at, holiday in enumerate(notice.holidays):
        for name in holiday.names:
            if name in seen:
                yield Finding(
                    "holiday_twice",
                    ("holidays", at, "name"),
                    f"“{name}”与 holidays[{seen[name]}] 重复",
                    "请删去其中一项，或合并为连续的一段",
                )
            seen.setdefault(name, at)
    unknown = [name for name in seen if name not in STATUTORY]
    for name in STATUTORY:
        if name in seen:
            continue
        near = difflib.get_close_matches(name, unknown, 1)
        if near:
            yield Finding(
                "holiday_name", ("holidays", seen[near[0]], "name"), f"没有名为“{near[0]}”的法定节日", f"请改为“{name}”"
            )
        else:
            yield Finding(
                "holiday_missing",
                ("holidays",),
                f"缺少“{name}”",
                "请补上；与其他节日相连的，写在一项，如“国庆节、中秋节”",
            )


def _fixed(notice: HolidayNotice) -> Iterator[Finding]:
    for at, holiday in enumerate(notice.holidays):
        for name in holiday.names:
            if name in FIXED and not holiday.first <= (day := date(notice.year, *FIXED[name])) <= holiday.last:
                yield Finding(
                    "holiday_date",
                    ("holidays", at, "from"),
                    f"“{name}”{holiday.first}至{holiday.last}不包括{day}",
                    "请核对节日名称和日期",
                )


def _in_year(notice: HolidayNotice) -> Iterator[Finding]:
    first, before, end = (date(notice.year, 1, 1), date(notice.year - 1, 12, LATE_DECEMBER), date(notice.year, 12, 31))
    remedy = "请核对年份；只有元旦的放假和调休可以在上年12月下旬"
    for at, holiday in enumerate(notice.holidays):
        since = before if "元旦" in holiday.names else first
        for key, day in (("from", holiday.first), ("to", holiday.last)):
            if not since <= day <= end:
                yield Finding(
                    "outside_year", ("holidays", at, key), f"“{holiday.name}”的日期{day}不在{notice.year}年内", remedy
                )
    for at, day in enumerate(notice.workdays):
        if not before <= day <= end:
            yield Finding("outside_year", ("workdays", at), f"调休上班日期{day}不在{notice.year}年内", remedy)


def _apart(notice: HolidayNotice) -> Iterator[Finding]:
    order = sorted(enumerate(notice.holidays), key=lambda item: item[1].first)
    for (_, earlier), (at, later) in pairwise(order):
        if later.first <= earlier.last:
            yield Finding(
                "holidays_overlap",
                ("holidays", at, "from"),
                f"“{later.name}”（{later.first}起）与“{earlier.name}”（至{earlier.last}）重叠",
                "请核对日期；相连的节日合写为一项",
            )


def _makeups(notice: HolidayNotice) -> Iterator[Finding]:
    rests = notice.calendar_year().holidays
    for at, day in enumerate(notice.workdays):
        path = ("workdays", at)
        if day in notice.workdays[:at]:
            yield Finding("workday_twice", path, f"调休上班日期{day}重复", "请删去重复的一项")
        elif day in rests:
            yield Finding("workday_in_holiday", path, f"{day}既是“{rests[day]}”放假，又是调休上班", "请核对通知原文")
        elif day.weekday() < 5:
            yield Finding(
                "workday_no_weekend",
                path,
                f"调休上班日期{day}是周{'一二三四五'[day.weekday()]}，不是周末",
                "调休上班只在周六、周日；请核对年份和日期",
            )


CHECKS: tuple[Callable[[HolidayNotice], Iterator[Finding]], ...] = (
    _numbered,
    _published,
    _totals,
    _names,
    _fixed,
    _in_year,
    _apart,
    _makeups,
)
