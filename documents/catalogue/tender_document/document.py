"""The whole document: cover, contents, seven chapters."""

from __future__ import annotations

from documents.catalogue.parts import document, title_lines
from documents.catalogue.tender_document.contract_text import contract_text
from documents.catalogue.tender_document.evaluation import evaluation
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.forms import forms
from documents.catalogue.tender_document.instructions import instructions
from documents.catalogue.tender_document.invitation import invitation
from documents.catalogue.tender_document.qualification import qualification
from documents.catalogue.tender_document.requirement import requirement
from documents.catalogue.tender_document.values import values_of
from documents.catalogue.tender_document.words import ProcedureWords
from documents.content import Contents, Cover, Document
from documents.dates import cn_date

RUNNING = 26
"""Characters of a project's name that stand in the running head beside the chapter's."""


def compose_solicitation(f: SolicitationFacts) -> Document:
    """招标文件 or 磋商文件, by the procedure of its facts."""
    w = f.words
    known = values_of(f, w)
    lines = title_lines(f.project_name, w.title, width=16)
    blocks = (
        _cover(f, w, lines),
        Contents(),
        *invitation(f, w, known),
        *instructions(w, known),
        *requirement(f, known),
        *qualification(known),
        *evaluation(f, w, known),
        *contract_text(f, w, known),
        *forms(f, w, known),
    )
    head = f.project_name if len(f.project_name) <= RUNNING else w.title
    return document(f, "tender", lines, blocks, running_head=head, cover=True)


def _cover(f: SolicitationFacts, w: ProcedureWords, lines: tuple[str, ...]) -> Cover:
    filing = (("备案编号", f.filing_number),) if f.filing_number else ()
    agency = (("采购代理机构", f.agency_name),) if f.agency_name else (("组织形式", "采购人自行组织采购"),)
    return Cover(
        mark="专门面向中小企业采购" if f.reserved else "",
        lines=lines,
        labels=(("项目编号", f.project_number), *filing, ("采购方式", w.method), ("采购人", f.purchaser_name), *agency),
        foot=(cn_date(f.doc_date),),
    )
