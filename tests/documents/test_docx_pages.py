"""The editable file as pages: LibreOffice sets it, on the prepared fonts, and it is the PDF over again."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cached_property
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
import pytest

from documents.catalogue import CATALOGUE
from documents.content import AnyBlock, Chart, Document, Heading, Paragraph, Table, Timeline
from documents.docx import render_docx
from documents.placed import place
from documents.worker import RenderPool
from tests.documents.areas import INK_TOP, MM, area_of, in_red, page_number
from tests.documents.conftest import squeeze
from tests.documents.editable import CHOSEN, KINDS, NAMES, ONE_OF_EACH_LAYOUT, PARAMETERS, file_of, written
from tests.documents.layouts import BUREAU, LAYOUTS, SIGNED, document, letter, table
from tests.documents.office import pages_of
from tests.documents.test_pages import AREA_WIDTH, LEADING, body_lines, long_letter
from tests.shared import everyday

pytestmark = pytest.mark.xdist_group("libreoffice")

WITH_CONTENTS = ("contract", "tender", "operating_contract", "tender_document")
WITH_IMPRINT = [kind for kind in KINDS if CATALOGUE[kind].layout in {"gongwen", "minutes"}]
LONG_NAME = ("演练数据惠程人力资源服务有限公司" * 5)[:80]
_DOTS = re.compile(r"[.…·⋯]{4}\s*\d+$", re.MULTILINE)
_LEADER = re.compile(r"[\s.…·⋯]+\d+$", re.MULTILINE)
"""Dots and page number behind a line of the contents, which are told by lines with many dots."""

_UNSURE = str.maketrans("", "", "☐☑☒.…·⋯ \u2002")
"""Boxes, which LibreOffice takes for one another, and dots of leaders."""


class Pages:
    """A document and the PDF that LibreOffice, or we, made of it."""

    def __init__(self, made: Document, pdf: bytes) -> None:
        self.document, self.pdf = made, pdf

    @cached_property
    def pages(self) -> list[Any]:
        return pdfplumber.open(io.BytesIO(self.pdf)).pages

    @cached_property
    def body(self) -> str:
        """Text inside the type area, without white space, leaders and the page numbers of contents."""
        return "".join(self._inside(page) for page in self.pages)

    def _inside(self, page: Any) -> str:
        _, _, top, bottom = area_of(self.document.layout, page)
        kept = page.filter(lambda o: o["object_type"] != "char" or self._is_text(o, top, bottom))
        text = kept.extract_text() or ""
        if len(_DOTS.findall(text)) > 2:
            text = _LEADER.sub("", text)
        return squeeze(text).translate(_UNSURE)

    @staticmethod
    def _is_text(char: Any, top: float, bottom: float) -> bool:
        middle = (char["top"] + char["bottom"]) / 2
        return bool(top < middle < bottom and char["size"] > 2)

    def outline(self) -> list[tuple[int, str]]:
        opened = pypdfium2.PdfDocument(self.pdf)
        return [(item.level, squeeze(item.get_title())) for item in opened.get_toc()]


def without_drawings(made: Document) -> Document:
    """The same with the captions of its drawings alone, numbered as they are with them."""
    blocks: list[AnyBlock] = []
    for item in place(made):
        if isinstance(item.block, Chart | Timeline):
            count = len(item.drawings)
            said = (f"{item.caption}（{n}/{count}）" if count > 1 else item.caption for n in range(1, count + 1))
            blocks += [Paragraph(text=caption, indent=False) for caption in said]
        else:
            blocks.append(item.block)
    return made.model_copy(update={"blocks": tuple(blocks)})


def more_documents() -> dict[str, Document]:
    """Letters of every length, and edges."""
    found = {f"long_{count}": long_letter(count) for count in (*range(1, 9), LONGEST)}
    found["letter_12"] = letter(12)
    found["rows_60"] = document("notice", table(60, total=("", "合计", "1,830,000.00")), Paragraph(text="表后一段。"))
    named = table(1).model_copy(update={"rows": tuple((str(n), LONG_NAME, "1.00") for n in range(1, 4))})
    found["long_name"] = document("notice", named, title=LONG_NAME)
    found["signed"] = document("notice", Paragraph(text="一"), SIGNED)
    return found


def all_documents() -> dict[str, Document]:
    """The catalogue (every day one kind of each layout), every layout, and more."""
    return {**{name: written(name) for name in CHOSEN}, **more_documents()}


LONGEST = 47
"""Paragraphs of a letter that is too long to be set closer, and whose 版记 finds no room under its text."""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Every file of the catalogue and of the layouts as LibreOffice sets it: one process, once."""
    documents = all_documents()
    files = {name: file_of(name) if name in NAMES else render_docx(one) for name, one in documents.items()}
    pdfs = pages_of(files, tmp_path_factory.mktemp("office"))
    return {name: Pages(one, pdfs[name]) for name, one in documents.items()}


