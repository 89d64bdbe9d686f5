"""Stop-watches: where a rehearsal's time goes, and what each of many like things takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from console.rehearsal.play import Play
from tasks.advance import Reserved

SPENT: dict[str, float] = defaultdict(float)
"""Seconds by phase, of the latest run."""


@contextmanager
def timed(phase: str) -> Iterator[None]:
    """Adds the time inside to a phase."""
    start = time.perf_counter()
    try:
        yield
    finally:
        SPENT[phase] += time.perf_counter() - start


class Laps:
    """Wall and processor time of each of many like things; the processor's is what a busy machine leaves alone."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.rows = 0
        """Rows of schedules that were dealt with, where that is known."""

    @contextmanager
    def lap(self, rows: int = 0) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)
        self.rows += rows

    def told(self, things: str, thing: str) -> dict[str, Any]:
        """In milliseconds: the mean of the processor's time, mean and median of the wall's."""
        found = {
            things: len(self.wall),
            f"cpu_ms_per_{thing}": round(statistics.mean(self.cpu) * 1e3, 3),
            f"wall_ms_per_{thing}": round(statistics.mean(self.wall) * 1e3, 3),
            f"wall_ms_median_{thing}": round(statistics.median(self.wall) * 1e3, 3),
        }
        return {**found, f"rows_per_{thing}": round(self.rows / len(self.wall), 1)} if self.rows else found


LOOP = "import time\nwhile time.process_time() < 3: sum(range(1000))"


def busy_loops(count: int) -> float:
    """Seconds that so many busy loops at once take, each with the same work: what a machine can gain by more processes
    while others use it too."""
    started = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", LOOP]) for _ in range(count)]
    for process in running:
        process.wait()
    return time.perf_counter() - started


USED: dict[str, float] = {}
"""Seconds of the processor, by what used them, of the latest run."""
PROGRAMS = {"papers": b"documents.worker"}


def look_at_children() -> None:
    """Notes what the processes that this one has started have used so far, by what they are."""
    here = str(os.getpid())
    found = dict.fromkeys(PROGRAMS, 0.0)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if fields[1] == here:
                words = (stat.parent / "cmdline").read_bytes()
                used = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
                for name in [name for name, word in PROGRAMS.items() if word in words]:
                    found[name] += used
    USED.update({name: max(used, USED.get(name, 0.0)) for name, used in found.items()})


class TimedPlay(Play):
    """A rehearsal whose phases are timed, and its children's use of the processor noted."""

    def day(self, on: date) -> None:
        super().day(on)
        look_at_children()

    def open(self) -> None:
        with timed("load plan"):
            super().open()

    def morning(self, on: date) -> None:
        with timed("morning watch"):
            super().morning(on)

    def acts(self, on: date) -> None:
        with timed("acts"):
            super().acts(on)

    def reserve(self, slugs: list[str]) -> list[Reserved]:
        with timed("reserve documents"):
            return super().reserve(slugs)

    def issue(self, reserved: list[Reserved]) -> None:
        with timed("render and issue"):
            super().issue(reserved)
