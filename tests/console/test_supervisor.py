"""Supervision: what dies is started anew, what depends on it too, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from console import supervisor
from console.processes import keeper_child
from console.supervisor import Child, Process, Supervisor, processor_seconds
from models.settings import ROOT
from tasks import heartbeat

SLEEP = "import time\nwhile True: time.sleep(1)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SLEEP
PARENT = (
    "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', sys.argv[1]])\n"
    "open('grandchild', 'w').write(str(p.pid)); p.wait()"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "TICK_SECONDS", 0.02)
    monkeypatch.setattr(supervisor, "LOOK_SECONDS", 0.1)


def child(
    folder: Path,
    name: str,
    code: str,
    *arguments: str,
    after: str = "",
    stop_seconds: float = 5.0,
    ready: Callable[[], bool] | None = None,
    ready_seconds: float = 20.0,
    stuck_seconds: float = 90.0,
) -> Child:
    return Child(
        name,
        f"演练进程{name}",
        (sys.executable, "-c", code, *arguments),
        {"YICHENG_TEST": "1"},
        folder,
        folder / "logs" / f"{name}.log",
        ready=ready,
        ready_seconds=ready_seconds,
        stuck_seconds=stuck_seconds,
        stop_seconds=stop_seconds,
        after=after,
    )


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.02)


@contextmanager
def running(*children: Child) -> Iterator[tuple[Supervisor, list[str]]]:
    said: list[str] = []
    watched = Supervisor(children, said.append)
    thread = threading.Thread(target=watched.run)
    thread.start()
    try:
        yield watched, said
    finally:
        watched.stop.set()
        thread.join()


def pid(watched: Supervisor, name: str) -> int:
    popen = watched.processes[name].popen
    return popen.pid if popen else 0


def gone(number: int) -> bool:
    """Whether the process has ended (a zombie that waits for its parent has, too)."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1][0] == "Z"
    except FileNotFoundError:
        return True


def test_started_in_order_and_stopped_in_reverse(tmp_path: Path) -> None:
    with running(child(tmp_path, "A", SLEEP), child(tmp_path, "B", SLEEP, after="A")) as (watched, said):
        until(lambda: "演练进程B已启动" in said)
        pids = [pid(watched, name) for name in "AB"]
    assert said == [
        "正在启动演练进程A……",
        "演练进程A已启动",
        "正在启动演练进程B……",
        "演练进程B已启动",
        "正在停止演练进程B……",
        "正在停止演练进程A……",
    ]
    assert all(gone(number) for number in pids)


def test_what_dies_is_started_anew_and_what_depends_on_it_too(tmp_path: Path) -> None:
    children = child(tmp_path, "A", SLEEP), child(tmp_path, "B", SLEEP, after="A"), child(tmp_path, "C", SLEEP)
    with running(*children) as (watched, said):
        until(lambda: all(p.ready for p in watched.processes.values()))
        before = {name: pid(watched, name) for name in "ABC"}
        os.kill(before["A"], signal.SIGKILL)
        until(lambda: said.count("演练进程B已启动") == 2)
        after = {name: pid(watched, name) for name in "ABC"}
    assert [before[name] == after[name] for name in "ABC"] == [False, False, True]
    assert any(line.startswith("演练进程A意外退出（代码-9），1秒后重新启动；详情见") for line in said)


def test_nothing_waits_for_a_child_that_does_not_come_up(tmp_path: Path) -> None:
    broken = child(tmp_path, "A", "print('坏了'); raise SystemExit(7)", ready=lambda: False)
    with running(broken, child(tmp_path, "B", SLEEP, after="A"), child(tmp_path, "C", SLEEP)) as (_, said):
        until(lambda: "演练进程C已启动" in said and sum("重新启动" in line for line in said) == 2)
    assert [line.split("，")[1].split("；")[0] for line in said if "重新启动" in line] == [
        "1秒后重新启动",
        "2秒后重新启动",
    ]
    assert not any("演练进程B" in line for line in said)
    assert "坏了" in (tmp_path / "logs" / "A.log").read_text("utf-8")


