"""The machine's recurring work: 巡检, 晨检, 投递. One at a time by a lease, and when it was last completed.

All in real time and aside of the record proper: a duty that is begun or completed changes nothing that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Engine, insert, select, update
from sqlmodel import Session, col

from models.clock import CITY_ZONE, utc_now
from models.record import Duty
from record.leases import Held, aside, held, is_held


@dataclass(frozen=True)
class Rhythm:
    """How often a duty must be done: every so often, or each day at an hour of the city."""

    name: str
    every: timedelta | None = None
    at: time | None = None
    margin: timedelta = timedelta(0)
    """How late its completion may be before it counts as stopped."""
    command: str = ""
    """What starts it by hand."""

    def due_since(self, now: datetime) -> datetime:
        """The instant since which it must have been completed, its margin left out."""
        if self.at is None:
            assert self.every is not None
            return now - self.every
        today = datetime.combine(now.astimezone(CITY_ZONE).date(), self.at, CITY_ZONE)
        return today if today <= now else today - timedelta(days=1)


SWEEP = Rhythm("巡检", every=timedelta(minutes=5), margin=timedelta(minutes=10), command="./yicheng sweep")
MORNING = Rhythm("晨检", at=time(8), margin=timedelta(minutes=30), command="./yicheng morning")
DELIVERY = Rhythm("投递", every=timedelta(minutes=1), margin=timedelta(minutes=4), command="./yicheng deliver")
RHYTHMS = (SWEEP, MORNING, DELIVERY)
LEFT_BEHIND = timedelta(minutes=30)
"""A case that waits to be advanced for so long is left behind: 巡检 hands it out, but nobody takes it up."""


@dataclass(frozen=True)
class DutyState:
    """How a duty stands: begun and completed, either may be None if it never was."""

    begun_at: datetime | None = None
    completed_at: datetime | None = None
    outcome: str = ""

    def late(self, rhythm: Rhythm, now: datetime, margin: timedelta | None = None) -> bool:
        """Whether it should have been completed by now; `margin` in place of the rhythm's own."""
        allowed = rhythm.margin if margin is None else margin
        return self.completed_at is None or self.completed_at < rhythm.due_since(now - allowed)

    @property
    def broken_off(self) -> bool:
        """Whether it was begun after it was last completed: it is at work, or was interrupted."""
        return self.begun_at is not None and (self.completed_at is None or self.completed_at < self.begun_at)


@dataclass(frozen=True)
class OnDuty:
    """A duty that this process does now."""

    engine: Engine
    rhythm: Rhythm
    lease: Held
    beat: Callable[[], None]

    def renew(self) -> None:
        """Keeps the lease and shows that the work gets on; to be called between two pieces of work."""
        self.lease.renew()
        self.beat()

    def complete(self, outcome: str) -> None:
        """The duty is done; without this call it counts as interrupted."""
        with aside(self.engine) as session:
            session.execute(
                update(Duty).where(col(Duty.name) == self.rhythm.name).values(completed_at=utc_now(), outcome=outcome)
            )


@contextmanager
def on_duty(engine: Engine, rhythm: Rhythm, beat: Callable[[], None] = lambda: None) -> Iterator[OnDuty | None]:
    """Does a duty while the block runs; yields None if another process does it now. `beat` is called as it gets on."""
    with held(engine, _lease(rhythm)) as lease:
        if lease is None:
            yield None
            return
        _begin(engine, rhythm.name)
        yield OnDuty(engine, rhythm, lease, beat)


def kept(session: Session, rhythm: Rhythm) -> DutyState:
    """How the duty stands."""
    row = session.execute(
        select(col(Duty.begun_at), col(Duty.completed_at), col(Duty.outcome)).where(col(Duty.name) == rhythm.name)
    ).first()
    return DutyState(row.begun_at, row.completed_at, row.outcome) if row else DutyState()


def interrupted(engine: Engine, rhythm: Rhythm) -> bool:
    """Whether the duty was begun, not completed, and nobody is at it now."""
    with Session(engine) as session:
        stands = kept(session, rhythm)
    return stands.broken_off and not is_held(engine, _lease(rhythm))


def _lease(rhythm: Rhythm) -> str:
    return f"duty/{rhythm.name}"


def _begin(engine: Engine, name: str) -> None:
    now = utc_now()
    with aside(engine) as session:  # the lease is held: nobody else writes this row
        begun = update(Duty).where(col(Duty.name) == name).values(begun_at=now).returning(col(Duty.name))
        if session.execute(begun).first() is None:
            session.execute(insert(Duty).values(name=name, begun_at=now, outcome=""))
