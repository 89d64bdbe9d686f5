"""What it costs to start a command: processor time beside that of importing the libraries it stands on, in one run.

A real act is refused here by a rule after everything was loaded and judged, so that each run does the same.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from models.settings import ROOT

RUNS = 5
YARDSTICKS = {"typer": ("-c", "import typer, rich"), "sqlmodel": ("-c", "import sqlmodel")}
CASE = "huizhou-2023/惠城区/选址"
COMMANDS: dict[str, tuple[str, float, tuple[str, ...]]] = {
    "--help": ("typer", 2.0, ("--help",)),
    "status": ("sqlmodel", 1.7, ("status", "huizhou-2023")),
    "why": ("sqlmodel", 1.7, ("why", CASE, "site_survey")),
    "record": ("sqlmodel", 1.7, ("record", CASE, "site_survey", "--on", "2023-09-04", "--by", "a")),
}
"""Its yardstick, how many times that it may cost, and its words."""


def run(folder: Path) -> dict[str, Any]:
    """The least processor time of several runs of each command, and its ratio to its yardstick."""
    _prepare(folder)
    least: dict[str, float] = {}
    for _ in range(RUNS):  # in turn, so that a busy machine slows all alike
        for name, words in YARDSTICKS.items():
            least[name] = min(least.get(name, 1e9), _seconds(words))
        for name, (_yardstick, _most, words) in COMMANDS.items():
            least[name] = min(least.get(name, 1e9), _seconds(("-P", "-m", "console", *words)))
    return {
        "yardsticks": {name: round(least[name], 3) for name in YARDSTICKS},
        "commands": {
            name: {
                "seconds": round(least[name], 3),
                "beside": yardstick,
                "times": round(least[name] / least[yardstick], 2),
                "at_most": most,
            }
            for name, (yardstick, most, _words) in COMMANDS.items()
        },
    }


def _prepare(folder: Path) -> None:
    """A record with the Huizhou plan and one administrator, who may not do the act that is measured."""
    from datetime import date

    from models.database import open_engine, writing
    from models.person import Person
    from models.schema.record_setup import prepare_record
    from models.values import RecordKind
    from record.people import actor
    from record.plan.programme import load
    from rules.plan.loading import load_plan

    plan = ROOT / "programmes" / "huizhou-2023" / "plan.yaml"
    engine = open_engine(f"sqlite:///{folder / 'yicheng.db'}")
    prepare_record(engine)
    with writing(engine) as session:
        session.add(Person(login="a", name="甲", role="project_manager", unit="市人社局"))
        session.flush()
        read = load_plan(plan.read_text("utf-8"), plan.name)
        load(session, actor(session, "a"), read, started_on=date(2023, 9, 1), kind=RecordKind.REAL)


def _seconds(words: tuple[str, ...]) -> float:
    """Processor time of a new interpreter, of the user and of the system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
