"""The register of document kinds, and the hash of all that shapes one."""

from __future__ import annotations

import hashlib
import inspect
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args

from documents.catalogue.kinds import DocumentKind, Group
from documents.errors import UnknownDocumentKind
from documents.folders import Stamp, content_file, stamp
from documents.prose import Prose
from documents.render import TEMPLATES


def _declared() -> dict[str, DocumentKind]:
    """Every kind that a module of this package declares in KINDS, by the groups of the catalogue."""
    package = import_module(__package__)
    names = [found.name for found in walk_packages(package.__path__, f"{__package__}.") if found.name != __name__]
    kinds = [kind for name in names for kind in getattr(import_module(name), "KINDS", ())]
    order = get_args(Group)
    return {kind.kind: kind for kind in sorted(kinds, key=lambda kind: order.index(kind.group))}


CATALOGUE: dict[str, DocumentKind] = _declared()


def document_kind(kind: str) -> DocumentKind:
    """The kind by its id. Raises UnknownDocumentKind, which lists those that there are."""
    if kind not in CATALOGUE:
        raise UnknownDocumentKind(f"没有“{kind}”这种文书。可用的有：{'、'.join(CATALOGUE)}。")
    return CATALOGUE[kind]


def prose_of(kind: DocumentKind) -> tuple[Prose, ...]:
    """The content files of the modules that shape a kind."""
    named = (value for name in kind.modules for value in vars(sys.modules[name]).values() if isinstance(value, Prose))
    return tuple(sorted(set(named), key=lambda prose: prose.name))


def template_hash(kind: str, overrides: Path | None = None) -> str:
    """SHA-256 over everything that shapes the kind's look and words: sources, content files, templates, style sheets; with an
    override folder, what it lays over them.

    Stored with each issued document. Raises UnknownDocumentKind.
    """
    return _template_hash(kind, overrides, stamp(overrides))


@lru_cache(maxsize=1024)
def _template_hash(kind: str, overrides: Path | None, _changed: Stamp) -> str:
    found = document_kind(kind)
    digest = hashlib.sha256()
    for name in found.modules:
        digest.update(inspect.getsource(sys.modules[name]).encode())
    for prose in prose_of(found):
        digest.update(prose.name.encode() + b"\0" + prose.path.read_bytes())
    files = ("blocks.html", "base.html", f"{found.layout}/document.html")
    sheets = ("css/base.css", f"css/{found.layout}.css", "css/rehearsal.css", "css/draft.css")
    for name in (*files, *sheets):
        path = overrides / name if overrides and (overrides / name).is_file() else TEMPLATES / name
        digest.update(name.encode() + b"\0" + path.read_bytes())
    if words := content_file(overrides, kind):
        digest.update(b"content\0" + words.read_bytes())
    return digest.hexdigest()
