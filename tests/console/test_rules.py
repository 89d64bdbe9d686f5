"""rules list, show, markdown: what scripts read and what people read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.console.crash import command

ROOT = Path(__file__).resolve().parents[2]


def listed(home: Path, *words: str) -> dict[str, dict[str, Any]]:
    answer = command(home, "rules", "list", *words, "--json").answer
    assert isinstance(answer, dict)
    return {rule["id"]: rule for rule in answer["rules"]}


@pytest.mark.parametrize(
    ("words", "count"), [((), 292), (("--home", "checked"), 70), (("--home", "stated", "--on", "2023-10-09"), 111)]
)
def test_list_by_home_and_date(home: Path, words: tuple[str, ...], count: int) -> None:
    assert len(listed(home, *words)) == count


def test_list_counts_what_it_lists(home: Path) -> None:
    counts = command(home, "rules", "list", "--json").answer["counts"]  # type: ignore[index]
    assert counts == {
        "all": 292,
        "enforced": 68,
        "tracked": 35,
        "checked": 70,
        "stated": 119,
        "doubtful": 40,
        "ours": 1,
    }
    told = command(home, "rules", "list").out
    assert "共292条：强制68条、跟踪35条、核对70条、指引119条；其中待核实40条，本系统补充1条" in told


def test_list_gives_the_version_of_the_date(home: Path) -> None:
    old, new = (listed(home, "--on", day)["SME-03"] for day in ("2022-06-30", "2022-07-01"))
    assert [rule["numbers"]["high"]["n"] for rule in (old, new)] == [10, 20]
    assert (new["numbers"]["high"]["unit"], new["since"], new["until"]) == ("%", "2022-07-01", None)


def test_list_cites_what_is_doubtful_as_such(home: Path) -> None:
    rules = listed(home)
    doubtful = {rule_id for rule_id, rule in rules.items() if rule["doubtful"]}
    assert doubtful == {rule_id for rule_id, rule in rules.items() if rule["basis"].endswith("（待核实）")}
    assert "THR-04" in doubtful
    assert [rule_id for rule_id, rule in rules.items() if rule["ours"]] == ["HRL-01"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("TND-03",), ("采购法 35", "20日", "强制", "tender_notice → bid_opening")),
        (("evl-07",), ("财库〔2016〕198号 14（待核实）", "2个工作日", "C（待核实）")),
        (("SME-01",), ("200万元",)),
        (("SME-03",), ("至2022-06-30", "自2022-07-01起", "扣除上限10%", "扣除上限20%")),
        (("PAY-02", "--on", "2023-10-09"), ("国令728号", "自2020-09-01至2025-05-31")),
        (("HRL-01",), ("强制（本系统补充）",)),
    ],
)
def test_show(home: Path, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    run = command(home, "rules", "show", *words)
    assert run.code == 0
    assert [text for text in told if text not in run.out] == []


def test_show_as_json_holds_every_version(home: Path) -> None:
    answer = command(home, "rules", "show", "EMP-01", "--json").answer
    assert [version["since"] for version in answer["versions"]] == [None, "2024-01-01", "2026-01-09"]
    dated = command(home, "rules", "show", "EMP-01", "--on", "2025-01-01", "--json").answer
    assert [version["since"] for version in dated["versions"]] == ["2024-01-01"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "X-1"), "法规表中没有规则“X-1”"),
        (("show", "NEW-02", "--on", "2026-01-31"), "现有版本：自2026-02-01起"),
        (("show", "NEW-02", "--on", "明天"), "“明天”不是日期"),
        (("list", "--home", "强制"), "enforced（强制）"),
    ],
)
def test_bad_input_is_told(home: Path, words: tuple[str, ...], told: str) -> None:
    run = command(home, "rules", *words)
    assert (run.code, told in run.err) == (2, True), run.err


def test_markdown_prints_the_page(home: Path) -> None:
    assert command(home, "rules", "markdown").out == (ROOT / "docs" / "rules.md").read_text("utf-8")
