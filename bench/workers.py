"""One worker and two, each `--limit 1` in a folder of its own, on the eight places of Huizhou: record on PostgreSQL.

Beside it what two busy loops gain on the same machine in the same run: two workers cannot gain more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine

from bench.stopwatch import busy_loops
from console.processes import PrefectServer, child_environment, free_port, prefect_server
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of, read_plan, read_scenario
from console.rehearsal.scenario import Draw
from models.database import open_engine, reading
from models.schema.record_setup import prepare_record
from models.settings import settings
from tasks.workshop import Workshop, use_workshop
from tests.postgres import Cluster, fresh_database, postgres_cluster
from views.work import Place, all_places, places_with_work

PLACES = 8
GIVEN_UP = 3600.0


class NotDone(Exception):
    """Raised when the workers do not finish; their logs lie in the bench's folder."""


def run(folder: Path) -> dict[str, Any]:
    """Seconds from the first run's start to the last one's end, by one worker and by two."""
    with postgres_cluster() as cluster, prefect_server(folder / "server", free_port()) as server:
        server.use()
        one, two = (_measured(folder / f"by-{count}", cluster, server, count) for count in (1, 2))
    alone, together = busy_loops(1), busy_loops(2)
    return {
        "one_worker_s": round(one, 1),
        "two_workers_s": round(two, 1),
        "share": round(two / one, 2),
        "busy_loops_gain": round(2 * alone / together, 2),
    }


def _measured(folder: Path, cluster: Cluster, server: PrefectServer, workers: int) -> float:
    os.environ["YICHENG_DATABASE_URL"] = fresh_database(cluster)
    os.environ["YICHENG_HOME"] = str(folder / "shared")
    settings.cache_clear()
    engine = open_engine(os.environ["YICHENG_DATABASE_URL"])
    places = _filled(engine, folder / "shared")
    use_workshop(None)
    from prefect.client.orchestration import get_client

    from flows.deployments import deploy_places, hand_out
    from flows.served import make_pool

    with get_client(sync_client=True) as client:
        make_pool(client)
        runs = {str(made) for made in deploy_places(client, places).values()}
    before = {run["id"] for run in _runs(server, runs)}
    if len(hand_out(places).out) != PLACES:
        raise NotDone("not every place was handed out")
    with ExitStack() as stack:
        for number in range(workers):
            stack.enter_context(_worker(folder, server, number))
        times = _finished(server, runs, before)
    with reading(engine) as session:
        if places_with_work(session):
            raise NotDone("a district was left with work")
    engine.dispose()
    return times


def _filled(engine: Engine, home: Path) -> list[Place]:
    """Huizhou's plan, loaded and with work in every district and the city."""
    prepare_record(engine)
    plan = folder_of("huizhou-2023")
    from documents.worker import RenderPool

    with RenderPool(1, ahead=False) as pool:
        Play(Workshop(engine, home, pool), read_plan(plan), read_scenario(plan), Draw(1)).open()
    with reading(engine) as session:
        return all_places(session)


@contextmanager
def _worker(folder: Path, server: PrefectServer, number: int) -> Iterator[None]:
    """A worker that stands in a folder of its own and knows the project by its path only."""
    place = folder / f"worker-{number}"
    place.mkdir(parents=True)
    environment = {
        **os.environ,
        **child_environment(server.home, server.port),
        "YICHENG_HOME": os.environ["YICHENG_HOME"],
    }
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows.served", "--limit", "1"],
            cwd=place,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _runs(server: PrefectServer, deployments: set[str]) -> list[dict[str, Any]]:
    """The runs of these deployments, those of an earlier measurement included."""
    query = {"deployments": {"id": {"any_": sorted(deployments)}}, "limit": 200}
    answer = httpx.post(f"{server.api_url}/flow_runs/filter", json=query, trust_env=False, timeout=60).json()
    return [run for run in answer if run["deployment_id"] in deployments]


def _finished(server: PrefectServer, deployments: set[str], before: set[str]) -> float:
    """Waits for the runs that were not there `before`; seconds from the first start to the last end."""
    asked_at = time.time()
    while time.time() - asked_at < GIVEN_UP:
        mine = [run for run in _runs(server, deployments) if run["id"] not in before]
        ended = [run for run in mine if run["end_time"] and run["state_type"] == "COMPLETED"]
        if len(ended) == PLACES:
            starts = [_seconds(run["start_time"]) for run in ended]
            return max(_seconds(run["end_time"]) for run in ended) - min(starts)
        if any(run["state_type"] in ("FAILED", "CRASHED") for run in mine):
            raise NotDone("a district's run failed")
        time.sleep(1)
    raise NotDone("the workers do not finish")


def _seconds(instant: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(instant).timestamp()
