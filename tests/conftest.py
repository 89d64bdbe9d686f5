"""Fixtures of all tests: a record in both databases, a home for each test, the large counts on demand.

`engine` runs a test twice, on SQLite and on PostgreSQL, each time on a fresh record that is ready for use:
a copy of a prepared file, or of a prepared template database.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Dialect, Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from models.database import open_engine, writing
from models.schema.protection import protect
from models.schema.record_setup import head_revision, prepare_record, revision
from models.storage import stored_json
from models.tables import METADATA
from tests.parts import complaint, folder_part

_NUMBER = count(1)

settings.register_profile("everyday", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("full", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run the large counts (or set YICHENG_FULL=1)")
    parser.addoption("--part", metavar="PART", help="run one part of the suite only: see tests/parts.py")


def _full(config: pytest.Config) -> bool:
    return bool(config.getoption("--full")) or os.environ.get("YICHENG_FULL") == "1"


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--full"):
        os.environ["YICHENG_FULL"] = "1"  # the processes of pytest-xdist learn of it so
    settings.load_profile("full" if _full(config) else "everyday")
    part = config.getoption("--part")
    if part and (said := complaint(part)):
        raise pytest.UsageError(said)


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is there once the tests are collected stays to the end: half a million objects, for which every full
    search for garbage took half a second, a sixth of the tests' processor time. They are set apart from it, and it is
    made less often."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    full, part = _full(config), config.getoption("--part")
    _once_on_postgresql(items)
    chosen = [
        item for item in items if (part_of(item) == part or not part) and (full or not item.get_closest_marker("full"))
    ]
    for item in chosen:
        if not item.get_closest_marker("xdist_group"):
            # The tests of a file go to one process: what they share is made once.
            shared = "prefect" if "prefect" in getattr(item, "fixturenames", ()) else item.path.stem
            item.add_marker(
                pytest.mark.xdist_group(f"{item.path.parent.name}-{shared}" if shared != "prefect" else shared)
            )
    kept = set(chosen)
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = chosen
    items.sort(key=_is_short)  # pytest-xdist hands out groups in this order: -n 2 --no-loadscope-reorder


ONCE = ("actions", "papers", "tasks/test_advance.py", "tasks/test_wrong_documents.py", "console",
        "record/custody/test_digest.py")  # fmt: skip
"""Where a test does the same on both databases, since the SQL is that of models and record, which have tests of their
own: every day the first test of each file that runs on PostgreSQL does so, the others in the full suite."""
NOT_ONCE = ("papers/register",)
"""Numbers and their gaps are the database's own doing."""


def _once_on_postgresql(items: list[pytest.Item]) -> None:
    seen: set[Path] = set()
    for item in items:
        if getattr(item, "callspec", None) is None or item.callspec.params.get("database") != "postgresql":  # type: ignore[attr-defined]
            continue
        place = item.path.relative_to(Path(__file__).parent).as_posix()
        if place.startswith(ONCE) and not place.startswith(NOT_ONCE) and not item.get_closest_marker("full"):
            if item.path in seen:
                item.add_marker(pytest.mark.full)
            seen.add(item.path)


def _is_short(item: pytest.Item) -> bool:
    """False for those that wait more than they work: begun first, so that the other process works meanwhile."""
    group = item.get_closest_marker("xdist_group")
    return group is None or group.args[0] != "interruptions"


