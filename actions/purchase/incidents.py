"""询问, 撤回, 终止, and what a single source asks for: the public notice, objections, the treasury's letter.

Before the opening nobody may learn who will bid, or how many (87号 28): the forms of 询问 and 撤回 have no place for
a supplier's name, and their texts must not give it away. The platform's receipt tells the purchaser which it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.purchase.failure import Another, project_of
from actions.purchase.tender import BondReturn, check_published
from models.values import Level
from record.entry.details import Details
from record.entry.fields import Fen, LetterNumber, Name, Names, OptionalText, Text
from record.errors import Disallowed
from record.forms.purchase import Inquiry
from record.handlers import Topic, Work
from record.holds import HELD_STEP
from record.plan.thresholds import thresholds_of
from record.rounds import open_round, unsigned
from record.said import said
from record.situation import Dossier
from rules.calendar import DAY
from rules.money import in_yuan
from rules.procedures import METHODS
from rules.purchase.method import Circumstance, Method, Project, judge, scene_of
from rules.purchase.method_change import Approval, MethodChange, MethodNotAllowed, check_change_of_method

topic = Topic()

P = tuple(name for name, method in METHODS.items() if "inquiry" in method.index)
DIRECT, SOLE = "direct_purchase", "single_source"


topic.form(P, "inquiry")(Inquiry)


@topic.form(P, "inquiry_reply")
class InquiryReply(Details):
    """询问答复."""

    free: ClassVar[frozenset[str]] = frozenset({"text"})

    text: Text = Field(title="答复内容")


@topic.form(P, "bid_withdrawal")
class BidWithdrawal(Details):
    """撤回 before the deadline, by the platform's receipt."""

    free: ClassVar[frozenset[str]] = frozenset({"receipt"})

    receipt: Text = Field(title="平台回执编号")


topic.form(P, "withdrawal_bond_return")(BondReturn)


@topic.form(P, "termination")
class Termination(Details):
    """终止: only where a great change has cancelled the task; told to everybody who is to be told (87号 29)."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "treasury_letter"})

    reason: Text = Field(title="重大变故和任务取消原因")
    task_cancelled: bool = Field(title="采购任务是否取消")
    platform_address: Text = Field(title="终止公告网址")
    first_published: date = Field(title="终止公告首次发布日期")
    suppliers_told: bool = Field(title="是否已书面通知供应商")
    treasury_letter: LetterNumber = Field(title="报告财政部门文号")
    collected: int = Field(ge=0, title="已收取的文件费用和保证金（分）")


@topic.form(P, "termination_refund")
class TerminationRefund(Details):
    """退还 what was collected, with the interest that the bank has paid on it; nothing where nothing was."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    amount: int = Field(ge=0, title="退还金额（分）")
    interest: int = Field(default=0, ge=0, title="孳息（分）")
    remark: OptionalText = Field(default="", title="备注")


@topic.form(DIRECT, "termination")
class DirectTermination(Details):
    """终止 below the limits, by the unit's own rules."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: Text = Field(title="终止原因")


@topic.form(SOLE, "source_publicity")
class SourcePublicity(Details):
    """单一来源公示: whom, why nobody else, and who has argued it (74号 38)."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "reason"})

    supplier: Name = Field(title="拟定的唯一供应商")
    reason: Text = Field(title="唯一性理由")
    experts: Names = Field(title="论证的专业人员")
    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")


@topic.form(SOLE, "source_ground")
class SourceGround(Details):
    """适用情形认定: on which of the three grounds nobody else is asked, and whom (采购法 31)."""

    ground: Circumstance = Field(title="法定情形")
    supplier: Name = Field(title="供应商")
    reason: Text = Field(title="理由")
    original_contract: Fen | None = Field(default=None, title="原合同采购金额（分）")
    added_before: int = Field(default=0, ge=0, title="此前已添购金额（分）")
    evidence: Text = Field(title="依据材料")


@topic.form(SOLE, "objection")
class Objection(Details):
    """异议: anybody may object while the notice is shown (74号 39)."""

    free: ClassVar[frozenset[str]] = frozenset({"matters"})

    objector: Name = Field(title="异议人")
    matters: Text = Field(title="异议内容")