@pytest.fixture(scope="session")
def ours(pool: RenderPool) -> dict[str, Pages]:
    """The same documents as our PDF, their drawings left out."""
    documents = all_documents()
    futures = {name: pool.submit(without_drawings(one)) for name, one in documents.items()}
    return {name: Pages(documents[name], future.result()) for name, future in futures.items()}


def difference(made: Document, theirs: str, mine: str) -> dict[str, int]:
    """Characters that one text has more of, but for heads of tables: torn elsewhere, a table repeats them elsewhere."""
    found = Counter(theirs)
    found.subtract(Counter(mine))
    tables = [block for block in made.blocks if isinstance(block, Table)]
    heads = {squeeze("".join(c.title for c in block.columns)).translate(_UNSURE) for block in tables}
    if heads and any(found.values()):
        signs = sorted(set(found) | set("".join(heads)))
        matrix = np.array([[head.count(sign) for head in sorted(heads)] for sign in signs], dtype=float)
        wanted = np.array([found[sign] for sign in signs], dtype=float)
        times = np.rint(np.linalg.lstsq(matrix, wanted, rcond=None)[0])
        found = Counter(dict(zip(signs, (wanted - matrix @ times).astype(int).tolist(), strict=True)))
    return {sign: count for sign, count in found.items() if count}


class TestText:
    @pytest.mark.parametrize("name", [*PARAMETERS, *more_documents()])
    def test_it_is_that_of_the_pdf(self, office: dict[str, Pages], ours: dict[str, Pages], name: str) -> None:
        assert len(ours[name].body) > 5
        assert difference(office[name].document, office[name].body, ours[name].body) == {}

    def test_the_comparison_sees_one_character(self) -> None:
        made = document("notice", table(3))
        assert difference(made, "序号项目金额（元）甲", "甲") == {}
        assert difference(made, "甲乙", "甲") == {"乙": 1}
        assert difference(made, "序号项目金额（元）", "甲") == {"甲": -1}

    @pytest.mark.parametrize("name", PARAMETERS)
    def test_headings_make_the_outline(self, office: dict[str, Pages], name: str) -> None:
        headings = [b for b in office[name].document.blocks if isinstance(b, Heading) or b.type == "chapter"]
        said = [title for _, title in office[name].outline()]
        for block in headings:
            assert squeeze(block.text) in said  # type: ignore[union-attr]


class TestPaper:
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_size_and_type_area(self, office: dict[str, Pages], name: str) -> None:
        layout = office[name].document.layout
        sizes = {"certificate": (297, 210), "wallchart": (420, 297)}
        for page in office[name].pages:
            assert (round(page.width / MM), round(page.height / MM)) == sizes.get(layout, (210, 297))
            left, right, top, bottom = area_of(layout, page)
            for char in page.chars:
                if top < char["bottom"] and char["top"] < bottom and char["text"].strip():
                    assert char["x0"] > left - 2, (page.page_number, char["text"])
                    # LibreOffice takes the boxes, our only TrueType glyphs, for one another and for too wide.
                    boxed = char["size"] if char["text"] in "☐☑☒" else 0
                    assert char["x1"] < right + 2 + boxed, (page.page_number, char["text"])

    @pytest.mark.parametrize("name", PARAMETERS)
    def test_no_page_is_empty(self, office: dict[str, Pages], name: str) -> None:
        for page in office[name].pages:
            assert page.extract_text().strip() or page.images

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_as_many_pages_as_the_pdf(self, office: dict[str, Pages], pool: RenderPool, name: str) -> None:
        mine = Pages(office[name].document, pool.render(office[name].document))
        assert len(office[name].pages) == len(mine.pages)

    def test_rows_of_60_bidders_and_a_name_of_80_characters(self, office: dict[str, Pages]) -> None:
        pages = office["rows_60"].pages
        assert len(pages) > 2
        assert all(squeeze(page.extract_text()).count("序号项目金额（元）") == 1 for page in pages)
        assert office["long_name"].body.count(LONG_NAME[:9]) >= 4


