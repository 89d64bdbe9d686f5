"""The morning: the trail is sealed and exported once a day, and a record that was cut back shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.database import reading, writing
from models.person import SYSTEM
from record import people
from record.custody import audit
from tasks.alerts import seal_trail


def enter(engine: Engine, on: date, count: int) -> None:
    with writing(engine) as session:
        people.set_programme_date(session, on)
        for n in range(count):
            audit.append(session, SYSTEM, "test", f"entry {n}", {})


def test_yesterday_is_sealed_and_exported_once(engine: Engine, home: Path) -> None:
    enter(engine, date(2023, 10, 9), 3)
    assert seal_trail(engine, home) == date(2023, 10, 8)
    enter(engine, date(2023, 10, 9), 1)
    assert seal_trail(engine, home) == date(2023, 10, 8)
    exported = audit.exported_seals(home)
    assert [(seal.sealed_on, seal.entries) for seal in exported] == [(date(2023, 10, 8), 3)]
    with reading(engine) as session:
        report = audit.verify(session, audit.read_key(home), exported)
    assert report.ok and report.authenticated and report.entries == 4


def test_another_key_is_noticed(engine: Engine, home: Path) -> None:
    enter(engine, date(2023, 10, 9), 1)
    seal_trail(engine, home)
    (home / "audit.key").write_text("00" * 32 + "\n")
    enter(engine, date(2023, 10, 10), 1)
    with pytest.raises(audit.AuditBroken, match="密钥"):
        seal_trail(engine, home)
