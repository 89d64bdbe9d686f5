"""The ladder of alerts: which rung on which day, who is told, and what the message says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.alerts import Rung, alert_on, alert_text, alert_title, rung_for
from rules.calendar import Unit, official_calendar

CAL = official_calendar()
DUE = date(2023, 10, 17)  # a Tuesday; the National Day holiday lies before it


@pytest.mark.parametrize(
    ("today", "rung"),
    [
        (date(2023, 9, 17), None),  # Sunday before the first rung
        (date(2023, 9, 19), None),
        (date(2023, 9, 20), Rung("15", 0, 15)),  # 8 days in October, 7 in September
        (date(2023, 9, 25), Rung("15", 0, 12)),
        (date(2023, 10, 7), Rung("15", 0, 8)),  # a make-up Saturday
        (date(2023, 10, 8), Rung("7", 0, 7)),
        (date(2023, 10, 12), Rung("3", 0, 3)),
        (date(2023, 10, 14), Rung("3", 0, 2)),  # Saturday: the last rung that came
        (date(2023, 10, 16), Rung("1", 0, 1)),
        (date(2023, 10, 17), Rung("0", 0, 0)),
        (date(2023, 10, 18), Rung("+1", 0, -1)),
        (date(2023, 10, 19), Rung("+2", 0, -2)),
        (date(2023, 10, 20), Rung("+3", 1, -3)),  # one level up
        (date(2023, 10, 21), None),  # no alert on a rest day
        (date(2023, 10, 24), Rung("+5", 1, -5)),
        (date(2023, 10, 25), Rung("+6", 2, -6)),  # two levels up
        (date(2023, 11, 30), Rung("+32", 2, -32)),
    ],
)
def test_rung(today: date, rung: Rung | None) -> None:
    assert rung_for(DUE, today, CAL) == rung


def test_first_rung() -> None:
    assert alert_on(DUE, CAL) == date(2023, 9, 20)


@pytest.mark.parametrize(("day", "level"), [(19, 0), (20, 2), (25, 2)])
def test_a_case_of_the_city_goes_to_the_city_leader(day: int, level: int) -> None:
    rung = rung_for(DUE, date(2023, 10, day), CAL, city=True)
    assert rung is not None
    assert rung.level == level


def test_due_on_a_rest_day() -> None:
    """2023年年底前 is Sunday 12-31: the day itself has its rung, the first overdue day is 2024-01-02."""
    due = date(2023, 12, 31)
    assert rung_for(due, date(2023, 12, 29), CAL) == Rung("1", 0, 0)
    assert rung_for(due, due, CAL) == Rung("0", 0, 0)
    assert rung_for(due, date(2024, 1, 1), CAL) is None
    assert rung_for(due, date(2024, 1, 2), CAL) == Rung("+1", 0, -1)


@pytest.mark.parametrize(
    ("today", "title", "text"),
    [
        (date(2023, 10, 12), "惠城区“招标公告”还有3个工作日", "须于2023年10月17日前（含当日）办结，还有3个工作日"),
        (date(2023, 10, 17), "惠城区“招标公告”今天到期", "须于2023年10月17日前（含当日）办结，今天到期"),
        (date(2023, 10, 19), "惠城区“招标公告”已逾期2个工作日", "应于2023年10月17日前（含当日）办结，已逾期2个工作日"),
        (
            date(2023, 10, 20),
            "惠城区“招标公告”已逾期3个工作日",
            "应于2023年10月17日前（含当日）办结，已逾期3个工作日，提请属地分管领导督促办理",
        ),
        (
            date(2023, 10, 25),
            "惠城区“招标公告”已逾期6个工作日",
            "应于2023年10月17日前（含当日）办结，已逾期6个工作日，提请市局分管领导督促办理",
        ),
    ],
)
def test_words(today: date, title: str, text: str) -> None:
    rung = rung_for(DUE, today, CAL)
    assert rung is not None
    assert alert_title(rung, "惠城区", "招标公告") == title
    said = alert_text(rung, "A0001", place="惠城区", step="招标公告", due_on=DUE, basis="方案四（二）")
    assert said == f"【驿程提醒 A0001】惠城区“招标公告”{text}。依据：方案四（二）。"


def test_a_late_reminder_tells_the_days_that_are_left_not_the_rungs() -> None:
    rung = rung_for(DUE, date(2023, 10, 10), CAL)
    assert rung == Rung("7", 0, 5)
    assert alert_title(rung, "惠城区", "招标公告") == "惠城区“招标公告”还有5个工作日"


DUES = st.dates(date(2019, 6, 1), date(2026, 6, 30))


@given(due=DUES)
def test_watched_every_day_each_rung_comes_once_and_in_order(due: date) -> None:
    seen: list[str] = []
    day = due - timedelta(days=45)
    while day < due + timedelta(days=30):
        rung = rung_for(due, day, CAL)
        if rung and rung.key not in seen:
            seen.append(rung.key)
        day += timedelta(days=1)
    overdue = CAL.working_days(due, day - timedelta(days=1))
    assert seen == ["15", "7", "3", "1", "0", *(f"+{n}" for n in range(1, overdue + 1))]


@given(due=DUES, lateness=st.integers(-30, 30))
def test_the_first_rung_opens_the_watch(due: date, lateness: int) -> None:
    today = due + timedelta(days=lateness)
    if today < alert_on(due, CAL):
        assert rung_for(due, today, CAL) is None
    elif today <= due or CAL.is_working(today):
        assert rung_for(due, today, CAL) is not None


@given(due=DUES, n=st.sampled_from([15, 7, 3, 1]))
def test_a_rung_lies_its_working_days_before(due: date, n: int) -> None:
    rung = rung_for(due, CAL.shift(due, -n, Unit.WORKING_DAYS), CAL)
    assert rung is not None
    assert rung.key == str(n)
