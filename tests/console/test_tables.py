"""What people wrote stands in a table as they wrote it."""

from __future__ import annotations

import pytest
from rich.table import Table

from console.tables import terminal


def test_markup_in_a_text_is_shown_and_not_followed(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("[red]县区[/red]", title="[bold]方案[/bold]:star:")
    table.add_row("[/nothing]惠城区的一个很宽的单元格")
    terminal().print(table)
    shown = capsys.readouterr().out
    for text in ("[red]县区[/red]", "[bold]方案[/bold]:star:", "[/nothing]惠城区"):
        assert text in shown
