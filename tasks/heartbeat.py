"""The keeper's sign of life: a file that it writes as it gets on. Imports nothing of the record: the supervisor asks."""

from __future__ import annotations

import os
import time
from pathlib import Path

FRESH_SECONDS = 180.0
"""The keeper gets on at least once a minute, unless it works long on one thing; a sign that is older is none."""


def _file(home: Path) -> Path:
    return home / "keeper.beat"


def beat(home: Path) -> None:
    """This process gets on."""
    # by the machine's steady clock, which all of its processes share: a clock that is put right is no hang
    _file(home).write_text(f"{os.getpid()} {time.monotonic()}")


def beats(home: Path) -> bool:
    """Whether the process that said so last is alive and said it lately."""
    try:
        number, at = _file(home).read_text().split()
        alive = Path(f"/proc/{int(number)}").exists()
        return alive and time.monotonic() - float(at) < FRESH_SECONDS
    except (OSError, ValueError):  # none yet, or just being written
        return False


def forget(home: Path) -> None:
    """Whatever was said is of a run before."""
    _file(home).unlink(missing_ok=True)
