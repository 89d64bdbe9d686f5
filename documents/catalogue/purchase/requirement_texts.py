"""What a requirement asks for beside the figures, by the profile of the purchase (rules.purchase.profile).

Defaults that the record cannot hold (`documents/content/requirement.yaml`); a request for the document may give
others. They say what the unified contract says, so that tender, contract and acceptance ask for the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from documents.catalogue.contract import clauses
from documents.prose import Prose

TEXT = Prose("requirement")


@dataclass(frozen=True)
class Texts:
    """The parts of a requirement in words."""

    subject: str
    services: tuple[str, ...]
    standards: tuple[str, ...]
    quality: tuple[str, ...]
    acceptance: tuple[str, ...]
    others: tuple[str, ...]
    business: tuple[str, ...]


UNIFIED = frozenset({"operation", "platform"})
"""Profiles whose services stand elsewhere: in the unified contract, in the plan. They share their business terms."""


def texts_of(bought: str) -> Texts:
    """The texts for a profile."""
    parts = {part: TEXT.texts(f"{bought}_{part}", {}) for part in ("standards", "quality", "acceptance", "others")}
    if bought in UNIFIED:
        services = clauses.services() if bought == "operation" else ()
        business = TEXT.texts("business", {})
    else:
        services = TEXT.texts(f"{bought}_services", {})
        business = (*TEXT.texts(f"{bought}_contract", {}), *TEXT.texts("delivery", {}))
    return Texts(
        subject=TEXT.text(f"{bought}_subject", {}),
        services=tuple(text.replace("甲方", "采购人") for text in services),
        business=business,
        **parts,
    )


def risks() -> tuple[tuple[str, str], ...]:
    """采购和履约的风险 with what is done against each (22号 25; 采购法 37; 条例 49, 54; 87号 60)."""
    return tuple((risk, answer) for risk, answer in TEXT.rows("risks", {}))
