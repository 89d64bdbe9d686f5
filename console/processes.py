"""The processes of `./yicheng up`, and a Prefect server for rehearsals; the parent never imports Prefect."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import httpx

from console.supervisor import Child, Process, Supervisor, Tell, tell
from flows.environment import api_url, forget_ready, is_ready, prefect_environment, server_answers, use_prefect
from models.refusal import Refusal
from models.schema.spare_database import keep_spare
from models.settings import ROOT, Settings
from models.storage.turns import TURN_SECONDS
from tasks import heartbeat

KEEPER_STUCK_SECONDS = 2 * TURN_SECONDS
"""The keeper may wait for its turn to write as long as anyone, and is not what hangs then."""


class ProcessError(Refusal):
    """Base of what can keep the processes from running; the message is for the user, in Chinese."""

    code = "process"
    exit_code = 3


class AlreadyUp(ProcessError):
    """Raised when another `up` works on the same folder."""

    code = "already_up"


class PortTaken(ProcessError):
    """Raised when another program listens on the port that is set for Prefect."""

    code = "port_taken"


class NotStarted(ProcessError):
    """Raised when a process does not come up within its time."""

    code = "not_started"


def prefect_child(home: Path, port: int) -> Child:
    """Prefect's server, on this machine's loopback only."""
    command = (sys.executable, "-P", "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
    return Child(
        "prefect",
        "Prefect服务",
        command,
        child_environment(home, port),
        ROOT,
        home / "logs" / "prefect.log",
        ready=lambda: server_answers(api_url(port)),
    )


def _kept_database() -> Path:
    """An empty database of this release of Prefect, kept beside the environment: making one costs more of the
    processor than the rest of a server's start.
    """
    return Path(sys.prefix) / ".yicheng" / f"prefect-{version('prefect')}.db"


def _database(home: Path) -> Path | None:
    """Where the server keeps its database; None where the operator has set another."""
    return None if "PREFECT_SERVER_DATABASE_CONNECTION_URL" in os.environ else home / "prefect" / "prefect.db"


def lend_database(home: Path) -> bool:
    """Puts the kept empty database in a home that has none; False where the server will make one."""
    wanted, kept = _database(home), _kept_database()
    if wanted is None or wanted.exists() or not kept.exists():
        return False
    wanted.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, wanted)
    return True


def keep_database(home: Path) -> None:
    """Keeps an empty copy of the database that a server has just made, for the next home; no matter if it cannot."""
    made, kept = _database(home), _kept_database()
    if made is None or not made.exists() or kept.exists() or not kept.parent.is_dir():
        return
    keep_spare(made, kept)


def flows_child(home: Path, port: int) -> Child:
    """The worker; every start registers the flows anew, and it counts as started when they are registered."""
    command = (sys.executable, "-P", "-m", "flows.served", "--register")
    forget_ready(home)
    return Child(
        "flows",
        "业务流程",
        command,
        child_environment(home, port),
        ROOT,
        home / "logs" / "flows.log",
        ready=lambda: is_ready(home),
        stop_seconds=15.0,
        after="prefect",
    )


def keeper_child(home: Path, port: int) -> Child:
    """Delivers, and steps in for what stays away; waits for nothing of Prefect. Started anew if it gets on no more."""
    command = (sys.executable, "-P", "-m", "tasks.keeper")
    heartbeat.forget(home)
    return Child(
        "keeper",
        "值守进程",
        command,
        child_environment(home, port),
        ROOT,
        home / "logs" / "keeper.log",
        ready=lambda: heartbeat.beats(home),
        stuck_seconds=KEEPER_STUCK_SECONDS,
        stop_seconds=30.0,
    )


def console_child(chosen: Settings) -> Child:
    """The console's pages; it waits for nobody, and nobody waits for it."""
    home, port = chosen.home, chosen.console_port
    return Child(
        "console",
        "控制台",
        (sys.executable, "-P", "-m", "console.web.served"),
        child_environment(home, chosen.prefect_port) | {"YICHENG_CONSOLE_PORT": str(port)},
        ROOT,
        home / "logs" / "console.log",
        ready=lambda: _answers(f"http://127.0.0.1:{port}/sign-in"),
    )


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5.0).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def child_environment(home: Path, port: int) -> dict[str, str]:
    """What a child needs to find the project, the record's folder and Prefect; for the console too."""
    (home / "prefect").mkdir(parents=True, exist_ok=True)
    return {
        **prefect_environment(home, port),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}",  # a worker starts `python`: this one
        "PYTHONUNBUFFERED": "1",
        "YICHENG_HOME": str(home),
        "YICHENG_PREFECT_PORT": str(port),
    }


