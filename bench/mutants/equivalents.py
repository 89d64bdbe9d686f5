"""Mutants that are known to change nothing that anybody could see, each with the reason: `equivalent.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.mutants.mutant import Mutant

FILE = Path(__file__).with_name("equivalent.yaml")


@dataclass(frozen=True)
class Equivalent:
    """A change of one statement, by its text, so that it is still known when lines are added above it."""

    file: str
    within: str
    before: str
    after: str
    why: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.file, self.within, self.before, self.after


def read_equivalents(file: Path = FILE) -> tuple[Equivalent, ...]:
    """The declared ones. Raises ValueError for one without a reason, or declared twice."""
    found = tuple(Equivalent(**said) for said in yaml.safe_load(file.read_text(encoding="utf-8")) or ())
    if without := [one.file for one in found if len(one.why) < 10]:
        raise ValueError(f"no reason is given in {', '.join(without)}")
    if len({one.key for one in found}) < len(found):
        raise ValueError("a mutant is declared twice")
    return found


def declared(mutant: Mutant, equivalents: Iterable[Equivalent]) -> Equivalent | None:
    """The declaration of a mutant. Returns None for one that must be killed."""
    key = (mutant.path, mutant.definition, mutant.before, mutant.after)
    return next((one for one in equivalents if one.key == key), None)
