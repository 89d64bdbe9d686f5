"""What is done to accounts: made, reset, locked, opened, and the password that its holder changes.

系统管理员 makes accounts and sets first passwords; 安全管理员 locks, opens and ends sessions; 审计管理员 reads what both did.
Each act has its entry in the audit trail, which holds no password and no hash of one.
"""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.clock import utc_now
from models.person import Person
from models.values import Role
from models.visitor import OFFICE_TITLES, AdminOffice, Visitor
from models.web.account import Account, SessionEnd, WebSession
from record.accounts.errors import (
    AccountMissing,
    AccountRefused,
    AccountTaken,
    WeakPassword,
    WrongOffice,
    WrongPassword,
)
from record.accounts.hashing import hashed, matches
from record.custody import audit
from record.people import programme_date
from record.roster.entry import read_entry
from rules.passwords import password_faults


def check_office(who: Visitor, *offices: AdminOffice) -> None:
    """Refuses everyone but the holders of these offices and the server's administrator.

    Raises:
        WrongOffice: naming who does it.
    """
    if who.office not in offices and who.role is not Role.SYSTEM:
        named = "或者".join(OFFICE_TITLES[office] for office in offices)
        raise WrongOffice(f"{who.title}{who.name}不能办理此事", remedy=f"请由{named}办理")


def account_of(session: Session, login: str) -> Account:
    """The account of a login.

    Raises:
        AccountMissing: there is none.
    """
    found = session.get(Account, login)
    if found is None:
        raise AccountMissing(f"没有账号“{login}”", remedy="请先由系统管理员建立账号")
    return found


def make_account(session: Session, who: Visitor, login: str, word: str) -> Account:
    """An account for a person of the record, with a first password that is changed at the first sign-in.

    Raises:
        WrongOffice: AccountTaken: AccountRefused: nobody in office has that login. WeakPassword.
    """
    check_office(who, AdminOffice.SYSTEM)
    person = session.get(Person, login)
    if person is None:
        raise AccountRefused(f"没有登记登录名“{login}”", remedy="请先由市专班或市局分管领导登记办理人员")
    left = person.retired_on is not None and person.retired_on <= programme_date(session)
    if left or not person.active:
        raise AccountRefused(f"{person.name}（{login}）已离岗，不能建立账号")
    return enter_account(session, who, Account(login=login, **_word(word, login, person.name, who)))


def make_office(session: Session, who: Visitor, login: str, name: str, office: AdminOffice, word: str) -> Account:
    """An account for the holder of an office. Nobody holds two, and nobody who acts in the record holds one.

    Raises:
        WrongOffice: AccountTaken: WeakPassword: BadPerson: a login or name that cannot be.
        AccountRefused: a person of the record, or another office's holder, has that login or name.
    """
    check_office(who, AdminOffice.SYSTEM)
    read_entry({"login": login, "name": name, "role": Role.AUDITOR, "unit": OFFICE_TITLES[office]})
    person = session.exec(select(Person).where((col(Person.login) == login) | (col(Person.name) == name))).first()
    if person is not None:
        raise AccountRefused(
            f"{person.name}（{person.login}）是办理人员，不能兼任{OFFICE_TITLES[office]}",
            remedy="请由不办理事项的人员担任；同名的另一人，请在姓名后加注工号",
        )
    other = session.exec(select(Account).where(Account.name == name, Account.login != login)).first()
    if other is not None and other.office:
        raise AccountRefused(
            f"{name}已是{OFFICE_TITLES[AdminOffice(other.office)]}（{other.login}），三员不得兼任",
            remedy="请由另一人担任；同名的另一人，请在姓名后加注工号",
        )
    values = _word(word, login, name, who)
    return enter_account(session, who, Account(login=login, name=name, office=office.value, **values))


def enter_account(session: Session, who: Visitor, account: Account) -> Account:
    """Enters an account that is otherwise in order, with its entry in the trail.

    Raises:
        AccountTaken: there is one of that login.
    """
    if (found := session.get(Account, account.login)) is not None:
        title = OFFICE_TITLES[AdminOffice(found.office)] if found.office else "办理人员"
        raise AccountTaken(f"登录名“{account.login}”已有账号（{title}）", remedy="忘记密码的，请重置密码")
    account.made_at = account.set_at
    session.add(account)
    said = {"office": account.office, "name": account.name, "demo": account.demo or None}
    audit.append(session, who.author, "make_account", account.login, {k: v for k, v in said.items() if v is not None})
    return account


def _word(word: str, login: str, name: str, who: Visitor) -> dict[str, Any]:
    check_word(word, login, name)
    return {"password": hashed(word), "set_at": utc_now(), "set_by": who.login, "must_change": who.login != login}


