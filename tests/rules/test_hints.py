"""提示: which rules are shown with a step, by method and by date; every rule with the home 指引 is shown somewhere."""

from datetime import date

import pytest

from rules.hints import hint_lines, hints
from rules.law import statute
from rules.procedures import METHODS
from rules.rule import Home, Rule

LAW = statute()
ON = date(2023, 10, 30)


@pytest.mark.parametrize("rule", [rule for rule in LAW.rules if rule.home is Home.STATED], ids=lambda rule: rule.id)
def test_every_guidance_is_shown_where_it_says(rule: Rule) -> None:
    on = rule.until or rule.since or ON
    for place in rule.places:
        for method in rule.methods or ("", "open_tender"):
            assert rule in hints(place, LAW, on, method)


def ids(place: str, on: date = ON, method: str = "") -> set[str]:
    return {rule.id for rule in hints(place, LAW, on, method)}


def test_a_hint_is_about_its_methods_only() -> None:
    assert "SEL-04" in ids("award_notice", method="invited_tender")
    assert "SEL-04" not in ids("award_notice", method="open_tender")
    assert "SEL-06" in ids("tender_notice", method="inquiry")
    assert "SEL-06" in ids("tender_notice"), "without a method all are told"
    assert "SEL-04" in ids("award_notice")


def test_a_hint_is_of_its_time() -> None:
    assert "FCR-01" not in ids("terms_issued", date(2024, 7, 31))
    assert "FCR-01" in ids("terms_issued", date(2024, 8, 1))


def test_what_is_refused_or_confirmed_is_no_hint() -> None:
    for step in {step.name for procedure in METHODS.values() for step in procedure.steps}:
        assert all(rule.home is Home.STATED for rule in hints(step, LAW, ON))
    assert not ids("没有这个环节")


def test_a_line_names_its_article_and_what_is_from_memory() -> None:
    lines = hint_lines("tender_notice", LAW, ON, "competitive_consultation")
    assert any("214号 6（待核实）" in line for line in lines)
