"""Whose turn it is to write: the writers of a database queue, and none of them waits for ever.

Writers of a SQLite file queue on a lock file beside it; it says who has the turn, and since when. In PostgreSQL they
queue on the head's row, and the server says it.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from models.clock import CITY_ZONE, utc_now
from models.refusal import Refusal

TURN_SECONDS = 300.0
"""How long a writer waits for its turn. A turn takes milliseconds, seconds on a loaded machine: one that lasts for
minutes belongs to a process that hangs."""

_LINE = 64
"""Bytes of the line that says who has the turn: always as many, so that a new one covers the one before."""


class RecordHeld(Refusal):
    """Raised when another process has kept the turn to write for longer than anyone waits for it."""

    code = "record_held"
    exit_code = 3

    def __init__(self, holder: str, since: datetime | None) -> None:
        began = f"（{since.astimezone(CITY_ZONE):%Y-%m-%d %H:%M:%S}起）" if since else ""
        super().__init__(
            f"等候{TURN_SECONDS:.0f}秒仍不能写入：数据库被{holder}占用{began}，本次操作没有写入任何记录",
            remedy="如该进程已停止响应，请将其结束；然后重试",
        )


@contextmanager
def in_turn(path: Path | str) -> Iterator[None]:
    """Holds the lock file while the block runs; each who waits is woken when it is its turn.

    Raises:
        RecordHeld: another process keeps it for TURN_SECONDS.
    """
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    _take(lock)
    try:
        _sign(lock)
        yield
    finally:
        _give_back(lock)


def _take(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _Waiting(lock).wait(TURN_SECONDS)
    except BaseException:
        os.close(lock)
        raise


def _give_back(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)  # a process forked meanwhile has the file open too
    os.close(lock)


class _Waiting:
    """Waits in a thread of its own: the kernel wakes who waits in its order, but knows no end to waiting.

    Asking again and again instead would let a writer that comes late pass those that wait.
    """

    def __init__(self, lock: int) -> None:
        self._lock, self._deciding = lock, threading.Lock()
        self._came, self._given_up = threading.Event(), False

    def wait(self, seconds: float) -> None:
        """Returns with the lock, or raises without it: the thread then closes the file once the lock comes."""
        threading.Thread(target=self._run, daemon=True).start()
        try:
            if self._came.wait(seconds):
                return
            holder = _signed(self._lock)
        except BaseException:
            if not self._gives_up():
                _give_back(self._lock)
            raise
        if self._gives_up():
            raise RecordHeld(*holder)

    def _gives_up(self) -> bool:
        """Leaves the lock to the thread; False if it has come meanwhile."""
        with self._deciding:
            self._given_up = not self._came.is_set()
            return self._given_up

    def _run(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        with self._deciding:
            if not self._given_up:
                self._came.set()
                return
        _give_back(self._lock)


def _sign(lock: int) -> None:
    line = f"{os.getpid()} {utc_now().isoformat(timespec='seconds')}\n"
    with suppress(OSError):  # a full disk: whether the act itself finds room is for the database to say
        os.pwrite(lock, line.encode().ljust(_LINE), 0)


def _signed(lock: int) -> tuple[str, datetime | None]:
    """Who has the turn, in Chinese, and since when."""
    try:
        number, since = os.pread(lock, _LINE, 0).decode().split()
        return f"进程{int(number)}", datetime.fromisoformat(since)
    except (OSError, ValueError):
        return "另一进程", None
