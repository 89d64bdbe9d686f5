"""Leases: one holder at a time, and never for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from models.database import reading, record_head
from record import leases
from record.leases import _is_dead, _process, held, release, take

NAME = "district/huizhou-2023/惠城区"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The present instant, for the test to move."""
    now = [datetime(2023, 9, 1, tzinfo=UTC)]
    monkeypatch.setattr(leases, "utc_now", lambda: now[0])
    return now


def test_one_holder_at_a_time(engine: Engine) -> None:
    with held(engine, NAME) as first, held(engine, NAME) as second, held(engine, "district/other") as other:
        assert first
        assert second is None
        assert other
    with held(engine, NAME) as again:
        assert again


def test_whoever_did_not_get_it_does_not_give_it_back(engine: Engine) -> None:
    with held(engine, NAME):
        with held(engine, NAME) as second:
            assert second is None
        assert not take(engine, NAME, "third")


def test_a_lease_that_ran_out_goes_to_the_next(engine: Engine, clock: list[datetime]) -> None:
    assert take(engine, NAME, "killed", seconds=120)
    clock[0] += timedelta(seconds=119)
    assert not take(engine, NAME, "next")
    clock[0] += timedelta(seconds=1)
    assert take(engine, NAME, "next", seconds=120)
    release(engine, NAME, "killed")
    assert not take(engine, NAME, "third")


def test_renewing(engine: Engine, clock: list[datetime]) -> None:
    with held(engine, NAME, seconds=120) as lease:
        assert lease
        clock[0] += timedelta(seconds=100)
        assert lease.renew()
        clock[0] += timedelta(seconds=100)
        assert not take(engine, NAME, "other")
        clock[0] += timedelta(seconds=20)
        assert take(engine, NAME, "other")
        assert not lease.renew()


def test_a_lease_changes_nothing_of_the_record(engine: Engine) -> None:
    def version() -> int:
        with reading(engine) as session:
            return record_head(session).data_version

    before = version()
    with held(engine, NAME):
        pass
    assert version() == before


def test_a_process_that_is_no_more_is_told_from_one_that_runs() -> None:
    """Of another machine nothing is known; an id that came again, and one that nobody has waited for, are dead."""
    ours, lease = _process(os.getpid()), "0123"
    host, boot, number, started = ours.split("/")
    assert not _is_dead(f"{ours}/{lease}")
    assert not _is_dead(f"{host}.elsewhere/{boot}/{number}/{int(started) + 1}/{lease}")
    assert _is_dead(f"{host}/{boot}/{number}/{int(started) + 1}/{lease}")
    assert _is_dead(f"{host}/another start/{number}/{started}/{lease}")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        holder = f"{_process(child.pid)}/{lease}"
        assert not _is_dead(holder)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and nobody has asked for its end
        assert _is_dead(holder)
    assert _is_dead(holder)
