"""`./yicheng up` in a process of its own with a mail server on loopback: to be stopped, killed and looked at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import Engine, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from console.processes import free_port
from flows.environment import api_url
from models.case import Case
from models.clock import utc_now
from models.database import reading, writing
from models.settings import ROOT
from record.duties import RHYTHMS, DutyState, kept
from tests.record.alerting.test_outbox import enqueue

UP = "from console.processes import up\nfrom models.settings import settings\nup(settings())"
NEVER = 1800.0
"""Seconds after which a test gives up; what must be fast is judged by `patience`, which knows the machine's load."""


def load() -> float:
    """How many times longer than on a machine of its own a second of work takes here and now, at least 1."""
    wall, used = time.perf_counter(), time.process_time()
    while time.process_time() - used < 0.3:
        sum(range(1000))
    return max(1.0, (time.perf_counter() - wall) / 0.3)


def until(condition: Callable[[], Any], seconds: float = NEVER) -> float:
    """Waits for it; how many seconds that took."""
    started = time.monotonic()
    while True:
        with suppress(SQLAlchemyError, httpx.HTTPError):
            if condition():
                return time.monotonic() - started
        assert time.monotonic() - started < seconds, f"not within {seconds:.0f} s"
        time.sleep(0.1)


class Post:
    """An SMTP server that takes its time over each message and counts the Message-IDs."""

    def __init__(self, seconds: float = 0.3) -> None:
        self.seconds, self.taken, self._lock = seconds, Counter[str](), threading.Lock()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        import asyncio

        await asyncio.sleep(self.seconds)
        assert envelope.content
        lines = bytes(envelope.content).split(b"\r\n")  # type: ignore[arg-type]
        name = next(line for line in lines if line.lower().startswith(b"message-id:"))
        with self._lock:
            self.taken[name.decode().split("<")[1].split("@")[0]] += 1
        return "250 OK"


@contextmanager
def post_office() -> Iterator[tuple[Post, int]]:
    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield post, controller.port
    finally:
        controller.stop()


class Service:
    """`up` on a record; `start` it, interrupt it, look at what it has done."""

    def __init__(self, home: Path, engine: Engine, post: Post, smtp_port: int) -> None:
        self.home, self.engine, self.post, self.port = home, engine, post, free_port()
        self._log = home / "up.log"
        home.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "YICHENG_"))}
        self._environment = kept | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "YICHENG_HOME": str(home),
            "YICHENG_DATABASE_URL": engine.url.render_as_string(hide_password=False),
            "YICHENG_PREFECT_PORT": str(self.port),
            "YICHENG_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
            "YICHENG_SMTP_FROM": "alerts@example.gov.cn",
        }
        self.process: subprocess.Popen[bytes] | None = None
        self._healthy = 0
        self._numbers = 0

    def start(self) -> None:
        """Starts it and waits until it is healthy."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", UP], cwd=self.home, stderr=log, env=self._environment, start_new_session=True
            )
        self.wait_healthy()

    def wait_healthy(self) -> None:
        """Waits until the flows are registered once more than when it was last healthy."""
        until(lambda: self.said().count("业务流程已启动") > self._healthy)
        self._healthy = self.said().count("业务流程已启动")

    def said(self) -> str:
        return self._log.read_text("utf-8")

    def ask(self, what: str, **query: Any) -> Any:
        answer = httpx.post(f"{api_url(self.port)}/{what}", json=query, trust_env=False, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def unfinished(self) -> list[str]:
        """Names of the runs that are under way or were left so."""
        states = {"state": {"type": {"any_": ["RUNNING", "PENDING"]}}}
        return [run["name"] for run in self.ask("flow_runs/filter", flow_runs=states)]

    def sweep(self) -> None:
        """Asks Prefect for a sweep now."""
        name = {"name": {"any_": ["每五分钟"]}}
        found = self.ask("deployments/filter", deployments=name)
        self.ask(f"deployments/{found[0]['id']}/create_flow_run")

    def owe(self) -> None:
        """Every case has work again."""
        with writing(self.engine) as session:
            now = utc_now()
            session.execute(update(Case).values(changed_version=col(Case.changed_version) + 1, waiting_since=now))

    def enqueue(self, count: int) -> list[str]:
        """New alerts to be mailed; their numbers."""
        numbers = [f"T{self._numbers + n:05d}" for n in range(count)]
        self._numbers += count
        enqueue(self.engine, *numbers)
        return numbers

    def duties(self) -> dict[str, DutyState]:
        with reading(self.engine) as session:
            return {rhythm.name: kept(session, rhythm) for rhythm in RHYTHMS}

    def tree(self) -> list[int]:
        """Every process that it has started, itself first."""
        assert self.process
        found = [self.process.pid]
        for number in found:
            with suppress(OSError):
                for task in Path(f"/proc/{number}/task").iterdir():
                    found += [int(child) for child in (task / "children").read_text().split()]
        return list(dict.fromkeys(found))

    def stop(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(NEVER) == 0

    def kill_all(self) -> None:
        """As a power cut: everything at once, in the middle of whatever it was doing."""
        assert self.process
        everything = self.tree()
        for number in everything:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGSTOP)  # so that nobody sees another die
        for number in {*everything, *self.tree()}:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.wait()

    def kill_server(self) -> None:
        for number in self.tree():
            with suppress(OSError):
                if b"prefect\0server\0start" in Path(f"/proc/{number}/cmdline").read_bytes():
                    os.kill(number, signal.SIGKILL)
                    return
        raise AssertionError("no server runs")
