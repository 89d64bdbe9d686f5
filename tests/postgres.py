"""A throw-away PostgreSQL cluster for the tests: on loopback, with a password, gone with the process."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

START_SECONDS = 900
"""A deadline, not the rule: a start takes about a second and a half."""

# Nothing in it outlives the tests, so nothing is forced to the disk.
_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "log_min_messages": "warning",
}
_DURABLE = {name: _FAST[name] for name in ("max_connections", "log_min_messages")}
"""As a bureau's server comes: what was committed is on the disk."""
_numbers = count(1)
_SERVERS: dict[int, subprocess.Popen[bytes]] = {}
"""The running servers by their ports."""


class PostgresUnavailable(Exception):
    """Raised when no server is installed or it does not start; says where its log is cited."""


@dataclass(frozen=True)
class Cluster:
    """A running server. `url` lacks the database's name: append `/name`."""

    port: int
    password: str = field(repr=False)
    folder: Path
    user: str = "yicheng"

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{self.user}:{self.password}@127.0.0.1:{self.port}"

    def connect(self) -> psycopg.Connection:
        """To the `postgres` database, each statement its own transaction."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=self.user,
            password=self.password,
            dbname="postgres",
            autocommit=True,
            connect_timeout=60,
        )


def binaries() -> Path:
    """The folder of the newest installed server's programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found:
        raise PostgresUnavailable("no server under /usr/lib/postgresql: ./yicheng test installs it")
    return max(found, key=lambda folder: float(folder.parent.name))


@contextmanager
def postgres_cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """Starts a cluster in a temporary folder, yields it, stops it and removes the folder. Commits reach the disk only
    with `durable`: for measurements.

    Works as root (the server then runs as `postgres`, since it refuses root) and as any other user.

    Raises:
        PostgresUnavailable: no server is installed, or it did not start.
    """
    # Not below a test's own folder: those may be closed to the server's user.
    folder = Path(tempfile.mkdtemp(prefix="yicheng-pg-", dir="/tmp"))
    try:
        cluster = _initialise(folder)
        _SERVERS[cluster.port] = _start(folder, cluster.port, _DURABLE if durable else _FAST)
        try:
            _await(_SERVERS[cluster.port], folder, cluster)
            yield cluster
        finally:
            _stop(_SERVERS.pop(cluster.port))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restart(cluster: Cluster) -> None:
    """Breaks every connection off and starts the server again, as after a crash of the database alone."""
    _stop(_SERVERS[cluster.port])
    _SERVERS[cluster.port] = _start(cluster.folder, cluster.port)
    _await(_SERVERS[cluster.port], cluster.folder, cluster)


def fresh_database(cluster: Cluster) -> str:
    """Makes a new empty UTF-8 database and returns its URL."""
    name = f"fresh_{os.getpid()}_{next(_numbers)}"
    with cluster.connect() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    return f"{cluster.url}/{name}"


def _initialise(folder: Path) -> Cluster:
    cluster = Cluster(_free_port(), secrets.token_hex(16), folder)
    password = folder / "password"
    password.write_text(cluster.password, encoding="ascii")
    password.chmod(0o600)
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        for path in (folder, password):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    done = subprocess.run(
        [
            *_as_server_user(),
            binaries() / "initdb",
            "--pgdata",
            folder / "data",
            "--username",
            cluster.user,
            "--pwfile",
            password,
            "--auth",
            "password",
            "--encoding",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "--no-sync",
            "--no-instructions",
        ],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PostgresUnavailable(f"initdb failed: {done.stderr.strip()}")
    return cluster


def _start(folder: Path, port: int, settings: Mapping[str, str] = _FAST) -> subprocess.Popen[bytes]:
    options = {**settings, "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    # SIGINT is PostgreSQL's fast shutdown: should the tests be killed, the server goes with them.
    command = [*_as_server_user("--pdeathsig", "INT"), binaries() / "postgres", "-D", folder / "data", *flags]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _as_server_user(*options: str) -> list[str]:
    if os.geteuid() == 0:
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *options]
    return ["setpriv", *options] if options else []


def _await(server: subprocess.Popen[bytes], folder: Path, cluster: Cluster) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(psycopg.OperationalError):
            cluster.connect().close()
            return
        time.sleep(0.03)
    log = (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
    raise PostgresUnavailable(f"the server did not start on port {cluster.port}: {log}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    # SIGQUIT: at once and without a checkpoint, for the folder is thrown away.
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=300)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
