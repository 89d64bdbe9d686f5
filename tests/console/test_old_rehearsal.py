"""A rehearsal killed under an earlier release goes on under this one, with the same outcome of its later days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.database import open_engine, reading
from record.custody import audit
from tests.console.crash import record_url, rehearse
from tests.console.old_rehearsal import UNTIL, later, outcome, restore_killed

pytestmark = [pytest.mark.full, pytest.mark.part("interruptions")]

OPENED_LATER = {
    ("huizhou-2023/仲恺高新区/运营", "opened", 1, f"仲恺0{n}", "2023-12-08", "zhongkai-leader") for n in (2, 4)
}
"""No station opens before the service of its contract begins."""
DRAWN = {("huizhou-2023/博罗县/招标", "supplier_selection", 2, "", "2023-11-03", "boluo-buyer")}
"""Whom a negotiation invites is drawn, by two, from a list (采购法 38)."""
BONDS = ("loser_bond_return", "winner_bond_return", "expert_draw")
"""Where the notice asks for no bond nothing is given back, and nobody is reminded of it; and who evaluates is drawn. With
fewer alerts their numbers move, and with them who acknowledges one the day after; a case is closed by its last act, which is
no longer the return of a bond."""
SINCE = {"alerts": 1}
"""The column from which a row is compared: an alert without its number."""
LENGTHS = {"facts": 6, "alerts": 8, "cases": 8, "contracts": 4}
"""How much of a row is compared: who did what, when, to which part; an alert without its text; a contract without its
term. What is said beside it follows today's forms and today's law."""


def test_a_killed_rehearsal_goes_on_after_the_upgrade(tmp_path: Path) -> None:
    """From 3 November (bids are open) over evaluation, challenges, second rounds and contracts to 8 December 2023: what
    happens then is what happened under the earlier release, but for what the law was found to ask."""
    restore_killed(tmp_path)
    answer = rehearse(tmp_path, UNTIL, carry_on=True).answer
    old, new = later(), outcome(tmp_path)
    for part in sorted(set(old) - {"schedule", "messages"}):
        before, after = (told(rows[part], SINCE.get(part, 0), LENGTHS.get(part)) for rows in (old, new))
        changed = (OPENED_LATER, DRAWN) if part == "facts" else (set(), set())
        assert (before - after, after - before) == changed, part
    assert (answer["facts"], answer["alerts"]["sent"]) == (len(new["facts"]), len(new["alerts"]))
    engine = open_engine(record_url(tmp_path))
    with reading(engine) as session:
        report = audit.verify(session, audit.read_key(tmp_path))
    engine.dispose()
    assert (report.fault, report.authenticated) == (None, True)


def told(rows: list[list[Any]], since: int, length: int | None) -> set[tuple[Any, ...]]:
    kept = (row[since:length] for row in rows if not set(map(str, row)) & set(BONDS))
    return {tuple(str(value) if isinstance(value, list) else value for value in row) for row in kept}
