"""The same with the record: schedules stored in SQLite, and people's acts from the command to the commit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete
from sqlmodel import col, select

from bench.stopwatch import Laps
from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of
from console.rehearsal.scenario import Draw, read_scenario
from console.rehearsal.script import Entry
from documents.worker import RenderPool
from models.case import Case, ScheduleRow
from models.database import open_engine, reading, writing
from models.schema.record_setup import prepare_record
from models.settings import settings
from models.values import Role
from record.situation import Dossier
from record.stored import recompute
from rules.dates.schedule import Row
from rules.procedures import METHODS
from tasks.workshop import Workshop

UNTIL = date(2023, 12, 31)
"""The tenders of the pilot are contracts by then."""


class Acts(Play):
    """A rehearsal of acts only, without documents and flows; those of the tenders are timed."""

    laps = Laps()

    def perform(self, dossier: Dossier, row: Row, on: date, entry: Entry, role: Role, breach: str | None) -> None:
        if dossier.procedure.name not in METHODS:
            super().perform(dossier, row, on, entry, role, breach)
            return
        with self.laps.lap(rows=len(dossier.rows)):
            super().perform(dossier, row, on, entry, role, breach)

    def play(self, until: date) -> None:
        self.open()
        for day in self.days(until):
            self.morning(day)
            if self.calendar.is_working(day):
                self.acts(day)


def acts(home: Path) -> tuple[Engine, dict[str, Any]]:
    """Every act of the pilot's tenders through the real `perform`: refused or recorded, scheduled, stored, audited,
    committed."""
    engine = open_engine(settings().database_url)
    prepare_record(engine)
    folder = folder_of("huizhou-2023")
    with RenderPool(1, ahead=False) as pool:
        play = Acts(Workshop(engine, home, pool), read_plan(folder), read_scenario(folder), Draw(1))
        play.play(UNTIL)
    return engine, play.laps.told("acts", "act")


def store(engine: Engine, times: int) -> dict[str, Any]:
    """The tenders of that record read, scheduled and stored, a transaction for each: all rows anew, and with nothing
    to change."""
    anew, unchanged = Laps(), Laps()
    with reading(engine) as session:
        cases = session.exec(select(Case.id).where(col(Case.procedure).in_(METHODS))).all()
    for _ in range(times):
        for case_id in cases:
            with writing(engine) as session:
                session.execute(delete(ScheduleRow).where(col(ScheduleRow.case_id) == case_id))
            for laps in (anew, unchanged):
                with laps.lap(), writing(engine) as session:
                    laps.rows += len(recompute(session, session.get_one(Case, case_id)).rows)
    return {"anew": anew.told("cases", "case"), "unchanged": unchanged.told("cases", "case")}
