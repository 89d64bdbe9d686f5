"""Who acts, and on what date of the programme."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from models.clock import system_date
from models.database import record_head
from models.person import Actor, Person
from models.refusal import Refusal
from models.values import Role
from record.errors import UnknownPerson


class ClockRefused(Refusal):
    """Raised when the programme date would go back, or a real record's clock would be set."""

    code = "clock"


class NotInitialised(Refusal):
    """Raised when the record has nobody yet who could act."""

    code, exit_code = "not_initialised", 2


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
    """
    person = session.get(Person, login)
    if person is None and session.exec(select(Person.login)).first() is None:
        raise NotInitialised(
            "还没有登记任何办理人员", remedy="请先用 ./yicheng init 登记第一名管理人员，再由其登记其他人员"
        )
    if person is None or not person.active:
        raise UnknownPerson(f"没有在岗人员“{login}”", remedy="请先登记人员或核对登录名")
    return Actor(person.login, person.name, Role(person.role), person.district)


def holders(session: Session, role: Role, district: str | None) -> list[Person]:
    """The active people with a role in a district, or in the city."""
    query = select(Person).where(Person.role == role.value, col(Person.active))
    query = query.where(Person.district == district) if district else query.where(col(Person.district).is_(None))
    return list(session.exec(query.order_by(Person.login)).all())


def named(session: Session, login: str | None) -> str:
    """The name of whoever has that login, for a document; empty for nobody and for one who is not known."""
    person = session.get(Person, login) if login else None
    return person.name if person else ""
