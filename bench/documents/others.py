"""The same content in other programs: WeasyPrint as one first calls it, typst, and LibreOffice from our .docx."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument

from bench.documents.typst_source import source
from documents import fonts
from documents.content import Document
from documents.docx import render_docx
from documents.render import PDF_VARIANT, TEMPLATES, render_html

ROUNDS = 3
BATCH = 4
"""Copies that one LibreOffice converts, to tell its start from its work."""


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _pages(pdf: bytes) -> int:
    return len(PdfDocument(pdf))


def naive(document: Document, home: Path) -> dict[str, Any]:
    """WeasyPrint as its first page shows it: HTML and style sheets in, PDF/A out; nothing is kept between calls."""
    fonts.activate(fonts.prepare())
    html = home / "naive.html"
    html.write_text(render_html(document), "utf-8")
    sheets = [str(TEMPLATES / f"css/{name}.css") for name in ("base", document.layout)]
    program = (
        "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf("
        f"sys.argv[2], stylesheets=sys.argv[3:], pdf_variant={PDF_VARIANT!r})"
    )
    target = home / "naive.pdf"
    cold = _seconds(lambda: subprocess.run([sys.executable, "-c", program, html, target, *sheets], check=True))
    import weasyprint

    def once() -> bytes:
        made: bytes = weasyprint.HTML(html).write_pdf(stylesheets=sheets, pdf_variant=PDF_VARIANT)
        return made

    once()  # imports and fontconfig are warm then
    return {
        "pages": _pages(target.read_bytes()),
        "cold": round(cold, 3),
        "warm": round(statistics.median(_seconds(once) for _ in range(ROUNDS)), 3),
    }


def typeset(document: Document, home: Path) -> dict[str, Any]:
    """typst, in a layout of its own: the same words and tables, no red head, no 版记, no PDF/A."""
    import typst

    file, files = home / "document.typ", fonts.prepare().config.parent / "files"
    file.write_text(source(document), "utf-8")
    program = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    target = home / "typst.pdf"
    cold = _seconds(lambda: subprocess.run([sys.executable, "-c", program, file, target, files], check=True))
    walls = []
    for turn in range(ROUNDS):  # other words each time: typst remembers what it has laid out
        file.write_text(source(document, f"第{turn}次"), "utf-8")
        walls.append(_seconds(lambda: typst.compile(str(file), font_paths=[str(files)])))
    return {"pages": _pages(target.read_bytes()), "cold": round(cold, 3), "warm": round(statistics.median(walls), 3)}


def converted(document: Document, home: Path) -> dict[str, Any]:
    """LibreOffice from our .docx: a process each, and each further file of one process."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return {"absent": "soffice"}
    folder = home / "office"
    folder.mkdir(exist_ok=True)
    names = [folder / f"{turn}.docx" for turn in range(BATCH)]
    for name in names:
        name.write_bytes(render_docx(document))
    command = [
        soffice,
        f"-env:UserInstallation=file://{home}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
    ]

    def convert(files: list[Path]) -> None:
        subprocess.run([*command, *files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    convert(names[:1])  # the profile is made by the first
    cold = statistics.median(_seconds(lambda: convert(names[:1])) for _ in range(ROUNDS))
    many = _seconds(lambda: convert(names))
    return {
        "pages": _pages(names[0].with_suffix(".pdf").read_bytes()),
        "cold": round(cold, 3),
        "warm": round((many - cold) / (BATCH - 1), 3),
    }
