"""prefect.yaml: declared once, deployed by Prefect's own command, served by `up`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

from console.processes import PrefectServer
from flows.environment import prefect_environment
from models.settings import ROOT
from tests.flows.test_flows import ask

DEPLOYED = {"巡检/每五分钟", "晨检/每日八时", "投递/每分钟", "方案/手动", "县区/手动"}


def prefect_command(server: PrefectServer, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **prefect_environment(server.home, server.port), "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def deployed(server: PrefectServer) -> dict[str, dict[str, Any]]:
    flows = {row["id"]: row["name"] for row in ask(server, "flows")}
    return {f"{flows[row['flow_id']]}/{row['name']}": row for row in ask(server, "deployments")}


def test_prefect_takes_them_all(prefect: PrefectServer) -> None:
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    prefect_command(prefect, "deploy", "--all")
    found = deployed(prefect)
    assert set(found) == DEPLOYED
    morning = found["晨检/每日八时"]
    assert morning["schedules"][0]["schedule"] | {"day_or": True} == {
        "cron": "0 8 * * *",
        "timezone": "Asia/Shanghai",
        "day_or": True,
    }
    assert found["巡检/每五分钟"]["schedules"][0]["schedule"]["interval"] == 300
    assert found["投递/每分钟"]["schedules"][0]["schedule"]["interval"] == 60
    for name in ("巡检/每五分钟", "晨检/每日八时", "投递/每分钟"):
        assert found[name]["global_concurrency_limit"]["limit"] == 1
        assert found[name]["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert found["县区/手动"]["schedules"] == []
    assert set(found["县区/手动"]["parameter_openapi_schema"]["required"]) == {"programme", "district"}
    assert every_schedule_has_runs(prefect, found)


def every_schedule_has_runs(server: PrefectServer, found: dict[str, dict[str, Any]]) -> bool:
    """Waits until the server has planned a run of each deployment that has a schedule.

    A server with other versions of SQLAlchemy or whenever takes every deployment and plans nothing.
    """
    wanted = {row["id"] for row in found.values() if row["schedules"]}
    assert len(wanted) == 3
    for _ in range(600):
        planned = ask(server, "flow_runs", deployments={"id": {"any_": sorted(wanted)}}, limit=200)
        if {row["deployment_id"] for row in planned} == wanted:
            return True
        time.sleep(0.5)
    return False


def test_what_is_served_is_what_is_deployed(prefect: PrefectServer) -> None:
    from flows.served import deployments

    served = {f"{d.flow_name}/{d.name}": d for d in deployments()}
    assert set(served) == DEPLOYED
    assert {d.entrypoint for d in served.values()} == {
        f"flows/{name}.py:{name}" for name in ("sweep", "morning", "delivery", "programme", "district")
    }
    assert served["晨检/每日八时"].concurrency_limit == 1
