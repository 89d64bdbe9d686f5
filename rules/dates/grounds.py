"""A reason taken apart (期限的依据): what a page or a table prints in columns, where `explain` says it in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar, Unit
from rules.dates.schedule import Reason, explain
from rules.law import Law

CONFIDENCE = {
    "A": "已对照法规原文",
    "B": "依据摘引或者已公布的实例",
    "C": "凭经验记录，待核实",
    "D": "须先经人工确认，待核实",
}


def checked(confidence: str) -> str:
    """How sure we are of a rule, as users read it: of A/C the worse; '' without a rule."""
    return CONFIDENCE[max(confidence.split("/"))] if confidence else ""


@dataclass(frozen=True)
class Grounds:
    """One reason of a date."""

    reason: Reason
    start: str
    """Title of what it is counted from."""
    rule_text: str
    """The rule in short words; '' if the procedure's order or the plan is the reason."""
    confidence: str
    """A to D, A/C where sources differ, '' without a rule."""
    span: str
    """不少于20日, 5个工作日内."""
    skipped: tuple[tuple[date, str], ...]
    """The rest days that were not counted, or that the end was moved over, each with its holiday."""
    makeups: tuple[date, ...]
    """Days of a weekend that were counted, since the notice makes them working days (调休上班)."""
    roll: str
    """Whether the end rolled, which way, and why; '' if nothing is counted."""
    working_days: bool
    """Whether working days were counted: then `skipped` are not counted, else they are what the end was moved over."""
    argued_on: date | None
    """Of a maximum that ended on a rest day: the law's last day, to which it is put off (民法典 203; 87号 85)."""
    text: str
    """The whole as one sentence."""


def grounds(reason: Reason, calendar: Calendar, law: Law, on: date | None, titles: Mapping[str, str]) -> Grounds:
    """The reason in its parts. `on` chooses the versions of the law."""
    argued_on = _argued(reason, calendar)
    return Grounds(
        reason,
        titles.get(reason.start, reason.start),
        *_source(law, reason.rule, on),
        _span(reason),
        _skipped(reason, calendar),
        _makeups(reason, calendar),
        _roll(reason, calendar, argued_on),
        _counts_working_days(reason),
        argued_on,
        explain(reason, calendar, titles),
    )


def _source(law: Law, rule_id: str, on: date | None) -> tuple[str, str]:
    """Text and confidence; of what has no rule, or a rule that came later than the case, nothing."""
    rule = law.find(rule_id, on)
    return (rule.text, rule.confidence) if rule else ("", "")


_SPANS = {
    "at_least": "不少于{n}",
    "lapse": "{n}届满",
    "within": "{n}内",
    "lead": "此前至少{n}",
    "not_before": "此前{n}以内",
    "advised": "以{n}为宜（不作强制）",
}
_ORDERS = {
    "wait": "待其办结",
    "hold": "暂停至其办结",
    "appointed": "公告载明的时间",
    "suspended": "公告载明的时间",
    "lead": "不晚于当日",
    "within": "不晚于当日",
}


def _span(reason: Reason) -> str:
    if not reason.n:
        return _ORDERS.get(reason.kind, "不早于当日")
    unit = "个工作日" if reason.unit == Unit.WORKING_DAYS.value else reason.unit
    return _SPANS[reason.kind].format(n=f"{reason.n}{unit}")


def _counts_working_days(reason: Reason) -> bool:
    return reason.unit == Unit.WORKING_DAYS.value and reason.n > 0


def _skipped(reason: Reason, calendar: Calendar) -> tuple[tuple[date, str], ...]:
    if reason.start_on is None or reason.counted is None or reason.end is None or not reason.n:
        return ()
    if _counts_working_days(reason):
        days: tuple[date, ...] = calendar.rest_days(reason.start_on, reason.end)
    elif reason.end == reason.counted or reason.paused:
        days = ()
    else:
        days = tuple(
            d
            for d in sorted({reason.counted, *calendar.rest_days(reason.counted, reason.end)})
            if not calendar.is_working(d)
        )
    return tuple((day, calendar.name_of(day)) for day in days)


def _makeups(reason: Reason, calendar: Calendar) -> tuple[date, ...]:
    if reason.start_on is None or reason.end is None or not _counts_working_days(reason):
        return ()
    low, high = sorted((reason.start_on, reason.end))
    return tuple(sorted(day for day in calendar.makeups if low < day <= high))


def _argued(reason: Reason, calendar: Calendar) -> date | None:
    """The law's last day where it lies after the safe date."""
    if reason.kind != "within" or not reason.n or reason.counted is None or reason.paused:
        return None
    return None if calendar.is_working(reason.counted) else calendar.on_or_after(reason.counted)


def _roll(reason: Reason, calendar: Calendar, argued_on: date | None) -> str:
    if reason.counted is None or reason.end is None or not reason.n:
        return ""
    if reason.paused:
        return f"暂停{reason.paused}{reason.unit}不计入（待核实），最迟{reason.end}"
    if reason.end == reason.counted:
        return "届满日为工作日，不需顺延"
    rest = f"{reason.counted}为{calendar.name_of(reason.counted)}"
    if argued_on:
        doubt = "" if reason.counted in calendar.holidays else "（周末是否顺延，待核实）"
        return f"{rest}，稳妥日期为{reason.end}；法定最后一日顺延至{argued_on}（民法典 203；87号 85）{doubt}"
    if reason.kind in ("lead", "not_before") or (reason.start_on and reason.counted < reason.start_on):
        return f"{rest}，倒推取{'更早' if reason.kind == 'lead' else '其后'}的工作日{reason.end}（待核实）"
    return f"{rest}，顺延至{reason.end}（民法典 203）"
