"""A change of method after a failed tender: each refusal with article and remedy, and what is allowed at the edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.values import Level, Subject
from rules.calendar import official_calendar
from rules.law import statute
from rules.purchase import method_change as m
from rules.purchase.method import Circumstance, Method
from rules.purchase.thresholds import UnknownThreshold
from tests.rules.purchase.test_method import KNOWN, project

LAW = statute()
CALENDAR = official_calendar()
C, M = Circumstance, Method
STARTS = date(2023, 11, 20)
LETTER = m.Approval("惠财采〔2023〕演练1号", date(2023, 11, 17))


def change(
    amount: int = 400_000_000,
    *circumstances: Circumstance,
    to: Method = M.COMPETITIVE_NEGOTIATION,
    approval: m.Approval | None = LETTER,
    announced_on: date | None = None,
    **more: object,
) -> m.MethodChange:
    return m.MethodChange(
        project(amount, *circumstances or (C.TWO_LEFT,), **more),
        to,
        STARTS,  # type: ignore[arg-type]
        approval,
        announced_on,
    )


def checked(asked: m.MethodChange) -> str:
    return "；".join(map(str, m.check_change_of_method(asked, KNOWN, LAW, CALENDAR)))


@pytest.mark.parametrize(
    ("asked", "refusal", "code", "said"),
    [
        (
            change(approval=None),
            m.ApprovalMissing,
            "approval_missing",
            [
                "达到公开招标数额标准4,000,000.00元",
                "粤财采购〔2020〕2号（待核实）",
                "没有财政部门批复",
                "采购法 36、37；条例 23；87号 43",
                "74号 4、5",
                "报财政部门批准",
            ],
        ),
        (
            change(approval=m.Approval(" ", date(2023, 11, 17))),
            m.ApprovalMissing,
            "approval_missing",
            ["批复文号和日期"],
        ),
        (
            change(approval=replace(LETTER, on=STARTS)),
            m.ApprovalTooLate,
            "approval_too_late",
            [
                "批复惠财采〔2023〕演练1号日期为2023-11-20",
                "不早于新的采购活动开始日2023-11-20",
                "采购法 27",
                "2023-11-20之后",
            ],
        ),
        (
            change(approval=replace(LETTER, on=date(2023, 11, 21))),
            m.ApprovalTooLate,
            "approval_too_late",
            ["先获批准再开始"],
        ),
        (
            change(to=M.INQUIRY),
            m.InquiryForGoodsOnly,
            "inquiry_for_goods_only",
            ["服务不得采用", "74号 3、45", "竞争性磋商"],
        ),
        (
            change(200_000_000, to=M.INQUIRY, subject=Subject.WORKS),
            m.InquiryForGoodsOnly,
            "inquiry_for_goods_only",
            ["工程"],
        ),
        (
            change(200_000_000, to=M.SINGLE_SOURCE),
            m.MethodNotAllowed,
            "method_not_allowed",
            ["不能改用单一来源", "唯一供应商", "采购法 31", "重新招标"],
        ),
        (change(200_000_000, C.COMPLEX, to=M.INVITED_TENDER), m.MethodNotAllowed, "method_not_allowed", ["采购法 29"]),
        (change(200_000_000, C.SOLE), m.MethodNotAllowed, "method_not_allowed", ["不能改用竞争性谈判", "采购法 30"]),
        (change(200_000_000, to=M.DIRECT_PURCHASE), m.MethodNotAllowed, "method_not_allowed", ["达到分散采购限额"]),
        (change(200_000_000, to=M.FRAMEWORK_AGREEMENT), m.MethodNotAllowed, "method_not_allowed", ["110号 3"]),
        (
            change(200_000_000, to=M.COMPETITIVE_CONSULTATION, subject=Subject.GOODS),
            m.MethodNotAllowed,
            "method_not_allowed",
            ["214号 3"],
        ),
        (
            change(400_000_000, C.SOLE, to=M.SINGLE_SOURCE),
            m.PublicityMissing,
            "publicity_missing",
            ["报批前没有公示", "条例 38；74号 38、40", "先在省级以上财政部门指定的媒体公示"],
        ),
        # announced on 10 November: five working days end on the 17th, the day of the letter
        (
            change(400_000_000, C.SOLE, to=M.SINGLE_SOURCE, announced_on=date(2023, 11, 10)),
            m.PublicityTooShort,
            "publicity_too_short",
            ["自2023-11-10起不少于5个工作日，至2023-11-17届满", "条例 38"],
        ),
        (
            change(400_000_000, C.SOLE, to=M.SINGLE_SOURCE, announced_on=date(2023, 11, 9), approval=None),
            m.ApprovalMissing,
            "approval_missing",
            ["没有财政部门批复"],
        ),
    ],
)
def test_refusals(asked: m.MethodChange, refusal: type[m.MethodRefused], code: str, said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        checked(asked)
    assert refused.value.code == code
    assert refused.value.basis
    assert refused.value.remedy
    for words in said:
        assert words in str(refused.value)


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in m.MethodRefused.__subclasses__()]
    assert len(codes) == len(set(codes)) == 6


@pytest.mark.parametrize(
    "asked",
    [
        change(approval=replace(LETTER, on=date(2023, 11, 19))),  # the day before the start
        change(399_999_999, approval=None),  # below the standard nobody is asked
        change(400_000_000, to=M.OPEN_TENDER, approval=None),  # another open tender is no change
        change(400_000_000, to=M.COMPETITIVE_CONSULTATION),
        change(400_000_000, C.SOLE, to=M.SINGLE_SOURCE, announced_on=date(2023, 11, 9)),  # ends on the 16th
        change(399_999_999, C.SOLE, to=M.SINGLE_SOURCE, approval=None),
        change(399_999_999, to=M.INQUIRY, subject=Subject.GOODS, approval=None),
        change(99_999_999, to=M.DIRECT_PURCHASE, approval=None),
    ],
)
def test_allowed_at_the_boundary(asked: m.MethodChange) -> None:
    checked(asked)


class TestWhatIsShown:
    def test_who_approves_for_a_district(self) -> None:
        assert "县区项目报设区的市级财政部门批准" in checked(change())
        assert "县区项目报" not in checked(change(level=Level.CITY))

    def test_two_left_below_the_standard(self) -> None:
        assert "是否仍须财政部门批准（74号 27（待核实））" in checked(change(399_999_999, approval=None))

    def test_nothing_where_nothing_is_open(self) -> None:
        assert checked(change(399_999_999, C.TENDER_FAILED, approval=None)) == ""


@pytest.mark.parametrize(
    ("valid", "again", "opened"),
    [
        (0, False, C.TENDER_FAILED),
        (1, False, None),
        (2, False, C.TWO_LEFT),
        (0, True, C.TENDER_FAILED),
        (1, True, C.TENDER_FAILED),
        (2, True, C.TWO_LEFT),
    ],
)
def test_what_a_failure_opens(valid: int, again: bool, opened: Circumstance | None) -> None:
    assert m.circumstance_of_failure(valid, again=again) is opened


def test_an_unknown_threshold_is_asked_for() -> None:
    with pytest.raises(UnknownThreshold):
        checked(change(region="湖南"))
