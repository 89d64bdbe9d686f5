"""A change of method (改变采购方式) after a failed tender: when it is allowed, and what must be in hand before.

At or above the open-tender threshold the treasury approves before the new start (采购法 27; 87号 43); below it no
approval is needed. For a district the city's treasury approves, or an authorised county's (条例 78).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.refusal import Refusal
from models.values import Subject
from rules.calendar import Calendar
from rules.law import Law
from rules.purchase.method import (
    METHOD_TITLES,
    Circumstance,
    Method,
    MethodGround,
    Project,
    ProjectUnderLaw,
    judge,
    scene_of,
)
from rules.purchase.thresholds import Thresholds


class MethodRefused(Refusal):
    """Base of what is refused about a method."""

    code = "method"


class MethodNotAllowed(MethodRefused):
    """Raised when the law does not allow the new method for this project in this situation."""

    code = "method_not_allowed"


class InquiryForGoodsOnly(MethodRefused):
    """Raised when services or works are to be bought by 询价."""

    code = "inquiry_for_goods_only"


class ApprovalMissing(MethodRefused):
    """Raised when the threshold is reached and no letter of the treasury is named."""

    code = "approval_missing"


class ApprovalTooLate(MethodRefused):
    """Raised when the treasury's letter is not dated before the new start."""

    code = "approval_too_late"


class PublicityMissing(MethodRefused):
    """Raised when a single source at or above the threshold was not announced (公示)."""

    code = "publicity_missing"


class PublicityTooShort(MethodRefused):
    """Raised when the announcement had not run its working days when the approval was given."""

    code = "publicity_too_short"


@dataclass(frozen=True)
class Approval:
    """The treasury's letter (批复): its number and its date."""

    number: str
    on: date


@dataclass(frozen=True)
class MethodChange:
    """A change of method as somebody would record it."""

    project: Project
    """With the circumstances that are claimed; its `on` is the date whose law and thresholds hold."""
    to: Method
    starts_on: date
    """When the new procedure starts: its notice or invitation."""
    approval: Approval | None = None
    announced_on: date | None = None
    """First day of the 单一来源公示."""


def circumstance_of_failure(valid: int, *, again: bool) -> Circumstance | None:
    """What a failed tender opens: with `valid` bidders left, `again` where an earlier round failed too.

    None if only another tender is open: one bidder at the first attempt (采购法 30; 74号 27).
    """
    if valid == 2:
        return Circumstance.TWO_LEFT
    return Circumstance.TENDER_FAILED if valid == 0 or again else None


def check_change_of_method(
    change: MethodChange, thresholds: Thresholds, law: Law, calendar: Calendar
) -> tuple[MethodGround, ...]:
    """Nothing against the change; answers with its conditions and open questions, to be shown.

    Raises:
        MethodNotAllowed: InquiryForGoodsOnly: where the method is not lawful.
        ApprovalMissing: ApprovalTooLate: PublicityMissing: PublicityTooShort: at or above the threshold.
        ThresholdRefused: where a threshold is unknown.
    """
    scene = scene_of(change.project, thresholds, law)
    verdict = judge(scene, change.to)
    if not verdict.lawful:
        (against,), title = verdict.grounds, METHOD_TITLES[change.to]
        if change.to is Method.INQUIRY and change.project.subject is not Subject.GOODS:
            raise InquiryForGoodsOnly(
                against.text, basis=against.basis, remedy="请改用竞争性磋商等其他方式，或重新招标"
            )
        raise MethodNotAllowed(
            f"不能改用{title}：{against.text}",
            basis=against.basis,
            remedy="请核对适用情形；没有法定情形的，修改招标文件后重新招标",
        )
    if scene.needs_approval(change.to):
        _check_approval(scene, change, calendar)
    return verdict.conditions


def _check_approval(scene: ProjectUnderLaw, change: MethodChange, calendar: Calendar) -> None:
    title, basis = METHOD_TITLES[change.to], f"{_cited(scene, 'EVL-03')}；{_cited(scene, 'THR-05')}"
    if change.to is Method.SINGLE_SOURCE and scene.needs_publicity and change.announced_on is None:
        raise PublicityMissing(
            "只能从唯一供应商处采购且达到公开招标数额标准的，报批前没有公示",
            basis=_cited(scene, "SS-01"),
            remedy="请先在省级以上财政部门指定的媒体公示，期满后报批",
        )
    approval = change.approval
    if approval is None or not approval.number.strip():
        raise ApprovalMissing(
            f"项目达到{scene.standard.text}（{scene.standard.cited}），改用{title}没有财政部门批复",
            basis=basis,
            remedy="请在新的采购活动开始前报财政部门批准，登记批复文号和日期；或重新招标",
        )
    if change.announced_on is not None and change.to is Method.SINGLE_SOURCE:
        _check_publicity(scene, change.announced_on, approval.on, calendar)
    if approval.on >= change.starts_on:
        raise ApprovalTooLate(
            f"批复{approval.number}日期为{approval.on}，不早于新的采购活动开始日{change.starts_on}",
            basis=basis,
            remedy=f"应当先获批准再开始；请核对批复日期，或将开始日期定在{approval.on}之后",
        )


def _check_publicity(scene: ProjectUnderLaw, announced: date, approved: date, calendar: Calendar) -> None:
    rule = scene.law.rule("SS-01", scene.project.on)
    end = calendar.shift(announced, *rule.span())
    if approved <= end:
        raise PublicityTooShort(
            f"单一来源公示自{announced}起不少于{rule.n}个工作日，至{end}届满，批复日期{approved}在期满之前",
            basis=rule.cited,
            remedy="公示期满无异议后方可报批，请核对公示和批复日期",
        )


def _cited(scene: ProjectUnderLaw, rule_id: str) -> str:
    return scene.law.rule(rule_id, scene.project.on).cited
