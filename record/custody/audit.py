"""The audit trail: every act appends one entry, every day is sealed, and anyone can check the whole.

An entry's hash covers the entry and the hash before it, so that a change anywhere breaks everything after.
The last entries could still be cut off, so `record_head` keeps count and head, and each day's head is MACed
with a key that is not in the database (`<home>/audit.key`) and exported to a file that leaves the machine.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel

from models.audit import SCHEMA, AuditSeal, entry_hash, text_hash
from models.base import canonical
from models.clock import CITY_ZONE, utc_now
from models.database import record_head
from models.person import Actor
from models.record import RecordHead
from models.refusal import Refusal
from models.visitor import Author

KEY_FILE = "audit.key"
SEALS_FILE = "audit-seals.jsonl"
KEY_BYTES = 32
_ENTRY = SQLModel.metadata.tables["audit_entry"]
_SEAL = SQLModel.metadata.tables["audit_seal"]
_HEAD = SQLModel.metadata.tables[RecordHead.__tablename__]
_APPEND = insert(_ENTRY)
_COUNT = update(_HEAD).values(audit_count=bindparam("count"), audit_head=bindparam("last"))
_BATCH = 2000


class AuditBroken(Refusal):
    """Raised when a seal cannot be made or read: another key than that of the seal before it, no key, a damaged file."""

    code, exit_code = "audit_broken", 3


@dataclass(frozen=True)
class AuditReport:
    """What a check of the whole trail found. `fault` is None if all is well."""

    entries: int
    head: str
    seals: int
    """How many seals were compared with their entry (and MACed, where the key was given)."""
    fault: str | None = None
    """The first thing that is wrong, in Chinese."""
    seq: int | None = None
    """The first broken entry, where one is."""
    authenticated: bool = False
    """Whether the seals were checked with the key, not only against their entries."""

    @property
    def ok(self) -> bool:
        return self.fault is None

    @property
    def text(self) -> str:
        if self.fault:
            return self.fault
        said = f"审计日志完整：共 {self.entries} 条，首尾相接；封存 {self.seals} 次，均相符。"
        unchecked = self.seals and not self.authenticated
        return said + (f"但找不到审计密钥（{KEY_FILE}），封存的真伪未核对。" if unchecked else "")


def append(session: Session, actor: Actor | Author, action: str, target: str, content: dict[str, Any]) -> None:
    """Adds the next entry, in the transaction of the act that it reports. `content` is everything that was entered:
    whatever the act wrote follows from it and from the entries before. The entry names its schema beside it.

    Raises:
        RuntimeError: outside `models.database.writing`, whose lock keeps the numbers without a gap.
        TypeError: `content` holds a float or something else without one JSON form.
    """
    if not session.connection().get_execution_options().get("writes"):
        raise RuntimeError("an audit entry belongs in a writing transaction")
    session.flush()
    head = record_head(session)
    text = canonical({"schema": SCHEMA, **content})
    previous, seq, at, role = head.audit_head, head.audit_count + 1, utc_now(), actor.role.value
    link = text_hash(previous, seq, at, actor.login, role, action, target, text)
    entry = {
        "seq": seq,
        "at": at,
        "actor": actor.login,
        "role": role,
        "action": action,
        "target": target,
        "content": json.loads(text),
        "previous": previous,
        "hash": link,
    }
    connection = session.connection()
    connection.execute(_APPEND, entry)
    connection.execute(_COUNT, {"count": seq, "last": link})
    set_committed_value(head, "audit_count", seq)
    set_committed_value(head, "audit_head", link)


def seal(session: Session, on: date, key: bytes) -> AuditSeal:
    """Seals the trail as it stands now, under the date `on`. A day sealed before keeps its seal.

    Raises:
        AuditBroken: the last seal does not agree with `key`.
    """
    if (present := session.get(AuditSeal, on)) is not None:
        return present
    last = session.execute(select(_SEAL).order_by(_SEAL.c.sealed_on.desc()).limit(1)).first()
    if last is not None and not _authentic(last, key):
        raise AuditBroken(
            f"{last.sealed_on} 的审计封存与现用密钥（{KEY_FILE}）不符",
            remedy="请先找回原密钥文件，或运行 audit verify 查明原因。",
        )
    head = record_head(session)
    made = AuditSeal(
        sealed_on=on,
        entries=head.audit_count,
        head=head.audit_head,
        mac=_mac(on, head.audit_count, head.audit_head, key),
    )
    session.add(made)
    return made


def _mac(on: date, entries: int, head: str, key: bytes) -> str:
    return hmac.new(key, canonical([on, entries, head]).encode(), hashlib.sha256).hexdigest()


def _authentic(made: Any, key: bytes) -> bool:
    return hmac.compare_digest(made.mac, _mac(made.sealed_on, made.entries, made.head, key))


def verify(session: Session, key: bytes | None, exported: Iterable[AuditSeal] = ()) -> AuditReport:
    """Recomputes the whole chain and compares it with the record's head, the seals and the exported seals.

    Without the key the seals are compared with their entries, but not authenticated. Reads in batches:
    20,000 entries take well under a second and little memory.
    """
    count, head = record_head(session).audit_count, record_head(session).audit_head
    seals: list[Any] = [*session.execute(select(_SEAL).order_by(_SEAL.c.sealed_on)), *exported]
    walk = _Walk(seals)
    rows = session.execute(select(_ENTRY).order_by(_ENTRY.c.seq).execution_options(yield_per=_BATCH))
    for row in rows:
        if fault := walk.step(row):
            rows.close()
            return AuditReport(count, head, walk.seals, fault, row.seq)
    if fault := walk.end(count, head):
        return AuditReport(walk.count, walk.head, walk.seals, fault, walk.count + 1)
    forged = next((made for made in seals if key is not None and not _authentic(made, key)), None)
    fault = f"{forged.sealed_on} 的审计封存与密钥不符：封存记录或密钥文件被改动。" if forged else None
    return AuditReport(count, head, walk.seals, fault, authenticated=key is not None)


class _Walk:
    """Follows the chain from its first entry and holds each seal against the entry that it names."""

    def __init__(self, seals: list[Any]) -> None:
        self.count, self.head, self.seals = 0, "", 0
        self._sealed: dict[int, list[Any]] = {}
        for made in seals:
            self._sealed.setdefault(made.entries, []).append(made)
        self._compare_seals()

    def step(self, row: Row[Any]) -> str | None:
        """Takes the next entry; answers what is wrong with it."""
        expected = self.count + 1
        if row.seq != expected:
            return f"审计日志第 {expected} 条缺失：其后为第 {row.seq} 条。"
        if row.previous != self.head:
            return f"{_named(row)}与前一条不相接：前一条或本条被改动。"
        try:
            computed = entry_hash(
                row.previous, row.seq, row.at, row.actor, row.role, row.action, row.target, row.content
            )
        except TypeError:
            computed = ""
        if computed != row.hash:
            return f"{_named(row)}内容与其哈希值不符：本条被改动。"
        self.count, self.head = row.seq, row.hash
        if wrong := self._compare_seals():
            return f"{_named(row)}与 {wrong} 的封存不符：日志被整体改写。"
        return None

    def _compare_seals(self) -> str | None:
        for made in self._sealed.pop(self.count, ()):
            if made.head != self.head:
                return str(made.sealed_on)
            self.seals += 1
        return None

    def end(self, count: int, head: str) -> str | None:
        """What is wrong once the last entry was taken."""
        if self._sealed:
            made = self._sealed[max(self._sealed)][0]
            return f"审计日志末尾缺失：{made.sealed_on} 封存时有 {made.entries} 条，现仅有 {self.count} 条。"
        if (self.count, self.head) != (count, head):
            return f"审计日志末尾与总账不符：应有 {count} 条，实有 {self.count} 条，或末条被改写。"
        return None


def _named(row: Row[Any]) -> str:
    at = row.at.astimezone(CITY_ZONE)
    return f"审计日志第 {row.seq} 条（{at:%Y-%m-%d %H:%M:%S} {row.actor} {row.action} {row.target}）"


def audit_key(home: Path, *, sealed: bool) -> bytes:
    """The key that seals are made with: `<home>/audit.key`, readable by its owner only.

    It is made where there is none, whole or not at all, unless the trail was `sealed` before: a key made anew
    would make every former seal look forged.

    Raises:
        AuditBroken: the key of former seals is gone, or the file does not hold a key.
    """
    path = home / KEY_FILE
    if not path.exists():
        if sealed:
            raise AuditBroken(
                f"数据目录中没有审计密钥（{path}），而审计日志此前已经封存",
                remedy="请找回原密钥文件，或从备份恢复，再运行 ./yicheng morning。",
            )
        _make_key(path)
    return _key_in(path)


def read_key(home: Path) -> bytes | None:
    """The key for checking, None if there is none; checking never makes a key.

    Raises:
        AuditBroken: the file does not hold a key.
    """
    path = home / KEY_FILE
    return _key_in(path) if path.exists() else None


def _make_key(path: Path) -> None:
    """Puts a new key in place in one step: neither a kill nor a full disk leaves half a key, nobody reads one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{KEY_FILE}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was quicker: its key holds
            os.link(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _key_in(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except ValueError:  # no hexadecimal digits, or no text at all
        key = b""
    if len(key) != KEY_BYTES:
        raise AuditBroken(
            f"审计密钥文件已损坏：{path} 应为{KEY_BYTES * 2}位十六进制数字",
            remedy="请从备份中找回该文件。",
        )
    return key


def is_sealed(session: Session) -> bool:
    """Whether the trail was ever sealed."""
    return session.execute(select(_SEAL.c.sealed_on).limit(1)).first() is not None


def export_seal(home: Path, made: AuditSeal) -> Path:
    """Appends a seal to `<home>/audit-seals.jsonl`, to be kept away from the machine; once for each day.

    Raises:
        AuditBroken: the file is damaged before its last line.
    """
    home.mkdir(parents=True, exist_ok=True)
    path = home / SEALS_FILE
    if all(other.sealed_on != made.sealed_on for other in exported_seals(home)):
        line = canonical({"sealed_on": made.sealed_on, "entries": made.entries, "head": made.head, "mac": made.mac})
        with path.open("ab") as file:
            file.truncate(_whole_lines(path.read_bytes()))
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return path


def exported_seals(home: Path) -> list[AuditSeal]:
    """The seals exported so far, for `verify`: they show a record cut back together with its seals.

    A last line without its end is what a power cut left of an export: it counts as not exported.

    Raises:
        AuditBroken: the file is damaged elsewhere.
    """
    path = home / SEALS_FILE
    if not path.exists():
        return []
    whole = path.read_bytes()
    return [_seal_in(path, n, line) for n, line in enumerate(whole[: _whole_lines(whole)].splitlines(), 1)]


def _whole_lines(content: bytes) -> int:
    """How many bytes the lines take that have their end."""
    return content.rfind(b"\n") + 1


def _seal_in(path: Path, number: int, line: bytes) -> AuditSeal:
    try:
        x = json.loads(line)
        on = date.fromisoformat(x["sealed_on"])
        return AuditSeal(sealed_on=on, entries=x["entries"], head=x["head"], mac=x["mac"])
    except (ValueError, KeyError, TypeError):
        raise AuditBroken(
            f"审计封存文件第{number}行已损坏：{path}", remedy="请用另存的副本恢复该文件，再运行 audit verify。"
        ) from None
