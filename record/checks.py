"""What holds for every act: role and district, order and lawful dates."""

from __future__ import annotations

from datetime import date

from models.case import Case
from models.person import Actor
from models.values import CITY_ROLES, ROLE_TITLES, Role
from record.errors import (
    BeforeProgramme,
    CalendarUnknown,
    FutureDate,
    NoBreach,
    NotReady,
    TooEarly,
    TooLate,
    UnknownStep,
    WrongDistrict,
    WrongRole,
)
from record.situation import Dossier
from rules.calendar import Calendar
from rules.dates.projection import last_basis
from rules.dates.reasons import ADVISED, CAPS, first_day
from rules.dates.schedule import Reason, Row, explain
from rules.procedure import IN_ORDER, Step, nth_of
from rules.procedures import PROCEDURES

BREACH_ROLES = frozenset({Role.DISTRICT_LEADER, Role.PROJECT_MANAGER, Role.CITY_LEADER})
"""Who may record that a limit of the law was exceeded."""

LATE_REMEDY = "确已发生的，请由分管领导注明原因，按逾期办理登记"
LATE_REMEDIES = {
    "clarification": "请同时顺延投标截止时间（填写new_deadline），使通知之日至截止之日不少于规定的时间",
    "bid_opening": "请按公告载明的时间开标；时间有变的，先登记澄清、修改并顺延",
}
"""What to do instead, if there is something better than to record a breach."""


def authorise(actor: Actor, dossier: Dossier, step: Step, *, breach: bool) -> None:
    """The actor has the step's role and belongs to the case's district; a breach is recorded by a leader.

    Raises:
        WrongRole: WrongDistrict: NoBreach: with what to do.
    """
    district, doer = dossier.district_name, step.doer(city=dossier.district is None)
    elsewhere = actor.district != district if actor.district else district and actor.role not in CITY_ROLES
    if elsewhere:
        raise WrongDistrict(
            f"{actor.title}不能办理{district or '市级'}的“{step.title}”",
            remedy=f"请由{district or '市级'}的{ROLE_TITLES[doer]}办理",
        )
    if breach and actor.role not in BREACH_ROLES:
        raise NoBreach(f"{actor.title}无权登记逾期办理", remedy="请由分管领导或市专班登记，并写明原因")
    if actor.role is not doer and not (breach and actor.role in BREACH_ROLES):
        raise WrongRole(f"{actor.title}不能办理“{step.title}”", remedy=f"请由{ROLE_TITLES[doer]}办理")


def check_round(case: Case, named: int | None) -> None:
    """Who names a round means the present one; None where none is named.

    Raises:
        UnknownStep: with the round that the case is in.
    """
    if named is not None and named != case.round:
        raise UnknownStep(f"“{case.slug}”现为第{case.round}轮，指令写的是第{named}轮", remedy="请核对轮次")


def check_dates(actor: Actor, dossier: Dossier, step: Step, row: Row, on: date, breach: str | None) -> None:
    """The act's date: not in the future, in order, not too early, and too late only as a breach.

    Raises:
        FutureDate: BeforeProgramme: NotReady: CalendarUnknown: TooEarly: TooLate: NoBreach: with article and remedy.
    """
    if on > dossier.today:
        raise FutureDate(f"“{step.title}”的日期{on}晚于今天（{dossier.today}）", remedy="请在办理之后登记实际日期")
    check_opened(dossier, step, row.subject, on)
    if row.ready_on is None:
        raise NotReady(
            f"“{step.title}”还不能办理：{_pending(dossier, row)}",
            basis=_blocked_by(dossier, row),
            remedy="请先办结前一环节",
        )
    check_limits(dossier, step, row, on, breach)


def check_opened(dossier: Dossier, step: Step, subject: str, on: date) -> None:
    """The act does not come before its case, or its round, was opened; a lot of an earlier round keeps to that.

    Raises:
        BeforeProgramme: with both dates.
    """
    earlier = step.once or dossier.settled(nth_of(subject)[0])
    opened = dossier.case.opened_on if earlier else dossier.situation.opened_on
    if opened and on < opened:
        raise BeforeProgramme(f"“{step.title}”的日期{on}早于本事项（本轮）启动日期{opened}", remedy="请核对日期")


def check_limits(dossier: Dossier, step: Step, row: Row, on: date, breach: str | None) -> None:
    """The act's date between the first and the last lawful day of its row; past the last only as a breach.

    Raises:
        CalendarUnknown: TooEarly: TooLate: NoBreach: with article and remedy.
    """
    _check_calendar(dossier, step, row, on)
    first = first_day(row.reasons)
    if first and on < first:
        raise _too_early(dossier, step, row, on, first)
    late = row.limit is not None and on > row.limit
    if late and breach is None:
        raise TooLate(
            f"“{step.title}”最迟应于{row.limit}办理，{on}已逾期：{_because(dossier, row)}",
            basis=last_basis(row),
            remedy=LATE_REMEDIES.get(step.name, LATE_REMEDY),
        )
    if breach is not None and not late:
        raise NoBreach(f"“{step.title}”在法定期限内，不能登记为逾期办理", remedy="请去掉逾期原因后重新提交")


