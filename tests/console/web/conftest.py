"""A console over a rehearsal: everybody of the record has an account, and each office its holder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlmodel import select

from console.web.app import application
from console.web.security.cookies import SESSION
from console.web.site import Site
from models.database import open_engine, writing
from models.person import Person
from models.visitor import SERVER, AdminOffice
from models.web.account import Account
from record.accounts import hashing, keeping
from record.accounts.sessions import Caller, sign_in
from tests.shared import made_once

WORD = "First-word-1"
HOST = "http://console.example"
OFFICES = {office: f"office-{office}" for office in AdminOffice}
Visit = Callable[[str | None], TestClient]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost next to nothing."""
    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))


@pytest.fixture(scope="session")
def console_home(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a rehearsal in which everybody has an account; nobody opens it, everybody works on a copy."""

    def furnish(folder: Path) -> None:
        shutil.copytree(played, folder / "home")
        engine = open_engine(f"sqlite:///{folder / 'home' / 'yicheng.db'}")
        with pytest.MonkeyPatch.context() as patched, writing(engine) as session:
            patched.setattr(hashing, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))
            for login in session.exec(select(Person.login)).all():
                keeping.make_account(session, SERVER, login, WORD)
            for office, login in OFFICES.items():
                keeping.make_office(session, SERVER, login, f"演练{office.name}", office, WORD)
            session.execute(update(Account).values(must_change=False))
        engine.dispose()

    return made_once(tmp_path_factory, "console", furnish) / "home"


@pytest.fixture(scope="session")
def shared_home(console_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of this process: those who sign in leave sessions in it."""
    home = tmp_path_factory.mktemp("shared") / "home"
    shutil.copytree(console_home, home)
    return home


def _site(home: Path) -> Iterator[Site]:
    engine = open_engine(f"sqlite:///{home / 'yicheng.db'}")
    yield Site(engine, home)
    engine.dispose()


@pytest.fixture
def site(shared_home: Path) -> Iterator[Site]:
    """A console whose record other tests read too."""
    yield from _site(shared_home)


@pytest.fixture
def own_site(console_home: Path, tmp_path: Path) -> Iterator[Site]:
    """A console with a record of its own."""
    shutil.copytree(console_home, tmp_path / "own")
    yield from _site(tmp_path / "own")


def visiting(site: Site, stack: ExitStack, app: FastAPI | None = None) -> Visit:
    """Browsers of one console, by login; None: nobody is signed in."""
    app = app or application(site)

    def visit(login: str | None) -> TestClient:
        client = stack.enter_context(TestClient(app, base_url=HOST, follow_redirects=False))
        client.headers["Origin"] = HOST
        if login is not None:
            client.cookies.set(SESSION, sign_in(site.engine, login, WORD, Caller(f"10.0.0.{len(login)}")))
        return client

    return visit


@pytest.fixture
def visit(site: Site) -> Iterator[Visit]:
    with ExitStack() as stack:
        yield visiting(site, stack)


@pytest.fixture
def visit_own(own_site: Site) -> Iterator[Visit]:
    with ExitStack() as stack:
        yield visiting(own_site, stack)
