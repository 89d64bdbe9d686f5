"""Signing in, one's own account, and the three administrators at work, through the pages."""

from __future__ import annotations

import logging
import re

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlmodel import select

from console.web.pages.sign_in import local
from console.web.security.cookies import SESSION
from console.web.site import Site, browser
from models.database import reading, record_head, writing
from models.values import Role
from models.web.account import Account, WebSession
from record.accounts.demo import DEMO_WORD, demo_accounts, make_demo_accounts
from record.accounts.errors import AccountRefused
from tests.console.web.conftest import OFFICES, WORD, Visit

NEW = "Another-word-22"


def send(client: TestClient, page: str, address: str, **fields: str) -> Response:
    """Sends a form of a page, with the token that stands there."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found
    return client.post(address, data={"csrf": found[1], **fields})


def signs_in(client: TestClient, login: str, word: str, onward: str = "") -> Response:
    return send(client, "/sign-in", "/sign-in", login=login, word=word, next=onward)


def first_word(answer: Response) -> str:
    found = re.search(r'初始密码：<b class="mono">([^<]+)</b>', answer.text)
    assert found, answer.text
    return found[1]


class TestSigningIn:
    def test_goes_on_to_where_one_wanted(self, visit_own: Visit) -> None:
        client = visit_own(None)
        assert client.get("/accounts").headers["location"] == "/sign-in?next=/accounts"
        assert 'name="next" value="/accounts"' in client.get("/sign-in?next=/accounts").text
        assert signs_in(client, OFFICES["audit"], WORD, "/accounts").headers["location"] == "/accounts"
        assert client.get("/accounts").status_code == 200
        assert client.get("/sign-in").headers["location"] == "/accounts"

    @pytest.mark.parametrize(
        "address", ["//evil.example", "https://evil.example", "/\\evil", "evil", "/a\nb", "javascript:x", ""]
    )
    def test_goes_nowhere_else(self, visit_own: Visit, address: str) -> None:
        assert local(address) == ""
        assert signs_in(visit_own(None), "city-manager", WORD, address).headers["location"] == "/"

    def test_says_what_is_wrong_and_sends_no_password_back(self, visit_own: Visit) -> None:
        answer = signs_in(visit_own(None), "city-manager", "Wrong-word-9")
        assert answer.status_code == 403
        assert "登录名或者密码不对" in answer.text
        assert 'value="city-manager"' in answer.text
        assert "Wrong-word-9" not in answer.text
        assert SESSION not in answer.cookies

    def test_is_limited(self, visit_own: Visit) -> None:
        client = visit_own(None)
        answers = [signs_in(client, "city-manager", "Wrong-word-9") for _ in range(6)]
        assert [answer.status_code for answer in answers] == [403] * 5 + [429]
        assert "请15分钟后再试" in answers[-1].text

    def test_signing_out_ends_it_and_the_old_cookie_is_worth_nothing(self, visit_own: Visit) -> None:
        client = visit_own("city-manager")
        kept = client.cookies[SESSION]
        assert send(client, "/password", "/sign-out").headers["location"] == "/sign-in"
        client.cookies.set(SESSION, kept)
        assert client.get("/password").status_code == 303

    def test_no_log_and_no_address_tells_a_password_or_a_token(
        self, visit_own: Visit, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.DEBUG):
            client = visit_own(None)
            assert signs_in(client, "city-manager", "Wrong-word-9").status_code == 403
            assert signs_in(client, "city-manager", WORD).status_code == 303
            token = client.cookies[SESSION]
            assert client.get("/password").status_code == 200
        said = caplog.text
        assert said
        assert not [secret for secret in (WORD, "Wrong-word-9", token) if secret in said]


class TestOnesOwnAccount:
    def test_a_first_password_is_changed_before_anything_else(self, visit_own: Visit, own_site: Site) -> None:
        with writing(own_site.engine) as session:
            session.get_one(Account, OFFICES["audit"]).must_change = True
        client = visit_own(OFFICES["audit"])
        assert client.get("/accounts").headers["location"] == "/password"
        assert "请先改密码" in client.get("/password").text
        answer = send(client, "/password", "/password", present=WORD, new=NEW, again=NEW)
        assert answer.headers["location"] == "/accounts"
        assert client.get("/accounts").status_code == 200

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"present": "x", "new": NEW, "again": NEW}, "现用密码不对"),
            ({"present": WORD, "new": NEW, "again": "x"}, "两次输入的新密码不同"),
            ({"present": WORD, "new": "weak", "again": "weak"}, "应为10至128个字符"),
            ({"present": WORD, "new": WORD, "again": WORD}, "不能与现用密码相同"),
        ],
    )
    def test_what_is_wrong_stands_at_the_field(self, visit_own: Visit, fields: dict[str, str], said: str) -> None:
        answer = send(visit_own("city-manager"), "/password", "/password", **fields)
        assert answer.status_code == 422
        assert answer.text.count(said) == 2  # on top and at the field
        assert not [word for word in fields.values() if len(word) > 4 and word in answer.text]

    def test_another_session_of_ones_own_is_ended(self, visit_own: Visit, own_site: Site) -> None:
        lost, here = visit_own("city-manager"), visit_own("city-manager")
        with reading(own_site.engine) as session:
            number = min(session.exec(select(WebSession.id).where(WebSession.login == "city-manager")).all())
        assert send(here, "/password", f"/sessions/{number}/end").status_code == 303
        assert lost.get("/password").status_code == 303
        assert here.get("/password").status_code == 200

    def test_anothers_session_is_not_there(self, visit_own: Visit, own_site: Site) -> None:
        other = visit_own("city-leader")
        with reading(own_site.engine) as session:
            number = session.exec(select(WebSession.id).where(WebSession.login == "city-leader")).one()
        assert send(visit_own("city-manager"), "/password", f"/sessions/{number}/end").status_code == 404
        assert other.get("/password").status_code == 200


class TestTheAdministrators:
    def test_make_an_account_with_a_password_that_is_shown_once(self, visit_own: Visit, own_site: Site) -> None:
        with writing(own_site.engine) as session:
            session.delete(session.get_one(Account, "huicheng-buyer"))
        system = visit_own(OFFICES["system"])
        assert "huicheng-buyer" in system.get("/accounts").text
        answer = send(system, "/accounts", "/accounts/make", login="huicheng-buyer")
        assert answer.status_code == 200
        word = first_word(answer)
        assert word not in system.get("/accounts").text
        client = visit_own(None)
        assert signs_in(client, "huicheng-buyer", word).headers["location"] == "/"
        assert client.get("/password").status_code == 200

    def test_reset_lock_unlock_and_what_the_audit_sees(self, visit_own: Visit) -> None:
        system, security, audit = (visit_own(OFFICES[office]) for office in ("system", "security", "audit"))
        person = visit_own("city-leader")
        page = "/accounts/city-leader"
        word = first_word(send(system, page, f"{page}/reset"))
        assert person.get("/password").status_code == 303
        assert send(security, page, f"{page}/lock", reason="").status_code == 422
        assert "已锁定" in send(security, page, f"{page}/lock", reason="调离，停用账号").text
        assert "账号已锁定" in signs_in(visit_own(None), "city-leader", word).text
        assert send(security, page, f"{page}/unlock", reason="仍在岗").status_code == 200
        assert signs_in(visit_own(None), "city-leader", word).status_code == 303
        trail = audit.get("/accounts/deeds").text
        for said in ("重置密码", "锁定", "解锁", "调离，停用账号"):
            assert said in trail
        assert word not in trail + audit.get(page).text

    def test_a_session_is_ended_by_security(self, visit_own: Visit, own_site: Site) -> None:
        person, security = visit_own("city-leader"), visit_own(OFFICES["security"])
        with reading(own_site.engine) as session:
            number = session.exec(select(WebSession.id).where(WebSession.login == "city-leader")).one()
        send(security, "/accounts", f"/accounts/city-leader/sessions/{number}/end")
        assert person.get("/password").status_code == 303

    @pytest.mark.parametrize(
        ("office", "address", "fields"),
        [
            ("audit", "/accounts/make", {"login": "nobody"}),
            ("security", "/accounts/make", {"login": "nobody"}),
            ("audit", "/accounts/city-leader/reset", {}),
            ("security", "/accounts/city-leader/reset", {}),
            ("system", "/accounts/city-leader/lock", {"reason": "演练"}),
            ("audit", "/accounts/city-leader/lock", {"reason": "演练"}),
            ("audit", "/accounts/office", {"login": "n", "name": "某演练", "office": "system"}),
        ],
    )
    def test_none_does_anothers(self, visit_own: Visit, office: str, address: str, fields: dict[str, str]) -> None:
        answer = send(visit_own(OFFICES[office]), "/accounts", address, **fields)
        assert answer.status_code == 422
        assert "不能办理此事" in answer.text
        assert "初始密码" not in answer.text

    def test_an_office_is_given_to_somebody_who_has_none(self, visit_own: Visit) -> None:
        system = visit_own(OFFICES["system"])
        fields = {"login": "audit-2", "name": "演练第二审计", "office": "audit"}
        word = first_word(send(system, "/accounts", "/accounts/office", **fields))
        client = visit_own(None)
        assert signs_in(client, "audit-2", word).headers["location"] == "/accounts"
        taken = send(system, "/accounts", "/accounts/office", **(fields | {"office": "security"}))
        assert taken.status_code == 422
        assert "三员不得兼任" in taken.text or "已有账号" in taken.text

    def test_an_account_that_there_is_not(self, visit_own: Visit) -> None:
        system = visit_own(OFFICES["system"])
        assert system.get("/accounts/nobody").status_code == 404
        assert send(system, "/accounts", "/accounts/nobody/reset").status_code == 404


class TestDemo:
    def test_a_rehearsal_shows_one_for_each_role_and_they_work(self, visit_own: Visit, own_site: Site) -> None:
        with writing(own_site.engine) as session:
            for account in session.exec(select(Account)).all():
                session.delete(account)
        with writing(own_site.engine) as session:
            made = make_demo_accounts(session)
        with writing(own_site.engine) as session:
            assert make_demo_accounts(session) == 0
            shown = demo_accounts(session)
        roles = {Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.PROJECT_MANAGER, Role.CITY_LEADER}
        assert made == len(shown) == len(roles) + 3 + len({Role.SUPERVISOR, Role.OPERATOR, Role.ASSESSOR})
        page = visit_own(None).get("/sign-in").text
        for one in shown:
            assert one.login in page
            assert signs_in(visit_own(None), one.login, DEMO_WORD).status_code == 303, one
        assert DEMO_WORD in page

    def test_a_record_of_real_work_has_none(self, visit_own: Visit, own_site: Site) -> None:
        with writing(own_site.engine) as session:
            make_demo_accounts(session)
            record_head(session).kind = "real"
        with pytest.raises(AccountRefused), writing(own_site.engine) as session:
            make_demo_accounts(session)
        page = visit_own(None).get("/sign-in").text
        assert DEMO_WORD not in page
        assert "演练账号" not in page
        refused = signs_in(visit_own(None), "demo-audit", DEMO_WORD)
        assert refused.status_code == 403
        assert "演练账号只能用于演练" in refused.text


def test_who_comes_first_is_told_what_to_do(own_site: Site, visit_own: Visit) -> None:
    with writing(own_site.engine) as session:
        for account in session.exec(select(Account)).all():
            session.delete(account)
    assert "./yicheng account office system" in visit_own(None).get("/sign-in").text


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0",
            "Chrome 156（Linux）",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.1",
            "Edge 120（Windows）",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1",
            "Safari 17（iPhone）",
        ),
        ("curl/8", "其他"),
        ("", "其他"),
    ],
)
def test_a_browser_has_the_name_that_people_know(agent: str, said: str) -> None:
    assert browser(agent) == said
