"""Signing in: whom a token belongs to, when a session is over, and how often one may err."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.database import reading, record_head, writing
from models.person import Person
from models.values import Role
from models.visitor import SERVER, AdminOffice, Visitor
from models.web.account import Account, SignInAttempt, WebSession
from record.accounts import hashing, keeping
from record.accounts.errors import SignInLimited, SignInRefused, WrongPassword
from record.accounts.sessions import Caller, confirm, seen, sign_in, sign_out, token_hash, visitor_of
from rules.passwords import HOLDS, IDLE, LIFE, TRIES_ANYWHERE, TRIES_HERE, TRIES_OF_ADDRESS
from tests.record.accounts.conftest import FIRST, Clock

HERE, THERE = Caller("10.0.0.1", "Chromium"), Caller("10.0.0.2")


def visitor(engine: Engine, token: str) -> Visitor | None:
    with reading(engine) as session:
        found = visitor_of(session, token)
    return found[0] if found else None


def fails(engine: Engine, login: str, times: int, caller: Caller = HERE) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in(engine, login, "Wrong-word-9", caller)


def test_a_person_is_who_the_record_says(people: Engine) -> None:
    token = sign_in(people, "zhang", FIRST, HERE)
    assert visitor(people, token) == Visitor("zhang", "张演练", Role.PROCUREMENT, "惠城区", None, 1, must_change=True)
    assert visitor(people, token[:-1]) is None
    with reading(people) as session:
        (row,) = session.exec(select(WebSession)).all()
        assert (row.token_hash, row.address, row.agent) == (token_hash(token), "10.0.0.1", "Chromium")
        assert token not in str(row.model_dump())


def test_an_administrator_has_an_office_and_no_role(people: Engine) -> None:
    found = visitor(people, sign_in(people, "audit-1", FIRST, HERE))
    assert found == Visitor("audit-1", "演练AUDIT", None, None, AdminOffice.AUDIT, 1, must_change=True)


@pytest.mark.parametrize(
    ("pauses", "there"),
    [
        ([IDLE], True),
        ([IDLE + timedelta(seconds=1)], False),
        ([IDLE] * 2, True),
        ([IDLE] * (LIFE // IDLE) + [timedelta(seconds=1)], False),
    ],
)
def test_a_session_ends_when_idle_and_after_a_day(
    people: Engine, time: Clock, pauses: list[timedelta], there: bool
) -> None:
    token = sign_in(people, "zhang", FIRST, HERE)
    for pause in pauses:
        with reading(people) as session:
            found = visitor_of(session, token)
        assert found
        seen(people, *found)
        time.now += pause
    assert (visitor(people, token) is not None) is there


def test_signing_out_ends_one_session(people: Engine) -> None:
    here, there = sign_in(people, "zhang", FIRST, HERE), sign_in(people, "zhang", FIRST, THERE)
    me = visitor(people, here)
    assert me
    sign_out(people, me)
    assert visitor(people, here) is None
    assert visitor(people, there)


def test_a_password_holds_for_half_a_year(people: Engine, time: Clock) -> None:
    with writing(people) as session:
        session.get_one(Account, "zhang").must_change = False
    time.now += HOLDS
    before = visitor(people, sign_in(people, "zhang", FIRST, HERE))
    time.pass_(seconds=1)
    after = visitor(people, sign_in(people, "zhang", FIRST, HERE))
    assert before and after and (before.must_change, after.must_change) == (False, True)


class TestWhoIsKeptOut:
    """At the door, and in the middle of a session; told only to who knows the password."""

    def lock(self, session: object) -> None:
        keeping.lock(session, Visitor("security-1", "演练", office=AdminOffice.SECURITY), "zhang", "演练")  # type: ignore[arg-type]

    def retire(self, session: object) -> None:
        session.get_one(Person, "zhang").retired_on = date(2020, 1, 1)  # type: ignore[attr-defined]

    def disable(self, session: object) -> None:
        session.get_one(Person, "zhang").active = False  # type: ignore[attr-defined]

    def demo_in_a_real_record(self, session: object) -> None:
        record_head(session).kind = "real"  # type: ignore[arg-type]
        session.get_one(Account, "zhang").demo = True  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("how", "said"),
        [("lock", "已锁定"), ("retire", "已离岗"), ("disable", "已离岗"), ("demo_in_a_real_record", "只能用于演练")],
    )
    def test_is_kept_out(self, people: Engine, how: str, said: str) -> None:
        token = sign_in(people, "zhang", FIRST, HERE)
        with writing(people) as session:
            getattr(self, how)(session)
        assert visitor(people, token) is None
        with pytest.raises(SignInRefused, match=said):
            sign_in(people, "zhang", FIRST, HERE)
        with pytest.raises(SignInRefused, match="登录名或者密码不对"):
            sign_in(people, "zhang", "Wrong-word-9", HERE)


class TestLimits:
    def test_a_login_from_one_address(self, people: Engine, time: Clock) -> None:
        fails(people, "zhang", TRIES_HERE)
        time.pass_(minutes=5)
        with pytest.raises(SignInLimited, match="请10分钟后再试"):
            sign_in(people, "zhang", FIRST, HERE)
        sign_in(people, "zhang", FIRST, THERE)
        time.pass_(minutes=10)
        sign_in(people, "zhang", FIRST, HERE)

    def test_a_login_that_nobody_has_is_limited_alike(self, people: Engine) -> None:
        fails(people, "nobody", TRIES_HERE)
        with pytest.raises(SignInLimited):
            sign_in(people, "nobody", FIRST, HERE)
        with reading(people) as session:
            assert "nobody" not in str([row.model_dump() for row in session.exec(select(SignInAttempt)).all()])

    def test_trying_on_does_not_lengthen_the_wait(self, people: Engine, time: Clock) -> None:
        fails(people, "zhang", TRIES_HERE)
        time.pass_(minutes=14)
        for _ in range(TRIES_HERE):
            with pytest.raises(SignInLimited):
                sign_in(people, "zhang", FIRST, HERE)
        time.pass_(minutes=1)
        sign_in(people, "zhang", FIRST, HERE)

    def test_signing_in_clears_what_was_counted(self, people: Engine) -> None:
        for _ in range(3):
            fails(people, "zhang", TRIES_HERE - 1)
            sign_in(people, "zhang", FIRST, HERE)

    def test_a_login_from_many_addresses(self, people: Engine) -> None:
        for n in range(TRIES_ANYWHERE):
            fails(people, "zhang", 1, Caller(f"10.0.1.{n}"))
        with pytest.raises(SignInLimited):
            sign_in(people, "zhang", FIRST, Caller("10.0.2.1"))

    def test_an_address_and_no_row_beyond_it(self, people: Engine) -> None:
        for n in range(TRIES_OF_ADDRESS):
            fails(people, f"guess-{n}", 1)
        for _ in range(3):
            with pytest.raises(SignInLimited):
                sign_in(people, "wang", FIRST, HERE)
        with reading(people) as session:
            assert len(session.exec(select(SignInAttempt)).all()) == TRIES_OF_ADDRESS

    def test_who_finds_a_browser_open_guesses_no_more_often(self, people: Engine) -> None:
        me = visitor(people, sign_in(people, "zhang", FIRST, HERE))
        assert me
        for _ in range(TRIES_HERE):
            with pytest.raises(WrongPassword):
                confirm(people, me, "Wrong-word-9", HERE)
        with pytest.raises(SignInLimited):
            confirm(people, me, FIRST, HERE)

    def test_many_at_once_get_no_more_looks_than_one_by_one(self, people: Engine) -> None:
        def attempt(_: int) -> str:
            try:
                sign_in(people, "zhang", "Wrong-word-9", HERE)
            except (SignInRefused, SignInLimited) as error:
                return error.code
            return "in"

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(attempt, range(16)))
        assert found.count("sign_in_refused") <= TRIES_HERE
        assert set(found) <= {"sign_in_refused", "sign_in_limited"}


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_real_costs_are_argon2ids(monkeypatch: pytest.MonkeyPatch, people: Engine) -> None:
    from argon2 import PasswordHasher

    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher())
    kept = hashing.hashed(FIRST)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert hashing.matches(kept, FIRST)
    assert not hashing.matches(kept, FIRST + "x")
    assert not hashing.matches(None, FIRST)
    # a hash that was made with other costs is renewed when its holder signs in
    sign_in(people, "zhang", FIRST, HERE)
    with reading(people) as session:
        assert session.get_one(Account, "zhang").password.startswith("$argon2id$v=19$m=65536")


def test_the_server_may_all(people: Engine) -> None:
    with writing(people) as session:
        keeping.lock(session, SERVER, "security-1", "演练")
        keeping.unlock(session, SERVER, "security-1", "演练")
        keeping.reset_password(session, SERVER, "security-1", "Another-word-4")
    assert sign_in(people, "security-1", "Another-word-4", HERE)
