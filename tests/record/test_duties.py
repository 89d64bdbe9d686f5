"""Recurring duties: one at a time, and late by the age of what was last completed."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from models.database import reading
from models.settings import ROOT
from record.duties import DELIVERY, MORNING, SWEEP, DutyState, Rhythm, interrupted, kept, on_duty
from record.leases import held, is_held

NINE = datetime(2026, 11, 30, 1, tzinfo=UTC)
"""09:00 in the city."""


def stands(engine: Engine, rhythm: Rhythm) -> DutyState:
    with reading(engine) as session:
        return kept(session, rhythm)


def test_begun_completed_and_done_by_one_at_a_time(engine: Engine) -> None:
    assert stands(engine, SWEEP) == DutyState()
    with on_duty(engine, SWEEP) as duty:
        assert duty
        assert stands(engine, SWEEP).broken_off
        assert not interrupted(engine, SWEEP)  # it is at work
        with on_duty(engine, SWEEP) as second:
            assert second is None
        with on_duty(engine, DELIVERY) as other:
            assert other
        duty.complete("已办理3个事项")
    found = stands(engine, SWEEP)
    assert (found.outcome, found.broken_off) == ("已办理3个事项", False)
    assert interrupted(engine, DELIVERY)  # begun, never completed, nobody at it
    with on_duty(engine, SWEEP) as duty:
        assert duty
    assert stands(engine, SWEEP).completed_at == found.completed_at
    assert stands(engine, SWEEP).broken_off


def test_how_often_each_is_due() -> None:
    assert [(NINE - rhythm.due_since(NINE)) // timedelta(minutes=1) for rhythm in (SWEEP, DELIVERY, MORNING)] == [
        5,
        1,
        60,
    ]
    assert [rhythm.margin // timedelta(minutes=1) for rhythm in (SWEEP, DELIVERY, MORNING)] == [10, 4, 30]


@pytest.mark.parametrize(
    ("rhythm", "age", "late"),
    [
        (SWEEP, timedelta(minutes=14), False),
        (SWEEP, timedelta(minutes=16), True),
        (DELIVERY, timedelta(minutes=4), False),
        (DELIVERY, timedelta(minutes=6), True),
        (MORNING, timedelta(minutes=59), False),
        (MORNING, timedelta(minutes=61), True),
    ],
)
def test_late_by_the_age_of_the_last_completed(rhythm: Rhythm, age: timedelta, late: bool) -> None:
    assert DutyState(NINE - age, NINE - age).late(rhythm, NINE) is late
    assert DutyState(NINE - age, None).late(rhythm, NINE)


def test_before_half_past_eight_yesterday_s_morning_counts() -> None:
    early = NINE - timedelta(minutes=31)  # 08:29
    assert not DutyState(None, NINE - timedelta(hours=24)).late(MORNING, early)
    assert DutyState(None, NINE - timedelta(hours=26)).late(MORNING, early)
    assert DutyState(None, NINE - timedelta(hours=24)).late(MORNING, NINE)
    assert DutyState(None, NINE - timedelta(hours=24)).late(MORNING, early, timedelta(minutes=10))


HOLDING = """
import os, signal, sys
from models.database import open_engine
from record.leases import held
with held(open_engine(sys.argv[1]), "district/p/d", 600) as lease:
    assert lease
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_holder_that_was_killed_on_this_machine_blocks_nobody(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    killed = subprocess.run([sys.executable, "-c", HOLDING, url], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert not is_held(engine, "district/p/d")
    with held(engine, "district/p/d") as lease:
        assert lease
        assert is_held(engine, "district/p/d")
        with held(engine, "district/p/d") as second:
            assert second is None
