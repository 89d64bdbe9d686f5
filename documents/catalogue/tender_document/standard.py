"""采购需求的统一条款: what the city's plan and its unified contract ask of every operator, as clauses with their marks.

A district starts from these; it may add, leave out or mark otherwise in the facts of its own document.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from documents.catalogue.tender_document.rows import RequirementRow
from documents.catalogue.tender_document.words import Words
from documents.prose import Prose

CLAUSES = Prose("tender_document/standard")


@dataclass(frozen=True)
class Standard:
    """What the plan says of stations, staff and platform, and the figures of the contract."""

    heads: int
    """站长 per station."""
    staff: int
    """Full-time staff per station, the 站长 included."""
    staff_traits: tuple[str, ...]
    training: tuple[str, ...]
    hours: str
    area: int
    """Square metres that a station has as a rule."""
    equipment: tuple[str, ...]
    signs: tuple[str, ...]
    uniform: tuple[str, ...]
    rules: tuple[str, ...]
    systems: tuple[str, ...]
    functions: tuple[str, ...]
    opening: str
    """By when all stations run, in words."""
    acceptance_days: int
    invoice_days: int
    pass_score: int
    deduction: str
    """What is taken off for each point below the pass, in words."""
    deduction_cap: int


def standard_requirements(s: Standard, w: Words) -> tuple[RequirementRow, ...]:
    """The clauses, filled with the plan's words, in the words of the procedure."""
    said = {
        "heads": s.heads,
        "staff": s.staff,
        "traits": "、".join(s.staff_traits),
        "training": "；".join(s.training),
        "hours": s.hours,
        "area": s.area,
        "equipment": "、".join(s.equipment),
        "signs": "、".join(s.signs),
        "uniform": "、".join(s.uniform),
        "rules": "、".join(s.rules),
        "systems": "和".join(_quoted(s.systems)),
        "functions": "、".join(s.functions),
        "opening": s.opening,
        "acceptance": s.acceptance_days,
        "invoice": s.invoice_days,
        "passed": s.pass_score,
        "deduction": s.deduction,
        "cap": s.deduction_cap,
    }
    rows = CLAUSES.entries("clauses", {"w": asdict(w), **said})
    return tuple(RequirementRow(**row) for row in rows)


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [name if name.startswith("“") else f"“{name}”" for name in names]
