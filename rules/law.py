"""The table of the law's rules: `Law.rule(id, on)` answers with the version that held on a date.

The rules themselves stand in `rules.statute`, by area.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property

from models.canonical import canonical
from rules.rule import Home, LawError, Measure, Number, NumberMissing, Rule
from rules.statute import OURS, STATUTE

__all__ = ["Home", "Law", "LawError", "Measure", "Number", "NumberMissing", "Rule", "UnknownRule", "statute"]


class UnknownRule(LawError):
    """Raised when a rule is asked for that the table does not hold, or that did not hold on that date."""

    code = "unknown_rule"


@dataclass(frozen=True)
class Law:
    """The table of rules; immutable, so that it can be handed to pure functions."""

    rules: tuple[Rule, ...]
    """The versions of a rule stand in the order of their dates."""

    def rule(self, rule_id: str, on: date | None = None) -> Rule:
        """The version of the rule that held on `on` (None: the newest).

        Raises:
            UnknownRule: where the table has none.
        """
        found = self.find(rule_id, on)
        if found is None:
            raise UnknownRule(f"法规表中没有{f'{on}有效的' if on else ''}规则 {rule_id}")
        return found

    def find(self, rule_id: str, on: date | None = None) -> Rule | None:
        """As `rule`; None if the table has none: a rule that came later does not bind an older case."""
        for version in reversed(self.versions(rule_id)):
            if on is None or version.held_on(on):
                return version
        return None

    def versions(self, rule_id: str) -> tuple[Rule, ...]:
        """All versions of the rule, the oldest first; empty if the table does not know it."""
        return self._by_id.get(rule_id, ())

    @cached_property
    def _by_id(self) -> dict[str, tuple[Rule, ...]]:
        table: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            table[rule.id] = (*table.get(rule.id, ()), rule)
        return table

    @cached_property
    def version(self) -> str:
        """A short hash of all that the rules say: kept with every document.

        Where the product sees to a rule (home, where) is no part of it: that is not the law.
        """
        said = [
            {name: value for name, value in asdict(rule).items() if name not in ("home", "where")}
            for rule in self.rules
        ]
        return hashlib.sha256(canonical(said).encode()).hexdigest()[:12]


def statute() -> Law:
    """The law as this version of the product knows it: the table, and what we added to it."""
    return _STATUTE


_STATUTE = Law((*STATUTE, *OURS))
