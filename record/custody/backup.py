"""Backup and restore: database and files together, in one file that moves between SQLite and PostgreSQL.

The key of the audit seals stays outside: anyone who gets a backup must not be able to forge seals. Keep
`<home>/audit.key` elsewhere, or ask for it with `with_key` when a machine is moved. What is restored is, to its
digest, the record that was backed up; a restore by a person then adds its own entry to the trail (`restore.py`).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Row, Table, insert, inspect, select
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models.clock import utc_now
from models.refusal import Refusal
from models.schema.protection import protect, unprotect
from models.schema.record_setup import alembic_config, head_revision, prepare_record, queue, upgrade_tables, upgrading
from models.tables import METADATA
from models.values import RecordKind
from record.custody.archive import (
    BLOCK,
    FILES,
    FORMAT,
    KINDS,
    MANIFEST,
    BackupDamaged,
    Manifest,
    add_member,
    blocks,
    column_kind,
    opened,
    stored_files,
    written_aside,
)
from record.custody.audit import KEY_FILE, AuditReport, read_key, verify
from record.custody.digest import digest
from record.errors import RecordOccupied

LOCK_SECONDS = 30
"""How long a restore waits for other programs to let go of the record."""
_BATCH = 2000
STAYS_BEHIND = frozenset({"web_session", "sign_in_attempt"})
"""Tables that no backup holds: who was signed in then is not signed in after a restore."""


class BackupFailed(Refusal):
    """Raised when the backup cannot be written: no space, no folder, no permission."""

    code, exit_code = "backup_failed", 3


class RestoreFailed(Refusal):
    """Raised when the files of a backup cannot be written."""

    code, exit_code = "restore_failed", 3


class RecordBusy(Refusal):
    """Raised when another program keeps the record locked."""

    code, exit_code = "record_busy", 3


@dataclass(frozen=True)
class BackupReport:
    """What a backup holds. `missing` are files that the register of documents names and the folder lacks."""

    path: Path
    digest: str
    rows: int
    files: int
    missing: tuple[str, ...] = ()
    with_key: bool = False

    @property
    def text(self) -> str:
        said = f"已备份到 {self.path}：{self.rows} 条记录，{self.files} 个文件。"
        if self.missing:
            said += f"注意：登记的公文中有 {len(self.missing)} 个文件不在文件夹中，未能备份。"
        return said + ("" if self.with_key else f"审计密钥（{KEY_FILE}）不在备份内，请另行保管。")


def backup(engine: Engine, home: Path, target: Path, *, with_key: bool = False) -> BackupReport:
    """Writes the whole record as it stands at one moment to `target`, which appears only when it is complete.

    Work goes on meanwhile: rows come from one snapshot, and files are only ever added.

    Raises:
        BackupFailed: the file cannot be written.
    """
    prepare_record(engine)
    try:
        with written_aside(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            return _write(engine, home, archive, target, with_key)
    except OSError as error:
        raise BackupFailed(
            f"备份未能写入 {target}（{error.strerror}）", remedy="请检查磁盘空间与目录权限后重试。"
        ) from error


def _write(engine: Engine, home: Path, archive: zipfile.ZipFile, target: Path, with_key: bool) -> BackupReport:
    members: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    counts: dict[str, int] = {}
    with snapshot(engine) as session:
        for table in METADATA.sorted_tables:
            if table.name in STAYS_BEHIND:
                continue
            columns[table.name] = {column.name: column_kind(column) for column in table.columns}
            name = f"tables/{table.name}.jsonl"
            counts[table.name], members[name] = add_member(archive, name, _lines(session.connection(), table))
        whole = digest(session)
        named = _named(session)
    present = sorted(stored_files(home))
    for path in present:
        _, members[path] = add_member(archive, path, blocks(home / path))
    if with_key and (home / KEY_FILE).exists():
        _, members[KEY_FILE] = add_member(archive, KEY_FILE, blocks(home / KEY_FILE))
    archive.writestr(
        MANIFEST,
        json.dumps(
            {
                "format": FORMAT,
                "revision": head_revision(),
                "digest": whole,
                "made_at": utc_now().isoformat(),
                "columns": columns,
                "rows": counts,
                "members": members,
            },
            ensure_ascii=False,
            indent=1,
        ),
    )
    return BackupReport(
        target, whole, sum(counts.values()), len(present), tuple(sorted(named - set(present))), KEY_FILE in members
    )


def _named(session: Session) -> set[str]:
    """Every file that the register of documents names."""
    document = METADATA.tables["document"]
    columns = [column for column in document.columns if column.name == "path" or column.name.endswith("_path")]
    return {path for row in session.execute(select(*columns)) for path in row if path}


@contextmanager
def snapshot(engine: Engine) -> Iterator[Session]:
    """A session that sees the record at one moment, whatever is written meanwhile."""
    # SQLite in WAL mode reads from a snapshot anyway; PostgreSQL does so at this level.
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection, Session(connection) as session:
        yield session
        session.rollback()


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    rows = connection.execute(select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH))
    for row in rows:
        yield (json.dumps(_plain(row), ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _plain(row: Row[Any]) -> list[Any]:
    return [value.isoformat() if hasattr(value, "isoformat") else value for value in row]


@dataclass(frozen=True)
class RestoreReport:
    """What was restored. `audit` is the check of the trail with the key that stands in the home folder."""

    digest: str
    rows: int
    files: int
    audit: AuditReport

    @property
    def text(self) -> str:
        return f"已恢复 {self.rows} 条记录，{self.files} 个文件，校验值 {self.digest[:12]}。{self.audit.text}"


@dataclass(frozen=True)
class Replaced:
    """The record that stood there before: its kind, and where its trail ended."""

    kind: RecordKind
    entries: int
    head: str


Finish = Callable[[Session, Manifest, Replaced], None]


def restore(
    source: Path, engine: Engine, home: Path, *, force: bool = False, finish: Finish | None = None
) -> RestoreReport:
    """Replaces the record behind `engine`, and the files in `home`, by the backup in `source`.

    Every hash is checked before anything is touched; the rows enter empty tables in one transaction that
    commits only if the record gives the digest of the backup. Files are added before and the replaced
    record's files removed after the commit, so that a crash at any moment leaves one whole record. The
    audit key is put back only if the backup holds it; one that stands there is kept as `audit.key.old`.
    `finish` is called in the same transaction, with the restored record and what stood there before.

    Raises:
        BackupDamaged: the file is not a whole backup. BackupNewer: this release does not know its tables.
        RecordOccupied: a real programme would be replaced, without `force`.
        RecordBusy: another program works with the record. RestoreFailed: the files cannot be written.
        NewerRecord: the record at hand is of a newer release.
    """
    with opened(source) as (archive, manifest):
        prepare_record(engine)
        try:
            with queue(engine), upgrading(engine, LOCK_SECONDS) as connection:
                replaced = _check_target(connection, force)
                _put_files(archive, manifest, home)
                _replace(connection, archive, manifest)
                key = _key_in(archive, manifest) or read_key(home)
                report = _report(source, connection, manifest, key, _bound(finish, manifest, replaced))
        except OperationalError as error:
            raise RecordBusy(
                "数据库正被其他程序使用，未能恢复", remedy="现有数据未改动。请停止 yicheng up 等程序后重试。"
            ) from error
        except OSError as error:
            raise RestoreFailed(
                f"文件未能写入 {home}（{error.strerror}）", remedy="现有数据未改动。请检查磁盘空间与目录权限后重试。"
            ) from error
        _put_key(archive, manifest, home)
        for path in set(stored_files(home)) - set(manifest.members):
            (home / path).unlink()
        return report


def _bound(finish: Finish | None, manifest: Manifest, replaced: Replaced) -> Callable[[Session], None]:
    return lambda session: finish(session, manifest, replaced) if finish else None


def _check_target(connection: Connection, force: bool) -> Replaced:
    head = METADATA.tables["record_head"].c
    row = connection.execute(select(head.kind, head.audit_count, head.audit_head).with_for_update()).one()
    if row.kind == RecordKind.REAL.value and not force:
        raise RecordOccupied(
            "现有数据库中是正式方案的记录，未予覆盖", remedy="请先备份；确需覆盖的，加 --force 重新运行。"
        )

    return Replaced(RecordKind(row.kind), row.audit_count, row.audit_head)


def _put_files(archive: zipfile.ZipFile, manifest: Manifest, home: Path) -> None:
    for name, expected in manifest.members.items():
        target = home / name
        if not name.startswith(f"{FILES}/") or _same(target, expected):
            continue
        with archive.open(name) as member, written_aside(target) as file:
            shutil.copyfileobj(member, file, BLOCK)


def _key_in(archive: zipfile.ZipFile, manifest: Manifest) -> bytes | None:
    """The audit key, where the backup was made with it."""
    return bytes.fromhex(archive.read(KEY_FILE).decode().strip()) if KEY_FILE in manifest.members else None


def _put_key(archive: zipfile.ZipFile, manifest: Manifest, home: Path) -> None:
    target = home / KEY_FILE
    if KEY_FILE not in manifest.members or _same(target, manifest.members[KEY_FILE]):
        return
    if target.exists():
        target.replace(target.with_name(f"{KEY_FILE}.old"))
    with written_aside(target) as file:
        file.write(archive.read(KEY_FILE))


def _same(path: Path, expected: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == expected


def _replace(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Empties the database, makes the tables as the backup had them, fills them, upgrades them."""
    unprotect(connection)
    METADATA.drop_all(connection)
    connection.exec_driver_sql("DROP TABLE alembic_version")
    config = alembic_config()
    upgrade_tables(connection, config, manifest.revision)
    for name, columns in manifest.columns.items():
        _fill(connection, archive, name, columns)
    upgrade_tables(connection, config)
    _continue_ids(connection)
    protect(connection)


