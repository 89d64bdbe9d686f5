"""One real Prefect server for all tests of flows, and a record for each.

Prefect reads its environment when it is first imported, so it is set here, before any test module of this folder is.
No module of another folder imports it, or the flows, before: flows would then start a server of their own, unseen.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from console.processes import PrefectServer, free_port, prefect_server
from flows.environment import prefect_environment
from tasks.workshop import Workshop, use_workshop
from tests.tasks.helpers import TextRenderer

assert "prefect" not in sys.modules, "a test module of another folder imports Prefect: its tests have to, one by one"
FOLDER = Path(tempfile.mkdtemp(prefix="yicheng-prefect-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
PORT = free_port()
os.environ.update(prefect_environment(FOLDER, PORT) | {"PREFECT_LOGGING_LEVEL": "WARNING"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "prefect" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.prefect)
            item.add_marker(pytest.mark.xdist_group("prefect"))


@pytest.fixture(scope="session")
def prefect() -> Iterator[PrefectServer]:
    """A Prefect server with a database of its own, which the flows of this process talk to."""
    from prefect.settings import PREFECT_API_URL

    with prefect_server(FOLDER, PORT) as server:
        assert PREFECT_API_URL.value() == server.api_url
        yield server


@pytest.fixture
def database() -> str:
    """What differs between the databases is tested below the flows."""
    return "sqlite"


@pytest.fixture
def means(engine: Engine, home: Path) -> Iterator[Workshop]:
    """The workshop in use: the test's record, a quick renderer."""
    chosen = Workshop(engine, home, TextRenderer())
    use_workshop(chosen)
    yield chosen
    use_workshop(None)
