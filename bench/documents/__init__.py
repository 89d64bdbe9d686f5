"""Documents: warm and cold, two workers beside two busy loops, and the same content in other programs.

Notice, contract and 招标文件 as our workers make them, beside a naive call of WeasyPrint (a new font configuration
and style sheets parsed for each document), LibreOffice (from our .docx) and typst (the same blocks in its own plain
layout), one after the other on the same machine. Then the whole set of a played rehearsal with one worker and with two.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.documents import others, ours, throughput
from console.output import ProgressLine
from documents.catalogue import CATALOGUE
from documents.content import Document
from tests.documents import samples

KINDS = {"notice": "tender_notice", "contract": "operating_contract", "tender_document": "tender_document"}
TARGETS = {
    "notice_warm_s": 0.15,
    "contract_warm_s": 0.6,
    "huizhou_set_s": 90,
    "gain_of_two_loops": 0.85,
    "worker_mb": 400,
}


def run(home: Path) -> dict[str, Any]:
    """All measurements; times are seconds, of the wall clock and (`cpu`) of the processor."""
    progress = ProgressLine()
    facts = samples.all_samples()
    documents: dict[str, Document] = {
        name: CATALOGUE[kind].compose(facts[kind]) for name, kind in KINDS.items() if kind in CATALOGUE
    }
    measured: dict[str, Any] = {"targets": TARGETS}
    for title, measure in (
        ("ours", ours.measure),
        ("naive_weasyprint", others.naive),
        ("typst", others.typeset),
        ("libreoffice", others.converted),
    ):
        progress.show(f"排版：{title}")
        measured[title] = {name: measure(document, home) for name, document in documents.items()}
    progress.show("全套公文：先演练，再用一个、两个排版进程")
    measured["set"] = throughput.measure(home)
    return measured
