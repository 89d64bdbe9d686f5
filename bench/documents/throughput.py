"""All documents of a played rehearsal: one worker, two workers, and what two busy loops gain in the same run."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from bench.documents.ours import peak_mb
from console.rehearsal.run import Order, folder_of, rehearse
from documents.catalogue import CATALOGUE
from documents.content import Document
from documents.errors import DocumentError
from documents.worker import RenderPool
from models.database import open_engine, reading
from models.document import DocumentRow
from models.refusal import Refusal
from models.settings import settings
from papers.base import Given
from papers.registry import all_papers
from record.people import programme_date
from record.register.sheet import Sheet
from record.situation import open_dossier
from views.lookup import live_cases, programmes

LOOP_SECONDS = 6.0
UNTIL = date(2025, 1, 31)


def measure(_home: Path) -> dict[str, Any]:
    """Plays Huizhou's rehearsal, then renders its whole set from memory: nothing is written."""
    documents = played()
    loops_before = loop_gain()
    one, _ = rendered(documents, 1)
    two, memory = rendered(documents, 2)
    loops = (loops_before + loop_gain()) / 2
    gain = one / two
    return {
        "documents": len(documents),
        "one_worker_s": round(one, 1),
        "two_workers_s": round(two, 1),
        "per_second_with_two": round(len(documents) / two, 2),
        "gain_of_two_workers": round(gain, 2),
        "gain_of_two_busy_loops": round(loops, 2),
        "share_of_loops": round(gain / loops, 2),
        "worker_mb": memory,
    }


def played() -> list[Document]:
    """Every document of a rehearsal: those that the register holds and those that can be asked for."""
    rehearse(Order(folder_of("huizhou-2023"), UNTIL, with_prefect=False))
    with reading(open_engine(settings().database_url)) as session:
        registered = [
            (row.kind, row.content) for row in session.exec(select(DocumentRow).order_by(col(DocumentRow.id)))
        ]
        asked = [(kind, sheet.facts.model_dump(mode="json")) for kind, sheet in on_request(session)]
        return [CATALOGUE[kind].compose(facts) for kind, facts in registered + asked]


def on_request(session: Session) -> Iterator[tuple[str, Sheet]]:
    """What people can ask for, of every case and of the programme; what the record is too poor for is left out."""
    programme, on = programmes(session)[0], programme_date(session)
    ways = [(kind, partial(fill, session, programme, on, Given())) for kind, fill in all_papers().of_programmes.items()]
    for case in live_cases(session, programme):
        dossier = open_dossier(session, case)
        ways += [
            (kind, partial(request.fill, session, dossier, on, Given()))
            for kind, request in all_papers().of_cases.items()
            if case.kind in request.cases
        ]
    for kind, fill in ways:
        with suppress(Refusal, DocumentError):
            yield from ((kind, sheet) for sheet in list(fill()))


def rendered(documents: list[Document], workers: int) -> tuple[float, int]:
    """Seconds for all of them with warm workers, and the most memory that one of those held, in MB."""
    with RenderPool(workers) as pool:
        pool.warm()
        begun = time.perf_counter()
        for future in [pool.submit(document) for document in documents]:
            future.result()
        return time.perf_counter() - begun, max(peak_mb(pid) for pid in pool.worker_ids())


def _loop(seconds: float) -> int:
    until, turns = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        turns += sum(range(1000)) > 0
    return turns


def loop_gain() -> float:
    """How much more two busy loops do than one: what this machine's second core is worth just now."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(_loop, [0.1, 0.1])
        alone = pool.apply(_loop, (LOOP_SECONDS,))
        return sum(pool.map(_loop, [LOOP_SECONDS] * 2)) / alone
