"""The adviser: what it takes, and what the plan demands beside what the law requires."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values import Level, Subject
from rules.law import statute
from rules.purchase.method import Circumstance, Method, Project
from rules.purchase.method_advice import Advice, Demand, advise
from rules.purchase.thresholds import Threshold, UnknownThreshold
from tests.rules.purchase.test_method import KNOWN, ON, project

LAW = statute()
C, M = Circumstance, Method
CLAUSE_THREE = Demand(Method.OPEN_TENDER, "三")


def advice(asked: Project, demand: Demand | None = None) -> Advice:
    return advise(asked, KNOWN, LAW, demand)


@pytest.mark.parametrize(
    ("asked", "by_law"),
    [
        (project(99_999_999), M.DIRECT_PURCHASE),
        (project(99_999_999, C.SOLE), M.DIRECT_PURCHASE),
        (project(99_999_999, in_catalogue=True), M.COMPETITIVE_CONSULTATION),
        (project(100_000_000), M.COMPETITIVE_CONSULTATION),
        (project(399_999_999), M.COMPETITIVE_CONSULTATION),
        (project(400_000_000), M.OPEN_TENDER),
        (project(400_000_000, C.COMPLEX), M.OPEN_TENDER),
        (project(399_999_999, subject=Subject.GOODS), M.INQUIRY),
        (project(399_999_999, C.COMPLEX, subject=Subject.GOODS), M.COMPETITIVE_CONSULTATION),
        (project(400_000_000, subject=Subject.GOODS), M.OPEN_TENDER),
        (project(399_999_999, subject=Subject.WORKS), M.COMPETITIVE_CONSULTATION),
        (project(400_000_000, subject=Subject.WORKS), None),
        (project(200_000_000, C.SOLE), M.SINGLE_SOURCE),
        (project(400_000_000, C.SOLE), M.SINGLE_SOURCE),
        (project(200_000_000, C.CHOICE), M.FRAMEWORK_AGREEMENT),
        (project(200_000_000, C.CHOICE, subject=Subject.GOODS), M.INQUIRY),  # the situation opens nothing here
        (project(200_000_000, C.TWO_LEFT), M.COMPETITIVE_NEGOTIATION),
        (project(400_000_000, C.TENDER_FAILED), M.COMPETITIVE_NEGOTIATION),
        (project(399_999_999, C.TENDER_FAILED), M.COMPETITIVE_CONSULTATION),
        (project(200_000_000, C.URGENT), M.COMPETITIVE_NEGOTIATION),
        (project(200_000_000, C.FEW), M.INVITED_TENDER),
    ],
)
def test_what_the_law_suggests(asked: Project, by_law: Method | None) -> None:
    found = advice(asked)
    assert found.by_law is found.recommended is by_law
    assert by_law is None or found.verdict(by_law).lawful
    assert found.comparison.demanded is None
    assert found.comparison.conclusion is None


def test_all_methods_stand_side_by_side() -> None:
    assert [v.method for v in advice(project()).verdicts] == list(Method)


class TestWhatThePlanDemands:
    """惠城's share is about 133万, 龙门's about 33万: the plan asks for 公开招标 all the same (方案三)."""

    @pytest.mark.parametrize(
        ("amount", "required", "article", "conclusion"),
        [
            (
                133_333_333,
                "未达到公开招标数额标准4,000,000.00元，不强制公开招标；无须批准即可采用：竞争性磋商",
                "采购法 26、27",
                "拟改用竞争性磋商的，先书面请示方案印发机关",
            ),
            (
                33_333_333,
                "低于分散采购限额1,000,000.00元且不在集中采购目录以内，法律不要求采用法定采购方式",
                "粤财采购〔2020〕18号（待核实）",
                "拟改用限额以下自行采购的，先书面请示方案印发机关",
            ),
            (
                400_000_000,
                "达到公开招标数额标准4,000,000.00元（含本数），应当公开招标；经批准可以采用：竞争性磋商",
                "粤财采购〔2020〕2号（待核实）",
                "方案要求与法律要求一致",
            ),
        ],
    )
    def test_beside_what_the_law_requires(self, amount: int, required: str, article: str, conclusion: str) -> None:
        found = advice(project(amount), CLAUSE_THREE)
        both = found.comparison
        assert both.demanded is not None and both.conclusion is not None
        assert (both.demanded.text, both.demanded.basis) == ("公开招标", "方案三")
        assert required in both.required.text
        assert article in both.required.basis
        assert conclusion in both.conclusion.text
        assert found.recommended is Method.OPEN_TENDER
        assert ("待核实" in both.conclusion.basis) is (amount < 400_000_000)

    def test_a_demand_that_is_not_lawful_is_not_followed(self) -> None:
        found = advice(project(), Demand(Method.INQUIRY, "三"))
        assert found.recommended is found.by_law is Method.COMPETITIVE_CONSULTATION
        assert found.comparison.conclusion is not None
        assert "方案要求的询价不合法：询价只适用于货物" in found.comparison.conclusion.text
        assert "74号 3" in found.comparison.conclusion.basis

    def test_a_demand_that_was_only_read_so(self) -> None:
        found = advice(project(), Demand(Method.OPEN_TENDER, "四（四）", confirmed=False))
        assert found.comparison.demanded is not None
        assert found.comparison.demanded.basis == "方案四（四）（待核实）"

    def test_works_that_another_law_governs(self) -> None:
        found = advice(project(400_000_000, subject=Subject.WORKS), CLAUSE_THREE)
        assert found.recommended is None
        assert "招标投标法" in found.comparison.required.text


class TestPracticeAndGuidance:
    @pytest.mark.parametrize(
        ("asked", "demand", "words", "told"),
        [
            (project(), None, "不宜一站一招", True),
            (project(), None, "采购代理机构", True),
            (project(), None, "人力资源服务许可证", False),
            (project(), CLAUSE_THREE, "人力资源服务许可证", True),
            (project(), CLAUSE_THREE, "按人头计价", True),
            (project(public_service=False), CLAUSE_THREE, "按人头计价", False),
            (project(200_000_000, C.URGENT), None, "可以不公开采购意向", True),
            (project(), None, "可以不公开采购意向", False),
        ],
    )
    def test_practice(self, asked: Project, demand: Demand | None, words: str, told: bool) -> None:
        practice = advice(asked, demand).practice
        assert any(words in line.text for line in practice) is told
        assert all("待核实" in line.basis for line in practice)

    def test_guidance(self) -> None:
        lines = dict(advice(project()).guidance)
        assert "5个工作日" in lines["资格预审"][0].text and "条例 21" in lines["资格预审"][0].basis
        assert [line.basis.split()[0] for line in lines["框架协议"]] == ["110号"] * 3

    def test_no_guidance_before_there_were_rules(self) -> None:
        assert [title for title, _lines in advice(project(on=date(2022, 2, 28))).guidance] == ["资格预审", "其他提示"]


def test_an_unknown_threshold_is_asked_for() -> None:
    with pytest.raises(UnknownThreshold):
        advice(project(on=date(2019, 12, 31)))


def test_a_loaded_threshold_decides() -> None:
    """Once 惠州's counties have a standard of 100万 of their own, 133万 must be tendered."""
    own = Threshold(
        "惠州", Level.COUNTY, Subject.SERVICES, KNOWN.rows[0].kind, 100_000_000, date(2023, 1, 1), None, "演练1号"
    )
    table = replace(KNOWN, rows=(*KNOWN.rows, own))
    assert advise(project(133_000_000), table, LAW).by_law is Method.OPEN_TENDER
    assert advise(project(133_000_000, level=Level.CITY), table, LAW).by_law is Method.COMPETITIVE_CONSULTATION


