"""What a requirement asks for beside the figures: of who runs stations, and of who builds the platform.

Defaults that the record cannot hold (`documents/content/requirement.yaml`); a request for the document may give
others. They say what the unified contract says, so that tender, contract and acceptance ask for the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


def texts_of(bought: Literal["operation", "platform"]) -> Texts:
    """The texts for the running of stations or for the platform, which has no list of services."""
    services = clauses.services() if bought == "operation" else ()
    parts = {part: TEXT.texts(f"{bought}_{part}", {}) for part in ("standards", "quality", "acceptance", "others")}
    return Texts(
        subject=TEXT.text(f"{bought}_subject", {}),
        services=tuple(text.replace("甲方", "采购人") for text in services),
        business=TEXT.texts("business", {}),
        **parts,
    )


def risks() -> tuple[tuple[str, str], ...]:
    """采购和履约的风险 with what is done against each (22号 25; 采购法 37; 条例 49, 54; 87号 60)."""
    return tuple((risk, answer) for risk, answer in TEXT.rows("risks", {}))
