"""SpiffWorkflow driving human steps as an application does: each step loads the case, completes the task, saves it.

As its documentation shows it: a BPMN process of user tasks in sequence, `BpmnWorkflowSerializer` with its default
configuration, the case as one JSON text in SQLite. No history, no audit, no deadlines, no checks: only its state.
"""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.stopwatch import Laps

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MISSING = (
    "没有安装 SpiffWorkflow，未作对比。请用 ./yicheng bench schedule 运行（会自动安装），"
    "或先执行 .venv/bin/uv sync --inexact --group bench"
)


def installed() -> bool:
    """Whether the package is there; it comes with the dependency group `bench`."""
    return find_spec("SpiffWorkflow") is not None


class Office:
    """Cases of one process in a SQLite file, each written back after every step."""

    def __init__(self, home: Path, tasks: int) -> None:
        from SpiffWorkflow.bpmn.parser import BpmnParser
        from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

        parser = BpmnParser()
        parser.add_bpmn_str(process(tasks).encode())
        self.tasks, self.spec, self.subprocesses = (
            tasks,
            parser.get_spec("tender"),
            parser.get_subprocess_specs("tender"),
        )
        self.serializer = BpmnWorkflowSerializer()
        self.file = sqlite3.connect(home / f"spiff-{tasks}.db", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):  # as the record's own
            self.file.execute(f"PRAGMA {pragma}")
        self.file.execute("CREATE TABLE workflow (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")

    def open(self, case: int) -> None:
        from SpiffWorkflow.bpmn import BpmnWorkflow

        workflow = BpmnWorkflow(self.spec, self.subprocesses)
        workflow.do_engine_steps()
        self.file.execute("INSERT INTO workflow VALUES (?, ?)", (case, self.serializer.serialize_json(workflow)))

    def step(self, case: int, on: str) -> Any:
        """One human step, in one transaction."""
        from SpiffWorkflow import TaskState

        self.file.execute("BEGIN IMMEDIATE")
        (body,) = self.file.execute("SELECT body FROM workflow WHERE id = ?", (case,)).fetchone()
        workflow = self.serializer.deserialize_json(body)
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        task.data[task.task_spec.name] = on
        task.run()
        workflow.refresh_waiting_tasks()
        workflow.do_engine_steps()
        self.file.execute("UPDATE workflow SET body = ? WHERE id = ?", (self.serializer.serialize_json(workflow), case))
        self.file.execute("COMMIT")
        return workflow


def drive(home: Path, cases: int, tasks: int) -> dict[str, Any]:
    """Drives `cases` cases of `tasks` human steps from start to end."""
    office = Office(home, tasks)
    laps = Laps()
    for case in range(cases):
        office.open(case)
        for number in range(tasks):
            with laps.lap():
                workflow = office.step(case, f"2026-{number % 12 + 1:02d}-01")
        assert workflow.is_completed()
    office.file.close()
    return {"cases": cases, "steps_per_case": tasks, **laps.told("human_steps", "step")}


def process(tasks: int) -> str:
    """A BPMN process of user tasks, one after the other."""
    names = ["begin", *(f"step_{number}" for number in range(1, tasks + 1)), "end"]
    kinds = ["startEvent", *(["userTask"] * tasks), "endEvent"]
    nodes = "".join(
        f'<{kind} id="{name}" name="{name}">'
        + (f"<incoming>flow_{at}</incoming>" if at else "")
        + (f"<outgoing>flow_{at + 1}</outgoing>" if at <= tasks else "")
        + f"</{kind}>"
        for at, (kind, name) in enumerate(zip(kinds, names, strict=True))
    )
    flows = "".join(
        f'<sequenceFlow id="flow_{at}" sourceRef="{source}" targetRef="{target}"/>'
        for at, (source, target) in enumerate(pairwise(names), 1)
    )
    return (
        f'<definitions xmlns="{BPMN}" id="bench" targetNamespace="urn:bench">'
        f'<process id="tender" isExecutable="true">{nodes}{flows}</process></definitions>'
    )
