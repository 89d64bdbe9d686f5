"""Engine and sessions. SQLite by default, PostgreSQL by its URL; one way to write: `writing`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlmodel import Session

from models.record import RecordHead

BUSY_SECONDS = 30
"""How long a writer waits for another before it gives up."""


def open_engine(url: str) -> Engine:
    """An engine for the record at `url`; makes the folder of a SQLite file where it is missing.

    SQLite runs in WAL with synchronous=FULL: what was committed survives a power cut. Errors never show the values
    of a statement: a log must not tell who bids.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if (name := make_url(url).database) and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
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
def writing(engine: Engine) -> Iterator[Session]:
    """One writing transaction: locks `record_head`, bumps `data_version`, commits or changes nothing."""
    with engine.connect().execution_options(writes=True) as connection, Session(connection) as session:
        head = session.exec(select(RecordHead).with_for_update()).scalar_one()  # type: ignore[call-overload]
        head.data_version += 1
        session.add(head)
        yield session
        session.commit()


def record_head(session: Session) -> RecordHead:
    """The head of the record, as this transaction sees it."""
    head = session.get(RecordHead, 1)
    if head is None:
        raise LookupError("the record has no head: migrations have not run")
    return head


def is_outage(error: BaseException) -> bool:
    """Whether an error says that the database was away, as when it is restarted: worth another attempt, since nothing
    was written.
    """
    if isinstance(error, OperationalError | InterfaceError):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated
