"""The catalogue of documents: for each kind a facts model and a pure composition.

A module declares its kinds in KINDS and is found by that; `./yicheng documents kinds` lists them all.
"""

from documents.catalogue.kinds import DocumentKind
from documents.catalogue.registry import CATALOGUE, document_kind, template_hash

__all__ = ["CATALOGUE", "DocumentKind", "document_kind", "template_hash"]
