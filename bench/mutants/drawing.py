"""The mutants of a source file, made with the operators of cosmic-ray, and a draw among them by seed.

A place is a spot in a file and one kind of change there. The draw is among places, so that a comparison, which can be
changed in several ways, is not drawn more often than a number; which change it gets is drawn afterwards.
"""

from __future__ import annotations

import ast
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from bench.mutants.mutant import Mutant, mutant_of

_COMPARISONS = ["Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"] + [
    f"{one}_{other}"
    for one, others in {"Lt": ("LtE", "GtE"), "LtE": ("Lt", "Gt"), "Gt": ("GtE", "LtE"), "GtE": ("Gt", "Lt")}.items()
    for other in others
]
_ARITHMETIC = {"Add": "Sub", "Sub": "Add", "Mul": "FloorDiv", "FloorDiv": "Mul", "Div": "Mul", "Mod": "FloorDiv"}
_SETS = {"BitOr": "BitAnd", "BitAnd": "BitOr"}

OPERATORS = {
    "number": ("NumberReplacer",),
    "comparison": tuple(f"ReplaceComparisonOperator_{change}" for change in _COMPARISONS),
    "arithmetic": tuple(f"ReplaceBinaryOperator_{one}_{other}" for one, other in (_ARITHMETIC | _SETS).items()),
    "sign": ("ReplaceUnaryOperator_USub_UAdd",),
    "condition": ("AddNot", "ReplaceUnaryOperator_Delete_Not"),
    "word": (
        "ReplaceTrueWithFalse",
        "ReplaceFalseWithTrue",
        "ReplaceAndWithOr",
        "ReplaceOrWithAnd",
        "ReplaceBreakWithContinue",
        "ReplaceContinueWithBreak",
    ),
    "exception": ("ExceptionReplacer",),
    "loop": ("ZeroIterationForLoop",),
}
"""The operators of cosmic-ray that are used, by kind. Left out: those that nearly always end in a TypeError (`+` to
`<<`), which any test kills, and the removal of decorators, which mostly breaks the import."""

Position = tuple[int, int]
"""Line, counted from 1, and column, counted from 0."""


@dataclass(frozen=True)
class Place:
    """One spot of a file, and the changes of one kind that are possible there: operator and occurrence."""

    path: str
    at: Position
    kind: str
    changes: tuple[tuple[str, int], ...]


def places(path: str, source: str) -> Iterator[Place]:
    """Every place of a file whose change can be seen when the program runs."""
    tree, unseen = get_ast(source), _unseen(ast.parse(source))
    for kind, operators in OPERATORS.items():
        found: dict[Position, list[tuple[str, int]]] = defaultdict(list)
        for name in operators:
            operator = get_operator(f"core/{name}")()
            starts = (start for node in ast_nodes(tree) for start, _end in operator.mutation_positions(node))
            for occurrence, start in enumerate(starts):
                found[start].append((name, occurrence))
        for at, changes in found.items():
            if not any(first <= at < last and kind in kinds for first, last, kinds in unseen):
                yield Place(path, at, kind, tuple(changes))


def draw(sources: dict[str, str], seed: int, count: int) -> list[Mutant]:
    """So many mutants of these files (all, where there are fewer), the same for the same seed.

    Each place is drawn by what stands there, so that a change of one file changes no draw in the others.
    """
    drawn: list[Mutant] = []
    for lot, place in sorted(_lots(sources, seed), key=lambda lot: lot[0]):
        if len(drawn) == count:
            break
        if mutant := _made(place, sources[place.path], random.Random(lot)):
            drawn.append(mutant)
    return drawn


def _lots(sources: dict[str, str], seed: int) -> Iterator[tuple[str, Place]]:
    """A lot for each place: by the file's name, the line's text and where in the line; the next of its like gets another."""
    for path, source in sources.items():
        lines, like = source.splitlines(), Counter[str]()
        for place in sorted(places(path, source), key=lambda place: (place.at, place.kind)):
            line, column = place.at
            key = f"{seed} {Path(path).name} {place.kind} {column} {lines[line - 1]}"
            like[key] += 1
            yield hashlib.sha256(f"{key} {like[key]}".encode()).hexdigest(), place


def _made(place: Place, source: str, chance: random.Random) -> Mutant | None:
    """The mutant of a place. Returns None where it is no program, or the same program."""
    operator, occurrence = chance.choice(place.changes)
    changed = mutate_code(source, get_operator(f"core/{operator}")(), occurrence)
    try:
        same = changed is None or ast.dump(ast.parse(changed)) == _told(source)
    except SyntaxError:
        return None
    if same:
        return None
    return mutant_of(place.path, source, changed, place.at[0], operator)


@lru_cache(maxsize=4)
def _told(source: str) -> str:
    return ast.dump(ast.parse(source))


_ALL = frozenset(OPERATORS)


def _unseen(tree: ast.Module) -> list[tuple[Position, Position, frozenset[str]]]:
    """Spans where a change of these kinds is not seen when the program runs: unions of types, what only a type checker
    imports, and the options of a dataclass, which forbid to callers what mypy forbids too."""
    spans: list[tuple[Position, Position, frozenset[str]]] = []

    def leave_out(node: ast.AST | None, kinds: frozenset[str]) -> None:
        if node is not None:
            first, last = _start(node), (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
            spans.append((first, last, kinds))

    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            leave_out(node.returns, frozenset({"arithmetic"}))
        elif isinstance(node, ast.arg | ast.AnnAssign):
            leave_out(node.annotation, frozenset({"arithmetic"}))
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            leave_out(node, _ALL)
        elif isinstance(node, ast.ClassDef):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
                    leave_out(decorator, _ALL)
    return spans


def _start(node: ast.AST) -> Position:
    return (node.lineno, node.col_offset)  # type: ignore[attr-defined]
