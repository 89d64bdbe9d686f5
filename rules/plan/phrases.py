"""Deadline phrases of published plans (9月底前, 12月中旬前, 第三季度 …) read as dates.

Each form is one entry of `FORMS`: what it looks like and what it means. Where a phrase can be read in two
ways both dates come back with the question to ask; the strict one is watched until somebody answers. What
fits no form is refused with a question: no date is ever guessed. The year comes from the document unless the
phrase names one.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from models.plan import Kind
from models.refusal import Refusal


class PhraseRefused(Refusal):
    """Base of what this module refuses. `str()` is the Chinese sentence for the user, with what to do."""

    code = "phrase_refused"

    def __init__(self, phrase: str, problem: str, remedy: str) -> None:
        super().__init__(f"时限“{phrase}”{problem}", remedy=remedy)
        self.phrase, self.problem = phrase, problem


class PhraseUnknown(PhraseRefused):
    """Raised when a phrase fits no known form: a person is asked what it means."""

    code = "phrase_unknown"


class PhraseNoSuchDate(PhraseRefused):
    """Raised when a phrase names a day or month that does not exist, such as 2月30日."""

    code = "phrase_no_such_date"


@dataclass(frozen=True)
class Reading:
    """What a phrase means.

    strict    the date by the narrow reading; of a recurring duty the end of its last period in the year;
              None only for `relative`, whose date needs its event
    wide      the later date by the other reading, if there is one
    ambiguous whether `question` must be put to a person
    kind      by: done at the latest; start: begun at the latest; recurring; relative: counted from `event`
    occurrences  all dates within the year (recurring)
    event, n, unit  counted from which event, how many, 日, 工作日 or 月 (relative)
    times     how often a period (recurring)
    """

    strict: date | None
    kind: Kind = "by"
    wide: date | None = None
    ambiguous: bool = False
    question: str | None = None
    occurrences: tuple[date, ...] = ()
    event: str | None = None
    n: int | None = None
    unit: Literal["日", "工作日", "月"] | None = None
    times: int | None = None


_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_YEAR = r"(?:(?P<year>\d{4})年|(?P<this>今年|当年|本年)|(?P<next>明年|次年))?"
_MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
_DO = r"(?:全面|全部|基本|初步)?将?(?:完成|建成|建立|实现|达到|投入|出台|制定|印发|上线|开业|运营)"
_START = r"(?:全面|全部)?(?:动工|开工|开建|启动|开始|进场)"
# What may follow the date: one verb and its object. A second time word would be a second deadline: refused.
_TAIL = rf"(?:(?:(?P<start>{_START})|{_DO})[^\d年月日旬季底末前后,;。]*)?"


def read_phrase(phrase: str, year: int, issued_on: date | None = None) -> Reading:
    """What a published deadline phrase means in a document of `year`; what counts from its issue (印发之日起3个月内)
    has a date once that day is known.

    Raises PhraseUnknown for what fits no form and PhraseNoSuchDate for a day that does not exist.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", phrase))
    bare = re.sub(_HOPED, "", text)
    for pattern, meaning in FORMS:
        found = pattern.fullmatch(bare)
        if found:
            try:
                return _hoped(text, bare, _dated(meaning(found, _year(found, year)), issued_on))
            except ValueError as error:
                raise PhraseNoSuchDate(phrase, "所指的日期不存在", "请核对原文的年、月、日") from error
    raise PhraseUnknown(phrase, "无法识别，系统不作推测", "请核对是否录入有误；如原文如此，请向发文机关确认具体日期")


_HOPED = r"^(?:力争|争取|力求)(?:在|于)?"
_ISSUE = re.compile(r"(?:自|从)?(?:本)?(?:方案|通知|文件|意见)?(?:印发|发布|公布|下发)")


def _hoped(text: str, bare: str, meant: Reading) -> Reading:
    """力争 is no firm date: it is watched, and asked."""
    if text == bare or meant.ambiguous:
        return meant
    question = f"“{text}”是争取的时间，是否按{_say(meant.strict)}盯办？请确认。" if meant.strict else None
    return replace(meant, ambiguous=question is not None, question=question)


