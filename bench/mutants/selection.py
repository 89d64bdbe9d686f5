"""The tests that judge a mutant: those that reach the changed statement, likely and quick ones first."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.mutants.reach import ROOT, SOURCES, Reach, Reached

FIRST_SECONDS, FIRST_FILES = 3.0, 3
"""What the first round asks at most: most mutants die there, and few test files need to be imported."""

SECONDS = 25.0
"""Processor seconds of tests, as measured under coverage.py, that a mutant must survive to count as a survivor."""

FEW = 5
"""Reached by fewer tests than this, a statement may owe that to a cache: the tests of its file are asked as well."""


@dataclass(frozen=True)
class Selection:
    """The tests of one mutant, in the order in which they run: a quick first round, then the others."""

    first: tuple[Reached, ...]
    then: tuple[Reached, ...]

    @property
    def files(self) -> int:
        return len({test.file for test in (*self.first, *self.then)})


def select(reach: Reach, path: str, line: int, source: str) -> Selection:
    """The tests for a change in this line of a source file."""
    mask, runs_on_import = statement(source, line)
    tests = {test.name: test for test in ([] if runs_on_import else reach.of_lines(path, mask))}
    ranked = sorted(tests.values(), key=lambda test: _rank(test, path))
    if runs_on_import or len(tests) < FEW:
        others = {test.name: test for near in _near(path) for test in reach.by_file.get(near, ())}
        others |= {test.name: test for test in reach.of_tables if test.file in _readers(path)}
        ranked += sorted(
            (test for name, test in others.items() if name not in tests), key=lambda test: _rank(test, path)
        )
    return _rounds(ranked)


def _rounds(ranked: Iterable[Reached]) -> Selection:
    first: list[Reached] = []
    then: list[Reached] = []
    files: set[str] = set()
    seconds = quick = 0.0
    for test in ranked:
        if (seconds := seconds + test.seconds) > SECONDS and (first or then):
            break
        if quick + test.seconds <= FIRST_SECONDS and (test.file in files or len(files) < FIRST_FILES):
            first.append(test)
            files.add(test.file)
            quick += test.seconds
        else:
            then.append(test)
    return Selection(tuple(first), tuple(then))


def _rank(test: Reached, path: str) -> tuple[int, float]:
    """Mirrored test files first, then those of the same floor, then the quick ones."""
    mirrors = _mirrors(path)
    if test.file in mirrors:
        return mirrors.index(test.file), test.seconds
    same = test.file.startswith(f"tests/{path.partition('/')[0]}/")
    return len(mirrors) + (not same), test.seconds


@cache
def _mirrors(path: str) -> tuple[str, ...]:
    """Where the tests of a source file stand: of its own name in the mirrored folder, of its folder, anywhere."""
    own = Path(path)
    named = [Path("tests") / own.parent / f"test_{own.stem}.py"]
    if len(own.parts) > 2:
        named.append(Path("tests") / own.parent.parent / f"test_{own.parent.name}.py")
    if own.parts[:2] == ("rules", "statute"):
        named.append(Path("tests/docs/test_rules.py"))
    named += [file.relative_to(ROOT) for file in sorted((ROOT / "tests").rglob(f"test_{own.stem}.py"))]
    return tuple(dict.fromkeys(file.as_posix() for file in named))


@cache
def _readers(path: str) -> frozenset[str]:
    """The test files that hold a file's tables against what they should be: its mirrors, and those that look at the
    classes of every floor."""
    return frozenset({*_mirrors(path), "tests/models/test_refusal.py", "tests/record/entry/test_details.py"})


@cache
def _near(path: str) -> tuple[str, ...]:
    """The file itself and those that import it, at first hand or through others: they hold what is made at import."""
    found, ahead = [path], [path]
    while ahead:
        for other in _importers().get(ahead.pop(0), ()):
            if other not in found:
                found.append(other)
                ahead.append(other)
    return tuple(found)


@cache
def _importers() -> dict[str, list[str]]:
    """Of each source file, the source files that import it."""
    found: dict[str, list[str]] = {}
    for file in (file for floor in SOURCES for file in sorted((ROOT / floor).rglob("*.py"))):
        for name in _imported(ast.parse(file.read_text(encoding="utf-8"))):
            stem = ROOT / name.replace(".", "/")
            for target in (stem.with_suffix(".py"), stem / "__init__.py"):
                if target.exists():
                    found.setdefault(target.relative_to(ROOT).as_posix(), []).append(file.relative_to(ROOT).as_posix())
    return found


def _imported(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def statement(source: str, line: int) -> tuple[int, bool]:
    """The lines of the innermost statement around a line, as a mask, and whether it runs when the file is imported.

    Of a statement with a body only the head counts; the values that a function takes by default run on import.
    """
    first, last, runs_on_import = line, line, True
    body: list[ast.AST] = [ast.parse(source)]
    while body:
        node = body.pop()
        for child in ast.iter_child_nodes(node):
            if not hasattr(child, "lineno"):
                body.append(child)  # a clause of match, a with-item: their statements lie within
            elif child.lineno <= line <= child.end_lineno:
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                    runs_on_import = runs_on_import and not _inside(child, line)
                if isinstance(child, ast.stmt | ast.ExceptHandler):
                    first, last = _head(child, line)
                body.append(child)
    mask = sum(1 << number for number in range(first, last + 1))
    return mask, runs_on_import


def _inside(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, line: int) -> bool:
    first = function.body if isinstance(function, ast.Lambda) else function.body[0]
    return line >= first.lineno


def _head(node: ast.stmt | ast.ExceptHandler, line: int) -> tuple[int, int]:
    within = getattr(node, "body", None)
    if within and line < within[0].lineno:
        return node.lineno, within[0].lineno - 1
    return node.lineno, node.end_lineno or node.lineno
