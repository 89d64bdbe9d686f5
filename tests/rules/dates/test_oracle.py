"""What `schedule` answers, for every procedure, chain and direction, against the law's chains counted with numpy.

The chains stand in `statute_chains` and `plan_chains`; neither they nor their reader know the product.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice, product
from pathlib import Path
from random import Random

import pytest

from rules.dates import timetable
from rules.procedure import Chain as ChainName
from rules.procedures import PROCEDURES
from tests.rules.chain_oracle import CHAIN_NAMES, BeyondTheList, Chain, Dates
from tests.rules.plan_chains import PLAN_CHAINS
from tests.rules.statute_chains import STATUTE_CHAINS

Limits = dict[str, date | None]
"""The law's last day by step."""

CHAINS = {**STATUTE_CHAINS, **PLAN_CHAINS}
DIRECTIONS = ("forward", "backward")
FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)
PART, PARTS = 2_000, 10
"""Every day one part, in the full suite all of them: 20,000 cases."""

MISSING = "{0}: no chain. Write its steps down in tests/rules/plan_chains.py, a law's in statute_chains.py"


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_step_of_every_procedure_stands_in_a_chain(name: str) -> None:
    assert name in CHAINS, MISSING.format(name)
    procedure, chain = PROCEDURES[name], CHAINS[name]
    assert chain.finish == procedure.finish
    declared = [(step.name, step.optional, step.lapse) for step in procedure.steps]
    written = [(line.step, line.optional, line.lapse) for line in chain.lines.values()]
    assert written == declared, f"{name}: its chain in tests/rules has other steps"


def test_no_chain_is_of_a_procedure_that_is_gone() -> None:
    assert set(CHAINS) == set(PROCEDURES)


@pytest.mark.parametrize("name", ["oracle", "chain_oracle", "statute_chains", "plan_chains"])
def test_the_oracle_knows_nothing_of_the_product(name: str) -> None:
    tree = ast.parse((Path(__file__).parents[1] / f"{name}.py").read_text("utf-8"))
    taken = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert {str(module).split(".")[0] for module in taken} <= {
        "__future__",
        "collections",
        "dataclasses",
        "datetime",
        "functools",
        "holidays",
        "numpy",
        "re",
        "tests",
        "typing",
    }


@dataclass(frozen=True)
class Case:
    """One question: the dates of a procedure from what is fixed; backward, by when its finish is wanted."""

    procedure: str
    chain: str
    direction: str
    fixed: dict[str, date]
    wanted: Dates
    limits: Limits

    def differences(self) -> Iterator[str]:
        """Each step to which the product gives another date."""
        lines = self.asked().lines
        assert [line.row.step for line in lines] == list(self.wanted), f"{self.procedure}: other steps than its chain's"
        for line in lines:
            said, wanted = (line.earliest, line.latest), self.wanted[line.row.step]
            if self.direction == "forward" and line.row.limit != (last := self.limits[line.row.step]):
                yield (
                    f"{self.procedure} {self.chain} {', '.join(f'{step}={on}' for step, on in self.fixed.items())}: "
                    f"{line.row.step} is lawful until {line.row.limit}, by the chain until {last}"
                )
            if said != wanted:
                yield (
                    f"{self.procedure} {self.direction} {self.chain} "
                    f"{', '.join(f'{step}={on}' for step, on in self.fixed.items())}: {line.row.step} "
                    f"is {said[0]} to {said[1]}, by the chain {wanted[0]} to {wanted[1]}"
                )

    def asked(self) -> timetable.Timetable:
        procedure, chain = PROCEDURES[self.procedure], ChainName(self.chain)
        if self.direction == "forward":
            return timetable.forward(procedure, self.fixed, chain)
        return timetable.backward(procedure, self.fixed[procedure.finish], chain)


def drawn(random: Random) -> Iterator[Case]:
    """Cases without end: every procedure, chain and direction in turn; forward from every act in turn."""
    acts = {name: cycle(random.sample(acts_of(chain), k=len(acts_of(chain)))) for name, chain in CHAINS.items()}
    for name, chain, direction in cycle(product(CHAINS, CHAIN_NAMES, DIRECTIONS)):
        first = next(acts[name]) if direction == "forward" else CHAINS[name].finish
        yield one(random, name, chain, direction, first)


def acts_of(chain: Chain) -> list[str]:
    return [line.step for line in chain.lines.values() if not line.lapse]


def one(random: Random, name: str, chain: str, direction: str, first: str) -> Case:
    """A case whose every date lies within the list of days."""
    while True:
        day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days + 1))
        try:
            if direction == "backward":
                return Case(name, chain, direction, {first: day}, CHAINS[name].backward(day, chain), {})
            fixed, wanted = started(random, CHAINS[name], chain, {first: day})
            return Case(name, chain, direction, fixed, wanted, CHAINS[name].limits(fixed, chain))
        except BeyondTheList:
            continue


def started(random: Random, chain: Chain, mode: str, fixed: dict[str, date]) -> tuple[dict[str, date], Dates]:
    """The start; and in every second case some of the later steps, each done on a lawful day: more often what may
    never happen, for much hangs on little of that."""
    share = random.choice((0, 0.2))
    wanted = chain.forward(fixed, mode)
    acts = acts_of(chain)
    for step in acts[acts.index(next(iter(fixed))) + 1 :]:
        earliest, latest = wanted.get(step, (None, None))
        chance = 2 * share if chain.lines[step].optional else share
        if earliest and random.random() < chance and not (latest and latest < earliest):
            on = earliest + timedelta(days=random.randrange(21))
            fixed = {**fixed, step: min(on, latest or on)}
            wanted = chain.forward(fixed, mode)
    return fixed, wanted


@pytest.mark.parametrize("part", [pytest.param(n, marks=pytest.mark.full) if n else n for n in range(PARTS)])
def test_schedule_answers_as_the_law_counts(part: int) -> None:
    cases = list(islice(drawn(Random(part)), PART))
    assert len(cases) == 2_000
    asked = Counter((case.procedure, case.chain, case.direction) for case in cases)
    assert set(asked) == set(product(PROCEDURES, [chain.value for chain in ChainName], DIRECTIONS))
    assert max(asked.values()) - min(asked.values()) <= 1
    begun = {(case.procedure, next(iter(case.fixed))) for case in cases if case.direction == "forward"}
    assert begun == {(name, act) for name, chain in CHAINS.items() for act in acts_of(chain)}
    differences = [found for case in cases for found in case.differences()]
    assert not differences, f"{len(differences)} differences\n" + "\n".join(differences[:20])
