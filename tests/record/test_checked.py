"""Every rule of the law that is said to be checked is asked for at its step: nothing is recorded there without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from actions.purchase.checklists import to_confirm
from models.database import reading
from record.situation import open_dossier
from rules.checklists import CHECKLISTS
from rules.law import statute
from rules.rule import Home, Rule
from tests.actions.builders import STARTED, act, case_of, refused
from tests.actions.enforced.breach import d, later, moved, reached, up_to
from tests.actions.enforced.control import WELL
from tests.actions.enforced.methods import DOCUMENTS, announced, by, opened
from tests.actions.enforced.methods import PUBLICITY as SHOWN
from tests.actions.enforced.tender import IN_2026
from tests.actions.tender_case import CASE, EXAMPLE, FIRMS, SQLITE_ONLY, Act, seated

ACCEPTANCE = Act("contract_acceptance", "reviewer", d("2024-12-02"), "1", WELL)
ACTS = {item.step: item for item in (*reversed(EXAMPLE), ACCEPTANCE) if item.step in CHECKLISTS}
"""The acts with a list, of lot 1 where there is one for each."""
CHECKED = sorted({rule.id for rule in statute().rules if rule.home is Home.CHECKED})


def confirming(*rules: str) -> list[dict[str, Any]]:
    return [{"rule": rule, "ok": "yes", "evidence": "演练材料"} for rule in rules]


def judged(*firms: str) -> dict[str, Any]:
    """What a report says of these firms where no points are given."""
    lines = [{"lot": lot, "supplier": firm, "score": 0} for lot in (1, 2) for firm in firms]
    names = ["演练专家一", "演练专家二", "演练代表"]
    return {"scores": lines, "experts": names, "members": seated(names)}


def consulted(*firms: str) -> dict[str, Any]:
    """What it says where points are given."""
    said = judged(*firms)
    return said | {"scores": [line | {"score": 9000 - place} for place, line in enumerate(said["scores"])]}


ANNOUNCED: dict[str, tuple[Callable[[Engine], None], str, dict[str, Any]]] = {
    "competitive_negotiation": (
        by("competitive_negotiation", DOCUMENTS, announced("11-06", "11-09"), opened("11-09", *FIRMS[:3])),
        "11-10",
        judged(*FIRMS[:3]),
    ),
    "competitive_consultation": (
        by("competitive_consultation", DOCUMENTS, announced("11-06", "11-16"), opened("11-16", *FIRMS[:3])),
        "11-17",
        consulted(*FIRMS[:3]),
    ),
    "single_source": (
        by("single_source", SHOWN, DOCUMENTS, announced("11-08", "11-13"), opened("11-13", FIRMS[0])),
        "11-14",
        judged(FIRMS[0]),
    ),
}
"""By method: a record that has come to the report, the day of the report and what it says."""


def drafted(method: str) -> Callable[[Engine], None]:
    """A record of that method whose document is drafted and not yet confirmed."""

    def run(engine: Engine) -> None:
        by(method)(engine)
        said = next(item.details for item in EXAMPLE if item.step == "document_drafted")
        act(engine, "procurement", CASE, "document_drafted", d("11-01"), **said)

    return run


def met_by(rule: Rule) -> tuple[Callable[[Engine], None], Act]:
    """A record on which the rule's step comes next, by a method and at a time that the rule is about; and the act."""
    item = ACTS[rule.where]
    if rule.methods and "open_tender" not in rule.methods:
        method = rule.methods[0]
        if rule.where == "document_confirmation":
            return drafted(method), replace(item, on=d("11-02"))
        before, on, said = ANNOUNCED[method]
        return before, replace(item, on=d(on), details=said)
    if not rule.held_on(STARTED):
        on = item.on + timedelta(weeks=IN_2026)
        return moved(IN_2026, item.step), replace(item, on=on, details=later(IN_2026, item.details))
    return (reached("contract_signature") if item is ACCEPTANCE else up_to(item.step)), item


def oldest(rule_id: str) -> Rule:
    """The version that held when the example began, or the newest."""
    return statute().find(rule_id, STARTED) or statute().rule(rule_id)


@SQLITE_ONLY
@pytest.mark.parametrize("rule_id", CHECKED)
def test_is_asked_for_at_its_step(engine: Engine, rule_id: str) -> None:
    rule = oldest(rule_id)
    before, item = met_by(rule)
    before(engine)
    with reading(engine) as session:
        listed = [asked.id for asked in to_confirm(open_dossier(session, case_of(session, CASE)), item.step)]
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
