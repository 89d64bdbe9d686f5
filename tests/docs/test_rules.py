"""docs/rules.md is what the code makes, and tells each rule once a version with its home and 待核实."""

from __future__ import annotations

import re
from pathlib import Path

from console.law_page import page
from rules.law import statute
from rules.rule import HOME_TITLES
from rules.statute import OURS, STATUTE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def rows() -> list[list[str]]:
    """The cells of every rule's row."""
    lines = re.findall(r"^\| ([A-Z]+-\d\d \|.*) \|$", page(), re.M)
    return [line.split(" | ") for line in lines]


def test_the_committed_page_is_what_the_code_makes() -> None:
    assert PAGE.read_text("utf-8") == page(), "请运行 ./yicheng rules markdown > docs/rules.md"


def test_every_version_has_a_row_of_seven_cells() -> None:
    found = rows()
    assert [row[0] for row in found] == [rule.id for rule in (*STATUTE, *OURS)]
    assert {len(row) for row in found} == {7}
    assert {row[5] for row in found} == set(HOME_TITLES.values())


def test_what_is_doubtful_says_so() -> None:
    marked = {row[0] for row in rows() if "待核实" in row[4]}
    assert marked == {rule.id for rule in statute().rules if set(rule.confidence) & set("CD")}
    assert len(marked) == 40


def test_counts_by_home() -> None:
    counts = {
        home: int(number) for home, number in re.findall(r"^\| (强制|跟踪|核对|指引|合计) \| (\d+) \|", page(), re.M)
    }
    assert counts == {"强制": 67, "跟踪": 35, "核对": 70, "指引": 119, "合计": 291}
