"""Holiday notices as files: the example, real years written down as an administrator would, and a fictitious 2027."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from rules.calendar import YearNotice, official_notices

EXAMPLE = Path(__file__).parents[2] / "docs" / "calendar-2025.example.yaml"
SHIPPED = {notice.year: notice for notice in official_notices()}


def written(notice: YearNotice, number: str = "", published: date | None = None) -> str:
    """A year that ships with the product as an administrator would write it down from the notice."""
    lines = [
        f"  - {{name: {'、'.join(names)}, from: {days[0]}, to: {days[-1]}, days: {len(days)}}}"
        for days, names in runs(notice)
    ]
    return "\n".join(
        [
            f"year: {notice.year}",
            f"notice: {number or f'国办发明电〔{notice.year - 1}〕9号'}",
            "title: 放假通知(演练数据)",
            f"published_on: {published or date(notice.year - 1, 11, 20)}",
            "holidays:",
            *lines,
            f"workdays: [{', '.join(map(str, sorted(notice.workdays)))}]",
            "",
        ]
    )


def runs(notice: YearNotice) -> Iterator[tuple[list[date], list[str]]]:
    """Days on end, with the names they carry. A weekend day between two days of one holiday belongs to it."""
    held, one = dict(notice.holidays), timedelta(days=1)
    for day, name in notice.holidays.items():
        if (day + one).weekday() > 4 and notice.holidays.get(day + 2 * one) == name:
            held.setdefault(day + one, name)
    days: list[date] = []
    for day in sorted(held):
        if days and day != days[-1] + one:
            yield days, names(notice.year, days, held)
            days = []
        days.append(day)
    yield days, names(notice.year, days, held)


def names(year: int, days: list[date], held: dict[date, str]) -> list[str]:
    """In 2020 both festivals fell on 1 October; the list of days names one."""
    both = ["国庆节", "中秋节"] if year == 2020 and days[0].month == 10 else []
    return both or list(dict.fromkeys(held[day] for day in days))


FICTION_2027 = """\
# 演练数据：2027年放假通知尚未发布，以下日期和文号均为虚构
year: 2027
notice: 国办发明电〔2026〕999号
title: 关于2027年部分节假日安排的通知(演练数据)
published_on: 2026-12-30
holidays:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-04, days: 4}
  - {name: 春节, from: 2027-02-05, to: 2027-02-12, days: 8}
  - {name: 清明节, from: 2027-04-03, to: 2027-04-05, days: 3}
  - {name: 劳动节, from: 2027-05-01, to: 2027-05-05, days: 5}
  - {name: 端午节, from: 2027-06-09, to: 2027-06-09, days: 1}
  - {name: 中秋节, from: 2027-09-15, to: 2027-09-15, days: 1}
  - {name: 国庆节, from: 2027-10-01, to: 2027-10-07, days: 7}
workdays: [2027-01-09, 2027-02-14, 2027-02-20, 2027-05-08, 2027-09-26, 2027-10-09]
"""
"""Four days of New Year's rest and a make-up Saturday on 9 January: what runs into January moves."""
