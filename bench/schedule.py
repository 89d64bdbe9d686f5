"""5,000 tender cases scheduled with reasons: target under 2 s on one core; ten times as many in at most 10.5 times.

Beside it, each for itself: every reason told as a sentence, the schedules stored in SQLite, people's acts from the
command to the commit, and as many human steps driven by SpiffWorkflow with save and load.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import spiff
from bench.tenders import tenders
from console.output import ProgressLine
from rules.calendar import official_calendar
from rules.dates.schedule import Reason, Situation, explain, schedule
from rules.law import Law, statute
from rules.procedures.open_tender import OPEN_TENDER

CASES, TIMES, WARM = 5000, 10, 3
STORED = 25
"""How often each tender of the pilot is stored."""
HUMAN_STEPS, SPIFF_CASES = 40, 50
CALENDAR = official_calendar()


def run(home: Path, *, full: bool) -> dict[str, Any]:
    """All measurements, one after the other. `full` drives SpiffWorkflow through as many steps as were scheduled."""
    progress = ProgressLine()
    first = _first()
    progress.show(f"排期：{CASES}项")
    one = Passes(1, rounds=TIMES)
    progress.show(f"排期：{CASES * TIMES}项")
    ten = Passes(TIMES, rounds=1)
    progress.show("依据成文")
    told = _explain()
    return {
        "procedure": OPEN_TENDER.name,
        "steps": len(OPEN_TENDER.steps),
        "first_call_ms": first,
        "schedule": one.told(),
        "ten_times": ten.told(),
        "ratio": {"cold": round(ten.cold / one.cold, 2), "warm": round(min(ten.warm) / min(one.warm), 2)},
        "explain": told,
        **_beside(home, progress, CASES if full else SPIFF_CASES, one),
    }


class Passes:
    """All cases once with nothing kept from before (cold), then again (warm), in seconds of the processor.

    Cases come in batches, as they are read from a record; to make them is not timed. A warm time is the mean of
    `rounds` passes, so that few cases and many are measured for as long: the best of short times would meet the quiet
    moments of a shared machine, the best of long ones not.
    """

    def __init__(self, batches: int, rounds: int) -> None:
        self.batches, self.rows, self.reasons, self.law = batches, 0, 0, _unread_law()
        self.cold = self.once()
        self.warm = [sum(self.once() for _ in range(rounds)) / rounds for _ in range(WARM)]
        for seed in range(batches):
            for case in tenders(CASES, seed):
                rows = schedule(OPEN_TENDER, case, CALENDAR, self.law)
                self.rows += len(rows)
                self.reasons += sum(len(row.reasons) for row in rows.values())

    def once(self) -> float:
        taken = 0.0
        for seed in range(self.batches):
            cases = tenders(CASES, seed)
            taken += _seconds(lambda: _schedule(cases, self.law))  # noqa: B023  called at once
        return taken

    def told(self) -> dict[str, Any]:
        return {
            "cases": self.batches * CASES,
            "rows": self.rows,
            "reasons": self.reasons,
            "cold_cpu_s": round(self.cold, 3),
            "warm_cpu_s": [round(taken, 3) for taken in self.warm],
            "us_per_row": {
                "cold": round(self.cold / self.rows * 1e6, 2),
                "warm": round(min(self.warm) / self.rows * 1e6, 2),
            },
        }


def _unread_law() -> Law:
    """The law as a table that no schedule has counted with: what is kept is kept by it."""
    return Law(statute().rules)


def _schedule(cases: list[Situation], law: Law) -> None:
    for case in cases:
        schedule(OPEN_TENDER, case, CALENDAR, law)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _first() -> float:
    """The very first call of a process, in milliseconds: the procedure is made ready in it."""
    cases, law = tenders(1, 0), _unread_law()
    return round(_seconds(lambda: _schedule(cases, law)) * 1e3, 3)


def _explain() -> dict[str, Any]:
    """Every reason of every row as a sentence, as `why` prints it."""
    titles = {step.name: step.title for step in OPEN_TENDER.steps}
    reasons: list[Reason] = [
        reason
        for case in tenders(CASES, 0)
        for row in schedule(OPEN_TENDER, case, CALENDAR, statute()).values()
        for reason in row.reasons
    ]
    taken = [_seconds(lambda: [explain(reason, CALENDAR, titles) for reason in reasons]) for _ in range(WARM)]
    return {"sentences": len(reasons), "cpu_s": [round(seconds, 3) for seconds in taken]}


def _beside(home: Path, progress: ProgressLine, spiff_cases: int, scheduled: Passes) -> dict[str, Any]:
    """With the record, and with SpiffWorkflow: both write to SQLite files in the same folder."""
    from bench.stored import acts, store

    progress.show("办理：惠州演练中各采购项目的每一次办理")
    engine, done = acts(home)
    progress.show(f"存储：各采购项目{STORED}次")
    found = {"acts": done, "store": store(engine, STORED)}
    if not spiff.installed():
        progress.end(spiff.MISSING)
        return found
    progress.show(f"SpiffWorkflow：{spiff_cases}项各{HUMAN_STEPS}步")
    driven, short = spiff.drive(home, spiff_cases, HUMAN_STEPS), spiff.drive(home, SPIFF_CASES, 6)
    progress.end("测速完成")
    return {
        **found,
        "spiffworkflow": driven,
        "spiffworkflow_short": short,
        "cpu_ms_per_human_step": {
            "yicheng: the whole case scheduled anew, with reasons": round(scheduled.cold / CASES * 1e3, 3),
            "yicheng: checked, scheduled, stored, audited, committed": done["cpu_ms_per_act"],
            "SpiffWorkflow: loaded, completed, refreshed, saved, committed": driven["cpu_ms_per_step"],
        },
    }
