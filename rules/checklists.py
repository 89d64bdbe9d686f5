"""核对清单: the rules that a person confirms at a step of a purchase, each with its evidence. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from models.refusal import Refusal
from rules.law import Law, statute
from rules.rule import Home, Rule

STEPS = ("requirement_review", "document_confirmation", "evaluation_report", "contract_review", "contract_acceptance")
"""The steps that have a list, in the order in which a purchase meets them."""

CHECKLISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        step: tuple(
            dict.fromkeys(rule.id for rule in statute().rules if rule.home is Home.CHECKED and step in rule.places)
        )
        for step in STEPS
    }
)
"""By step, the ids of the rules with the home 核对, in the order of the table; each is asked of its methods only."""


class Confirmed(StrEnum):
    """What a person says of an item."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class CheckItem:
    """One confirmed item. `evidence` names what shows it; for 不适用 it is the reason."""

    rule: str
    ok: Confirmed
    evidence: str = ""


class ChecklistRefused(Refusal):
    """Base of what the lists refuse."""

    code = "checklist"


class ItemUnknown(ChecklistRefused):
    """Raised for a rule that is not on the step's list."""

    code = "check_item_unknown"


class ItemDoubled(ChecklistRefused):
    """Raised when a rule is confirmed twice."""

    code = "check_item_doubled"


class ItemMissing(ChecklistRefused):
    """Raised when a rule of the list is not confirmed."""

    code = "check_item_missing"


class EvidenceMissing(ChecklistRefused):
    """Raised when an item is confirmed without naming what shows it."""

    code = "check_evidence_missing"


class CheckReasonMissing(ChecklistRefused):
    """Raised when an item is said not to apply, without a reason."""

    code = "check_reason_missing"


class ItemNotMet(ChecklistRefused):
    """Raised when a rule is not met: it must be mended before the step is done."""

    code = "check_item_not_met"


def rules_to_check(step: str, law: Law, on: date, method: str = "") -> tuple[Rule, ...]:
    """The rules to confirm at this step by the law of `on`, of a purchase by `method` ('': of any); none where the
    step has no list."""
    found = (law.find(rule_id, on) for rule_id in CHECKLISTS.get(step, ()))
    return tuple(rule for rule in found if rule and rule.is_about(method))


def check_list(step: str, items: Sequence[CheckItem], law: Law, on: date, method: str = "") -> None:
    """Every rule of the step's list is confirmed once, with its evidence, and is met or does not apply.

    Raises:
        ItemUnknown: ItemDoubled: ItemMissing: EvidenceMissing: CheckReasonMissing: ItemNotMet: with article and remedy.
    """
    wanted = {rule.id: rule for rule in rules_to_check(step, law, on, method)}
    given = [item.rule for item in items]
    _on_the_list(given, wanted)
    if missing := [rule for rule in wanted.values() if rule.id not in given]:
        raise ItemMissing(
            f"核对清单还缺{len(missing)}项：" + "；".join(f"{rule.id} {rule.text}" for rule in missing),
            basis=_cited(missing),
            remedy="请逐项核对，填写结论和依据材料",
        )
    for item in items:
        _judge(item, wanted[item.rule])


def _on_the_list(given: Sequence[str], wanted: Mapping[str, Rule]) -> None:
    if unknown := [rule_id for rule_id in dict.fromkeys(given) if rule_id not in wanted]:
        raise ItemUnknown(
            f"核对清单没有这些项目：{'、'.join(unknown)}",
            basis="",
            remedy=f"本环节核对的是：{'、'.join(wanted) or '无'}",
        )
    if doubled := [rule_id for rule_id in wanted if given.count(rule_id) > 1]:
        raise ItemDoubled(
            f"核对清单有重复的项目：{'、'.join(doubled)}",
            basis=_cited([wanted[i] for i in doubled]),
            remedy="每项只填一次",
        )


def _judge(item: CheckItem, rule: Rule) -> None:
    """One item that stands on the list."""
    shown = item.evidence.strip()
    if item.ok is Confirmed.NO:
        raise ItemNotMet(
            f"{rule.id}核对结论为不符合：{rule.text}" + (f"（{shown}）" if shown else ""),
            basis=rule.cited,
            remedy="请先改正，再办理本环节",
        )
    if item.ok is Confirmed.NOT_APPLICABLE and not shown:
        raise CheckReasonMissing(f"{rule.id}填为不适用，没有写明理由", basis=rule.cited, remedy="请写明为何不适用")
    if item.ok is Confirmed.YES and not shown:
        raise EvidenceMissing(
            f"{rule.id}填为符合，没有依据材料", basis=rule.cited, remedy="请写明依据材料（文件名称、页码或者存放处）"
        )


def _cited(rules: Sequence[Rule]) -> str:
    return "；".join(dict.fromkeys(rule.cited for rule in rules))
