"""docs/add-a-procedure: every block of the page is written into a copy of the project and run there.

Blocks say what they are: `python file=…` and `yaml file=…` are new files, `diff file=…` changes one,
`python source=…` quotes one, `console` holds commands with what they print (… stands for anything).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shared import full

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/add-a-procedure.md", "docs/add-a-procedure.zh-CN.md")
COPIED = (
    *("models", "rules", "documents", "record", "actions", "views", "papers", "tasks", "flows", "console"),
    *("migrations", "programmes", "tests"),
)
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A fenced block of the page: its language, what follows on the fence, its text."""

    kind: str
    about: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (ROOT / page).read_text("utf-8")
    return [Block(kind, about.strip(), body) for kind, about, body in BLOCK.findall(text)]


def target(block: Block, key: str) -> str | None:
    found = re.search(rf"\b{key}=(\S+)", block.about)
    return found[1] if found else None


def change(folder: Path, block: Block) -> None:
    """Applies a diff without line numbers: what stands there must stand in the file exactly once."""
    file = folder / str(target(block, "file"))
    lines = block.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text("utf-8")
    if not text.count(old):  # a diff may cut a line short where more follows on it
        old, new = old.rstrip("\n"), new.rstrip("\n")
    assert text.count(old) == 1, (
        f"{target(block, 'file')}: the page's lines stand there {text.count(old)} times:\n{old}"
    )
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with everything on the page done to it."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / ".fonts").symlink_to(ROOT / ".fonts")
    for block in blocks(PAGES[0]):
        if block.kind == "diff":
            change(folder, block)
        elif (name := target(block, "file")) is not None:
            assert not (folder / name).exists(), f"{name} is no new file"
            (folder / name).write_text(block.text, "utf-8")
    return folder


@dataclass(frozen=True)
class Spoken:
    """A command of the page and what it is to print."""

    command: str
    lines: tuple[str, ...]


def commands(page: str = PAGES[0]) -> Iterator[Spoken]:
    for block in blocks(page):
        if block.kind == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
                command, *lines = part.splitlines()
                yield Spoken(command, tuple(lines))


def run(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("YICHENG_")} | {
        "YICHENG_HOME": str(home),
        "PYTHONPATH": str(folder),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-P", *words],
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=3600,
        check=False,
    )


def pattern(lines: tuple[str, ...]) -> re.Pattern[str]:
    """What the output must look like: a line of … is any lines, … within a line any text."""
    parts = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines]
    return re.compile("".join(parts))


def test_the_commands_of_the_page_do_what_it_says(built: Path, tmp_path: Path) -> None:
    left = ""
    for spoken in commands():
        if spoken.command == "echo $?":
            assert spoken.lines == (left,), spoken
            continue
        program, *words = shlex.split(spoken.command)
        assert program == "./yicheng", spoken.command
        done = run(built, tmp_path / "var", "-m", "console", *words)
        left = str(done.returncode)
        assert pattern(spoken.lines).fullmatch(done.stdout), f"$ {spoken.command}\n{done.stdout}"
    assert len(list((tmp_path / "var" / "files").rglob("*.pdf"))) == 1


def test_the_project_holds_together_with_it(built: Path, tmp_path: Path) -> None:
    """The project's own tests of procedures, their dates, forms and papers, run on the copy; every day without the
    thousands of drawn cases, which tell nothing new of a procedure whose chain is there."""
    approved = run(built, tmp_path / "var", "-m", "tests.rules.procedure_snapshot")
    assert approved.returncode == 0, approved.stdout
    left_out = "every_field_of_the_milestones" if full() else "(every_field_of_the_milestones or as_the_law_counts)"
    done = run(
        built,
        tmp_path / "var",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/actions/test_registry.py",
        "tests/rules/test_procedures.py",
        "tests/rules/dates/test_oracle.py",
        "-k",
        f"not {left_out}",
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_rehearsal_plays_it(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "var"
    done = run(built, home, "-m", "console", "rehearse", "huizhou-2023", "--until", "2023-09-15", "--no-prefect")
    assert done.returncode == 0, done.stdout[-3000:]
    listed = run(built, home, "-m", "console", "documents", "list", "--case", "huizhou-2023/龙门县/宣传")
    assert "宣传稿件发布单" in listed.stdout


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_quotes_stands_there(page: str) -> None:
    quoted = [block for block in blocks(page) if target(block, "source")]
    assert quoted
    for block in quoted:
        assert block.text in (ROOT / str(target(block, "source"))).read_text("utf-8"), block.about


def test_both_languages_show_the_same_blocks() -> None:
    assert blocks(PAGES[1]) == blocks(PAGES[0])
