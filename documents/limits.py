"""What one layout may cost: processor time that grows with its pages, and memory. The kernel counts both.

Seconds on the wall are no limit: a loaded machine makes every layout slow, and none of them wrong.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

FIRST_SECONDS = 60.0
SECONDS_A_PAGE = 3.0
"""Processor time of a layout: measured are 0.03 to 0.2 s for a page."""
_BYTES_A_PAGE = 900
"""Of a document's canonical JSON; measured are 980 to 4700 for a page, so that no document gets too little."""
MEMORY = 3 << 30
"""Bytes of address space of a worker: one that laid out 80 pages had taken 460 million."""
START_SECONDS = 600
"""Processor time of a worker's start, the first making of the fonts included."""
_AGAIN = 5.0
_GRACE = 30
"""Seconds after which a layout that caught the first signal is told again, and is ended."""


class OutOfProcessorTime(Exception):
    """Raised in a layout that has used up its processor time, where it stands."""


def allowance(size: int) -> float:
    """Seconds of processor time for the layout of a document of `size` bytes of canonical JSON."""
    return FIRST_SECONDS + SECONDS_A_PAGE * (1 + size // _BYTES_A_PAGE)


def prepare_limits() -> None:
    """Bounds this process's memory, and makes it ready for `limited`."""
    signal.signal(signal.SIGPROF, _raise)
    resource.setrlimit(resource.RLIMIT_AS, _within(resource.RLIMIT_AS, MEMORY))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends what runs inside after so many seconds of this process's processor time.

    Raises OutOfProcessorTime inside. What does not heed that, such as a loop outside Python, is ended with its
    process by SIGXCPU.
    """
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    last = int(used + seconds) + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, _within(resource.RLIMIT_CPU, last))
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _within(kind: int, wanted: int) -> tuple[int, int]:
    """A soft limit that stays below the hard one that the machine may have set."""
    hard = resource.getrlimit(kind)[1]
    return (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)), hard


def _raise(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise OutOfProcessorTime
