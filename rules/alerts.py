"""The ladder of alerts (提醒): which rung a deadline stands on today, and what the message says.

15, 7, 3 and 1 working days before, on the day, then once on every working day after; from the 3rd overdue
working day to the district leader, from the 6th to the city leader. A case of the city, which has no district
leader, goes to the city leader from the 3rd.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar, Unit

BEFORE = (15, 7, 3, 1)
"""Working days before the due day, which itself is not counted."""
TO_DISTRICT_LEADER = 3
TO_CITY_LEADER = 6
"""Overdue working days from which the next level is told (逐级上报)."""

HANDLER, DISTRICT_LEADER, CITY_LEADER = 0, 1, 2
LEVELS = {HANDLER: "", DISTRICT_LEADER: "，提请属地分管领导督促办理", CITY_LEADER: "，提请市局分管领导督促办理"}


@dataclass(frozen=True)
class Rung:
    """One step of the ladder.

    `key` (15, 7, 3, 1, 0, +1, +2 …) is the rung's part of the key by which an alert is enqueued only once.
    `left` counts the working days after today up to the due day; negative: overdue working days.
    """

    key: str
    level: int
    left: int


def alert_on(due_on: date, calendar: Calendar) -> date:
    """The date of the first rung."""
    return calendar.shift(due_on, -BEFORE[0], Unit.WORKING_DAYS)


def rung_for(due_on: date, today: date, calendar: Calendar, *, city: bool = False) -> Rung | None:
    """The most urgent rung whose date has come; None before the first, and on a rest day after the due day.

    A row that becomes ready late therefore gets one alert at once, not all that it missed.
    """
    if today > due_on:
        return _overdue(calendar.working_days(due_on, today), city) if calendar.is_working(today) else None
    left = calendar.working_days(today, due_on)
    if today == due_on:
        return Rung("0", HANDLER, left)
    passed = [n for n in BEFORE if calendar.shift(due_on, -n, Unit.WORKING_DAYS) <= today]
    return Rung(str(min(passed)), HANDLER, left) if passed else None


def _overdue(days: int, city: bool) -> Rung:
    if days < TO_DISTRICT_LEADER:
        level = HANDLER
    else:
        level = CITY_LEADER if city or days >= TO_CITY_LEADER else DISTRICT_LEADER
    return Rung(f"+{days}", level, -days)


def alert_title(rung: Rung, place: str, step: str) -> str:
    """The subject line: what stands where, in one glance."""
    state = f"已逾期{-rung.left}个工作日" if rung.left < 0 else _time_left(rung)
    return f"{place}“{step}”{state}"


def alert_text(
    rung: Rung,
    number: str,
    *,
    place: str,
    step: str,
    due_on: date,
    basis: str,
    provisional: bool = False,
    empty: Sequence[str] = (),
) -> str:
    """The message. `number` stands in it so that a message delivered twice is recognised.

    `place` is the district (or station, or 市级), `step` the step's title, `basis` the article or the clause.
    A `provisional` date was counted through a year whose holidays are not published yet, and may move. `empty` are
    the titles of posts that nobody holds today: who is told in their place is asked to fill them.
    """
    included = "（含当日，预估）" if provisional else "（含当日）"
    until = f"{due_on.year}年{due_on.month}月{due_on.day}日前{included}"
    if rung.left < 0:
        body = f"应于{until}办结，已逾期{-rung.left}个工作日{LEVELS[rung.level]}"
    else:
        body = f"须于{until}办结，{_time_left(rung)}"
    vacant = f"{'、'.join(empty)}岗位今日无人在岗，请指定人员办理。" if empty else ""
    return f"【驿程提醒 {number}】{place}“{step}”{body}。依据：{basis}。{vacant}"


def _time_left(rung: Rung) -> str:
    if rung.key == "0":
        return "今天到期"
    return f"还有{rung.left}个工作日" if rung.left else "到期前已无其他工作日"
