"""The city's work for all districts: 合同文本、经费测算、目标任务 (四(二)), 工作规则和服务规范 (四(三))."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from record.entry.details import Details
from record.entry.fields import Fen, LetterNumber, Name, Names, OptionalText, Text, distinct
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.places import plan, stations, warn
from rules.money import in_yuan
from rules.station import check_covered, check_measure

topic = Topic()

TERMS, RULES = "unified_terms", "rules_norms"


@topic.form(TERMS, "contract_text_drafted")
class ContractText(Details):
    """统一运营合同文本: title and version of the text that every district's tender document carries."""

    free: ClassVar[frozenset[str]] = frozenset({"title", "version"})

    title: Name = Field(title="文本名称")
    version: Name = Field(title="版本")


@topic.form(TERMS, "contract_text_reviewed")
class CounselOpinion(Details):
    """法律顾问审定意见 (22号 23、31)."""

    free: ClassVar[frozenset[str]] = frozenset({"counsel", "opinion"})

    counsel: Name = Field(title="法律顾问")
    opinion: Text = Field(title="审定意见")


class CostItem(Details):
    """经费构成: what one station costs in one year for one purpose, in 分, and how that was counted."""

    name: Name = Field(title="费用名称")
    basis: Text = Field(title="测算依据")
    amount: Fen = Field(title="每站每年金额（分）")


def _itemised_once(items: tuple[CostItem, ...]) -> tuple[CostItem, ...]:
    distinct(tuple(item.name for item in items))
    return items


@topic.form(TERMS, "cost_measured")
class CostMeasure(Details):
    """运营经费测算, in 分: the total is the cost of one station times the stations of the plan."""

    free: ClassVar[frozenset[str]] = frozenset({"note", "items"})

    per_station: Fen = Field(title="每站经费（分）")
    total: Fen = Field(title="总额（分）")
    note: OptionalText = Field(default="", title="测算说明")
    items: Annotated[tuple[CostItem, ...], AfterValidator(_itemised_once)] = Field(default=(), title="经费构成")


class Target(Details):
    """目标任务: one target of the service, with how it is measured."""

    name: Name = Field(title="名称")
    quantity: int = Field(gt=0, le=10**9, title="数量")
    unit: Name = Field(title="单位")
    measure: Text = Field(title="考核口径")


def _named_once(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    distinct(tuple(target.name for target in targets))
    return targets


@topic.form(TERMS, "targets_set")
class Targets(Details):
    """服务效果和目标任务 of one station in one year of the contract."""

    targets: Annotated[tuple[Target, ...], Field(min_length=1), AfterValidator(_named_once)] = Field(title="目标任务")


@topic.form(TERMS, "terms_issued")
class TermsIssued(Details):
    """统一文本印发."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number"})

    letter_number: LetterNumber = Field(title="文号")


@topic.form(RULES, "rules_drafted")
class RulesDrafted(Details):
    """起草的文件: titles."""

    free: ClassVar[frozenset[str]] = frozenset({"documents"})

    documents: Names = Field(title="文件")


@topic.form(RULES, "opinions_heard")
class OpinionsHeard(Details):
    """征求意见: who was asked and what came of it."""

    free: ClassVar[frozenset[str]] = frozenset({"units", "summary"})

    units: Names = Field(title="征求意见的单位")
    summary: Text = Field(title="意见及采纳情况")


@topic.form(RULES, "rules_reviewed")
class RulesReviewed(Details):
    """合法性审核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="审核意见")


@topic.form(RULES, "rules_issued")
class RulesIssued(Details):
    """规则规范印发: which of the plan's rules are in force from now on, by their keys."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number"})

    letter_number: LetterNumber = Field(title="文号")
    rules_in_force: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(distinct)] = Field(
        title="已建立的制度"
    )


@topic.check(TERMS, "cost_measured")
def measure_agrees(work: Work) -> None:
    """The total is that of all stations; more than the plan's money is shown, not refused.

    Raises:
        Disallowed: `cost_differs`; where the items do not add up to the cost of a station.
    """
    measure = work.said(CostMeasure)
    listed = sum(item.amount for item in measure.items)
    if measure.items and listed != measure.per_station:
        raise Disallowed(
            f"经费构成合计{in_yuan(listed)}元，与每站经费{in_yuan(measure.per_station)}元不一致",
            basis="方案{unified_terms}",
            remedy="请核对各项费用和每站经费",
        )
    warn(
        work,
        check_measure(
            measure.per_station,
            measure.total,
            len(stations(work.session, work.case)),
            money.amount_fen if (money := plan(work).budget) else None,
        ),
    )


@topic.check(RULES, "rules_issued")
def rules_are_all_there(work: Work) -> None:
    """Every rule that the plan wants in force at a station is.

    Raises:
        Disallowed: `unknown_item`, `not_covered`.
    """
    standard = plan(work).station
    check_covered("制度", standard.rules_in_force, work.said(RulesIssued).rules_in_force, f"方案{standard.clause}")