def check_word(word: str, login: str, name: str) -> None:
    """A password that keeps the rules.

    Raises:
        WeakPassword: with every rule that it breaks.
    """
    if faults := password_faults(word, login, name):
        raise WeakPassword(f"密码{'；'.join(faults)}", field="new")


def first_word() -> str:
    """A first password, made by chance: four groups of signs that are not mistaken for one another. It is shown once."""
    letters = "abcdefghjkmnpqrstuvwxyz"
    kinds = (letters.upper(), letters, "23456789", letters)
    return "-".join("".join(secrets.choice(kind) for kind in kinds) for _ in range(4))


def name_of(session: Session, account: Account) -> str:
    """The name of who holds an account."""
    person = None if account.office else session.get(Person, account.login)
    return person.name if person else account.name or account.login


def reset_password(session: Session, who: Visitor, login: str, word: str) -> None:
    """Sets a password that its holder must change at the next sign-in; all their sessions end.

    Raises:
        WrongOffice: AccountMissing: WeakPassword.
    """
    check_office(who, AdminOffice.SYSTEM)
    account = account_of(session, login)
    for field, value in _word(word, login, name_of(session, account), who).items():
        setattr(account, field, value)
    account.must_change = True
    session.add(account)
    end_sessions(session, who, login, SessionEnd.CHANGED)
    audit.append(session, who.author, "reset_password", login, {})


def change_password(session: Session, who: Visitor, confirmed: str, word: str) -> None:
    """The holder's own change; every other session of theirs ends. `confirmed` is the hash of the present password, as
    `record.accounts.sessions.confirm` gave it.

    Raises:
        WrongPassword: it was changed meanwhile. WeakPassword: also where the new one is the old.
    """
    account = account_of(session, who.login)
    if account.password != confirmed:
        raise WrongPassword("密码刚刚变更过", remedy="请用新的密码重新登录", field="present")
    values = _word(word, who.login, who.name, who)
    if matches(confirmed, word):
        raise WeakPassword("新密码不能与现用密码相同", field="new")
    for field, value in values.items():
        setattr(account, field, value)
    session.add(account)
    end_sessions(session, who, who.login, SessionEnd.CHANGED, but=who.session_id)
    audit.append(session, who.author, "change_password", who.login, {})


def lock(session: Session, who: Visitor, login: str, reason: str) -> None:
    """Locks an account by hand; its sessions end at once.

    Raises:
        WrongOffice: also for one's own account. AccountMissing.
    """
    check_office(who, AdminOffice.SECURITY)
    account = account_of(session, login)
    if login == who.login:
        raise WrongOffice("不能锁定自己的账号", remedy="请由服务器管理员在命令行办理")
    if account.locked_at is None:
        account.locked_at, account.locked_by = utc_now(), who.login
        session.add(account)
        end_sessions(session, who, login, SessionEnd.LOCKED)
        audit.append(session, who.author, "lock_account", login, {"reason": reason})


def unlock(session: Session, who: Visitor, login: str, reason: str) -> None:
    """Opens an account that was locked by hand.

    Raises:
        WrongOffice: AccountMissing.
    """
    check_office(who, AdminOffice.SECURITY)
    account = account_of(session, login)
    if account.locked_at is not None:
        account.locked_at = account.locked_by = None
        session.add(account)
        audit.append(session, who.author, "unlock_account", login, {"reason": reason})


def end_session(session: Session, who: Visitor, number: int) -> None:
    """Ends one session: one's own, or by 安全管理员 anybody's.

    Raises:
        WrongOffice: another's. AccountMissing: there is no such session.
    """
    found = session.get(WebSession, number)
    if found is None or (found.login != who.login and who.office is None and who.role is not Role.SYSTEM):
        raise AccountMissing("没有这一会话")
    if found.login != who.login:
        check_office(who, AdminOffice.SECURITY)
    if found.ended_at is None:
        found.ended_at, found.ended_as, found.ended_by = utc_now(), SessionEnd.ENDED.value, who.login
        session.add(found)
        audit.append(session, who.author, "end_session", found.login, {"session": number, "address": found.address})


def end_sessions(session: Session, who: Visitor, login: str, why: SessionEnd, *, but: int = 0) -> None:
    """Ends every open session of a login but one; what makes them end has the entry in the trail."""
    session.execute(
        update(WebSession)
        .where(col(WebSession.login) == login, col(WebSession.ended_at).is_(None), col(WebSession.id) != but)
        .values(ended_at=utc_now(), ended_as=why.value, ended_by=who.login)
    )
