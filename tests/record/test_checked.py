"""Every rule of the law that is said to be checked is asked for at its step: nothing is recorded there without it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from rules.checklists import CHECKLISTS
from rules.law import statute
from rules.rule import Home
from tests.actions.builders import act, refused
from tests.actions.enforced.breach import d, reached, up_to
from tests.actions.enforced.control import WELL
from tests.actions.tender_case import CASE, EXAMPLE, SQLITE_ONLY, Act

ACCEPTANCE = Act("contract_acceptance", "reviewer", d("2024-12-02"), "1", WELL)
ACTS = {item.step: item for item in (*reversed(EXAMPLE), ACCEPTANCE) if item.step in CHECKLISTS}
"""The acts with a list, of lot 1 where there is one for each."""
CHECKED = sorted({rule.id for rule in statute().rules if rule.home is Home.CHECKED})


def confirming(*rules: str) -> list[dict[str, Any]]:
    return [{"rule": rule, "ok": "yes", "evidence": "演练材料"} for rule in rules]


@SQLITE_ONLY
@pytest.mark.parametrize("rule_id", CHECKED)
def test_is_asked_for_at_its_step(engine: Engine, rule_id: str) -> None:
    rule = statute().rule(rule_id)
    item, listed = ACTS[rule.where], CHECKLISTS[rule.where]
    (reached("contract_signature") if item is ACCEPTANCE else up_to(item.step))(engine)
    asked = (item.role, CASE, item.step, item.on, item.subject)
    text = refused(
        engine,
        "check_item_missing",
        *asked,
        **item.details,
        checks=confirming(*(other for other in listed if other != rule_id)),
    )
    assert f"还缺1项：{rule_id}" in text
    assert [article for article in rule.basis.split("；") if article not in text] == [], text
    assert "待核实" in text or not rule.doubtful, text
    act(engine, *asked, **item.details, checks=confirming(*listed))
