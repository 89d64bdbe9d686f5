"""Every form of published deadline phrase, the dates it means, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.plan.phrases import PhraseNoSuchDate, PhraseRefused, PhraseUnknown, Reading, read_phrase

D = date


@pytest.mark.parametrize(
    ("phrase", "year", "day"),
    [
        ("9月底前", 2023, D(2023, 9, 30)),
        ("12月底前", 2023, D(2023, 12, 31)),
        ("2月底前", 2024, D(2024, 2, 29)),  # leap year
        ("2月底前", 2023, D(2023, 2, 28)),
        ("2月底前", 2100, D(2100, 2, 28)),  # a century is no leap year
        ("2月底前", 2000, D(2000, 2, 29)),  # but every fourth is
        ("12月上旬", 2023, D(2023, 12, 10)),
        ("12月中旬", 2023, D(2023, 12, 20)),
        ("2月下旬", 2024, D(2024, 2, 29)),
        ("年底前", 2023, D(2023, 12, 31)),
        ("2023年年底前", 2023, D(2023, 12, 31)),
        ("2023年底前", 2022, D(2023, 12, 31)),  # the phrase's own year wins
        ("到2025年底", 2023, D(2025, 12, 31)),
        ("今年底前", 2023, D(2023, 12, 31)),
        ("明年3月底前", 2023, D(2024, 3, 31)),
        ("第三季度", 2023, D(2023, 9, 30)),
        ("第1季度", 2023, D(2023, 3, 31)),
        ("12月10日前", 2023, D(2023, 12, 10)),
        ("九月底前", 2023, D(2023, 9, 30)),
        ("十二月底前", 2023, D(2023, 12, 31)),
        ("\uff19 月 底 前", 2023, D(2023, 9, 30)),  # full-width digit, spaces of the typesetter
        ("9月底前完成选址", 2023, D(2023, 9, 30)),
        ("12月上旬完成试运行", 2023, D(2023, 12, 10)),
    ],
)
def test_one_date(phrase, year, day):
    reading = read_phrase(phrase, year)
    assert (reading.strict, reading.wide, reading.kind) == (day, None, "by")
    assert not reading.ambiguous
    assert reading.question is None


@pytest.mark.parametrize(
    ("phrase", "strict", "wide"),
    [
        ("12月中旬前", D(2023, 12, 10), D(2023, 12, 20)),
        ("12月上旬前", D(2023, 11, 30), D(2023, 12, 10)),
        ("2月下旬前", D(2023, 2, 20), D(2023, 2, 28)),
        ("11月前全面完成", D(2023, 10, 31), D(2023, 11, 30)),
        ("1月前", D(2022, 12, 31), D(2023, 1, 31)),  # strictly it is the year before
        ("第三季度前", D(2023, 6, 30), D(2023, 9, 30)),
    ],
)
def test_two_dates_are_asked(phrase, strict, wide):
    reading = read_phrase(phrase, 2023)
    assert (reading.strict, reading.wide, reading.ambiguous) == (strict, wide, True)
    assert f"{strict.month}月{strict.day}日（从严）" in reading.question
    assert f"{wide.month}月{wide.day}日（从宽）" in reading.question


@pytest.mark.parametrize(("phrase", "day"), [("到2024年", D(2024, 12, 31)), ("2022年将建成", D(2022, 12, 31))])
def test_year_alone_is_watched_at_its_end_and_asked(phrase, day):
    reading = read_phrase(phrase, 2023)
    assert (reading.strict, reading.wide, reading.ambiguous) == (day, None, True)
    assert "请确认具体月、日" in reading.question


def test_start_of_work_is_not_its_end():
    reading = read_phrase("5月底前动工", 2023)
    assert (reading.strict, reading.kind) == (D(2023, 5, 31), "start")


def test_each_quarter():
    reading = read_phrase("每季度末月20日前", 2023)
    assert reading.kind == "recurring"
    assert reading.occurrences == (D(2023, 3, 20), D(2023, 6, 20), D(2023, 9, 20), D(2023, 12, 20))


@pytest.mark.parametrize(
    ("phrase", "times"), [("每年至少进行1次", 1), ("每年至少进行1次全面考核", 1), ("每年不少于二次", 2)]
)
def test_each_year(phrase, times):
    reading = read_phrase(phrase, 2024)
    assert (reading.kind, reading.times, reading.strict) == ("recurring", times, D(2024, 12, 31))


@pytest.mark.parametrize(
    ("phrase", "event", "n", "unit"),
    [
        ("合同签订后15日内", "合同签订", 15, "日"),
        ("公告发布之日起3个工作日", "公告发布", 3, "工作日"),
        ("公告发布之日起3个工作日内", "公告发布", 3, "工作日"),
    ],
)
def test_counted_from_an_event_has_no_date_yet(phrase, event, n, unit):
    reading = read_phrase(phrase, 2023)
    assert reading.kind == "relative"
    assert (reading.strict, reading.event, reading.n, reading.unit) == (None, event, n, unit)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "尽快",
        "适时",
        "近期",
        "9月底前启动，11月底前完成",  # two deadlines in one
        "9月底前完成、年底验收",
        "每年开展若干次",
        "第五季度",
        "月底前",
        "23年底前",
        "原则上9月底前",
    ],
)
def test_unknown_is_asked_never_guessed(phrase):
    with pytest.raises(PhraseUnknown) as refused:
        read_phrase(phrase, 2023)
    assert refused.value.code == "phrase_unknown"
    assert "系统不作推测" in str(refused.value)
    assert "请向发文机关确认具体日期" in str(refused.value)


@pytest.mark.parametrize("phrase", ["2月30日前", "13月底前", "0月前", "14月前", "13月上旬", "每季度末月31日前"])
def test_no_such_date(phrase):
    with pytest.raises(PhraseNoSuchDate, match="所指的日期不存在") as refused:
        read_phrase(phrase, 2023)
    assert "请核对原文的年、月、日" in str(refused.value)


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_month_end_is_the_last_day(year, month):
    day = read_phrase(f"{month}月底前", year).strict
    assert (day.year, day.month) == (year, month)
    assert (day + timedelta(days=1)).day == 1


@given(st.integers(2000, 2100), st.integers(1, 12), st.sampled_from(["上旬前", "中旬前", "下旬前", "前"]))
def test_strict_is_earlier_than_wide(year, month, form):
    reading = read_phrase(f"{month}月{form}", year)
    assert reading.strict < reading.wide


@given(st.text(alphabet="0123456789年月日上中下旬底末前后季度第每次完成", max_size=10))
def test_any_text_is_read_or_refused(phrase):
    try:
        reading = read_phrase(phrase, 2023)
    except PhraseRefused as refused:
        reading, sentence = None, str(refused)
    if reading is None:
        assert phrase in sentence
    else:
        assert (reading.strict is None) == (reading.kind == "relative")


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("9月30日", D(2023, 9, 30)),
        ("2024年3月15日前", D(2024, 3, 15)),
        ("年内", D(2023, 12, 31)),
        ("今年内完成", D(2023, 12, 31)),
        ("2024年内", D(2024, 12, 31)),
        ("年内全面完成", D(2023, 12, 31)),
    ],
)
def test_a_day_alone_and_within_the_year(phrase, day):
    assert read_phrase(phrase, 2023) == Reading(day)


@pytest.mark.parametrize(
    ("phrase", "day", "asked"),
    [
        ("2023年9月", D(2023, 9, 30), "只写到月份"),
        ("2月份", D(2023, 2, 28), "只写到月份"),
        ("力争到2024年年底", D(2024, 12, 31), "是争取的时间，是否按2024年12月31日盯办"),
        ("力争年内", D(2023, 12, 31), "是争取的时间"),
        ("力争年底前", D(2023, 12, 31), "是争取的时间"),
        ("争取9月底前完成", D(2023, 9, 30), "是争取的时间"),
    ],
)
def test_what_is_open_is_watched_and_asked(phrase, day, asked):
    reading = read_phrase(phrase, 2023)
    assert (reading.strict, reading.wide, reading.ambiguous) == (day, None, True)
    assert asked in reading.question


@pytest.mark.parametrize(
    ("phrase", "issued", "day"),
    [
        ("印发之日起3个月内", D(2023, 9, 1), D(2023, 12, 1)),
        ("自本方案印发之日起三个月内", D(2023, 11, 30), D(2024, 2, 29)),  # the month has no 30th
        ("印发之日起30日内", D(2023, 9, 1), D(2023, 10, 1)),
        ("方案印发后2个月内", D(2023, 12, 31), D(2024, 2, 29)),
    ],
)
def test_counted_from_the_day_of_issue(phrase, issued, day):
    assert read_phrase(phrase, 2023, issued) == Reading(day)
    relative = read_phrase(phrase, 2023)
    assert (relative.strict, relative.kind) == (None, "relative")
    assert relative.unit in ("月", "日")


def test_months_from_another_event_wait_for_it():
    reading = read_phrase("合同签订后6个月内", 2023, D(2023, 9, 1))
    assert (reading.strict, reading.kind, reading.event, reading.n, reading.unit) == (
        None,
        "relative",
        "合同签订",
        6,
        "月",
    )
