"""Keeps the machine's promises whatever becomes of Prefect: `python -m tasks.keeper`, a child of `./yicheng up`.

One long-lived process delivers every minute, at its start first. It steps in for 巡检 and 晨检 where they were broken
off or stay away, as when Prefect cannot be started: alerts must never fall silent because an engine did.
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from models.clock import utc_now
from models.database import reading
from record.duties import MORNING, SWEEP, Rhythm, interrupted, kept
from tasks.delivery import Delivered
from tasks.duties import deliver_now, sweep_now, watch_now
from tasks.workshop import Workshop, workshop

log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
SHORT_SECONDS = 10.0
"""After a turn that failed: a database that was restarted is back in seconds."""
STEP_IN = {SWEEP.name: timedelta(minutes=5), MORNING.name: timedelta(minutes=10)}
"""How late a duty of Prefect's may be before it is done here; less than what `doctor` calls stopped."""


class Keeper:
    """The turns of the keeper. `now` is the instant by which it judges what is late."""

    def __init__(self, means: Callable[[], Workshop], now: Callable[[], datetime] = utc_now) -> None:
        self._means, self._now = means, now
        self._started = now()
        self._broken: set[str] = set()

    def turn(self) -> bool:
        """Delivers, and does what stays away; False where something went wrong, which is logged."""
        means = self._means()
        duties = (
            ("投递", lambda: deliver_now(means.engine)),
            ("巡检", lambda: self._missing(means, SWEEP) and sweep_now(means)),
            ("晨检", lambda: self._missing(means, MORNING) and watch_now(means)),
        )
        done = [self._done(name, duty) for name, duty in duties]  # all of them, whatever becomes of the first
        return all(done)

    def _done(self, name: str, duty: Callable[[], object]) -> bool:
        try:
            done = duty()
        except Exception:  # one duty that fails must not keep the others from being done
            log.exception("%s未能完成，稍后再试", name)
            return False
        if done and done != Delivered():
            log.info("%s：%s", name, getattr(done, "said", ""))
        return True

    def _missing(self, means: Workshop, rhythm: Rhythm) -> bool:
        """Whether a duty is to be done here: late; or broken off and not taken up again within a turn."""
        with reading(means.engine) as session:
            stands = kept(session, rhythm)
        margin = STEP_IN[rhythm.name]
        if stands.late(rhythm, self._now(), margin) and self._now() - self._started >= min(
            margin, timedelta(minutes=2)
        ):
            return True
        broken = interrupted(means.engine, rhythm)
        again = broken and rhythm.name in self._broken
        (self._broken.add if broken else self._broken.discard)(rhythm.name)
        return again


def keep(keeper: Keeper, stop: threading.Event, wait: float = EVERY_SECONDS, short: float = SHORT_SECONDS) -> None:
    """Takes turns until `stop` is set."""
    while not stop.is_set():
        try:
            went_well = keeper.turn()
        except Exception:  # the record cannot be opened just now
            log.exception("数据库暂时无法使用，稍后再试")
            went_well = False
        stop.wait(wait if went_well else short)


def main() -> None:
    """Runs until SIGTERM or SIGINT; what is under way is finished first."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    keep(Keeper(workshop), stop)


if __name__ == "__main__":
    main()
