"""prefect.yaml: declared once, deployed by Prefect's own command, served by `up`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from console.processes import PrefectServer
from flows.environment import prefect_environment
from models.database import reading
from models.settings import ROOT
from record.duties import SWEEP, kept
from record.leases import held
from tasks.duties import district_lease
from tasks.workshop import Workshop
from tests.flows.test_flows import PROGRAMME, ask
from tests.tasks.helpers import publicity_due
from views.work import Place

COMMAND = "python -m prefect.engine"

DEPLOYED = {"巡检/每五分钟", "晨检/每日八时", "投递/手动", "方案/手动", "属地/手动"}


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


def old_slot(server: PrefectServer) -> None:
    """A deployment as the last release made it: with a slot of the server, which a power cut left taken."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        flow = client.create_flow_from_name("巡检")
        client.create_deployment(flow_id=flow, name="每五分钟", concurrency_limit=1)


def test_prefect_takes_them_all(prefect: PrefectServer) -> None:
    old_slot(prefect)
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    prefect_command(prefect, "deploy", "--all")
    found = {name: row for name, row in deployed(prefect).items() if not name.startswith("属地/huizhou")}
    assert set(found) == DEPLOYED
    morning = found["晨检/每日八时"]
    assert morning["schedules"][0]["schedule"] | {"day_or": True} == {
        "cron": "0 8 * * *",
        "timezone": "Asia/Shanghai",
        "day_or": True,
    }
    assert found["巡检/每五分钟"]["schedules"][0]["schedule"]["interval"] == 300
    for row in found.values():
        assert row["global_concurrency_limit"] is None  # a slot would outlive its run
        assert not row["pull_steps"]  # no path of this machine
        assert ":" not in row["entrypoint"]
        assert row["job_variables"]["command"] == COMMAND
    assert found["属地/手动"]["schedules"] == []
    form = found["属地/手动"]["parameter_openapi_schema"]
    assert set(form["required"]) == {"programme", "district"}
    assert [form["properties"][name]["title"] for name in ("programme", "district")] == ["方案代码", "属地名称"]
    assert every_schedule_has_runs(prefect, found)


def every_schedule_has_runs(server: PrefectServer, found: dict[str, dict[str, Any]]) -> bool:
    """Waits until the server has planned a run of each deployment that has a schedule.

    A server with other versions of SQLAlchemy or whenever takes every deployment and plans nothing.
    """
    wanted = {row["id"] for row in found.values() if row["schedules"]}
    assert len(wanted) == 2
    for _ in range(600):
        planned = ask(server, "flow_runs", deployments={"id": {"any_": sorted(wanted)}}, limit=200)
        if {row["deployment_id"] for row in planned} == wanted:
            return True
        time.sleep(0.5)
    return False


def test_the_sweep_hands_each_district_out_once(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.sweep import sweep

    publicity_due(means.engine)
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    with held(means.engine, district_lease(Place(PROGRAMME, "龙门县", 6))):
        state = call(sweep)
    assert (state.name, state.message) == ("已派发", "已派发：市级、惠东县；已在办理或者等待执行机：龙门县")
    names = {f"属地/{PROGRAMME} {place}" for place in ("市级", "惠东县")}
    found = {name: row for name, row in deployed(prefect).items() if name in names}
    assert set(found) == names
    mine = found[f"属地/{PROGRAMME} 惠东县"]
    assert mine["parameters"] == {"programme": PROGRAMME, "district": "惠东县"}
    assert set(mine["tags"]) == {PROGRAMME, "惠东县"}
    with reading(means.engine) as session:
        assert kept(session, SWEEP).outcome == state.message
    assert "龙门县" in (call(sweep).message or "").partition("；")[0]  # it is free now; the others wait already
    runs = ask(prefect, "flow_runs", deployments={"id": {"any_": [mine["id"]]}})
    assert [(run["name"], run["state_type"]) for run in runs] == [(f"{PROGRAMME} 惠东县", "SCHEDULED")]


def test_what_a_dead_worker_left_is_crashed_and_handed_out_anew(prefect: PrefectServer, means: Workshop) -> None:
    from prefect.client.orchestration import get_client
    from prefect.states import Running

    from flows import deployments

    publicity_due(means.engine)
    place = Place(PROGRAMME, "惠东县", 0)
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    with get_client(sync_client=True) as client:
        deployment = deployments.deploy_places(client, [place])[place]
        for row in ask(prefect, "flow_runs", deployments={"id": {"any_": [str(deployment)]}}):
            client.delete_flow_run(UUID(row["id"]))
        lost = client.create_flow_run_from_deployment(deployment)
        client.set_flow_run_state(lost.id, Running(), force=True)
        assert deployments.hand_out([place]).waiting == ["惠东县"]  # it may have just begun
        with held(means.engine, district_lease(place)):
            deployments.clear_away(client)  # at work on some machine: left alone
            assert client.read_flow_run(lost.id).state_name == "Running"
        assert deployments.clear_away(client) >= 1
        assert client.read_flow_run(lost.id).state_name == "中断"
    assert deployments.hand_out([place]).out == ["惠东县"]


def test_a_run_that_was_silent_for_long_is_a_dead_worker_s(
    prefect: PrefectServer, means: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.states import Pending

    from flows import deployments

    publicity_due(means.engine)
    place = Place(PROGRAMME, "龙门县", 0)
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    monkeypatch.setattr(deployments, "SILENT", timedelta(0))
    with get_client(sync_client=True) as client:
        deployment = deployments.deploy_places(client, [place])[place]
        lost = client.create_flow_run_from_deployment(deployment)
        client.set_flow_run_state(lost.id, Pending(), force=True)
        for row in ask(prefect, "flow_runs", deployments={"id": {"any_": [str(deployment)]}}):
            if row["id"] != str(lost.id):
                client.delete_flow_run(UUID(row["id"]))
        assert deployments.hand_out([place]).out == ["龙门县"]
        assert client.read_flow_run(lost.id).state_name == "中断"


def test_a_run_that_no_worker_took_up_is_handed_out_anew(
    prefect: PrefectServer, means: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client

    from flows import deployments

    publicity_due(means.engine)
    place = Place(PROGRAMME, "龙门县", 0)
    prefect_command(prefect, "work-pool", "create", "yicheng", "--type", "process", "--overwrite")
    with get_client(sync_client=True) as client:
        deployment = deployments.deploy_places(client, [place])[place]
        for row in ask(prefect, "flow_runs", deployments={"id": {"any_": [str(deployment)]}}):
            client.delete_flow_run(UUID(row["id"]))
        left = client.create_flow_run_from_deployment(deployment)
        assert deployments.hand_out([place]).waiting == ["龙门县"]  # a worker may be about to take it
        monkeypatch.setattr(deployments, "UNTAKEN", timedelta(0))
        assert deployments.hand_out([place]).out == ["龙门县"]
        found = client.read_flow_run(left.id)
        assert (found.state_name, found.state and found.state.message) == ("中断", "派发后没有执行机接办")


def test_the_page_asks_nothing_of_the_internet(prefect: PrefectServer) -> None:
    """`/` is the page that knows no analytics host, and what it loads lies on this machine."""
    page = httpx.get(prefect.page, trust_env=False, follow_redirects=True)
    assert page.status_code == 200
    assert not page.url.path.startswith("/v2")
    assert [link for link in re.findall(r"""(?:src|href)=["']?([^"'\s>]+)""", page.text) if "//" in link] == []
    settings = httpx.get(f"{prefect.page}/ui-settings", trust_env=False).json()
    assert "/v2" not in json.dumps(settings.get("default_ui", "v1"))
