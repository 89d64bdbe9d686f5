"""The one table of Pydantic's errors in Chinese."""

from __future__ import annotations

import json
import typing
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from models.faults import CLOCK, FORMATS, MONTH, WORDS, faults, problem, titles


class Lot(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    number: int = Field(title="编号", ge=1, le=9)
    budget: Annotated[Decimal, Field(decimal_places=2)] | None = Field(default=None, title="预算")


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    lots: Annotated[tuple[Lot, ...], Field(min_length=1, max_length=2)] = Field(title="采购包")
    name: Annotated[str, Field(min_length=1, max_length=3, pattern="^[甲乙]+$")] = Field(default="甲", title="名称")
    kind: Literal["whole", "part"] = Field(default="part", title="方式")
    on: date = Field(default=date(2023, 9, 1), title="日期")
    at: time = Field(default=time(9), title="时刻")
    ok: bool = Field(default=True, title="符合")

    @field_validator("name")
    @classmethod
    def _no_pair(cls, name: str) -> str:
        if name == "甲乙":
            raise ValueError("不得并列")
        return name


def _said(data: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Form.model_validate_json(json.dumps(data))
    return [f"{''.join(titles(Form, item['loc']))}：{problem(item)}" for item in faults(caught.value)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "采购包：未填写"),
        ({"lots": [], "x": 1}, "x：没有此项，请删去或者改正名称"),
        ({"lots": []}, "采购包：至少要有1项"),
        ({"lots": [{"number": 1}] * 3}, "采购包：最多2项"),
        ({"lots": {}}, "采购包：应为列表"),
        ({"lots": ["x"]}, "采购包第1项：应为若干“键: 值”"),
        ({"lots": [{"number": "1"}]}, "采购包第1项编号：应为整数"),
        ({"lots": [{"number": 0}]}, "采购包第1项编号：不得小于1"),
        ({"lots": [{"number": 10}]}, "采购包第1项编号：不得大于9"),
        ({"lots": [{"number": 1, "budget": "1.001"}]}, "采购包第1项预算：最多2位小数"),
        ({"lots": [{"number": 1, "budget": "一"}]}, "采购包第1项预算：应为数值"),
        ({"name": ""}, "名称：不能为空"),
        ({"name": "甲甲甲甲"}, "名称：过长，最多3个字符"),
        ({"name": "丙"}, "名称：格式不对"),
        ({"name": "甲乙"}, "名称：不得并列"),
        ({"name": 1}, "名称：应为文字"),
        ({"kind": "none"}, "方式：只能填whole或part"),
        ({"on": "2023-11-31"}, "日期：应为日期（如2023-10-09）"),
        ({"at": "25:00"}, "时刻：应为时刻（如09:30）"),
        ({"ok": "yes"}, "符合：应为是或否（true或false）"),
    ],
)
def test_what_is_said(given: dict[str, Any], said: str) -> None:
    assert any(clause.startswith(said) for clause in _said(given)), _said(given)


def test_a_bad_item_does_not_make_its_list_too_short() -> None:
    """Pydantic counts what is left once the bad items are dropped: of one bad lot it also says that there is none."""
    assert _said({"lots": [{"number": 0}]}) == ["采购包第1项编号：不得小于1"]


def test_the_words_take_what_pydantic_tells() -> None:
    """Each kind is one of Pydantic's, so that a renamed kind does not fall to 填写有误 unnoticed."""
    from pydantic_core import core_schema

    assert WORDS.keys() <= set(typing.get_args(core_schema.ErrorType)) | {"time_type"}


@pytest.mark.parametrize(
    ("pattern", "wrong", "right"),
    [(MONTH, ("2023-13", "2023年10月", "2023-1"), "2023-10"), (CLOCK, ("9:30", "24:00"), "09:30")],
)
def test_a_pattern_says_its_format(pattern: str, wrong: tuple[str, ...], right: str) -> None:
    kind = TypeAdapter(Annotated[str, Field(pattern=pattern)])
    assert kind.validate_python(right) == right
    for text in wrong:
        with pytest.raises(ValidationError) as caught:
            kind.validate_python(text)
        (item,) = caught.value.errors()
        said = problem(item)
        assert said == f"格式不对，{FORMATS[pattern]}" and f"如{right}" in said
