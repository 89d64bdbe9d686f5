"""The worker of this machine: `python -m flows.served [--register] [--limit N]`. Runs until stopped.

With `--register` (as `./yicheng up` starts it) it first clears away what the last one left, has Prefect deploy
prefect.yaml, makes the districts' deployments and starts a sweep at once; a Prefect database that was deleted is
filled again. Without, it works on what another machine has registered.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import socket
import sys
from pathlib import Path

from prefect.cli import app as prefect_command
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectNotFound
from prefect.workers.process import ProcessWorker

from flows.deployments import POOL, clear_away, deploy_places
from flows.environment import mark_ready
from models.database import reading
from models.settings import ROOT, settings
from tasks.workshop import workshop
from views.work import all_places

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Runs at the same time: each is a process of some 150 MB."""
SWEEP = "巡检/每五分钟"


class DeployFailed(Exception):
    """Raised when Prefect does not take prefect.yaml."""


def prepare() -> None:
    """Registers everything anew and starts a sweep.

    Raises:
        DeployFailed: Prefect does not take prefect.yaml; what it says is in the log.
    """
    with get_client(sync_client=True) as client:
        make_pool(client)
        if crashed := clear_away(client):
            log.warning("上次中断留下%d个未办完的运行，已标为中断，现在接着办理", crashed)
        deploy()
        with reading(workshop().engine) as session:
            places = all_places(session)
        deploy_places(client, places)
        client.create_flow_run_from_deployment(client.read_deployment_by_name(SWEEP).id, name="巡检", tags=["巡检"])


def deploy() -> None:
    """Has Prefect's own command read prefect.yaml, so that no key of it is lost; in this process, which has loaded it.

    Raises:
        DeployFailed: it does not take it.
    """
    arguments, folder = sys.argv, Path.cwd()
    sys.argv = ["prefect", "--no-prompt", "deploy", "--all"]
    os.chdir(ROOT)
    try:
        prefect_command()
    except SystemExit as ended:
        if ended.code:
            raise DeployFailed("Prefect没有接受prefect.yaml，原因见上") from ended
    finally:
        sys.argv = arguments
        os.chdir(folder)


def make_pool(client: SyncPrefectClient) -> None:
    """The pool of all workers, where there is none yet."""
    try:
        client.read_work_pool(POOL)
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))


def main() -> None:
    """Prepares where asked to, then works until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--register", action="store_true")
    parser.add_argument("--limit", type=int, default=AT_ONCE)
    chosen = parser.parse_args()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    if chosen.register:
        prepare()
        mark_ready(settings().home, os.getpid())  # only `up` asks; a home may be shared with other machines
    worker = ProcessWorker(work_pool_name=POOL, name=f"{socket.gethostname()}-{os.getpid()}", limit=chosen.limit)
    asyncio.run(worker.start())


if __name__ == "__main__":
    main()
