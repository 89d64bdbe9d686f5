"""第四章 资格审查: who reviews, what is reviewed against which proof, what follows."""

from __future__ import annotations

from documents.catalogue.parts import numbered_table
from documents.catalogue.tender_document.values import Values
from documents.catalogue.tender_document.words import sections
from documents.content import AnyBlock, Chapter
from documents.prose import Prose

TEXT = Prose("tender_document/qualification")
_COLUMNS = (("序号", 8, "center"), ("审查内容", 25, "left"), ("审查标准", 32, "left"), ("证明材料", 35, "left"))


def qualification(known: Values) -> list[AnyBlock]:
    """The whole chapter."""
    found = numbered_table(_COLUMNS, TEXT.rows("table", known))
    return [Chapter(text="第四章　资格审查"), *sections(TEXT.pages("sections", known, {"table": [found]}))]
