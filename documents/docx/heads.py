"""What stands above the title: the red heads of 公文, 函 and 纪要 (GB/T 9704-2012), or a number of one's own."""

from __future__ import annotations

from documents.content import Document
from documents.dates import cn_date
from documents.docx.looks import GRID, HEI, KAI, LATIN, MM, RED
from documents.docx.markup import Font, Format, Stroke, paragraph, run, tab
from documents.docx.setting import Setting

_NAME_TOP = 35 * MM
"""发文机关标志: its characters' upper edge from the edge of the type area (7.2.4)."""

_INK = 0.2125
"""Characters begin this share of their size under the top of a line of 1.1 times it."""

_RED_LINE = Stroke(1.75, RED, space=7)
"""The red line 4 mm under the number."""

_LETTER_SIZE = 34
_LETTER_LINE = 0.96
"""In a line of this share of their size the characters of the mark of a 函 begin at its top: they stand on four
fifths of an exact line, and are 0.77 high."""

_DOUBLE_LINE = Stroke(3, RED, space=11, kind="thickThinSmallGap")
_OVER_NUMBER = 5.4
_LETTER_OUT = -7 * MM
"""The double lines of a 函 are 170 mm long, 7 mm beyond the type area on both sides (10.1)."""


def set_head(setting: Setting) -> str:
    """What the layout puts above the title."""
    document, look = setting.document, setting.look
    if look.red_head == "letter":
        return _letter_head(setting)
    if look.red_head == "minutes":
        return _red_head(setting, _issue(document)) + _issuer_line(setting)
    if look.red_head:
        return _red_head(setting, "") + _number_line(setting)
    if document.number and look.own_number:
        return paragraph("OwnNumber", run(look.own_number.format(number=document.number)))
    return ""


def _size(setting: Setting) -> int:
    """Largest type, up to 44 pt, in which the mark stands on one line of the type area."""
    return max(12, min(44, int(setting.look.width / max(1, len(setting.document.masthead)))))


def _red_head(setting: Setting, seventh: str) -> str:
    """紧急程度 and 发文机关标志 on the first seven lines of the grid; `seventh` stands on the last of them."""
    document, size = setting.document, _size(setting)
    urgent = paragraph("Urgency", run(document.urgency)) if document.urgency else ""
    line = size * 1.1
    above = _NAME_TOP - _INK * size - (GRID if urgent else 0)
    below = (6 if seventh else 7) * GRID - _NAME_TOP + _INK * size - line
    name = run(document.masthead, Font(size=size))
    mark = paragraph("Masthead", name, Format(before=above, line=line, after=below))
    return urgent + mark + (paragraph("Number", run(seventh)) if seventh else "")


def _number_line(setting: Setting) -> str:
    """发文字号, beside 签发人 if there is one, over the red line."""
    document = setting.document
    if not document.signer:
        return paragraph("Number", run(document.number), Format(below=_RED_LINE))
    right = run("签发人：") + run(document.signer, Font(KAI, LATIN))
    return _two_ends(setting, run(document.number), right)


def _issue(document: Document) -> str:
    """The issue of 纪要 in brackets."""
    number = document.number
    return number if not number or number[0] in "（〔" else f"（{number}）"


def _issuer_line(setting: Setting) -> str:
    """Issuer and day of 纪要 over the red line."""
    document = setting.document
    return _two_ends(setting, run(document.org), run(cn_date(document.doc_date)))


def _two_ends(setting: Setting, left: str, right: str) -> str:
    size = setting.look.body.size
    tabs = (("left", size, ""), ("right", setting.look.width - size, ""))
    return paragraph("Number", tab() + left + tab() + right, Format(below=_RED_LINE, tabs=tabs, align="left"))


def _letter_head(setting: Setting) -> str:
    """函: the mark, the double line 4 mm under it, 紧急程度 and 发文字号 under the line."""
    document = setting.document
    size = min(_size(setting), _LETTER_SIZE)
    name = run(document.masthead, Font(size=size))
    double = Format(line=size * _LETTER_LINE, left=_LETTER_OUT, right=_LETTER_OUT, below=_DOUBLE_LINE)
    number = run(document.urgency, Font(HEI, LATIN)) + tab() + run(document.number)
    tabs = (("right", setting.look.width, ""),)
    return paragraph("Masthead", name, double) + paragraph(
        "Number", number, Format(before=_OVER_NUMBER, tabs=tabs, align="left")
    )


def space_under(setting: Setting) -> float:
    """Points to add above the title: a head ends with its number, and the rule under it has taken some already."""
    if setting.look.red_head == "letter":
        return 26.5 - 0.937 * min(_size(setting), _LETTER_SIZE)
    return -(_RED_LINE.space + _RED_LINE.width)
