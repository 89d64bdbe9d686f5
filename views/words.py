"""What a form's details read like: codes in Chinese, money in 元, a list of lines line by line."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any, Literal, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.faults import inner_model
from rules.purchase.method import METHOD_TITLES
from rules.purchase.tender import yuan

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
    # 中小企业
    "whole": "整体预留",
    "part": "部分预留",
}
"""Chinese for every code that a form takes."""

FEN = "（分）"


def title_of(form: type[BaseModel], name: str) -> str:
    """What a field is called; money is said in 元, so its title names no unit."""
    declared = form.model_fields.get(name)
    return declared.title.removesuffix(FEN) if declared and declared.title else name


def words_of(form: type[BaseModel], name: str, value: Any) -> str:
    """A detail in words; a list of forms has a line for each."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n".join(_item(form, name, item) for item in value)
    return _item(form, name, value)


def _item(form: type[BaseModel], name: str, value: Any) -> str:
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, list):
        return "、".join(
            f"（{text}）" if isinstance(item, dict) else text for item in value for text in [_item(form, name, item)]
        )
    declared = form.model_fields.get(name)
    inner = inner_model(declared.annotation) if declared else None
    if not isinstance(value, dict):
        return _plain(declared, value)
    if inner is None:
        return json.dumps(value, ensure_ascii=False)
    return "，".join(f"{title_of(inner, key)}{_item(inner, key, item)}" for key, item in value.items())


def _plain(declared: FieldInfo | None, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if declared and isinstance(value, int) and (declared.title or "").endswith(FEN):
        return f"{yuan(value)}元"
    if declared and isinstance(value, str) and _takes_codes(declared.annotation):
        return CODES.get(value, value)
    return str(value)


def _takes_codes(annotation: Any) -> bool:
    """Whether a field takes one of certain words; what people write themselves is never translated."""
    return (
        get_origin(annotation) is Literal
        or (isinstance(annotation, type) and issubclass(annotation, Enum))
        or any(_takes_codes(part) for part in getattr(annotation, "__args__", ()))
    )
