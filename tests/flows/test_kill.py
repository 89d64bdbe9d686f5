"""A flow process that is killed half-way: the next run finishes, and nothing is there twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from console.processes import PrefectServer
from models.settings import ROOT
from tasks.workshop import Workshop
from tests.tasks.helpers import CASE, documents, publicity_due

SCRIPT = """
import sys, time
from pathlib import Path
from models.database import open_engine
from tasks.workshop import Workshop, use_workshop

class Hanging:
    def render(self, document, overrides=None):
        Path(sys.argv[3]).touch()
        time.sleep(600)

use_workshop(Workshop(open_engine(sys.argv[1]), Path(sys.argv[2]), Hanging()))
from flows.district import run_case
run_case(sys.argv[4])
"""


def test_killed_while_rendering(prefect: PrefectServer, means: Workshop, tmp_path: Path) -> None:
    from flows.district import run_case

    publicity_due(means.engine)
    rendering = tmp_path / "rendering"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(means.engine.url), str(means.home), str(rendering), CASE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    deadline = time.monotonic() + 120
    while not rendering.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert documents(means.engine) == [("site_publicity", "reserved", 1)]
    assert run_case(CASE).name == "等待选址结果通知"
    assert documents(means.engine) == [("site_publicity", "issued", 1)]
    assert run_case(CASE).name == "等待选址结果通知"
    assert documents(means.engine) == [("site_publicity", "issued", 1)]
