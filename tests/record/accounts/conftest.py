"""A record with people, and accounts whose hashes are cheap."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from sqlalchemy import Engine

from models import clock
from models.database import writing
from models.person import Person
from models.visitor import SERVER, AdminOffice
from record.accounts import hashing, keeping, sessions

FIRST, OWN = "First-word-1", "Own-word-22"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost next to nothing; one test looks at the real costs."""
    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))


class Clock:
    """The present instant, for a test to move."""

    def __init__(self) -> None:
        self.now = clock.utc_now()

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moving = Clock()
    for module in (sessions, keeping):
        monkeypatch.setattr(module, "utc_now", moving)
    return moving


@pytest.fixture
def people(engine: Engine, time: Clock) -> Engine:
    """zhang of a district and wang of the city have accounts, li has none; three administrators."""
    with writing(engine) as session:
        session.add_all(
            [
                Person(login="zhang", name="张演练", role="procurement", unit="演练局", district="惠城区"),
                Person(login="wang", name="王演练", role="project_manager", unit="演练局"),
                Person(login="li", name="李演练", role="reviewer", unit="演练局", district="惠城区"),
            ]
        )
        session.flush()
        for login in ("zhang", "wang"):
            keeping.make_account(session, SERVER, login, FIRST)
        for office in AdminOffice:
            keeping.make_office(session, SERVER, f"{office}-1", f"演练{office.name}", office, FIRST)
    return engine
