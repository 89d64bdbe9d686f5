"""From a committed decision to its continued `advance`, warm: target under 0.5 s median."""

from __future__ import annotations

import statistics
import time
from datetime import date
from pathlib import Path
from typing import Any

from console.plan_file import read_plan
from console.processes import prefect_server
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of
from console.rehearsal.scenario import Draw, read_scenario
from console.rehearsal.script import Entry
from documents.worker import RenderPool
from flows.runner import Advancer
from models.database import open_engine
from models.schema.record_setup import prepare_record
from models.settings import settings
from models.values import Role
from record.situation import Dossier
from rules.dates.schedule import Row
from tasks.workshop import Workshop

WARM_UP, UNTIL, FROM = 10, date(2023, 11, 10), date(2023, 10, 9)


class TimedDecisions(Play):
    """Every act is followed at once by its case's flow; the time between is taken."""

    advancer: Advancer | None = None
    taken: list[float] = []  # noqa: RUF012  one run, one list

    def perform(self, dossier: Dossier, row: Row, on: date, entry: Entry, role: Role, breach: str | None) -> None:
        super().perform(dossier, row, on, entry, role, breach)
        if self.advancer is None:
            return
        start = time.perf_counter()
        self.advancer.submit(dossier.case.slug)
        self.advancer.drain()
        self.taken.append(time.perf_counter() - start)


def run(home: Path) -> dict[str, Any]:
    """Plays to `FROM` without Prefect, then measures each decision until `UNTIL` with it."""
    folder = folder_of("huizhou-2023")
    engine = open_engine(settings().database_url)
    prepare_record(engine)
    with RenderPool(2) as pool, prefect_server(home, settings().prefect_port) as server:
        server.use()
        means = Workshop(engine, home, pool)
        play = TimedDecisions(means, read_plan(folder), read_scenario(folder), Draw(1))
        play.open()
        for day in play.days(FROM):
            play.day(day)
        play.advancer = Advancer(means, server.api_url)
        for day in play.days(UNTIL):
            play.day(day)
        play.advancer.stop()
    warm = sorted(play.taken[WARM_UP:])
    return {
        "decisions": len(warm),
        "median_s": round(statistics.median(warm), 3),
        "p90_s": round(warm[int(len(warm) * 0.9)], 3),
        "first_s": round(play.taken[0], 3),
    }
