"""Who acts, and on what date of the programme."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, exists
from sqlalchemy import select as core
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from models.base import table_of
from models.clock import system_date
from models.database import record_head
from models.person import Actor, Away, Person, PersonAct, PersonDeed
from models.refusal import Refusal
from models.values import Role
from record.errors import UnknownPerson, WrongRole

ADMINISTRATORS = (Role.PROJECT_MANAGER, Role.CITY_LEADER)
"""Who keeps the list of people, loads plans, calendars and thresholds, and restores a backup."""


class ClockRefused(Refusal):
    """Raised when the programme date would go back, or a real record's clock would be set."""

    code = "clock"


class NotInitialised(Refusal):
    """Raised when the record has nobody yet who could act."""

    code, exit_code = "not_initialised", 2


class PersonLeft(Refusal):
    """Raised when somebody would act who has left."""

    code = "person_left"


class OnLeave(Refusal):
    """Raised when somebody would act on a day of their leave."""

    code = "on_leave"


def programme_date(session: Session) -> date:
    """Today, as the record sees it: the machine's date in the city, or the date that was set."""
    head = record_head(session)
    return head.clock_on if head.clock_on else system_date()


def set_programme_date(session: Session, on: date) -> None:
    """Moves the set clock of a rehearsal forward.

    Raises:
        ClockRefused: for a step back.
    """
    head = record_head(session)
    if head.clock_on and on < head.clock_on:
        raise ClockRefused(f"方案日期只能向前：现为{head.clock_on}，不能改为{on}")
    head.clock, head.clock_on = "set", on
    session.add(head)


def actor(session: Session, login: str) -> Actor:
    """The person who acts.

    Raises:
        NotInitialised: the record has no people yet.
        UnknownPerson: for an unknown or inactive login.
        PersonLeft: the person is retired.
        OnLeave: today is a day of the person's leave.
    """
    rows = session.execute(_WITH_LEAVES, {"login": login}).all()
    person = rows[0] if rows else None
    if person is None and session.exec(select(Person.login)).first() is None:
        raise NotInitialised(
            "还没有登记任何办理人员", remedy="请先用 ./yicheng init 登记第一名管理人员，再由其登记其他人员"
        )
    if person is None or not person.active:
        raise UnknownPerson(f"没有在岗人员“{login}”", remedy="请先登记人员或核对登录名")
    away = tuple(Away(row.first_on, row.last_on, row.other) for row in rows if row.first_on)
    found = Actor(person.login, person.name, Role(person.role), person.district, away, person.retired_on)
    check_present(found, programme_date(session))
    return found


def check_administrator(actor: Actor, what: str) -> None:
    """Refuses anyone who is not an administrator of the city; `what` completes 不能….

    Raises:
        WrongRole: with who may.
    """
    if actor.role not in ADMINISTRATORS or actor.district is not None:
        raise WrongRole(f"{actor.title}不能{what}", remedy="请由市专班或市局分管领导办理")


def check_present(who: Actor, on: date) -> None:
    """Refuses a person who is retired or on leave on a day: neither acts on it, nor is named as having acted.

    Raises:
        PersonLeft: retired by that day.
        OnLeave: with the days and the deputy.
    """
    if who.until is not None and on >= who.until:
        raise PersonLeft(f"{who.title}已于{who.until}离岗，不能办理{on}的事项", remedy="请由在岗人员办理")
    for leave in who.away:
        if leave.covers(on):
            deputy = f"由{leave.deputy}代办" if leave.deputy else "由同岗位的其他人员办理"
            raise OnLeave(f"{who.title}于{leave.first}至{leave.last}请假，不能办理{on}的事项", remedy=f"请{deputy}")


_LATER = aliased(PersonAct)
_STANDS = and_(
    or_(PersonAct.what == PersonDeed.LEAVE.value, PersonAct.what == PersonDeed.LEAVE_CHANGED.value),
    col(PersonAct.first_on).is_not(None),
    ~exists().where(col(_LATER.login) == PersonAct.login, col(_LATER.changes) == PersonAct.number),
)
"""A leave, or the last word on one."""
_LEAVE = (col(PersonAct.first_on), col(PersonAct.last_on), col(PersonAct.other))
_LEAVES = (
    core(col(PersonAct.login), *_LEAVE)
    .where(col(PersonAct.login).in_(bindparam("logins", expanding=True)), _STANDS)
    .order_by(col(PersonAct.first_on))
)
_PERSON = table_of(Person)
_WITH_LEAVES = (
    core(*(_PERSON.c[name] for name in ("login", "name", "role", "district", "active", "retired_on")), *_LEAVE)
    .select_from(_PERSON)
    .outerjoin(PersonAct, and_(col(PersonAct.login) == _PERSON.c.login, _STANDS))
    .where(_PERSON.c.login == bindparam("login"))
    .order_by(col(PersonAct.first_on))
)
"""A person, with a row for each leave; one row for a person without any."""


def leaves(session: Session, logins: Iterable[str]) -> dict[str, tuple[Away, ...]]:
    """The leaves of these people that stand, by login; of a leave that was changed, only the last word counts."""
    found: dict[str, tuple[Away, ...]] = {}
    for login, first, last, other in session.execute(_LEAVES, {"logins": list(logins)}):
        assert first and last
        found[login] = (*found.get(login, ()), Away(first, last, other))
    return found


def holders(session: Session, role: Role, district: str | None, on: date | None = None) -> list[Person]:
    """Who holds a role in a district, or in the city, by login; with a day, only who is there on that day."""
    query = select(Person).where(Person.role == role.value, col(Person.active))
    query = query.where(Person.district == district) if district else query.where(col(Person.district).is_(None))
    day = on or programme_date(session)
    query = query.where(or_(col(Person.retired_on).is_(None), col(Person.retired_on) > day))
    found = list(session.exec(query.order_by(Person.login)).all())
    if on is None:
        return found
    away = leaves(session, [person.login for person in found])
    return [person for person in found if not any(leave.covers(on) for leave in away.get(person.login, ()))]


def absentees(session: Session, deputy: str, since: date) -> list[str]:
    """For whom a person is the deputy of a leave that is not over on a day, by login."""
    standing = core(col(PersonAct.login)).where(
        _STANDS, col(PersonAct.other) == deputy, col(PersonAct.last_on) >= since
    )
    return sorted(set(session.execute(standing).scalars()))


def stands_in(session: Session, login: str, absent: str, on: date) -> bool:
    """Whether a person acts for another on a day: as deputy of a leave, or as successor."""
    if any(leave.deputy == login and leave.covers(on) for leave in leaves(session, (absent,)).get(absent, ())):
        return True
    replaced = select(PersonAct.id).where(
        PersonAct.login == absent,
        PersonAct.what == PersonDeed.REPLACED.value,
        PersonAct.other == login,
        col(PersonAct.first_on) <= on,
    )
    return session.exec(replaced).first() is not None


def unit_of(session: Session, login: str | None) -> str:
    """The body where the person with that login works; empty if there is no login or nobody has it."""
    person = session.get(Person, login) if login else None
    return person.unit if person else ""


def named(session: Session, login: str | None) -> str:
    """The name of the person with that login, for a document; empty if there is no login or nobody has it."""
    person = session.get(Person, login) if login else None
    return person.name if person else ""
