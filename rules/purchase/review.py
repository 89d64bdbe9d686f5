"""采购需求和采购实施计划的审查: what the reviewers answer, item by item (22号 30、31). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from models.refusal import Refusal


class ReviewItem(StrEnum):
    """审查事项, by a short name that people write."""

    PROCEDURE = "程序和内容"
    BUDGET = "预算资产财务制度"
    CHOICE = "选择理由"
    APPROVAL = "批准核准"
    COMPLETE = "计划完整"
    QUALIFICATION = "资格条件"
    TECHNICAL = "技术要求"
    FACTORS = "评审因素"
    WAY = "竞争方式"
    CLEAR = "需求完整明确"
    EVALUATION = "评审规则"
    IMPORTS = "进口产品"
    POLICY = "采购政策"
    CONTRACT = "合同文本"
    RIGHTS = "权利义务"
    ACCEPTANCE = "验收和风险"


GENERAL = "一般性审查"
"""The group of what every project is asked (22号 30); the others are asked where a survey is due (22号 31)."""

ITEMS: Mapping[str, Mapping[ReviewItem, str]] = MappingProxyType(
    {
        GENERAL: {
            ReviewItem.PROCEDURE: "是否按照规定的程序和内容确定采购需求、编制采购实施计划",
            ReviewItem.BUDGET: "采购需求是否符合预算、资产、财务等管理制度规定",
            ReviewItem.CHOICE: "对采购方式、评审规则、合同类型、定价方式的选择是否说明适用理由",
            ReviewItem.APPROVAL: "属于按规定需要报相关监管部门批准、核准的事项，是否作出相关安排",
            ReviewItem.COMPLETE: "采购实施计划是否完整",
        },
        "非歧视性审查": {
            ReviewItem.QUALIFICATION: "是否没有指向特定供应商或者特定产品，资格条件设置是否合理；要求供应商提供超过2个同类业务合同的，"
            "是否具有合理性",
            ReviewItem.TECHNICAL: "技术要求是否没有指向特定的专利、商标、品牌、技术路线等",
            ReviewItem.FACTORS: "评审因素设置是否没有倾向性，将有关履约能力作为评审因素是否适当",
        },
        "竞争性审查": {
            ReviewItem.WAY: "应当以公开方式邀请供应商的，是否依法采用公开竞争方式；采用单一来源采购方式的，是否符合法定情形",
            ReviewItem.CLEAR: "采购需求的内容是否完整、明确，是否考虑后续采购竞争性",
            ReviewItem.EVALUATION: "评审方法、评审因素、价格权重等评审规则是否适当",
        },
        "采购政策审查": {
            ReviewItem.IMPORTS: "进口产品的采购是否必要",
            ReviewItem.POLICY: "是否落实支持创新、绿色发展、中小企业发展等政府采购政策要求",
        },
        "履约风险审查": {
            ReviewItem.CONTRACT: "合同文本是否按规定由法律顾问审定，合同文本运用是否适当",
            ReviewItem.RIGHTS: "是否围绕采购需求和合同履行设置权利义务，是否明确知识产权等方面的要求",
            ReviewItem.ACCEPTANCE: "履约验收方案是否完整、标准是否明确，风险处置措施和替代方案是否可行",
        },
    }
)
"""By the part of the review, what is asked in the words of 22号 30 and 31."""

BASIS = "22号 30、31"


class ReviewIncomplete(Refusal):
    """Raised when an item of the review is not answered, is answered twice or without what shows it."""

    code = "review_incomplete"


def check_answers(answers: Sequence[tuple[ReviewItem, str]], *, weighty: bool) -> None:
    """Each item that is asked is answered once, with what shows it. `weighty`: the project needs 重点审查 as well.

    Raises:
        ReviewIncomplete: naming the items.
    """
    asked = [item for group, items in ITEMS.items() if weighty or group == GENERAL for item in items]
    given = [item for item, _ in answers]
    faults = [
        (what, named)
        for what, named in (
            ("没有审查", [item for item in asked if item not in given]),
            ("重复填写", [item for item in dict.fromkeys(given) if given.count(item) > 1]),
            ("没有说明依据", [item for item, shown in answers if not shown.strip()]),
        )
        if named
    ]
    if faults:
        raise ReviewIncomplete(
            "采购需求审查：" + "；".join(f"{what}：{'、'.join(named)}" for what, named in faults),
            basis=BASIS,
            remedy="请在“审查事项”（items）中逐项填写结论，并写明依据的材料或者不涉及的理由",
        )
