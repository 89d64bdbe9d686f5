"""Every command that changes the record names who did it: by `--by`, or by the setting that stands for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

COMMANDS = Path(__file__).resolve().parents[2] / "console" / "commands"
CHANGING = frozenset({"writing", "restore_by", "submit"})
OF_THE_MACHINE = frozenset({"advance", "initialise"})
"""What the machine owes in any case; and the first administrator, who is entered by themself."""


def changing() -> list[tuple[str, ast.FunctionDef]]:
    found = []
    for file in sorted(COMMANDS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and _is_command(node) and _calls(node) & CHANGING:
                found.append((f"{file.stem}.{node.name}", node))
    return found


def _is_command(node: ast.FunctionDef) -> bool:
    return not node.name.startswith("_") and node.name not in OF_THE_MACHINE


def _calls(node: ast.FunctionDef) -> set[str]:
    return {call.func.id for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}


FOUND = changing()


def test_the_changing_commands_are_found() -> None:
    assert {"people.load", "programmes.load", "calendar.load", "thresholds.load", "custody.restore"} <= {
        name for name, _node in FOUND
    }


@pytest.mark.parametrize("node", [node for _name, node in FOUND], ids=[name for name, _node in FOUND])
def test_it_names_who_does_it(node: ast.FunctionDef) -> None:
    named = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
    assert {"by"} <= named or {"login"} <= named, node.name
