"""docs/own-templates: the example is used as it stands, both pages hold the same, and the command says what it is said to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from documents.leaves import FILTERS
from documents.overrides import check_folder, compose
from tests.documents import samples

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / "own-templates.md", ROOT / "docs" / "own-templates.zh-CN.md"]
EXAMPLE = re.compile(r"```yaml file=(\S+)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_example_is_used_as_it_stands(page: Path, tmp_path: Path) -> None:
    found = EXAMPLE.search(page.read_text("utf-8"))
    assert found
    file = tmp_path / found[1]
    file.parent.mkdir()
    file.write_text(found[2], "utf-8")
    facts = samples.site_list_notice()
    assert check_folder(tmp_path, {"site_list_notice": facts}) == []
    text = compose("site_list_notice", facts, tmp_path).text()
    assert "公示期间没有收到异议" in text
    assert all(station.address in text for station in facts.stations)


def test_both_pages_show_the_same_example() -> None:
    first, second = (EXAMPLE.findall(page.read_text("utf-8")) for page in PAGES)
    assert first == second


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_filters_that_are_named_exist(page: Path) -> None:
    line = next(line for line in page.read_text("utf-8").splitlines() if "`cn_month`" in line)
    named = re.findall(r"`([a-z_]+)`", line)
    assert {"yuan", "both", "numeral"} <= set(named)
    assert set(named) - set(FILTERS) == set()
