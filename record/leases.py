"""Leases: named locks with an end in real time. They save double work; UNIQUE constraints give correctness.

A lease takes no part in the record's order of locks: its transaction touches its one row and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from models.clock import utc_now
from models.record import Lease

LEASE_SECONDS = 120
"""Longer than any one case takes; whoever is killed blocks its district no longer than this."""


@dataclass(frozen=True)
class Held:
    """A lease that was taken. Whoever works longer than its seconds renews it between two pieces of work."""

    engine: Engine
    name: str
    holder: str
    seconds: float

    def renew(self) -> bool:
        """Starts the seconds anew; false where the lease had run out and somebody else has it now."""
        return take(self.engine, self.name, self.holder, self.seconds)


@contextmanager
def aside(engine: Engine) -> Iterator[Session]:
    """A writing transaction that neither locks the record's head nor bumps `data_version`.

    Only for rows that are no part of the record proper: leases, and the state of deliveries.
    """
    with engine.connect().execution_options(writes=True) as connection, Session(connection) as session:
        yield session
        session.commit()


@contextmanager
def held(engine: Engine, name: str, seconds: float = LEASE_SECONDS) -> Iterator[Held | None]:
    """Holds the lease `name` while the block runs; yields None where somebody else holds it."""
    lease = Held(engine, name, uuid4().hex, seconds)
    taken = lease.renew()
    try:
        yield lease if taken else None
    finally:
        if taken:
            release(engine, name, lease.holder)


def take(engine: Engine, name: str, holder: str, seconds: float = LEASE_SECONDS) -> bool:
    """Takes the lease where it is free, run out or the holder's own, for `seconds` from now (real time)."""
    now = utc_now()
    until = now + timedelta(seconds=seconds)
    with aside(engine) as session:
        if _renewed(session, name, holder, now, until):
            return True
    try:
        with aside(engine) as session:
            session.execute(insert(Lease).values(name=name, holder=holder, until=until))
    except IntegrityError:  # it stands: somebody holds it, or was first just now
        return False
    return True


def _renewed(session: Session, name: str, holder: str, now: datetime, until: datetime) -> bool:
    free = (col(Lease.until) <= now) | (col(Lease.holder) == holder)
    found = session.execute(
        update(Lease).where(col(Lease.name) == name, free).values(holder=holder, until=until).returning(col(Lease.name))
    )
    return found.first() is not None


def release(engine: Engine, name: str, holder: str) -> None:
    """Gives the lease back; does nothing where it has gone to somebody else."""
    with aside(engine) as session:
        session.execute(delete(Lease).where(col(Lease.name) == name, col(Lease.holder) == holder))
