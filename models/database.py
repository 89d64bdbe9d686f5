"""Engine and sessions. SQLite by default, PostgreSQL by its URL; one way to write: `writing`."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Row, create_engine, event, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.util import identity_key
from sqlmodel import Session

from models.base import made
from models.record import RecordHead
from models.storage.stored_json import decoded
from models.storage.turns import TURN_SECONDS, RecordHeld, in_turn

BUSY_SECONDS = 30
"""How long a statement of SQLite waits for another program's lock before it gives up."""


def open_engine(url: str) -> Engine:
    """An engine for the record at `url`; makes the folder of a SQLite file where it is missing.

    SQLite runs in WAL with synchronous=FULL: what was committed survives a power cut. Errors never show the values
    of a statement: a log must not tell who bids.
    """
    engine = _engine_of(url)
    _OPENED.add(engine)
    return engine


_OPENED: WeakSet[Engine] = WeakSet()


@atexit.register
def _close_all() -> None:
    """Closes what is still open at the end of the process: SQLite folds its log (-wal) into the file when the last
    connection is closed, and PostgreSQL is told. The interpreter itself promises neither."""
    for engine in list(_OPENED):
        engine.dispose()


def _engine_of(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, json_deserializer=decoded)
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    if (name := make_url(url).database) and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    waiting = {"timeout": BUSY_SECONDS}
    engine = create_engine(url, connect_args=waiting, hide_parameters=True, json_deserializer=decoded)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin on its own: `_begin_sqlite` does
    # Without recursive_triggers, INSERT OR REPLACE deletes a protected row and no trigger hears of it.
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True  # in a transaction it would be undone with it
    connection.execute(f"SET lock_timeout = '{TURN_SECONDS * 1000:.0f}ms'")
    connection.autocommit = False


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads, then writes, fails at once under contention: writers lock first.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for reading only; rolled back at the end."""
    with Session(engine) as session:
        yield session
        session.rollback()


@contextmanager
def snapshot(engine: Engine) -> Iterator[Session]:
    """A session for reading only, in which every statement sees the record as the first one saw it.

    SQLite reads so in any case; PostgreSQL does in a transaction that is REPEATABLE READ.
    """
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, Session(connection) as session:
        yield session  # not rolled back but closed, so that what was read may be read on


_HEAD = RecordHead.metadata.tables["record_head"]
_TAKE = update(_HEAD).where(_HEAD.c.id == 1).values(data_version=_HEAD.c.data_version + 1).returning(*_HEAD.c)
"""Locks the head, bumps `data_version` and reads the row, in one statement."""


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One writing transaction: locks `record_head`, bumps `data_version`, commits or changes nothing.

    Raises:
        RecordHeld: another process keeps the lock for minutes.
    """
    import models.tables  # noqa: F401 - rows are written in the order of their references: every table must be known

    with (
        _in_turn(engine),
        engine.connect().execution_options(writes=True) as connection,
        Session(connection) as session,
    ):
        _hold_head(session, _taken(session))
        yield session
        session.commit()


def _taken(session: Session) -> Row[Any]:
    """The head's row, locked by this transaction."""
    try:
        return session.connection().execute(_TAKE).one()
    except OperationalError as error:
        if not _waited_in_vain(error):
            raise
        session.rollback()
        holder = session.execute(_HOLDER).first()
        raise RecordHeld(*(holder or ("另一进程", None))) from None


def _waited_in_vain(error: OperationalError) -> bool:
    """Whether PostgreSQL's `lock_timeout` has ended the waiting for a lock."""
    return getattr(error.orig, "sqlstate", None) == "55P03"


_HOLDER = text("""
    SELECT '数据库会话' || pid || coalesce('（来自' || host(client_addr) || '）', ''), xact_start
    FROM pg_stat_activity JOIN pg_locks USING (pid)
    WHERE relation = 'record_head'::regclass AND granted AND mode <> 'AccessShareLock'
        AND pid <> pg_backend_pid() AND cardinality(pg_blocking_pids(pid)) = 0
    ORDER BY xact_start LIMIT 1
""")
"""Who keeps the head's row in PostgreSQL; others that wait for it hold a lock of the table too, but are blocked."""


def _in_turn(engine: Engine) -> AbstractContextManager[None]:
    """Queues the writers of a SQLite file: each is woken when it is its turn.

    Without it they poll with growing pauses, and one that comes late may wait for seconds beside busy others. The
    file only orders them: SQLite's own lock keeps them apart.
    """
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return nullcontext()
    return in_turn(f"{name}.turn")


_READ = select(*_HEAD.c).where(_HEAD.c.id == 1)
_KEY = identity_key(RecordHead, 1)


def _hold_head(session: Session, row: Row[Any]) -> RecordHead:
    """Makes the row that was read the session's own, as if it had loaded it."""
    head = made(RecordHead, row._asdict())
    make_transient_to_detached(head)
    session.add(head)
    session.info[_KEY] = head  # a session holds what it has read only as long as somebody else does
    return head


def record_head(session: Session) -> RecordHead:
    """The head of the record, as this transaction sees it."""
    held = session.identity_map.get(_KEY)
    if isinstance(held, RecordHead):
        return held
    row = session.execute(_READ).first()
    if row is None:
        raise LookupError("the record has no head: migrations have not run")
    return _hold_head(session, row)


def is_outage(error: BaseException) -> bool:
    """Whether an error says that the database was away, as when it is restarted, or kept by a process that hangs: worth
    another attempt, since nothing was written.
    """
    if isinstance(error, OperationalError | InterfaceError | RecordHeld):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated


_TROUBLES = (
    (
        ("database or disk is full", "no space left", "could not extend file"),
        "磁盘已满，数据库写不进去，本次操作没有写入任何记录：请清理磁盘后重试",
    ),
    (("readonly database", "read-only"), "数据库只读，写不进去：请检查数据目录的权限"),
    (("database is locked", "lock timeout"), "数据库正被其他程序占用：请稍后重试"),
    (
        ("disk i/o error",),
        "读写数据库文件出错：请检查磁盘是否已满或者损坏，再运行 ./yicheng doctor 与 ./yicheng audit verify",
    ),
)
_AWAY = "数据库连接不上或正被占用：请检查 YICHENG_DATABASE_URL 与数据目录，稍后重试；./yicheng doctor 可查看环境"


def trouble(error: OperationalError) -> str:
    """What keeps the database from working, in Chinese, with what to do: a full disk is no lost connection."""
    said = str(error.orig).lower()
    return next((told for marks, told in _TROUBLES if any(mark in said for mark in marks)), _AWAY)
