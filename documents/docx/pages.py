"""Pages: paper, margins, grid, page numbers, running heads, the marks in the head, frames and lines of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from documents.content import Cover
from documents.docx.looks import GOLD, GRID, MM, RED, Look
from documents.docx.markup import HEAD, NAMESPACES, Format, Stroke, field, paragraph, run, tab, twips
from documents.docx.setting import Setting

_MARK_SIZE, _MARK_LINE, _HEAD_LINE, _FOOT_LINE = 10.5, 16, 14, 14
_MARK_GAP, _HEAD_GAP = 6 * MM, 5 * MM
_LETTER_FIRST = (30, 24.93)
"""First page of a 函: its upper and lower margin in millimetres (GB/T 9704-2012, 10.1)."""

_LETTER_LINE = 20
"""Millimetres between the lower double line of a 函 and the edge of the page."""

_DOUBLE_LINE = Stroke(3, RED, space=1, kind="thinThickSmallGap")
_FRAME = "".join(Stroke(4.5, GOLD, 31, "thickThinMediumGap").xml(side) for side in ("top", "left", "bottom", "right"))


@dataclass(frozen=True)
class Pages:
    """Makes the sections of a document. `add_part` stores a head ("hdr") or foot ("ftr") and gives its id."""

    setting: Setting
    add_part: Callable[[str, bytes], str]

    def front(self) -> str:
        """Section of cover and contents: the running head without a chapter, the cover without anything."""
        covered = isinstance(self.setting.document.blocks[0], Cover)
        first = (self._marks() or _EMPTY, _EMPTY) if covered else None
        return self._section(self._head(with_chapter=False), self._feet(), first)

    def text(self) -> str:
        """Section of the text. It is the only one where the document has no cover and no contents."""
        head, feet = self._head(with_chapter=self.setting.has_chapters), self._feet()
        if self._look.red_head != "letter":
            return self._section(head, feet, None)
        line = Format(line=8, left=-7 * MM, right=-7 * MM, below=_DOUBLE_LINE)
        return self._section(head, feet, (self._marks() or _EMPTY, paragraph("Footer", "", line)))

    def unnumbered(self) -> str:
        """Section of an empty page and the 版记 after it (GB/T 9704-2012, 7.5)."""
        return self._section(self._head(with_chapter=False), (_EMPTY, _EMPTY), None)

    @property
    def _look(self) -> Look:
        return self.setting.look

    def _section(self, head: str, feet: tuple[str, str], first: tuple[str, str] | None) -> str:
        """`feet` are those of odd and even pages, `first` head and foot of the first page where they differ."""
        references = self._reference("hdr", "default", head) + self._reference("hdr", "even", head)
        references += self._reference("ftr", "default", feet[0]) + self._reference("ftr", "even", feet[1])
        if first:
            references += self._reference("hdr", "first", first[0]) + self._reference("ftr", "first", first[1])
        frame = f'<w:pgBorders w:offsetFrom="page">{_FRAME}</w:pgBorders>' if self._look.numbers == "none" else ""
        # LibreOffice sets a grid in the middle of the page: that of a 函 would begin too low.
        gridded = self._look.on_grid and self._look.red_head != "letter"
        grid = f'<w:docGrid w:type="lines" w:linePitch="{twips(GRID)}"/>' if gridded else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>{self._paper()}{frame}'
            f"{'<w:titlePg/>' if first else ''}{grid}</w:sectPr>"
        )

    def _reference(self, kind: str, of: str, content: str) -> str:
        if not content:
            return ""
        part = self.add_part(kind, f"{HEAD}<w:{kind} {NAMESPACES}>{content}</w:{kind}>".encode())
        element = "headerReference" if kind == "hdr" else "footerReference"
        return f'<w:{element} w:type="{of}" r:id="{part}"/>'

    def _paper(self) -> str:
        sheet = self._look.sheet
        top, bottom = _LETTER_FIRST if self._look.red_head == "letter" else (sheet.top, sheet.bottom)
        lies = ' w:orient="landscape"' if sheet.width > sheet.height else ""
        w, h, up, down, inner, outer = (
            twips(value * MM) for value in (sheet.width, sheet.height, top, bottom, sheet.inner, sheet.outer)
        )
        return (
            f'<w:pgSz w:w="{w}" w:h="{h}"{lies}/><w:pgMar w:top="{up}" w:right="{outer}" w:bottom="{down}" '
            f'w:left="{inner}" w:header="{twips(self._head_from_edge(top))}" '
            f'w:footer="{twips(self._foot_from_edge())}" w:gutter="0"/>'
        )

    def _head_from_edge(self, top: float) -> float:
        if self._look.running_head:
            return top * MM - _HEAD_GAP - _HEAD_LINE - 4 - (_MARK_LINE if self._marks() else 0)
        return top * MM - _MARK_LINE - _MARK_GAP

    def _foot_from_edge(self) -> float:
        if self._look.red_head == "letter":
            return _LETTER_LINE * MM
        return (self._look.sheet.bottom - self._look.number_gap) * MM - _FOOT_LINE

    def _marks(self) -> str:
        """What is no issued paper says so left of the type area, 演练数据 stands right of it."""
        document, look = self.setting.document, self._look
        if not (document.draft or document.rehearsal):
            return ""
        out = 18 * MM if look.numbers == "none" else 0
        # A word longer than the margin runs into the type area.
        left = -out or -min((look.sheet.inner - 5) * MM, _MARK_SIZE * len(document.draft))
        right = -out or -min((look.sheet.outer - 2) * MM, 4 * _MARK_SIZE)
        tabs = (("right", look.width - right, ""),)
        words = run(document.draft) + tab() + run("演练数据" if document.rehearsal else "")
        return paragraph("HeadMark", words, Format(tabs=tabs, left=left, right=right))

    def _head(self, *, with_chapter: bool) -> str:
        marks = self._marks()
        if self._look.red_head == "letter":
            # On the pages after the first the head reaches down to where their text begins.
            below = (self._look.sheet.top - _LETTER_FIRST[0]) * MM + _MARK_GAP
            return marks + paragraph("Spacer", "", Format(line=below))
        if not self._look.running_head:
            return marks
        chapter = run("　") + field("STYLEREF 1", "") if with_chapter else ""
        return marks + paragraph("Header", run(self.setting.document.running_head) + chapter)

    def _feet(self) -> tuple[str, str]:
        """Page numbers: — 1 — one character from the outer edge, or 第1页　共2页."""
        look = self._look
        if look.numbers == "none":
            return "", ""
        if look.numbers != "outside":
            counted = run("第") + field("PAGE", "1") + run("页　共") + field("NUMPAGES", "1") + run("页")
            foot = paragraph("Footer", counted, Format(align="center" if look.numbers == "centre" else "right"))
            return foot, foot
        number = run("— ") + field("PAGE", "1") + run(" —")
        above = below = None
        if look.red_head == "letter":
            # From the second page on the foot reaches up to where their text ends.
            above = look.number_gap * MM
            below = (look.sheet.bottom - _LETTER_LINE - look.number_gap) * MM - _FOOT_LINE
        odd = Format(before=above, after=below, right=look.number_size, align="right")
        even = Format(before=above, after=below, left=look.number_size, align="left")
        return paragraph("Footer", number, odd), paragraph("Footer", number, even)


_EMPTY = paragraph("Spacer", "")
