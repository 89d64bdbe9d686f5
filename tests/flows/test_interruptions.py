"""Stopped, killed, cut off in mid-sweep and in mid-delivery: it goes on by itself, and no alert is lost or doubled.

Twenty interruptions by `./yicheng test --full interruptions`, three of them every day; which, when and where a seed
draws. One `up` lives through several, as on a real machine.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from models.clock import utc_now
from models.database import open_engine
from models.schema.record_setup import prepare_record
from record.duties import DELIVERY, SWEEP
from tasks.advance import due_cases
from tests.flows.service import Service, load, post_office, until
from tests.postgres import Cluster, fresh_database, postgres_cluster, restart
from tests.tasks.helpers import publicity_due

pytestmark = [
    pytest.mark.part("interruptions"),
    pytest.mark.prefect,
    pytest.mark.xdist_group("interruptions"),
    pytest.mark.timeout(0),
]

SEED = 20261130
MAILS = 8
SECONDS = 120.0
"""From `up` being healthy to the end of the next sweep and delivery, on a machine that does nothing else."""


@dataclass(frozen=True)
class Interruption:
    """What happens, in the middle of which work, how many seconds after that was seen to have begun."""

    how: str
    amid: str
    after: float

    @property
    def database(self) -> str:
        return "postgresql" if self.how == "restart_postgresql" else "sqlite"

    def __str__(self) -> str:
        return f"{self.how}-amid-{self.amid}-{self.after:.1f}s"


def drawn(count: int) -> list[Interruption]:
    """The interruptions of the seed: every kind amid every work in turn, the moments drawn."""
    draw = Random(SEED)
    kinds = [(how, amid) for how in ("stop", "kill_all", "kill_server", "restart_postgresql")
             for amid in ("sweep", "delivery")]  # fmt: skip
    chosen: list[tuple[str, str]] = []
    while len(chosen) < count:
        chosen += draw.sample(kinds, len(kinds))
    return [Interruption(how, amid, round(draw.uniform(0, 3), 1)) for how, amid in chosen[:count]]


TWENTY = drawn(20)
EVERYDAY = [next(n for n in TWENTY if (n.how, n.amid) == pair) for pair in (
    ("kill_all", "sweep"), ("stop", "delivery"), ("kill_server", "sweep"))]  # fmt: skip


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with postgres_cluster() as found:
        yield found


@pytest.fixture(scope="module")
def service_on(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Service]]:
    """The `up` of each database, started when it is first asked for and stopped at the end."""
    running: dict[str, Service] = {}
    with post_office() as (post, smtp_port):

        def on(database: str) -> Service:
            if database not in running:
                home: Path = tmp_path_factory.mktemp(database)
                url = f"sqlite:///{home / 'yicheng.db'}"
                if database == "postgresql":
                    url = fresh_database(request.getfixturevalue("cluster"))
                engine = open_engine(url)
                prepare_record(engine)
                publicity_due(engine)
                running[database] = Service(home, engine, post, smtp_port)
                running[database].start()
            return running[database]

        yield on
        for service in running.values():
            if service.process and service.process.poll() is None:
                service.kill_all()
            service.engine.dispose()
            shutil.rmtree(service.home, ignore_errors=True)


def interrupt(service: Service, chosen: Interruption, request: pytest.FixtureRequest) -> None:
    """Does it, and waits until the service is healthy again."""
    if chosen.how == "stop":
        service.stop()
        service.start()
    elif chosen.how == "kill_all":
        service.kill_all()
        service.start()
    elif chosen.how == "kill_server":
        service.kill_server()
        service.wait_healthy()
    else:
        restart(request.getfixturevalue("cluster"))


@pytest.mark.parametrize(
    "chosen", [pytest.param(n, marks=() if n in EVERYDAY else pytest.mark.full, id=f"{i}-{n}")
               for i, n in enumerate(TWENTY)]
)  # fmt: skip
def test_it_goes_on(chosen: Interruption, service_on: Callable[[str], Service], request: pytest.FixtureRequest) -> None:
    service = service_on(chosen.database)
    until(lambda: not due_cases(service.engine) and not service.unfinished())
    service.post.taken.clear()
    service.owe()
    numbers = service.enqueue(MAILS)
    if chosen.amid == "sweep":
        begun = service.duties()[SWEEP.name].begun_at
        service.sweep()
        until(lambda: service.duties()[SWEEP.name].begun_at != begun)
    else:
        until(lambda: len(service.post.taken) >= 2)
    time.sleep(chosen.after if chosen.amid == "sweep" else chosen.after / 10)

    struck_at = utc_now()
    interrupt(service, chosen, request)
    slower = load()

    def done() -> bool:
        stands = service.duties()
        completed = [stands[rhythm.name].completed_at for rhythm in (SWEEP, DELIVERY)]
        return all(at is not None and at > struck_at for at in completed) and set(numbers) <= set(service.post.taken)

    took = until(done, SECONDS * max(slower, load()))
    print(f"{chosen}: {took:.0f} s, load {slower:.1f}")
    until(lambda: not due_cases(service.engine))  # the districts that were handed out
    assert set(service.post.taken) == set(numbers)
    # the one message in the mail server's hands at the blow may come again, under the same Message-ID
    assert sum(service.post.taken.values()) <= MAILS + 1
    until(lambda: not service.unfinished())  # nothing is left as running, and nothing blocks the next
