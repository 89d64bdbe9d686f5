"""The catalogue of documents: for each kind a facts model and a pure composition.

A module declares its kinds in KINDS and is found by that; `./yicheng documents kinds` lists them all. The register of
all kinds is made when it is first asked for: an act needs the value types of this package, not its 90 documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.catalogue.kinds import DocumentKind
    from documents.catalogue.registry import CATALOGUE, document_kind, template_hash

__all__ = ["CATALOGUE", "DocumentKind", "document_kind", "template_hash"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from documents.catalogue import registry

    return getattr(registry, name)