def _dated(meant: Reading, issued_on: date | None) -> Reading:
    """What counts from the issue of the document is a date where the day of issue is known."""
    if issued_on is None or meant.n is None or not _ISSUE.fullmatch(meant.event or "") or meant.unit == "工作日":
        return meant
    if meant.unit == "日":
        return Reading(issued_on + timedelta(days=meant.n))
    month = issued_on.month - 1 + meant.n
    last = _month_end(issued_on.year + month // 12, month % 12 + 1)
    return Reading(last.replace(day=min(last.day, issued_on.day)))


def _year(found: re.Match[str], year: int) -> int:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return year + 1 if groups.get("next") else year


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS[text]


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else date(year, month, 1)


def _before_month(year: int, month: int) -> date:
    """The last day before the month begins."""
    return _month_end(year - 1, 12) if month == 1 else _month_end(year, month - 1)


def _kind(found: re.Match[str]) -> Kind:
    return "start" if found.group("start") else "by"


def _by(found: re.Match[str], day: date) -> Reading:
    return Reading(day, _kind(found))


def _either(found: re.Match[str], strict: date, wide: date) -> Reading:
    question = f"“{found.string}”是指不迟于{_say(strict)}（从严），还是不迟于{_say(wide)}（从宽）？请确认。"
    return Reading(strict, _kind(found), wide, ambiguous=True, question=question)


def _say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _month_end_form(found: re.Match[str], year: int) -> Reading:
    return _by(found, _month_end(year, _number(found["month"])))


def _month_before(found: re.Match[str], year: int) -> Reading:
    month = _number(found["month"])
    return _either(found, _before_month(year, month), _month_end(year, month))


def _tenth(found: re.Match[str], year: int) -> Reading:
    """上旬, 中旬, 下旬: within it is its last day; 前 may also mean before it begins."""
    month = _number(found["month"])
    ends = {"上": date(year, month, 10), "中": date(year, month, 20), "下": _month_end(year, month)}
    starts = {"上": _before_month(year, month), "中": date(year, month, 10), "下": date(year, month, 20)}
    part = found["part"]
    return _either(found, starts[part], ends[part]) if found["before"] else _by(found, ends[part])


def _day(found: re.Match[str], year: int) -> Reading:
    return _by(found, date(year, _number(found["month"]), int(found["day"])))


def _year_end(found: re.Match[str], year: int) -> Reading:
    return _by(found, date(year, 12, 31))


def _year_only(found: re.Match[str], year: int) -> Reading:
    day = date(year, 12, 31)
    question = f"“{found.string}”只写到年份，暂按{_say(day)}盯办，请确认具体月、日。"
    return Reading(day, _kind(found), ambiguous=True, question=question)


def _month_only(found: re.Match[str], year: int) -> Reading:
    day = _month_end(year, _number(found["month"]))
    question = f"“{found.string}”只写到月份，暂按{_say(day)}盯办，请确认具体日期。"
    return Reading(day, _kind(found), ambiguous=True, question=question)


def _quarter(found: re.Match[str], year: int) -> Reading:
    quarter = _number(found["quarter"])
    end = _month_end(year, quarter * 3)
    if found["before"]:
        return _either(found, _before_month(year, quarter * 3 - 2), end)
    return _by(found, end)


def _every(days: tuple[date, ...], times: int = 1) -> Reading:
    return Reading(days[-1], "recurring", occurrences=days, times=times)


def _every_quarter_day(found: re.Match[str], year: int) -> Reading:
    return _every(tuple(date(year, month, int(found["day"])) for month in (3, 6, 9, 12)))


def _every_year(found: re.Match[str], year: int) -> Reading:
    return _every((date(year, 12, 31),), times=_number(found["times"]))


def _relative(found: re.Match[str], year: int) -> Reading:
    unit: Literal["日", "工作日", "月"] = "日"
    if found["unit"].endswith(("工作日", "月")):
        unit = "工作日" if found["unit"].endswith("工作日") else "月"
    return Reading(None, "relative", event=found["event"], n=_number(found["n"]), unit=unit)


_Meaning = Callable[[re.Match[str], int], Reading]


def _form(pattern: str, meaning: _Meaning) -> tuple[re.Pattern[str], _Meaning]:
    return re.compile(pattern), meaning


_IN = r"(?:到|在|于|截至)?"
FORMS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    _form(rf"{_IN}{_YEAR}{_MONTH}(?:底|末)(?:之?前)?{_TAIL}", _month_end_form),  # 9月底前
    _form(rf"{_IN}{_YEAR}{_MONTH}(?P<part>[上中下])旬(?P<before>之?前)?{_TAIL}", _tenth),  # 12月中旬前
    _form(rf"{_IN}{_YEAR}{_MONTH}(?P<day>\d{{1,2}})日(?:之?前)?{_TAIL}", _day),  # 12月10日前, 9月30日
    _form(rf"{_IN}{_YEAR}{_MONTH}之?前{_TAIL}", _month_before),  # 11月前全面完成
    _form(rf"{_IN}{_YEAR}{_MONTH}份?{_TAIL}", _month_only),  # 2023年9月
    _form(rf"(?:{_IN}(?P<year>\d{{4}})|[今当本])?年(?:以)?内{_TAIL}", _year_end),  # 年内
    _form(rf"{_IN}{_YEAR}(?:年底|年末)(?:之?前)?{_TAIL}", _year_end),  # 2023年年底前
    _form(rf"{_IN}(?P<year>\d{{4}})年(?:底|末)(?:之?前)?{_TAIL}", _year_end),  # 到2025年底
    _form(rf"{_IN}(?:[今当本]|(?P<next>[明次]))年(?:底|末)(?:之?前)?{_TAIL}", _year_end),  # 明年底前
    _form(rf"{_IN}(?P<year>\d{{4}})年{_TAIL}", _year_only),  # 2022年将建成
    _form(rf"{_IN}{_YEAR}第?(?P<quarter>[一二三四1-4])季度(?:底|末)?(?P<before>之?前)?{_TAIL}", _quarter),
    _form(r"每(?:个)?季度末月(?P<day>\d{1,2})日之?前", _every_quarter_day),  # 每季度末月20日前
    _form(
        r"每年(?:至少|不少于)?(?:进行|开展|组织)?(?P<times>\d{1,2}|[一二三四五六七八九十])次[^\d年月日]*", _every_year
    ),  # 每年至少进行1次
    _form(
        r"(?P<event>[^\d年月旬季,;。]+?)(?:之日起|之日后|后|之后)(?P<n>\d{1,3}|[一二三四五六七八九十])(?P<unit>个工作日|工作日|个自然日|日|天|个月)(?:以?内)?",
        _relative,
    ),  # 合同签订后15日内
)
