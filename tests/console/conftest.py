"""One small rehearsal for all tests of commands that need a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.crash import rehearse
from tests.shared import made_once

PLAYED_UNTIL = "2023-09-08"


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a rehearsal that has sites, and tenders under way; beside it, what it answered.

    Who changes the record works on a copy.
    """

    def play(folder: Path) -> None:
        run = rehearse(folder / "home", PLAYED_UNTIL)
        assert run.code == 0, run.err
        (folder / "answer.json").write_text(run.out, encoding="utf-8")

    return made_once(tmp_path_factory, "played", play) / "home"
