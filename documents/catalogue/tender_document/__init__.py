"""采购文件: 招标文件 (87号 20), 磋商文件 (财库〔2014〕214号), 谈判文件 (74号), that of the platform; complete and ready to
publish."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from documents.catalogue.contract import clauses as contract_clauses
from documents.catalogue.contract import facts as contract_facts
from documents.catalogue.contract import platform as platform_contract
from documents.catalogue.contract import text as contract
from documents.catalogue.kinds import DocumentKind, document_kind_of
from documents.catalogue.tender_document.document import compose_solicitation
from documents.catalogue.tender_document.facts import (
    ConsultationDocumentFacts,
    NegotiationDocumentFacts,
    SolicitationFacts,
    TenderDocumentFacts,
)
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts

_SOURCES = (
    contract,
    contract_clauses,
    contract_facts,
    platform_contract,
    *(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)),
)


def _kind(kind: str, title: str, facts: type[SolicitationFacts]) -> DocumentKind:
    return document_kind_of(
        kind,
        title,
        facts,
        compose_solicitation,
        group="采购",
        layout="tender",
        file_name="{title}-{project_number}",
        issue="signed",
        others=_SOURCES,
    )


KINDS = (
    _kind("tender_document", "公开招标文件", TenderDocumentFacts),
    _kind("consultation_document", "竞争性磋商文件", ConsultationDocumentFacts),
    _kind("negotiation_document", "竞争性谈判文件", NegotiationDocumentFacts),
    _kind("platform_document", "信息平台采购文件", PlatformDocumentFacts),
)
