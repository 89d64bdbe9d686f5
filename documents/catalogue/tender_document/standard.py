"""采购需求的统一条款: what the city's plan and its unified contract ask of every operator, as clauses with their marks.

A district starts from these; it may add, leave out or mark otherwise in the facts of its own document.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from documents.catalogue.tender_document.rows import RequirementRow
from documents.catalogue.tender_document.words import ProcedureWords
from documents.prose import Prose

CLAUSES = Prose("tender_document/standard")


@dataclass(frozen=True)
class Standard:
    """What the plan says of stations, staff and platform, and the figures of the contract."""

    heads: int | None
    """站长 per station."""
    staff: int
    """Full-time staff per station, the 站长 included."""
    staff_traits: tuple[str, ...]
    training: tuple[str, ...]
    hours: str
    area: int | None
    """Square metres that a station has as a rule; None if the plan sets none."""
    equipment: tuple[str, ...]
    signs: tuple[str, ...]
    uniform: tuple[str, ...]
    rules: tuple[str, ...]
    systems: tuple[str, ...]
    functions: tuple[str, ...]
    goal: str
    """How data are gathered, in the plan's words."""
    opening: str
    """By when all stations run, in words."""
    acceptance_days: int
    invoice_days: int
    paid_within: int | None
    """Days from the acceptance, where the document says so in place of those from the invoice."""
    pass_score: int
    deduction: str
    """What is taken off for each point below the pass, in words."""
    deduction_cap: int
    deduction_by: str = "station"


def standard_requirements(s: Standard, w: ProcedureWords) -> tuple[RequirementRow, ...]:
    """The clauses, filled with the plan's words, in the words of the procedure. What the plan does not ask for is left
    out."""
    posts, place = f"设站长{s.heads}名，" if s.heads else "", f"服务面积一般不小于{s.area}平方米，" if s.area else ""
    shown = [
        f"驿站应当具备下列标识和公示：{'、'.join(s.signs)}" if s.signs else "",
        f"落实下列统一要求：{'、'.join(s.uniform)}" if s.uniform else "",
    ]
    said = {
        "posts": f"{posts}专职工作人员（含站长）不少于{s.staff}名，",
        "place": place + (f"配有{'、'.join(s.equipment)}等设施设备，" if s.equipment else ""),
        "shown": "；".join(text for text in shown if text),
        "goal": s.goal or "统一归集、统一发布",
        "traits": "、".join(s.staff_traits),
        "training": "；".join(s.training),
        "hours": s.hours,
        "rules": "、".join(s.rules),
        "systems": "和".join(_quoted(s.systems)),
        "functions": "、".join(s.functions),
        "opening": s.opening,
        "acceptance": s.acceptance_days,
        "invoice": s.invoice_days,
        "paid_within": s.paid_within,
        "passed": s.pass_score,
        "deduction": s.deduction,
        "cap": s.deduction_cap,
        "deduction_by": s.deduction_by,
    }
    rows = CLAUSES.entries("clauses", {"w": asdict(w), **said})
    return tuple(RequirementRow(**row) for row in rows)


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [name if name.startswith("“") else f"“{name}”" for name in names]
