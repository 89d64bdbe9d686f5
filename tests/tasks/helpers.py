"""What tests of tasks stand on: a quick renderer, and a record with a document due."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from documents.content import Document
from documents.errors import RenderFailed
from models.database import reading
from models.document import DocumentRow
from tests.actions import test_site

CASE = "huizhou-2023/惠东县/选址"
"""A site selection whose 公示 is due once `publicity_due` ran."""


class TextRenderer:
    """Renders a document as its canonical text: every bit as deterministic as a PDF, in no time.

    `broken` kinds of titles fail as a layout fails; `meanwhile` runs during the first rendering.
    """

    def __init__(self, broken: bool = False, meanwhile: Callable[[], Any] | None = None) -> None:
        self.broken, self.meanwhile, self.rendered = broken, meanwhile, 0

    def render(self, document: Document, overrides: Path | None = None) -> bytes:
        self.rendered += 1
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        if self.broken:
            raise RenderFailed(f"《{document.title}》排版失败。请报告管理员。")
        return document.canonical()


def publicity_due(engine: Engine) -> None:
    """A small programme in which 惠东县 has put its sites on show: the notice is due."""
    test_site.prepare(engine)
    test_site.shown(engine)


def documents(engine: Engine) -> list[tuple[str, str, int]]:
    """Kind, status and version of every document in the register."""
    with reading(engine) as session:
        rows = session.execute(select(DocumentRow).order_by(DocumentRow.id)).scalars()  # type: ignore[arg-type]
        return [(row.kind, row.status, row.version) for row in rows]
