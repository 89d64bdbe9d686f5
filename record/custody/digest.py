"""One hash of everything that counts in the record, the same on every machine and in both databases.

Two records with equal digests hold the same facts, schedules, documents and messages. Left out is what may
rightly differ between two runs of the same work: ids (each row is named by its natural key), instants,
leases, versions that caches compare, and how often a delivery was tried.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Row, Table, select
from sqlmodel import Session

from models.base import Instant, canonical
from models.database import record_head
from models.tables import METADATA

LEFT_OUT_TABLES = frozenset(
    {
        *("audit_entry", "audit_seal", "duty", "lease", "record_head", "watch_run"),
        *("account", "sign_in_attempt", "web_session"),
    }
)
"""Machinery, and who may sign in. Of the audit trail only the number of entries counts: its hashes cover instants."""

LEFT_OUT_COLUMNS: dict[str, frozenset[str]] = {
    "case": frozenset({"changed_version", "advanced_version"}),
    "document": frozenset(
        {  # the hashes are of the files that both made
            "path",
            "content",
            "given",
            "docx_path",
            "adopted_path",
            "adopted_pdf_path",
        }
    ),
    "fact": frozenset({"command_id"}),
    "outbox": frozenset({"payload", "attempts", "error"}),
}

KEYS: dict[str, tuple[str, ...]] = {
    "programme": ("slug",),
    "district": ("programme_id", "name"),
    "station": ("programme_id", "code"),
    "case": ("slug",),
    "fact": ("case_id", "step", "round", "subject"),
    "supplier": ("name",),
    "contract": ("case_id", "lot"),
    "document": ("register_number",),
    "alert": ("dedup_key",),
}
"""How a row that others refer to is named. Every foreign key of the record leads to one of these."""

_BATCH = 2000


def digest(session: Session) -> str:
    """SHA-256 (hex) over the digests of all parts.

    Raises:
        TypeError: a stored JSON holds a float, which has no one spelling.
    """
    return hashlib.sha256(canonical(digest_parts(session)).encode()).hexdigest()


def digest_parts(session: Session) -> dict[str, str]:
    """SHA-256 of each part by its table's name, to find where two records differ; `audit` is the count."""
    names = _Names(session)
    parts = {
        table.name: _hash(_lines(session, table, names))
        for table in METADATA.sorted_tables
        if table.name not in LEFT_OUT_TABLES
    }
    head = record_head(session)
    parts["audit"] = _hash(iter([canonical(head.audit_count)]))
    parts["kind"] = _hash(iter([canonical(head.kind)]))
    return parts


def digest_lines(session: Session, part: str) -> list[str]:
    """The rows of one part as they are hashed, sorted: for telling two records apart line by line."""
    return sorted(_lines(session, METADATA.tables[part], _Names(session)))


def _hash(lines: Iterator[str]) -> str:
    total = hashlib.sha256()
    for line in sorted(lines):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def _lines(session: Session, table: Table, names: _Names) -> Iterator[str]:
    counted = [column for column in table.columns if _counts(table, column)]
    rows = session.execute(select(*counted).execution_options(yield_per=_BATCH))
    readers = [names.reader(column) for column in counted]
    keys = [column.name for column in counted]
    for row in rows:
        yield canonical({key: read(value) for key, read, value in zip(keys, readers, row, strict=True)})


def _counts(table: Table, column: Column[Any]) -> bool:
    surrogate = column.primary_key and column.name == "id"
    return (
        not surrogate
        and not isinstance(column.type, Instant)
        and column.name not in LEFT_OUT_COLUMNS.get(table.name, ())
    )


@dataclass
class _Names:
    """Natural keys by id, read once for each table that others refer to."""

    session: Session
    _known: dict[str, dict[int, Any]] = field(default_factory=dict)

    def reader(self, column: Column[Any]) -> Callable[[Any], Any]:
        """How a column's value is written: an id as the key of its row, anything else as it is."""
        for foreign in column.foreign_keys:
            known = self.of(foreign.column.table)
            return lambda value: None if value is None else known[value]
        return lambda value: value

    def of(self, table: Table) -> dict[int, Any]:
        """The natural keys of a table's rows by id."""
        if table.name not in self._known:
            columns = [table.columns[name] for name in KEYS[table.name]]
            corrects = [table.columns["corrects"]] if table.name == "fact" else []
            rows = self.session.execute(select(table.columns["id"], *columns, *corrects)).all()
            readers = [self.reader(column) for column in columns]
            self._known[table.name] = {
                row[0]: [read(value) for read, value in zip(readers, row[1:], strict=False)] for row in rows
            }
            if corrects:
                self._known[table.name] = _corrections(self._known[table.name], rows)
        return self._known[table.name]


def _corrections(keys: dict[int, Any], rows: list[Row[Any]] | Any) -> dict[int, Any]:
    """A correction shares the key of what it corrects: it is named by the first fact and its place."""
    corrects = {row[0]: row.corrects for row in rows}
    named: dict[int, Any] = {}
    for start in corrects:
        chain = [start]
        while chain[-1] not in named and (earlier := corrects[chain[-1]]) is not None:
            chain.append(earlier)
        for fact in reversed(chain):
            if fact not in named:
                earlier = corrects[fact]
                named[fact] = [*keys[fact], 0] if earlier is None else [*named[earlier][:-1], named[earlier][-1] + 1]
    return named
