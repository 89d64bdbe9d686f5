"""The text of the file: every block set by its own function, in order, over the sections of the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from documents import content
from documents.content import AnyBlock
from documents.docx import front, heads, pictures, tables, text
from documents.docx.markup import Format, paragraph
from documents.docx.pages import Pages
from documents.docx.setting import Setting
from documents.kept import Kept
from documents.placed import Placed, place

_SET: dict[type[content.Block], Callable[[Any, Setting], str]] = {
    content.Cover: front.set_cover,
    content.Contents: front.set_contents,
    content.Title: text.set_title,
    content.Recipients: text.set_recipients,
    content.Signature: text.set_signature,
    content.Imprint: tables.set_imprint,
    content.Annex: text.set_annex,
    content.Note: text.set_note,
}
_SET_KEPT: dict[type[content.Block], Callable[[Any, Setting, Kept], str]] = {
    content.Paragraph: text.set_paragraph,
    content.ListBlock: text.set_list,
    content.Fields: text.set_fields,
    content.AnnexNote: text.set_annex_note,
    content.FormBlock: tables.set_form,
    content.SigningPage: tables.set_signing_page,
    content.Clause: text.set_clause,
}


def body_of(setting: Setting, pages: Pages) -> str:
    """The content of `w:body`: a section for cover and contents, one for the text, and one without page numbers
    for a 版记 after an empty page."""
    parts, last, breaks = [heads.set_head(setting)], pages.text, False
    blocks = setting.document.blocks
    for index, item in enumerate(place(setting.document)):
        block = item.block
        if 0 < setting.front_blocks == index:
            parts.append(_end_of(pages.front()))
            breaks = False
        if isinstance(block, content.Imprint) and setting.laid_out.imprint != "under_text":
            breaks = True
            if setting.laid_out.imprint == "after_blank":
                parts += [_end_of(pages.text()), tables.spacer(1)]
                last = pages.unnumbered
        if breaks and not _breaks_itself(block, setting):
            parts.append(tables.page_break())
        after_table = index > 0 and isinstance(blocks[index - 1], content.Table) and not breaks
        parts.append(_set(item, setting, index, after_table=after_table))
        breaks = isinstance(block, content.Cover | content.Contents | content.PageBreak)
    if setting.front_blocks == len(blocks):
        last = pages.front
    return "".join((*parts, last()))


def _end_of(section: str) -> str:
    return paragraph("Spacer", "", Format(line=1), section)


def _breaks_itself(block: AnyBlock, setting: Setting) -> bool:
    if isinstance(block, content.Chapter):
        return block.new_page and setting.look.chapters_break
    return isinstance(block, content.Annex | content.Contents | content.PageBreak)


def _set(item: Placed, setting: Setting, index: int, *, after_table: bool) -> str:
    block = item.block
    if isinstance(block, content.PageBreak):
        return ""
    if isinstance(block, content.Chapter):
        return text.set_chapter(block, setting, index)
    if isinstance(block, content.Heading):
        return text.set_heading(block, setting, index)
    if isinstance(block, content.Table):
        return tables.set_table(block, setting, item.caption, item.kept, after_table=after_table)
    if isinstance(block, content.Chart | content.Timeline):
        return pictures.set_drawings(item.drawings, item.caption, setting, index)
    if type(block) in _SET_KEPT:
        return _SET_KEPT[type(block)](block, setting, item.kept)
    return _SET[type(block)](block, setting)