def part_of(item: pytest.Item) -> str:
    """The part that a test belongs to. Raises UsageError for a mark that names no known part."""
    mark = item.get_closest_marker("part")
    if mark is None:
        return folder_part(item.path)
    if said := complaint(mark.args[0]):
        raise pytest.UsageError(f"{item.nodeid}: {said}")
    return str(mark.args[0])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not _full(config):
        terminalreporter.write_line("Tests marked `full` (large counts) were left out: ./yicheng test --full")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty YICHENG_HOME; nothing that the developer has set reaches the test."""
    for name in [name for name in os.environ if name.startswith("YICHENG_") and name != "YICHENG_FULL"]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("YICHENG_HOME", str(folder))
    _forget_settings()
    yield folder
    _forget_settings()
    assert not stored_json.changed(), "somebody has changed what was read from the database, and others share"
    stored_json.forget()


def _forget_settings() -> None:
    module = sys.modules.get("models.settings")
    for value in vars(module).values() if module else ():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite record at the newest revision, to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "record.db"
    engine = open_engine(f"sqlite:///{path}")
    prepare_record(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


class Postgres:
    """One PostgreSQL cluster, and databases in it. Prepared ones are emptied and used again: making one costs
    0.2 s, emptying it a tenth of that."""

    def __init__(self, empty_url: str) -> None:
        self.template = make_url(empty_url)
        self._admin = create_engine(self.template.set(database="postgres"), isolation_level="AUTOCOMMIT", pool_size=1)
        self._prepare_template = cache(self._prepare)
        self._free: list[str] = []

    def prepared(self) -> str:
        """URL of a new database that holds a record at the newest revision."""
        if self._free:
            return self._free.pop()
        self._prepare_template()
        return self._create(f' TEMPLATE "{self.template.database}"')

    def empty(self) -> str:
        """URL of a new database with nothing in it."""
        return self._create(" TEMPLATE template0")

    def give_back(self, url: str) -> None:
        """Empties a prepared database for the next test; drops it where a test left it locked or changed."""
        engine = open_engine(url)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql(_EMPTY)
                protect(connection)
                whole = revision(connection) == head_revision()
        except DatabaseError:
            whole = False
        engine.dispose()
        if whole:
            self._free.append(url)
        else:
            self.drop(url)

    def drop(self, url: str) -> None:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')

    def close(self) -> None:
        self._admin.dispose()

    def _prepare(self) -> None:
        engine = open_engine(_text(self.template))
        prepare_record(engine)
        engine.dispose()

    def _create(self, how: str) -> str:
        name = f"test_{os.getpid()}_{next(_NUMBER)}"
        with self._admin.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}"{how}')
        return _text(self.template.set(database=name))


def _emptying() -> str:
    """SQL that takes every row out, whatever forbids it, and starts every id at 1 again."""
    tables = [table.name for table in METADATA.sorted_tables]
    counted = [table.name for table in METADATA.sorted_tables if table.autoincrement_column is not None]
    return "; ".join(
        [
            "SET LOCAL lock_timeout = '2s'",
            "SET LOCAL session_replication_role = replica",
            *(f'DELETE FROM "{name}"' for name in tables),
            *(
                f"SELECT setval(s, 1, false) FROM pg_get_serial_sequence('\"{name}\"', 'id') s WHERE s IS NOT NULL"
                for name in counted
                if "id" in METADATA.tables[name].columns
            ),
            "INSERT INTO record_head VALUES (1, 'empty', 'system', NULL, 0, 0, '')",
        ]
    )


_EMPTY = _emptying()


def _text(url: object) -> str:
    return make_url(url).render_as_string(hide_password=False)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL cluster of this test run, started by the first test that asks for it."""
    from tests.postgres import fresh_database, postgres_cluster

    with postgres_cluster() as cluster:
        databases = Postgres(fresh_database(cluster))
        yield databases
        databases.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on; parametrise `database` itself to run on one of them only."""
    return str(request.param)


@pytest.fixture
def engine(database: str, request: pytest.FixtureRequest, home: Path) -> Iterator[Engine]:
    """A fresh, prepared record, once on SQLite and once on PostgreSQL."""
    yield from _engine(database, request, home, prepared=True)


@pytest.fixture
def other_engine(database: str, request: pytest.FixtureRequest, home: Path) -> Iterator[Engine]:
    """A fresh, prepared record in the *other* database, for what must be the same in both."""
    other = "sqlite" if database == "postgresql" else "postgresql"
    yield from _engine(other, request, home / "other", prepared=True)


@pytest.fixture
def empty_engine(database: str, request: pytest.FixtureRequest, home: Path) -> Iterator[Engine]:
    """A database without a single table."""
    yield from _engine(database, request, home / "empty", prepared=False)


def _engine(database: str, request: pytest.FixtureRequest, folder: Path, *, prepared: bool) -> Iterator[Engine]:
    if database == "postgresql":
        cluster: Postgres = request.getfixturevalue("postgres")
        url = cluster.prepared() if prepared else cluster.empty()
    else:
        folder.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{folder / 'record.db'}"
        if prepared:
            shutil.copyfile(request.getfixturevalue("prepared_file"), folder / "record.db")
    engine = _knowing_statements(open_engine(url))
    yield engine
    engine.dispose()
    if database == "postgresql":
        (cluster.give_back if prepared else cluster.drop)(url)


_KNOWN: dict[str, tuple[Dialect, dict[Any, Any]]] = {}


def _knowing_statements(engine: Engine) -> Engine:
    """The same engine with the dialect and the compiled statements of those before it in this process: a tenth of the
    processor time of a test of acts went into compiling what the test before had compiled."""
    if engine.dialect.name not in _KNOWN:
        engine.connect().close()  # makes the dialect know its server
        _KNOWN[engine.dialect.name] = engine.dialect, {}
    engine.dialect, compiled = _KNOWN[engine.dialect.name]
    engine.update_execution_options(compiled_cache=compiled)
    return engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One writing transaction on a fresh record, rolled back at the end. Tests that commit use `writing`."""
    with writing(engine) as session:
        yield session
        session.rollback()
