"""What is wrong with entered data, in Chinese: the one table of Pydantic's errors, and how a field is named.

Forms of acts, facts of documents, plan files, notices and templates all validate with Pydantic. Each says the place in
its own way; what is wrong is said by `problem`, in the same words everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
FORMATS = {MONTH: "应为年-月（如2023-10）", CLOCK: "应为时刻（如09:30）"}
"""How a text that has to fit a pattern is written; a pattern that is not here is only said not to fit."""

_NUMBER = '应为数值，带小数的加引号填写（如"18.75"）'
WORDS = {
    "missing": "未填写",
    "extra_forbidden": "没有此项，请删去或者改正名称",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing": "应为整数",
    "date_type": "应为日期（如2023-10-09）",
    "time_type": "应为时刻（如09:30）",
    "string_type": "应为文字",
    "bool_type": "应为是或否（true或false）",
    "bool_parsing": "应为是或否（true或false）",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为若干“键: 值”",
    "model_type": "应为若干“键: 值”",
    "model_attributes_type": "应为若干“键: 值”",
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
    "union_tag_invalid": "不认识这种 {discriminator}",
    "union_tag_not_found": "没有写明 {discriminator}",
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_max_places": "最多{decimal_places}位小数",
    "decimal_max_digits": "数字过长",
    "finite_number": "应为数值",
}
"""By the kind of error; the braces take what Pydantic tells of it."""


def problem(item: Any) -> str:
    """What is wrong, by one of Pydantic's errors, without the field's name.

    A validator of ours (`value_error`) speaks for itself.
    """
    kind, context = item["type"], dict(item.get("ctx", {}))
    if kind == "value_error":
        return str(context["error"])
    if kind not in WORDS:
        # dates and times have a dozen kinds each
        kind = {"date": "date_type", "time": "time_type"}.get(kind.split("_")[0], kind)
    if kind == "string_pattern_mismatch" and (wanted := FORMATS.get(context["pattern"])):
        return f"{WORDS[kind]}，{wanted}"
    for name in ("expected", "discriminator"):
        context[name] = str(context.get(name, "")).replace("'", "").replace(" or ", "或").replace(", ", "、")
    return WORDS.get(kind, "填写有误").format(**context)


def faults(error: ValidationError) -> Iterator[Any]:
    """The errors that are true. Pydantic leaves an item that is wrong out of its list before it counts the list, and
    so calls a list too short that is not."""
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and _counted(item["input"]) >= item["ctx"]["min_length"]:
            continue
        yield item


def _counted(given: Any) -> int:
    return len(given) if isinstance(given, (list, tuple, dict)) else 0


def titles(model: type[BaseModel], location: Iterable[int | str]) -> list[str]:
    """The Chinese titles along a path of the model: 采购包, 第2项, 预算金额. A name without a title stands as it is."""
    words = []
    current: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, int):
            words.append(f"第{part + 1}项")
            continue
        field = current.model_fields.get(part) if current else None
        words.append(field.title if field and field.title else part)
        current = inner_model(field.annotation) if field else None
    return words


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside a list or an optional field; None if it holds none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := inner_model(part))), None)
