"""Running text: titles, headings, paragraphs, lists, clauses, notes, 附件说明, 署名."""

from __future__ import annotations

from dataclasses import replace

from documents.content import (
    Annex,
    AnnexNote,
    Chapter,
    Clause,
    Fields,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Recipients,
    Signature,
    Title,
)
from documents.docx.heads import space_under
from documents.docx.looks import GRID, HEI, KAI, LATIN
from documents.docx.markup import AS_STYLED, PLAIN, Font, Format, paragraph, run
from documents.docx.setting import Setting
from documents.kept import Kept, width_in_characters

_LEAD = Font(KAI, LATIN)
_LABEL = Font(HEI, LATIN)
_EN_SPACE = "\u2002"
_FLUSH = {
    "left": Format(align="left"),
    "center": Format(keep_next=True, align="center"),
    "right": Format(align="right"),
}
_TITLE_BEFORE = {2: GRID / 2, 3: GRID / 4}
_TITLE_UNDER_RED_HEAD = {1: 2 * GRID, 2: 1.5 * GRID, 3: 2.25 * GRID}
_ANNEX_TITLE = {1: (GRID, GRID), 2: (25.33, 18.095), 3: (25.33, 39.8075)}
"""Space above, and below, a title by the number of its lines: with it the text under it is on the grid."""


def set_title(block: Title, setting: Setting) -> str:
    """标题 with its lines as given, and the line under it."""
    look, lines = setting.look, len(block.lines)
    before = None
    if look.red_head:
        before = _TITLE_UNDER_RED_HEAD.get(lines, 2 * GRID) + space_under(setting)
    elif look.title_by_lines:
        before = _TITLE_BEFORE.get(lines)
    under = paragraph("Subtitle", run(block.subtitle)) if block.subtitle else ""
    after = look.title.after - look.subtitle_pull if under else None
    format = Format(before=before, line=_title_line(setting, lines), after=after)
    return paragraph("Title", run("\n".join(block.lines)), format) + under


def _title_line(setting: Setting, lines: int) -> float | None:
    """A title of one line fills one line of the grid."""
    return GRID if lines == 1 and setting.look.title_by_lines else None


def set_annex(block: Annex, setting: Setting) -> str:
    """附件1 on a new page, and its title."""
    lines = len(block.lines)
    before, after = _ANNEX_TITLE.get(lines, (25.33, 32.57))
    format = Format(before=before, after=after, line=_title_line(setting, lines))
    return paragraph("AnnexMark", run(block.mark)) + paragraph("Title", run("\n".join(block.lines)), format)


def set_recipients(block: Recipients, setting: Setting) -> str:
    """主送机关."""
    return paragraph("Recipients", run("，".join(block.names) + "："))


def set_chapter(block: Chapter, setting: Setting, index: int) -> str:
    """A chapter's heading: at the head of a page, or in the run of the text."""
    style, look = setting.heading_style(block), setting.look
    if block.new_page and look.chapters_break:
        return paragraph(style, _marked(run(block.text), setting, index), Format(page_break=True))
    if not look.chapters_centred:
        return paragraph(style, _marked(run(block.text), setting, index))
    text = run(block.text, Font(HEI, LATIN, 13))
    in_text = Format(line=look.body.line, before=10, after=4, align="left")
    return paragraph(style, _marked(text, setting, index), in_text)


def set_heading(block: Heading, setting: Setting, index: int) -> str:
    """A heading, in the style of its level."""
    return paragraph(setting.heading_style(block), _marked(run(block.text), setting, index))


def _marked(content: str, setting: Setting, index: int) -> str:
    """The content between the bookmark that the contents point at, where they list it."""
    entry = setting.entries.get(index)
    if entry is None:
        return content
    start = f'<w:bookmarkStart w:id="{index}" w:name="{entry.bookmark}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{index}"/>'


