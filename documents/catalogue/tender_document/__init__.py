"""采购文件: 公开招标文件 (87号 20) and 竞争性磋商文件 (财库〔2014〕214号), complete and ready to publish."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from documents.catalogue.contract import clauses as contract_clauses
from documents.catalogue.contract import facts as contract_facts
from documents.catalogue.contract import text as contract
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.tender_document.document import compose_solicitation
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, TenderDocumentFacts

_SOURCES = (
    contract,
    contract_clauses,
    contract_facts,
    *(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)),
)

KINDS = (
    document_kind_of(
        "tender_document",
        "公开招标文件",
        TenderDocumentFacts,
        compose_solicitation,
        group="采购",
        layout="tender",
        file_name="{title}-{project_number}",
        issue="signed",
        others=_SOURCES,
    ),
    document_kind_of(
        "consultation_document",
        "竞争性磋商文件",
        ConsultationDocumentFacts,
        compose_solicitation,
        group="采购",
        layout="tender",
        file_name="{title}-{project_number}",
        issue="signed",
        others=_SOURCES,
    ),
)
