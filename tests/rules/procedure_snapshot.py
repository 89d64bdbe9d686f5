"""Every procedure as it was last approved, step by step: `snapshots/procedures.txt`.

`python -m tests.rules.procedure_snapshot` writes it anew after a change that is meant; the difference is then read in
the commit. A step lost, a gate that has opened, a day more or less is seen there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path
from typing import Any

from rules.procedure import Procedure
from rules.procedures import PROCEDURES

FILE = Path(__file__).parent / "snapshots" / "procedures.txt"


def text() -> str:
    """All procedures, a line for each thing said."""
    return "".join(f"{line.rstrip()}\n" for procedure in PROCEDURES.values() for line in _lines(procedure))


def _lines(procedure: Procedure) -> Iterator[str]:
    said = " ".join(_said(procedure, {"name", "title", "steps", "index"}))
    yield f"{procedure.name} {procedure.title} {said}"
    for step in procedure.steps:
        yield f"  {step.name} {step.title} {' '.join(_said(step, {'name', 'title', 'terms', 'waits', 'apart_from'}))}"
        for part in (*step.terms, *step.waits, *step.apart_from):
            yield f"    {type(part).__name__} {' '.join(_said(part, set()))}"


def _said(declared: Any, elsewhere: set[str]) -> Iterator[str]:
    """The fields that differ from their default."""
    for field in fields(declared):
        value = getattr(declared, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if field.name not in elsewhere and value != default:
            yield field.name if value is True else f"{field.name}={_shown(value)}"


def _shown(value: Any) -> str:
    if isinstance(value, frozenset):
        return "|".join(sorted(map(_shown, value)))
    if isinstance(value, tuple):
        return ",".join(map(_shown, value))
    return str(value.value) if isinstance(value, Enum) else str(value)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(), encoding="utf-8")
