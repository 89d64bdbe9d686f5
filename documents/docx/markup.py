"""WordprocessingML as text, its children always in the order that the schema asks for.

A font, a paragraph's format and a table's cell are frozen values that write themselves; measures are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from documents.docx.looks import MARKS
from documents.errors import GlyphMissing

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CHINESE = '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'

Justified = Literal["", "left", "center", "right", "both"]

_BOXES = re.compile("([\u2610-\u2612]+)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(points: float) -> int:
    """Twentieths of a point, the measure of most of the format."""
    return round(points * 20)


def checked(text: str) -> str:
    """The text, unless it holds a character that no XML file may hold: then GlyphMissing."""
    found = _NOT_XML.search(text)
    if found:
        raise GlyphMissing(f"文书中有不可见的控制字符 U+{ord(found.group()):04X}。请核对录入后重试。")
    return text


def escaped(text: str) -> str:
    """Text for an element's content."""
    return escape(checked(text))


def quoted(text: str) -> str:
    """Text as an attribute's value, with its quotes."""
    return quoteattr(checked(text))


@dataclass(frozen=True)
class Font:
    """Type of a run or a style; what is not set is inherited. `east` also sets the figures unless `latin` does."""

    east: str = ""
    latin: str = ""
    size: float = 0
    color: str = ""
    spacing: float | None = None

    def xml(self) -> str:
        """The `w:rPr` element, or nothing."""
        inner = ""
        if self.east or self.latin:
            latin = self.latin or self.east
            east = f' w:eastAsia="{self.east}"' if self.east else ""
            inner += f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}"{east} w:hAnsi="{latin}" w:cs="{latin}"/>'
        if self.color:
            inner += f'<w:color w:val="{self.color}"/>'
        if self.spacing is not None:
            inner += f'<w:spacing w:val="{twips(self.spacing)}"/>'
        if self.size:
            half = round(self.size * 2)
            inner += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


@dataclass(frozen=True)
class Stroke:
    """A line: its width in points and its colour, and how far it stands from the text."""

    width: float
    color: str = "000000"
    space: int = 0
    kind: str = "single"

    def xml(self, side: str) -> str:
        """The rule as the border of a side."""
        return f'<w:{side} w:val="{self.kind}" w:sz="{round(self.width * 8)}" w:space="{self.space}" w:color="{self.color}"/>'


@dataclass(frozen=True)
class Format:
    """Format of a paragraph or a paragraph style; what is None or empty is inherited.

    `line` is an exact height; `chars` the first line's indent in hundredths of a character, which an editor
    shows as 首行缩进2字符; `first` the same in points, negative for a hanging indent. `frame` are the
    attributes of a `w:framePr`; with `widows` no page begins or ends with a single line of the paragraph.
    With `chinese` a comma may hang over the edge as in all documents of the staff, nothing widens between
    Chinese and figures, and nothing but `line` says how high a line is. LibreOffice reads this from a style and
    not from the defaults, and the first the other way round: where Word forbids a comma to hang, it hangs there
    and may be lost.
    """

    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    frame: str = ""
    widows: bool = False
    above: Stroke | None = None
    below: Stroke | None = None
    tabs: tuple[tuple[str, float, str], ...] = ()
    line: float | None = None
    free_line: bool = False
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    chars: int | None = None
    align: Justified = ""
    outline: int | None = None
    chinese: bool = False

    @lru_cache(maxsize=512)  # noqa: B019  frozen values: a few dozen per process
    def xml(self) -> str:
        """The children of a `w:pPr`, without its style and section."""
        return "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                "<w:keepLines/>" if self.keep_lines else "",
                "<w:pageBreakBefore/>" if self.page_break else "",
                f"<w:framePr {self.frame}/>" if self.frame else "",
                "<w:widowControl/>" if self.widows else "",
                self._borders(),
                self._tabs(),
                _CHINESE if self.chinese else "",
                self._spacing(),
                self._indent(),
                f'<w:jc w:val="{self.align}"/>' if self.align else "",
                "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
            )
        )

    def at_level(self, level: int) -> Format:
        """The same format in the outline, levels counted from 1."""
        return replace(self, outline=level - 1)

    def _borders(self) -> str:
        inner = (self.above.xml("top") if self.above else "") + (self.below.xml("bottom") if self.below else "")
        return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""

    def _tabs(self) -> str:
        stops = "".join(
            f'<w:tab w:val="{kind}"{f" w:leader={quoteattr(leader)}" if leader else ""} w:pos="{twips(at)}"/>'
            for kind, at, leader in self.tabs
        )
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _spacing(self) -> str:
        inner = "" if self.before is None else f' w:before="{twips(self.before)}"'
        inner += "" if self.after is None else f' w:after="{twips(self.after)}"'
        if self.free_line:
            inner += ' w:line="240" w:lineRule="auto"'
        elif self.line is not None:
            inner += f' w:line="{twips(self.line)}" w:lineRule="exact"'
        return f"<w:spacing{inner}/>" if inner else ""

    def _indent(self) -> str:
        inner = "" if self.left is None else f' w:left="{twips(self.left)}"'
        inner += "" if self.right is None else f' w:right="{twips(self.right)}"'
        if self.chars is not None:
            inner += f' w:firstLineChars="{self.chars}"'
        if self.first is not None:
            inner += f' w:{"firstLine" if self.first >= 0 else "hanging"}="{twips(abs(self.first))}"'
        return f"<w:ind{inner}/>" if inner else ""


