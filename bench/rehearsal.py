"""The 16-month rehearsal of the Huizhou pilot, with Prefect and all documents: target under 120 s on 2 cores."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from bench.stopwatch import SPENT, TimedPlay
from console.rehearsal.run import Order, folder_of, rehearse

UNTIL = date(2024, 12, 31)


def run() -> dict[str, Any]:
    """One whole rehearsal in the present home; answers with seconds by phase and what was made."""
    SPENT.clear()
    start = time.perf_counter()
    made = rehearse(Order(folder_of("huizhou-2023"), UNTIL), TimedPlay)
    total = time.perf_counter() - start
    phases = {name: round(seconds, 1) for name, seconds in SPENT.items()}
    rest = total - sum(SPENT.values())
    return {
        "total_s": round(total, 1),
        "phases_s": {**phases, "servers, workers, rest": round(rest, 1)},
        "facts": made["facts"],
        "documents": sum(made["documents"].values()),
        "alerts": made["alerts"]["sent"],
        "digest": made["digest"],
    }