@topic.form(SOLE, "objection_argued")
class ObjectionArgued(Details):
    """补充论证: upheld, another method must be used; else the objection goes to the treasury with it (74号 40)."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    upheld: bool = Field(title="异议是否成立")
    opinion: Text = Field(title="论证结论")
    method: Another | None = Field(default=None, title="改用的采购方式")
    approval_letter: LetterNumber | None = Field(default=None, title="财政部门批复文号")
    approved_on: date | None = Field(default=None, title="批复日期")


@topic.form(SOLE, "source_approval")
class SourceApproval(Details):
    """单一来源采购批复 of the treasury, after the notice was shown."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number"})

    letter_number: LetterNumber = Field(title="财政部门批复文号")
    approved_by: Level = Field(title="批复部门级次")


@topic.check(P, "bid_withdrawal")
def check_withdrawal(work: Work) -> None:
    """A bid is taken back before the deadline, not after."""
    deadline = work.dossier.situation.appointed["bid_opening"]
    if work.on > deadline:
        raise Disallowed(
            f"截止日期{deadline}以后不能撤回", basis="87号 34", remedy="截止后撤销的，请依采购文件处理保证金"
        )


@topic.check(P, "termination")
def check_termination(work: Work) -> None:
    """The task is cancelled, everybody was told, and no contract of this round is signed."""
    details, basis = work.said(Termination), _BASIS.get(work.dossier.procedure.name, work.dossier.rule("TND-11").cited)
    if not details.task_cancelled:
        raise Disallowed(
            "除因重大变故采购任务取消外，不得擅自终止采购活动",
            basis=basis,
            remedy="采购失败的，请登记采购失败（tender_failure）并重新采购",
        )
    if not details.suppliers_told:
        raise Disallowed("终止采购应当书面通知已获取采购文件的供应商", basis=basis, remedy="请通知后登记")
    check_published(work, details.first_published)
    _check_unsigned(work)


_BASIS = {
    "competitive_consultation": "214号 35（待核实）",
    "competitive_negotiation": "74号 23",
    "inquiry": "74号 23",
    "single_source": "74号 23",
}
"""The article on ending a purchase, where it is no tender."""


@topic.check(DIRECT, "termination")
def _check_unsigned(work: Work) -> None:
    signed = [
        lot for (step, lot), fact in work.dossier.facts.items() if step == HELD_STEP and fact.round == work.case.round
    ]
    if signed:
        raise Disallowed(
            f"采购包{'、'.join(signed)}的合同已经签订，不能终止采购",
            basis="采购法 50",
            remedy=f"尚未签订的采购包：{'、'.join(map(str, unsigned(work.dossier))) or '（无）'}；请依合同处理",
        )


@topic.check(P, "termination_refund")
def check_refund(work: Work) -> None:
    """All that was collected goes back."""
    details = work.said(TerminationRefund)
    collected = work.dossier.said(Termination).collected
    if details.amount != collected:
        raise Disallowed(
            f"退还{in_yuan(details.amount)}元与已收取的{in_yuan(collected)}元不一致",
            basis=work.dossier.rule("TND-11").cited,
            remedy="请全部退还，孳息另行填写",
        )


GROUNDS = frozenset({Circumstance.SOLE, Circumstance.EMERGENCY, Circumstance.ADDITION})


@topic.check(SOLE, "source_ground")
def check_ground(work: Work) -> None:
    """One of the three grounds of 采购法 31, and an addition within a tenth of the first contract."""
    ground = work.said(SourceGround).ground
    if ground not in GROUNDS:
        raise Disallowed(
            f"“{ground}”不是单一来源采购的法定情形",
            basis="采购法 31",
            remedy=f"可填写：{'、'.join(sorted(GROUNDS))}",
        )
    scene = scene_of(
        single_source_project(work, work.said(SourceGround)), thresholds_of(work.session), work.dossier.law
    )
    if not (verdict := judge(scene, Method.SINGLE_SOURCE)).lawful:
        raise MethodNotAllowed(
            verdict.grounds[0].text,
            basis=verdict.grounds[0].basis,
            remedy="请改用其他采购方式，或者核对原合同和添购金额",
        )


