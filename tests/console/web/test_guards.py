"""The guards of a page, on a small application of their own: who reaches it, who sent the form, what every answer says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Annotated

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from fastapi import Depends, FastAPI, Form
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select
from starlette.requests import Request

from console.web import reach
from console.web.identity import Holder, Keeper, Member, OfCity, SignedIn, anybody
from console.web.security.cookies import SESSION, VISIT, give_session
from console.web.security.downloads import attachment
from console.web.security.forms import form_token
from console.web.security.headers import FIXED
from models.database import writing
from models.person import Person
from models.visitor import SERVER, AdminOffice
from models.web.account import Account, WebSession
from record.accounts import hashing, keeping
from record.accounts.sessions import Caller, sign_in
from views.scope import NotHere

WORD = "First-word-1"
HOST = "http://console.example"


def application(engine: Engine) -> FastAPI:
    app = FastAPI(openapi_url=None)
    app.state.site = SimpleNamespace(engine=engine)
    reach.install(app)
    app.add_api_route("/open", lambda: "open", dependencies=[Depends(anybody)])
    app.add_api_route("/token", form_token, dependencies=[Depends(anybody)])

    @app.get("/member")
    def member(visitor: Member) -> str:
        return visitor.login

    @app.get("/city")
    def city(visitor: OfCity) -> str:
        return visitor.login

    @app.get("/keeper")
    def keeper(visitor: Keeper) -> str:
        return visitor.login

    @app.get("/any")
    def anyone(visitor: SignedIn) -> str:
        return visitor.login

    @app.get("/password")
    def password(visitor: Holder) -> str:
        return visitor.login

    @app.post("/act")
    def act(visitor: Member, text: Annotated[str, Form()] = "") -> str:
        return text

    @app.get("/nothing")
    def nothing(visitor: Member) -> str:
        raise NotHere

    @app.get("/file")
    def file(visitor: Member) -> object:
        return attachment(b"<script>1</script>", '评分"表\r\nX: 1/../a.html', "text/html")

    reach.check_guarded(app)
    return app


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
def client(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))
    with writing(engine) as session:
        session.add(Person(login="zhang", name="张演练", role="procurement", unit="演练局", district="惠城区"))
        session.add(Person(login="wang", name="王演练", role="auditor", unit="演练局"))
        session.flush()
        for login in ("zhang", "wang"):
            keeping.make_account(session, SERVER, login, WORD)
        keeping.make_office(session, SERVER, "root-1", "某演练", AdminOffice.SYSTEM, WORD)
        for account in ("zhang", "wang", "root-1"):
            session.get_one(Account, account).must_change = False
    with TestClient(application(engine), base_url=HOST, follow_redirects=False) as found:
        yield found


def signed_in(client: TestClient, engine: Engine, login: str) -> None:
    client.cookies.set(SESSION, sign_in(engine, login, WORD, Caller("10.0.0.1")))


REACHED = {
    "/open": {None, "zhang", "wang", "root-1"},
    "/any": {"zhang", "wang", "root-1"},
    "/password": {"zhang", "wang", "root-1"},
    "/member": {"zhang", "wang"},
    "/city": {"wang"},
    "/keeper": {"root-1"},
}


@pytest.mark.parametrize("login", [None, "zhang", "wang", "root-1"])
def test_who_reaches_what(client: TestClient, engine: Engine, login: str | None) -> None:
    if login:
        signed_in(client, engine, login)
    for path, who in REACHED.items():
        expected = 200 if login in who else 404 if login else 303
        assert client.get(path).status_code == expected, path


def test_one_comes_back_to_the_page_that_was_asked_for(client: TestClient) -> None:
    assert client.get("/member?a=1&b=惠").headers["location"] == "/sign-in?next=/member%3Fa%3D1%26b%3D%25E6%2583%25A0"
    part = client.get("/member", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (401, "/sign-in?next=/member")


def test_a_password_that_another_set_is_changed_first(client: TestClient, engine: Engine) -> None:
    signed_in(client, engine, "zhang")
    with writing(engine) as session:
        session.get_one(Account, "zhang").must_change = True
    assert client.get("/member").headers["location"] == "/password"
    assert client.get("/password").text == '"zhang"'


class TestForms:
    def token(self, client: TestClient) -> str:
        return str(client.get("/token").json())

    def test_a_form_of_ours(self, client: TestClient, engine: Engine) -> None:
        signed_in(client, engine, "zhang")
        sent = {"csrf": self.token(client), "text": "演练"}
        assert client.post("/act", data=sent, headers={"Origin": HOST}).json() == "演练"
        assert client.post("/act", data=sent, headers={"Referer": f"{HOST}/x"}).status_code == 200
        header = {"Origin": HOST, "X-CSRF-Token": sent["csrf"]}
        assert client.post("/act", data={"text": "甲"}, headers=header).json() == "甲"
        assert client.post("/act", files={"text": "x"}, data={"csrf": sent["csrf"]}, headers=header).status_code != 403

    @pytest.mark.parametrize(
        ("headers", "token"),
        [
            ({}, True),
            ({"Origin": "http://evil.example"}, True),
            ({"Origin": "null"}, True),
            ({"Origin": "http://console.example.evil.example"}, True),
            ({"Referer": "http://evil.example/http://console.example/"}, True),
            ({"Origin": "http://evil.example", "Referer": HOST}, True),
            ({"Origin": HOST}, False),
        ],
    )
    def test_a_form_of_somebody_elses(
        self, client: TestClient, engine: Engine, headers: dict[str, str], token: bool
    ) -> None:
        signed_in(client, engine, "zhang")
        sent = {"csrf": self.token(client)} if token else {}
        answer = client.post("/act", data=sent, headers=headers)
        assert answer.status_code == 403
        assert "页面已过期" in answer.text

    def test_a_token_is_of_one_session(self, client: TestClient, engine: Engine) -> None:
        signed_in(client, engine, "zhang")
        old = self.token(client)
        signed_in(client, engine, "zhang")
        assert self.token(client) != old
        assert client.post("/act", data={"csrf": old}, headers={"Origin": HOST}).status_code == 403

    def test_before_one_is_signed_in_the_token_goes_with_a_cookie_of_its_own(self, client: TestClient) -> None:
        answer = client.get("/token")
        assert answer.headers["set-cookie"].startswith(f"{VISIT}=")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert self.token(client) == answer.json()
        assert "set-cookie" not in client.get("/token").headers


def test_every_answer_has_the_headers(client: TestClient, engine: Engine) -> None:
    signed_in(client, engine, "zhang")
    for answer in (client.get("/member"), client.get("/nothing"), client.get("/no-such"), client.post("/act")):
        assert {name: answer.headers.get(name) for name in FIXED} == FIXED
        assert answer.headers["cache-control"] == "no-store"
    assert "unsafe" not in FIXED["Content-Security-Policy"]


def test_what_is_not_ones_own_looks_like_what_does_not_exist(client: TestClient, engine: Engine) -> None:
    signed_in(client, engine, "zhang")
    hidden, absent = client.get("/nothing"), client.get("/no-such")
    assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text) == (404, '{"detail":"Not Found"}')


def test_a_download_is_saved_under_a_name_that_ends_nothing(client: TestClient, engine: Engine) -> None:
    signed_in(client, engine, "zhang")
    answer = client.get("/file")
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"____X_ 1_.._a.html\"; filename*=UTF-8''%E8%AF%84%E5%88%86_%E8%A1%A8_X_%201_.._a.html"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_too_much_is_not_taken(engine: Engine, client: TestClient) -> None:
    signed_in(client, engine, "zhang")
    headers = {"Content-Length": "60000001", "Origin": HOST}
    answer = client.post("/act", content=b"x", headers=headers)
    assert answer.status_code == 413
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_cookie_of_a_session(scheme: str, secure: bool) -> None:
    from starlette.responses import Response

    scope = {"type": "http", "scheme": scheme, "path": "/", "headers": [], "server": ("x", 80), "query_string": b""}
    response = Response()
    give_session(Request(scope), response, "token")
    cookie = next(value for name, value in response.headers.items() if value.startswith(SESSION))
    parts = {part.strip().split("=")[0].lower() for part in cookie.split(";")}
    assert {"httponly", "samesite", "max-age", "path"} <= parts
    assert ("secure" in parts) is secure


def test_a_route_that_says_nothing_stops_the_start(engine: Engine) -> None:
    app = application(engine)
    app.add_api_route("/forgotten", lambda: "x")
    with pytest.raises(reach.RouteOpen, match=r"/forgotten does not say who may reach it"):
        reach.check_guarded(app)


def test_a_route_that_was_made_before_the_guards_stops_the_start(engine: Engine) -> None:
    app = FastAPI(openapi_url=None)
    app.add_api_route("/early", lambda: "x", dependencies=[Depends(anybody)])
    reach.install(app)
    with pytest.raises(reach.RouteOpen, match=r"/early takes forms unchecked"):
        reach.check_guarded(app)


@pytest.mark.parametrize(
    ("headers", "kept"), [({}, True), ({"X-Live": "1"}, False), ({"Accept": "text/event-stream"}, False)]
)
def test_a_page_that_asks_by_itself_keeps_no_session_open(
    client: TestClient, engine: Engine, headers: dict[str, str], kept: bool
) -> None:
    signed_in(client, engine, "zhang")
    before = datetime(2020, 1, 1, tzinfo=UTC)
    with writing(engine) as session:
        row = session.exec(select(WebSession)).one()
        before = row.seen_at = row.seen_at - timedelta(minutes=20)
    assert client.get("/member", headers=headers).status_code == 200
    with writing(engine) as session:
        assert (session.exec(select(WebSession)).one().seen_at > before) is kept
