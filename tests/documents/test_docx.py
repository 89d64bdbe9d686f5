"""The editable file from inside: styles, sections, fields, order of the markup, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents.content import AnyBlock, Block, Chapter, Document, Heading, Paragraph, Signature, Table, Title
from documents.docx import render_docx
from documents.docx.laid_out import laid_out
from documents.docx.looks import HEI, KAI, LATIN, TITLE
from documents.errors import GlyphMissing
from documents.render import render_pdf
from tests.documents.areas import _MARGINS, _USUAL
from tests.documents.conftest import squeeze
from tests.documents.editable import PARAMETERS, W, file_of, opened, parts, text_of, written, xml
from tests.documents.layouts import BUREAU, DAY, IMPRINT, LAYOUTS, document, gongwen, letter, table
from tests.documents.test_pages import long_letter

pytestmark = pytest.mark.xdist_group("libreoffice")  # in one process with test_docx_pages: each file is made once

ROOT = Path(__file__).resolve().parents[2]


def heads_of(file: bytes) -> str:
    """Text of all heads."""
    return "".join(
        "".join(etree.fromstring(content).itertext(f"{W}t"))
        for name, content in parts(file).items()
        if name.startswith("word/header")
    )


def block_strings(value: Any) -> Iterator[str]:
    """Strings of a block in the order in which they are read."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, Table):
        yield value.caption
        yield from (column.title for column in value.columns)
        yield from block_strings(value.rows)
        yield from block_strings(value.total)
    elif isinstance(value, Block):
        kept = {name for name in type(value).model_fields if name not in {"type", "align", "placement"}}
        for name in kept if not isinstance(value, Paragraph) else ("lead", "text"):
            yield from block_strings(getattr(value, name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from block_strings(part)


def one(*blocks: AnyBlock, **more: Any) -> bytes:
    return render_docx(document("notice", *blocks, **more))


class TestContent:
    def test_the_layouts_together_hold_every_block(self) -> None:
        every = {cls.model_fields["type"].default for cls in get_args(get_args(AnyBlock)[0])}
        assert {block.type for make in LAYOUTS.values() for block in make().blocks} == every
        assert set(LAYOUTS) == set(get_args(Document.model_fields["layout"].annotation))

    @pytest.mark.parametrize("name", PARAMETERS)
    def test_every_text_stands_in_the_file(self, name: str) -> None:
        composed = written(name)
        said = text_of(file_of(name))
        for block in composed.blocks:
            if block.type in {"chart", "timeline"}:
                assert squeeze(block.title) in said
            elif not (block.type == "imprint" and composed.layout == "letter"):
                for text in block_strings(block):
                    assert squeeze(text) in said, (block.type, text)

    def test_paragraphs_stand_in_their_order(self) -> None:
        texts = [f"第{n}段" for n in range(40)]
        said = text_of(one(*(Paragraph(text=text) for text in texts)))
        assert said == "试行办法" + "".join(texts)

    def test_signs_that_mean_something_in_xml_are_text(self) -> None:
        text = "<w:p>&amp; \"甲\" 'x' ]]> 喆玥堃璟祎翀䶮 ￥¥㎡ ☑☐☒ ★"
        file = one(Paragraph(text=text), title="A<B>&C")
        assert squeeze(text) in text_of(file)
        assert opened(file).core_properties.title == "A<B>&C"

    def test_ticked_boxes_have_a_font_that_draws_them(self) -> None:
        runs = {r.text: r for p in opened(one(Paragraph(text="☑是☐否"))).paragraphs for r in p.runs}
        for box in "☑☐":
            assert runs[box]._r.rPr.rFonts.get(qn("w:eastAsia")) == "Segoe UI Symbol"
        assert runs["是"]._r.rPr is None

    @pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe"])
    def test_a_control_character_is_refused_by_its_number(self, bad: str) -> None:
        with pytest.raises(GlyphMissing, match=f"U\\+{ord(bad):04X}"):
            one(Paragraph(text=f"甲{bad}乙"))

    def test_line_breaks_in_cells_are_kept(self) -> None:
        cells = opened(one(table(1))).tables[0].rows[1].cells
        assert [cell.text for cell in cells] == ["1", "消防通道畅通\n疏散指示清楚", "1,000.00"]

    def test_an_empty_table_says_why(self) -> None:
        (found,) = opened(one(table(0))).tables
        assert [cell.text for cell in found.rows[1].cells] == ["（无）"] * 3

    def test_a_letter_without_copies_has_no_imprint(self) -> None:
        alone = letter().model_copy(
            update={"blocks": (*letter().blocks[:-1], IMPRINT.model_copy(update={"copies_to": ()}))}
        )
        assert "抄送" in text_of(file_of("letter"))
        assert "抄送" not in text_of(render_docx(alone))
        assert "印发" not in text_of(render_docx(alone))


class TestStyles:
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_headings_and_titles_have_the_built_in_styles(self, name: str) -> None:
        composed = written(name)
        styled = {(p.style.name, squeeze(p.text)) for p in opened(file_of(name)).paragraphs}
        below = any(isinstance(block, Chapter) for block in composed.blocks)
        for block in composed.blocks:
            if isinstance(block, Title):
                assert ("Title", squeeze("".join(block.lines))) in styled
            elif isinstance(block, Chapter | Heading):
                level = 1 if isinstance(block, Chapter) else block.level + below
                names = {f"Heading {level}", f"heading {level}（不入目录）"}
                assert any((name, squeeze(block.text)) in styled for name in names), block.text

    def test_heading_fonts_and_levels(self) -> None:
        styles = opened(file_of("gongwen")).styles
        fonts = [styles[f"Heading {n}"].element.rPr.rFonts.get(qn("w:eastAsia")) for n in (1, 2, 3, 4)]
        assert fonts == [HEI, KAI, "仿宋_GB2312", "仿宋_GB2312"]
        levels = [styles[f"Heading {n}"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) for n in (1, 2, 3, 4)]
        assert levels == ["0", "1", "2", "3"]
        title = styles["Title"]
        assert title.element.rPr.rFonts.get(qn("w:eastAsia")) == TITLE
        assert title.font.size.pt == 22

    def test_body_type_and_language(self) -> None:
        normal = opened(file_of("gongwen")).styles["Normal"]
        fonts = normal.element.rPr.rFonts
        assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("仿宋_GB2312", LATIN)
        assert (normal.font.size.pt, normal.paragraph_format.line_spacing.pt) == (16, 28.95)
        styles = xml(file_of("gongwen"), "word/styles.xml")
        assert styles.find(f".//{W}lang").get(f"{W}eastAsia") == "zh-CN"

    def test_no_style_is_used_that_is_not_there(self) -> None:
        for name in LAYOUTS:
            there = {style.style_id for style in opened(file_of(name)).styles}
            for part, content in parts(file_of(name)).items():
                if re.match(r"word/(document|header|footer)", part):
                    used = {el.get(f"{W}val") for el in etree.fromstring(content).iter(f"{W}pStyle")}
                    assert used <= there, part

    def test_every_font_of_a_style_has_another_to_take_its_place(self) -> None:
        file = file_of("contract")
        listed = {font.get(f"{W}name") for font in xml(file, "word/fontTable.xml")}
        for part in ("word/styles.xml", "word/document.xml"):
            for fonts in xml(file, part).iter(f"{W}rFonts"):
                assert {fonts.get(f"{W}eastAsia"), fonts.get(f"{W}ascii")} <= {*listed, None}


class TestPagesOfTheFile:
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_paper_and_margins(self, layout: str) -> None:
        sizes = {"certificate": (297, 210), "wallchart": (420, 297)}
        top, bottom, inner, outer = _MARGINS.get(layout, _USUAL)
        if layout == "letter":
            top, bottom = 30, 24.93
        for section in opened(file_of(layout)).sections:
            assert (round(section.page_width.mm), round(section.page_height.mm)) == sizes.get(layout, (210, 297))
            measured = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [side.mm for side in measured] == pytest.approx((top, bottom, inner, outer), abs=0.05)
            assert (section.orientation == 1) == (layout in sizes)

    def test_margins_are_mirrored_and_odd_and_even_pages_differ(self) -> None:
        settings = xml(file_of("gongwen"), "word/settings.xml")
        assert settings.find(f"{W}mirrorMargins") is not None
        assert settings.find(f"{W}evenAndOddHeaders") is not None

    def test_the_grid_of_an_official_document(self) -> None:
        grid = xml(file_of("gongwen")).find(f".//{W}docGrid")
        assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
        assert xml(file_of("form")).find(f".//{W}docGrid") is None

    def test_the_head_says_rehearsal_and_draft_only_where_they_are(self) -> None:
        assert "送审稿演练数据" in squeeze(heads_of(file_of("gongwen")))
        assert "演练数据" in heads_of(file_of("contract"))
        assert heads_of(file_of("minutes")) == ""
        assert heads_of(render_docx(document("notice", Paragraph(text="一"), draft="送审稿"))) == "送审稿"

    def test_a_cover_has_neither_number_nor_running_head(self) -> None:
        front, text = opened(file_of("contract")).sections
        assert front.different_first_page_header_footer
        assert [squeeze(p.text) for p in front.first_page_header.paragraphs] == ["演练数据"]
        assert [p.text for p in front.first_page_footer.paragraphs] == [""]
        assert not text.different_first_page_header_footer
        assert "就业驿站运营服务合同" in "".join(p.text for p in text.header.paragraphs)
        assert "STYLEREF" in etree.tostring(text.header._element).decode()
        assert "STYLEREF" not in etree.tostring(front.header._element).decode()

    def test_an_imprint_after_an_empty_page_and_neither_numbered(self) -> None:
        placements = {laid_out(long_letter(count)).imprint: count for count in (1, 4, 47)}
        assert set(placements) == {"under_text", "next_page", "after_blank"}
        sections = opened(render_docx(long_letter(placements["after_blank"]))).sections
        assert len(sections) == 2
        assert "PAGE" in etree.tostring(sections[0].footer._element).decode()
        assert "PAGE" not in etree.tostring(sections[1].footer._element).decode()
        assert len(opened(render_docx(long_letter(placements["next_page"]))).sections) == 1


class TestContents:
    def entries(self, file: bytes) -> list[tuple[str, str, str]]:
        found = []
        for link in xml(file).iter(f"{W}hyperlink"):
            style = link.getparent().find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            texts = [t.text for t in link.iter(f"{W}t")]
            found.append((style, "".join(texts[:-1]), texts[-1]))
        return found

    def test_the_field_is_filled_with_text_level_and_page(self) -> None:
        assert self.entries(file_of("contract")) == [
            ("TOC1", "第一章　总则", "3"),
            ("TOC2", "一、定义", "3"),
            ("TOC1", "第二条　价款", "4"),
            ("TOC1", "第二章　附件格式", "7"),
        ]
        instruction = "".join(t.text for t in xml(file_of("contract")).iter(f"{W}instrText"))
        assert 'TOC \\o "1-2"' in instruction

    def test_entries_point_at_bookmarks_around_their_headings(self) -> None:
        for name in ("contract", "operating_contract"):
            document = xml(file_of(name))
            marks = {mark.get(f"{W}name"): mark.getparent() for mark in document.iter(f"{W}bookmarkStart")}
            links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
            assert links
            assert set(links) == set(marks)
            for link, (_, text, _) in zip(links, self.entries(file_of(name)), strict=True):
                assert "".join(marks[link].itertext(f"{W}t")) == text

    def test_contents_made_anew_pass_over_what_is_not_listed(self) -> None:
        styles = {squeeze(p.text): p.style.name for p in opened(file_of("contract")).paragraphs}
        assert styles["二、不入目录的一节"] == "heading 2（不入目录）"
        assert styles["说明（不入目录）"] == "heading 1（不入目录）"
        base = {p.style.base_style.name for p in opened(file_of("contract")).paragraphs if "不入目录" in p.style.name}
        assert base == {"Heading 1", "Heading 2"}

    def test_fields_are_closed(self) -> None:
        for name in LAYOUTS:
            for part, content in parts(file_of(name)).items():
                if re.match(r"word/(document|header|footer)", part):
                    kinds = [c.get(f"{W}fldCharType") for c in etree.fromstring(content).iter(f"{W}fldChar")]
                    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end"), part


class TestSameBytes:
    def test_another_process_on_another_day_agrees(self) -> None:
        code = (
            "import time, datetime, hashlib\n"
            "moved = time.struct_time((2031, 5, 6, 7, 8, 9, 1, 126, 0))\n"
            "time.time, time.localtime, time.gmtime = (lambda: 1935990489.5), (lambda *_: moved), (lambda *_: moved)\n"
            "from documents.docx import render_docx\n"
            "from tests.documents.layouts import LAYOUTS\n"
            "for name in ('gongwen', 'contract', 'report', 'certificate'):\n"
            "    print(name, hashlib.sha256(render_docx(LAYOUTS[name]())).hexdigest())\n"
        )
        for seed, zone in (("0", "Asia/Shanghai"), ("7", "America/New_York")):
            env = {"TZ": zone, "PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"}
            run = subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
            )
            for line in run.stdout.splitlines():
                name, digest = line.split()
                assert hashlib.sha256(file_of(name)).hexdigest() == digest, name
            assert len(run.stdout.splitlines()) == 4

    @pytest.mark.parametrize("name", ["gongwen", "contract", "certificate"])
    def test_with_its_pdf_at_hand_it_is_the_same_file_and_not_laid_out_again(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = LAYOUTS[name]()
        pdf, expected = render_pdf(made), file_of(name)
        monkeypatch.setattr("documents.render.render_pdf", lambda *_: pytest.fail("laid out again"))
        assert render_docx(made, pdf) == expected

    def test_other_content_other_bytes(self) -> None:
        assert one(Paragraph(text="一")) != one(Paragraph(text="二"))
        assert one(Paragraph(text="一")) == one(Paragraph(text="一"))

    def test_no_trace_of_when_and_where(self) -> None:
        with zipfile.ZipFile(io.BytesIO(file_of("report"))) as packed:
            assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {entry.create_system for entry in packed.infolist()} == {0}
            assert packed.testzip() is None
            assert packed.namelist()[0] == "[Content_Types].xml"
        told = opened(file_of("report")).core_properties
        assert told.created.date() == told.modified.date() == DAY
        assert (told.author, told.last_modified_by, told.language) == (BUREAU, BUREAU, "zh-CN")
        assert told.title == "运营情况报告"


class TestEdges:
    def test_a_name_of_80_characters(self) -> None:
        name = "某某省某某市某某区人力资源和社会保障局就业促进处" * 4
        long = gongwen().model_copy(
            update={
                "masthead": name[:80],
                "org": name[:80],
                "blocks": (Signature(orgs=(name[:80],), day="2023年10月9日"),),
            }
        )
        file = render_docx(long)
        assert text_of(file).count(name[:80]) == 2
        (mark,) = [p for p in opened(file).paragraphs if p.style.name == "发文机关标志"]
        assert mark.runs[0].font.size.pt == 12
        signed = [p for p in opened(file).paragraphs if p.style.name == "署名"]
        assert [p.paragraph_format.right_indent.pt >= 0 for p in signed] == [True, True]

    def test_a_document_of_one_block(self) -> None:
        for layout in LAYOUTS:
            masthead = {"masthead": "演练局"} if layout in {"gongwen", "letter", "minutes"} else {}
            file = render_docx(document(layout, Paragraph(text="只有一段。"), **masthead))
            assert "只有一段。" in text_of(file)

    def test_nothing_heavy_is_imported_by_who_only_composes(self) -> None:
        code = "import sys, documents.docx; print([m for m in ('docx', 'weasyprint', 'PIL') if m in sys.modules])"
        run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "[]"
