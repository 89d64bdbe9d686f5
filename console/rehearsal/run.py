"""A whole rehearsal from start to end: an empty record, Prefect beside it, the days, the summary."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from console.output import BAD_INPUT, ProgressLine, stop
from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.scenario import Draw, read_scenario
from documents.worker import RenderPool
from models.database import open_engine, reading
from models.schema.record_setup import prepare_record
from models.settings import settings
from models.values import RecordKind
from record.custody.edition import renew
from record.custody.rehearsal import clear_rehearsal, record_kind
from record.errors import RecordOccupied
from record.plan import loaded
from tasks.workshop import Workshop, use_workshop
from views import summary
from views.work import all_places

log = logging.getLogger(__name__)

PROGRAMMES = Path(__file__).resolve().parents[2] / "programmes"
WORKERS = 2


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    folder: Path
    until: date
    seed: int = 1
    carry_on: bool = False
    """Go on with the rehearsal that the record holds, as after a crash."""
    with_prefect: bool = True


def folder_of(name: str) -> Path:
    """The folder of a programme that comes with the product, or of one at a path."""
    for folder in (PROGRAMMES / name, Path(name)):
        if (folder / "plan.yaml").is_file():
            return folder
    known = "、".join(sorted(p.parent.name for p in PROGRAMMES.glob("*/plan.yaml")))
    stop(BAD_INPUT, f"没有方案“{name}”。可演练的方案：{known}")


def rehearse(order: Order, stage: type[Play] = Play) -> dict[str, Any]:
    """Plays the programme and answers with the summary of what the record then holds.

    `stage` is the play's class: a bench puts one with stop-watches in its place.

    Raises:
        RecordOccupied: where the record holds a real programme.
    """
    plan, scenario = read_plan(order.folder), read_scenario(order.folder)
    if order.until < scenario.starts:
        stop(BAD_INPUT, f"演练自{scenario.starts}开始，--until 不能早于此日")
    home = settings().home
    engine = _ready(order, home)
    with RenderPool(WORKERS) as pool:
        means = Workshop(engine, home, pool)
        play = stage(means, plan, scenario, Draw(order.seed), WORKERS)
        play.open()
        progress = ProgressLine()
        for day in play.days(order.until):
            progress.show(f"演练 {day}（至{order.until}）")
            play.day(day)
        progress.end(f"演练完成：{scenario.starts}至{order.until}")
        if order.with_prefect:
            _show_in_prefect(means, plan.slug)
    with reading(engine) as session:
        return summary.summary(session, loaded.programme(session, plan.slug))


def _ready(order: Order, home: Path) -> Engine:
    """The record, emptied of an earlier rehearsal unless that is to be carried on."""
    engine = open_engine(settings().database_url)
    prepare_record(engine)
    kind = record_kind(engine)
    if kind is RecordKind.REAL:
        raise RecordOccupied(f"数据目录 {home} 中有真实方案，不能演练", remedy="请另设 YICHENG_HOME 后再演练")
    if kind is RecordKind.REHEARSAL and not order.carry_on:
        clear_rehearsal(engine)
        shutil.rmtree(home / "files", ignore_errors=True)
    renew(engine)
    return engine


def _show_in_prefect(means: Workshop, slug: str) -> None:
    """Runs the flow of every district, once the days are played: Prefect's page then shows where each stands now.

    A run for each milestone that starts or ends costs as much as the acts of all the days, and shows what was long ago.
    """
    from console.processes import prefect_server

    with prefect_server(means.home, settings().prefect_port) as server:
        server.use()
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")  # the runs would drown the progress
        from flows.calls import call
        from flows.district import district
        from flows.programme import programme as whole

        use_workshop(means)
        with reading(means.engine) as session:
            places = [place for place in all_places(session) if place.programme == slug]
        for place in places:
            call(district, programme=slug, district=place.district)
        call(whole, programme=slug)
        use_workshop(None)
