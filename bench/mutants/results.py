"""What was found of each mutant: a line of JSON each, added as soon as it is known."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.mutants.judge import Judgement, Verdict
from bench.mutants.mutant import Mutant


@dataclass(frozen=True)
class Result:
    verdict: Verdict
    seconds: float

    @property
    def noticed(self) -> bool:
        return self.verdict in (Verdict.KILLED, Verdict.HUNG)


class Results:
    """The file of results. The last line about a mutant counts; a mutant of a file that has changed has a new id."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found: dict[str, Result] = {}
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for said in map(json.loads, lines):
            self._found[said["id"]] = Result(Verdict(said["verdict"]), said["seconds"])
        self._before = set(self._found)

    def has(self, mutant: Mutant, *, again: bool) -> bool:
        """Whether a mutant needs no judging; `again`: survivors of an earlier run do."""
        found = self._found.get(mutant.id)
        return found is not None and (found.noticed or not (again and mutant.id in self._before))

    def of(self, mutant: Mutant) -> Result:
        return self._found[mutant.id]

    def add(self, mutant: Mutant, found: Judgement) -> None:
        """Keeps a result at once."""
        self._found[mutant.id] = Result(found.verdict, found.seconds)
        line = {
            "id": mutant.id,
            "verdict": found.verdict.value,
            "seconds": found.seconds,
            **shown(mutant),
            "said": found.said[-600:] if found.verdict is not Verdict.SURVIVED else "",
        }
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def shown(mutant: Mutant) -> dict[str, Any]:
    """A mutant as a reader needs it."""
    return {
        "file": mutant.path,
        "line": mutant.line,
        "within": mutant.definition,
        "operator": mutant.operator,
        "diff": list(difflib.ndiff(mutant.before.splitlines(), mutant.after.splitlines())),
    }
