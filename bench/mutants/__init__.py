"""`./yicheng bench mutants`: changes the code in one place, and looks whether a test notices.

Mutants of `rules`, with the tables of the law and of the procedures, and of `record` are drawn by seed. Each is judged
by the tests that reach it. What was found is kept in `.mutants`, so that a run that was broken off goes on.

cosmic-ray makes the mutants, because it changes what stands outside of functions too: the numbers of the law are
tables, which mutmut 3 leaves alone. Its own runner would start the tests anew for each mutant; ours forks.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.mutants.mutant import Mutant
    from bench.mutants.results import Results

LEAST = 95
"""Of a hundred mutants that change behaviour, so many must be noticed."""


def run(words: Sequence[str], temporary: Path) -> dict[str, Any]:
    """Draws, judges and counts. `holds` tells whether enough were noticed."""
    from bench.mutants import drawing, reach
    from bench.mutants.equivalents import declared, read_equivalents
    from bench.mutants.results import Results

    asked = _asked(words)
    sources = _sources(asked.only)
    drawn = drawing.draw(sources, asked.seed, asked.count)
    mutants = sorted(drawn, key=lambda one: (not one.path.startswith("rules/"), one.path, one.line))
    results = Results(reach.ROOT / ".mutants" / "results.jsonl")
    equivalents = read_equivalents()
    others = [one for one in mutants if not declared(one, equivalents)]
    _judge([one for one in others if not results.has(one, again=asked.again)], sources, results, temporary)
    return {"seed": asked.seed, "mutants": len(mutants), "equivalent": len(mutants) - len(others)} | _counted(
        others, results
    )


def _judge(mutants: Sequence[Mutant], sources: Mapping[str, str], results: Results, temporary: Path) -> None:
    """Judges mutants and keeps each result at once."""
    from bench.mutants import reach, selection
    from bench.mutants.judge import Judge
    from console.output import say

    if not mutants:
        return
    known = reach.read(reach.ROOT / ".mutants" / "reach")
    judge = Judge(temporary)
    for number, mutant in enumerate(mutants, 1):
        found = judge.judge(mutant, selection.select(known, mutant.path, mutant.line, sources[mutant.path]))
        results.add(mutant, found)
        say(f"{number}/{len(mutants)} {found.verdict.value} {found.seconds:.1f} s {mutant.path}:{mutant.line}")


def _counted(mutants: Sequence[Mutant], results: Results) -> dict[str, Any]:
    """How many were noticed, and each that was not."""
    from bench.mutants.results import shown

    verdicts = Counter(results.of(one).verdict.value for one in mutants)
    noticed = verdicts["killed"] + verdicts["hung"]
    return {
        **{name: verdicts[name] for name in ("killed", "hung", "survived", "unreached")},
        "noticed_of_100": round(100 * noticed / len(mutants), 1) if mutants else None,
        "processor_seconds": round(sum(results.of(one).seconds for one in mutants)),
        "survivors": [shown(one) for one in mutants if not results.of(one).noticed],
        "holds": bool(mutants) and 100 * noticed >= LEAST * len(mutants),
    }


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("./yicheng bench mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--only", action="append", default=[], metavar="PATH", help="a file or folder of rules, record")
    parser.add_argument("--again", action="store_true", help="judge the survivors again, after tests were added")
    return parser.parse_args(words)


def _sources(only: Sequence[str]) -> dict[str, str]:
    from bench.mutants.reach import ROOT, SOURCES

    files = (file.relative_to(ROOT) for floor in SOURCES for file in sorted((ROOT / floor).rglob("*.py")))
    return {
        file.as_posix(): (ROOT / file).read_text(encoding="utf-8")
        for file in files
        if not only or any(file.is_relative_to(path) for path in only)
    }
