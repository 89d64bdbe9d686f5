"""What a form's details read like: codes in Chinese, money in 元, a list of lines line by line."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.faults import inner_model
from record.entry.codes import CODES, choices
from record.entry.units import MONEY, plain_title, unit_of
from rules.money import in_yuan


def title_of(form: type[BaseModel], name: str) -> str:
    """What a field is called; numbers are said in the unit that people use, so its title names none."""
    return plain_title(form.model_fields.get(name), name)


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
    if isinstance(value, int) and (unit := unit_of(declared)):
        return f"{in_yuan(value)}元" if unit is MONEY else unit.spelled(value)
    if declared and isinstance(value, str) and choices(declared.annotation):
        return CODES.get(value, value)
    return str(value)
