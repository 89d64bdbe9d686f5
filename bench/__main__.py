"""`python -m bench NAME [options]` measures in a new folder and prints one JSON object; `NAMES` has what there is.

Exit code 1 where a measurement holds what it found against a limit of its own (`holds`) and the limit is broken.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
from pathlib import Path

from console.output import BAD_INPUT, REFUSED, print_json, stop

NAMES = ("rehearsal", "decision", "schedule", "documents", "start", "workers", "writers", "mutants")
FULL = "--full"


def main() -> None:
    """Runs the measurement named on the command line."""
    name, *options = sys.argv[1:] or [""]
    if name not in NAMES or (name != "mutants" and options not in ([], [FULL] if name == "schedule" else [])):
        stop(
            BAD_INPUT,
            f"用法：./yicheng bench {'|'.join(NAMES)} [{FULL}]"
            f"（{FULL} 仅用于 schedule：对比也跑满全部步数；mutants 的选项见 ./yicheng bench mutants --help）",
        )
    with tempfile.TemporaryDirectory(prefix="yicheng-bench-") as folder:
        os.environ["YICHENG_HOME"] = folder
        for setting in ("YICHENG_DATABASE_URL", "YICHENG_SMTP_URL"):
            os.environ.pop(setting, None)
        os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
        measure = importlib.import_module(f"bench.{name}").run  # only this one: mutants must find the house unloaded
        if name == "rehearsal":
            found = measure()
        elif name == "schedule":
            found = measure(Path(folder), full=bool(options))
        elif name == "mutants":
            found = measure(options, Path(folder))
        else:
            found = measure(Path(folder))
    load = os.getloadavg()[0]
    print_json(
        {
            "bench": name,
            **found,
            "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "load_at_end": round(load, 1)},
        }
    )
    if not found.get("holds", True):
        sys.exit(REFUSED)


main()
