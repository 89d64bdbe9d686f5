"""The same with the record: schedules stored in SQLite, and people's acts from the command to the commit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from actions.situation import Dossier, recompute
from bench.stopwatch import Laps
from bench.tenders import tenders
from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of
from console.rehearsal.scenario import Draw, read_scenario
from console.rehearsal.script import Entry
from documents.worker import RenderPool
from models.case import Case, Fact
from models.clock import utc_now
from models.database import open_engine, writing
from models.record_setup import prepare_record
from models.settings import settings
from models.values import Role
from rules.procedures import METHODS
from rules.schedule import Key, Row, Situation
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
    with RenderPool(0) as pool:
        play = Acts(Workshop(engine, home, pool), read_plan(folder), read_scenario(folder), Draw(1))
        play.play(UNTIL)
    return engine, play.laps.told("acts", "act")


def store(engine: Engine, number: int) -> dict[str, Any]:
    """Tender cases with their facts scheduled and stored for the first time, and again after one more fact; a
    transaction for each."""
    first, again = Laps(), Laps()
    for at, situation in enumerate(tenders(number, seed=2)):
        facts = list(situation.facts.items())
        with writing(engine) as session:
            case = _case(at, situation)
            session.add(case)
            session.flush()
            case_id = case.id or 0
            session.add_all(_fact(case_id, *fact) for fact in facts[:-1])
        with first.lap(), writing(engine) as session:
            first.rows += len(recompute(session, session.get_one(Case, case_id)).rows)
        if facts:
            with writing(engine) as session:
                session.add(_fact(case_id, *facts[-1]))
            with again.lap(), writing(engine) as session:
                recompute(session, session.get_one(Case, case_id))
    return {"first": first.told("cases", "case"), "after_one_more_fact": again.told("cases", "case")}


def _case(at: int, known: Situation) -> Case:
    assert known.opened_on
    return Case(slug=f"bench/{at}", programme_id=1, kind="open_tender", procedure="open_tender", title=f"测速{at}",
                due_on=known.due, opened_on=known.opened_on)


def _fact(case_id: int, key: Key, on: date) -> Fact:
    step, subject = key
    details: dict[str, Any] = {"lots": [{"number": 1}]} if step == "requirement" else {}
    return Fact(case_id=case_id, step=step, round=1, subject=subject, done_on=on, actor="bench", details=details,
                command_id=f"bench|{case_id}|{step}|{subject}", recorded_at=utc_now())
