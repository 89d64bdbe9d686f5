"""The course of a purchase beside its main acts: who organises it, who is called, when its evaluation ends."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from actions.purchase.evaluation_scheme import KINDS
from record.entry.details import Details
from record.entry.fields import Name, Names, NoNames, OptionalText, Text, distinct
from record.errors import Disallowed
from record.handlers import Topic, Work
from rules.procedures import METHODS
from rules.purchase.selection import Pool, check_selection

topic = Topic()

EVALUATED = tuple(name for name, method in METHODS.items() if "evaluation_end" in method.index)
ALONE = tuple(name for name, method in METHODS.items() if "own_organisation" in method.index)
CHOSEN = tuple(name for name, method in METHODS.items() if "supplier_selection" in method.index)


@topic.form(EVALUATED, "evaluation_end")
class EvaluationEnd(Details):
    """评审结束: the days that it took; it ended on the act's date."""

    began_on: date = Field(title="评审开始日期")
    place: OptionalText = Field(default="", title="评审地点")
    note: OptionalText = Field(default="", title="说明")


@topic.form(ALONE, "own_organisation")
class OwnOrganisation(Details):
    """自行组织招标 (87号 9): it can draw up the document and organise the tender, has as many people of the trade, and what
    it buys stands outside the catalogue."""

    able: bool = Field(title="是否具有编制招标文件、组织招标的能力和条件")
    staff: Names = Field(title="与采购项目专业性相适应的专业人员")
    in_catalogue: bool = Field(title="是否属于集中采购目录以内的项目")
    evidence: Text = Field(title="依据材料")


class PoolLine(Details):
    """A supplier that may be chosen; by whom it was recommended, where it was."""

    supplier: Name = Field(title="供应商")
    by: Literal["purchaser", "expert"] | None = Field(default=None, title="推荐人（采购人、评审专家）")
    reason: OptionalText = Field(default="", title="推荐理由")


@topic.form(CHOSEN, "supplier_selection")
class SupplierSelection(Details):
    """确定被邀请的供应商: by which way, out of whom, who was chosen, and who watched (采购法 34、38; 87号 14; 74号 12)."""

    way: Literal["notice", "library", "recommended"] = Field(title="产生方式")
    """资格预审公告（公告）征集, 供应商库, 书面推荐."""
    pool: tuple[PoolLine, ...] = Field(min_length=1, title="备选供应商")
    drawn: Names = Field(title="确定邀请的供应商")
    at_random: bool = Field(title="是否随机抽取")
    witnesses: NoNames = Field(default=(), title="现场监督的采购人工作人员")
    record: Text = Field(title="书面记录编号")


@topic.check(EVALUATED, "evaluation_end")
def check_end(work: Work) -> None:
    """It began with the opening at the soonest and ended before its report was sent (条例 43)."""
    opened, report = work.dossier.facts["bid_opening", ""].done_on, work.dossier.fact("evaluation_report")
    if not opened <= work.said(EvaluationEnd).began_on <= work.on:
        raise Disallowed(
            f"评审开始日期{work.said(EvaluationEnd).began_on}应在开标日{opened}至评审结束日{work.on}之间",
            basis="条例 43",
            remedy="请核对评审开始和结束日期",
        )
    if report and work.on > report.done_on:
        raise Disallowed(
            f"评审报告已于{report.done_on}送达，评审不能在其后的{work.on}结束",
            basis="条例 43",
            remedy="请核对评审结束日期",
        )


@topic.check(ALONE, "own_organisation")
def check_own(work: Work) -> None:
    """The purchaser can do it, and may (采购法 18; 87号 9)."""
    details, rule = work.said(OwnOrganisation), work.dossier.rule("TND-15")
    if work.dossier.fact("agency_agreement"):
        raise Disallowed(
            "已登记委托代理协议，不能再登记自行组织招标",
            basis=rule.cited,
            remedy="如未委托，请先撤销委托代理协议的登记",
        )
    if details.in_catalogue:
        raise Disallowed(
            "集中采购目录以内的项目不得自行组织招标", basis=rule.cited, remedy="请委托集中采购机构代理采购"
        )
    if not details.able:
        raise Disallowed(
            "不具有编制招标文件、组织招标的能力和条件的，不得自行组织招标",
            basis=rule.cited,
            remedy="请委托采购代理机构（agency_agreement）",
        )


@topic.check(ALONE, "agency_agreement")
def check_agency(work: Work) -> None:
    """Who has an agency does not tender alone."""
    if work.dossier.fact("own_organisation"):
        raise Disallowed(
            "已登记自行组织招标，不能再登记委托代理协议",
            basis=work.dossier.rule("TND-15").cited,
            remedy="改为委托的，请先撤销自行组织招标的登记",
        )


@topic.check(CHOSEN, "supplier_selection")
def check_chosen(work: Work) -> None:
    """Enough of them, out of a pool that is large enough, before two witnesses (采购法 34、38; 87号 14; 74号 12)."""
    details = work.said(SupplierSelection)
    check_selection(
        Pool(
            details.way,
            tuple(line.supplier for line in details.pool),
            {line.supplier: line.by or "" for line in details.pool},
            details.drawn,
            details.at_random,
            details.witnesses,
        ),
        KINDS[work.dossier.procedure.name],
    )
    distinct(tuple(line.supplier for line in details.pool))
