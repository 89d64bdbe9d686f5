"""The editable file's markup: tables, pictures, the order of the schema, relations."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from documents.content import AnyBlock
from documents.docx import render_docx
from tests.documents.editable import CHOSEN, PARAMETERS, W, file_of, opened, parts, text_of, xml
from tests.documents.layouts import LAYOUTS, chart, document, table

pytestmark = pytest.mark.xdist_group("libreoffice")

# Children in the order of ECMA-376 (transitional), as far as Chinese documents need them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblBorders": "top left start bottom right end insideH insideV",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins "
    "bordersDoNotSurroundHeader defaultTabStop evenAndOddHeaders characterSpacingControl compat rsids mathPr "
    "themeFontLang clrSchemeMapping",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}


def one(*blocks: AnyBlock) -> bytes:
    return render_docx(document("notice", *blocks))


class TestTables:
    def test_head_repeats_rows_stay_whole_widths_are_fixed(self) -> None:
        (found,) = opened(one(table(60))).tables
        rows = found._tbl.tr_lst
        assert len(rows) == 61
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * 60
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert found._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        widths = [round(column.width.mm, 1) for column in found.columns]
        assert widths == pytest.approx([156 * 0.2, 156 * 0.5, 156 * 0.3], abs=0.1)

    def test_the_total_stays_with_the_last_row(self) -> None:
        (found,) = opened(one(table(30, total=("", "合计", "6,000.00")))).tables
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in found.rows]
        assert kept[-4:] == [None, True, True, None]

    def test_lines_of_a_form_share_one_table(self) -> None:
        found = opened(file_of("form")).tables[0]._tbl
        columns = len(found.tblGrid.gridCol_lst)
        for row in found.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == columns
        assert [len(row.tc_lst) for row in found.tr_lst] == [4, 2, 6]
        heights = [
            round(int(row.trPr.find(qn("w:trHeight")).get(qn("w:val"))) / 20 / 72 * 25.4) for row in found.tr_lst
        ]
        assert heights == [10, 60, 10]

    def test_every_cell_is_as_wide_as_its_columns(self) -> None:
        for name in LAYOUTS:
            for found in xml(file_of(name)).iter(f"{W}tbl"):
                grid = [int(column.get(f"{W}w")) for column in found.find(f"{W}tblGrid")]
                for row in found.iter(f"{W}tr"):
                    widths = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")]
                    assert sum(widths) == pytest.approx(sum(grid), abs=len(grid))

    def test_no_two_tables_touch_and_none_ends_the_file(self) -> None:
        for name in CHOSEN:
            children = [child.tag for child in xml(file_of(name)).find(f"{W}body")]
            for first, second in pairwise(children):
                assert (first == f"{W}tbl") <= (second == f"{W}p"), name


class TestDrawings:
    def test_each_is_a_picture_with_its_title_for_who_cannot_see_it(self) -> None:
        file = file_of("report")
        said = [el.get("descr") for el in xml(file).iter() if el.tag.endswith("}docPr")]
        assert said[0] == "图1　求职登记情况"
        assert said[-1] == "图5　任务进度（4/4）"
        pictures = [content for name, content in parts(file).items() if name.endswith(".png")]
        assert len(pictures) == len(said)
        numbers = [el.get("id") for el in xml(file).iter() if el.tag.endswith("}docPr")]
        assert len(set(numbers)) == len(numbers)

    def test_a_picture_is_as_wide_as_the_type_area_and_sharp(self) -> None:
        file = one(chart())
        shape = opened(file).inline_shapes[0]
        assert shape.width.mm == pytest.approx(156, abs=1)
        png = next(content for name, content in parts(file).items() if name.endswith(".png"))
        width, height = Image.open(io.BytesIO(png)).size
        assert width / shape.width.inches > 200
        assert width / height == pytest.approx(shape.width / shape.height, rel=0.01)


class TestMarkup:
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_children_stand_in_the_order_of_the_schema(self, name: str) -> None:
        for part, content in parts(file_of(name)).items():
            if not part.startswith("word/") or not part.endswith(".xml"):
                continue
            for element in etree.fromstring(content).iter():
                kind = etree.QName(element).localname
                if kind in ORDER and element.tag.startswith(W):
                    known = ORDER[kind].split()
                    children = [etree.QName(child).localname for child in element]
                    assert set(children) <= set(known), (part, kind)
                    places = [known.index(child) for child in children]
                    # Heads and feet of a section may mix.
                    places = [0 if kind == "sectPr" and place < 2 else place for place in places]
                    assert places == sorted(places), (part, kind, children)

    def test_the_check_sees_a_wrong_order(self) -> None:
        known = ORDER["pPr"].split()
        assert known.index("jc") > known.index("ind") > known.index("spacing") > known.index("tabs")

    @pytest.mark.parametrize("name", LAYOUTS)
    def test_saved_again_it_is_still_the_same_text(self, name: str) -> None:
        again = io.BytesIO()
        opened(file_of(name)).save(again)
        assert text_of(again.getvalue()) == text_of(file_of(name))

    def test_every_relation_leads_somewhere(self) -> None:
        for name in LAYOUTS:
            file = parts(file_of(name))
            relations = etree.fromstring(file["word/_rels/document.xml.rels"])
            targets = {relation.get("Id"): relation.get("Target") for relation in relations}
            assert {f"word/{target}" for target in targets.values()} <= set(file)
            used = set(re.findall(rb'r:(?:id|embed)="(\w+)"', file["word/document.xml"]))
            assert {identifier.decode() for identifier in used} <= set(targets)
