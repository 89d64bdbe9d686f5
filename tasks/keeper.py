"""Keeps the machine's promises whatever becomes of Prefect: `python -m tasks.keeper`, a child of `./yicheng up`.

One long-lived process delivers every minute, at its start first. It steps in for 巡检 and 晨检 where they were broken
off or stay away, as when Prefect cannot be started, and for cases that are handed out but not taken up: alerts and
papers must never stay away because an engine did. Between two pieces of work it shows that it gets on; the supervisor
starts one anew that does not.
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from models.clock import utc_now
from models.database import reading
from models.settings import settings
from record.duties import MORNING, SWEEP, Rhythm, interrupted, kept
from tasks import heartbeat
from tasks.delivery import Delivered
from tasks.duties import deliver_now, sweep_now, watch_now
from tasks.workshop import Workshop, workshop
from views.work import left_behind

log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
SHORT_SECONDS = 10.0
"""After a turn that failed: a database that was restarted is back in seconds."""
STEP_IN = {SWEEP.name: timedelta(minutes=5), MORNING.name: timedelta(minutes=10)}
"""How late a duty of Prefect's may be before it is done here; less than what `doctor` calls stopped."""
TAKE_UP = timedelta(minutes=15)
"""How long a case may wait for a worker of Prefect's before it is advanced here, and how long another attempt waits."""


class Keeper:
    """The turns of the keeper. `now` is the instant by which it judges what is late; `beat` is called as it gets on."""

    def __init__(
        self,
        means: Callable[[], Workshop],
        now: Callable[[], datetime] = utc_now,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        self._means, self._now, self._beat = means, now, beat
        self._started = now()
        self._broken: set[str] = set()
        self._taken_up: datetime | None = None

    def turn(self) -> bool:
        """Delivers, and does what stays away; False where something went wrong, which is logged."""
        self._beat()
        means = self._means()
        duties = (
            ("投递", lambda: deliver_now(means.engine, self._beat)),
            ("巡检", lambda: (self._missing(means, SWEEP) or self._left(means)) and sweep_now(means, self._beat)),
            ("晨检", lambda: self._missing(means, MORNING) and watch_now(means)),
        )
        done = [self._done(name, duty) for name, duty in duties]  # all of them, whatever becomes of the first
        return all(done)

    def _done(self, name: str, duty: Callable[[], object]) -> bool:
        self._beat()
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

    def _left(self, means: Workshop) -> bool:
        """Whether cases wait for long though 巡检 is completed: it hands them out, and no worker takes them up."""
        now = self._now()
        if self._taken_up is not None and now - self._taken_up < TAKE_UP:
            return False
        with reading(means.engine) as session:
            left = left_behind(session, now - TAKE_UP)
        if left is None:
            return False
        log.warning("%s等%d个事项自%s起无人推进，由值守进程办理", left.case, left.count, f"{left.since:%Y-%m-%d %H:%M}")
        self._taken_up = now
        return True


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
    keep(Keeper(workshop, beat=_beat), stop)


def _beat() -> None:
    with suppress(OSError):  # a full disk: the duties say so
        heartbeat.beat(settings().home)


if __name__ == "__main__":
    main()
