"""A source file with one change, and where in the file the change stands."""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """A source file with one change."""

    path: str
    line: int
    definition: str
    """The function or class around the change, dotted; empty at the level of the module."""
    operator: str
    before: str
    """The lines that the change touches, without white space at both ends."""
    after: str
    source: str
    """The whole file, changed."""

    @cached_property
    def id(self) -> str:
        """The same for the same change of the same file; another file gives other ids."""
        return hashlib.sha256(f"{self.path}\n{self.source}".encode()).hexdigest()[:16]

    @property
    def module(self) -> str:
        parts = Path(self.path).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def mutant_of(path: str, source: str, changed: str, line: int, operator: str) -> Mutant:
    """A mutant by its file as it is and as it is changed."""
    old, new = source.splitlines(), changed.splitlines()
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    last = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    return Mutant(
        path,
        line,
        definition_at(ast.parse(source), line),
        operator,
        "\n".join(old[first : len(old) - last]).strip(),
        "\n".join(new[first : len(new) - last]).strip(),
        changed,
    )


def definition_at(tree: ast.Module, line: int) -> str:
    """The dotted name of the innermost function or class around a line, '' for none."""
    names: list[str] = []
    body: list[ast.stmt] = tree.body
    while inner := [
        node for node in body if isinstance(node, _NAMED) and node.lineno <= line <= (node.end_lineno or 0)
    ]:
        names.append(inner[0].name)
        body = inner[0].body
    return ".".join(names)


_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