class TestGrid:
    def test_28_characters_and_22_lines_to_the_page(self, office: dict[str, Pages]) -> None:
        for page in office["long_7"].pages[1:3]:
            lines = body_lines(page)
            assert len(lines) == 22
            counts = Counter(len(line) for line in lines)
            assert counts[28] >= 14
            assert max(counts) == 28
            full = next(line for line in lines if len(line) == 28)
            pitch = (full[-1]["x0"] - full[0]["x0"]) / 27
            assert pitch == pytest.approx(AREA_WIDTH / 28, abs=0.1)
            tops = [line[0]["matrix"][5] for line in lines]
            assert tops[0] - tops[-1] == pytest.approx(21 * LEADING, abs=0.5)

    def test_inner_and_outer_margin_change_sides(self, office: dict[str, Pages]) -> None:
        lefts = [min(c["x0"] for line in body_lines(page) for c in line) / MM for page in office["long_7"].pages[:4]]
        assert lefts == pytest.approx([28, 26, 28, 26], abs=0.5)


class TestHeads:
    def test_the_red_head_stands_where_the_pdf_has_it(self, office: dict[str, Pages], ours: dict[str, Pages]) -> None:
        for name in ("gongwen", "letter", "minutes"):
            mine, theirs = ours[name].pages[0], office[name].pages[0]
            marks = [[c for c in page.chars if in_red(c)] for page in (mine, theirs)]
            assert len({"".join(c["text"] for c in mark) for mark in marks}) == 1
            for a, b in zip(marks[0], marks[1], strict=True):
                assert b["x0"] == pytest.approx(a["x0"], abs=1)
                assert b["matrix"][5] == pytest.approx(a["matrix"][5], abs=1.2 * MM)
            titles = [next(c for c in page.chars if abs(c["size"] - 22) < 0.1) for page in (mine, theirs)]
            assert titles[1]["matrix"][5] == pytest.approx(titles[0]["matrix"][5], abs=1.2 * MM)

    def test_the_mark_of_a_letter_begins_at_30_and_its_lines_are_170_long(self, office: dict[str, Pages]) -> None:
        page = office["letter"].pages[0]
        mark = next(c for c in page.chars if in_red(c))
        assert (page.height - mark["matrix"][5] - INK_TOP * mark["size"]) / MM == pytest.approx(30, abs=0.5)
        drawn = [o for o in (*page.lines, *page.rects, *page.curves) if (o["x1"] - o["x0"]) / MM > 165]
        assert {round((o["x1"] - o["x0"]) / MM) for o in drawn} == {170}
        low = [o for o in drawn if o["top"] / MM > 200]
        assert max(o["bottom"] for o in low) / MM == pytest.approx(277, abs=1)

    @pytest.mark.parametrize("name", PARAMETERS)
    def test_marks_of_rehearsal_and_draft_are_in_every_head(self, office: dict[str, Pages], name: str) -> None:
        made = office[name].document
        for page in office[name].pages:
            top = area_of(made.layout, page)[2]
            head = squeeze("".join(c["text"] for c in page.chars if c["bottom"] < top + 2))
            assert ("演练数据" in head) == made.rehearsal
            assert made.draft in head

    def test_the_running_head_is_on_all_pages_but_the_cover(self, office: dict[str, Pages]) -> None:
        cover, *others = office["contract"].pages
        assert "就业驿站运营服务合同" not in squeeze(cover.crop((0, 0, cover.width, 32 * MM)).extract_text())
        for page in others:
            assert "就业驿站运营服务合同" in squeeze(page.crop((0, 0, page.width, 32 * MM)).extract_text())


