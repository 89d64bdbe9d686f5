"""What the processes of one test run share; what runs every day, and what in the full suite only."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")


def full() -> bool:
    """Whether the full suite runs."""
    return os.environ.get("YICHENG_FULL") == "1"


def everyday(values: Iterable[T], kept: Collection[T]) -> list[ParameterSet]:
    """Parameters of a test: those that are kept run every day, the others in the full suite only.

    Raises LookupError where one that is kept is not among them: the test would silently run on less.
    """
    values = list(values)
    if unknown := [one for one in kept if one not in values]:
        raise LookupError(f"no such parameter: {unknown}")
    return [pytest.param(one, marks=() if one in kept else pytest.mark.full) for one in values]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process of a test run to ask for it fills; the others wait and share it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, aside = base / name, base / f"{name}.{os.getpid()}"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            aside.mkdir()
            make(aside)
            aside.rename(folder)
    return folder
