"""Leave: days on which a person neither acts nor is told, and who does it instead."""

from __future__ import annotations

from datetime import date, timedelta

from sqlmodel import Session, col, select

from models.person import Actor, Away, Person, PersonAct, PersonDeed
from models.refusal import Refusal
from models.values import ROLE_TITLES, Role
from record.people import check_administrator, holders, leaves, programme_date
from record.roster.changes import enter_act, person_of


class BadLeave(Refusal):
    """Raised when the days of a leave or its deputy do not fit."""

    code, exit_code = "bad_leave", 2


class NobodyLeft(Refusal):
    """Raised when nobody else holds the post on a day of the leave."""

    code = "nobody_left"


def take_leave(
    session: Session, actor: Actor, login: str, first: date, last: date, *, deputy: str | None = None, reason: str = ""
) -> None:
    """Enters a leave from `first` to `last`, both included.

    Raises:
        WrongRole: UnknownPerson: AlreadyRetired: as when people are edited.
        BadLeave: the days are reversed, are over, or meet another leave; the deputy is of another post or away.
        NobodyLeft: nobody else of the post would be there.
    """
    check_administrator(actor, "登记请假")
    person = person_of(session, login)
    if last < first or last < programme_date(session):
        raise BadLeave(f"请假自{first}至{last}：结束日期不能早于开始日期或者今天", remedy="请核对日期")
    for leave in leaves(session, (login,)).get(login, ()):
        if leave.first <= last and first <= leave.last:
            raise BadLeave(f"{person.name}已登记{leave.first}至{leave.last}的请假，与{first}至{last}重叠")
    _check_deputy(session, person, deputy, first, last)
    enter_act(session, actor, person, PersonDeed.LEAVE, reason, action="leave", first=first, last=last, other=deputy)


def _check_deputy(session: Session, person: Person, deputy: str | None, first: date, last: date) -> None:
    others = {p.login for p in holders(session, Role(person.role), person.district)} - {person.login}
    there = {
        login
        for login in others
        if not any(leave.first <= last and first <= leave.last for leave in _leaves(session, login))
    }
    if not there:
        raise NobodyLeft(
            f"{person.name}请假期间，同岗位没有其他在岗人员", remedy="请先用 people load 登记一名同岗位人员，再登记请假"
        )
    if deputy is not None and deputy not in there:
        raise BadLeave(
            f"“{deputy}”不能代办：{_why_not(session, person, deputy)}", remedy=f"可写：{'、'.join(sorted(there))}"
        )


def _why_not(session: Session, person: Person, deputy: str) -> str:
    """Why somebody cannot deputise, in the order in which it is mended."""
    other = session.get(Person, deputy)
    if other is None:
        return "没有登记这个登录名"
    if other.login == person.login:
        return "不能由本人代办"
    if other.role != person.role:
        return f"其岗位为{ROLE_TITLES[Role(other.role)]}，请假人的岗位为{ROLE_TITLES[Role(person.role)]}，须为同岗位"
    if other.district != person.district:
        return f"其县区为{other.district or '市级'}，请假人的县区为{person.district or '市级'}，须为同县区"
    return "其间请假或者已经离岗，须为在岗人员"


def _leaves(session: Session, login: str) -> tuple[Away, ...]:
    return leaves(session, (login,)).get(login, ())


def end_leave(session: Session, actor: Actor, login: str, reason: str = "") -> None:
    """The person is back: a leave under way ended yesterday, one that lies ahead is called off.

    Raises:
        BadLeave: there is none.
    """
    check_administrator(actor, "变更请假")
    person, today = person_of(session, login), programme_date(session)
    open_leaves = [leave for leave in _leaves(session, login) if leave.last >= today]
    if not open_leaves:
        raise BadLeave(f"{person.name}（{login}）没有尚未结束的请假")
    for leave in open_leaves:
        began = leave.first < today
        enter_act(
            session,
            actor,
            person,
            PersonDeed.LEAVE_CHANGED,
            reason,
            action="end_leave",
            first=leave.first if began else None,
            last=today - timedelta(days=1) if began else None,
            other=leave.deputy,
            changes=_number(session, login, leave),
        )


def _number(session: Session, login: str, leave: Away) -> int:
    """The number of the act that the leave stands in: the last one with its first day."""
    query = select(PersonAct.number).where(PersonAct.login == login, PersonAct.first_on == leave.first)
    query = query.where(col(PersonAct.what).in_((PersonDeed.LEAVE.value, PersonDeed.LEAVE_CHANGED.value)))
    return int(session.exec(query.order_by(col(PersonAct.number).desc())).first() or 0)
