"""docs/add-a-purchase: the plan of the page is loaded and its commands are run, each with what it is to print."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rules.plan.loading import PlanRefused, load_plan
from tests.docs.test_add_a_procedure import ROOT, blocks, change, commands, pattern, target

PAGES = ("docs/add-a-purchase.md", "docs/add-a-purchase.zh-CN.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The programmes with the page's plan, and the page's files beside them."""
    shutil.copytree(ROOT / "programmes", tmp_path / "programmes")
    for block in blocks(PAGES[0]):
        if block.kind == "diff":
            change(tmp_path, block)
        elif (name := target(block, "file")) is not None:
            (tmp_path / name).write_text(block.text, "utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("YICHENG_")} | {
        "YICHENG_HOME": str(folder / "var"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "COLUMNS": "200",
    }
    return subprocess.run(
        [sys.executable, "-P", "-m", "console", *words],
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def test_the_commands_of_the_page_do_what_it_says(folder: Path) -> None:
    left = ""
    for spoken in commands(PAGES[0]):
        if spoken.command == "echo $?":
            assert spoken.lines == (left,), spoken
            continue
        program, *words = shlex.split(spoken.command)
        assert program == "./yicheng", spoken.command
        done = run(folder, *words)
        left = str(done.returncode)
        assert pattern(spoken.lines).fullmatch(done.stdout), f"$ {spoken.command}\n{done.stdout}"


def test_without_its_profile_the_plan_is_refused(folder: Path) -> None:
    text = (folder / "programmes" / "huizhou-2023" / "plan.yaml").read_text("utf-8")
    assert load_plan(text, "plan.yaml").milestone("equipment_purchase").purchase == "equipment"
    with pytest.raises(PlanRefused, match="equipment_purchase"):
        load_plan(text.replace("    purchase: equipment\n", ""), "plan.yaml")


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_quotes_stands_there(page: str) -> None:
    quoted = [block for block in blocks(page) if target(block, "source")]
    assert quoted
    for block in quoted:
        assert block.text in (ROOT / str(target(block, "source"))).read_text("utf-8"), block.about


def test_both_languages_show_the_same_blocks() -> None:
    assert blocks(PAGES[1]) == blocks(PAGES[0])
