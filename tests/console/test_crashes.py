"""Kill -9 in the middle of a rehearsal, then carry on: the same record as without, nothing twice, all whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from console.processes import free_port
from tests.conftest import Postgres
from tests.console.conftest import PLAYED_UNTIL
from tests.console.crash import (
    NEVER,
    Point,
    command,
    copied,
    count,
    differences,
    dying_server,
    faults,
    first_due,
    record_url,
    rehearse,
)
from tests.shared import made_once

pytestmark = pytest.mark.part("interruptions")

EVERYDAY = (
    Point(r"INSERT INTO fact\b", 8),  # in the middle of an act
    Point(r"INSERT INTO fact\b", 17, "committed"),  # between two acts of a day
    Point(r"INSERT INTO document\b", 1, "committed"),  # between number and rendering
    Point(r"UPDATE document SET status", 2, "before"),  # the file is there, the register does not know
    Point(r"UPDATE outbox\b", 1),  # in the middle of delivery
)


def test_killed_at_every_kind_of_point(home: Path, played: Path) -> None:
    """In six working days the plan is loaded, alerts go out every morning, and the first documents are issued."""
    for n, point in enumerate(EVERYDAY):
        run = rehearse(home, PLAYED_UNTIL, carry_on=n > 0, point=point)
        assert run.killed, f"{point} was never reached: {run.err}"
    rehearse(home, PLAYED_UNTIL, carry_on=True).answer  # noqa: B018  asserts that it ended well
    assert differences(record_url(home), record_url(played)) == []
    assert faults(home) == []


DEAD_SWEEPS = 2

WINDOWS = (("", "2023-09-27"), ("2023-11-01", "2023-11-24"), ("2023-12-01", "2023-12-20"))
"""From the evening of the first day to that of the second: sites; bids, awards, challenges; contracts, acceptance."""


@dataclass(frozen=True)
class Window:
    """A stretch of one unbroken rehearsal: its home before (null: nothing yet) and after."""

    before: Path | None
    until: str
    after: Path


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> list[Window]:
    """Played once for all turns; nobody is killed here."""

    def play(folder: Path) -> None:
        home = folder / "home"
        for start, until in WINDOWS:
            for day in filter(None, (start, until)):
                assert rehearse(home, day, carry_on=home.exists()).code == 0
                copied(home, folder / day)

    folder = made_once(tmp_path_factory, "windows", play)
    return [Window(folder / start if start else None, until, folder / until) for start, until in WINDOWS]


def five_kills(home: Path, window: Window, turn: int, url: str = "") -> None:
    """Kills a rehearsal of the window at one point of each kind, drawn by the turn; then lets it end."""
    draw, settings = Random(turn), {"YICHENG_DATABASE_URL": url} if url else {}
    if window.before:
        copied(window.before, home)
    for n, kind in enumerate(draw.sample(EVERYDAY, len(EVERYDAY))):
        point = replace(kind, n=draw.randint(1, 8 if "fact" in kind.pattern else 2))
        run = rehearse(home, window.until, carry_on=bool(n or window.before), point=point, settings=settings)
        assert run.killed, f"{point} was never reached: {run.err}"
    rehearse(home, window.until, carry_on=True, settings=settings).answer  # noqa: B018  asserts that it ended well
    assert differences(url or record_url(home), record_url(window.after)) == []
    assert faults(home, url) == []


@pytest.mark.full
@pytest.mark.parametrize("turn", range(8))
def test_forty_kills_at_moments_that_a_seed_draws(home: Path, windows: list[Window], turn: int) -> None:
    five_kills(home, windows[turn % len(windows)], turn)


@pytest.mark.full
def test_five_kills_on_postgresql(home: Path, windows: list[Window], postgres: Postgres) -> None:
    """The record is the same as the unbroken one on SQLite."""
    url = postgres.empty()
    try:
        five_kills(home, windows[0], 8, url)
    finally:
        postgres.drop(url)


@pytest.mark.full
@pytest.mark.prefect
def test_five_kills_of_the_server_and_of_flows(home: Path, windows: list[Window]) -> None:
    """The server dies while the rehearsal, then a sweep, talks to it; two sweeps die over a document."""
    window, draw, port = windows[0], Random(9), free_port()
    settings = {"YICHENG_PREFECT_PORT": str(port)}
    first = first_due(window.after)
    with dying_server(home, port, lambda: count(home, "fact") >= draw.randint(5, 20)) as dead:
        assert rehearse(home, first - timedelta(days=1), prefect=True, settings=settings).code == 0
        assert dead()
    # the next day seven districts are due a document each, and one has its number when the rehearsal dies
    assert rehearse(home, first, carry_on=True, point=Point(r"INSERT INTO document\b", 1, "committed")).killed
    with dying_server(home, port, lambda: False):
        for n in range(DEAD_SWEEPS):
            point = Point(r"UPDATE document SET status", n + 1, draw.choice(("before", "after", "committed")))
            assert command(home, "district flows", point=point, settings=settings).killed
    issued = "document WHERE status = 'issued'"
    known = count(home, issued)
    with dying_server(home, port, lambda: count(home, issued) > known) as dead:
        command(home, "district flows", point=NEVER, settings=settings)
        assert dead()
    with dying_server(home, port, lambda: count(home, "fact") >= draw.randint(95, 100)) as dead:
        assert rehearse(home, window.until, carry_on=True, prefect=True, settings=settings).code == 0
        assert dead()
    assert differences(record_url(home), record_url(window.after)) == []
    assert faults(home) == []
