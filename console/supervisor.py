"""Keeps processes running: starts them in order, restarts what dies or hangs, stops them in reverse.

Children live in sessions of their own, so that Ctrl-C reaches the parent alone; should the parent be killed
outright, the kernel ends them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

READY_SECONDS = 120.0
"""A child that starts is given up after so long without progress; as long as it works on, it is waited for."""
STUCK_SECONDS = 90.0
"""A child that ran, answers no more and has done nothing for so long is started anew."""
WORK_SECONDS = 600.0
"""Seconds of the processor that a child may use without answering: more is no progress but a loop. A Prefect server
with a new database uses some 20."""
WORK_SEEN = 0.02
"""Seconds of the processor between two looks that count as progress: what waits idly for something uses less."""
TICK_SECONDS = 0.5
LOOK_SECONDS = 10.0
"""How often a running child is asked whether it answers, and how often a slow start is reported."""
CALM_SECONDS = 60.0
"""After so long without trouble the back-off starts from its beginning."""
LONGEST_BACK_OFF = 60.0
LOG_BYTES = 5 * 2**20

Tell = Callable[[str], None]


def tell(text: str) -> None:
    """Progress, for people: on stderr."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Child:
    """What to run and how to see that it works.

    `ready` tells whether it answers (None: it counts as ready when it runs). `after` names the child that it
    depends on: it starts when that one is ready, and anew whenever that one was started anew.
    """

    name: str
    title: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    """Its working folder."""
    log: Path
    """Its output, kept to a few megabytes over restarts."""
    ready: Callable[[], bool] | None = None
    ready_seconds: float = READY_SECONDS
    stuck_seconds: float = STUCK_SECONDS
    work_seconds: float = WORK_SECONDS
    stop_seconds: float = 10.0
    after: str = ""


@dataclass
class Process:
    """A child that runs, or should."""

    child: Child
    popen: subprocess.Popen[bytes] | None = None
    ready: bool = False
    failures: int = 0
    started_at: float = 0.0
    answered_at: float = 0.0
    asked_at: float = 0.0
    retry_at: float = 0.0
    moved_at: float = 0.0
    """When it was last seen to work or to answer."""
    spent: float = 0.0
    """Seconds of the processor that it had used then."""
    spent_before: float = 0.0
    """What it had used when it last answered."""

    def start(self) -> None:
        """Starts the child; its output goes to its log.

        Raises:
            OSError: where its program cannot be run.
        """
        self.child.log.parent.mkdir(parents=True, exist_ok=True)
        _rotate(self.child.log)
        with self.child.log.open("ab") as log:
            self.popen = subprocess.Popen(
                [*_ending_with_parent(), *self.child.command],
                cwd=self.child.folder,
                env={**os.environ, **self.child.environment},
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.started_at = self.answered_at = self.asked_at = self.moved_at = time.monotonic()
        self.spent = self.spent_before = 0.0
        self.ready = False

    def fault(self) -> str:
        """Looks at the running child, whether it answers; says in Chinese what is wrong, '' if nothing."""
        assert self.popen is not None
        if (code := self.popen.poll()) is not None:
            return f"意外退出（代码{code}）" if self.ready else f"未能启动（代码{code}）"
        now = time.monotonic()
        if not self.ready or now - self.asked_at >= LOOK_SECONDS:
            self.asked_at = now
            if self.child.ready is None or self.child.ready():
                self.ready, self.answered_at = True, now
        patience = self.child.stuck_seconds if self.ready else self.child.ready_seconds
        if not self._stalled(now, patience):
            return ""
        return "没有应答" if self.ready else f"启动后{now - self.started_at:.0f}秒仍无应答，也没有进展"

    def _stalled(self, now: float, patience: float) -> bool:
        """Whether it has had its time: nothing done for so many seconds, or much work done without an answer.

        A clock on the wall alone would end what a loaded machine merely slows down.
        """
        assert self.popen is not None
        if now - self.moved_at < min(patience, LOOK_SECONDS):
            return False
        spent = processor_seconds(self.popen.pid)
        if self.answered_at > self.moved_at:
            self.spent_before = spent
        if spent - self.spent >= WORK_SEEN or self.answered_at > self.moved_at:
            self.moved_at, self.spent = now, spent
        return now - self.moved_at > patience or spent - self.spent_before > self.child.work_seconds

    def wait_ready(self, stop: threading.Event, say: Tell) -> str:
        """Waits until a child just started answers; says what is wrong, '' if nothing is wrong."""
        told = self.started_at
        while not (wrong := self.fault()) and not self.ready and not stop.wait(TICK_SECONDS):
            if (now := time.monotonic()) - told >= LOOK_SECONDS:
                told = now
                say(f"  {self.child.title}正在启动，已等待{now - self.started_at:.0f}秒……")
        return wrong

    def stop(self) -> None:
        """Asks the child and what it started to end; kills them where they do not in time."""
        if self.popen is None:
            return
        _signal(self.popen, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(self.child.stop_seconds)
        _signal(self.popen, signal.SIGKILL)  # what it started may have outlived it
        self.popen.wait()
        self.popen, self.ready = None, False

    def put_off(self) -> float:
        """Stops the child until a time later with each failure in a row. Answers how many seconds."""
        if self.ready and time.monotonic() - self.started_at > CALM_SECONDS:
            self.failures = 0
        self.stop()
        self.failures += 1
        seconds = float(min(2 ** (self.failures - 1), LONGEST_BACK_OFF))
        self.retry_at = time.monotonic() + seconds
        return seconds


@dataclass
class Supervisor:
    """Runs children until `stop` is set. One that does not come up is tried again; the others work on."""

    children: Sequence[Child]
    say: Tell = tell
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.processes = {child.name: Process(child) for child in self.children}

    def run(self) -> None:
        """Returns when `stop` is set and everything has ended."""
        try:
            while not self.stop.is_set():
                for process in self.processes.values():
                    self._look_after(process)
                self.stop.wait(TICK_SECONDS)
        finally:
            for process in reversed(self.processes.values()):
                if process.popen is not None:
                    self.say(f"正在停止{process.child.title}……")
                process.stop()

    def _look_after(self, process: Process) -> None:
        child = process.child
        if process.popen is None:
            if time.monotonic() >= process.retry_at and self._may_start(child):
                self._start(process)
            return
        was_ready = process.ready
        if wrong := process.fault():
            self._put_off(process, wrong)
        elif process.ready and not was_ready:
            self.say(f"{child.title}已启动")

    def _may_start(self, child: Child) -> bool:
        return not child.after or self.processes[child.after].ready

    def _start(self, process: Process) -> None:
        self.say(f"正在启动{process.child.title}……")
        try:
            process.start()
        except OSError as error:
            self._put_off(process, f"无法启动：{error.strerror}")

    def _put_off(self, process: Process, what: str) -> None:
        seconds = process.put_off()
        self.say(f"{process.child.title}{what}，{seconds:.0f}秒后重新启动；详情见{process.child.log}")
        for other in self.processes.values():
            if other.child.after == process.child.name:
                other.stop()  # it registered with a process that is gone, and starts anew with the next one


def processor_seconds(session: int) -> float:
    """Seconds of the processor that the processes of a session have used so far, those that have ended included."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _rotate(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))


def _ending_with_parent() -> list[str]:
    # The kernel then sends SIGTERM to the child when the thread that started it ends, however it ends.
    tool = shutil.which("setpriv")
    return [tool, "--pdeathsig", "TERM", "--"] if tool else []


def _signal(popen: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(popen.pid, number)
