"""What the platform is asked to do, as requirement, purchasing document and contract have it alike.

The words are `documents/content/platform.yaml`; the figures are those that the purchaser entered with the requirement,
the systems and functions those of the plan (四(四)).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from documents.catalogue.contract.facts import PlatformFunctionRow
from documents.catalogue.tender_document.rows import RequirementRow
from documents.prose import Prose

TEXT = Prose("platform")
KNOWN = frozenset({"seekers", "jobs", "notices"})
"""Functions of plans that have texts of their own; any other is asked for by its name."""


@dataclass(frozen=True)
class PlatformFigures:
    """The figures of the platform, as they were entered."""

    accounts: int
    concurrent: int
    response_seconds: Decimal
    availability: Decimal
    protection: str
    interfaces: tuple[str, ...]
    migrated: str
    trial_days: int
    training_times: int
    trainees: int
    warranty_months: int
    answer_minutes: int
    recovery_hours: int
    log_months: int


@dataclass(frozen=True)
class PlatformText:
    """What the texts know: the plan's systems and functions, the purchaser's figures, the dates of the contract."""

    systems: tuple[str, ...]
    functions: tuple[tuple[str, str], ...]
    """Key and name of each function of the plan."""
    rules: tuple[str, ...]
    """Keys of the rules that the plan wants in force."""
    goal: str
    asked: PlatformFigures
    trial_deadline: str
    """In words."""
    acceptance_days: int
    invoice_days: int
    paid_within: int | None
    """Days from the acceptance, where the document says so in place of those from the invoice."""

    def _values(self) -> dict[str, Any]:
        return {
            "systems": "、".join(name if name.startswith("“") else f"“{name}”" for name in self.systems),
            "applet": any("小程序" in name for name in self.systems),
            "keys": tuple(key for key, _name in self.functions),
            "others": tuple(name for key, name in self.functions if key not in KNOWN),
            "rules": self.rules,
            "goal": self.goal,
            "ask": asdict(self.asked),
            "trial_deadline": self.trial_deadline,
            "acceptance": self.acceptance_days,
            "invoice": self.invoice_days,
            "paid_within": self.paid_within,
        }

    def function_rows(self) -> tuple[PlatformFunctionRow, ...]:
        """功能清单."""
        rows = TEXT.rows("functions", self._values())
        return tuple(
            PlatformFunctionRow(module=module, function=function, acceptance=acceptance)
            for module, function, acceptance in rows
        )

    def clauses(self) -> tuple[RequirementRow, ...]:
        """The requirement, clause by clause, with their marks."""
        return tuple(RequirementRow(**row) for row in TEXT.entries("clauses", self._values()))


def standards() -> tuple[str, ...]:
    """需执行的标准、规范."""
    return TEXT.texts("standards", {})
