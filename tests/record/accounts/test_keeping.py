"""Accounts: who may have one, who keeps them, and that the trail tells it without a password."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from models.audit import AuditEntry
from models.database import reading, writing
from models.person import Person
from models.refusal import Refusal
from models.values import Role
from models.visitor import SERVER, AdminOffice, Visitor
from models.web.account import Account, WebSession
from record.accounts import keeping
from record.accounts.errors import AccountRefused, AccountTaken, WeakPassword, WrongOffice, WrongPassword
from record.accounts.sessions import Caller, confirm, sign_in, visitor_of
from record.roster.changes import LoginTaken, enter_person
from record.roster.entry import PersonEntry
from tests.record.accounts.conftest import FIRST, OWN

CALLER = Caller("10.0.0.1")
SYSTEM, SECURITY, AUDIT = (Visitor(f"{one}-1", "演练", office=one) for one in AdminOffice)
ZHANG = Visitor("zhang", "张演练", Role.PROCUREMENT, "惠城区")
WORDS = (FIRST, OWN, "Third-word-333")


def trail(engine: Engine) -> list[tuple[str, str, str, str]]:
    with reading(engine) as session:
        columns = (AuditEntry.actor, AuditEntry.role, AuditEntry.action, AuditEntry.target)
        return [tuple(row) for row in session.exec(select(*columns).order_by(col(AuditEntry.seq))).all()]


def test_every_act_has_its_entry_and_none_tells_a_password(people: Engine) -> None:
    with writing(people) as session:
        keeping.make_account(session, SYSTEM, "li", FIRST)
        keeping.reset_password(session, SYSTEM, "li", OWN)
        keeping.lock(session, SECURITY, "li", "演练")
        keeping.unlock(session, SECURITY, "li", "演练")
    sign_in(people, "zhang", FIRST, CALLER)
    with writing(people) as session:
        keeping.change_password(session, ZHANG, session.get_one(Account, "zhang").password, WORDS[2])
        keeping.end_session(session, SECURITY, session.exec(select(WebSession.id)).one() or 0)
    made = [
        ("system", "system", "make_account", login) for login in ("zhang", "wang", *(f"{o}-1" for o in AdminOffice))
    ]
    assert trail(people) == [
        *made,
        ("system-1", "system", "make_account", "li"),
        ("system-1", "system", "reset_password", "li"),
        ("security-1", "security", "lock_account", "li"),
        ("security-1", "security", "unlock_account", "li"),
        ("zhang", "procurement", "change_password", "zhang"),
    ]  # the session had ended with the password
    with reading(people) as session:
        stored = [str(row.model_dump()) for row in session.exec(select(AuditEntry)).all()]
        stored += [str(row.model_dump()) for row in session.exec(select(Account)).all()]
    assert not [text for text in stored for word in WORDS if word in text]
    assert not [text for text in stored[: len(made) + 5] if "argon2" in text]


@pytest.mark.parametrize(
    ("who", "act"),
    [
        (SECURITY, lambda s, w: keeping.make_account(s, w, "li", FIRST)),
        (AUDIT, lambda s, w: keeping.make_account(s, w, "li", FIRST)),
        (ZHANG, lambda s, w: keeping.make_account(s, w, "li", FIRST)),
        (SECURITY, lambda s, w: keeping.make_office(s, w, "x", "某演练", AdminOffice.AUDIT, FIRST)),
        (SECURITY, lambda s, w: keeping.reset_password(s, w, "zhang", OWN)),
        (ZHANG, lambda s, w: keeping.reset_password(s, w, "wang", OWN)),
        (SYSTEM, lambda s, w: keeping.lock(s, w, "zhang", "演练")),
        (SECURITY, lambda s, w: keeping.lock(s, w, "security-1", "演练")),
        (SYSTEM, lambda s, w: keeping.unlock(s, w, "zhang", "演练")),
        (AUDIT, lambda s, w: keeping.unlock(s, w, "zhang", "演练")),
    ],
)
def test_each_office_does_its_own(people: Engine, who: Visitor, act: object) -> None:
    before = trail(people)
    with pytest.raises(WrongOffice), writing(people) as session:
        act(session, who)  # type: ignore[operator]
    assert trail(people) == before


@pytest.mark.parametrize(
    ("login", "name", "office", "refusal", "said"),
    [
        ("system-1", "某演练", AdminOffice.AUDIT, AccountTaken, "已有账号（系统管理员）"),
        ("other", "演练SYSTEM", AdminOffice.AUDIT, AccountRefused, "三员不得兼任"),
        ("zhang", "某演练", AdminOffice.AUDIT, AccountRefused, "是办理人员"),
        ("other", "张演练", AdminOffice.SECURITY, AccountRefused, "是办理人员"),
        ("li", "某演练", AdminOffice.SECURITY, AccountRefused, "是办理人员"),
    ],
)
def test_nobody_holds_an_office_beside_anything_else(
    people: Engine, login: str, name: str, office: AdminOffice, refusal: type[Refusal], said: str
) -> None:
    with pytest.raises(refusal, match=said), writing(people) as session:
        keeping.make_office(session, SERVER, login, name, office, FIRST)


def test_the_login_of_an_administrator_is_nobody_elses(people: Engine) -> None:
    entry = PersonEntry("system-1", "另一人", Role.REVIEWER, "演练局")
    with reading(people) as session, pytest.raises(LoginTaken, match="系统的管理人员"):
        enter_person(session, Visitor("wang", "王演练", Role.PROJECT_MANAGER).actor, entry)


@pytest.mark.parametrize(
    ("login", "refusal"), [("nobody", AccountRefused), ("zhang", AccountTaken), ("gone", AccountRefused)]
)
def test_who_may_have_an_account(people: Engine, login: str, refusal: type[Refusal]) -> None:
    with writing(people) as session:
        gone = Person(login="gone", name="离", role="reviewer", unit="演练局", retired_on=date(2020, 1, 1))
        session.add(gone)
    with pytest.raises(refusal), writing(people) as session:
        keeping.make_account(session, SERVER, login, FIRST)


def test_a_password_that_is_too_weak_is_nowhere_taken(people: Engine) -> None:
    acts = (
        lambda s: keeping.make_account(s, SERVER, "li", "weak"),
        lambda s: keeping.reset_password(s, SERVER, "zhang", "weak"),
        lambda s: keeping.change_password(s, ZHANG, s.get_one(Account, "zhang").password, "weak"),
        lambda s: keeping.change_password(s, ZHANG, s.get_one(Account, "zhang").password, FIRST),
    )
    for act in acts:
        with pytest.raises(WeakPassword), writing(people) as session:
            act(session)


def test_ones_own_change_asks_for_the_present_password_and_ends_the_other_sessions(people: Engine) -> None:
    here, there = (sign_in(people, "zhang", FIRST, CALLER) for _ in range(2))
    with reading(people) as session:
        me = _signed_in(session, here)
    assert me.must_change
    with pytest.raises(WrongPassword):
        confirm(people, me, OWN, CALLER)
    confirmed = confirm(people, me, FIRST, CALLER)
    with writing(people) as session:
        keeping.change_password(session, me, confirmed, OWN)
    with pytest.raises(WrongPassword, match="刚刚变更过"), writing(people) as session:
        keeping.change_password(session, me, confirmed, WORDS[2])
    with reading(people) as session:
        assert not _signed_in(session, here).must_change
        assert visitor_of(session, there) is None


def test_a_reset_ends_every_session_and_must_be_changed(people: Engine) -> None:
    token = sign_in(people, "zhang", FIRST, CALLER)
    with writing(people) as session:
        keeping.reset_password(session, SYSTEM, "zhang", OWN)
    with reading(people) as session:
        assert visitor_of(session, token) is None
        assert session.get_one(Account, "zhang").must_change


def _signed_in(session: Session, token: str) -> Visitor:
    found = visitor_of(session, token)
    assert found
    return found[0]
