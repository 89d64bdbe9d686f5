"""核对清单: rules that a person confirms at a step, each with what shows it (22号 29 至 34; 87号)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from record.entry.details import Details
from record.entry.fields import OptionalText
from record.handlers import Topic, Work
from record.said import said
from record.situation import Dossier
from rules.checklists import CheckItem, Confirmed, check_list, rules_to_check
from rules.law import Rule
from rules.procedures import METHODS

topic = Topic()

STATUTORY = tuple(name for name in METHODS if name != "direct_purchase")
"""Below the limits and outside the catalogue the law prescribes no evaluation (采购法 2)."""


class CheckLine(Details):
    """One item of the list: the rule, what was found, and what shows it, or why it does not apply."""

    rule: str = Field(title="规则编号")
    ok: Literal["yes", "no", "not_applicable"] = Field(title="结论")
    evidence: OptionalText = Field(default="", title="依据材料或者不适用的理由")


class Checked(Details):
    """Base of the forms of steps with a list. Facts from before the lists were introduced have none."""

    checks: tuple[CheckLine, ...] = Field(default=(), title="核对清单")


@topic.check(tuple(METHODS), "requirement_review", "document_confirmation", "contract_review", "contract_acceptance")
@topic.check(STATUTORY, "evaluation_report")
def check_confirmed(work: Work) -> None:
    """Every item of the step's list is confirmed, with evidence, by the law of the case's date.

    What was recorded before there were lists is corrected without one: nobody can confirm now what was seen then.
    """
    details = work.said(Checked)
    if work.corrects and not said(work.corrects, type(details)).checks and not details.checks:
        return
    items = [CheckItem(line.rule, Confirmed(line.ok), line.evidence) for line in details.checks]
    check_list(work.step.name, items, work.dossier.law, work.case.opened_on, work.dossier.procedure.name)


def to_confirm(dossier: Dossier, step: str) -> tuple[Rule, ...]:
    """What is to be confirmed when this step of the case is done; empty where it has no list."""
    if step == "evaluation_report" and dossier.procedure.name not in STATUTORY:
        return ()
    return rules_to_check(step, dossier.law, dossier.case.opened_on, dossier.procedure.name)
