"""A rehearsal that an earlier release left, killed in the middle of a day, and what that release made of its later days.

`data/killed_COMMIT.tar.xz` is the record as the kill left it (SQLite's log included, and the rehearsal's audit key; not
its papers, which nothing of the later days reads), `data/later_COMMIT.json.xz` the outcome of the same rehearsal
continued by the same release. Both were made by the command line of that commit and by `outcome` below:

    rehearse huizhou-2023 --until 2023-11-02 --no-prefect
    python -m tests.console.crash POINT rehearse huizhou-2023 --until 2023-11-03 --no-prefect --continue
    rehearse huizhou-2023 --until 2023-12-08 --no-prefect --continue

where POINT kills after the sixth fact of 3 November 2023, before it is committed.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
COMMIT = "6dbe386"
UNTIL = "2023-12-08"

Outcome = dict[str, list[list[Any]]]
"""Rows by part, each part sorted."""

QUERIES = {
    "facts": "SELECT c.slug, f.step, f.round, f.subject, f.done_on, f.actor, f.second, f.breach_basis, f.breach_reason,"
    ' f.details FROM effective_fact f JOIN "case" c ON c.id = f.case_id',
    "schedule": "SELECT c.slug, r.round, r.step, r.subject, r.earliest, r.latest, r.planned, r.ready_on, r.due_on,"
    ' r.due_basis, r.warn_on, r.alert_on, r.done_on FROM schedule_row r JOIN "case" c ON c.id = r.case_id',
    "cases": 'SELECT slug, kind, procedure, title, round, due_on, due_source, opened_on, closed_on FROM "case"',
    "alerts": "SELECT a.number, c.slug, a.step, a.round, a.rung, a.level, a.person, a.raised_on, a.due_on, a.title,"
    ' a.body, a.acknowledged_on, a.acknowledged_by FROM alert a JOIN "case" c ON c.id = a.case_id',
    "supervision": "SELECT s.number, c.slug, s.round, s.step, s.subject, s.source, s.basis, s.reason, s.opened_on,"
    ' s.due_on, s.closed_on FROM supervision_item s JOIN "case" c ON c.id = s.case_id',
    "documents": "SELECT register_number, scope, kind, round, subject, version, status, dated, title, letter_number"
    " FROM document",
    "stations": "SELECT code, name, address FROM station",
    "contracts": "SELECT c.slug, k.lot, k.number, k.amount, k.starts_on, k.ends_on FROM contract k"
    ' JOIN "case" c ON c.id = k.case_id',
    "messages": "SELECT state, count(*) FROM outbox GROUP BY state",
}
"""What counts of a rehearsal's record, asked in words that the tables of either release know."""


def restore_killed(home: Path) -> None:
    """Lays the record out in a home as the kill left it."""
    with tarfile.open(DATA / f"killed_{COMMIT}.tar.xz") as archive:
        archive.extractall(home, filter="data")


def later() -> Outcome:
    """What the earlier release made of the days until `UNTIL`."""
    found: Outcome = json.loads(lzma.decompress((DATA / f"later_{COMMIT}.json.xz").read_bytes()))
    return found


def outcome(home: Path) -> Outcome:
    """Facts, dates, alerts, papers and states of the record in a home."""
    with closing(sqlite3.connect(home / "yicheng.db")) as connection:
        return {part: sorted(map(list, connection.execute(query)), key=str) for part, query in QUERIES.items()}
