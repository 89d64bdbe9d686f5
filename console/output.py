"""How the command line speaks: results on stdout, progress and refusals on stderr, one object with --json."""

from __future__ import annotations

import errno
import json
import logging
import sys
import time
from typing import Any, NoReturn

DONE, REFUSED, BAD_INPUT, FAILED = 0, 1, 2, 3
"""Exit codes: done, refused by a rule, bad usage or input, something outside failed."""


def print_json(value: Any) -> None:
    """One JSON object on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def say(text: str) -> None:
    """A line of progress, on stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def stop(code: int, message: str) -> NoReturn:
    """Ends the command with one message on stderr."""
    say(message)
    raise SystemExit(code)


_OS_FAULTS = {
    errno.ENOENT: "找不到文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EADDRINUSE: "端口已被占用",
    errno.ECONNREFUSED: "对方拒绝连接",
}


def in_words(error: OSError) -> str:
    """What the system refused, in Chinese where the fault is a common one."""
    return _OS_FAULTS.get(error.errno or 0) or error.strerror or str(error)


class ProgressLine:
    """A line of progress that is renewed in place on a terminal, and now and then elsewhere."""

    def __init__(self, every: float = 5.0) -> None:
        self.every, self.last, self.live = every, 0.0, sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Shows where long work stands."""
        now = time.monotonic()
        if self.live:
            sys.stderr.write(f"\r\033[K{text}")
            sys.stderr.flush()
        elif now - self.last >= self.every:
            say(text)
            self.last = now

    def end(self, text: str) -> None:
        """The last word on it."""
        sys.stderr.write(f"\r\033[K{text}\n" if self.live else f"{text}\n")


class JsonLines(logging.Formatter):
    """One JSON object a line, for logs that leave the process."""

    def format(self, record: logging.LogRecord) -> str:
        body = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            body["error"] = self.formatException(record.exc_info)
        return json.dumps(body, ensure_ascii=False)
