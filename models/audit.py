"""The audit trail: a SHA-256 chain that anyone can recompute, and its daily seals."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable, canonical

SCHEMA = 2
"""What an entry holds from now on: the full content of what was entered, so that the record can be rebuilt from it.

Entries of schema 1, which do not name it, hold the acts in full, but of a plan only its hash, of people and supervision
items only a part, and of what a check has completed not what was entered.
"""


class AuditEntry(RecordTable, table=True):
    """Who did what, when. Refuses UPDATE and DELETE by trigger."""

    __tablename__ = "audit_entry"
    __table_args__ = (STRICT,)

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    """1, 2, 3 … without a gap: assigned from `record_head` under its lock."""
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    actor: str
    role: str
    action: str
    target: str
    """What it was done to: a case's identifier, a document's, an alert's."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    previous: str
    hash: str

    @property
    def schema_version(self) -> int:
        """By which schema the content was written."""
        return int(self.content.get("schema", 1))

    @property
    def entered(self) -> dict[str, Any]:
        """The content without its schema."""
        return {name: value for name, value in self.content.items() if name != "schema"}


def entry_hash(
    previous: str, seq: int, at: datetime, actor: str, role: str, action: str, target: str, content: dict[str, Any]
) -> str:
    """The chain's link: SHA-256 over the previous hash and the entry in canonical JSON."""
    return text_hash(previous, seq, at, actor, role, action, target, canonical(content))


def text_hash(
    previous: str, seq: int, at: datetime, actor: str, role: str, action: str, target: str, content: str
) -> str:
    """As `entry_hash`, of content that is canonical JSON already."""
    said = canonical([previous, seq, at.isoformat(timespec="microseconds"), actor, role, action, target])
    return hashlib.sha256(f"{said[:-1]},{content}]".encode()).hexdigest()


class AuditSeal(RecordTable, table=True):
    """The head of the chain at the end of a day, MACed with a key kept outside the database."""

    __tablename__ = "audit_seal"
    __table_args__ = (STRICT,)

    sealed_on: date = Field(primary_key=True)
    entries: int
    head: str
    mac: str
