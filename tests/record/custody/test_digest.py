"""The digest: the same for the same work, whatever the database and the order; another for any difference."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, UniqueConstraint, text
from sqlmodel import Session

from models.database import reading, writing
from models.person import SYSTEM
from models.schema.protection import unprotect
from models.tables import METADATA
from record.custody import audit
from record.custody.digest import KEYS, LEFT_OUT_COLUMNS, LEFT_OUT_TABLES, digest, digest_lines, digest_parts
from tests.sample_record import MOMENT, fill


def parts(engine: Engine) -> dict[str, str]:
    with reading(engine) as session:
        return digest_parts(session)


def filled(engine: Engine, **options: Any) -> dict[str, str]:
    with writing(engine) as session:
        fill(session, **options)
    return parts(engine)


class TestDigest:
    def test_is_the_same_in_both_databases(self, engine: Engine, other_engine: Engine) -> None:
        assert filled(engine) == filled(other_engine, backwards=True)
        with reading(engine) as here, reading(other_engine) as there:
            assert digest(here) == digest(there)
            assert len(digest(here)) == 64

    def test_every_part_of_the_sample_is_filled(self, engine: Engine) -> None:
        """Otherwise the tests here would compare nothing with nothing."""
        empty = parts(engine)
        full = filled(engine)
        assert [name for name in empty if empty[name] == full[name]] == []

    def test_names_a_correction_by_what_it_corrects(self, engine: Engine) -> None:
        filled(engine)
        with reading(engine) as session:
            corrections = [line for line in digest_lines(session, "fact") if '"corrects":null' not in line]
        place = '"huizhou-2023/惠城区/招标"'
        assert [line.split('"corrects":')[1].split(',"details"')[0] for line in corrections] == [
            f'[[{place}],"notice",1,"",0]',
            f'[[{place}],"notice",1,"",1]',
            f'[[{place}],"sign",1,"1",0]',
        ]


CHANGES = {
    "fact.done_on": "UPDATE fact SET done_on = '2023-09-30' WHERE id = 1",
    "fact.details": "UPDATE fact SET details = '{\"编号\": 9}' WHERE id = 1",
    "fact.breach_reason": "UPDATE fact SET breach_reason = '别的' WHERE breach_reason IS NOT NULL",
    "fact.corrects": "UPDATE fact SET corrects = 1, withdrawn = withdrawn WHERE withdrawn",
    "case.round": 'UPDATE "case" SET round = 2 WHERE id = 1',
    "case.parent_id": 'UPDATE "case" SET parent_id = 1 WHERE parent_id IS NOT NULL',
    "schedule_row.due_on": "UPDATE schedule_row SET due_on = '2023-10-10' WHERE due_on IS NOT NULL",
    "document.sha256": "UPDATE document SET sha256 = 'x' WHERE sha256 IS NOT NULL",
    "document.register_number": "UPDATE document SET register_number = 'x' WHERE id = 1",
    "alert.acknowledged_on": "UPDATE alert SET acknowledged_on = NULL",
    "outbox.state": "UPDATE outbox SET state = 'sent'",
    "bid.supplier_id": "UPDATE bid SET lot = 2 WHERE rank = 1",
    "contract.amount": "UPDATE contract SET amount = amount + 1",
    "number_series.last": "UPDATE number_series SET last = 9",
    "calendar_year.days": "UPDATE calendar_year SET days = '{}'",
    "station.star": "UPDATE station SET star = 4 WHERE id = 1",
    "audit.count": "UPDATE record_head SET audit_count = 4",
}


class TestWhatCounts:
    @pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
    def test_a_change_shows_in_its_part(self, engine: Engine, change: str, request: Any) -> None:
        before = filled(engine)
        with engine.begin() as connection:
            unprotect(connection)
            assert connection.execute(text(change)).rowcount >= 1
        after = parts(engine)
        differing = {name for name in before if before[name] != after[name]}
        assert request.node.callspec.id.rsplit("-", 1)[-1].split(".")[0] in differing

    def test_what_may_differ_between_two_runs_does_not_count(self, engine: Engine) -> None:
        before = filled(engine)
        later = {"later": MOMENT + timedelta(days=1)}
        with engine.begin() as connection:
            unprotect(connection)
            for change in (
                "UPDATE record_head SET data_version = 99",
                "DELETE FROM lease",
                'UPDATE "case" SET changed_version = 50, advanced_version = 50',
                "UPDATE fact SET command_id = command_id || 'x'",
                "UPDATE outbox SET attempts = 9, error = NULL",
                "UPDATE audit_entry SET hash = 'x'",
                "DELETE FROM watch_run",
            ):
                connection.execute(text(change))
            for table, column in (("fact", "recorded_at"), ("outbox", "next_at")):
                connection.execute(METADATA.tables[table].update().values({column: later["later"]}))
        assert parts(engine) == before

    def test_an_audit_entry_more_counts(self, engine: Engine) -> None:
        before = filled(engine)
        with writing(engine) as session:
            audit.append(session, SYSTEM, "x", "t", {"on": date(2023, 9, 1)})
        assert {name for name, value in parts(engine).items() if value != before[name]} == {"audit"}

    def test_a_float_in_stored_json_is_refused(self, session: Session) -> None:
        fill(session)
        session.execute(text("UPDATE programme SET plan = '{\"a\": 0.5}'"))
        with pytest.raises(TypeError, match="float"):
            digest(session)


class TestCompleteness:
    def test_what_is_left_out_exists(self) -> None:
        assert set(METADATA.tables) >= LEFT_OUT_TABLES
        for table, columns in LEFT_OUT_COLUMNS.items():
            assert columns <= set(METADATA.tables[table].columns.keys())

    def test_every_row_referred_to_has_a_name_of_its_own(self) -> None:
        """A new table that others refer to needs its natural key here, and the key must be unique."""
        for table in METADATA.tables.values():
            for foreign in table.foreign_keys:
                assert foreign.column.table.name in KEYS
        for name, key in KEYS.items():
            table = METADATA.tables[name]
            unique = [set(c.columns.keys()) for c in table.constraints if isinstance(c, UniqueConstraint)]
            unique += [set(index.columns.keys()) for index in table.indexes if index.unique]
            assert set(key) in unique, name
