"""`up` from the outside: a server found again, refused twice; killed and back, emptied and filled."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from console import processes
from console.processes import (
    AlreadyUp,
    NotStarted,
    PortTaken,
    ProcessError,
    free_port,
    is_ours,
    port_is_free,
    prefect_server,
    up,
)
from flows.environment import api_url, prefect_environment, server_answers
from models.settings import ROOT, Settings

UP = "from console.processes import up\nfrom models.settings import settings\nup(settings())"


@contextmanager
def listener() -> Iterator[int]:
    """A port that another program has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_environment_of_prefect(tmp_path: Path) -> None:
    found = prefect_environment(tmp_path, 4277)
    assert found["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert found["PREFECT_API_URL"] == "http://127.0.0.1:4277/api"
    assert found["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert (found["PREFECT_SERVER_ANALYTICS_ENABLED"], found["DO_NOT_TRACK"]) == ("false", "1")
    assert found["PREFECT_SERVER_UI_V2_ENABLED"] == "false"


def test_who_listens_where() -> None:
    with listener() as port:
        assert not port_is_free(port)
        assert not server_answers(api_url(free_port()))
    assert port_is_free(free_port())


def test_up_refuses_a_port_that_another_program_has(home: Path) -> None:
    with listener() as port, pytest.raises(PortTaken, match=rf"端口{port}已被其他程序占用.*YICHENG_PREFECT_PORT"):
        up(Settings(prefect_port=port), say=lambda _text: None)


def test_an_empty_database_of_prefect_is_kept_and_lent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made once beside the environment; never what a home has of its own, and never over one that is there."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.delenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", raising=False)
    (tmp_path / ".yicheng").mkdir()
    made, other = tmp_path / "made", tmp_path / "other"
    assert not processes.lend_database(made)
    (made / "prefect").mkdir(parents=True)
    with closing(sqlite3.connect(made / "prefect" / "prefect.db")) as database:
        database.executescript("CREATE TABLE flow_run (id); CREATE TABLE configuration (key); "
                               "INSERT INTO configuration VALUES ('own')")  # fmt: skip
    processes.keep_database(made)
    assert processes.lend_database(other)
    with closing(sqlite3.connect(other / "prefect" / "prefect.db")) as database:
        assert database.execute("SELECT count(*) FROM configuration").fetchone() == (0,)
        database.execute("INSERT INTO flow_run VALUES (1)")
        database.commit()
    assert not processes.lend_database(other)
    next((tmp_path / ".yicheng").iterdir()).unlink()
    processes.keep_database(other)  # runs have been made there
    assert list((tmp_path / ".yicheng").iterdir()) == []
    monkeypatch.setenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", "postgresql+asyncpg://db/prefect")
    assert not processes.lend_database(tmp_path / "third")


def test_up_runs_once_in_a_folder(home: Path) -> None:
    with processes.alone(home, "恢复备份"), pytest.raises(AlreadyUp, match="不能重复启动"):
        up(Settings(), say=lambda _text: None)


def test_refusals_tell_the_exit_code() -> None:
    assert {kind.exit_code for kind in (ProcessError, AlreadyUp, PortTaken, NotStarted)} == {3}
    assert len({kind.code for kind in (AlreadyUp, PortTaken, NotStarted)}) == 3


def test_a_server_that_cannot_start_says_where_to_look(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NotStarted, match=r"Prefect服务未能启动（代码1），详情见.*prefect\.log"):  # noqa: SIM117
        with prefect_server(home, free_port(), say=lambda _text: None):
            pass


def until(condition: Callable[[], Any], seconds: float = 1800.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.2)


class Up:
    """`up` in a process of its own, with what it says."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port, self.log = home, port, home / "up.log"
        home.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", UP],
                cwd=ROOT,
                stderr=log,
                env=environment
                | {
                    "PYTHONPATH": str(ROOT),
                    "YICHENG_HOME": str(home),
                    "YICHENG_PREFECT_PORT": str(port),
                    "PYTHONUTF8": "1",
                },
            )

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def deployments(self) -> set[str]:
        """Names of the deployments that Prefect knows; empty while it does not answer."""
        try:
            answer = httpx.post(f"{api_url(self.port)}/deployments/filter", json={}, trust_env=False, timeout=5)
            return {row["name"] for row in answer.json()}
        except (httpx.HTTPError, json.JSONDecodeError, TypeError):
            return set()

    def children(self, what: str = "") -> list[int]:
        """Ids of the processes that it has started; of those whose command holds `what`."""
        text = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [n for n in map(int, text.split()) if what.encode() in Path(f"/proc/{n}/cmdline").read_bytes()]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


ALL = {"每五分钟", "每日八时", "手动"}


@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
def test_up_survives_a_killed_server_and_an_emptied_prefect(tmp_path: Path) -> None:
    home, port = tmp_path / "record", free_port()
    first = Up(home, port)
    try:
        until(lambda: first.deployments() == ALL)
        until(lambda: "业务流程已启动" in first.said())  # said once all stand; the server must not die before
        assert is_ours(home, port)
        assert not is_ours(tmp_path / "other", port)
        with prefect_server(home, port, say=lambda _text: None) as found:  # the one that runs is used
            assert (found.port, found.alive()) == (port, True)
        assert found.alive()

        os.kill(first.children("prefect\0server")[0], signal.SIGKILL)
        until(lambda: first.said().count("业务流程已启动") == 2)
        until(lambda: first.deployments() == ALL)
        left = first.children()
        assert first.stop() == 0
    finally:
        first.process.kill()
    assert "Prefect服务意外退出（代码-9）" in first.said()
    assert first.said().rstrip().endswith("已全部停止")
    assert all(not Path(f"/proc/{number}").exists() for number in left)
    assert port_is_free(port)

    shutil.rmtree(home / "prefect")
    second = Up(home, port)
    try:
        until(lambda: second.deployments() == ALL)
        assert second.stop() == 0
    finally:
        second.process.kill()