@given(
    amount=st.integers(1, 10**12),
    subject=st.sampled_from([Subject.GOODS, Subject.SERVICES]),
    level=st.sampled_from(list(Level)),
    in_catalogue=st.booleans(),
    public=st.booleans(),
    circumstances=st.frozensets(st.sampled_from(list(Circumstance))),
)
def test_whatever_is_asked(
    amount: int,
    subject: Subject,
    level: Level,
    in_catalogue: bool,
    public: bool,
    circumstances: frozenset[Circumstance],
) -> None:
    """What is suggested is lawful, every verdict names an article, open tender is always there, and from the
    standard on nothing else goes without approval but a framework agreement."""
    asked = Project(amount, "惠州", level, ON, subject, in_catalogue, public, circumstances)
    found = advice(asked, CLAUSE_THREE)
    assert found.by_law and found.verdict(found.by_law).lawful
    assert found.recommended is Method.OPEN_TENDER
    for verdict in found.verdicts:
        assert verdict.grounds and all(ground.text and ground.basis for ground in verdict.grounds)
        free = verdict.method in (Method.OPEN_TENDER, Method.FRAMEWORK_AGREEMENT)
        if verdict.lawful and amount >= 400_000_000 and not free:
            assert any("财政部门批准" in condition.text for condition in verdict.conditions)
