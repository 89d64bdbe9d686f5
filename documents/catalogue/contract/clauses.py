"""The articles of the unified 驿站运营合同, in order, and the rows of its annex of stations.

Their text is `documents/content/contract/articles.yaml`. Every item that a government service contract must hold is
there; where the law gives a number, the text that both parties sign names its source.
"""

from __future__ import annotations

from documents.amounts import decimal_text
from documents.catalogue.contract.facts import ContractTerms, OperatingContractFacts, paper_names
from documents.prose import Prose, ProseSection

ARTICLES = Prose("contract/articles")
_TERMS = tuple(name for name in vars(ContractTerms) if not name.startswith("_"))


def services() -> tuple[str, ...]:
    """What every station does, as requirement and contract have it."""
    return ARTICLES.texts("services", {})


def articles(f: ContractTerms) -> tuple[ProseSection, ...]:
    """The articles with their clauses, without numbers."""
    document, bid, letter = paper_names(f.procurement_method)
    terms = {name: getattr(f, name) for name in _TERMS}
    return ARTICLES.sections(
        "articles", {**terms, "document": document, "bid": bid, "letter": letter, "services": services()}
    )


def station_rows(f: OperatingContractFacts) -> list[tuple[str, ...]]:
    """Rows of annex 1."""
    return [
        (str(n), s.name, s.address, decimal_text(s.area), str(s.staff), s.supervisor or "待定")
        for n, s in enumerate(f.stations, start=1)
    ]
