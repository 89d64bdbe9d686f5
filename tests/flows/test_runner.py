"""The background thread: nobody waits for it, nothing is done twice, and Prefect may be gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from console.processes import PrefectServer, free_port
from flows.environment import api_url
from flows.runner import Advancer
from tasks.advance import due_cases
from tasks.workshop import Workshop, use_workshop
from tests.flows.test_flows import ask
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due

OTHER = "huizhou-2023/惠东县/建设"
ISSUED = [("site_publicity", "issued", 1)]


@pytest.fixture
def plain(means: Workshop) -> Iterator[Advancer]:
    """An Advancer where no Prefect server is."""
    advancer = Advancer(means, api_url(free_port()))
    yield advancer
    advancer.stop()


def test_without_prefect_cases_are_advanced_and_it_is_said_once(
    plain: Advancer, means: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    publicity_due(means.engine)
    with caplog.at_level(logging.INFO, "flows.runner"):
        for case in (CASE, OTHER):
            plain.submit(case)
        assert plain.drain(60)
    assert documents(means.engine) == ISSUED
    assert not {CASE, OTHER} & set(due_cases(means.engine))
    assert [r.getMessage() for r in caplog.records if r.name == "flows.runner"] == [
        "无法连接Prefect（没有应答），后台办理改为直接执行，业务不受影响"
    ]


def test_through_prefect_and_back_again_after_an_outage(
    prefect: PrefectServer, means: Workshop, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    publicity_due(means.engine)
    advancer = Advancer(means, prefect.api_url)
    with caplog.at_level(logging.INFO, "flows.runner"):
        monkeypatch.setattr("flows.runner.server_answers", lambda _url: False)
        advancer.submit(OTHER)
        assert advancer.drain(60)
        monkeypatch.undo()
        advancer.submit(CASE)
        assert advancer.drain(60)
    advancer.stop()
    assert documents(means.engine) == ISSUED
    own = [r.getMessage() for r in caplog.records if r.name == "flows.runner"]
    assert "Prefect已恢复" in own[-1]
    states = ask(prefect, "flow_runs", flow_runs={"name": {"like_": "惠东县·选址"}}, sort="START_TIME_DESC")
    assert states[0]["state_name"] == "等待选址结果通知"


def test_a_server_that_breaks_off_half_way(means: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The health check answers, then nobody does: the client raises, and the case is advanced all the same."""
    publicity_due(means.engine)
    monkeypatch.setattr("flows.runner.server_answers", lambda _url: True)

    def broken_off(_slug: str) -> bool:
        raise ConnectionError

    monkeypatch.setattr("flows.runner._through_prefect", broken_off)
    advancer = Advancer(means, api_url(free_port()))
    advancer.submit(CASE)
    assert advancer.drain(60)
    advancer.stop()
    assert documents(means.engine) == ISSUED


def test_a_case_that_waits_is_not_queued_twice_but_one_at_work_is_done_again(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    started, may_go_on = threading.Event(), threading.Event()

    def hold() -> None:
        started.set()
        assert may_go_on.wait(30)

    renderer = TextRenderer(broken=True, meanwhile=hold)
    advancer = Advancer(Workshop(engine, home, renderer), None)
    advancer.submit(CASE)
    assert started.wait(30)
    assert not advancer.drain(0.05)
    for _ in range(5):
        advancer.submit(CASE)  # it changed while it was being worked on
    renderer.broken = False
    may_go_on.set()
    assert advancer.drain(60)
    advancer.stop()
    use_workshop(None)
    assert documents(engine) == ISSUED
    assert renderer.rendered == 1


def test_the_thread_outlives_a_case_that_cannot_be_advanced(
    plain: Advancer, means: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    publicity_due(means.engine)
    plain.submit("无此事项")
    plain.submit(CASE)
    assert plain.drain(60)
    assert documents(means.engine) == ISSUED
    assert "“无此事项”未能办理：没有事项“无此事项”" in caplog.text


def test_after_the_end_nothing_is_taken(means: Workshop, caplog: pytest.LogCaptureFixture) -> None:
    advancer = Advancer(means, None)
    advancer.stop()
    advancer.submit(CASE)
    assert advancer.drain(1)
    assert "程序正在退出" in caplog.text
