"""A restore by a person: the restored record's trail says who, from what, in place of what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.audit import AuditEntry
from models.database import reading, record_head, writing
from models.refusal import Refusal
from record.custody.backup import backup
from record.custody.digest import digest
from record.custody.restore import restore_by
from record.people import actor
from record.roster.edits import retire
from tests.actions.builders import contents, prepare


def test_who_restored_stands_in_the_trail(engine: Engine, other_engine: Engine, home: Path, tmp_path: Path) -> None:
    prepare(engine)
    saved = tmp_path / "kept.zip"
    whole = backup(engine, home, saved).digest
    for login, code in (("zhao", "unknown_person"), ("惠东县.procurement", "wrong_role")):
        before = contents(other_engine)
        with pytest.raises(Refusal) as caught:
            restore_by(login, saved, other_engine, home / "there")
        assert (caught.value.code, contents(other_engine)) == (code, before)
    report = restore_by("市级.city_leader", saved, other_engine, home / "there")
    assert (report.digest, report.audit.ok) == (whole, True)
    with reading(other_engine) as session:
        entry = session.get_one(AuditEntry, record_head(session).audit_count)
        assert (entry.actor, entry.action, entry.target) == ("市级.city_leader", "restore", "kept.zip")
        assert (entry.content["digest"], entry.content["forced"]) == (whole, False)
        assert entry.content["replaced"] == {"kind": "empty", "entries": 0, "head": ""}
        assert digest(session) != whole, "one entry more"
    with writing(engine) as session:
        retire(session, actor(session, "市级.project_manager"), "市级.city_leader", date(2025, 12, 31), "退休")
        head = record_head(session)
        ended = {"kind": "rehearsal", "entries": head.audit_count, "head": head.audit_head}
    restore_by("市级.city_leader", saved, engine, home)
    with reading(engine) as session:
        entry = session.get_one(AuditEntry, record_head(session).audit_count)
        assert entry.content["replaced"] == ended, "where the replaced trail ended"
