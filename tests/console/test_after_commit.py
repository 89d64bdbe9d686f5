"""Nothing is told as done before it is: what is said inside a transaction stands there although the transaction fails,
and an output that is closed would roll it back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CONSOLE = Path(__file__).resolve().parents[2] / "console"
SAYING = frozenset({"say", "echo", "print", "print_json", "write"})
FILES = sorted(CONSOLE.rglob("*.py"))


def said_too_soon(tree: ast.Module) -> Iterator[int]:
    """The lines inside `with writing(…)` that print, or call a function of the file that does."""
    saying = set(SAYING)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    while more := {f.name for f in functions if f.name not in saying and _calls(f) & saying}:
        saying |= more
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(_name(item.context_expr) == "writing" for item in node.items):
            for line in node.body:
                yield from (call.lineno for call in ast.walk(line) if _name(call) in saying)


def _calls(node: ast.AST) -> set[str]:
    return {_name(call) for call in ast.walk(node)} - {""}


def _name(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):  # `typer.echo`; a function of this file is called by its bare name
        return node.func.attr if node.func.attr in SAYING else ""
    return getattr(node.func, "id", "")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CONSOLE)))
def test_it_is_told_after_the_commit(file: Path) -> None:
    assert list(said_too_soon(ast.parse(file.read_text("utf-8")))) == []


@pytest.mark.parametrize("line", ["say('x')", "typer.echo('x')", "_tell()", "_through()"])
def test_the_rule_finds(line: str) -> None:
    text = f"def _tell(): say('x')\ndef _through(): _tell()\ndef act():\n with writing(e) as s:\n  {line}\n say('y')\n"
    assert list(said_too_soon(ast.parse(text))) == [5]
