"""An upgrade of the program, as who uses it sees it."""

from __future__ import annotations

from pathlib import Path

from models.database import open_engine
from tests.actions.builders import stale
from tests.console.crash import command, copied
from tests.record.custody.test_edition import as_of_an_older_release


def test_the_first_command_after_the_upgrade_does_it_and_says_so(played: Path, tmp_path: Path) -> None:
    home = copied(played, tmp_path / "home")
    engine = open_engine(f"sqlite:///{home / 'yicheng.db'}")
    as_of_an_older_release(engine)
    done = command(home, "status", "huizhou-2023")
    assert "按新版规则重算了1个事项的时限" in done.err
    assert stale(engine) == []
    assert "重算" not in command(home, "status", "huizhou-2023").err
