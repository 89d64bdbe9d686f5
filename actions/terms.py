"""The city's work for all districts: 合同文本、经费测算、目标任务 (四(二)), 工作规则和服务规范 (四(三))."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from record.entry.details import Details
from record.entry.fields import Fen, LetterNumber, Name, Names, OptionalText, Text, distinct
from record.errors import Disallowed
from record.forms.costs import CostItem, itemised_once, lines_of
from record.handlers import Topic, Work
from record.places import plan, stations, warn
from record.plan.assessment import newest
from rules.cost import check_lines, check_people
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


@topic.form(TERMS, "cost_measured")
class CostMeasure(Details):
    """运营经费测算, in 分: the total is the cost of one station times the stations of the plan. Beside it stands what else
    the plan's money pays for: the city's platform, and what is kept for what nobody can foresee."""

    free: ClassVar[frozenset[str]] = frozenset({"note", "items"})

    per_station: Fen = Field(title="每站经费（分）")
    total: Fen = Field(title="总额（分）")
    note: OptionalText = Field(default="", title="测算说明")
    items: Annotated[tuple[CostItem, ...], AfterValidator(itemised_once)] = Field(default=(), title="经费构成")
    platform: Fen | None = Field(default=None, title="信息平台经费（分）")
    reserve: Fen | None = Field(default=None, title="预留资金（分）")
    reserve_for: OptionalText = Field(default="", title="预留资金的用途")

    @property
    def beside(self) -> int:
        """What the plan's money pays beside the stations, in 分."""
        return (self.platform or 0) + (self.reserve or 0)


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
    """The total is that of all stations, each line what its figures make, the people as many as the hours of opening
    need; more than the plan's money is shown, not refused.

    Raises:
        Disallowed: `cost_differs`, `cost_line_differs`, `cost_line_unclear`, `cost_lacking`, `cost_heads_differ`; where
            the items do not add up to the cost of a station, or money is kept for nothing.
    """
    measure = work.said(CostMeasure)
    listed = sum(item.amount for item in measure.items)
    if measure.items and listed != measure.per_station:
        raise Disallowed(
            f"经费构成合计{in_yuan(listed)}元，与每站经费{in_yuan(measure.per_station)}元不一致",
            basis="方案{unified_terms}",
            remedy="请核对各项费用和每站经费",
        )
    if measure.reserve and not measure.reserve_for:
        raise Disallowed("预留资金没有写明用途", basis="方案{budget}", remedy="请填写预留资金的用途（reserve_for）")
    _check_items(work, measure)
    warn(
        work,
        check_measure(
            measure.per_station,
            measure.total,
            len(stations(work.session, work.case)),
            money.amount_fen if (money := plan(work).budget) else None,
            beside=measure.beside,
        ),
    )


def _check_items(work: Work, measure: CostMeasure) -> None:
    """The lines from below; a measure without typed lines is only told of."""
    lines = lines_of(measure.items)
    if not lines:
        work.warnings.append("没有按费用类别、数量和单价逐项测算，测算结果不能复核")
        return
    if len(lines) < len(measure.items):
        named = "、".join(item.name for item in measure.items if item.kind is None)
        raise Disallowed(f"{named}没有写明费用类别", basis="方案{unified_terms}", remedy="请逐项填写费用类别（kind）")
    check_lines(lines)
    service = newest(work.session, work.dossier.programme).service
    if service is None:
        work.warnings.append("考核方案没有写明驿站开放时间和人数（service），人员经费不能按工时复核")
    else:
        check_people(lines, service.heads)


@topic.check(RULES, "rules_issued")
def rules_are_all_there(work: Work) -> None:
    """Every rule that the plan wants in force at a station is.

    Raises:
        Disallowed: `unknown_item`, `not_covered`.
    """
    standard = plan(work).station
    check_covered("制度", standard.rules_in_force, work.said(RulesIssued).rules_in_force, f"方案{standard.clause}")
