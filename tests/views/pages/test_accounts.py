"""The view of accounts, on both databases: how each stands, who has none, sessions and deeds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from models.clock import utc_now
from models.database import reading, writing
from models.person import Person
from models.visitor import SERVER, AdminOffice
from models.web.account import Account, WebSession
from record.accounts import keeping
from record.accounts.sessions import Caller, sign_in
from rules.passwords import IDLE
from tests.record.accounts.conftest import FIRST, cheap  # noqa: F401 - the fixture of cheap hashes
from views.pages.accounts import account_lines, candidates, deeds, session_lines


@pytest.fixture
def people(engine: Engine) -> Engine:
    with writing(engine) as session:
        for login, district, retired in (
            ("chen", None, None),
            ("gone", "惠城区", date(2020, 1, 1)),
            ("li", "惠城区", None),
            ("zhang", "惠城区", None),
        ):
            session.add(
                Person(
                    login=login, name=f"演练{login}", role="reviewer", unit="局", district=district, retired_on=retired
                )
            )
        session.flush()
        for login in ("chen", "zhang"):
            keeping.make_account(session, SERVER, login, FIRST)
        keeping.make_office(session, SERVER, "root-1", "某演练", AdminOffice.SYSTEM, FIRST)
    return engine


def test_how_each_account_stands(people: Engine) -> None:
    with writing(people) as session:
        session.get_one(Account, "chen").must_change = False
        keeping.lock(session, SERVER, "root-1", "演练")
    sign_in(people, "zhang", FIRST, Caller("10.0.0.1"))
    with reading(people) as session:
        lines = account_lines(session)
        assert [(line.login, line.title, line.place, line.state, line.open) for line in lines] == [
            ("root-1", "系统管理员", "系统", "已锁定", 0),
            ("chen", "复核人员", "市级", "正常", 0),
            ("zhang", "复核人员", "惠城区", "须改密码", 1),
        ]
        assert [one.login for one in candidates(session)] == ["li"]
    with writing(people) as session:
        session.get_one(Person, "zhang").retired_on = date(2020, 1, 1)
    with reading(people) as session:
        assert account_lines(session)[-1].state == "已离岗"


def test_sessions_and_how_they_ended(people: Engine) -> None:
    for _ in range(3):
        sign_in(people, "zhang", FIRST, Caller("10.0.0.1", "Chrome"))
    with writing(people) as session:
        keeping.end_session(session, SERVER, 2)
        session.get_one(WebSession, 1).seen_at = utc_now() - IDLE - timedelta(minutes=1)
    with reading(people) as session:
        assert [(line.number, line.end) for line in session_lines(session, "zhang")] == [
            (3, ""),
            (2, "被结束"),
            (1, "超时"),
        ]
        assert account_lines(session)[-1].open == 1


def test_what_was_done_newest_first(people: Engine) -> None:
    with writing(people) as session:
        keeping.lock(session, SERVER, "zhang", "演练停用")
    with reading(people) as session:
        newest, *_rest = deeds(session)
        assert (newest.by, newest.what, newest.target, newest.reason) == ("服务器管理员", "锁定", "zhang", "演练停用")
        assert [deed.what for deed in deeds(session, "zhang")] == ["锁定", "建立账号"]
