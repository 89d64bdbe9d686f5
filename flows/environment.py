"""Where Prefect lives: its environment and whether its server answers. Imports nothing of Prefect."""

from __future__ import annotations

import os
from pathlib import Path

import httpx

HEALTH_SECONDS = 5.0
"""How long a server may take to say that it is healthy before it counts as gone; it may be busy."""


def api_url(port: int) -> str:
    """Address of the API of the server on this machine."""
    return f"http://127.0.0.1:{port}/api"


def prefect_environment(home: Path, port: int) -> dict[str, str]:
    """What every process that talks to our Prefect server has in its environment. `home` is YICHENG_HOME.

    What else the operator has set for Prefect (a PostgreSQL database for its server) holds beside it.
    """
    return {
        "PREFECT_HOME": str((home / "prefect").resolve()),
        "PREFECT_API_URL": api_url(port),
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_API_PORT": str(port),
        # without both, the server and its client look up addresses on the internet
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLIENT_MAX_RETRIES": "2",
        "PREFECT_API_REQUEST_TIMEOUT": "15",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "tasks,flows",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        # the newer page asks an analytics host for six files, whatever the switches above say
        "PREFECT_SERVER_UI_V2_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "5",
        # runs pile up by the minute; what must be kept stands in the record, not here
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
    }


def use_prefect(home: Path, port: int) -> None:
    """Sets this process's environment; call it before Prefect is imported, which reads it once."""
    os.environ.update(prefect_environment(home, port))


def _ready_file(home: Path) -> Path:
    return home / "prefect" / "worker.ready"


def mark_ready(home: Path, number: int) -> None:
    """The worker with this process id has registered everything and takes runs."""
    _ready_file(home).write_text(str(number))


def forget_ready(home: Path) -> None:
    """No worker is ready any more."""
    _ready_file(home).unlink(missing_ok=True)


def is_ready(home: Path) -> bool:
    """Whether the worker that said so last is alive."""
    try:
        number = int(_ready_file(home).read_text())
        return b"flows.served" in Path(f"/proc/{number}/cmdline").read_bytes()
    except (OSError, ValueError):
        return False


def server_answers(url: str) -> bool:
    """Whether a Prefect server is healthy at this API address."""
    try:
        answer = httpx.get(f"{url}/health", timeout=HEALTH_SECONDS, trust_env=False)
    except httpx.HTTPError:
        return False
    return answer.status_code == httpx.codes.OK and answer.text.strip() == "true"
