"""What is wrong with a form, in Chinese: each field by its title, with its name as the data has it."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from models.faults import faults, problem, titles


def complaint(model: type[BaseModel], error: ValidationError) -> str:
    """One clause for each field that is missing or wrong, ten at most."""
    return "；".join(f"{_where(model, item['loc'])}：{problem(item)}" for item in islice(faults(error), 10))


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
