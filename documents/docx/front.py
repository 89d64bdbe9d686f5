"""What stands before the text of a long document: cover and contents."""

from __future__ import annotations

from documents.content import Contents, Cover
from documents.docx.looks import MM
from documents.docx.markup import Format, Stroke, TableCell, TableRow, field, paragraph, run, tab, table
from documents.docx.setting import ContentsLine, Setting

_COVER_TITLE_TOP, _COVER_LABELS_TOP = 50 * MM, 30 * MM
_COVER_LABEL, _COVER_VALUE = 46 * MM, 94 * MM
_FOOT_FRAME = 'w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"'


def set_cover(block: Cover, setting: Setting) -> str:
    """封面: mark, title, labelled lines, and the foot lines at the foot of the page."""
    frame = _FOOT_FRAME.format(width=round(setting.look.width * 20))
    foot = [paragraph("CoverFoot", run(line), Format(frame=frame)) for line in block.foot]
    parts = foot + ([paragraph("CoverMark", run(block.mark))] if block.mark else [])
    for number, line in enumerate(block.lines):
        parts.append(paragraph("CoverTitle", run(line), Format(before=_COVER_TITLE_TOP if number == 0 else None)))
    if block.labels:
        parts += [paragraph("Spacer", "", Format(line=_COVER_LABELS_TOP)), _labels(block, setting)]
    return "".join(parts)


def _labels(block: Cover, setting: Setting) -> str:
    """The labelled lines in the middle of the page, each value over a rule."""
    side = (setting.look.width - _COVER_LABEL - _COVER_VALUE) / 2
    rows = []
    for label, value in block.labels:
        cells = (
            TableCell(paragraph("CoverLabel", "")),
            TableCell(paragraph("CoverLabel", run(f"{label}：")), top_aligned=True),
            TableCell(paragraph("CoverValue", run(value)), borders=Stroke(0.5).xml("bottom")),
        )
        rows.append(TableRow(cells))
    return table([side, _COVER_LABEL, _COVER_VALUE], rows, padding=(2, 4)) + paragraph("Spacer", "", Format(line=1))


def set_contents(block: Contents, setting: Setting) -> str:
    """目录: a field that an editor computes anew, already filled, page numbers too."""
    title = paragraph("TOCHeading", run(block.title), Format(page_break=True))
    entries = list(setting.entries.values())
    instruction = f'TOC \\o "1-{setting.listed_levels}" \\h \\z'
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = []
    for number, entry in enumerate(entries, start=1):
        content = (begin if number == 1 else "") + _entry(entry) + (end if number == len(entries) else "")
        lines.append(paragraph(f"TOC{entry.level}", content))
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"


def _entry(entry: ContentsLine) -> str:
    number = field(f"PAGEREF {entry.bookmark} \\h", str(entry.page or ""))
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.text)}{tab()}{number}</w:hyperlink>'