def _held(kept: Kept, left: int) -> bool:
    """Whether a line stays with the next one: `left` counts the lines of its block from the last, from 1."""
    return left <= kept.closing or (kept.next and left == 1)


def set_paragraph(block: Paragraph, setting: Setting, kept: Kept) -> str:
    """正文: each line of the text is a paragraph; the first may begin with a lead."""
    if block.align != "justify":
        style, format = "Flush", _FLUSH[block.align]
    else:
        style, format = ("BodyText" if block.indent else "Flush"), AS_STYLED
    lines = block.text.split("\n")
    parts = []
    for number, line in enumerate(lines):
        lead = run(block.lead, _LEAD) if number == 0 else ""
        held = _held(kept, len(lines) - number)
        keeping = replace(format, keep_next=format.keep_next or held, widows=held)
        parts.append(paragraph(style, lead + run(line), keeping))
    return "".join(parts)


def set_list(block: ListBlock, setting: Setting, kept: Kept) -> str:
    """列表, its numbers in the text."""
    count = len(block.items)
    return "".join(
        paragraph("BodyText", run(item), Format(keep_next=_held(kept, count - number)))
        for number, item in enumerate(block.items)
    )


def set_fields(block: Fields, setting: Setting, kept: Kept) -> str:
    """要素: label and value, one line each; in 纪要 the labels in 黑体 and what follows hanging under itself."""
    hanging = setting.look.red_head == "minutes"
    more = Format(left=5 * setting.look.character, first=0) if hanging else AS_STYLED
    parts = []
    for number, (label, value) in enumerate(block.rows):
        first, *others = value.split("\n")
        keep = _held(kept, len(block.rows) - number)
        content = run(f"{label}：", _LABEL if hanging else PLAIN) + run(first)
        parts.append(paragraph("FieldText", content, Format(keep_next=keep)))
        parts += [paragraph("FieldText", run(line), replace(more, keep_next=keep)) for line in others]
    return "".join(parts)


def set_clause(block: Clause, setting: Setting, kept: Kept) -> str:
    """条款: ★, number, text."""
    lines = f"{'★' if block.starred else ''}{block.number}{_EN_SPACE}{block.text}".split("\n")
    return "".join(
        paragraph("BodyText", run(line), Format(keep_next=_held(kept, len(lines) - number)))
        for number, line in enumerate(lines)
    )


def set_annex_note(block: AnnexNote, setting: Setting, kept: Kept) -> str:
    """附件说明, the names under one another behind the word 附件."""
    several = len(block.names) > 1
    parts = []
    for number, name in enumerate(block.names, start=1):
        first, last = number == 1, number == len(block.names)
        text = ("附件：" if first else "") + (f"{number}.{_EN_SPACE}" if several else "") + name
        format = Format(
            keep_next=not last or kept.next,
            before=setting.look.annex_gap if first else None,
            first=-3 * setting.look.character if first else None,
        )
        parts.append(paragraph("AnnexNote", run(text), format))
    return "".join(parts)


def set_signature(block: Signature, setting: Setting) -> str:
    """署名 and 成文日期 under the place for the seal: the date four characters from the right edge (GB/T
    9704-2012, 7.3.5), each line centred over it."""
    lines = (*block.orgs, block.day)
    pitch = setting.look.character
    widest = max(width_in_characters(line) for line in lines)
    edge = max(0.0, min(setting.look.edge, setting.look.width / pitch - widest))
    parts = []
    for number, line in enumerate(lines, start=1):
        format = Format(
            keep_next=number < len(lines),
            before=setting.look.seal if number == 1 else None,
            right=(edge + (widest - width_in_characters(line)) / 2) * pitch,
        )
        parts.append(paragraph("Signature", run(line), format))
    return "".join(parts)


def set_note(block: Note, setting: Setting) -> str:
    """填表说明、备注 in smaller type."""
    return "".join(paragraph("Note", run(item)) for item in block.items)
