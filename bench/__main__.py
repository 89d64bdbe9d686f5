"""`python -m bench rehearsal | decision`: measures in a new folder and prints one JSON object."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from console.output import BAD_INPUT, print_json, stop

NAMES = ("rehearsal", "decision")


def main() -> None:
    """Runs the measurement named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        stop(BAD_INPUT, f"用法：./yicheng bench {'|'.join(NAMES)}")
    with tempfile.TemporaryDirectory(prefix="yicheng-bench-") as folder:
        os.environ["YICHENG_HOME"] = folder
        for name in ("YICHENG_DATABASE_URL", "YICHENG_SMTP_URL"):
            os.environ.pop(name, None)
        os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
        from bench import decision, rehearsal

        found = rehearsal.run() if sys.argv[1] == "rehearsal" else decision.run(Path(folder))
    load = os.getloadavg()[0]
    print_json({"bench": sys.argv[1], **found, "machine": {
        "cores": os.cpu_count(), "python": platform.python_version(), "load_at_end": round(load, 1)}})


main()
