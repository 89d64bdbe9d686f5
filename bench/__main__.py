"""`python -m bench NAME [--full]` measures in a new folder and prints one JSON object; `NAMES` has what there is."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from console.output import BAD_INPUT, print_json, stop

NAMES = ("rehearsal", "decision", "schedule", "documents", "start", "workers", "writers")
FULL = "--full"


def main() -> None:
    """Runs the measurement named on the command line."""
    name, *options = sys.argv[1:] or [""]
    if name not in NAMES or options not in ([], [FULL] if name == "schedule" else []):
        stop(
            BAD_INPUT, f"用法：./yicheng bench {'|'.join(NAMES)} [{FULL}]（{FULL} 仅用于 schedule：对比也跑满全部步数）"
        )
    with tempfile.TemporaryDirectory(prefix="yicheng-bench-") as folder:
        os.environ["YICHENG_HOME"] = folder
        for setting in ("YICHENG_DATABASE_URL", "YICHENG_SMTP_URL"):
            os.environ.pop(setting, None)
        os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
        from bench import decision, documents, rehearsal, schedule, start, workers, writers

        found = {
            "rehearsal": rehearsal.run,
            "decision": lambda: decision.run(Path(folder)),
            "schedule": lambda: schedule.run(Path(folder), full=bool(options)),
            "documents": lambda: documents.run(Path(folder)),
            "start": lambda: start.run(Path(folder)),
            "workers": lambda: workers.run(Path(folder)),
            "writers": lambda: writers.run(Path(folder)),
        }[name]()
    load = os.getloadavg()[0]
    print_json(
        {
            "bench": name,
            **found,
            "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "load_at_end": round(load, 1)},
        }
    )


main()
