"""What stands on the pages: grid, type area, page numbers, 版记, contents, fonts, metadata."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.content import Document, Imprint, Paragraph, Recipients, Signature, Title
from documents.worker import RenderPool
from tests.documents import samples
from tests.documents.areas import INK_TOP, area_of, in_red, page_number
from tests.documents.conftest import MM, Sample, opened

KINDS = sorted(CATALOGUE)
GONGWEN = [kind for kind in KINDS if CATALOGUE[kind].layout == "gongwen"]
LEADING = 28.95
AREA_WIDTH, AREA_HEIGHT = 156 * MM, 225 * MM


def body_lines(page: Any, size: float = 16) -> list[list[dict[str, Any]]]:
    """Lines of body type inside the type area, top to bottom."""
    lines: dict[float, list[dict[str, Any]]] = {}
    for char in page.chars:
        baseline = page.height - char["matrix"][5]
        inside = 37 * MM <= baseline <= 37 * MM + AREA_HEIGHT
        if inside and abs(char["size"] - size) < 0.1 and char["text"].strip():
            lines.setdefault(round(baseline, 1), []).append(char)
    return [sorted(lines[y], key=lambda c: c["x0"]) for y in sorted(lines)]


def long_letter(paragraphs: int = 9) -> Document:
    """A 公文 of pure Chinese text over several pages."""
    text = "各县区要加强组织领导统筹推进就业驿站建设运营工作确保按时保质完成目标任务切实提升公共就业服务水平" * 5
    return Document(
        layout="gongwen",
        title="关于网格的通知",
        org="演练局",
        masthead="演练局文件",
        number="演函〔2023〕1号",
        doc_date=date(2023, 10, 9),
        blocks=(
            Title(lines=("关于网格的通知",)),
            Recipients(names=("各有关单位",)),
            *(Paragraph(text=text) for _ in range(paragraphs)),
            Signature(orgs=("演练局",), day="2023年10月9日"),
            Imprint(issuer="演练局办公室", issued_on="2023年10月9日"),
        ),
    )


class TestGrid:
    def test_28_characters_and_22_lines_to_the_page(self, pool: RenderPool) -> None:
        document = long_letter()
        page = opened(document, pool.render(document)).pages[1]
        lines = body_lines(page)
        assert len(lines) == 22
        counts = Counter(len(line) for line in lines)
        assert counts[28] >= 14
        assert max(counts) == 28
        full = next(line for line in lines if len(line) == 28)
        pitch = (full[-1]["x0"] - full[0]["x0"]) / 27
        assert pitch == pytest.approx(AREA_WIDTH / 28, abs=0.05)

    def test_lines_stand_on_the_grid_within_half_a_millimetre(self, pool: RenderPool) -> None:
        document = long_letter()
        for page in opened(document, pool.render(document)).pages[:3]:
            tops = [line[0]["matrix"][5] for line in body_lines(page)]
            assert len(tops) >= 8
            for top in tops:
                steps = (tops[0] - top) / LEADING
                assert abs(steps - round(steps)) * LEADING < 0.5 * MM

    def test_first_page_body_is_on_the_same_grid_as_the_second(self, pool: RenderPool) -> None:
        document = long_letter()
        first, second = opened(document, pool.render(document)).pages[:2]
        offset = body_lines(first)[-1][0]["matrix"][5] - body_lines(second)[-1][0]["matrix"][5]
        assert abs(offset - round(offset / LEADING) * LEADING) < 0.5 * MM

    @pytest.mark.parametrize("text", ["金额1,330,000.00元共8个", "喆玥堃璟祎翀䶮与￥100", "面积20㎡，合同¥5", "A中B1C"])
    def test_figures_and_rare_characters_do_not_widen_the_leading(self, pool: RenderPool, text: str) -> None:
        document = long_letter(1).model_copy(
            update={
                "layout": "notice",
                "number": "",
                "blocks": tuple(Paragraph(text=f"{text}一二三") for _ in range(12)),
            }
        )
        lines = body_lines(opened(document, pool.render(document)).pages[0])
        tops = [max(c["matrix"][5] for c in line) for line in lines]
        assert len(tops) == 12
        assert tops[0] - tops[-1] == pytest.approx(11 * LEADING, abs=0.1)


class TestJustification:
    def test_full_lines_end_at_the_right_edge(self, rendered: dict[str, Sample]) -> None:
        for kind in ("site_list_notice", "training_notice"):
            for page in rendered[kind].pages:
                left, right = area_of(rendered[kind].document.layout, page)[:2]
                lines = body_lines(page)
                for line, following in pairwise(lines):
                    continues = following[0]["x0"] < left + 6 and line[0]["x0"] < right - 300
                    if continues and line[-1]["x1"] > right - 60:
                        assert line[-1]["x1"] == pytest.approx(right, abs=1.2), "".join(c["text"] for c in line)

    def test_figures_are_not_torn_apart(self, rendered: dict[str, Sample]) -> None:
        for page in rendered["site_list_notice"].pages:
            for line in body_lines(page):
                for a, b in pairwise(line):
                    if a["text"].isdigit() and b["text"].isdigit():
                        assert b["x0"] - a["x1"] < 1


class TestTypeArea:
    @pytest.mark.parametrize("kind", KINDS)
    def test_no_text_leaves_the_page_area(self, rendered: dict[str, Sample], kind: str) -> None:
        for page in rendered[kind].pages:
            left, right, top, bottom = area_of(CATALOGUE[kind].layout, page)
            for char in page.chars:
                assert 0 <= char["x0"] <= char["x1"] <= page.width, (page.page_number, char["text"])
                if char["bottom"] < top or char["top"] > bottom - 1:
                    continue  # heads and feet have their own tests
                assert char["x0"] > left - 1, (page.page_number, char["text"])
                assert char["x1"] < right + 9, (page.page_number, char["text"])

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_table_cell_is_overrun(self, rendered: dict[str, Sample], kind: str) -> None:
        drawn = any(block.type in {"chart", "timeline"} for block in rendered[kind].document.blocks)
        for page in rendered[kind].pages:
            for table in page.find_tables():
                edges = sorted({round(cell[2], 1) for cell in table.cells})
                inside = page.crop(table.bbox, strict=False).chars
                if drawn:  # the grid of a drawing looks like a table; its type is 黑体, that of cells 仿宋
                    inside = [c for c in inside if "FandolFang" in c["fontname"]]
                for edge in edges:
                    inked = [c for c in inside if c["text"].strip()]
                    crossing = [c for c in inked if c["x0"] < edge - 0.6 and c["x1"] > edge + 0.6]
                    cells = [c for c in table.cells if abs(c[2] - edge) < 0.2]
                    bad = [
                        c for c in crossing if any(cell[1] <= (c["top"] + c["bottom"]) / 2 <= cell[3] for cell in cells)
                    ]
                    assert not bad, (page.page_number, [c["text"] for c in bad])


class TestPageNumbers:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_page_has_its_number_where_the_layout_puts_it(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        has_cover = sample.document.blocks[0].type == "cover"
        after_blank = any(not page.extract_text().strip() for page in sample.pages[-2:])
        for page in sample.pages:
            area = area_of(sample.document.layout, page)
            foot = [c for c in page.chars if c["top"] > area[3] and c["size"] < 14.1 and c["text"].strip()]
            said = "".join(c["text"] for c in foot)
            unnumbered = (has_cover and page.page_number == 1) or (after_blank and page in sample.pages[-2:])
            assert said == ("" if unnumbered else page_number(sample.document.layout, page, len(sample.pages)))
            if said.startswith("—"):
                assert (foot[0]["x0"] > page.width / 2) == (page.page_number % 2 == 1)


class TestImprint:
    @pytest.mark.parametrize("kind", GONGWEN)
    def test_stands_at_the_foot_of_the_last_even_page(self, rendered: dict[str, Sample], kind: str) -> None:
        pages = rendered[kind].pages
        with_imprint = [p.page_number for p in pages if re.search("日印发$", p.extract_text() or "", re.MULTILINE)]
        assert with_imprint == [len(pages)]
        assert len(pages) % 2 == 0
        last = [c for c in pages[-1].chars if abs(c["size"] - 14) < 0.1 and "FandolFang" in c["fontname"]]
        assert max(c["bottom"] for c in last) > pages[-1].height - 45 * MM

    @pytest.mark.parametrize("paragraphs", range(1, 9))
    def test_is_on_an_even_page_whatever_the_length(self, pool: RenderPool, paragraphs: int) -> None:
        document = long_letter(paragraphs)
        pages = opened(document, pool.render(document)).pages
        assert len(pages) % 2 == 0
        assert "印发" in pages[-1].extract_text()
        assert not any("印发" in (page.extract_text() or "") for page in pages[:-1])
        after_blank = not pages[-2].extract_text().strip()
        numbered = [page.page_number for page in pages if f"— {page.page_number} —" in page.extract_text()]
        assert len(numbered) == len(pages) - (2 if after_blank else 0)


class TestContents:
    def test_numbers_point_at_the_pages_where_the_chapters_stand(self, rendered: dict[str, Sample]) -> None:
        sample = rendered["operating_contract"]
        listed = re.findall(r"^(.+?)\s*…+\s*(\d+)$", sample.pages[1].extract_text(), re.MULTILINE)
        chapters = [b.text for b in sample.document.blocks if b.type == "chapter"]
        assert [name.replace(" ", "") for name, _ in listed] == [c.replace("　", "") for c in chapters]
        for name, number in listed:
            page = sample.pages[int(number) - 1]
            headings = "".join(c["text"] for c in page.chars if c["size"] >= 12.9 and c["text"].strip())
            assert name.replace(" ", "") in headings, (name, number)

    def test_running_head_names_the_contract(self, rendered: dict[str, Sample]) -> None:
        sample = rendered["operating_contract"]
        for page in sample.pages[1:]:
            head = "".join(c["text"] for c in page.chars if c["bottom"] < 32 * MM)
            assert sample.facts.contract_name in head  # type: ignore[attr-defined]


class TestFontsAndMetadata:
    @pytest.mark.parametrize("kind", KINDS)
    def test_fonts_are_embedded_and_ours(self, rendered: dict[str, Sample], kind: str) -> None:
        names = set()
        for page in rendered[kind].pike.pages:
            for font in page.Resources.Font.values():
                descendant = font.DescendantFonts[0]
                descriptor = descendant.FontDescriptor
                assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                names.add(str(descriptor.FontName).split("+")[-1])
        assert names <= {
            "FandolFang",
            "FandolKai",
            "FandolHei",
            "FandolSong",
            "Yicheng-Serif",
            "Yicheng-Song",
            "Yicheng-Marks",
        }

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_glyph_is_missing(self, rendered: dict[str, Sample], kind: str) -> None:
        for page in rendered[kind].pages:
            assert not [c for c in page.chars if "\ufffd" in c["text"] or c["text"].startswith("(cid:")]

    @pytest.mark.parametrize("kind", KINDS)
    def test_archive_form_language_and_dates(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        pdf = sample.pike
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "B")
            assert meta["dc:title"] == sample.document.title
        assert str(pdf.Root.Lang) == "zh-CN"
        assert len(pdf.Root.OutputIntents) == 1
        assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{sample.document.doc_date:%Y%m%d}")
        assert str(pdf.docinfo["/Author"]) == sample.document.org

    def test_qpdf_finds_nothing(self, rendered: dict[str, Sample], tmp_path: Path) -> None:
        for kind, sample in rendered.items():
            path = tmp_path / f"{kind}.pdf"
            path.write_bytes(sample.pdf)
            assert not sample.pike.check_pdf_syntax() if hasattr(sample.pike, "check_pdf_syntax") else True
            run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr

    def test_rehearsal_mark_only_on_rehearsal_documents(self, rendered: dict[str, Sample], pool: RenderPool) -> None:
        for sample in rendered.values():
            for page in sample.pages:
                head = "".join(c["text"] for c in page.chars if c["bottom"] < 37 * MM and c["x0"] > 180 * MM)
                assert "演练数据" in head
        real = CATALOGUE["award_letter"].compose(samples.award_letter().model_copy(update={"rehearsal": False}))
        page = opened(real, pool.render(real)).pages[0]
        assert not [c for c in page.chars if c["bottom"] < 34 * MM]


class TestHead:
    @pytest.mark.parametrize("kind", KINDS)
    def test_only_official_letters_have_a_red_head(self, rendered: dict[str, Sample], kind: str) -> None:
        first = rendered[kind].pages[0]
        red = [c for c in first.chars if in_red(c)]
        assert bool(red) == (CATALOGUE[kind].layout in {"gongwen", "letter", "minutes"})

    def test_name_of_the_issuer_is_35_mm_below_the_type_area_edge(self, rendered: dict[str, Sample]) -> None:
        first = rendered["site_list_notice"].pages[0]
        red = [c for c in first.chars if c["size"] > 20 and c["matrix"][5] > 500]
        top = first.height - max(c["matrix"][5] for c in red) - INK_TOP * red[0]["size"]
        assert top == pytest.approx((37 + 35) * MM, abs=0.5 * MM)

    def test_a_long_name_still_stands_on_one_line(self, pool: RenderPool) -> None:
        document = long_letter(1).model_copy(update={"masthead": "某某省某某市某某区人力资源和社会保障局就业处文件"})
        first = opened(document, pool.render(document)).pages[0]
        red = [c for c in first.chars if c["size"] >= 18 and c["matrix"][5] > 560]
        assert len({round(c["matrix"][5]) for c in red}) == 1
        assert min(c["x0"] for c in red) > 26 * MM
        assert max(c["x1"] for c in red) < (28 + 156 + 1) * MM
