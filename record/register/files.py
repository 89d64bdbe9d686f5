"""Files of documents: stored by their hash, and hashed again by anyone who doubts."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from models.document import DocumentRow

FILES = (("", "PDF"), ("docx_", "DOCX"), ("adopted_", "采用的改稿"), ("adopted_pdf_", "采用的改稿PDF"))
"""The files that a version may have: the prefix of its two columns, and what people call it."""


@dataclass(frozen=True)
class StoredFile:
    """One file of a version."""

    what: str
    path: str
    sha256: str


@dataclass(frozen=True)
class Fault:
    """A document whose file is not what the register says."""

    register_number: str
    title: str
    what: str


def files_of(row: DocumentRow) -> list[StoredFile]:
    """The files that the register names for a version."""
    named = ((what, getattr(row, f"{prefix}path"), getattr(row, f"{prefix}sha256")) for prefix, what in FILES)
    return [StoredFile(what, path, sha) for what, path, sha in named if sha]


def write_file(home: Path, content: bytes, suffix: str = ".pdf") -> tuple[str, str]:
    """Stores a file by its hash: written aside, fsynced, renamed. Answers (path under `home`, SHA-256).

    The folders are synced even where the file is there: anyone who put it there may not have come to that yet.
    """
    sha = hashlib.sha256(content).hexdigest()
    relative = Path("files") / sha[:2] / f"{sha}{suffix}"
    target = home / relative
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_aside(target, content)
    for folder in (target.parent, target.parent.parent, home):
        _sync_folder(folder)
    return str(relative), sha


def _write_aside(target: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
            os.replace(aside.name, target)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def verify(session: Session, home: Path, scope: str | None = None) -> Iterator[Fault]:
    """Hashes every file of every version again (of one case or programme, where it is named); never renders.

    Yields what is missing or changed.
    """
    query = select(DocumentRow).order_by(col(DocumentRow.id))
    for row in session.exec(query.where(DocumentRow.scope == scope) if scope else query).all():
        for file in files_of(row):
            if wrong := _wrong(home, file):
                yield Fault(row.register_number, row.title, wrong)


def _wrong(home: Path, file: StoredFile) -> str:
    stored = home / file.path
    if not stored.is_file():
        return f"{file.what}文件缺失：{file.path}"
    if hashlib.sha256(stored.read_bytes()).hexdigest() != file.sha256:
        return f"{file.what}文件内容与登记的校验值不符：{file.path}"
    return ""
