"""A rehearsal killed under an earlier release goes on under this one, with the same outcome of its later days."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.database import open_engine, reading
from record.custody import audit
from tests.console.crash import record_url, rehearse
from tests.console.old_rehearsal import UNTIL, later, outcome, restore_killed

pytestmark = [pytest.mark.full, pytest.mark.part("interruptions")]

DRAFTED = [
    f"huizhou-2023/{place}/招标"
    for place in ["惠城区", "仲恺高新区", "惠阳区", "大亚湾经济开发区", "博罗县", "惠东县", "龙门县"]
]
TERMS = {"pass_score": 75, "deduction_per_point": 100_000, "deduction_cap": 20}
"""合同考核条款: found missing. What an assessment costs came from code and is now said by the contract's draft."""


def test_a_killed_rehearsal_goes_on_after_the_upgrade(tmp_path: Path) -> None:
    """From 3 November (bids are open) over evaluation, challenges, second rounds and contracts to 8 December 2023."""
    restore_killed(tmp_path)
    answer = rehearse(tmp_path, UNTIL, carry_on=True).answer
    old, new = later(), outcome(tmp_path)
    terms = take_terms(new["facts"])
    assert terms == dict.fromkeys(DRAFTED, TERMS) | {"huizhou-2023/市级/平台招标": None}
    assert take_terms(old["facts"]) == {}
    for part, rows in old.items():
        assert sorted(new[part], key=str) == sorted(rows, key=str), part
    assert (answer["facts"], answer["alerts"]["sent"]) == (len(old["facts"]), len(old["alerts"]))
    engine = open_engine(record_url(tmp_path))
    with reading(engine) as session:
        report = audit.verify(session, audit.read_key(tmp_path))
    engine.dispose()
    assert (report.fault, report.authenticated) == (None, True)


def take_terms(facts: list[list[Any]]) -> dict[str, Any]:
    """Takes the terms of the assessment out of the drafts made after the kill; answers with them by case."""
    found = {}
    for fact in facts:
        details = json.loads(fact[-1])
        if fact[1] == "contract_draft" and "assessment" in details:
            found[fact[0]] = details.pop("assessment")
        fact[-1] = json.dumps(details, sort_keys=True)
    return found