def _fill(connection: Connection, archive: zipfile.ZipFile, name: str, columns: dict[str, str]) -> None:
    """Inserts a table's rows, ids and all; the columns are the backup's, which may be of an older release."""
    table = Table(name, MetaData(), *(Column(column, KINDS[kind][0]()) for column, kind in columns.items()))
    readers = [KINDS[kind][1] for kind in columns.values()]
    with archive.open(f"tables/{name}.jsonl") as member:
        rows = (
            {
                column: value if read is None or value is None else read(value)
                for column, read, value in zip(columns, readers, json.loads(line), strict=True)
            }
            for line in member
        )
        while batch := list(islice(rows, _BATCH)):
            connection.execute(insert(table), batch)


def _continue_ids(connection: Connection) -> None:
    """Lets every sequence go on after the highest id that came in. SQLite has none: it looks for the highest itself."""
    for table in METADATA.sorted_tables:
        for column in inspect(connection).get_columns(table.name):
            if "nextval(" in str(column["default"]):
                name = column["name"]
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', '{name}'), "
                    f'coalesce(max("{name}"), 0) + 1, false) FROM "{table.name}"'
                )


def _report(
    source: Path, connection: Connection, manifest: Manifest, key: bytes | None, finish: Callable[[Session], None]
) -> RestoreReport:
    with Session(connection) as session:
        found = digest(session)
        if manifest.revision == head_revision() and found != manifest.digest:
            raise BackupDamaged(source, "恢复后的记录与备份时的校验值不符")
        finish(session)
        session.flush()
        audit = verify(session, key)
    files = sum(name.startswith(f"{FILES}/") for name in manifest.members)
    return RestoreReport(found, sum(manifest.rows.values()), files, audit)
