"""The READMEs name what there is: commands, options, settings, files; both languages the same."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import typer.main

from console import cli
from models.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
ENGLISH, CHINESE = "README.md", "README.zh-CN.md"
LAUNCHER_OWN = {"test"}
"""Commands of the launcher script itself."""


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def cells(page: str) -> list[str]:
    """What stands as code in the first column of the tables."""
    return [
        code
        for row in re.findall(r"^\|((?:[^|\\]|\\.)*)\|", text(page), re.M)
        for code in re.findall(r"`([^`]+)`", row)
    ]


def options() -> dict[str, set[str]]:
    """Every command with its subcommands' names and all their options."""
    found: dict[str, set[str]] = {}

    def walk(command: object, name: str) -> None:
        own = {word for param in command.params for word in param.opts}  # type: ignore[attr-defined]
        found.setdefault(name, set()).update(own)
        for sub, below in getattr(command, "commands", {}).items():
            found[name].add(sub)
            walk(below, name if name else sub)

    walk(typer.main.get_command(cli.application()), "")
    return found


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_commands_and_options_exist(page: str) -> None:
    known, last = options(), ""
    named = set()
    for cell in cells(page):
        if not re.match(r"[a-z-]+(?: |$)|--", cell) or cell.split()[0] in LAUNCHER_OWN:
            continue
        first, *rest = cell.split()
        if first in known:
            last = first
            named.add(first)
        else:
            rest = [first, *rest]
        words = [w.strip("[]") for w in rest if re.match(r"\[?--[a-z]", w)]
        subs = [w for w in rest[:1] if re.fullmatch(r"[a-z-]+", w)]
        assert set(words) | set(subs) <= known[last], f"{page}: {cell}"
    assert named == set(known) - {""}


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_setting_is_named_and_none_that_is_not(page: str) -> None:
    read = {PREFIX + name.upper() for name in Settings.model_fields} | {"YICHENG_LOGIN"}
    assert set(re.findall(r"\bYICHENG_[A-Z_]+[A-Z]", text(page))) == read


@pytest.mark.parametrize("page", [ENGLISH, CHINESE, "docs/decisions/README.md", "docs/add-a-procedure.md"])
def test_links_lead_somewhere(page: str) -> None:
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", text(page)):
        assert (ROOT / page).parent.joinpath(link).exists(), link
    for name in re.findall(r"`((?:rules|actions|flows|models|tests|docs|programmes|documents)/[\w./-]+)`", text(page)):
        generic = page.startswith("docs/add") and name.endswith("/")
        assert generic or os.path.exists(ROOT / name), f"{page}: {name}"


def test_both_languages_say_the_same() -> None:
    """As many headings, rows and points; the same pictures and variables."""
    for pattern in (r"^(#+) ", r"^\|", r"^- ", r"^```(\w*)", r"YICHENG_\w+", r"\((docs/pictures/[^)]+)\)"):
        english, chinese = (re.findall(pattern, text(page), re.M) for page in (ENGLISH, CHINESE))
        assert english == chinese, pattern
