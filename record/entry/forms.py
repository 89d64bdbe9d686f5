"""What is wrong with a form, in Chinese: each field by its title, with its name as the data has it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from models.faults import faults, inner_model, problem, titles
from record.entry.codes import choice_words


def complaint(model: type[BaseModel], error: ValidationError) -> str:
    """One clause for each field that is missing or wrong, ten at most."""
    return "；".join(f"{_where(model, item['loc'])}：{_problem(model, item)}" for item in islice(faults(error), 10))


def _problem(model: type[BaseModel], item: Any) -> str:
    """What is wrong; of a word that the field does not take, those that it takes, with their Chinese."""
    if item["type"] in ("literal_error", "enum") and (field := _field_at(model, item["loc"])):
        return f"只能填{choice_words(field.annotation)}"
    return problem(item)


def _field_at(model: type[BaseModel], location: tuple[int | str, ...]) -> FieldInfo | None:
    field: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, str) and current is not None and part in current.model_fields:
            field = current.model_fields[part]
            current = inner_model(field.annotation)
    return field


def blamed(error: ValidationError) -> str:
    """Path of the first field that is to blame, as `candidates.1.area`; empty for the whole form."""
    return ".".join(map(str, next(faults(error))["loc"]))


def first_float(value: Any, path: str = "") -> str:
    """Path of the first number with a point; empty if there is none. Such a number has no one spelling."""
    if isinstance(value, float):
        return path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    for name, part in parts:
        if found := first_float(part, f"{path}.{name}".removeprefix(".")):
            return found
    return ""


def _where(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """备选点位第2项的服务面积（candidates.1.area）; the whole form where no field is to blame."""
    words = ""
    for part, title in zip(location, titles(model, location), strict=True):
        words += ("的" if words and isinstance(part, str) else "") + title
    path = ".".join(map(str, location))
    return "整体" if not path else path if words == path else f"{words}（{path}）"
