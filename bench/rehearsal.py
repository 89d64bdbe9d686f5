"""The 16-month rehearsal of the Huizhou pilot, with Prefect and all documents: target under 120 s on 2 cores."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import Any

from bench.stopwatch import SPENT, USED, TimedPlay
from console.rehearsal.run import Order, folder_of, rehearse

UNTIL = date(2024, 12, 31)


def run() -> dict[str, Any]:
    """One whole rehearsal in the present home; answers with seconds by phase and what was made."""
    SPENT.clear()
    USED.clear()
    start, before = time.perf_counter(), _processor()
    made = rehearse(Order(folder_of("huizhou-2023"), UNTIL), TimedPlay)
    total, used = time.perf_counter() - start, _processor() - before
    phases = {name: round(seconds, 1) for name, seconds in SPENT.items()}
    rest = total - sum(SPENT.values())
    return {
        "total_s": round(total, 1),
        "phases_s": {**phases, "servers, workers, rest": round(rest, 1)},
        "processor_s": {"all": round(used, 1), **{name: round(seconds, 1) for name, seconds in USED.items()}},
        "times_of_papers": round(used / USED["papers"], 2),
        "facts": made["facts"],
        "documents": sum(made["documents"].values()),
        "alerts": made["alerts"]["sent"],
        "digest": made["digest"],
    }


def _processor() -> float:
    """Seconds of the processor of this process and of those it has started and seen end."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
