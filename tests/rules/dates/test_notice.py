"""放假通知文件: real years are taken as they were announced; every fault is refused with its line and its remedy."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import YearNotice, build_calendar, official_calendar, official_notices
from rules.dates.notice import HolidayNotice, NoticeRefused, doubts, load_notice
from rules.file_text import Finding
from tests.rules.notice_files import EXAMPLE, SHIPPED, written

SOUND = EXAMPLE.read_text("utf-8")
REAL = {
    2020: ("国办发明电〔2020〕1号", date(2020, 1, 26)),  # with the Spring Festival extended to 02-02
    2023: ("国办发明电〔2022〕16号", date(2022, 12, 8)),  # New Year's rest from 2022-12-31
    2024: ("国办发明电〔2023〕7号", date(2023, 10, 25)),
    2025: ("国办发明电〔2024〕12号", date(2024, 11, 12)),
}
UNBALANCED = {2015: "相抵为12天", 2020: "相抵为13天"}
"""A day of remembrance, and the extended Spring Festival."""


@pytest.mark.parametrize("year", range(2008, 2027))
def test_every_year_since_2008_is_taken_as_it_was_announced(year: int) -> None:
    notice = load_notice(written(SHIPPED[year], *REAL.get(year, ())), f"{year}.yaml")
    assert notice.calendar_year().agrees_with(SHIPPED[year])
    warned = doubts(notice)
    assert bool(warned) is (year in UNBALANCED), warned
    assert all(UNBALANCED[year] in text for text in warned)


def test_the_example_is_the_real_year() -> None:
    notice = load_notice(SOUND, EXAMPLE.name)
    assert (notice.year, notice.notice, notice.published_on) == (2025, "国办发明电〔2024〕12号", date(2024, 11, 12))
    assert notice.calendar_year() == YearNotice(
        2025,
        {day: "国庆节、中秋节" if day.month == 10 else name for day, name in SHIPPED[2025].holidays.items()},
        SHIPPED[2025].workdays,
    )
    assert doubts(notice) == ()
    official = official_calendar()
    loaded = build_calendar([*official_notices(), notice.calendar_year()])
    assert loaded.ordinals == official.ordinals


def test_the_december_before_belongs_to_the_notice() -> None:
    """2019: rest from 2018-12-30, make-up day on the 29th. A later text that drops it gives the days back."""
    assert date(2018, 12, 31) in SHIPPED[2019].holidays
    assert date(2018, 12, 29) in SHIPPED[2019].workdays
    text = written(SHIPPED[2019]).replace(
        "from: 2018-12-30, to: 2019-01-01, days: 3", "from: 2019-01-01, to: 2019-01-01, days: 1"
    )
    amended = load_notice(text.replace("2018-12-29, ", ""), "2019.yaml").calendar_year()
    calendar = build_calendar([*official_notices(), amended])
    assert [calendar.is_working(date(2018, 12, day)) for day in (29, 30, 31)] == [False, False, True]
    assert [official_calendar().is_working(date(2018, 12, day)) for day in (29, 30, 31)] == [True, False, False]


def test_the_record_gives_back_what_it_was_given() -> None:
    notice = load_notice(SOUND, EXAMPLE.name)
    assert HolidayNotice.from_record(notice.to_record()) == notice
    assert notice.to_record()["holidays"][0] == {"name": "元旦", "from": "2025-01-01", "to": "2025-01-01", "days": 1}


NEW_YEAR = "{name: 元旦, from: 2025-01-01, to: 2025-01-01, days: 1}"
SPRING = "{name: 春节, from: 2025-01-28, to: 2025-02-04, days: 8}"

# One change of the sound file: code, old, new, the line's text, field, what is said, remedy
FAULTS = {
    "total": (
        "day_total",
        "days: 8}\n  - {name: 清明节",
        "days: 7}\n  - {name: 清明节",
        "name: 春节",
        "holidays[1].days",
        "“春节”2025-01-28至2025-02-04共8天，写的是7天",
        "对照通知原文",
    ),
    "end before start": (
        "date_order",
        "to: 2025-02-04",
        "to: 2025-01-04",
        "name: 春节",
        "holidays[1].to",
        "“春节”的末日2025-01-04早于首日2025-01-28",
        "核对两个日期",
    ),
    "make-up day on a Monday": (
        "workday_no_weekend",
        "2025-01-26",
        "2025-01-27",
        "workdays:",
        "workdays[0]",
        "调休上班日期2025-01-27是周一，不是周末",
        "只在周六、周日",
    ),
    "make-up day in a holiday": (
        "workday_in_holiday",
        "2025-01-26",
        "2025-02-01",
        "workdays:",
        "workdays[0]",
        "2025-02-01既是“春节”放假，又是调休上班",
        "核对通知原文",
    ),
    "make-up day twice": (
        "workday_twice",
        "2025-02-08",
        "2025-01-26",
        "workdays:",
        "workdays[1]",
        "调休上班日期2025-01-26重复",
        "删去",
    ),
    "make-up day of another year": (
        "outside_year",
        "2025-01-26",
        "2024-01-27",
        "workdays:",
        "workdays[0]",
        "调休上班日期2024-01-27不在2025年内",
        "核对年份",
    ),
    "make-up day in mid-December": (
        "outside_year",
        "2025-01-26",
        "2024-12-15",
        "workdays:",
        "workdays[0]",
        "不在2025年内",
        "12月下旬",
    ),
    "holidays overlap": (
        "holidays_overlap",
        "from: 2025-05-31, to: 2025-06-02, days: 3",
        "from: 2025-05-05, to: 2025-05-07, days: 3",
        "name: 端午节",
        "holidays[4].from",
        "“端午节”（2025-05-05起）与“劳动节”（至2025-05-05）重叠",
        "合写为一项",
    ),
    "holiday of the next year": (
        "outside_year",
        "from: 2025-05-31, to: 2025-06-02",
        "from: 2026-05-31, to: 2026-06-02",
        "name: 端午节",
        "holidays[4].from",
        "“端午节”的日期2026-05-31不在2025年内",
        "核对年份",
    ),
    "a rest before January that is not New Year's": (
        "outside_year",
        SPRING,
        "{name: 春节, from: 2024-12-28, to: 2024-12-29, days: 2}",
        "name: 春节",
        "holidays[1].from",
        "“春节”的日期2024-12-28不在2025年内",
        "只有元旦",
    ),
    "holiday missing": ("holiday_missing", f"  - {SPRING}\n", "", "holidays:", "holidays", "缺少“春节”", "请补上"),
    "joined with one name only": (
        "holiday_missing",
        "国庆节、中秋节",
        "国庆节",
        "holidays:",
        "holidays",
        "缺少“中秋节”",
        "国庆节、中秋节",
    ),
    "holiday misspelt": (
        "holiday_name",
        "清明节",
        "清明",
        "name: 清明",
        "holidays[2].name",
        "没有名为“清明”的法定节日",
        "请改为“清明节”",
    ),
    "holiday twice": (
        "holiday_twice",
        "name: 端午节",
        "name: 劳动节",
        "name: 劳动节, from: 2025-05-31",
        "holidays[4].name",
        "“劳动节”与 holidays[3] 重复",
        "合并",
    ),
    "New Year's without New Year's Day": (
        "holiday_date",
        NEW_YEAR,
        NEW_YEAR.replace("01-01,", "01-02,"),
        "name: 元旦",
        "holidays[0].from",
        "“元旦”2025-01-02至2025-01-02不包括2025-01-01",
        "核对节日名称和日期",
    ),
    "labour day": (
        "holiday_date",
        "name: 劳动节, from: 2025-05-01, to: 2025-05-05, days: 5",
        "name: 劳动节, from: 2025-05-02, to: 2025-05-05, days: 4",
        "name: 劳动节",
        "holidays[3].from",
        "不包括2025-05-01",
        "核对节日名称和日期",
    ),
    "national day": (
        "holiday_date",
        "from: 2025-10-01, to: 2025-10-08, days: 8",
        "from: 2025-10-02, to: 2025-10-08, days: 7",
        "name: 国庆节",
        "holidays[5].from",
        "不包括2025-10-01",
        "核对节日名称和日期",
    ),
    "no days at all": (
        "int_type",
        "days: 8}\n  - {name: 清明节",
        "days: null}\n  - {name: 清明节",
        "name: 春节",
        "holidays[1].days",
        "共几天应为整数，现为空",
        "写成整数",
    ),
    "number": (
        "notice_number",
        "国办发明电〔2024〕12号",
        "国办发明电[2024]12号",
        "notice:",
        "notice",
        "写法不对",
        "〔〕",
    ),
    "number of another year": (
        "notice_year",
        "〔2024〕",
        "〔2023〕",
        "published_on:",
        "published_on",
        "与文号年份2023不符",
        "核对文号",
    ),
    "published after the year": (
        "published_on",
        "〔2024〕12号",
        "〔2026〕12号",
        "published_on:",
        "published_on",
        "不会发布于2026-11-12",
        "核对年份",
    ),
    "unknown key": (
        "unknown_key",
        "title:",
        "titel:",
        "titel:",
        "titel",
        "没有名为“titel”的键",
        "请改为“title”（标题）",
    ),
    "unknown key of a holiday": (
        "unknown_key",
        "春节, from:",
        "春节, form:",
        "name: 春节",
        "holidays[1].form",
        "没有名为“form”的键",
        "请改为“from”（首日）",
    ),
    "part missing": (
        "missing",
        "title: 国务院办公厅关于2025年部分节假日安排的通知\n",
        "",
        "year:",
        "title",
        "缺少必备部分“title”（标题）",
        "请参照 docs/calendar-2025.example.yaml",
    ),
    "days missing": (
        "missing",
        "to: 2025-02-04, days: 8",
        "to: 2025-02-04",
        "name: 春节",
        "holidays[1].days",
        "缺少“days”（共几天）",
        "请补上这一项",
    ),
    "no such day": (
        "no_such_date",
        "2025-02-08",
        "2025-02-30",
        "workdays:",
        "workdays[1]",
        "不是有效的日期",
        "存在的日期",
    ),
    "days as text": (
        "int_type",
        "days: 8}\n  - {name: 清明节",
        "days: 八}\n  - {name: 清明节",
        "name: 春节",
        "holidays[1].days",
        "共几天应为整数",
        "写成整数",
    ),
    "before the seven holidays": (
        "greater_than_equal",
        "year: 2025",
        "year: 2007",
        "year:",
        "year",
        "年份应不小于 2008",
        "核对原文",
    ),
}


def refused(text: str) -> NoticeRefused:
    with pytest.raises(NoticeRefused) as caught:
        load_notice(text, "2025.yaml")
    return caught.value


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_line_and_remedy(fault: str) -> None:
    code, old, new, at, field, problem, remedy = FAULTS[fault]
    assert old in SOUND
    text = SOUND.replace(old, new)
    if code == "published_on":
        text = text.replace("published_on: 2024", "published_on: 2026")
    found = [f for f in refused(text).findings if (f.code, f.field) == (code, field)]
    assert len(found) == 1, refused(text)
    assert found[0].line == text.count("\n", 0, text.index(at)) + 1
    assert problem in found[0].problem
    assert remedy in found[0].remedy
    assert str(found[0]) in str(refused(text))


def test_the_last_day_of_the_year_may_be_a_make_up_day() -> None:
    """2023-12-31 is a Sunday."""
    text = written(SHIPPED[2023], *REAL[2023]).replace("2023-10-08]", "2023-12-31]")
    assert load_notice(text, "2023.yaml").workdays[-1] == date(2023, 12, 31)


def test_all_faults_of_the_content_are_told_together() -> None:
    text = SOUND.replace("days: 3", "days: 4").replace("2025-01-26", "2025-01-27")
    error = refused(text)
    assert [f.code for f in error.findings] == ["day_total", "day_total", "workday_no_weekend"]
    assert str(error).startswith("放假通知文件有3处问题，未载入：\n2025.yaml 第")
    assert (error.code, error.exit_code) == ("notice_refused", 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "文件是空的；请参照 docs/calendar-2025.example.yaml 填写内容"),
        ("year: [2025", "格式有误"),
        ("- 2025\n", "应为若干“键: 值”"),
        ("year: 2025\nyear: 2025\n", "重复"),
    ],
)
def test_a_file_of_another_form(text: str, said: str) -> None:
    assert said in str(refused(text))


def test_a_joined_holiday_may_name_them_either_way_round() -> None:
    assert load_notice(SOUND.replace("国庆节、中秋节", "中秋节、国庆节"), "2025.yaml").holidays[-1].names == (
        "中秋节",
        "国庆节",
    )


def test_a_day_that_no_law_gives_is_taken_with_a_doubt() -> None:
    text = SOUND.replace("workdays:", "  - {name: 演练纪念日, from: 2025-09-03, to: 2025-09-03, days: 1}\nworkdays:")
    assert "相抵为14天，而法定节假日为13天" in doubts(load_notice(text, "2025.yaml"))[0]


LINES = SOUND.splitlines(keepends=True)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["", "- \n", "  x\n", "null\n", "a: b\n", "\t\n", "'\n", "holidays: {}\n"]),
)
def test_any_damage_is_answered_and_never_crashes(at: int, instead: str) -> None:
    text = "".join([*LINES[:at], instead, *LINES[at + 1 :]])
    findings: tuple[Finding, ...] = ()
    try:
        assert load_notice(text, "2025.yaml").calendar_year().agrees_with(SHIPPED[2025])
    except NoticeRefused as error:
        findings = error.findings
    assert all(f.line and f.problem and f.remedy for f in findings)
