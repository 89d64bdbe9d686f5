"""All documents of a played rehearsal: one worker, two workers, and what two busy loops gain in the same run."""

from __future__ import annotations

import multiprocessing
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.documents.ours import peak_mb
from documents.catalogue import CATALOGUE
from documents.content import Document
from documents.worker import RenderPool
from models.database import open_engine, reading
from models.settings import settings

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
    return {"documents": len(documents), "one_worker_s": round(one, 1), "two_workers_s": round(two, 1),
            "per_second_with_two": round(len(documents) / two, 2), "gain_of_two_workers": round(gain, 2),
            "gain_of_two_busy_loops": round(loops, 2), "share_of_loops": round(gain / loops, 2), "worker_mb": memory}


def played() -> list[Document]:
    """Every document of a rehearsal: those that the register holds and those that can be asked for."""
    from actions.gallery import every_sheet
    from console.rehearsal.run import Order, folder_of, rehearse

    rehearse(Order(folder_of("huizhou-2023"), UNTIL, with_prefect=False))
    with reading(open_engine(settings().database_url)) as session:
        return [CATALOGUE[kind].compose(facts) for kind, facts in every_sheet(session)]


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
