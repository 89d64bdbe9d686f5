"""Whether another process gets on with its work, by its processor time: what merely takes long is left to run.

A clock on the wall says nothing on a loaded machine. A process that wants to work gets its turn there too, if seldom;
one that has used no processor time for minutes hangs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

STILL_SECONDS = 300.0
"""Seconds without any processor time after which a process hangs."""
_TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """Processor time of a process with its living and its collected children, in seconds; 0 if it is gone."""
    return sum(_own_ticks(one) for one in _family(pid)) / _TICK


class Progress:
    """Watches some processes while one waits for them. `still_after`: seconds (see STILL_SECONDS)."""

    def __init__(self, *pids: int, still_after: float = STILL_SECONDS) -> None:
        self._pids, self._still_after = pids, still_after
        self._seen, self._since = self._used(), time.monotonic()

    def hangs(self) -> bool:
        """Whether none of them has used any processor time for so long. Ask again and again while waiting."""
        used, now = self._used(), time.monotonic()
        if used != self._seen:
            self._seen, self._since = used, now
        return now - self._since >= self._still_after

    def _used(self) -> float:
        return sum(processor_seconds(pid) for pid in self._pids)


def _own_ticks(pid: int) -> int:
    """Ticks of a process and of the children that it has collected."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return 0
    fields = stat.rpartition(")")[2].split()  # the name before it may hold blanks
    return sum(int(field) for field in fields[11:15])


def _family(pid: int) -> Iterable[int]:
    """A process and its living descendants."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text("ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))