def advice(dossier: Dossier, row: Row, on: date) -> list[str]:
    """What is to be said of an act's date that keeps the law: it comes sooner than is prudent, or it uses a last day that
    was put off over days of rest, or the day itself is one."""
    said, calendar, names = [], dossier.calendar, titles(dossier)
    first = first_day(row.reasons)
    for reason in row.reasons:
        if reason.kind == ADVISED and reason.end and on < reason.end and not (first and on < first):
            said.append(f"{explain(reason, calendar, names)}（{reason.basis}）；{on}办理不违反法律，风险自担")
        if reason.last and reason.end and reason.end < on <= reason.last:
            said.append(_put_off(reason, calendar))
    if not calendar.is_working(on):
        said.append(f"{on}为{calendar.name_of(on)}，请核对日期")
    return said


def _put_off(reason: Reason, calendar: Calendar) -> str:
    assert reason.counted
    rest = (
        f"期限至{reason.counted}（{calendar.name_of(reason.counted)}）"
        if reason.kind == "within"
        else "倒推的期限逢休息日"
    )
    doubt = (
        ""
        if reason.counted in calendar.holidays or reason.kind != "within"
        else ("；87号只写“国家法定节假日”，周末是否顺延待核实")
    )
    return f"{rest}，稳妥日期为{reason.end}，法定最后一日为{reason.last}（民法典 203；{reason.basis}）{doubt}"


def _check_calendar(dossier: Dossier, step: Step, row: Row, on: date) -> None:
    """No limit that the act is judged by was counted through a year without a notice."""
    for reason in row.reasons:
        counted = reason.n or (reason.start in dossier.procedure.index and dossier.procedure.step(reason.start).lapse)
        if counted and reason.end and (missing := _unknown_year(dossier.calendar, reason, on)):
            raise CalendarUnknown(
                f"“{step.title}”的法定期限涉及{missing}年，该年放假安排尚未载入，日期只是预估："
                f"{explain(reason, dossier.calendar, titles(dossier))}",
                missing,
                basis=reason.basis,
            )


def _unknown_year(calendar: Calendar, reason: Reason, on: date) -> int | None:
    """The year without a notice on which it depends whether an act of `on` keeps this limit."""
    missing = [d.year for d in (on, reason.start_on, reason.counted, reason.end) if d and not calendar.knows(d)]
    # a maximum that ends in such a year, wherever in it, leaves every working day before it free
    maximum = reason.kind in ("within", ADVISED) or (reason.kind == "lead" and not reason.n)
    if not missing or (maximum and on <= calendar.on_or_before(calendar.until)):
        return None
    return min(missing)


def _too_early(dossier: Dossier, step: Step, row: Row, on: date, first: date) -> TooEarly:
    reason = next(r for r in row.reasons if r.end == first and r.kind not in CAPS and r.kind != ADVISED)
    return TooEarly(
        f"“{step.title}”最早可于{first}办理，{on}过早：{explain(reason, dossier.calendar, titles(dossier))}",
        basis=reason.basis,
        remedy=f"请于{first}及以后办理",
    )


def titles(dossier: Dossier) -> dict[str, str]:
    """Chinese titles of the procedure's steps, and of the other cases' steps that they wait on, for reasons."""
    waits = {wait for step in dossier.procedure.steps for wait in step.waits}
    others = {step.name: step.title for procedure in PROCEDURES.values() for step in procedure.steps}
    return {wait.name: others[wait.step] for wait in waits} | {
        step.name: step.title for step in dossier.procedure.steps
    }


def _pending(dossier: Dossier, row: Row) -> str:
    names = titles(dossier)
    waiting = [r for r in row.reasons if _unsettled(dossier, row, r)]
    return "、".join(
        dict.fromkeys(
            explain(r, dossier.calendar, names)
            if r.kind == "suspended"
            else f"{r.start}尚未办结"
            if r.kind == "hold"
            else f"“{names.get(r.start) or r.basis}”尚未完成"
            for r in waiting
        )
    )


def _blocked_by(dossier: Dossier, row: Row) -> str:
    """The articles of what must come before and has not; the mere order of the procedure has none."""
    return "；".join(
        dict.fromkeys(r.basis for r in row.reasons if r.basis not in ("", IN_ORDER) and _unsettled(dossier, row, r))
    )


def _unsettled(dossier: Dossier, row: Row, reason: Reason) -> bool:
    if reason.kind in ("wait", "hold", "suspended"):
        return reason.end is None
    if reason.kind not in ("at_least", "lapse", ADVISED):
        return False
    sources = [r for r in dossier.rows.values() if r.step == reason.start and r.subject in ("", row.subject)]
    sources = sources or [r for r in dossier.rows.values() if r.step == reason.start]
    return not all(r.settled for r in sources)


def _because(dossier: Dossier, row: Row) -> str:
    reason = next((r for r in row.reasons if r.kind in CAPS and r.last == row.limit), None)
    return explain(reason, dossier.calendar, titles(dossier)) if reason else "公告载明的时间已过"
