"""A record is made ready and upgraded: quickly, once, without losing a row, a CHECK or a trigger."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DatabaseError

from models.audit import AuditEntry
from models.case import Case, Fact
from models.clock import utc_now
from models.database import open_engine, reading, writing
from models.document import DocumentRow
from models.person import SYSTEM
from models.schema.effective import EFFECTIVE_FACT
from models.schema.protection import is_protected
from models.schema.record_setup import (
    BrokenReferences,
    NewerRecord,
    alembic_config,
    head_revision,
    is_ready,
    migrate,
    prepare_record,
    revision,
    upgrading,
)
from models.tables import METADATA
from papers.register import mark_issued
from record.custody import audit
from tests.conftest import Postgres
from tests.models.stored import restored

KEY = b"k" * 32


class TestPrepareRecord:
    def test_makes_an_empty_database_ready(self, empty_engine: Engine) -> None:
        prepare_record(empty_engine)
        assert is_ready(empty_engine)
        with empty_engine.connect() as connection:
            assert revision(connection) == head_revision()
            head = connection.execute(text("SELECT id, kind, clock, data_version FROM record_head")).all()
            assert head == [(1, "empty", "system", 0)]

    def test_costs_next_to_nothing_when_ready(self, engine: Engine) -> None:
        prepare_record(engine)
        times = []
        for _ in range(5):
            started = time.process_time()
            prepare_record(engine)
            times.append(time.process_time() - started)
        assert min(times) < 0.02

    def test_a_ready_record_needs_no_alembic(self, prepared_file: Path) -> None:
        program = (
            "import sys; from models.database import open_engine; "
            "from models.schema.record_setup import prepare_record; "
            "prepare_record(open_engine(sys.argv[1])); sys.exit('alembic' in sys.modules)"
        )
        subprocess.run([sys.executable, "-c", program, f"sqlite:///{prepared_file}"], check=True)

    def test_two_programs_may_start_together(self, empty_engine: Engine) -> None:
        program = (
            "import sys; from models.database import open_engine; "
            "from models.schema.record_setup import prepare_record; prepare_record(open_engine(sys.argv[1]))"
        )
        url = empty_engine.url.render_as_string(hide_password=False)
        programs = [
            subprocess.Popen([sys.executable, "-c", program, url], stderr=subprocess.PIPE, text=True) for _ in range(3)
        ]
        for started in programs:
            _, errors = started.communicate(timeout=900)
            assert started.returncode == 0, errors
        assert is_ready(empty_engine)

    @pytest.mark.parametrize("damage", ["DROP VIEW effective_fact", "trigger"])
    def test_puts_back_what_protects_the_record(self, engine: Engine, damage: str) -> None:
        on = " ON fact" if engine.dialect.name == "postgresql" else ""
        with engine.begin() as connection:
            connection.execute(text(damage if damage != "trigger" else f"DROP TRIGGER protect_fact_delete{on}"))
            assert not is_protected(connection)
        prepare_record(engine)
        with engine.connect() as connection:
            assert is_protected(connection)

    def test_refuses_a_record_of_a_newer_release(self, engine: Engine) -> None:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(NewerRecord, match=r"9999.*请先升级程序"):
            prepare_record(engine)

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_takes_back_an_upgrade_that_breaks_references(self, engine: Engine) -> None:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.execute(
                "INSERT INTO district (programme_id, position, name, quota, purchaser, treasury) "
                "VALUES (7, 1, '演练区', 1, '', '')"
            )
            driver.execute("PRAGMA foreign_keys=ON")
            driver.execute("DROP VIEW effective_fact")
        with pytest.raises(BrokenReferences, match="district"):
            prepare_record(engine)
        with engine.connect() as connection:
            assert not is_protected(connection)
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


class TestRevisionsAndModels:
    def test_autogenerate_finds_no_difference(self, engine: Engine) -> None:
        with engine.connect() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.check(config)

    def test_the_revisions_end_in_one_head_named_as_its_file(self) -> None:
        from alembic.script import ScriptDirectory

        assert ScriptDirectory.from_config(alembic_config()).get_heads() == [head_revision()]

    def test_both_make_the_same_database(self, engine: Engine, empty_engine: Engine) -> None:
        """Autogenerate does not see CHECKs and predicates of indexes; this does."""
        METADATA.create_all(empty_engine)
        migrated, declared = shape(engine), shape(empty_engine)
        migrated.pop("alembic_version")
        assert migrated == declared
        assert "ck_record_head_kind" in str(declared["record_head"])

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_every_table_of_sqlite_is_strict(self, engine: Engine) -> None:
        with engine.connect() as connection:
            loose = (
                connection.exec_driver_sql(
                    "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
                )
                .scalars()
                .all()
            )
        assert loose == ["alembic_version"]


def shape(engine: Engine) -> dict[str, Any]:
    """Everything that the database itself says about its tables, in an order of its own."""
    found = inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in found.get_columns(table)
            },
            "key": found.get_pk_constraint(table),
            "checks": ordered(found.get_check_constraints(table)),
            "unique": ordered(found.get_unique_constraints(table)),
            "foreign": ordered(found.get_foreign_keys(table)),
            "indexes": ordered(found.get_indexes(table)),
        }
        for table in found.get_table_names()
    }


def ordered(items: Any) -> list[str]:
    """Constraints as text; options of a dialect (an index's predicate) are SQL expressions inside a dict."""

    def plain(value: Any) -> str:
        return str({k: str(v) for k, v in value.items()} if isinstance(value, dict) else value)

    return sorted(re.sub(r"\s+", " ", repr(sorted((k, plain(v)) for k, v in item.items()))) for item in items)


NEXT = '''"""Rebuilds the tables whose triggers matter, as a later release might."""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{head}"


def upgrade() -> None:
    rebuild = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    for table in ("fact", "audit_entry", "audit_seal", "document"):
        with op.batch_alter_table(table, recreate=rebuild) as batch:
            batch.add_column(sa.Column("remark", sa.String(), nullable=True))
            batch.create_check_constraint(op.f("ck_" + table + "_remark"), "remark <> ''")
'''


WAYS = [
    (way, database)
    for way in ("to the present head", "to a revision that rebuilds tables")
    for database in ("sqlite", "postgresql")
]


def _upgraded(request: pytest.FixtureRequest, folder: Path) -> Iterator[Engine]:
    way, database = request.param
    if database == "postgresql":
        cluster: Postgres = request.getfixturevalue("postgres")
        url = cluster.empty()
    else:
        url = f"sqlite:///{folder / 'record.db'}"
    engine = restored(open_engine(url), "in_flight_0001")
    if way == "to the present head":
        prepare_record(engine)
        assert is_ready(engine)
    else:
        (folder / "next.py").write_text(NEXT.format(head=head_revision()), encoding="utf-8")
        with upgrading(engine) as connection:
            migrate(connection, alembic_config(folder))
    yield engine
    engine.dispose()
    if database == "postgresql":
        cluster.drop(url)


class TestStoredRecord:
    """A database as the first release left it, with work in flight, in both databases."""

    @pytest.fixture(scope="class", params=WAYS, ids=" on ".join)
    def upgraded(self, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        """Upgraded once for all tests that leave it as it is."""
        yield from _upgraded(request, tmp_path_factory.mktemp("stored"))

    @pytest.fixture(params=WAYS, ids=" on ".join)
    def to_be_changed(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
        """One for a test that goes on with it."""
        yield from _upgraded(request, tmp_path)

    def test_keeps_what_was_recorded(self, upgraded: Engine) -> None:
        with reading(upgraded) as session:
            steps = session.execute(select(EFFECTIVE_FACT.c.step, EFFECTIVE_FACT.c.done_on)).all()
            assert sorted(steps) == [
                ("award", date(2023, 9, 1)),
                ("notice", date(2023, 9, 5)),
                ("visit", date(2023, 9, 1)),
            ]
            report = audit.verify(session, KEY)
            assert (report.fault, report.entries, report.seals) == (None, 4, 1)
            document = session.get_one(DocumentRow, 1)
            assert (document.status, document.content) == ("superseded", {"甲": [1, None, True]})

    def test_documents_know_their_place_and_what_they_replace(self, upgraded: Engine) -> None:
        with reading(upgraded) as session:
            old, new = session.get_one(DocumentRow, 1), session.get_one(DocumentRow, 2)
            assert (old.programme_id, old.scope, old.replaces, old.given) == (1, "huizhou-2023/惠城区/招标", None, {})
            assert (new.replaces, new.drafted_by, new.status) == (1, None, "reserved")

    def test_a_stored_document_is_issued_as_before(self, to_be_changed: Engine) -> None:
        with writing(to_be_changed) as session:
            mark_issued(session, 2, "files/p", "s")
        with reading(to_be_changed) as session:
            assert session.get_one(DocumentRow, 2).status == "issued"

    def test_what_was_recorded_before_names_no_second_person(self, upgraded: Engine) -> None:
        with reading(upgraded) as session:
            assert set(session.execute(select(EFFECTIVE_FACT.c.second)).scalars()) == {None}

    def test_what_waits_to_be_advanced_waits_from_the_upgrade_on(self, upgraded: Engine) -> None:
        with reading(upgraded) as session:
            found = session.execute(select(Case.changed_version > Case.advanced_version, Case.waiting_since)).all()
            assert {waits for waits, _ in found} >= {True}
            for waits, since in found:
                assert (since is not None) == waits
                assert since is None or timedelta(0) <= utc_now() - since < timedelta(hours=1)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE fact SET actor = 'x'",
            "DELETE FROM fact",
            "UPDATE audit_entry SET actor = 'x'",
            "DELETE FROM audit_entry",
            "UPDATE audit_seal SET mac = 'x'",
            "DELETE FROM audit_seal",
            "UPDATE document SET title = 'x' WHERE status = 'superseded'",
            "DELETE FROM document",
        ],
    )
    def test_still_refuses_change(self, upgraded: Engine, statement: str) -> None:
        with pytest.raises(DatabaseError, match=r"只增不|不得"), upgraded.begin() as connection:
            connection.execute(text(statement))

    @pytest.mark.parametrize(
        "statement",
        [
            "INSERT INTO fact SELECT * FROM fact WHERE id = 1",
            "INSERT INTO fact (case_id, step, round, subject, done_on, actor, second, details, details_version, command_id, "
            "recorded_at, withdrawn) SELECT case_id, 'x', 1, '', done_on, actor, actor, details, 1, 'x', recorded_at, "
            "withdrawn FROM fact WHERE id = 1",
            "INSERT INTO document (programme_id, scope, kind, round, subject, version, register_number, title, dated, status, "
            "content, given, template, law) SELECT 1, 'x', kind, 1, '', 0, 'x', title, dated, 'reserved', content, given, "
            "'', '' FROM document WHERE id = 2",
            "INSERT INTO document (programme_id, scope, kind, round, subject, version, register_number, title, dated, status, "
            "content, given, template, law) SELECT 99, 'x', kind, 1, '', 1, 'x', title, dated, 'reserved', content, given, "
            "'', '' FROM document WHERE id = 2",
            "UPDATE record_head SET kind = 'x'",
        ],
    )
    def test_still_keeps_its_constraints(self, upgraded: Engine, statement: str) -> None:
        with pytest.raises(DatabaseError, match=r"(?i)constraint"), upgraded.begin() as connection:
            connection.execute(text(statement))

    def test_goes_on(self, to_be_changed: Engine) -> None:
        with writing(to_be_changed) as session:
            old = session.execute(select(Fact).where(Fact.step == "award")).scalar_one()  # type: ignore[arg-type]
            session.add(
                Fact(
                    case_id=old.case_id,
                    step="award",
                    round=1,
                    subject=old.subject,
                    done_on=date(2023, 9, 6),
                    actor="zhang",
                    details={},
                    command_id="later",
                    recorded_at=old.recorded_at,
                    corrects=old.id,
                )
            )
            audit.append(session, SYSTEM, "record", "t", {})
        with reading(to_be_changed) as session:
            assert audit.verify(session, KEY).entries == 5
            assert session.get_one(AuditEntry, 5).action == "record"

    def test_keeps_strict_tables_and_partial_indexes(self, upgraded: Engine) -> None:
        for table, name, predicate in (
            ("fact", "uq_fact_key", "corrects IS NULL"),
            ("document", "uq_document_letter_number", "replaces IS NULL"),
        ):
            index = next(i for i in ordered(inspect(upgraded).get_indexes(table)) if f"'{name}'" in i)
            assert predicate in index
        if upgraded.dialect.name == "sqlite":
            with upgraded.connect() as connection:
                assert (
                    connection.exec_driver_sql("SELECT strict FROM pragma_table_list WHERE name = 'fact'").scalar_one()
                    == 1
                )
