"""What it costs to start a command: processor time beside that of importing the libraries it stands on, in one run.

An act is measured twice: refused by a rule, and recorded, each time in the record as it was before.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from console.output import DONE, REFUSED
from models.settings import ROOT

RUNS = 5
YARDSTICKS = {"typer": ("-c", "import typer, rich"), "sqlmodel": ("-c", "import sqlmodel")}
CASE = "huizhou-2023/惠城区/选址"
COMMANDS: dict[str, tuple[str, float, tuple[str, ...]]] = {
    "--help": ("typer", 2.0, ("--help",)),
    "status": ("sqlmodel", 1.7, ("status", "huizhou-2023")),
    "why": ("sqlmodel", 1.7, ("why", CASE, "site_survey")),
    "record": ("sqlmodel", 1.7, ("record", CASE, "site_survey", "--on", "2023-09-04", "--by", "a")),
    "record, written": (
        "sqlmodel",
        1.7,
        ("record", CASE, "site_survey", "--on", "2023-09-04", "--by", "b", "--data", "{home}/survey.yaml"),
    ),
}
"""Its yardstick, how many times that it may cost, and its words."""

SURVEY = "candidates: [{code: A1, name: 江北点位, address: 文昌一路1号, area_dm2: 30㎡, premises: 政府机构物业}]\n"
RECORD, BEFORE = "yicheng.db", "before.db"


def run(folder: Path) -> dict[str, Any]:
    """The least processor time of several runs of each command, and its ratio to its yardstick.

    Raises:
        RuntimeError: a command did not end as it should: what it costs would say nothing.
    """
    _prepare(folder)
    least: dict[str, float] = {}
    for _ in range(RUNS):  # in turn, so that a busy machine slows all alike
        for name, words in YARDSTICKS.items():
            least[name] = min(least.get(name, 1e9), _seconds(words, DONE))
        for name, (_yardstick, _most, words) in COMMANDS.items():
            shutil.copyfile(folder / BEFORE, folder / RECORD)
            said = tuple(word.format(home=folder) for word in words)
            code = REFUSED if name == "record" else DONE
            least[name] = min(least.get(name, 1e9), _seconds(("-P", "-m", "console", *said), code))
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
    """A record with the Huizhou plan, an administrator, who may not do the act that is measured, and one who may."""
    from datetime import date

    from models.database import open_engine, writing
    from models.person import Person
    from models.schema.record_setup import prepare_record
    from models.values import RecordKind
    from record.people import actor
    from record.plan.programme import load
    from rules.plan.loading import load_plan

    plan = ROOT / "programmes" / "huizhou-2023" / "plan.yaml"
    engine = open_engine(f"sqlite:///{folder / RECORD}")
    prepare_record(engine)
    with writing(engine) as session:
        session.add(Person(login="a", name="甲", role="project_manager", unit="市人社局"))
        session.add(Person(login="b", name="乙", role="supervisor", unit="惠城区人社局", district="惠城区"))
        session.flush()
        read = load_plan(plan.read_text("utf-8"), plan.name)
        load(session, actor(session, "a"), read, started_on=date(2023, 9, 1), kind=RecordKind.REAL)
    engine.dispose()  # SQLite moves its log into the file, which is copied
    shutil.copyfile(folder / RECORD, folder / BEFORE)
    (folder / "survey.yaml").write_text(SURVEY, encoding="utf-8")


def _seconds(words: tuple[str, ...], code: int) -> float:
    """Processor time of a new interpreter, of the user and of the system, that ends with this exit code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if run.returncode != code:
        raise RuntimeError(f"{words}: exit {run.returncode}, not {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
