"""第一章 投标邀请: the fields of the notice."""

from __future__ import annotations

from documents.amounts import figures
from documents.catalogue.parts import ASK_ARTICLE_22, notice_contacts, p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.values import Values
from documents.catalogue.tender_document.words import ProcedureWords, sections
from documents.content import AnyBlock, Chapter, Heading, Table
from documents.prose import Prose

TEXT = Prose("tender_document/invitation")
_LOTS = (
    ("包号", 14, "center"),
    ("采购包名称", 30, "left"),
    ("驿站数（个）", 14, "right"),
    ("预算金额（元）", 21, "right"),
    ("最高限价（元）", 21, "right"),
)


def invitation(f: SolicitationFacts, w: ProcedureWords, known: Values) -> list[AnyBlock]:
    """The whole chapter; its closing section names purchaser, agency and contact."""
    inserts: dict[str, list[AnyBlock]] = {"lots": [lot_table(f)], "article_22": [p(item) for item in ASK_ARTICLE_22]}
    contacts = (
        block.model_copy(update={"listed": True}) if isinstance(block, Heading) else block
        for block in notice_contacts(f, 7, "采购")
    )
    return [
        Chapter(text=f"第一章　{w.invitation}"),
        *TEXT.blocks("summary", known),
        *sections(TEXT.pages("sections", known, inserts)),
        *contacts,
    ]


def lot_table(f: SolicitationFacts) -> Table:
    """Lots with their money, and their stations where they have any."""
    stations = sum(len(lot.stations) for lot in f.lots)
    rows = [
        (lot.number, lot.name, str(len(lot.stations)), figures(lot.budget), figures(lot.price_cap)) for lot in f.lots
    ]
    total = ("合计", "", str(stations), figures(f.budget), figures(sum(lot.price_cap for lot in f.lots)))
    if stations:
        return table(_LOTS, rows, total=total)
    kept = [n for n in range(5) if n != 2]
    columns = [(_LOTS[n][0], _LOTS[n][1] + (14 if n == 1 else 0), _LOTS[n][2]) for n in kept]
    return table(columns, ([row[n] for n in kept] for row in rows), total=[total[n] for n in kept])
