"""采购需求 of the platform: the clauses under its headings."""

from __future__ import annotations

from papers.purchase.requirement import platform_parts
from tests.documents.samples_tender_document import PLATFORM


def test_a_platforms_requirement_has_every_function_and_clause_once() -> None:
    """What document and contract ask of the platform its requirement asks too; the payment stands elsewhere."""
    parts = platform_parts(PLATFORM)
    said = [text.lstrip("★▲") for texts in parts.values() for text in texts]
    for row in PLATFORM.clauses():
        assert said.count(row.text) == (0 if row.aspect == "付款" else 1), row.text
    functions = PLATFORM.function_rows()
    assert len(functions) > 10
    for row in functions:
        assert sum(row.function in text and row.acceptance in text for text in said) == 1
