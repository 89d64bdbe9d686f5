"""Makes a record ready: its tables at the newest revision, its one head row, its view and its triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from models.database import BUSY_SECONDS
from models.record import RecordHead
from models.refusal import Refusal
from models.schema.protection import is_protected, protect, unprotect
from models.storage.turns import in_turn

if TYPE_CHECKING:
    from alembic.config import Config

_ADVISORY_LOCK = 0x9A6C  # any number, the same in every process: upgrades of one PostgreSQL database queue

_HEAD = SQLModel.metadata.tables[RecordHead.__tablename__]

_MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
VERSIONS = _MIGRATIONS / "versions"


@cache
def head_revision() -> str:
    """The revision that no other follows, read from the files: a ready record costs no import of Alembic."""
    texts = [path.read_text("utf-8") for path in VERSIONS.glob("[0-9]*.py")]
    followed = {found[1] for text in texts if (found := _FOLLOWS.search(text))}
    (head,) = {found[1] for text in texts if (found := _OWN.search(text))} - followed
    return head


_OWN, _FOLLOWS = (re.compile(rf'^{name} = "(\w+)"$', re.M) for name in ("revision", "down_revision"))


class RecordSetupError(Refusal):
    """Base of what can stop a record from being made ready; the message is for the user, in Chinese."""

    code = "record_setup"


class NewerRecord(RecordSetupError):
    """Raised when the record was last opened by a newer release than this one, whose shape we do not know."""

    code = "record_newer"

    def __init__(self, found: str) -> None:
        super().__init__(
            f"数据库的版本（{found}）比本程序所知的版本（{head_revision()}）新：请先升级程序，再打开此数据库。"
        )


class BrokenReferences(RecordSetupError):
    """Raised when an upgrade would leave rows on SQLite that refer to rows that are not there."""

    code = "record_references"

    def __init__(self, tables: list[str]) -> None:
        super().__init__(
            f"数据库升级已撤回，原数据未改动：表 {'、'.join(tables)} 中"
            "有记录引用了不存在的记录。请用备份恢复，或与系统管理人员联系。"
        )


class NotADatabase(RecordSetupError):
    """Raised when the file at the record's place is damaged, or no database at all."""

    code = "record_unreadable"
    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            "数据库文件已损坏，或者不是驿程的数据库：请核对 YICHENG_DATABASE_URL 与数据目录，必要时从备份恢复。"
        )


def prepare_record(engine: Engine) -> None:
    """Brings the record behind `engine` to the newest shape; does nothing, quickly, where it is ready.

    Two processes that start together queue: on a lock file beside a SQLite database, on an advisory lock in
    PostgreSQL. Everything happens in one transaction, so a crash leaves the record as it was.

    Raises:
        NewerRecord: the record has a revision that this release does not know.
        BrokenReferences: the stored rows do not survive the upgrade.
        NotADatabase: the file cannot be read as one. RecordHeld: another process keeps it for minutes.
    """
    with queue(engine):
        if _readable(engine):
            return
        with upgrading(engine) as connection:
            migrate(connection, alembic_config())


def _readable(engine: Engine) -> bool:
    try:
        return is_ready(engine)
    except DatabaseError as error:
        if type(error) is DatabaseError:  # its subclasses tell of locks, and of servers that do not answer
            raise NotADatabase from error
        raise


def is_ready(engine: Engine) -> bool:
    """Whether nothing is left for `prepare_record` to do."""
    with engine.connect() as connection:
        return (
            revision(connection) == head_revision()
            and is_protected(connection)
            and connection.execute(select(_HEAD.c.id)).first() is not None
        )


def revision(connection: Connection) -> str | None:
    """The revision of the stored record; None if there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return None if found is None else str(found)


def alembic_config(*more_versions: Path) -> Config:
    """Alembic's configuration, built in code; `more_versions` are further folders of revisions, for tests."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, (VERSIONS, *more_versions))))
    return config


def migrate(connection: Connection, config: Config, target: str = "head") -> None:
    """Upgrades to `target` in the caller's transaction; puts head row, view and triggers in place."""
    unprotect(connection)
    upgrade_tables(connection, config, target)
    if connection.execute(select(_HEAD.c.id)).first() is None:
        connection.execute(
            insert(_HEAD).values(id=1, kind="empty", clock="system", data_version=0, audit_count=0, audit_head="")
        )
    protect(connection)


def upgrade_tables(connection: Connection, config: Config, target: str = "head") -> None:
    """Upgrades the tables alone, for `migrate` and for a restore, which bring their own rows.

    Raises:
        NewerRecord: the tables are of a revision that this release does not know.
    """
    from alembic import command
    from alembic.util.exc import CommandError

    config.attributes["connection"] = connection
    try:
        command.upgrade(config, target)
    except CommandError as error:
        found = revision(connection)
        if found is not None and "Can't locate revision" in str(error):
            raise NewerRecord(found) from error
        raise


@contextmanager
def upgrading(engine: Engine, lock_seconds: int = BUSY_SECONDS) -> Iterator[Connection]:
    """A connection in one transaction that may rebuild tables; waits `lock_seconds` for other programs.

    SQLite rebuilds a table by dropping it, which would break every reference to it: foreign keys are off
    meanwhile and checked as a whole before the commit.
    """
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect().execution_options(writes=True) as connection:
        if sqlite:
            _pragma(connection, "foreign_keys=OFF")
            _pragma(connection, f"busy_timeout={lock_seconds * 1000}")
        try:
            with connection.begin():
                if not sqlite:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{lock_seconds}s'")
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
                yield connection
                if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise BrokenReferences(sorted({str(row[0]) for row in broken}))
        finally:
            if sqlite:
                _pragma(connection, f"busy_timeout={BUSY_SECONDS * 1000}")
                _pragma(connection, "foreign_keys=ON")


def _pragma(connection: Connection, setting: str) -> None:
    # Past SQLAlchemy, which would begin a transaction: inside one, foreign_keys cannot be switched.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA {setting}")


@contextmanager
def queue(engine: Engine) -> Iterator[None]:
    """Holds the lock file of a SQLite database: even the first switch to WAL fails beside another process.

    Raises:
        RecordHeld: another process keeps it for minutes.
    """
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        yield
        return
    path = Path(f"{name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_turn(path):
        yield
