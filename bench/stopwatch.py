"""Stop-watches: where a rehearsal's time goes, and what each of many like things takes."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
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


class TimedPlay(Play):
    """A rehearsal whose phases are timed."""

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

    def turn(self, slugs: list[str]) -> None:
        with timed("Prefect flows"):
            super().turn(slugs)
