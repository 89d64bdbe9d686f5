"""The lists that a person confirms: what is asked at which step, and each refusal."""

from datetime import date

import pytest

from rules import checklists as c
from rules.checklists import CHECKLISTS, CheckItem, Confirmed, check_list, rules_to_check
from rules.law import Law, statute
from rules.rule import Home

LAW, ON = statute(), date(2023, 10, 30)
YES, NO, NOT = Confirmed.YES, Confirmed.NO, Confirmed.NOT_APPLICABLE
DRAWN = CheckItem("SME-06", YES, "合同第1页标注")
STAGED = CheckItem("ACC-03", YES, "合同第9条")
TWO = Law(tuple(rule for rule in LAW.rules if rule.id in ("SME-06", "ACC-03")))
"""A law with two items for the contract's review."""


CHECKED = [rule for rule in LAW.rules if rule.home is Home.CHECKED]


def test_every_rule_that_is_checked_is_asked_where_the_table_says() -> None:
    assert {rule.id for rule in CHECKED} == {rule_id for ids in CHECKLISTS.values() for rule_id in ids}
    for rule in CHECKED:
        assert [step for step, ids in CHECKLISTS.items() if rule.id in ids] == list(rule.places)


@pytest.mark.parametrize(
    ("method", "asked", "spared"),
    [
        ("open_tender", ["EVL-16", "EVL-26"], ["NG-16", "CS-17", "SS-04"]),
        ("competitive_negotiation", ["NG-16", "EVL-20"], ["EVL-16", "EVL-26", "CS-17", "SS-04"]),
        ("competitive_consultation", ["CS-17"], ["EVL-16", "NG-16", "EVL-20"]),
        ("single_source", ["SS-04"], ["NG-16", "EVL-16"]),
    ],
)
def test_a_method_is_asked_for_its_own_rules(method: str, asked: list[str], spared: list[str]) -> None:
    """A negotiation is not held against 87号, nor a tender against 74号."""
    found = {rule.id for rule in rules_to_check("evaluation_report", LAW, ON, method)}
    assert set(asked) <= found
    assert not found & set(spared)


@pytest.mark.parametrize("step", CHECKLISTS)
def test_a_whole_list_passes(step: str) -> None:
    listed = tuple(rule.id for rule in rules_to_check(step, LAW, ON))
    assert listed == tuple(rule_id for rule_id in CHECKLISTS[step] if LAW.find(rule_id, ON))
    check_list(step, [CheckItem(rule_id, YES, "卷宗第1册") for rule_id in listed], LAW, ON)
    check_list(step, [CheckItem(rule_id, NOT, "本项目不涉及") for rule_id in reversed(listed)], LAW, ON)


@pytest.mark.parametrize(
    ("items", "refusal", "code", "said"),
    [
        (
            (),
            c.ItemMissing,
            "check_item_missing",
            ["还缺2项", "SME-06 ", "ACC-03 ", "46号 14", "财库〔2016〕205号（待核实）"],
        ),
        ((DRAWN,), c.ItemMissing, "check_item_missing", ["还缺1项：ACC-03", "分期验收", "22号 23、24"]),
        (
            (DRAWN, CheckItem("ACC-03", YES)),
            c.EvidenceMissing,
            "check_evidence_missing",
            ["ACC-03", "22号 23、24", "依据材料"],
        ),
        ((DRAWN, CheckItem("ACC-03", YES, " 　")), c.EvidenceMissing, "check_evidence_missing", ["ACC-03"]),
        (
            (CheckItem("SME-06", NO, "漏标"), STAGED),
            c.ItemNotMet,
            "check_item_not_met",
            ["SME-06核对结论为不符合", "漏标", "46号 14", "请先改正"],
        ),
        ((CheckItem("SME-06", NO), STAGED), c.ItemNotMet, "check_item_not_met", ["46号 14"]),
        (
            (CheckItem("SME-06", NOT, " "), STAGED),
            c.CheckReasonMissing,
            "check_reason_missing",
            ["46号 14", "为何不适用"],
        ),
        ((DRAWN, DRAWN, STAGED), c.ItemDoubled, "check_item_doubled", ["重复的项目：SME-06", "46号 14", "只填一次"]),
        (
            (DRAWN, STAGED, CheckItem("TND-03", YES, "有")),
            c.ItemUnknown,
            "check_item_unknown",
            ["TND-03", "SME-06、ACC-03"],
        ),
        ((DRAWN, STAGED, CheckItem("X-1", YES, "有")), c.ItemUnknown, "check_item_unknown", ["X-1"]),
    ],
)
def test_refusals(items: tuple[CheckItem, ...], refusal: type[c.ChecklistRefused], code: str, said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        check_list("contract_review", items, TWO, ON)
    assert refused.value.code == code
    assert refused.value.remedy
    for words in said:
        assert words in str(refused.value)


def test_a_step_without_a_list_asks_nothing_and_takes_nothing() -> None:
    check_list("tender_notice", (), LAW, ON)
    with pytest.raises(c.ItemUnknown, match="本环节核对的是：无"):
        check_list("tender_notice", (DRAWN,), LAW, ON)


def test_a_rule_that_did_not_hold_then_is_not_asked() -> None:
    """A law in which only the versions since 2026 stand: of the evaluation's list EVL-10 is left."""
    newest = Law(tuple(rule for rule in LAW.rules if rule.since == date(2026, 2, 1)))
    assert [rule.id for rule in rules_to_check("evaluation_report", newest, date(2026, 2, 1))] == ["EVL-10"]
    check_list("evaluation_report", (), newest, date(2026, 1, 31))