class TestNumbers:
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_each_page_has_its_own_outside(self, office: dict[str, Pages], name: str) -> None:
        made, pages = office[name].document, office[name].pages
        for page in pages:
            _, _, _, bottom = area_of(made.layout, page)
            if made.layout == "letter" and page.page_number == 1:
                bottom = 277 * MM
            foot = [c for c in page.chars if c["top"] > bottom and c["text"].strip()]
            covered = made.blocks[0].type == "cover" and page.page_number == 1
            expected = "" if covered else page_number(made.layout, page, len(pages))
            assert squeeze("".join(c["text"] for c in foot)) == expected
            if expected.startswith("—"):
                assert (foot[0]["x0"] > page.width / 2) == (page.page_number % 2 == 1)

    @pytest.mark.parametrize("name", everyday(WITH_CONTENTS, WITH_CONTENTS[:-1]))
    def test_contents_point_at_the_pages_where_the_chapters_stand(self, office: dict[str, Pages], name: str) -> None:
        pages = office[name].pages
        listed = re.findall(r"^(.+?)[\s.…·⋯]+(\d+)$", pages[1].extract_text(), re.MULTILINE)
        assert len(listed) >= 4
        for title, number in listed:
            page = pages[int(number) - 1]
            assert squeeze(title) in squeeze(page.extract_text()), (title, number)


class TestImprint:
    @pytest.mark.parametrize("name", [*(f"long_{n}" for n in range(1, 9)), "gongwen", "minutes"])
    def test_stands_at_the_foot_of_the_last_even_page(self, office: dict[str, Pages], name: str) -> None:
        pages = office[name].pages
        assert [page.page_number for page in pages if "印发" in squeeze(page.extract_text())[-40:]] == [len(pages)]
        assert len(pages) % 2 == 0
        left, right, _, bottom = area_of("gongwen", pages[-1])
        small = [c for c in pages[-1].chars if abs(c["size"] - 14) < 0.1 and c["top"] < bottom]
        assert max(c["bottom"] for c in small) == pytest.approx(bottom, abs=3 * MM)
        assert min(c["x0"] for c in small) == pytest.approx(left + 14, abs=2)
        assert max(c["x1"] for c in small) == pytest.approx(right - 14, abs=2)

    def test_neither_the_empty_page_nor_that_after_it_is_numbered(self, office: dict[str, Pages]) -> None:
        empty = [name for name in office if re.match(r"long_\d", name) and self.is_blank(office[name].pages[-2])]
        assert empty
        for name in empty:
            for page in office[name].pages[-2:]:
                assert f"— {page.page_number} —" not in page.extract_text()

    @staticmethod
    def is_blank(page: Any) -> bool:
        return not page.extract_text().strip()

    @pytest.mark.parametrize("name", ["letter", "letter_12"])
    def test_that_of_a_letter_is_only_whom_it_is_copied_to(self, office: dict[str, Pages], name: str) -> None:
        last = office[name].pages[-1]
        assert "抄送：" in squeeze(last.extract_text())
        assert "印发" not in office[name].body

    @pytest.mark.parametrize("kind", everyday(WITH_IMPRINT, [k for k in ONE_OF_EACH_LAYOUT if k in WITH_IMPRINT]))
    def test_of_each_kind_is_on_its_last_page(self, office: dict[str, Pages], kind: str) -> None:
        pages = office[kind].pages
        assert "印发" in squeeze(pages[-1].extract_text())[-40:]


def test_signature_is_centred_over_its_day_and_has_place_for_a_seal(office: dict[str, Pages]) -> None:
    *_, text, org, day = body_lines(office["signed"].pages[0])
    assert "".join(c["text"] for c in org) == BUREAU
    middles = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (org, day)]
    assert middles[0] == pytest.approx(middles[1], abs=12)
    assert text[0]["matrix"][5] - org[0]["matrix"][5] == pytest.approx(3 * LEADING, abs=1)


def test_drawings_are_pictures_of_the_width_of_the_type_area(office: dict[str, Pages]) -> None:
    for name in ("report", "wallchart"):
        pictures = [(page, image) for page in office[name].pages for image in page.images]
        assert pictures
        for page, image in pictures:
            left, right, top, bottom = area_of(name, page)
            assert image["x0"] >= left - 1
            assert image["x1"] <= right + 1
            assert top - 1 <= image["top"] <= image["bottom"] <= bottom + 1
    assert BUREAU in office["wallchart"].body