PLAIN = Font()
AS_STYLED = Format()


def run(text: str, font: Font = PLAIN) -> str:
    """Text as a run, its line breaks kept; ☐ ☑ ☒ in runs of the font that has them."""
    if not text:
        return ""
    boxes = _BOXES.split(text)
    if len(boxes) > 1:
        boxed = replace(font, east=MARKS, latin=MARKS)
        return "".join(run_of(part, boxed if n % 2 else font) for n, part in enumerate(boxes) if part)
    return run_of(text, font)


def run_of(text: str, font: Font) -> str:
    """Text as one run."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{font.xml()}{lines}</w:r>"


def tab(font: Font = PLAIN) -> str:
    """A tab character."""
    return f"<w:r>{font.xml()}<w:tab/></w:r>"


def field(instruction: str, shown: str, font: Font = PLAIN) -> str:
    """A field, with the text that stands there until an editor computes it anew."""
    look = font.xml()
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown, font)}"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, content: str, format: Format = AS_STYLED, section: str = "") -> str:
    """A paragraph of a style, with what differs from the style, and the section that ends with it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{format.xml()}{section}</w:pPr>{content}</w:p>'


@dataclass(frozen=True)
class TableCell:
    """A table cell: its paragraphs as XML, the columns it spans, and borders that the table has not."""

    content: str
    span: int = 1
    top_aligned: bool = False
    borders: str = ""
    ground: str = ""

    def xml(self, width: float) -> str:
        """The `w:tc` element, `width` points wide."""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        edge = f"<w:tcBorders>{self.borders}</w:tcBorders>" if self.borders else ""
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.ground}"/>' if self.ground else ""
        place = "top" if self.top_aligned else "center"
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{edge}{ground}'
            f'<w:vAlign w:val="{place}"/></w:tcPr>{self.content}</w:tc>'
        )


@dataclass(frozen=True)
class TableRow:
    """A table row that is never torn; `height` is the least, `head` repeats it on every page."""

    cells: tuple[TableCell, ...]
    height: float = 0
    head: bool = False

    def xml(self, widths: Sequence[float]) -> str:
        """The `w:tr` element over columns of these widths in points."""
        height = f'<w:trHeight w:val="{twips(self.height)}" w:hRule="atLeast"/>' if self.height else ""
        head = "<w:tblHeader/>" if self.head else ""
        cells, at = [], 0
        for cell in self.cells:
            cells.append(cell.xml(sum(widths[at : at + cell.span])))
            at += cell.span
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    widths: Sequence[float],
    rows: Iterable[TableRow],
    *,
    borders: str = "",
    padding: tuple[float, float] = (0, 0),
    place: str = "",
) -> str:
    """A table of fixed widths. `borders` are the sides of `w:tblBorders`, `padding` of a cell above and beside
    its text, `place` the attributes of a `w:tblpPr` that anchors it to the page."""
    above, beside = (twips(value) for value in padding)
    margins = "".join(
        f'<w:{side} w:w="{value}" w:type="dxa"/>'
        for side, value in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    )
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{f'<w:tblpPr {place}/>' if place else ''}"
        f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"{f'<w:tblBorders>{borders}</w:tblBorders>' if borders else ''}"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(row.xml(widths) for row in rows)}</w:tbl>"
    )
