"""Flows on a real Prefect server: names, states, artifacts, subflows only where there is work."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from console.processes import PrefectServer
from models.values import CITY
from record.leases import held
from rules.procedures import PROCEDURES
from tasks.advance import due_cases
from tasks.workshop import Workshop
from tests.actions.builders import huizhou, prepare
from tests.record.alerting.test_outbox import enqueue
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due

PROGRAMME = "huizhou-2023"


def ask(server: PrefectServer, what: str, **query: Any) -> list[dict[str, Any]]:
    """Rows of Prefect's API: flow_runs, task_runs, artifacts."""
    answer = httpx.post(f"{server.api_url}/{what}/filter", json=query, trust_env=False)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()
    return rows


def run_of(server: PrefectServer, state: Any) -> dict[str, Any]:
    """The flow run that ended in this state."""
    return ask(server, "flow_runs", flow_runs={"id": {"any_": [str(state.state_details.flow_run_id)]}})[0]


def children_of(server: PrefectServer, run: dict[str, Any]) -> list[str]:
    """Names of the subflows of a run, in the order in which they ran."""
    return [
        row["name"]
        for row in ask(
            server, "flow_runs", flow_runs={"parent_flow_run_id": {"any_": [run["id"]]}}, sort="START_TIME_ASC"
        )
    ]


def artifact(server: PrefectServer, run: dict[str, Any]) -> dict[str, Any]:
    """The one artifact of a run."""
    return ask(server, "artifacts", artifacts={"flow_run_id": {"any_": [run["id"]]}})[0]


def table(found: dict[str, Any]) -> list[dict[str, Any]]:
    data = found["data"]
    rows: list[dict[str, Any]] = json.loads(data) if isinstance(data, str) else data
    return rows


def test_a_milestone_ends_in_the_state_that_says_what_is_awaited(prefect: PrefectServer, means: Workshop) -> None:
    from flows.district import run_case

    publicity_due(means.engine)
    run = run_of(prefect, run_case(CASE))
    assert (run["name"], run["state_type"], run["state_name"]) == ("惠东县·选址", "COMPLETED", "等待选址结果通知")
    assert "由县区分管领导办理，2023-09-18起可办理" in run["state"]["message"]
    found = artifact(prefect, run)
    assert found["key"] == "huizhou-2023-district-01-site-selection-documents"
    assert [row["结果"] for row in table(found)] == ["已印发"]
    assert documents(means.engine) == [("site_publicity", "issued", 1)]


def test_a_document_that_cannot_be_made_turns_the_run_red(prefect: PrefectServer, means: Workshop) -> None:
    from flows.district import run_case

    publicity_due(means.engine)
    assert isinstance(means.renderer, TextRenderer)
    means.renderer.broken = True
    run = run_of(prefect, run_case(CASE))
    assert (run["state_type"], run["state_name"]) == ("FAILED", "公文待重制")
    assert "排版失败" in run["state"]["message"]


def test_a_district_runs_its_cases_with_work_once(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.district import district

    publicity_due(means.engine)
    run = run_of(prefect, call(district, programme=PROGRAMME, district="惠东县"))
    assert (run["name"], run["state_name"]) == ("huizhou-2023·惠东县", "已办理")
    assert "选址：等待选址结果通知" in run["state"]["message"]
    assert children_of(prefect, run) == ["惠东县·选址", "惠东县·招标", "惠东县·建设", "惠东县·队伍", "惠东县·运营"]
    found = artifact(prefect, run)
    assert found["key"] == "huizhou-2023-district-01"
    assert [row["事项"] for row in table(found)] == ["选址", "招标", "建设", "队伍", "运营"]

    again = run_of(prefect, call(district, programme=PROGRAMME, district="惠东县"))
    assert (again["state_name"], children_of(prefect, again)) == ("无待办事项", [])


def test_a_district_in_other_hands_is_left(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.district import district

    prepare(means.engine)
    with held(means.engine, f"district/{PROGRAMME}/{CITY}"):
        run = run_of(prefect, call(district, programme=PROGRAMME, district=CITY))
    assert run["state_name"] == "已在办理"
    assert due_cases(means.engine, PROGRAMME, CITY)


def test_the_sweep_finds_every_district_with_work(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.programme import programme
    from flows.sweep import sweep

    publicity_due(means.engine)
    run = run_of(prefect, call(sweep))
    assert children_of(prefect, run) == [f"{PROGRAMME}·{place}" for place in ("市级", "惠东县", "龙门县")]
    assert (run["name"], run["state_name"]) == ("巡检", "已办理")
    assert due_cases(means.engine) == []
    assert call(sweep).name == call(programme, programme=PROGRAMME).name == "无待办事项"


def test_a_district_that_fails_does_not_stop_the_others(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.sweep import sweep

    publicity_due(means.engine)
    assert isinstance(means.renderer, TextRenderer)
    means.renderer.broken = True
    run = run_of(prefect, call(sweep))
    assert (run["state_type"], run["state_name"]) == ("FAILED", "部分县区未办妥")
    assert "惠东县" in run["state"]["message"]
    assert due_cases(means.engine) == [CASE]


def test_morning_and_delivery(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.delivery import delivery
    from flows.morning import morning

    prepare(means.engine)
    state = call(morning)
    assert state.name == "已提醒"
    assert state.message
    assert state.message.startswith("新发提醒")
    assert call(morning).name == "无新提醒"
    assert call(delivery).name == "已投递"
    assert call(delivery).name == "无待投递"
    enqueue(means.engine, "T-mail")  # no mail server is set: it waits
    assert call(delivery).name == "无待投递"


def test_no_more_than_four_flows_are_called_at_once(prefect: PrefectServer) -> None:
    from prefect import flow

    from flows.calls import call

    lock, now, most = threading.Lock(), [0], [0]

    @flow(name="演练并发")
    def counting() -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.3)
        with lock:
            now[0] -= 1

    with ThreadPoolExecutor(8) as threads:
        states = list(threads.map(lambda _n: call(counting), range(8)))
    assert all(state.is_completed() for state in states)
    assert 1 < most[0] <= 4


@pytest.mark.parametrize(
    "kind", sorted({m.key for m in huizhou().milestones if m.procedure} | {"challenge", "complaint"})
)
def test_every_kind_of_case_has_its_flow(kind: str) -> None:
    from flows.district import MILESTONES

    assert kind in MILESTONES


def test_no_flow_is_left_without_a_kind() -> None:
    from flows.district import MILESTONES

    kinds = {m.key for m in huizhou().milestones if m.procedure} | {"challenge", "complaint"}
    assert set(MILESTONES) == kinds
    assert kinds - set(PROCEDURES) == {"platform_tender"}
