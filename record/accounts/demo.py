"""Accounts of a rehearsal, one for each role and each office: shown to everybody who opens its sign-in page.

Their password is known to all the world. So they are made in a rehearsal only, marked, and refused at the door of any
other record (`record.accounts.sessions.kept_out`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from models.clock import utc_now
from models.database import record_head
from models.person import Person
from models.programme import District
from models.values import CITY, ROLE_TITLES, RecordKind, Role
from models.visitor import OFFICE_TITLES, SERVER, AdminOffice
from models.web.account import Account
from record.accounts.errors import AccountRefused
from record.accounts.hashing import hashed
from record.accounts.keeping import enter_account
from record.people import programme_date

DEMO_WORD = "Yanlian-2023-演练"


@dataclass(frozen=True)
class DemoAccount:
    """One account that the sign-in page of a rehearsal shows."""

    login: str
    name: str
    title: str
    place: str


def make_demo_accounts(session: Session) -> int:
    """Makes those that are missing; answers how many.

    Raises:
        AccountRefused: the record is no rehearsal.
    """
    if record_head(session).kind != RecordKind.REHEARSAL.value:
        raise AccountRefused("演练账号只能建在演练数据中")
    known = set(session.exec(select(Account.login)).all())
    wanted = {person.login: Account(login=person.login, **_open()) for person in _one_of_each(session)}
    for office, title in OFFICE_TITLES.items():
        login = f"demo-{office}"
        wanted[login] = Account(login=login, office=office.value, name=f"演练{title}", **_open())
    made = [account for login, account in wanted.items() if login not in known]
    for account in made:
        account.password = hashed(DEMO_WORD)
        enter_account(session, SERVER, account)
    return len(made)


def _open() -> dict[str, Any]:
    return {"password": "", "set_at": utc_now(), "set_by": SERVER.login, "must_change": False, "demo": True}


def _one_of_each(session: Session) -> list[Person]:
    """For each role the first person who is there: of the plan's first district, where the role is not the city's own."""
    today = programme_date(session)
    place = select(func.min(District.position)).where(District.name == Person.district).scalar_subquery()
    query = select(Person).where(col(Person.active))
    rows = session.exec(query.order_by(col(Person.district).is_(None), place, col(Person.login))).all()
    there = [person for person in rows if person.retired_on is None or person.retired_on > today]
    found: dict[str, Person] = {}
    for person in there:
        found.setdefault(person.role, person)
    return [found[role.value] for role in Role if role.value in found]


def demo_accounts(session: Session) -> list[DemoAccount]:
    """What the sign-in page shows; nothing in a record of real work."""
    if record_head(session).kind != RecordKind.REHEARSAL.value:
        return []
    rows = session.execute(
        select(Account, Person).join(Person, col(Person.login) == Account.login, isouter=True).where(col(Account.demo))
    ).all()
    found = [_shown(account, person) for account, person in rows]
    order = [*(ROLE_TITLES[role] for role in Role), *OFFICE_TITLES.values()]
    return sorted(found, key=lambda shown: order.index(shown.title))


def _shown(account: Account, person: Person | None) -> DemoAccount:
    if person is None:
        return DemoAccount(account.login, account.name or "", OFFICE_TITLES[AdminOffice(account.office or "")], "系统")
    return DemoAccount(account.login, person.name, ROLE_TITLES[Role(person.role)], person.district or CITY)
