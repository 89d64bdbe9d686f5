"""Progress of other processes: one that works, one whose child works, one that hangs, one that is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from documents.progress import Progress, processor_seconds

BUSY = "while True: pass"
PARENT = (
    f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}]); print(flush=True); sys.stdin.read()"
)
IDLE = "import sys; print(flush=True); sys.stdin.read()"
COLLECTED = (
    "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(3 * 10**7))']); print(flush=True);"
    "sys.stdin.read()"
)


@contextmanager
def running(code: str) -> Iterator[int]:
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        if "print" in code:
            process.stdout.readline()
        try:
            yield process.pid
        finally:
            for child in _children(process.pid):
                subprocess.run(["kill", "-9", child], check=True)
            process.kill()


def _children(pid: int) -> list[str]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
        return listed.read().split()


@pytest.mark.parametrize("code", [BUSY, PARENT], ids=["itself", "its child"])
def test_what_works_does_not_hang_however_long_it_takes(code: str) -> None:
    with running(code) as pid:
        progress, begun = Progress(pid, still_after=1e-9), processor_seconds(pid)
        while processor_seconds(pid) < begun + 0.1:
            pass
        assert not progress.hangs()


def test_what_waits_hangs() -> None:
    with running(IDLE) as pid:
        progress = Progress(pid, still_after=0.2)
        while not progress.hangs():
            pass
        assert not Progress(pid, still_after=300).hangs()


def test_what_children_used_counts_after_they_ended() -> None:
    with running(COLLECTED) as collected, running(IDLE) as alone:
        assert processor_seconds(collected) > processor_seconds(alone) + 0.1


def test_what_is_gone_has_used_nothing() -> None:
    with running(BUSY) as pid:
        while not processor_seconds(pid):
            pass
    assert processor_seconds(pid) == 0
