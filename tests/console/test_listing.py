"""The list of commands, which `--help` prints without importing them, is what their modules register."""

from __future__ import annotations

import pytest
import typer

from console.cli import application
from console.listing import COMMANDS


def names(app: typer.Typer) -> dict[str | None, str | None]:
    commands = {command.name: command.help for command in app.registered_commands}
    groups = {group.name: group.typer_instance.info.help for group in app.registered_groups if group.typer_instance}
    return commands | groups  # type: ignore[return-value]


def test_the_list_is_what_the_modules_register() -> None:
    assert names(application()) == {name: listed.help for name, listed in COMMANDS.items()}


def test_the_help_shows_the_list() -> None:
    assert names(application("")) == names(application())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_found_in_its_module(name: str) -> None:
    assert name in names(application(name))
