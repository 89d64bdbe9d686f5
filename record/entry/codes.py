"""Chinese for the words of the program that a form takes, and the choices of a field."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from rules.purchase.method import METHOD_TITLES

CODES: dict[str, str] = {
    **{str(method): title for method, title in METHOD_TITLES.items()},
    # 核对, 处理, 结论
    "yes": "符合",
    "no": "不符合",
    "not_applicable": "不适用",
    "upheld": "成立",
    "dismissed": "不成立",
    "not_accepted": "不予受理",
    "withdrawn": "撤回",
    "none": "无",
    "pending": "报批中，待定",
    "retender": "重新采购",
    "change_method": "改变采购方式",
    "documents_changed": "澄清、修改后继续",
    "reselect": "另行确定",
    "result_void_reselect": "结果无效，另行确定",
    "result_void_retender": "结果无效，重新采购",
    "contract_void": "合同无效或者撤销",
    "next_candidate": "按排序顺延",
    # 质疑, 废标, 拒签
    "notice": "采购公告",
    "documents": "采购文件",
    "process": "采购过程",
    "formal": "不影响投标（响应）文件编制，如联系电话",
    "material": "可能影响投标（响应）文件编制",
    "qualification": "改变资格条件",
    "subject": "改变采购标的",
    "result": "采购结果",
    "opening": "开标",
    "evaluation": "评审",
    "few_suppliers": "供应商不足",
    "unlawful": "有影响公正的违法违规行为",
    "over_budget": "报价均超预算",
    "refused": "拒绝签订",
    "challenge": "质疑成立",
    "complaint": "投诉成立",
    # 评审
    "comprehensive": "综合评分法",
    "lowest_price": "最低评标价法",
    "price": "报价",
    "technical": "技术",
    "commercial": "商务",
    "half_up": "四舍五入",
    "half_even": "四舍六入五成双",
    "down": "舍去",
    "each_step": "每步取舍",
    "at_end": "最后取舍",
    "expert": "评审专家",
    "purchaser_rep": "采购人代表",
    "employed": "劳动关系",
    "director": "董事、监事",
    "controls": "控股或者实际控制",
    "kin": "亲属",
    "other": "其他利害关系",
    # 确定被邀请的供应商
    "library": "供应商库随机抽取",
    "recommended": "书面推荐",
    "purchaser": "采购人",
    # 考核扣款
    "station": "按驿站",
    "contract": "按合同平均分",
    # 中小企业
    "whole": "整体预留",
    "part": "部分预留",
}
"""Chinese for every code that a form takes."""


def choices(annotation: Any) -> tuple[str, ...]:
    """The words that a field takes, in their order; empty if people write what they like."""
    if get_origin(annotation) is Literal:
        return tuple(str(getattr(word, "value", word)) for word in get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    return next((found for part in getattr(annotation, "__args__", ()) if (found := choices(part))), ())


def choice_words(annotation: Any) -> str:
    """The choices for a person: whole（整体预留）、part（部分预留）."""
    return "、".join(f"{word}（{CODES[word]}）" if word in CODES else word for word in choices(annotation))
