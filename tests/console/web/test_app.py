"""What the application answers where a page cannot: nothing that was sent comes back, and every answer has the headers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi import APIRouter, Depends
from fastapi.testclient import TestClient
from sqlalchemy import event

from console.web.app import application
from console.web.identity import anybody
from console.web.security.headers import FIXED
from console.web.site import Site
from tests.console.web.conftest import HOST, Visit
from tests.console.web.test_accounts import send

LONG = "geheim" * 200


def test_what_cannot_be_read_is_not_sent_back(visit: Visit) -> None:
    answer = send(visit(None), "/sign-in", "/sign-in", login="x", word=LONG)
    assert answer.status_code == 422
    assert "提交的内容不能识别" in answer.text
    assert "geheim" not in answer.text


def test_a_number_that_is_none_is_an_address_that_is_not_there(visit: Visit) -> None:
    answer = send(visit("city-manager"), "/password", "/sessions/x/end")
    assert (answer.status_code, "没有这一页" in answer.text) == (404, True)


def test_a_fault_of_the_program_tells_nothing_of_itself(site: Site) -> None:
    router = APIRouter(dependencies=[Depends(anybody)])

    @router.get("/broken")
    def broken() -> None:
        raise RuntimeError("geheim")

    app = application(site)
    app.include_router(router)
    answer = TestClient(app, base_url=HOST, raise_server_exceptions=False).get("/broken")
    assert (answer.status_code, "geheim" in answer.text) == (500, False)
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED


def test_a_database_that_is_away_is_told_in_words(own_site: Site, visit_own: Visit) -> None:
    client = visit_own("city-manager")

    @event.listens_for(own_site.engine, "before_cursor_execute")
    def full(*_args: object) -> None:
        import sqlite3

        raise sqlite3.OperationalError("database or disk is full")

    answer = client.get("/password")
    assert (answer.status_code, "磁盘已满" in answer.text) == (503, True)
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED


@pytest.mark.parametrize(
    "path", ["base.css", "yicheng.css", "yicheng.js", "htmx.min.js", "htmx-sse.min.js", "icons/mark.svg"]
)
def test_what_is_served_is_the_projects_own(visit: Visit, path: str) -> None:
    answer = visit(None).get(f"/static/{path}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_no_page_has_style_or_script_inline() -> None:
    folder = Path(application.__code__.co_filename).parent / "templates"
    pages = {file.name: file.read_text("utf-8") for file in folder.glob("*.html")}
    assert len(pages) > 5
    wrong = ("style=", "<style", "onclick=", "onload=", "javascript:", "data:image", "|safe", "autoescape false")
    assert [(name, sign) for name, text in pages.items() for sign in wrong if sign in text] == []
    assert [name for name, text in pages.items() if "<script>" in text] == []


def test_htmx_neither_evaluates_nor_inserts_style_nor_keeps_pages_in_the_browser(visit: Visit) -> None:
    page = visit(None).get("/sign-in").text
    told = re.search(r"<meta name=\"htmx-config\" content='([^']+)'>", page)
    assert told is not None
    assert json.loads(told[1]) == {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
    }
    scripts = re.findall(r'<script src="/static/([^"]+)" defer>', page)
    assert scripts == ["htmx.min.js", "htmx-sse.min.js", "yicheng.js"]


def test_the_scripts_are_the_releases_that_their_licences_name() -> None:
    folder = Path(application.__code__.co_filename).parent / "static"
    named = folder.joinpath("LICENCES.md").read_text("utf-8")
    version = re.search(r'version:"([^"]+)"', folder.joinpath("htmx.min.js").read_text("utf-8"))
    assert version is not None
    assert f"htmx {version[1]}," in named
    served = {file.name for file in folder.glob("*.*") if file.suffix in (".js", ".css")}
    assert {name for name in served if f"`{name}`" not in named} == set()
