"""Which tests reach which line: coverage.py with a context for each test, kept by test file in `.mutants/reach`.

A test file is run again when it has changed. Where a source file has changed since, its lines are no longer known, and
every test that reached the file counts. Tests on PostgreSQL and with a Prefect server are left out: what they tell
beyond their twins on SQLite lies in the database, and each would cost seconds. A test that fails here is left out too,
or it would seem to kill every mutant.

`python -m bench.mutants.reach FOLDER FILE...` runs test files and writes what they reach.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("rules", "record")
TESTS = (
    "tests/rules",
    "tests/record",
    "tests/actions",
    "tests/views",
    "tests/papers",
    "tests/docs/test_rules.py",
    "tests/models/test_refusal.py",
)
"""The tests that are asked: the floors above reach the same lines by starting whole programs."""

AT_ONCE = 12
"""Test files that one process runs: what it found is kept, should the next be broken off."""


@dataclass(frozen=True)
class Reached:
    """What one test reached: seconds of the processor, and the lines of each source file as a mask (bit n: line n)."""

    name: str
    seconds: float
    lines: dict[str, int]

    @property
    def file(self) -> str:
        return self.name.partition("::")[0]


@dataclass
class Reach:
    """What all tests reached. `stale` names the source files that have changed since some test ran."""

    tests: list[Reached] = field(default_factory=list)
    stale: set[str] = field(default_factory=set)

    @cached_property
    def by_file(self) -> dict[str, list[Reached]]:
        """The tests that reach a source file at all."""
        found: dict[str, list[Reached]] = defaultdict(list)
        for test in self.tests:
            for path in test.lines:
                found[path].append(test)
        return found

    @cached_property
    def of_tables(self) -> list[Reached]:
        """The tests that may only read what was made on import: they reach no line of a file, or hardly any."""
        return [test for test in self.tests if len(test.lines) <= 1 or test.file.startswith("tests/models/")]

    def of_lines(self, path: str, mask: int) -> list[Reached]:
        """The tests that reach one of these lines; where the lines are no longer known, those of the file."""
        return [test for test in self.by_file.get(path, ()) if path in self.stale or test.lines[path] & mask]


def test_files() -> Iterator[Path]:
    for place in TESTS:
        path = ROOT / place
        yield from sorted(path.rglob("test_*.py")) if path.is_dir() else [path]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _kept(folder: Path, file: Path) -> Path:
    return folder / (file.relative_to(ROOT).with_suffix("").as_posix().replace("/", "+") + ".json")


def read(folder: Path) -> Reach:
    """What is kept, after the test files that are new or changed have been run."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [
        file
        for file in test_files()
        if not (kept := _kept(folder, file)).exists() or json.loads(kept.read_text())["test_file"] != digest(file)
    ]
    for part in (missing[n : n + AT_ONCE] for n in range(0, len(missing), AT_ONCE)):
        words = [sys.executable, "-m", "bench.mutants.reach", str(folder), *map(str, part)]
        subprocess.run(words, cwd=ROOT, check=True, stdout=sys.stderr)
    reach = Reach()
    for file in test_files():
        found = json.loads(_kept(folder, file).read_text())
        reach.stale |= {path for path, said in found["sources"].items() if not _same(path, said)}
        for name, test in found["tests"].items():
            lines = {path: int(mask, 16) for path, mask in test["lines"].items()}
            reach.tests.append(Reached(name, test["seconds"], lines))
    return reach


def _same(path: str, said: str) -> bool:
    return (ROOT / path).exists() and digest(ROOT / path) == said


class Watch:
    """A plugin of pytest: gives coverage.py a context for each test, and takes its seconds."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [item for item in items if not beside(item)]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)
        self.seconds[nodeid] = -time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += time.process_time()
        self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.outcome != "passed":
            self.failed.add(report.nodeid)


def beside(item: Any) -> bool:
    """Whether a test needs a server beside it: PostgreSQL or Prefect."""
    names = getattr(item, "fixturenames", ())
    asked = getattr(item, "callspec", None)
    return bool(
        {"postgres", "prefect", "pool", "rendered", "other_engine"} & set(names)
        or (asked is not None and "postgresql" in (asked.params.get("database"), asked.params.get("engine")))
    )


def main(folder: Path, files: list[str]) -> None:
    """Runs test files under coverage.py and writes one file of what is reached for each."""
    import coverage
    import pytest

    run = coverage.Coverage(data_file=None, config_file=False, source=[str(ROOT / floor) for floor in SOURCES])
    watch = Watch(run)
    run.start()
    pytest.main(["-q", "-n", "0", "--no-header", "-p", "no:cacheprovider", *files], plugins=[watch])
    run.stop()
    data = run.get_data()
    masks: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for measured in data.measured_files():
        path = Path(measured).relative_to(ROOT).as_posix()
        for line, contexts in data.contexts_by_lineno(measured).items():
            for context in contexts:
                masks[context][path] |= 1 << line
    sources = {path: digest(ROOT / path) for path in sorted({path for lines in masks.values() for path in lines})}
    for file in files:
        shown = Path(file).relative_to(ROOT).as_posix()
        tests = {
            name: {"seconds": round(seconds, 4), "lines": {path: f"{mask:x}" for path, mask in masks[name].items()}}
            for name, seconds in watch.seconds.items()
            if name.partition("::")[0] == shown and name not in watch.failed
        }
        found = {"test_file": digest(Path(file)), "sources": sources, "tests": tests}
        _kept(folder, Path(file)).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
