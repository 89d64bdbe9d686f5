"""What a day's acts go by is what stood in the morning, however often the day is begun anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of
from console.rehearsal.scenario import Draw, read_scenario
from console.rehearsal.standing import standing_before
from models.database import open_engine, reading
from models.schema.record_setup import prepare_record
from record.custody.digest import digest_parts
from record.situation import Dossier, open_dossier
from tasks.workshop import Workshop
from tests.console.crash import PROGRAMME, record_url
from tests.tasks.helpers import TextRenderer
from views import lookup


@pytest.fixture
def dossiers(played: Path) -> Iterator[list[Dossier]]:
    """Every case of a rehearsal that has facts of several days."""
    engine = open_engine(record_url(played))
    with reading(engine) as session:
        programme = lookup.programmes(session)[0]
        yield [open_dossier(session, case) for case in lookup.live_cases(session, programme)]
    engine.dispose()


def test_nothing_of_the_day_counts(dossiers: list[Dossier]) -> None:
    compared = 0
    for dossier in dossiers:
        for on in sorted(set(dossier.situation.facts.values())):
            standing = standing_before(dossier, on)
            assert standing is not None
            assert all(day < on for day in standing.situation.facts.values())
            assert all(day < on for dates in standing.situation.outside.values() for day in dates.values())
            assert all(row.done_on is None or row.done_on < on for row in standing.rows.values())
            compared += sum(
                row.ready_on == on and standing.rows[key].ready_on is None for key, row in dossier.rows.items()
            )
    assert compared > 10, "acts became possible by another act of the same day: they wait until the next"


def test_a_day_later_everything_counts(dossiers: list[Dossier]) -> None:
    assert all(standing_before(dossier, date(2023, 9, 9)) is dossier for dossier in dossiers)


class Interrupted(BaseException):
    """Raised in place of the process's end; a BaseException, so that nobody catches it."""


@contextmanager
def interruptions(draw: Random, every: int) -> Iterator[list[int]]:
    """After about every so many transactions `Interrupted` is raised; yields the countdown and the count.

    One that is raised in a rendering thread reaches the day loop with that thread's result.
    """
    left = [draw.randint(1, 2 * every), 0]

    def committed(_session: Session) -> None:
        left[0] -= 1
        if left[0] == 0:
            left[:] = [draw.randint(1, 2 * every), left[1] + 1]
            raise Interrupted

    event.listen(Session, "after_commit", committed)
    try:
        yield left
    finally:
        event.remove(Session, "after_commit", committed)


def begin(home: Path) -> tuple[Engine, Play]:
    engine = open_engine(record_url(home))
    prepare_record(engine)
    folder = folder_of(PROGRAMME)
    return engine, Play(Workshop(engine, home, TextRenderer()), read_plan(folder), read_scenario(folder), Draw(1))


def go(play: Play, until: date) -> None:
    play.open()
    for day in play.days(until):
        play.day(day)


@pytest.mark.full
def test_begun_anew_a_hundred_times(tmp_path: Path) -> None:
    """To the end of the first year: stands for kills between any two transactions, of which there are thousands."""
    until, homes = date(2023, 12, 31), [tmp_path / "straight", tmp_path / "anew"]
    engine, play = begin(homes[0])
    go(play, until)
    with reading(engine) as session:
        wanted = digest_parts(session)
    engine.dispose()
    with interruptions(Random(5), 8) as left:
        while True:
            engine, play = begin(homes[1])
            try:
                go(play, until)
                break
            except Interrupted:
                engine.dispose()
    assert left[1] > 100
    with reading(engine) as session:
        assert digest_parts(session) == wanted
    engine.dispose()
    shutil.rmtree(tmp_path)
