"""Each method of procurement at and around each threshold, in each situation: allowed or refused, with its article."""

from __future__ import annotations

from datetime import date

import pytest

from models.values import Level, Subject, ThresholdKind
from rules.law import statute
from rules.purchase.method import METHOD_TITLES, Circumstance, Method, Project, Verdict, judge, scene_of
from rules.purchase.thresholds import Threshold, UnknownThreshold, known_thresholds

LAW = statute()
ON = date(2023, 10, 9)
C, M = Circumstance, Method
MILLION = 100_000_000
WORKS_STANDARD = Threshold(
    "广东", None, Subject.WORKS, ThresholdKind.OPEN_TENDER, 4 * MILLION, date(2020, 1, 1), None, "演练工程标准1号"
)
KNOWN = known_thresholds([WORKS_STANDARD])


def project(
    amount: int = 200_000_000,
    *circumstances: Circumstance,
    region: str = "惠州",
    level: Level = Level.COUNTY,
    on: date = ON,
    subject: Subject = Subject.SERVICES,
    in_catalogue: bool = False,
    public_service: bool = True,
) -> Project:
    return Project(
        amount, region, level, on, subject, in_catalogue, public_service, frozenset(circumstances), original=20 * amount
    )


def verdict(method: Method, asked: Project) -> Verdict:
    return judge(scene_of(asked, KNOWN, LAW), method)


def conditions(method: Method, asked: Project) -> str:
    return "；".join(map(str, verdict(method, asked).conditions))


OPENED = [
    (M.INVITED_TENDER, C.FEW, "采购法 29"),
    (M.COMPETITIVE_CONSULTATION, C.COMPLEX, "214号 3"),
    (M.COMPETITIVE_CONSULTATION, C.NO_PRICE, "214号 3"),
    (M.COMPETITIVE_NEGOTIATION, C.TENDER_FAILED, "采购法 30"),
    (M.COMPETITIVE_NEGOTIATION, C.TWO_LEFT, "74号 27"),
    (M.COMPETITIVE_NEGOTIATION, C.COMPLEX, "采购法 30"),
    (M.COMPETITIVE_NEGOTIATION, C.URGENT, "采购法 30"),
    (M.COMPETITIVE_NEGOTIATION, C.NO_PRICE, "采购法 30"),
    (M.SINGLE_SOURCE, C.SOLE, "采购法 31"),
    (M.SINGLE_SOURCE, C.EMERGENCY, "采购法 31"),
    (M.SINGLE_SOURCE, C.ADDITION, "采购法 31"),
    (M.FRAMEWORK_AGREEMENT, C.CHOICE, "110号 3"),
]
"""Each situation with the method that it opens."""


@pytest.mark.parametrize(("method", "circumstance", "article"), OPENED)
def test_a_situation_opens_a_method(method: Method, circumstance: Circumstance, article: str) -> None:
    subject = Subject.SERVICES if method is M.FRAMEWORK_AGREEMENT else Subject.GOODS
    found = verdict(method, project(200_000_000, circumstance, subject=subject))
    assert found.lawful
    assert article in found.grounds[0].basis
    assert not verdict(method, project(200_000_000, subject=subject)).lawful


@pytest.mark.parametrize("circumstance", Circumstance)
def test_a_situation_opens_nothing_else(circumstance: Circumstance) -> None:
    before = {m for m in Method if verdict(m, project()).lawful}
    after = {m for m in Method if verdict(m, project(200_000_000, circumstance)).lawful}
    assert after - before == {m for m, c, _article in OPENED if c is circumstance} - before
    assert before == {M.OPEN_TENDER, M.COMPETITIVE_CONSULTATION}


