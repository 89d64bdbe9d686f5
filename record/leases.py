"""Leases: named locks with an end in real time. They save double work; UNIQUE constraints give correctness.

A lease takes no part in the record's order of locks: its transaction touches its one row and nothing else.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from models.clock import utc_now
from models.record import Lease

LEASE_SECONDS = 120
"""Longer than any one case takes. A holder on another machine that was killed blocks its district no longer than
this; one that died on this machine is found dead at once.
"""


@dataclass(frozen=True)
class Held:
    """A lease that was taken. A holder that works longer than its seconds renews it between two pieces of work."""

    engine: Engine
    name: str
    holder: str
    seconds: float

    def renew(self) -> bool:
        """Starts the seconds anew; false if the lease had run out and somebody else has it now."""
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
    """Holds the lease `name` while the block runs; yields None if somebody else holds it."""
    lease = Held(engine, name, f"{_process(os.getpid())}/{uuid4().hex}", seconds)
    taken = lease.renew()
    try:
        yield lease if taken else None
    finally:
        if taken:
            release(engine, name, lease.holder)


def take(engine: Engine, name: str, holder: str, seconds: float = LEASE_SECONDS) -> bool:
    """Takes the lease for `seconds` from now (real time): where it is free, run out, the holder's own, or held by a
    process of this machine that is no more.
    """
    if _taken(engine, name, holder, seconds):
        return True
    other = _holder(engine, name)
    if other is None or not _is_dead(other):
        return False
    release(engine, name, other)
    return _taken(engine, name, holder, seconds)


def is_held(engine: Engine, name: str) -> bool:
    """Whether a process that may still be alive holds the lease now."""
    with Session(engine) as session:
        found = session.execute(select(col(Lease.holder)).where(col(Lease.name) == name, col(Lease.until) > utc_now()))
        holder = found.scalar_one_or_none()
    return holder is not None and not _is_dead(holder)


def _taken(engine: Engine, name: str, holder: str, seconds: float) -> bool:
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


def _holder(engine: Engine, name: str) -> str | None:
    with Session(engine) as session:
        return session.execute(select(col(Lease.holder)).where(col(Lease.name) == name)).scalar_one_or_none()


@cache
def _machine() -> str:
    """This machine since it was last started; another start is another machine, since no process outlives it."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{socket.gethostname()}/{boot.read_text().strip() if boot.exists() else ''}"


def _process(number: int) -> str:
    """A process of this machine by its id and its start, since ids come again."""
    return f"{_machine()}/{number}/{_started(number)}"


def _started(number: int) -> str:
    """When a process started, in ticks since the machine did; '' if it is no more."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] in ("Z", "X") else fields[19]


def _is_dead(holder: str) -> bool:
    """Whether a holder was a process of this machine that is no more. Of other machines nothing is known."""
    host, _, rest = holder.partition("/")
    boot, _, rest = rest.partition("/")
    number, _, rest = rest.partition("/")
    if host != socket.gethostname() or not number.isdecimal():
        return False
    return f"{host}/{boot}" != _machine() or _started(int(number)) != rest.partition("/")[0]
