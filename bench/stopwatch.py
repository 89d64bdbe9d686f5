"""Stop-watches for a rehearsal: where its time goes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

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
