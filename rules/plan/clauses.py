"""Clauses of a plan, cited by the part that says it: `方案{site_selection}、{fit_out}` is 方案四（一）、（三） of one plan
and 方案三（二） of another.

Procedures, rules and acts hold for every plan and so name no clause of any: they name the duty or the section.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.plan import Plan

SECTIONS = ("goals", "mode", "quota", "budget", "station", "staffing", "platform", "naming")
"""Sections with a clause. A duty of the same name comes first."""

_CITED = re.compile(r"\{(\w+)\}(?:、\{(\w+)\})*")


def clauses_of(plan: Mapping[str, Any]) -> dict[str, str]:
    """By duty and section, the clause of a stored plan; what the plan does not have is left out."""
    sections = {name: plan[name]["clause"] for name in SECTIONS if plan.get(name)}
    return {**sections, **{duty["key"]: duty["clause"] for duty in plan["milestones"]}}


def cite_plan(plan: Plan, text: str) -> str:
    """As `cite`, by a plan at hand."""
    sections = {name: part.clause for name in SECTIONS if (part := getattr(plan, name)) and part.clause}
    return cite(text, {**sections, **{duty.key: duty.clause for duty in plan.milestones}})


def cite(text: str, clauses: Mapping[str, str]) -> str:
    """The text with the clauses of one plan; where it has none, 方案 alone stays."""
    if "{" not in text:
        return text
    return _CITED.sub(lambda found: _joined(re.findall(r"\w+", found[0]), clauses), text)


def _joined(names: list[str], clauses: Mapping[str, str]) -> str:
    """四（一） and 四（三） are 四（一）、（三）: the part that they share is said once."""
    said: list[str] = []
    shared = ""
    for clause in dict.fromkeys(clauses[name] for name in names if clauses.get(name)):
        head, mark, rest = clause.partition("（")
        said.append(mark + rest if mark and head and head == shared else clause)
        shared = head
    return "、".join(said)