@pytest.mark.parametrize(
    ("method", "asked", "words", "article"),
    [
        (M.OPEN_TENDER, project(subject=Subject.WORKS), "招标投标法", "采购法 4"),
        (M.INVITED_TENDER, project(), "不具备法定情形", "采购法 29"),
        (M.INVITED_TENDER, project(200_000_000, C.FEW, subject=Subject.WORKS), "招标投标法", "采购法 4"),
        (M.COMPETITIVE_CONSULTATION, project(subject=Subject.GOODS), "政府购买服务", "214号 3、4"),
        (
            M.COMPETITIVE_CONSULTATION,
            project(400_000_000, subject=Subject.WORKS),
            "依照招标投标法招标",
            "演练工程标准1号",
        ),
        (M.COMPETITIVE_NEGOTIATION, project(), "招标失败", "74号 27、29、33、35；采购法 30"),
        (M.INQUIRY, project(), "询价只适用于货物，服务不得采用", "74号 3"),
        (M.INQUIRY, project(subject=Subject.WORKS), "工程不得采用", "采购法 32"),
        (M.SINGLE_SOURCE, project(), "唯一供应商", "采购法 31"),
        (M.SINGLE_SOURCE, project(200_000_000, C.URGENT), "不能从其他供应商处采购", "采购法 31"),
        (M.FRAMEWORK_AGREEMENT, project(), "由服务对象自主选择", "110号 3"),
        (M.FRAMEWORK_AGREEMENT, project(200_000_000, C.CHOICE, subject=Subject.GOODS), "服务项目", "110号 3"),
        (M.FRAMEWORK_AGREEMENT, project(200_000_000, C.CHOICE, public_service=False), "外部服务对象", "110号 3"),
        (M.FRAMEWORK_AGREEMENT, project(200_000_000, C.CHOICE, in_catalogue=True), "集中采购目录以外", "110号 3"),
        (M.FRAMEWORK_AGREEMENT, project(99_999_999, C.CHOICE), "分散采购限额1,000,000.00元", "110号 3"),
        (M.FRAMEWORK_AGREEMENT, project(200_000_000, C.CHOICE, on=date(2022, 2, 28)), "尚未施行", "110号"),
        (
            M.DIRECT_PURCHASE,
            project(100_000_000),
            "达到分散采购限额1,000,000.00元（含本数）",
            "粤财采购〔2020〕18号（待核实）",
        ),
        (M.DIRECT_PURCHASE, project(1, in_catalogue=True), "集中采购机构", "采购法 18"),
    ],
)
def test_refused_with_its_article(method: Method, asked: Project, words: str, article: str) -> None:
    found = verdict(method, asked)
    assert not found.lawful
    assert words in found.grounds[0].text
    assert article in found.grounds[0].basis
    assert found.conditions == ()


class TestAroundTheOpenTenderStandard:
    """400万 counts as reached (以上含本数)."""

    @pytest.mark.parametrize(
        ("amount", "reached"),
        [(399_999_999, False), (400_000_000, True), (400_000_001, True), (1_000_000_000_000, True)],
    )
    def test_open_tender(self, amount: int, reached: bool) -> None:
        found = verdict(M.OPEN_TENDER, project(amount))
        assert found.lawful and not found.conditions
        assert ("应当公开招标" in found.grounds[0].text) is reached
        assert ("87号 86" in found.grounds[0].basis) is reached

    @pytest.mark.parametrize(
        ("method", "circumstance", "subject"),
        [
            (M.INVITED_TENDER, C.FEW, Subject.SERVICES),
            (M.COMPETITIVE_CONSULTATION, C.COMPLEX, Subject.SERVICES),
            (M.COMPETITIVE_NEGOTIATION, C.TENDER_FAILED, Subject.SERVICES),
            (M.INQUIRY, C.COMPLEX, Subject.GOODS),
            (M.SINGLE_SOURCE, C.SOLE, Subject.SERVICES),
        ],
    )
    def test_another_method_needs_approval_from_there(
        self, method: Method, circumstance: Circumstance, subject: Subject
    ) -> None:
        below, reached = (
            conditions(method, project(amount, circumstance, subject=subject)) for amount in (399_999_999, 400_000_000)
        )
        assert "财政部门批准" not in below
        assert "采购活动开始前报经主管预算单位同意，并经财政部门批准" in reached
        assert "采购法 27；条例 23、78；74号 4、5" in reached

    def test_who_approves_for_a_district(self) -> None:
        for level, asked in ((Level.COUNTY, True), (Level.CITY, False), (Level.PROVINCE, False)):
            said = conditions(M.COMPETITIVE_CONSULTATION, project(400_000_000, level=level))
            assert ("县区项目报设区的市级财政部门批准" in said and "采购法 27；条例 23、78；74号 4" in said) is asked

    def test_a_single_source_is_announced_before_approval(self) -> None:
        assert "公示不少于5个工作日（条例 38；74号 38、40）" in conditions(
            M.SINGLE_SOURCE, project(400_000_000, C.SOLE)
        )
        assert "公示" not in conditions(M.SINGLE_SOURCE, project(399_999_999, C.SOLE))

    def test_a_framework_agreement_asks_nobody_but_is_filed(self) -> None:
        below, reached = (
            conditions(M.FRAMEWORK_AGREEMENT, project(amount, C.CHOICE)) for amount in (399_999_999, 400_000_000)
        )
        assert "事前报财政部门备案" in below and "事前报财政部门备案" in reached
        assert "是否另须批准" in reached and "是否另须批准" not in below

    @pytest.mark.parametrize(("amount", "lawful"), [(399_999_999, True), (400_000_000, False)])
    @pytest.mark.parametrize("method", [M.COMPETITIVE_CONSULTATION, M.COMPETITIVE_NEGOTIATION])
    def test_works_below_it_need_no_tender(self, method: Method, amount: int, lawful: bool) -> None:
        assert verdict(method, project(amount, subject=Subject.WORKS)).lawful is lawful


