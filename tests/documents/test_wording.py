"""A document as text: nothing that is printed is left out, and differences stand where they are."""

from __future__ import annotations

from typing import get_args

import pytest

from documents import wording
from documents.catalogue import CATALOGUE
from documents.content import AnyBlock, Document
from documents.docx import render_docx
from documents.edited import read_docx
from documents.wording import Difference, Line, differences, lines_of, told
from tests.documents.samples import all_samples

SAMPLES = all_samples()
SILENT = {"contents", "page_break"}
CODES = {
    "column",
    "signing_party",
    "form_line",
    "series",
    "bar",
    "timeline_row",
    "mark",
    "justify",
    "left",
    "center",
    "right",
    "under_text",
    "done",
    "running",
    "planned",
    "late",
    "bars",
    "stacked",
    "lines",
    "shares",
    "目　录",
}
"""What the model says of a block, and what stands only where there is nothing else; contents repeat headings."""


def same(text: str) -> str:
    return "".join(text.split())


def test_every_block_reads() -> None:
    kinds = {member.model_fields["type"].default for member in get_args(get_args(AnyBlock)[0])}
    assert kinds - set(wording._READERS) == SILENT
    assert set(wording._READERS) <= kinds


@pytest.mark.parametrize("kind", CATALOGUE)
def test_nothing_printed_is_left_out(kind: str) -> None:
    document = CATALOGUE[kind].compose(SAMPLES[kind])
    read = same("".join(line.text for line in lines_of(document)))
    unsaid = {block.empty for block in document.blocks if block.type == "table" and block.rows}
    metadata = {document.title, document.org, document.running_head} | unsaid
    for text in document.text().split("\n"):
        assert text in metadata | CODES or same(text) in read, text


EDITED = ("tender_notice", "operating_contract", "supervision_order", "assessment_bulletin", "deadline_note")


@pytest.mark.parametrize("kind", EDITED)
def test_the_editable_file_reads_as_the_document(kind: str) -> None:
    """Its lines may be cut elsewhere, its words are the same; so an unchanged file shows no difference."""
    document = CATALOGUE[kind].compose(SAMPLES[kind])
    made = render_docx(document)
    lines = read_docx(made)
    assert differences(lines, read_docx(render_docx(document))) == []
    text = same("".join(line.text for line in lines))
    for block in document.blocks:
        if block.type in ("heading", "paragraph"):
            assert same(block.text) in text


def text(*lines: str) -> list[Line]:
    return [Line(line, "一、内容") for line in lines]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("甲", "乙"), ("甲", "乙"), []),
        (("甲（1）",), ("甲(1) ",), []),
        (("甲", "乙"), ("甲",), [Difference("一、内容", ("乙",), ())]),
        (("甲",), ("甲", "乙"), [Difference("一、内容", (), ("乙",))]),
        (("甲", "乙"), ("丙", "乙"), [Difference("一、内容", ("甲",), ("丙",))]),
        ((), ("甲",), [Difference("一、内容", (), ("甲",))]),
    ],
)
def test_differences(before: tuple[str, ...], after: tuple[str, ...], expected: list[Difference]) -> None:
    assert differences(text(*before), text(*after)) == expected


def test_differences_are_told_by_heading() -> None:
    found = differences(
        [Line("甲"), Line("一、事由", "一、事由"), Line("乙", "一、事由")],
        [Line("丁"), Line("一、事由", "一、事由"), Line("乙", "一、事由"), Line("丙", "一、事由")],
    )
    assert told(found) == ["【题头】修改", "  － 甲", "  ＋ 丁", "【一、事由】增加", "  ＋ 丙"]


def test_a_head_line_that_changes_shows() -> None:
    document: Document = CATALOGUE["assessment_bulletin"].compose(SAMPLES["assessment_bulletin"])
    numbered = document.model_copy(update={"number": "演练〔2023〕9号"})
    assert any("文号" in line for line in told(differences(lines_of(document), lines_of(numbered))))
