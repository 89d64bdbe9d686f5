"""核对: every rule that a person confirms is met with its evidence, or does not apply with its reason; else refused.

The rows come from the table of rules, each by the newest version and for a method that it is about.
"""

from __future__ import annotations

from rules.checklists import CHECKLISTS, CheckItem, Confirmed, check_list, rules_to_check
from rules.rule import Rule
from tests.rules.pairs.pair import LAW, ON, Ask, Pair, ask

MET = CheckItem("", Confirmed.YES, "演练材料")


def _answered(step: str, rule: Rule, ok: Confirmed, said: str) -> Ask:
    """The step's list with this answer to the rule, and all others met."""
    on, method = rule.since or ON, rule.methods[0] if rule.methods else "open_tender"
    items = [
        CheckItem(other.id, *((ok, said) if other.id == rule.id else (MET.ok, MET.evidence)))
        for other in rules_to_check(step, LAW, on, method)
    ]
    return ask(check_list, step, items, LAW, on, method)


def _pairs(step: str, rule: Rule) -> tuple[Pair, Pair]:
    met = _answered(step, rule, Confirmed.YES, "演练材料")
    spared = _answered(step, rule, Confirmed.NOT_APPLICABLE, "本项目不涉及(演练)")
    return (
        Pair(
            rule.basis,
            f"{rule.id} is met, and is not",
            met,
            _answered(step, rule, Confirmed.NO, "不符(演练)"),
            "check_item_not_met",
        ),
        Pair(
            rule.basis,
            f"{rule.id} does not apply for a reason, and without one",
            spared,
            _answered(step, rule, Confirmed.NOT_APPLICABLE, ""),
            "check_reason_missing",
        ),
    )


ROWS = tuple(pair for step, ids in CHECKLISTS.items() for rule_id in ids for pair in _pairs(step, LAW.rule(rule_id)))