class TestAroundTheLimit:
    @pytest.mark.parametrize(
        ("amount", "in_catalogue", "lawful"),
        [(1, False, True), (99_999_999, False, True), (100_000_000, False, False), (99_999_999, True, False)],
    )
    def test_direct_purchase(self, amount: int, in_catalogue: bool, lawful: bool) -> None:
        found = verdict(M.DIRECT_PURCHASE, project(amount, in_catalogue=in_catalogue))
        assert found.lawful is lawful
        assert not lawful or "内部控制" in found.conditions[0].text

    @pytest.mark.parametrize(("amount", "lawful"), [(99_999_999, False), (100_000_000, True)])
    def test_framework_agreement(self, amount: int, lawful: bool) -> None:
        assert verdict(M.FRAMEWORK_AGREEMENT, project(amount, C.CHOICE)).lawful is lawful

    @pytest.mark.parametrize(("on", "lawful"), [(date(2022, 2, 28), False), (date(2022, 3, 1), True)])
    def test_framework_agreement_since_its_rules(self, on: date, lawful: bool) -> None:
        assert verdict(M.FRAMEWORK_AGREEMENT, project(200_000_000, C.CHOICE, on=on)).lawful is lawful


class TestConditions:
    def test_what_is_in_the_catalogue_goes_through_its_agency(self) -> None:
        assert "集中采购机构采购（采购法 18）" in conditions(M.OPEN_TENDER, project(in_catalogue=True))

    @pytest.mark.parametrize(
        ("public_service", "circumstances", "asked"),
        [(True, (), False), (False, (), True), (False, (C.COMPLEX,), False), (False, (C.NO_PRICE,), False)],
    )
    def test_a_service_for_the_office_itself(
        self, public_service: bool, circumstances: tuple[Circumstance, ...], asked: bool
    ) -> None:
        said = conditions(
            M.COMPETITIVE_CONSULTATION, project(200_000_000, *circumstances, public_service=public_service)
        )
        assert ("须先确认属于政府购买服务项目" in said) is asked

    def test_goods_asked_for_by_inquiry_are_standard(self) -> None:
        assert "规格、标准统一" in conditions(M.INQUIRY, project(subject=Subject.GOODS))

    def test_two_left_below_the_standard_is_an_open_question(self) -> None:
        assert "74号 27（待核实）" in conditions(M.COMPETITIVE_NEGOTIATION, project(399_999_999, C.TWO_LEFT))
        assert "74号 27（待核实）" not in conditions(M.COMPETITIVE_NEGOTIATION, project(400_000_000, C.TWO_LEFT))


def test_a_place_without_a_threshold_is_asked_for() -> None:
    with pytest.raises(UnknownThreshold, match="湖南"):
        scene_of(project(region="湖南"), KNOWN, LAW)


def test_an_article_stands_once() -> None:
    basis = verdict(M.OPEN_TENDER, project(400_000_000)).grounds[0].basis.split("；")
    assert len(basis) == len(set(basis)) > 3


def test_titles_are_those_of_plans() -> None:
    from typing import get_args

    from models.plan import Method as PlanMethod

    assert set(get_args(PlanMethod)) < set(METHOD_TITLES.values())
    assert set(METHOD_TITLES) == set(Method)
