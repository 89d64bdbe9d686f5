"""documents gallery: one of every kind, from a rehearsal."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import FAILED, ProgressLine, print_json, say, stop
from console.workplace import record, record_if_any

if TYPE_CHECKING:
    from sqlalchemy import Engine

PROGRAMME = "huizhou-2023"


def gallery(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="输出文件夹：空的，或者以前生成的文书样册")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Renders the whole catalogue, on as many workers as the machine has cores; exit code 3 where a kind is left out, be it
    that this rehearsal has no document of it or that it could not be laid out."""
    from console.gallery import INDEX, make, prepare
    from documents.worker import RenderPool
    from models.database import reading
    from papers.gallery import samples
    from record.people import programme_date
    from views.lookup import programmes

    prepare(out)
    progress = ProgressLine()
    with _rehearsal() as engine, reading(engine) as session, RenderPool(workers()) as pool:
        made = make(
            out,
            samples(session),
            pool,
            programme=programmes(session)[0].title,
            on=programme_date(session).isoformat(),
            show=progress.show,
        )
    progress.end(
        f"文书样册：{len(made.entries)}种文书，{sum(entry.pages for entry in made.entries)}页，见 {out / INDEX}"
    )
    if as_json:
        print_json(asdict(made))
    for one in made.missing:
        say(f"没有样张：{one.name}（{one.kind}）　{one.reason}")
    if made.missing:
        stop(FAILED, f"{len(made.missing)}种文书没有样张，样册不完整")


def workers() -> int:
    """One for each core that this process may use, two at least: one lays out while another one's file is written."""
    return max(2, len(os.sched_getaffinity(0)))


@contextmanager
def _rehearsal() -> Iterator[Engine]:
    """The present record where it holds a rehearsal; else one that is played to its end in a folder of its own."""
    from models.values import RecordKind
    from record.custody.rehearsal import record_kind

    engine = record_if_any()
    if engine is not None and record_kind(engine) is RecordKind.REHEARSAL:
        yield engine
        return
    from console.rehearsal.run import Order, folder_of, rehearse
    from console.rehearsal.scenario import read_scenario
    from models.settings import settings

    folder = folder_of(PROGRAMME)
    with tempfile.TemporaryDirectory(prefix="yicheng-gallery-") as home:
        say("数据目录中没有演练记录：先在临时目录中演练一遍")
        os.environ["YICHENG_HOME"] = home
        os.environ.pop("YICHENG_DATABASE_URL", None)
        settings.cache_clear()
        rehearse(Order(folder, max(cycle.due for cycle in read_scenario(folder).cycles), with_prefect=False))
        played = record()
        yield played
        played.dispose()
