"""Estimate, survey, requirement and review: every element that the rules ask for, sums that agree, empty places."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.purchase.estimate import CostRow, ShareRow
from documents.catalogue.purchase.requirement import RequiredStationRow
from documents.catalogue.purchase.requirement_texts import texts_of
from documents.catalogue.purchase.survey import RespondentRow
from documents.content import Document
from documents.errors import DocumentRefused
from tests.documents import samples_preparation
from tests.documents.conftest import Sample, squeeze

ESTIMATE_ITEMS = {
    "经费构成": "人员费用",
    "测算依据": "站长1名、工作人员1名的工资",
    "单站合计": "人民币壹拾陆万陆仟元整（￥166,000.00）",
    "分包": "采购包1江北片区",
    "合计大写": "人民币壹佰叁拾叁万元整（￥1,330,000.00）",
    "最高限价": "人民币壹佰叁拾壹万元整",
    "资金来源": "2023年第二批中央就业",
    "下达文件": "演练财社〔2023〕1号",
    "结余": "尚余3,333.33元",
    "签名": "复核人",
    "方案依据": "四（二）、五（二）",
}
SURVEY_ITEMS = {
    "依据": "（财库〔2021〕22号）第十条、第十一条",
    "对象数": "调查对象共3个，符合",
    "对象": "服务内容可以",
    "报价": "最低1,280,000.00元，最高1,340,000.00元，平均1,310,000.00元",
    "成交": "480,000.00",
    "方式": "座谈和书面问卷",
    "产业": "（一）相关产业发展情况",
    "市场": "（二）市场供给情况",
    "历史成交": "（三）同类采购项目历史成交信息",
    "后续采购": "备品备件",
    "结果": "服务期不少于12个月",
    "公众意见": "共收到意见2条",
    "结论": "具备公开竞争的条件",
    "回避": "第十八条",
}
REQUIREMENT_ITEMS = {
    "标的": "采购标的：就业驿站运营服务",
    "功能目标": "提升就业服务便利化水平",
    "政策": "专门面向中小企业采购",
    "标准规范": "三、需执行的国家相关标准、行业标准、地方标准或者其他标准、规范",
    "质量技术": "四、服务内容和质量、安全、技术要求",
    "数量": "数量：8个驿站的运营服务",
    "时间": "2023年12月1日至2024年11月30日",
    "地点": "惠城区演练路11号",
    "服务标准": "3个工作日内处理并答复",
    "目标任务": "1,200",
    "验收标准": "七、验收标准",
    "服务对象参与": "邀请服务对象参与",
    "其他": "严禁以任何名义向服务对象收取费用",
    "商务": "固定总价",
    "付款": "在法律、行政法规规定和采购文件写明的期限内支付",
    "预算": "人民币壹佰叁拾叁万元整",
    "时间安排": "招标公告",
    "风险": "供应商不足三家",
    "评审": "综合评分法，价格分20分",
}
REVIEW_ITEMS = {
    "一般性": "一、一般性审查",
    "重点": "二、重点审查",
    "非歧视": "（一）非歧视性审查",
    "竞争": "（二）竞争性审查",
    "政策": "（三）采购政策审查",
    "履约风险": "（四）履约风险审查",
    "清单": "法规核对清单",
    "待填": "☐不涉及",
    "法律顾问": "演练律师",
    "结论": "☑审查通过",
    "内部机构": "采购、财务、业务、监督",
    "回避": "不得参与审查",
}
PRESCRIBED = [
    (kind, name, wanted)
    for kind, fields in (
        ("funding_estimate", ESTIMATE_ITEMS),
        ("demand_survey_report", SURVEY_ITEMS),
        ("requirement_document", REQUIREMENT_ITEMS),
        ("requirement_review_record", REVIEW_ITEMS),
    )
    for name, wanted in fields.items()
]


@pytest.mark.parametrize(("kind", "name", "wanted"), PRESCRIBED, ids=[f"{k}-{n}" for k, n, _w in PRESCRIBED])
def test_every_element_is_there(rendered: dict[str, Sample], kind: str, name: str, wanted: str) -> None:
    assert squeeze(wanted) in rendered[kind].text


def changed(kind: str, **fields: Any) -> Document:
    """The kind's sample with other facts."""
    made = samples_preparation.SAMPLES[kind]()
    return CATALOGUE[kind].compose({name: getattr(made, name) for name in type(made).model_fields} | fields)


