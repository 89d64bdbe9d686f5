"""差别待遇: what a document may not ask of a supplier, and what only looks like it (条例 20; 87号 17)."""

from __future__ import annotations

import pytest

from rules.purchase.discrimination import Discriminating, check_equal


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("注册资本500万元以上得5分", "87号 17"),
        ("上年度营业收入", "87号 17"),
        ("从业人员人数", "87号 17"),
        ("近三年净利润", "87号 17"),
        ("纳税额", "87号 17"),
        ("本市就业服务业绩", "条例 20（四）"),
        ("惠州市内同类业绩每项2分", "条例 20（四）"),
        ("广东省人力资源奖项", "条例 20（四）"),
        ("县域内服务业绩", "条例 20（四）"),
        ("本地注册", "条例 20（七）"),
        ("在惠东县设有分支机构", "条例 20（七）"),
        ("投标人须为国有企业", "条例 20（七）"),
        ("所有制形式", "条例 20（七）"),
    ],
)
def test_is_refused(text: str, article: str) -> None:
    with pytest.raises(Discriminating) as caught:
        check_equal(["服务方案", text])
    assert article in caught.value.basis
    assert text in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "同类业绩",
        "近三年就业服务业绩每项2分",
        "服务各县区企业的用工对接方案",
        "从业人员培训方案",
        "服务民营企业用工的措施",
        "报价的成本、税金和合理利润说明",
        "驿站所在地服务响应时间",
        "注册会计师资格",
        "国家级奖项",
        "智慧城市信息化能力",
    ],
)
def test_what_only_looks_like_it_passes(text: str) -> None:
    check_equal([text])