def test_a_program_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_ending_with_parent", list)
    missing = Child("A", "演练进程A", ("/无此程序",), {}, tmp_path, tmp_path / "A.log")
    with running(missing) as (_, said):
        until(lambda: any("无法启动" in line for line in said))


def test_slow_and_stuck_children_are_started_anew(tmp_path: Path) -> None:
    answers = {"slow": False, "stuck": True}
    slow = child(tmp_path, "A", SLEEP, ready=lambda: answers["slow"], ready_seconds=0.3)
    stuck = child(tmp_path, "B", SLEEP, ready=lambda: answers["stuck"], stuck_seconds=0.3)
    with running(slow, stuck) as (_, said):
        until(lambda: any(line.startswith("演练进程A启动后0秒仍无应答，也没有进展") for line in said))
        answers.update(slow=True, stuck=False)
        until(lambda: any(line.startswith("演练进程B没有应答") for line in said))
        until(lambda: "演练进程A已启动" in said)


def test_a_keeper_that_hangs_is_started_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = replace(keeper_child(tmp_path, 22101), stuck_seconds=0.3, stop_seconds=0.5)
    with running(keeper) as (watched, said):
        until(lambda: "值守进程已启动" in said, 600.0)
        hung = pid(watched, "keeper")
        os.kill(hung, signal.SIGSTOP)
        monkeypatch.setattr(heartbeat, "FRESH_SECONDS", 0.0)  # as if minutes went by
        until(lambda: any(line.startswith("值守进程没有应答") for line in said), 600.0)
        monkeypatch.setattr(heartbeat, "FRESH_SECONDS", 600.0)
        until(lambda: said.count("值守进程已启动") == 2, 600.0)
        assert gone(hung)
        assert pid(watched, "keeper") != hung


def test_a_child_that_works_on_is_waited_for(tmp_path: Path) -> None:
    """No clock on the wall ends what makes progress; a loop that never answers ends by what it has used."""
    patient = Process(child(tmp_path, "A", "while True: pass", ready=lambda: False, ready_seconds=0.2))
    patient.start()
    try:
        until(lambda: processor_seconds(patient.popen.pid if patient.popen else 0) > 0.5)
        for _ in range(5):
            assert patient.fault() == ""
            until(moved(patient))
    finally:
        patient.stop()
    endless = replace(child(tmp_path, "B", "while True: pass", ready=lambda: False), work_seconds=0.3)
    with running(endless) as (_, said):
        until(lambda: any("仍无应答，也没有进展" in line for line in said))


def moved(process: Process) -> Callable[[], bool]:
    """Whether the process has used more of the processor since now."""
    assert process.popen
    number, before = process.popen.pid, processor_seconds(process.popen.pid)
    return lambda: processor_seconds(number) > before + 0.1


def test_a_child_that_ignores_the_signal_is_killed_with_what_it_started(tmp_path: Path) -> None:
    process = Process(child(tmp_path, "A", PARENT, STUBBORN, stop_seconds=0.5))
    process.start()
    until(lambda: (tmp_path / "grandchild").is_file() and (tmp_path / "grandchild").read_text() != "")
    grandchild = int((tmp_path / "grandchild").read_text())
    time.sleep(0.3)  # until it ignores the signal
    process.stop()
    until(lambda: gone(grandchild))


def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from console.supervisor import Child, Process\n"
        "p = Process(Child('A', 'A', (sys.executable, '-c', sys.argv[1]), {}, Path('.'), Path('A.log'))); p.start()\n"
        "print(p.popen.pid, flush=True); p.popen.wait()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, SLEEP],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout
    number = int(parent.stdout.readline())
    time.sleep(0.5)  # until setpriv has handed over
    assert not gone(number)
    parent.kill()
    parent.wait()
    until(lambda: gone(number))


def test_a_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "LOG_BYTES", 100)
    for n in range(3):
        process = Process(child(tmp_path, "A", f"print('{n}' * 150)"))
        process.start()
        assert process.popen
        process.popen.wait()
    assert (tmp_path / "logs" / "A.log").read_text() == "2" * 150 + "\n"
    assert (tmp_path / "logs" / "A.log.1").read_text() == "1" * 150 + "\n"
