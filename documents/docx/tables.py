"""Ruled things: tables, forms to fill, the signing page, the 版记."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from documents.content import Column, FormBlock, FormLine, Imprint, SigningPage, Table, light_of
from documents.docx.looks import HEAD_GREY, MM
from documents.docx.markup import Format, Stroke, TableCell, TableRow, paragraph, run, tab, table, twips
from documents.docx.setting import Setting
from documents.kept import Kept

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_THIN = Stroke(0.5)
_RULED = "".join(_THIN.xml(side) for side in _SIDES)
_THICK, _MIDDLE = Stroke(1), Stroke(0.75)
"""版记: the first and the last line 0.35 mm, the others 0.25 mm, as near as eighths of a point come."""

_FOOT_OF_PAGE = (
    'w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
    'w:tblpX="{left}" w:tblpYSpec="bottom"'
)
"""Beside the outer margin, since a 版记 stands on an even page; that of a 函 may stand on any."""

_FORM_LABELS = {1: 18.0, 2: 18.0, 3: 13.0}
"""Share of a label in a form's width, in percent, by the pairs in its line."""


_TORN_BETWEEN = 4
"""Rows of a table from which on it is torn, but leaves two rows on either page."""


def spacer(points: float = 5, *, kept: bool = False) -> str:
    """An almost empty line: after a table, which would else join the next one and may not end a file."""
    return paragraph("Spacer", "", Format(keep_next=kept, line=points))


def page_break() -> str:
    """A line of one point at the head of a new page."""
    return paragraph("Spacer", "", Format(page_break=True, line=1))


def set_table(block: Table, setting: Setting, caption: str, kept: Kept, *, after_table: bool) -> str:
    """表格: caption, a head that every page repeats, rows, 合计."""
    total_width = sum(column.width for column in block.columns)
    widths = [column.width / total_width * setting.look.width for column in block.columns]
    ground = HEAD_GREY if setting.document.layout == "wallchart" else ""
    titles = tuple(
        TableCell(paragraph("CellHead", run(c.title.replace("\n", " "))), ground=ground) for c in block.columns
    )
    rows = [TableRow(titles, head=True)]
    for number, row in enumerate(block.rows, start=1):
        left = len(block.rows) - number + bool(block.total)
        stays = _row_kept(block, kept, number, left)
        rows.append(TableRow(_cells(row, block.columns, "Cell", kept=stays, lights=block.lights)))
    if not block.rows:
        said = paragraph("Cell", run(block.empty), Format(align="center"))
        rows.append(TableRow((TableCell(said, span=len(block.columns)),)))
    if block.total:
        rows.append(TableRow(_cells(block.total, block.columns, "CellTotal")))
    if caption:
        above = paragraph("Caption", run(caption), Format(after=5))
    else:
        above = "" if after_table else paragraph("Spacer", "", Format(keep_next=True))
    return above + table(widths, rows, borders=_RULED, padding=setting.look.padding) + spacer()


def _row_kept(block: Table, kept: Kept, number: int, left: int) -> bool:
    """Whether a row stays with the next: in a short table; the first of a long one; what goes before its last two."""
    if left == 0:
        return False
    if kept.whole or (block.total and left == 1):
        return True
    count = number + left
    return (number == 1 and count > _TORN_BETWEEN) or (left <= 2 and number >= _TORN_BETWEEN)


_GROUNDS = {"green": "E3F1E9", "amber": "FDEEC6", "red": "F7DCD9"}
"""Of a cell that shows how something stands, as the style sheet of the wall charts has them."""


def _cells(
    row: Sequence[str], columns: Sequence[Column], style: str, *, kept: bool = False, lights: bool = False
) -> tuple[TableCell, ...]:
    """A row's cells; `kept` with the next row, as the last one with its total; `lights` in the colour of their sign."""
    return tuple(
        TableCell(
            paragraph(style, run(text), Format(keep_next=kept, align=column.align)),
            ground=_GROUNDS.get(light_of(text), "") if lights else "",
        )
        for text, column in zip(row, columns, strict=False)
    )