def sole_supplier(dossier: Dossier) -> str | None:
    """Who is asked alone, as the ground or the publicity named it; None before either."""
    ground, shown = dossier.maybe_said(SourceGround), dossier.maybe_said(SourcePublicity)
    return shown.supplier if shown else ground.supplier if ground else None


def single_source_project(work: Work, ground: SourceGround | None) -> Project:
    """What is bought from one supplier, by the ground that was found; by the sole supplier's where none was."""
    claimed = frozenset({ground.ground if ground else Circumstance.SOLE})
    project = project_of(work.dossier, claimed)
    return replace(project, original=ground.original_contract, added_before=ground.added_before) if ground else project


@topic.check(SOLE, "source_publicity")
def check_publicity(work: Work) -> None:
    """Published on the act's date, of the supplier that was found."""
    details = work.said(SourcePublicity)
    check_published(work, details.first_published)
    ground = work.dossier.maybe_said(SourceGround)
    if ground and ground.supplier != details.supplier:
        raise Disallowed(
            f"公示的供应商{details.supplier}与认定的{ground.supplier}不一致",
            basis="74号 38",
            remedy="请核对供应商",
        )


@topic.check(SOLE, "objection")
def check_objection(work: Work) -> None:
    """One that comes after the notice's time is pointed out."""
    end = work.dossier.rows["source_publicity_end", ""].earliest
    if end and work.on > end:
        work.warnings.append(f"公示期已于{end}届满，{work.on}的异议已逾期（74号 39）")


@topic.check(SOLE, "objection_argued")
def check_argued(work: Work) -> None:
    """An objection that was upheld leads to another method, a lawful one."""
    details = work.said(ObjectionArgued)
    if details.upheld != (details.method not in (None, SOLE)):
        raise Disallowed(
            "异议成立的，应当改用其他采购方式；不成立的，不改变方式", basis="74号 40", remedy="请核对论证结论和method"
        )
    if details.upheld and details.method:
        letter = (
            Approval(details.approval_letter, details.approved_on)
            if details.approval_letter and details.approved_on
            else None
        )
        _check_lawful(work, Method(details.method), letter, starts_on=work.on + DAY)


@topic.check(SOLE, "source_approval")
def check_approval(work: Work) -> None:
    """Objections are argued before the treasury is asked (74号 40)."""
    if any(step == "objection" for step, _time in work.dossier.facts) and not work.dossier.fact("objection_argued"):
        raise Disallowed("收到异议后尚未补充论证", basis="74号 40", remedy="请先组织补充论证（objection_argued）")


@topic.effect(SOLE, "objection_argued")
def take_another_method(work: Work) -> None:
    """The next round goes by the other method."""
    details = work.said(ObjectionArgued)
    if details.upheld and details.method:
        open_round(
            work.session,
            work.actor,
            work.case,
            procedure=details.method,
            on=work.on,
            reason="单一来源公示的异议成立，改用其他采购方式（74号 40）",
        )


@topic.check(SOLE, "tender_notice")
def check_sole(work: Work) -> None:
    """Announced, and approved where the amount asks for it (74号 38; 条例 38)."""
    letter, publicity = work.dossier.fact("source_approval"), work.dossier.fact("source_publicity")
    shown = publicity.done_on if publicity else None
    approval = Approval(said(letter, SourceApproval).letter_number, letter.done_on) if letter else None
    _check_lawful(work, Method.SINGLE_SOURCE, approval, starts_on=work.on, shown=shown)


def _check_lawful(
    work: Work, method: Method, approval: Approval | None, *, starts_on: date, shown: date | None = None
) -> None:
    single = method is Method.SINGLE_SOURCE
    project = single_source_project(work, work.dossier.maybe_said(SourceGround)) if single else project_of(work.dossier)
    change = MethodChange(project, method, starts_on, approval, shown)
    found = check_change_of_method(change, thresholds_of(work.session), work.dossier.law, work.dossier.calendar)
    work.warnings.extend(map(str, found))
