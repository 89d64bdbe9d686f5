"""Every sample document is rendered once per session, by the worker pool, and opened by many tests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from documents.content import Document
from documents.worker import RenderPool
from tests.documents import samples
from tests.shared import made_once

MM = 72 / 25.4


@dataclass(frozen=True)
class Sample:
    """A document of the catalogue with its PDF, and ways to look into it."""

    kind: str
    facts: Facts
    document: Document
    pdf: bytes

    @cached_property
    def pages(self) -> list[Any]:
        return pdfplumber.open(io.BytesIO(self.pdf)).pages

    @cached_property
    def text(self) -> str:
        """Text without white space, as a reader would search it."""
        return squeeze("".join(page.extract_text() or "" for page in self.pages))

    @cached_property
    def pike(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.pdf))


def squeeze(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def opened(document: Document, pdf: bytes) -> Sample:
    """A sample of a document that is not in the catalogue's set."""
    return Sample("", None, document, pdf)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def pool() -> Iterator[RenderPool]:
    with RenderPool(2) as pool:
        yield pool


@pytest.fixture(scope="session")
def rendered(pool: RenderPool, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sample]:
    """Every sample, laid out once in a test run: the first process that asks lays out, the others read."""
    facts = samples.all_samples()
    documents = {kind: CATALOGUE[kind].compose(f) for kind, f in facts.items()}

    def lay_out(folder: Path) -> None:
        futures = {kind: pool.submit(document) for kind, document in documents.items()}
        for kind, future in futures.items():
            (folder / f"{kind}.pdf").write_bytes(future.result())

    folder = made_once(tmp_path_factory, "rendered", lay_out)
    return {
        kind: Sample(kind, facts[kind], document, (folder / f"{kind}.pdf").read_bytes())
        for kind, document in documents.items()
    }