def is_ours(home: Path, port: int) -> bool:
    """Whether a healthy Prefect server at this port works in our folder."""
    try:
        answer = httpx.get(f"{api_url(port)}/admin/settings", timeout=2.0, trust_env=False)
        return bool(Path(answer.json()["home"]).resolve() == (home / "prefect").resolve())
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False


def port_is_free(port: int) -> bool:
    """Whether a program may listen on this port of the loopback address now."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class PrefectServer:
    """A Prefect server that answers: started here, or found running."""

    home: Path
    port: int

    @property
    def api_url(self) -> str:
        return api_url(self.port)

    @property
    def page(self) -> str:
        """Where people look."""
        return f"http://127.0.0.1:{self.port}"

    def alive(self) -> bool:
        """Whether it answers now."""
        return server_answers(self.api_url)

    def use(self) -> None:
        """Makes this process's Prefect talk to it; call it before Prefect is imported."""
        use_prefect(self.home, self.port)


@contextmanager
def prefect_server(home: Path, port: int, say: Tell = tell) -> Iterator[PrefectServer]:
    """A Prefect server for a rehearsal or a demonstration, stopped at the end if it was started here.

    One that already works in our folder is used; where another program has the port, a free one is taken.

    Raises:
        NotStarted: where the server does not answer in time.
    """
    if is_ours(home, port) and server_answers(api_url(port)):
        yield PrefectServer(home, port)
        return
    chosen = port if port_is_free(port) else free_port()
    fresh = not lend_database(home)
    process = Process(prefect_child(home, chosen))
    say("正在启动Prefect服务……")
    process.start()
    try:
        if wrong := process.wait_ready(threading.Event(), say):
            raise NotStarted(f"Prefect服务{wrong}，详情见{process.child.log}")
        if fresh:
            keep_database(home)
        yield PrefectServer(home, chosen)
    finally:
        process.stop()


def up(chosen: Settings, others: Sequence[Child] = (), say: Tell = tell) -> None:
    """`others` (the console), the keeper, Prefect's server and the flows, until SIGINT or SIGTERM.

    The console comes first: people can work while Prefect starts, and go on should it stop. The keeper delivers at
    once and whatever becomes of Prefect; the flows sweep as soon as they are registered.

    Raises:
        AlreadyUp: PortTaken: with what to do.
    """
    home, port = chosen.home, chosen.prefect_port
    with alone(home, "重复启动"):
        if not port_is_free(port):
            raise PortTaken(
                f"端口{port}已被其他程序占用，Prefect服务无法启动。请停止该程序，或用 YICHENG_PREFECT_PORT 另设端口"
            )
        lend_database(home)
        children = [*others, keeper_child(home, port), prefect_child(home, port), flows_child(home, port)]
        supervisor = Supervisor(children, say)
        with _stopped_by_signals(supervisor.stop):
            supervisor.run()
        say("已全部停止")


def work(chosen: Settings, limit: int, say: Tell = tell) -> None:
    """A worker for a Prefect server that answers at this machine's port, until SIGINT or SIGTERM.

    Raises:
        NotStarted: where no server answers there, with what to do.
    """
    home, port = chosen.home, chosen.prefect_port
    if not server_answers(api_url(port)):
        raise NotStarted(
            f"端口{port}没有Prefect服务应答。请先在主机上运行 ./yicheng up，并把它的端口转接到本机，"
            "做法见 docs/several-machines.md"
        )
    command = (sys.executable, "-P", "-m", "flows.served", "--limit", str(limit))
    log = home / "logs" / f"worker-{socket.gethostname()}-{os.getpid()}.log"
    child = Child("worker", "执行机", command, child_environment(home, port), ROOT, log, stop_seconds=15.0)
    supervisor = Supervisor([child], say)
    with _stopped_by_signals(supervisor.stop):
        supervisor.run()


@contextmanager
def alone(home: Path, what: str) -> Iterator[None]:
    """Holds the home as `up` does: while the block runs, no `up` works with it, and it was free. `what` completes 不能….

    Raises:
        AlreadyUp: an `up` runs there.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyUp(f"数据目录{home}已有 ./yicheng up 在运行，不能{what}", remedy="请先停止该服务") from None
        yield


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    def handle(_number: int, _frame: object) -> None:
        stop.set()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
