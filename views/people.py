"""Who is on the list, who is away or has left, and what was done to each person's entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.person import PERSON_DEEDS, Away, Person, PersonAct, PersonDeed
from models.values import Role
from record.errors import UnknownPerson
from record.people import leaves


@dataclass(frozen=True)
class ListedPerson:
    """A person as listed. `away` holds every leave that stands; `retired_on` is the first day of retirement."""

    login: str
    name: str
    role: Role
    district: str | None
    unit: str
    mail: str | None
    away: tuple[Away, ...]
    retired_on: date | None


@dataclass(frozen=True)
class PersonDone:
    """One act on a person's entry, in words."""

    on: date
    what: str
    by: str
    reason: str
    first: date | None
    last: date | None
    other: str | None


def everybody(session: Session) -> list[ListedPerson]:
    """All who were ever registered, by login."""
    rows = session.exec(select(Person).order_by(Person.login)).all()
    away = leaves(session, [row.login for row in rows])
    return [
        ListedPerson(p.login, p.name, Role(p.role), p.district, p.unit, p.mail, away.get(p.login, ()), p.retired_on)
        for p in rows
    ]


def history(session: Session, login: str) -> list[PersonDone]:
    """What was done to a person's entry, first to last. Entries made before acts were kept stand in the trail only.

    Raises:
        UnknownPerson: nobody has that login.
    """
    if session.get(Person, login) is None:
        raise UnknownPerson(f"没有登记登录名“{login}”", remedy="请用 ./yicheng people list 查看")
    rows = session.exec(select(PersonAct).where(PersonAct.login == login).order_by(col(PersonAct.number))).all()
    return [
        PersonDone(
            row.done_on,
            PERSON_DEEDS[PersonDeed(row.what)],
            row.actor,
            row.reason,
            row.first_on,
            row.last_on,
            row.other,
        )
        for row in rows
    ]
