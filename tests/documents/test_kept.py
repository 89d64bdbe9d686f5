"""What stays together on a page: no 署名 by itself, no heading at the foot of a page, no torn short form."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from documents.catalogue import CATALOGUE
from documents.content import (
    AnnexNote,
    AnyBlock,
    Chapter,
    Clause,
    Column,
    Document,
    Fields,
    FormBlock,
    FormLine,
    Heading,
    Paragraph,
    Signature,
    SigningPage,
    SigningParty,
    Table,
)
from documents.docx import render_docx
from documents.kept import Kept, kept
from documents.worker import RenderPool
from tests.documents.areas import area_of
from tests.documents.conftest import Sample, opened, squeeze
from tests.documents.editable import opened as opened_file
from tests.documents.layouts import document

KINDS = sorted(CATALOGUE)
SIGNED = [kind for kind in KINDS if CATALOGUE[kind].layout not in {"certificate", "wallchart"}]
SIGNATURE = Signature(orgs=("演练局",), day="2023年10月9日")
LONG = "各单位要加强组织领导，落实工作责任，按时报送进展情况。" * 2


def lines_of(layout: str, page: Any) -> list[str]:
    """Lines inside the type area, top to bottom, without white space."""
    _, _, top, bottom = area_of(layout, page)
    lines: dict[int, list[Any]] = {}
    for char in page.chars:
        if top - 2 < (char["top"] + char["bottom"]) / 2 < bottom and char["text"].strip() and char["size"] > 2:
            lines.setdefault(round(page.height - char["matrix"][5]), []).append(char)
    return ["".join(c["text"] for c in sorted(lines[y], key=lambda c: c["x0"])) for y in sorted(lines)]


class TestPages:
    @pytest.mark.parametrize("kind", SIGNED)
    def test_two_lines_stand_above_a_signature(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        for block in sample.document.blocks:
            if isinstance(block, Signature):
                assert any(_lines_above(sample, page, block) >= 2 for page in sample.pages)

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_heading_stands_at_the_foot_of_a_page(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        blocks = sample.document.blocks
        titles = {squeeze(b.text) for b in blocks if isinstance(b, Heading | Chapter)}
        titles |= {squeeze(b.caption) for b in blocks if isinstance(b, Table) and b.caption}
        for page in sample.pages[:-1]:
            found = lines_of(sample.document.layout, page)
            assert not found or found[-1] not in titles or found[-1] in _contents(sample), page.page_number


def _contents(sample: Sample) -> set[str]:
    """Headings that end the text of their page by right: a heading that says it all, with nothing under it."""
    blocks = sample.document.blocks
    return {
        squeeze(a.text)
        for a, b in pairwise(blocks)
        if isinstance(a, Heading) and isinstance(b, Heading) and "：" in a.text
    }


def _lines_above(sample: Sample, page: Any, signature: Signature) -> int:
    found = lines_of(sample.document.layout, page)
    return next(
        (
            n
            for n, line in enumerate(found)
            if line == squeeze(signature.orgs[0])
            and squeeze(signature.day) in found[n + 1 : n + 1 + len(signature.orgs)]
        ),
        -1,
    )


class TestLetters:
    @pytest.mark.parametrize("count", range(10, 22))
    def test_whatever_the_length_the_signature_is_not_alone(self, pool: RenderPool, count: int) -> None:
        made = document("notice", *(Paragraph(text=f"第{n}行。") for n in range(count)), SIGNATURE)
        pages = opened(made, pool.render(made)).pages
        last = lines_of("notice", pages[-1])
        assert last.index("演练局") >= 2

    def test_a_notice_that_runs_over_by_little_is_set_closer_on_one_page(self, pool: RenderPool) -> None:
        made = document("notice", *(Paragraph(text=f"第{n}行。") for n in range(18)), SIGNATURE)
        assert len(opened(made, pool.render(made)).pages) == 1
        body = opened_file(render_docx(made)).styles["Normal"].paragraph_format.line_spacing
        assert body.pt == 23.5

    def test_an_official_letter_is_never_set_closer(self, pool: RenderPool) -> None:
        made = document("gongwen", *(Paragraph(text=f"第{n}行。") for n in range(13)), SIGNATURE)
        assert len(opened(made, pool.render(made)).pages) == 2
        assert opened_file(render_docx(made)).styles["Normal"].paragraph_format.line_spacing.pt == 28.95

    @pytest.mark.parametrize("before", range(12, 18))
    def test_a_short_form_is_whole(self, pool: RenderPool, before: int) -> None:
        form = FormBlock(lines=tuple(FormLine(cells=((f"第{n}栏", ""),), height=14) for n in range(1, 6)))
        made = document("tender", *(Paragraph(text="行。") for _ in range(before)), form)
        pages = [page.extract_text() for page in opened(made, pool.render(made)).pages]
        assert [("第1栏" in text) == ("第5栏" in text) for text in pages] == [True] * len(pages)


@pytest.mark.parametrize("layout", ["gongwen", "letter", "notice"])
def test_a_chapter_stands_in_the_middle_in_heavy_type(pool: RenderPool, layout: str) -> None:
    made = document(layout, Chapter(text="第一章　总则", new_page=False), Paragraph(text=LONG))
    page = opened(made, pool.render(made)).pages[0]
    left, right, _, _ = area_of(layout, page)
    found = [c for c in page.chars if c["text"] in "章总则" and "FandolHei" in c["fontname"]]
    assert len(found) == 3
    line = [c for c in page.chars if c["text"].strip() and abs(c["top"] - found[0]["top"]) < 2]
    middle = (min(c["x0"] for c in line) + max(c["x1"] for c in line)) / 2
    assert abs(middle - (left + right) / 2) < 3
    style = opened_file(render_docx(made)).styles["heading 1"]
    assert style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("before", range(16, 22))
def test_the_place_of_signature_stays_with_the_signing_page(pool: RenderPool, before: int) -> None:
    parties = tuple(SigningParty(title=f"{name}（公章）", lines=(("名称", "演练"),)) for name in ("甲方", "乙方"))
    made = document(
        "contract",
        *(Paragraph(text="行。") for _ in range(before)),
        SigningPage(parties=parties),
        Paragraph(text="签订地点：惠州市", indent=False),
    )
    pages = [page.extract_text() for page in opened(made, pool.render(made)).pages]
    assert [("甲方" in text) == ("签订地点" in text) for text in pages] == [True] * len(pages)


def _ruled(rows: int) -> Table:
    return Table(columns=(Column(title="项目", width=100),), rows=tuple((f"第{n}项",) for n in range(rows)))


class TestKept:
    def test_a_line_stays_with_the_fields_that_it_announces(self) -> None:
        fields = Fields(rows=(("名称", "演练局"),))
        blocks: list[AnyBlock] = [Paragraph(text="1．采购人信息"), fields, Paragraph(text=LONG), fields]
        assert [one.next for one in kept(blocks)] == [True, False, False, False]

    def test_the_last_two_lines_stay_with_the_signature_and_so_does_the_annex_note(self) -> None:
        blocks: list[AnyBlock] = [
            Paragraph(text=LONG),
            Paragraph(text="特此通知。"),
            AnnexNote(names=("名单",)),
            SIGNATURE,
        ]
        assert kept(blocks) == [Kept(next=True, closing=1), Kept(next=True, closing=1), Kept(next=True), Kept()]

    def test_the_last_clause_stays_with_the_places_to_sign(self) -> None:
        signing = SigningPage(parties=(SigningParty(title="甲方", lines=()), SigningParty(title="乙方", lines=())))
        clauses = [Clause(number="1.", text=LONG), Clause(number="2.", text=LONG)]
        assert kept([*clauses, signing]) == [Kept(), Kept(next=True, closing=2), Kept()]

    def test_only_short_tables_are_whole(self) -> None:
        assert [one.whole for one in kept([_ruled(5), _ruled(30)])] == [True, False]

    def test_rows_of_the_file_stay_together_at_both_ends_of_a_long_table(self) -> None:
        (found,) = opened_file(render_docx(document("notice", _ruled(20)))).tables
        rows = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in found.rows]
        assert rows == [False, True, *[False] * 16, True, True, False]


def test_the_helpers_see_a_signature_that_is_alone(pool: RenderPool) -> None:
    made: Document = document("notice", Paragraph(text="一。"), SIGNATURE)
    sample = opened(made, pool.render(made))
    assert _lines_above(sample, sample.pages[0], SIGNATURE) == 2
