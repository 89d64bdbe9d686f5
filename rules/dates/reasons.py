"""Why a date is what it is: the reason of a limit, and how it reads in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from rules.calendar import Calendar, Unit

ADVISED = "advised"
"""The kind of what is prudent but no law: an act that comes sooner is accepted and told so."""
CAPS = frozenset({"within", "lead"})
"""The kinds that set a last day; an announced date sets both."""


class Reason(NamedTuple):
    """The rule of a limit, what it was counted from, and where the count ended."""

    kind: str
    """at_least, lapse, within, lead, not_before, advised, wait, hold, appointed, suspended, plan."""
    rule: str
    basis: str
    start: str
    start_on: date | None
    n: int
    unit: str
    counted: date | None
    """The end before rolling."""
    end: date | None
    paused: int = 0
    """By how many days (working days, where it counts such) a hold put the limit off."""
    last: date | None = None
    """Of a maximum, the last day by the law: `end` is the safe date, which lies before it where the count ended on a rest
    day."""


def last_day(reasons: Iterable[Reason]) -> date | None:
    """The last day on which an act keeps every maximum that is set; None if none is."""
    return min((reason.last for reason in reasons if reason.last), default=None)


def first_day(reasons: Iterable[Reason]) -> date | None:
    """The first day on which an act keeps every minimum of the law, whatever is prudent; None if none is set."""
    return max((r.end for r in reasons if r.end and r.kind not in CAPS and r.kind != ADVISED), default=None)


def explain(reason: Reason, calendar: Calendar, titles: Mapping[str, str]) -> str:
    """The reason as a Chinese sentence, with each rest day that was passed and whether the end rolled."""
    start = titles.get(reason.start, reason.start)
    if reason.start_on is None:
        return f"待“{start}”完成后计算"
    if reason.kind == "within" and reason.end is None:
        return f"自“{start}”（{reason.start_on}）起算，暂停期间不计，待恢复后确定（待核实）"
    if reason.kind == "wait":
        return f"须在“{start}”（{reason.start_on}）之后"
    if reason.kind == "hold":
        return f"因{reason.start}暂停，{reason.start_on}恢复"
    if reason.kind == "appointed":
        return f"公告载明为{reason.start_on}"
    if reason.kind == "suspended":
        return f"公告载明为{reason.start_on}，" + (
            "暂停期间不能进行，须另行公告时间" if reason.end is None else "暂停期间不计算逾期"
        )
    if reason.n == 0:
        return f"不{'晚' if reason.kind in ('lead', 'within') else '早'}于“{start}”（{reason.start_on}）"
    kind = reason.kind
    if kind == ADVISED:
        assert reason.counted
        kind = "not_before" if reason.counted < reason.start_on else "at_least"
    text = _SENTENCES[kind].format(start=start, on=reason.start_on, n=reason.n, unit=reason.unit)
    return text + _passage(reason, calendar) + ("（不作强制）" if reason.kind == ADVISED else "")


_SENTENCES = {
    "at_least": "自“{start}”（{on}）次日起算不少于{n}{unit}",
    "lapse": "自“{start}”（{on}）次日起算{n}{unit}届满",
    "within": "自“{start}”（{on}）次日起算{n}{unit}内",
    "lead": "“{start}”（{on}）前至少{n}{unit}",
    "not_before": "不早于“{start}”（{on}）前{n}{unit}",
}


def _passage(reason: Reason, calendar: Calendar) -> str:
    assert reason.start_on and reason.counted and reason.end
    text = f"，至{reason.counted}"
    if reason.paused:
        text += f"；暂停{reason.paused}{reason.unit}不计入（待核实），最迟{reason.end}"
    elif reason.end != reason.counted:
        way = "顺延至" if reason.end > reason.counted else "提前至"
        text += f"（{calendar.name_of(reason.counted)}），{way}{reason.end}"
        if reason.last and reason.last > reason.end:
            text += f"为稳妥日期，法定最后一日为{reason.last}"
    if reason.unit == Unit.WORKING_DAYS.value and (rest := calendar.rest_days(reason.start_on, reason.end)):
        text += "；其间不计" + "、".join(f"{d.isoformat()[5:]}{calendar.name_of(d)}" for d in rest)
    if not calendar.knows(reason.end):
        text += f"；{reason.end.year}年放假安排尚未公布，为预估日期"
    return text
