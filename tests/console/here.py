"""The command line in this process: the same arguments, output and exit code as `./yicheng`, without a start of Python.

For tests in which the process itself is not the point: a start costs a second and a half, most commands a tenth of it.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from sqlalchemy import Connection, Engine, event

from documents.worker import RenderPool


def run(root: Path, environment: Mapping[str, str], arguments: Sequence[str]) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command that is given in `root` with this environment."""
    from console import cli

    out, err = _stream(), _stream()
    with ExitStack() as stack:
        patched = stack.enter_context(pytest.MonkeyPatch.context())
        patched.setattr(sys, "argv", ["yicheng", *arguments])
        patched.chdir(root)
        patched.setattr("tasks.workshop.RenderPool", lambda *_size, **_how: _pool())
        stack.enter_context(_environment(environment))
        stack.enter_context(_nothing_left_open())
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        code = _exit_code(cli.main)
    return code, _text(out), _text(err)


def _exit_code(main: Any) -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
    return 0


@cache
def _pool() -> RenderPool:
    """The render worker of all commands of this test process; it ends with the process."""
    return RenderPool(1)


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """This environment and no other, and what was read from the former one forgotten."""
    from models.settings import settings
    from tasks.workshop import use_workshop

    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    settings.cache_clear()
    use_workshop(None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        settings.cache_clear()
        use_workshop(None)


@contextmanager
def _nothing_left_open() -> Iterator[None]:
    """Closes the databases and the logs that a command leaves to the end of its process."""
    engines: WeakSet[Engine] = WeakSet()

    def connected(connection: Connection) -> None:
        engines.add(connection.engine)

    logger = logging.getLogger("yicheng")
    handlers, level = list(logger.handlers), logger.level
    event.listen(Engine, "engine_connect", connected)
    try:
        yield
    finally:
        event.remove(Engine, "engine_connect", connected)
        for engine in list(engines):
            engine.dispose()
        for handler in [one for one in logger.handlers if one not in handlers]:
            logger.removeHandler(handler)
            handler.close()
        logger.setLevel(level)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
