"""Writers side by side: the acts of 70 districts' first week by 1, 2 and 4 processes, on SQLite and on PostgreSQL.

Each process plays its own districts, as clerks of a province would, each act from the command to the commit; what a
process pays once (the table of acts, its forms, its statements) it has paid before the clock starts, by acts that are
taken back. Both databases have on the disk what was committed. Afterwards the record is looked at: every act is there,
the trail is whole, each stored schedule is what its facts say. Beside it stands what two busy loops gain on the same
machine in the same minutes: where they gain nothing, writers cannot.
"""

from __future__ import annotations

import multiprocessing
import shutil
import statistics
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from threading import BrokenBarrierError
from typing import Any

from sqlalchemy import Engine, event, func, select

from actions.acts import record
from actions.registry import all_acts
from bench.stopwatch import busy_loops
from console.output import ProgressLine
from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.run import folder_of
from console.rehearsal.scenario import Draw, Scenario, read_scenario
from console.rehearsal.script import Entry
from documents.worker import RenderPool
from models.case import Case, Fact
from models.database import open_engine, reading, writing
from models.plan import Plan
from models.schema.record_setup import prepare_record
from models.values import Role
from record import people
from record.custody import audit
from record.handlers import Command
from record.situation import Dossier, open_dossier
from record.stored import change_of
from record.submit import judge_before
from rules.dates.schedule import Row
from tasks.workshop import Workshop

TIMES, DAYS, WRITERS, TAKEN_BACK = 10, 7, (1, 2, 4), 5
"""The pilot's seven districts so many times, the days played, the processes, and the acts that each takes back first."""


@dataclass(frozen=True)
class Lap:
    """One act: its case and its seconds on the wall and of the processor."""

    case: str
    wall: float
    cpu: float


@dataclass(frozen=True)
class Held:
    """How long a writer had the record's lock, in seconds on the wall and of its own processor, and the statements
    meanwhile."""

    wall: float
    cpu: float
    statements: int


