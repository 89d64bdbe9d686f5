"""The plain path costs no import of Prefect: decisions, rehearsals and the parent of `up` start without it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from models.settings import ROOT


@pytest.mark.parametrize(
    "module",
    [
        "tasks.advance",
        "tasks.alerts",
        "tasks.delivery",
        "tasks.workshop",
        "flows.runner",
        "flows.environment",
        "console.processes",
    ],
)
def test_prefect_stays_out(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print('prefect' in sys.modules, 'weasyprint' in sys.modules)"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]