def said(document: Document) -> str:
    return squeeze(document.text())


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("funding_estimate", {"per_station": 1}, "per_station"),
    ("funding_estimate", {"service_until": None}, "service_until"),
    ("funding_estimate", {"shares": ()}, "分项测算"),
    ("demand_survey_report", {"respondents": ()}, "调查对象"),
    ("requirement_review_record", {"drafted_by": ("演练审查专家",)}, "第三十二条"),
    ("requirement_document", {"service_until": date(2023, 12, 1)}, "service_until"),
    (
        "requirement_document",
        {"stations": (RequiredStationRow(lot_number="采购包7", name="甲", address="乙"),)},
        "采购包7",
    ),
    ("requirement_document", {"stations": ()}, "place"),
]


@pytest.mark.parametrize(("kind", "fields", "named"), REFUSED, ids=[f"{k}-{n}" for k, _f, n in REFUSED])
def test_contradictions_are_refused_by_name(kind: str, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(DocumentRefused, match=named):
        changed(kind, **fields)


def test_a_ceiling_above_the_budget_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="ceiling"):
        ShareRow(name="采购包1", stations=1, budget=100, ceiling=101)


def test_more_than_was_allotted_is_said() -> None:
    text = said(changed("funding_estimate", planned_money=133_000_000 - 1))
    assert "预算金额超过测算份额0.01元，应当落实资金来源" in text


def test_a_platform_has_neither_stations_nor_a_measure() -> None:
    document = changed(
        "funding_estimate",
        items=(),
        per_station=None,
        note="",
        planned_money=None,
        shares=(ShareRow(name="采购包1 信息平台开发", stations=0, budget=80_000_000, ceiling=78_000_000),),
    )
    assert "驿站数" not in said(document) and "测算金额" not in said(document) and "二、分包测算" in said(document)


def test_by_district_the_measure_is_held_against_the_plan() -> None:
    shares = tuple(ShareRow(name=f"演练{n}区", stations=2, measured=200, budget=150) for n in range(3))
    text = said(
        changed(
            "funding_estimate",
            by_lot=False,
            shares=shares,
            planned_money=500,
            funds=(),
            items=(CostRow(name="费用", basis="演练", amount=100),),
            per_station=100,
        )
    )
    assert "测算总额6.00元（人民币陆元整），超过方案安排资金1.00元" in text and "按名额分摊" in text


def test_too_few_asked_are_shown_as_too_few() -> None:
    text = said(
        changed(
            "demand_survey_report",
            respondents=(RespondentRow(name="演练甲"),),
            industry="",
            supply="",
            past_deals="",
            deals=(),
            later_needs="",
            hearing_on=None,
        )
    )
    assert "调查对象共1个，少于" in text and "征求社会公众意见情况" not in text and "（一）" not in text


def test_before_the_review_its_places_are_empty() -> None:
    document = changed(
        "requirement_review_record",
        reviewed_on=None,
        reviewer="",
        opinion="",
        passed=None,
        budget=None,
        ceiling=None,
        counsel="",
        counsel_opinion="",
        checks=(),
        items=(),
        departments=(),
    )
    text = said(document)
    assert "☐审查通过☐审查不通过" in text and "☑" not in text and "没有核对清单" in document.model_dump_json()


@pytest.mark.parametrize("texts", [texts_of("operation"), texts_of("platform")], ids=["operation", "platform"])
def test_the_default_texts_know_no_party_of_a_contract(texts: Any) -> None:
    everything = "".join("".join(part) for part in vars(texts).values())
    assert "甲方" not in everything and "乙方" not in everything
