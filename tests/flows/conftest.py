"""One real Prefect server for all tests of flows, and a record for each.

Prefect reads its environment when it is first imported, so it is set here, before any test module is.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from console.processes import PrefectServer, free_port, prefect_server
from flows.environment import prefect_environment
from tasks.workshop import Workshop, use_workshop
from tests.tasks.helpers import TextRenderer

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
    """A Prefect server with a database of its own."""
    with prefect_server(FOLDER, PORT) as server:
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
