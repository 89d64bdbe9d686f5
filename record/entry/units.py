"""Units of what people enter: money in 元, areas in 平方米, points with decimals; stored as whole 分, 平方分米, 百分之一分.

A form's field says by the end of its title in which unit it is stored. Anyone who reads a person's file brings it to that
unit by `entered`. A sum or an area without a unit is refused: 1330000 could be 元 as well as 分, and a hundredfold
mistake would be lawful often enough. Facts are stored as they always were.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.faults import inner_model, titles
from record.errors import BadDetails


@dataclass(frozen=True)
class EntryUnit:
    """How a number is entered.

    suffix   end of the title of a field that is stored so
    named    the unit that people use
    words    what may stand behind the number, with the power of ten that brings it to what is stored
    bare     the power for a number that stands alone; None if it must not
    places   decimals of `named` that still make a whole number as stored
    written  how to write it, below a form
    """

    suffix: str
    named: str
    words: Mapping[str, int]
    bare: int | None
    places: int
    example: str
    written: str

    def read(self, value: Any) -> int:
        """The number as it is stored.

        Raises:
            ValueError: in Chinese, for what is no number, has no unit, an unknown one, or more decimals than are kept.
        """
        plain = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        text = re.sub(r"[,，\s]", "", unicodedata.normalize("NFKC", plain))  # ３５㎡ as 35m2
        found = re.fullmatch(r"([0-9]{1,15})(?:\.([0-9]{1,8}))?(\D[^0-9]*2?)?", text)
        if not found:
            raise ValueError(f"不是{self.named}数，请写作 {self.example}")
        power = self.words.get(found[3]) if found[3] else self.bare
        if power is None:
            wrong = f"不认识单位“{found[3]}”" if found[3] else "没有写明单位"
            raise ValueError(f"{wrong}，请写作 {self.example}")
        exact = Decimal(f"{found[1]}.{found[2] or 0}").scaleb(power)
        if exact != int(exact):
            raise ValueError(f"最多{self.places}位小数，请写作 {self.example}")
        return int(exact)

    def spelled(self, stored: int) -> str:
        """A stored number as a person would enter it: 133000050 is 1330000.50元."""
        power = next(iter(self.words.values())) if self.bare is None else self.bare
        whole, rest = divmod(stored, 10**power)
        decimals = f".{rest:0{power}d}" if rest else ""
        return f"{whole}{decimals}{next(iter(self.words)) if self.bare is None else ''}"


MONEY = EntryUnit(
    "（分）",
    "金额",
    {"元": 2, "万元": 6, "亿元": 10, "分": 0},
    None,
    2,
    "1330000.50元",
    "金额须写明单位（1330000.50元、133万元）",
)
AREA = EntryUnit(
    "（平方分米）",
    "面积",
    {"㎡": 2, "平方米": 2, "平米": 2, "m²": 2, "m2": 2, "平方分米": 0},
    None,
    2,
    "35.5㎡",
    "面积写作 35.5㎡",
)
POINTS = EntryUnit("（百分之一分）", "分", {"分": 2}, 2, 2, "92.5", "分值写作 92.5")
UNITS = (MONEY, AREA, POINTS)


def unit_of(field: FieldInfo | None) -> EntryUnit | None:
    """The unit of a field; None if it has none or people enter what is stored."""
    title = (field.title or "") if field else ""
    return next((unit for unit in UNITS if title.endswith(unit.suffix)), None)


def plain_title(field: FieldInfo | None, name: str) -> str:
    """A field's title without the unit in which it is stored."""
    unit = unit_of(field)
    title = (field.title or name) if field else name
    return title.removesuffix(unit.suffix) if unit else title


YES_NO = {"是": True, "否": False}
"""How people answer a field that is true or false."""


def takes_yes_or_no(annotation: Any) -> bool:
    """Whether a field is answered by yes or no, or each of its names is."""
    return annotation is bool or (inner_model(annotation) is None and any(map(takes_yes_or_no, get_args(annotation))))


def _answered(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _answered(part) for name, part in value.items()}
    return YES_NO.get(value, value) if isinstance(value, str) else value


def entered(form: type[BaseModel], title: str, data: dict[str, Any]) -> dict[str, Any]:
    """What a person entered for a form, in the units in which it is stored.

    Raises:
        BadDetails: naming the first field whose number cannot be read, with how to write it.
    """
    try:
        found: dict[str, Any] = _stored(form, data, ())
    except _Unread as fault:
        where = "的".join(titles(form, fault.path)).replace("的第", "第")
        for unit in UNITS:
            where = where.removesuffix(unit.suffix)
        path = ".".join(map(str, fault.path))
        raise BadDetails(
            f"“{title}”的办理内容填写有误：{where}（{path}）：{fault}", remedy="请改正后重新提交", field=path
        ) from None
    return found


def spelled(form: type[BaseModel], data: Mapping[str, Any]) -> dict[str, Any]:
    """Stored details as a person would enter them; `entered` takes them back."""
    return {name: _spelled(form.model_fields.get(name), value) for name, value in data.items()}


class _Unread(ValueError):
    def __init__(self, path: tuple[int | str, ...], message: str) -> None:
        super().__init__(message)
        self.path = path


def _stored(form: type[BaseModel] | None, value: Any, path: tuple[int | str, ...]) -> Any:
    if isinstance(value, list):
        return [_stored(form, item, (*path, n)) for n, item in enumerate(value)]
    if not isinstance(value, dict) or form is None:
        return value
    return {name: _field(form.model_fields.get(name), part, (*path, name)) for name, part in value.items()}


def _field(field: FieldInfo | None, value: Any, path: tuple[int | str, ...]) -> Any:
    unit = unit_of(field)
    if field is not None and takes_yes_or_no(field.annotation):
        return _answered(value)
    if unit is None or value is None:
        return _stored(inner_model(field.annotation) if field else None, value, path)
    try:
        return unit.read(value)
    except ValueError as error:
        raise _Unread(path, str(error)) from None


def _spelled(field: FieldInfo | None, value: Any) -> Any:
    unit, inner = unit_of(field), inner_model(field.annotation) if field else None
    if isinstance(value, bool):
        return "是" if value else "否"
    if field is not None and isinstance(value, dict) and takes_yes_or_no(field.annotation):
        return {name: _spelled(field, part) for name, part in value.items()}
    if unit and isinstance(value, int):
        return unit.spelled(value)
    if isinstance(value, (list, tuple)):
        return [spelled(inner, item) if inner and isinstance(item, dict) else item for item in value]
    return spelled(inner, value) if inner and isinstance(value, dict) else value
