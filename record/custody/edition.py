"""Which release the stored schedules were computed by; after an upgrade they are computed anew, by whoever comes first.

Stored with each schedule is what the rules of that day gave. A release with another term or another step gives other
dates: board, alerts and statistics would go on saying the old ones of every case that nobody touches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, bindparam, insert, select, update
from sqlmodel import Session

from models.base import table_of
from models.clock import utc_now
from models.database import reading, writing
from models.person import SYSTEM
from models.record import Duty

NAME = "时限重算"
"""The row beside the machine's duties that says by which release the schedules were computed."""

_FLOORS = ("models", "rules", "record")
"""What a schedule is computed by: the rules, and how the record is read for them and written."""
_ROOT = Path(__file__).resolve().parents[2]
_DUTY = table_of(Duty)
_STORED = select(_DUTY.c.outcome).where(_DUTY.c.name == bindparam("name"))

Progress = Callable[[int, int], None]
"""Is told how many cases were looked at, of how many."""


@cache
def edition() -> str:
    """What this release computes schedules by, as one word: other source, other word."""
    digest = hashlib.sha256()
    for floor in _FLOORS:
        for path in sorted((_ROOT / floor).rglob("*.py")):
            digest.update(path.relative_to(_ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_current(session: Session) -> bool:
    """Whether the stored schedules were computed, or looked through, by this release."""
    return session.execute(_STORED, {"name": NAME}).scalar() == edition()


def renew(engine: Engine, tell: Progress = lambda _done, _of: None) -> list[str]:
    """After an upgrade: stores the schedules anew that this release computes otherwise, with one entry in the trail.

    Answers with their cases. One transaction: a crash leaves the old dates and the old release's word, and the next
    process does it. Does nothing, quickly, where the record is current.

    Raises:
        RecordHeld: another process keeps the record for minutes.
    """
    with reading(engine) as session:
        if is_current(session):
            return []
    with writing(engine) as session:
        if is_current(session):  # another process was quicker
            return []
        from record.custody import standing  # every command comes here, and few compute a schedule

        cases = standing.compute_anew(session, SYSTEM, tell)
        _store(session)
        return cases


def _store(session: Session) -> None:
    now = utc_now()
    said = {"completed_at": now, "outcome": edition()}
    known = session.execute(_STORED, {"name": NAME}).first()
    if known is None:
        session.execute(insert(_DUTY).values(name=NAME, begun_at=now, **said))
    else:
        session.execute(update(_DUTY).where(_DUTY.c.name == NAME).values(said))
