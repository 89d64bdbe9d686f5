"""Kill -9 in the middle of a rehearsal, then carry on: the same record as without, nothing twice, all whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.console.crash import Point, differences, faults, record_url, rehearse

SHORT = "2023-09-07"
"""Five working days: the plan is loaded, 89 facts, alerts every morning, the first eight documents."""

EVERYDAY = (
    Point(r"INSERT INTO fact\b", 8),  # in the middle of an act
    Point(r"INSERT INTO fact\b", 17, "committed"),  # between two acts of a day
    Point(r"INSERT INTO document\b", 1, "committed"),  # between number and rendering
    Point(r"UPDATE document SET status", 2, "before"),  # the file is there, the register does not know
    Point(r"UPDATE outbox\b", 1),  # in the middle of delivery
)


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a rehearsal that nobody killed."""
    home = tmp_path_factory.mktemp("unbroken")
    assert rehearse(home, SHORT).code == 0
    assert faults(home) == []
    return home


@pytest.mark.timeout(900)
def test_killed_at_every_kind_of_point(home: Path, unbroken: Path) -> None:
    for n, point in enumerate(EVERYDAY):
        run = rehearse(home, SHORT, carry_on=n > 0, point=point)
        assert run.killed, f"{point} was never reached: {run.err}"
    rehearse(home, SHORT, carry_on=True).answer  # noqa: B018  asserts that it ended well
    assert differences(record_url(home), record_url(unbroken)) == []
    assert faults(home) == []


LONGER = "2023-09-13"


@pytest.fixture(scope="module")
def unbroken_longer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, over more days."""
    home = tmp_path_factory.mktemp("unbroken-longer")
    assert rehearse(home, LONGER).code == 0
    return home


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("turn", range(10))
def test_fifty_kills(home: Path, unbroken_longer: Path, turn: int) -> None:
    """Ten rehearsals, each killed five times at moments that the turn's seed draws."""
    draw = Random(turn)
    for n, kind in enumerate(EVERYDAY):
        point = replace(kind, n=draw.randint(1, 12 if "fact" in kind.pattern else 2))
        run = rehearse(home, LONGER, carry_on=n > 0, point=point)
        assert run.killed, f"{point} was never reached: {run.err}"
    rehearse(home, LONGER, carry_on=True).answer  # noqa: B018  asserts that it ended well
    assert differences(record_url(home), record_url(unbroken_longer)) == []
    assert faults(home) == []
