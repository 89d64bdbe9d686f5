"""The file of a backup: a zip with a manifest, in a form that moves between SQLite and PostgreSQL.

`manifest.json` has the SHA-256 of every other member, the digest, the schema's revision and the kind of each
column; `tables/<table>.jsonl` a row a line, as that revision had it; `files/…` the documents.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, String
from sqlalchemy.types import TypeEngine

from models.base import Instant
from models.refusal import Refusal
from models.schema.record_setup import VERSIONS, head_revision
from record.custody.audit import KEY_FILE

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files"
BLOCK = 1 << 20
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What Python's zip reader raises for files that were cut off or changed."""

KINDS: dict[str, tuple[Callable[[], TypeEngine[Any]], Callable[[Any], Any] | None]] = {
    "instant": (Instant, datetime.fromisoformat),
    "date": (Date, date.fromisoformat),
    "json": (JSON, None),
    "bool": (Boolean, None),
    "int": (BigInteger, None),
    "text": (String, None),
}
"""By the name of a kind: its type in SQL, and how a value is read from JSON."""


class BackupDamaged(Refusal):
    """Raised when the file is no backup, was cut off or changed, or does not give the record it says."""

    code, exit_code = "backup_damaged", 2

    def __init__(self, source: Path, what: str) -> None:
        super().__init__(f"备份文件 {source} 不能使用：{what}", remedy="现有数据未改动。请换用另一份备份。")


class BackupNewer(Refusal):
    """Raised when the backup was made by a newer release, whose tables this one does not know."""

    code, exit_code = "backup_newer", 2


class Manifest(BaseModel):
    """What a backup says about itself."""

    model_config = ConfigDict(strict=True, frozen=True)

    format: int
    revision: str
    digest: str
    columns: dict[str, dict[str, str]]
    """Kind of each column of each table, tables in the order in which they can be filled."""
    rows: dict[str, int]
    members: dict[str, str]
    """SHA-256 of every other member by its name."""


def column_kind(column: Column[Any]) -> str:
    """The kind of a column in a backup: `instant`, `date`, `json`, `bool`, `int` or `text`."""
    for kind, sql_type in (("instant", Instant), ("date", Date), ("json", JSON), ("bool", Boolean), ("int", Integer)):
        if isinstance(column.type, sql_type):
            return kind
    return "text"


def stored_files(home: Path) -> Iterator[str]:
    """Paths of the stored files, relative to `home`; not those that are just being written aside."""
    for path in (home / FILES).rglob("*"):
        if path.is_file() and not path.name.startswith("tmp"):
            yield path.relative_to(home).as_posix()


def blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, in pieces."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def add_member(archive: zipfile.ZipFile, name: str, blocks: Iterator[bytes]) -> tuple[int, str]:
    """Streams a member into the archive; answers how many blocks it had and its SHA-256."""
    total, number = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name)  # without a time: equal records give equal members
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as member:
        for block in blocks:
            total.update(block)
            member.write(block)
            number += 1
    return number, total.hexdigest()


@contextmanager
def written_aside(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target`, for its owner only, that takes its name when it is safely on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        aside = Path(file.name)
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            aside.replace(target)
            _sync_folder(target.parent)
        finally:
            aside.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup for reading, with its manifest, once every byte was checked.

    Raises:
        BackupDamaged: it cannot be read, or is not what its manifest says.
        BackupNewer: it was made by a newer release.
    """
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise BackupDamaged(source, f"无法读取（{error.strerror}）") from error
    except _UNREADABLE as error:
        raise BackupDamaged(source, "文件不完整或不是备份文件") from error
    with archive:
        try:
            manifest = _checked(source, archive)
        except _UNREADABLE as error:
            raise BackupDamaged(source, "文件内容已损坏") from error
        yield archive, manifest


def _checked(source: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError) as error:
        raise BackupDamaged(source, "缺少清单或清单不可读") from error
    known = {path.name[:4] for path in VERSIONS.glob("[0-9]*.py")}
    if manifest.format > FORMAT or manifest.revision not in known:
        raise BackupNewer(
            f"备份文件 {source} 由更新的程序制作（版本 {manifest.revision}，本程序为 {head_revision()}）",
            remedy="现有数据未改动。请先升级程序再恢复。",
        )
    if sorted(archive.namelist()) != sorted([MANIFEST, *manifest.members]):
        raise BackupDamaged(source, "成员与清单不一致")
    for name, expected in manifest.members.items():
        if not _inside(name) or _sha256(archive, name) != expected:
            raise BackupDamaged(source, f"{name} 与清单的校验值不符")
    if missing := [table for table in manifest.columns if f"tables/{table}.jsonl" not in manifest.members]:
        raise BackupDamaged(source, f"缺少表 {'、'.join(missing)}")
    return manifest


def _inside(name: str) -> bool:
    """Whether a member may be written: nothing outside the home folder, however the file was made."""
    path = PurePosixPath(name)
    return (
        not path.is_absolute() and ".." not in path.parts and (path.parts[0] in {"tables", FILES} or name == KEY_FILE)
    )


def _sha256(archive: zipfile.ZipFile, name: str) -> str:
    total = hashlib.sha256()
    with archive.open(name) as member:
        while block := member.read(BLOCK):
            total.update(block)
    return total.hexdigest()
