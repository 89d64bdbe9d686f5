"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from views.board import Cell

WIDTH = 118
"""Columns when the output is no terminal."""


def terminal() -> Console:
    """Where tables go: as wide as the terminal, or wide enough to be read in a file."""
    console = Console(
        markup=False, emoji=False
    )  # what people wrote is shown as it is: no `[red]` or `:star:` in a title
    return console if console.is_terminal else Console(width=WIDTH, markup=False, emoji=False)


def matrix(title: str, cells: Sequence[Cell], district: str = "县区") -> None:
    """Places by milestones, each with its light; the city's own milestones in a row of their own."""
    console = terminal()
    places = list(dict.fromkeys(cell.place for cell in cells))
    city = [cell for cell in cells if cell.place == "市级"]
    cells = [cell for cell in cells if cell.kind not in ("challenge", "complaint")]
    labels = list(dict.fromkeys(cell.label for cell in cells if cell.place != "市级"))
    table = Table(district, *labels, title=title, show_lines=True)
    for place in places:
        if place == "市级":
            continue
        row = [place]
        for label in labels:
            found = [cell for cell in cells if cell.place == place and cell.label == label]
            row.append("\n".join(cell.shown for cell in found))
        table.add_row(*row)
    if labels:
        console.print(table)
    if city:
        line = Table(*[cell.label for cell in city], title="市级事项", show_lines=True)
        line.add_row(*[cell.shown for cell in city])
        console.print(line)