def set_form(block: FormBlock, setting: Setting, kept: Kept) -> str:
    """A form: one table, whose columns are those of all its lines laid over one another.

    A long one is torn, but neither after its first line nor before its last two: there people sign.
    """
    edges = sorted({edge for line in block.lines for edge in _edges(line)})
    shares = [right - left for left, right in pairwise(edges)]
    widths = [share / 100 * setting.look.width for share in shares]
    count = len(block.lines)
    rows = []
    for number, line in enumerate(block.lines, start=1):
        keep = number < count and (kept.whole or number == 1 or number >= count - 2)
        rows.append(TableRow(_form_cells(line, edges, kept=keep), height=line.height * MM))
    title = paragraph("Caption", run(block.title)) if block.title else ""
    return title + table(widths, rows, borders=_RULED, padding=setting.look.padding) + spacer(1)


def _edges(line: FormLine) -> list[float]:
    """Where the cells of a line begin and end, in percent of the form's width."""
    pairs = len(line.cells)
    label = _FORM_LABELS[pairs]
    widths = [label, 100 / pairs - label] * pairs
    return [round(edge, 4) for edge in accumulate(widths, initial=0)]


def _form_cells(line: FormLine, edges: Sequence[float], *, kept: bool) -> tuple[TableCell, ...]:
    texts = [(style, text) for pair in line.cells for style, text in zip(("CellHead", "Cell"), pair, strict=True)]
    spans = [edges.index(right) - edges.index(left) for left, right in pairwise(_edges(line))]
    return tuple(
        TableCell(paragraph(style, run(text), Format(keep_next=kept)), span=span)
        for (style, text), span in zip(texts, spans, strict=True)
    )


def set_signing_page(block: SigningPage, setting: Setting, kept: Kept) -> str:
    """签署页: the two parties beside each other, with their places for seal, signature and date."""
    held = Format(keep_next=kept.next)
    cells = tuple(
        TableCell(
            paragraph("SigningTitle", run(party.title), held)
            + "".join(paragraph("SigningLine", run(f"{label}：{value}"), held) for label, value in party.lines),
            top_aligned=True,
        )
        for party in block.parties
    )
    half = setting.look.width / 2
    rows = [TableRow(cells, height=setting.look.signing_height * MM)]
    return spacer(14, kept=True) + table([half, half], rows, padding=(0, 4)) + spacer(14, kept=kept.next)


def set_imprint(block: Imprint, setting: Setting) -> str:
    """版记 at the foot of the last page: 抄送, 印发机关 and 印发日期 between their rules; in a 函 抄送 alone."""
    look, size = setting.look, 14
    # As wide as the type area it would no longer float in LibreOffice, nor anchored to the margin.
    width = look.width - 1
    side = look.sheet.inner / 2 + look.sheet.outer / 2 if look.red_head == "letter" else look.sheet.outer
    place = _FOOT_OF_PAGE.format(left=twips(side * MM))
    rows, borders = [], ""
    if block.copies_to:
        hanging = Format(left=4 * size, right=size, first=-3 * size, align="both")
        text = run(f"抄送：{'，'.join(block.copies_to)}。")
        rows.append(TableRow((TableCell(paragraph("Imprint", text, hanging)),)))
    if look.red_head != "letter":
        issued = run(block.issuer) + tab() + run(f"{block.issued_on}印发")
        stop = Format(left=size, right=size, tabs=(("right", width - size, ""),))
        rows.append(TableRow((TableCell(paragraph("Imprint", issued, stop)),)))
        borders = _THICK.xml("top") + _THICK.xml("bottom") + _MIDDLE.xml("insideH")
    if not rows:
        return ""
    # Without a paragraph after it the table vanishes in LibreOffice.
    return table([width], rows, borders=borders, place=place) + spacer(1)
