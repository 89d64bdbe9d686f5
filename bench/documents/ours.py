"""One document by our own worker: from nothing, and once it is warm."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument

from documents.content import Document
from documents.docx import render_docx
from documents.worker import RenderPool

ROUNDS = 5
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    """Seconds of the processor that a living process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak_mb(pid: int) -> int:
    """The most memory that a living process has held, in MB."""
    line = next(row for row in Path(f"/proc/{pid}/status").read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def measure(document: Document, _home: Path) -> dict[str, Any]:
    """Cold: a worker is started for this document alone. Warm: the median of some rounds by the same worker."""
    begun = time.perf_counter()
    with RenderPool(1) as pool:
        pdf = pool.render(document)
        cold = time.perf_counter() - begun
        pid = pool.worker_ids()[0]
        walls, cpus = [], []
        for _ in range(ROUNDS):
            wall, cpu = time.perf_counter(), cpu_of(pid)
            pool.render(document)
            walls.append(time.perf_counter() - wall)
            cpus.append(cpu_of(pid) - cpu)
        peak = peak_mb(pid)
    docx = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        render_docx(document)
        docx.append(time.perf_counter() - begun)
    return {
        "pages": len(PdfDocument(pdf)),
        "cold": round(cold, 3),
        "warm": round(statistics.median(walls), 3),
        "warm_cpu": round(statistics.median(cpus), 3),
        "docx_warm": round(statistics.median(docx), 3),
        "worker_mb": peak,
    }
