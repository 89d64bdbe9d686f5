"""提示: what the law says of a step beyond what is enforced, tracked or confirmed there. Pure."""

from __future__ import annotations

from datetime import date

from rules.law import Law
from rules.rule import Home, Rule


def hints(place: str, law: Law, on: date, method: str = "") -> tuple[Rule, ...]:
    """The rules with the home 指引 that are about this step (or 采购方式建议), as they held on `on`, for a purchase by
    `method` ('': by any)."""
    return tuple(
        rule
        for rule in law.rules
        if rule.home is Home.STATED and place in rule.places and rule.held_on(on) and rule.is_about(method)
    )


def hint_lines(place: str, law: Law, on: date, method: str = "") -> tuple[str, ...]:
    """The same as people read them: the rule and its article."""
    return tuple(f"{rule.text}（{rule.cited}）" for rule in hints(place, law, on, method))