class Lock:
    """Watches when the writers of an engine hold the record's lock: from the head's being taken to the commit."""

    def __init__(self, engine: Engine) -> None:
        self.held: list[Held] = []
        self._since: tuple[float, float] | None = None
        self._statements = 0
        event.listen(engine, "after_cursor_execute", self._executed)
        event.listen(engine.pool, "checkin", self._given_back)

    def _executed(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("UPDATE record_head SET data_version"):
            self._since, self._statements = (time.perf_counter(), time.process_time()), 0
        elif self._since:
            self._statements += 1

    def _given_back(self, *_connection: Any) -> None:
        if self._since:
            wall, cpu = time.perf_counter() - self._since[0], time.process_time() - self._since[1]
            self.held.append(Held(wall, cpu, self._statements))
            self._since = None


class TakenBack(Exception):
    """Raised to take an act back that was only done to make a process ready."""


@dataclass
class Clerk(Play):
    """Plays some districts only; the first clerk plays the city as well."""

    mine: frozenset[str] = frozenset()
    laps: list[Lap] = field(default_factory=list)
    taken_back: int | None = None
    """While a process makes itself ready: how many acts it has taken back."""

    def cases(self) -> list[Case]:
        return [case for case in super().cases() if case.slug.split("/")[1] in self.mine]

    def perform(self, dossier: Dossier, row: Row, on: date, entry: Entry, role: Role, breach: str | None) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        super().perform(dossier, row, on, entry, role, breach)
        self.laps.append(Lap(dossier.case.slug, time.perf_counter() - wall, time.process_time() - cpu))

    def submit(self, login: str, command: Command) -> None:
        if self.taken_back is None:
            super().submit(login, command)
        elif self.taken_back < TAKEN_BACK:
            self.taken_back += 1
            judge_before(self.means.engine, login, command, all_acts())
            with suppress(TakenBack), writing(self.means.engine) as session:
                record(session, people.actor(session, login), command)
                raise TakenBack

    def make_ready(self) -> None:
        """Does the first acts of its first day and takes them back."""
        self.taken_back = 0
        self.acts(self.scenario.starts)
        self.taken_back = None
        self.laps.clear()


def run(home: Path) -> dict[str, Any]:
    """Every number of writers on both databases, each from the same record with 70 districts loaded."""
    from tests.postgres import fresh_database, postgres_cluster

    progress = ProgressLine()
    plan = many_districts(TIMES)
    found: dict[str, Any] = {"districts": len(plan.districts), "days": DAYS}
    with ExitStack() as stack:
        cluster = stack.enter_context(postgres_cluster(durable=True))
        progress.show(f"载入{len(plan.districts)}个县区")
        loaded = home / "loaded.db"
        _load(f"sqlite:///{loaded}", home, plan)
        for name in ("sqlite", "postgresql"):
            runs, loops = {}, {}
            for writers in WRITERS:
                progress.show(f"{name}：{writers}个进程")
                if name == "sqlite":
                    url = f"sqlite:///{home / f'writers-{writers}.db'}"
                    shutil.copy(loaded, home / f"writers-{writers}.db")
                else:
                    url = fresh_database(cluster).replace("postgresql:", "postgresql+psycopg:")
                    _load(url, home, plan)
                runs[writers] = _measured(url, home, plan, writers)
                loops[writers] = busy_loops(writers)
            found[name] = {
                f"{writers} writers": {
                    **told,
                    "times_one": round(runs[1]["wall_s"] / told["wall_s"], 2),
                    "busy_loops_times_one": round(writers * loops[1] / loops[writers], 2),
                }
                for writers, told in runs.items()
            }
    progress.end("测速完成")
    return found


def many_districts(times: int) -> Plan:
    """The pilot's plan with each of its districts so many times over."""
    plan = read_plan(folder_of("huizhou-2023"))
    districts = tuple(
        one.model_copy(update={"name": f"演练{number}{one.name}", "code": f"{one.code}{number}"})
        for number in range(1, times + 1)
        for one in plan.districts
    )
    quota = plan.quota.model_copy(update={"total": sum(one.quota for one in districts)})
    return plan.model_copy(update={"districts": districts, "quota": quota})


def _play(engine: Engine, home: Path, pool: RenderPool, plan: Plan, mine: frozenset[str]) -> Clerk:
    scenario: Scenario = read_scenario(folder_of("huizhou-2023"))
    return Clerk(Workshop(engine, home, pool), plan, scenario, Draw(1), mine=mine)


def _load(url: str, home: Path, plan: Plan) -> None:
    engine = open_engine(url)
    prepare_record(engine)
    with RenderPool(1, ahead=False) as pool:
        play = _play(engine, home, pool, plan, frozenset())
        play.open()
        with writing(engine) as session:
            people.set_programme_date(session, play.scenario.starts + timedelta(days=DAYS))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _measured(url: str, home: Path, plan: Plan, writers: int) -> dict[str, Any]:
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(writers + 1), context.SimpleQueue()
    names = [one.name for one in plan.districts]
    shares = [frozenset(names[number::writers]) | ({"市级"} if number == 0 else set()) for number in range(writers)]
    processes = [
        context.Process(target=_work, args=(url, home, plan, frozenset(share), barrier, answers)) for share in shares
    ]
    for process in processes:
        process.start()
    with suppress(BrokenBarrierError):  # one could not even begin: its answer says why
        barrier.wait()
    start = time.perf_counter()
    outcomes = [answers.get() for _ in processes]
    wall = time.perf_counter() - start
    for process in processes:
        process.join()
    errors = [said for said in outcomes if isinstance(said, str)]
    laps = [lap for said in outcomes if not isinstance(said, str) for lap in said[0]]
    held = [one for said in outcomes if not isinstance(said, str) for one in said[1]]
    if not laps or not held:
        return {"acts": 0, "errors": errors, "wall_s": round(wall, 2)}
    return {
        "acts": len(laps),
        "errors": errors,
        "wall_s": round(wall, 2),
        "acts_per_s": round(len(laps) / wall, 1),
        "cpu_ms_per_act": round(statistics.mean(lap.cpu for lap in laps) * 1e3, 2),
        "wall_ms_per_act": round(statistics.mean(lap.wall for lap in laps) * 1e3, 2),
        "under_the_lock": {
            "times": len(held),
            "wall_ms": round(statistics.mean(one.wall for one in held) * 1e3, 2),
            "cpu_ms": round(statistics.mean(one.cpu for one in held) * 1e3, 2),
            "statements": round(statistics.mean(one.statements for one in held), 1),
            "longest_s": round(max(one.wall for one in held), 3),
        },
        "slowest_of_a_district_s": round(max(lap.wall for lap in laps if "/市级/" not in lap.case), 3),
        "lost": _lost(url, len(laps)),
    }


def _work(url: str, home: Path, plan: Plan, mine: frozenset[str], barrier: Any, answers: Any) -> None:
    """One process: ready, then all its acts; answers with its laps and what was held, or with the error that ended it."""
    engine = open_engine(url)
    try:
        with RenderPool(1, ahead=False) as pool:
            play = _play(engine, home, pool, plan, mine)
            play.make_ready()
            lock = Lock(engine)
            barrier.wait()
            for day in range(DAYS):
                on = play.scenario.starts + timedelta(days=day)
                if play.calendar.is_working(on):
                    play.acts(on)
        answers.put((play.laps, lock.held))
    except Exception as error:  # told in the answer: a measurement shows what went wrong
        answers.put(f"{type(error).__name__}: {error}")
        barrier.abort()


def _lost(url: str, acts: int) -> dict[str, Any]:
    """What is missing afterwards: acts without a fact, a broken trail, schedules that are not what the facts say."""
    engine = open_engine(url)
    with reading(engine) as session:
        facts = session.execute(select(func.count()).select_from(Fact)).scalar_one()
        stale = []
        for case in session.execute(select(Case)).scalars():
            change = change_of(session, open_dossier(session, case))
            if change.added or change.moved or change.gone:
                stale.append(case.slug)
        report = audit.verify(session, None)
    engine.dispose()
    return {"acts": acts - facts, "trail": report.fault, "schedules": stale}
