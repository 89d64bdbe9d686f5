"""What is wrong with a form, in Chinese: each field by its title, with its name as the data has it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

_WORDS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有此项，请核对名称",
    "int_type": "应为整数",
    "date_type": "应为日期（如2023-10-09）",
    "string_type": "应为文字",
    "bool_type": "应为是或否（true或false）",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为一组名称和值",
    "model_type": "应为一组要素",
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不得小于{ge}",
    "less_than_equal": "不得大于{le}",
    "less_than": "应小于{lt}",
    "too_short": "至少要有{min_length}项",
    "too_long": "最多{max_length}项",
    "string_too_short": "不能为空",
    "string_too_long": "过长，最多{max_length}个字符",
    "string_pattern_mismatch": "格式不对",
    "literal_error": "只能填{expected}",
    "enum": "只能填{expected}",
    "decimal_type": '应为数值，加引号填写（如"18.75"）',
    "decimal_parsing": '应为数值，加引号填写（如"18.75"）',
    "decimal_max_places": "最多{decimal_places}位小数",
}
"""Pydantic's kinds of error, in words; dates have several kinds and are told by their prefix."""


def complaint(model: type[BaseModel], error: ValidationError | TypeError) -> str:
    """One clause for each field that is missing or wrong, ten at most."""
    if isinstance(error, TypeError):
        return "数值不能带小数（金额以分为单位，分值加引号填写）"
    return "；".join(_clause(model, item) for item in error.errors()[:10])


def _clause(model: type[BaseModel], item: Any) -> str:
    kind, context = item["type"], dict(item.get("ctx", {}))
    if kind == "value_error":
        word = str(context["error"])
    elif kind.startswith("date_"):
        word = _WORDS["date_type"]
    else:
        expected = str(context.get("expected", "")).replace("'", "")
        context["expected"] = expected.replace(" or ", "或").replace(", ", "、")
        word = _WORDS.get(kind, "填写有误").format(**context)
    return f"{_where(model, item['loc'])}：{word}"


def _where(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """备选点位第2项的服务面积(candidates.1.area_dm2); the whole form where no field is to blame."""
    words = ""
    current: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, int):
            words += f"第{part + 1}项"
            continue
        field = current.model_fields.get(part) if current else None
        words += ("的" if words else "") + (field.title if field and field.title else part)
        current = inner_form(field.annotation) if field else None
    path = ".".join(str(part) for part in location)
    return "整体" if not path else path if words == path else f"{words}（{path}）"


def inner_form(annotation: Any) -> type[BaseModel] | None:
    """The form inside a list or an optional field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := inner_form(part))), None)
