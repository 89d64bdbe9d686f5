"""第二章 投标人须知: the 前附表 and the numbered clauses."""

from __future__ import annotations

from documents.catalogue.parts import numbered_table
from documents.catalogue.tender_document.values import INSTRUCTIONS, Values
from documents.catalogue.tender_document.words import Numbering, ProcedureWords, section
from documents.content import AnyBlock, Chapter

_FRONT = (("序号", 8, "center"), ("事项", 24, "left"), ("内容和要求", 68, "left"))


def instructions(w: ProcedureWords, known: Values) -> list[AnyBlock]:
    """The whole chapter."""
    blocks: list[AnyBlock] = [
        Chapter(text=f"第二章　{w.instructions}"),
        section(1, f"{w.instructions}前附表"),
        numbered_table(_FRONT, INSTRUCTIONS.rows("front", known)),
    ]
    numbering = Numbering()
    for n, chapter in enumerate(INSTRUCTIONS.chapters("chapters", known), start=2):
        blocks += [section(n, chapter.title), *numbering.blocks(chapter.sections)]
    return blocks
