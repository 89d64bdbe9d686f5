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
from models.storage.turns import RecordHeld
from models.values import CITY
from record.leases import held
from rules.procedure_check import KINDS
from rules.procedures import PROCEDURES
from tasks.advance import due_cases
from tasks.workshop import Workshop
from tests.actions.builders import huizhou, prepare
from tests.flows.service import until
from tests.record.alerting.test_outbox import enqueue
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due
from views.work import CONTRACT_STEPS

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
    assert (run["name"], run["state_type"], run["state_name"]) == (
        "huidong-site 惠东县·选址·等待选址结果通知",
        "COMPLETED",
        "等待选址结果通知",
    )
    assert "由属地分管领导办理，2023-09-18起可办理" in run["state"]["message"]
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

    def issued() -> set[tuple[str, str, str]]:
        tasks = ask(prefect, "task_runs", task_runs={}, flow_runs={"id": {"any_": [run["id"]]}})
        return {(row["name"], row["state_type"], row["state_name"]) for row in tasks if row["name"].startswith("issue")}

    # the server learns the last state of a task by an event that may come after the run's own
    until(lambda: not any(state == "RUNNING" for _, state, _ in issued()))
    assert issued() == {("issue site_publicity", "FAILED", "公文未制成")}


def test_a_district_runs_its_cases_with_work_once(prefect: PrefectServer, means: Workshop) -> None:
    from flows.calls import call
    from flows.district import district

    publicity_due(means.engine)
    run = run_of(prefect, call(district, programme=PROGRAMME, district="惠东县"))
    assert (run["name"], run["state_name"]) == ("huizhou-2023 惠东县", "已办理")
    assert "选址：等待选址结果通知" in run["state"]["message"]
    names = children_of(prefect, run)  # what a graph can show, where, which milestone, and what blocks it
    assert [name.partition("·等待")[0] for name in names] == [
        "huidong-site 惠东县·选址",
        "huidong-tender 惠东县·招标",
        "huidong-fitout 惠东县·建设",
        "huidong-staff 惠东县·队伍",
        "huidong-opening 惠东县·运营",
    ]
    assert names[1].endswith("·等待资金下达")
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


def test_a_district_that_is_not_there_is_refused_without_a_traceback(
    prefect: PrefectServer, means: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    from flows.calls import REFUSED, call
    from flows.district import district

    prepare(means.engine)
    run = run_of(prefect, call(district, programme=PROGRAMME, district="无此县"))
    assert (run["state_type"], run["state_name"]) == ("FAILED", REFUSED)
    assert "没有县区“无此县”" in run["state"]["message"]
    assert "Traceback" not in caplog.text


def test_the_body_of_a_flow_holds_out_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.states import Completed
    from sqlalchemy.exc import OperationalError

    from flows import calls

    monkeypatch.setattr(calls, "WAITS", (0.0, 0.0))
    tried: list[int] = []

    def body() -> Any:
        tried.append(1)
        if len(tried) < 3:
            raise OperationalError("SELECT 1", {}, ConnectionError("terminating connection"))
        return Completed(name="已办理")

    assert calls.steadily(body).name == "已办理"
    kept = RecordHeld("进程1", None)

    def held() -> Any:
        tried.append(1)
        raise kept

    state = calls.steadily(held)  # a process that hangs may be ended meanwhile
    assert (state.name, state.message, len(tried)) == (calls.REFUSED, str(kept), 6)
    with pytest.raises(ZeroDivisionError):  # a fault of another kind is no outage
        calls.steadily(lambda: 1 // 0)  # type: ignore[arg-type, return-value]


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


@pytest.mark.parametrize("kind", sorted({m.key for m in huizhou().milestones if m.procedure} | set(KINDS)))
def test_every_kind_of_case_has_its_milestone(kind: str) -> None:
    from flows.milestones import FLOWS, milestone_of

    assert milestone_of(kind, "").title in FLOWS


def test_no_milestone_is_left_without_a_kind_and_every_one_says_what_it_is() -> None:
    from flows.milestones import FLOWS, MILESTONES

    assert {kind for milestone in MILESTONES for kind in milestone.kinds} == set(KINDS)
    assert len(FLOWS) == len(MILESTONES)
    assert all(m.made_of and m.blocked_by and m.code.isascii() for m in MILESTONES)
    assert all(FLOWS[m.title].description == m.description for m in MILESTONES)


def test_a_kind_that_no_milestone_knows_is_an_error() -> None:
    from flows.milestones import milestone_of

    with pytest.raises(LookupError, match=r"flows/milestones\.py"):
        milestone_of("无此类", "")


def test_a_purchase_is_a_contract_from_its_award_on() -> None:
    from flows.milestones import milestone_of

    assert milestone_of("open_tender", "award_notice").title == "招标"
    assert milestone_of("open_tender", "contract_draft").title == "合同"
    assert milestone_of("platform_tender", "payment").title == "合同"
    assert milestone_of("opening", "contract_draft").title == "运营"


@pytest.mark.parametrize("procedure", ["open_tender", "competitive_consultation"])
def test_the_contract_s_steps_are_those_of_the_procedures(procedure: str) -> None:
    steps = {step.name for step in PROCEDURES[procedure].steps}
    assert steps >= CONTRACT_STEPS
