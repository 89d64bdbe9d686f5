"""The bench of mutants: a change that a test notices, one that none notices, and the declarations of what is the same."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bench.mutants.equivalents import declared, read_equivalents
from bench.mutants.mutant import definition_at, mutant_of
from bench.mutants.selection import statement

ROOT = Path(__file__).resolve().parents[1]

# In a process of its own: a judge must find the house unloaded.
JUDGE = """
import json, sys, tempfile
from pathlib import Path
from bench.mutants.judge import Judge
from bench.mutants.mutant import mutant_of
from bench.mutants.reach import Reached
from bench.mutants.selection import Selection

path, source, changes, tests = json.load(sys.stdin)
chosen = Selection(tuple(Reached(name, 0.1, {}) for name in tests), ())
with tempfile.TemporaryDirectory() as folder:
    judge = Judge(Path(folder))
    found = [judge.judge(mutant_of(path, source, changed, 1, ""), chosen) for changed in changes]
print(json.dumps([one.verdict.value for one in found]))
"""


def test_a_change_is_noticed_or_survives() -> None:
    path, tests = "rules/dates/light.py", ["tests/rules/dates/test_light.py::test_warn_on"]
    source = (ROOT / path).read_text(encoding="utf-8")
    other = source.replace("WARNING = 7", "WARNING = 8")
    names = [f"{tests[0]}[due{n}-warn{n}]" for n in range(3)]
    given = json.dumps([path, source, [other, f"{source}\n_UNUSED = 1\n"], names])
    done = subprocess.run(
        [sys.executable, "-c", JUDGE], input=given, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["killed", "survived"]


CODE = """\
LIMIT = 7


class Desk:
    name: str = "a"

    def late(self, days: int, most: int = 3) -> bool:
        if (
            days > LIMIT
            and most
        ):
            return days > 2
        return False
"""


@pytest.mark.parametrize(
    ("line", "lines", "on_import", "within"),
    [
        (1, [1], True, ""),
        (5, [5], True, "Desk"),
        (7, [7], True, "Desk.late"),  # what `most` is by default
        (10, [8, 9, 10, 11], False, "Desk.late"),  # the head of a statement, without its body
        (12, [12], False, "Desk.late"),
    ],
)
def test_which_tests_can_reach_a_change(line: int, lines: list[int], on_import: bool, within: str) -> None:
    mask, found = statement(CODE, line)
    assert ([n for n in range(20) if mask >> n & 1], found) == (lines, on_import)
    assert definition_at(ast.parse(CODE), line) == within


def test_a_declared_change_is_known_where_lines_have_moved(tmp_path: Path) -> None:
    file = tmp_path / "equivalent.yaml"
    entry = {"file": "a.py", "within": "", "before": "LIMIT = 7", "after": "LIMIT = 8", "why": "nobody reads the limit"}
    file.write_text(yaml.safe_dump([entry]), encoding="utf-8")
    known = read_equivalents(file)
    moved = f"import ast\n\n{CODE}"
    assert declared(mutant_of("a.py", moved, moved.replace("7", "8"), 3, "NumberReplacer"), known) == known[0]
    assert declared(mutant_of("a.py", moved, moved.replace("7", "6"), 3, "NumberReplacer"), known) is None
    file.write_text(yaml.safe_dump([entry | {"why": ""}]), encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.py"):
        read_equivalents(file)


def test_every_declaration_has_its_reason_and_its_place() -> None:
    for one in read_equivalents():
        source = (ROOT / one.file).read_text(encoding="utf-8")
        assert one.before in source, f"{one.file} no longer has: {one.before}"
