"""A writer waits for its turn, but not for ever: it is told which process keeps it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models import database
from models.database import is_outage, open_engine, reading, record_head, writing
from models.schema.record_setup import prepare_record
from models.settings import ROOT
from models.storage import turns
from models.storage.turns import RecordHeld, in_turn

HOLD = """
import sys, time
from models.database import open_engine, writing
with writing(open_engine(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def hung(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that hangs while it writes; stopped with SIGSTOP, as by a debugger or a disk that does not answer."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, url],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        process.send_signal(signal.SIGSTOP)
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def impatient(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The record as seen by a process that waits no longer than a blink."""
    monkeypatch.setattr(turns, "TURN_SECONDS", 0.3)
    monkeypatch.setattr(database, "TURN_SECONDS", 0.3)
    found = open_engine(engine.url.render_as_string(hide_password=False))
    yield found
    found.dispose()


def test_a_writer_is_told_who_keeps_the_record(impatient: Engine) -> None:
    with hung(impatient.url.render_as_string(hide_password=False)) as process:
        with pytest.raises(RecordHeld) as caught, writing(impatient):
            pass
        told = str(caught.value)
        assert (caught.value.exit_code, is_outage(caught.value)) == (3, True)
        holder = f"进程{process.pid}占用（20" if impatient.dialect.name == "sqlite" else "数据库会话"
        assert holder in told and "起）" in told and "没有写入任何记录" in told
    with reading(impatient) as session:
        assert record_head(session).data_version == 0  # neither of the two has written


@pytest.mark.parametrize("database", ["sqlite"])
def test_so_is_who_opens_it(impatient: Engine) -> None:
    assert impatient.url.database
    with in_turn(f"{impatient.url.database}.lock"), pytest.raises(RecordHeld, match=f"进程{os.getpid()}占用"):
        prepare_record(impatient)
    prepare_record(impatient)


def test_who_gave_up_takes_no_turn_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_SECONDS", 0.1)
    lock, before = tmp_path / "turn", set(os.listdir("/proc/self/fd"))
    with in_turn(lock):
        for _ in range(3):
            with pytest.raises(RecordHeld), in_turn(lock):
                pass
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon and "_run" in thread.name:
            thread.join()
    monkeypatch.setattr(turns, "TURN_SECONDS", 300.0)
    with in_turn(lock):
        pass
    assert set(os.listdir("/proc/self/fd")) == before


def test_who_waits_comes_next(tmp_path: Path) -> None:
    lock, order, begun = tmp_path / "turn", list[str](), threading.Event()

    def second() -> None:
        begun.set()
        with in_turn(lock):
            order.append("second")

    thread = threading.Thread(target=second)
    with in_turn(lock):
        thread.start()
        begun.wait()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


@pytest.mark.parametrize("line", ["", "x", "12", "12 yesterday", "ü"])
def test_a_holder_that_did_not_sign_is_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr(turns, "TURN_SECONDS", 0.1)
    lock = tmp_path / "turn"
    with in_turn(lock):
        lock.write_text(line, encoding="latin-1")
        with pytest.raises(RecordHeld, match="被另一进程占用，"), in_turn(lock):
            pass
