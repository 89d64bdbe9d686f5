"""Several machines: workers in folders of their own on one record; one that is killed in mid-run loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from console.processes import PrefectServer, child_environment
from models.record import Lease
from tasks.advance import due_cases
from tasks.workshop import Workshop
from tests.flows.service import load, until
from tests.tasks.helpers import documents, publicity_due
from views.work import all_places, places_with_work

SECONDS = 600.0
"""Within which the district of a worker that was killed is done, on a machine that does nothing else."""


@pytest.fixture
def database() -> str:
    return "postgresql"


class Worker:
    """`flows.served --limit 1`, started in an empty folder: it knows the project by its path only."""

    def __init__(self, folder: Path, server: PrefectServer, means: Workshop) -> None:
        folder.mkdir()
        self.folder = folder
        environment = {
            **os.environ,
            **child_environment(server.home, server.port),
            "YICHENG_HOME": str(means.home),
            "YICHENG_DATABASE_URL": means.engine.url.render_as_string(hide_password=False),
        }
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "flows.served", "--limit", "1"],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def holders(engine: Engine) -> dict[str, int]:
    """The districts that are being worked on, with the process that does."""
    with Session(engine) as session:
        rows = session.execute(
            select(col(Lease.name), col(Lease.holder)).where(col(Lease.name).startswith("district/"))
        )
        return {name: int(holder.split("/")[2]) for name, holder in rows}


@pytest.fixture
def workers(prefect: PrefectServer, means: Workshop, tmp_path: Path) -> Iterator[list[Worker]]:
    running = [Worker(tmp_path / f"machine-{number}", prefect, means) for number in (1, 2)]
    yield running
    for worker in running:
        worker.kill()


@pytest.mark.full
@pytest.mark.part("interruptions")
@pytest.mark.timeout(0)
def test_a_worker_that_is_killed_loses_nothing(prefect: PrefectServer, means: Workshop, workers: list[Worker]) -> None:
    from prefect.client.orchestration import get_client

    from flows.deployments import deploy_places, hand_out
    from flows.served import make_pool

    publicity_due(means.engine)
    with Session(means.engine) as session:
        places = all_places(session)
    with get_client(sync_client=True) as client:
        make_pool(client)
        deploy_places(client, places)
    assert set(hand_out(places).out) == {place.district for place in places}
    until(lambda: holders(means.engine))
    at_work = holders(means.engine)
    for worker in workers:
        if any(os.getsid(number) == worker.process.pid for number in at_work.values() if alive(number)):
            worker.kill()
            break
    struck = time.monotonic()
    while due_cases(means.engine):  # the sweep of every five minutes, somewhat quicker
        assert time.monotonic() - struck < SECONDS * load()
        time.sleep(10)
        with Session(means.engine) as session:
            left = places_with_work(session)
        hand_out(left)
    assert [row for row in documents(means.engine) if row[1] != "issued"] == []


def alive(number: int) -> bool:
    return Path(f"/proc/{number}").exists()
