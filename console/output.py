"""How the command line speaks: results on stdout, progress and refusals on stderr, one object with --json."""

from __future__ import annotations

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


class Progress:
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
        body = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname,
                "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            body["error"] = self.formatException(record.exc_info)
        return json.dumps(body, ensure_ascii=False)
