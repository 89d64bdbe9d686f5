"""What is wrong with a form: each field by its titles, and of a word that is not taken, those that are."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from record.entry.forms import complaint


class Line(BaseModel):
    way: Literal["whole", "part"] = Field(title="方式")
    note: str = Field(default="", title="备注")


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")

    line: Line | None = Field(default=None, title="预留")
    lines: tuple[Line, ...] = Field(default=(), title="采购包")
    answers: tuple[Literal["yes", "no"], ...] = Field(default=(), title="结论")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"line": {"way": "all"}}, "预留的方式（line.way）：只能填whole（整体预留）、part（部分预留）"),
        (
            {"lines": [{"way": "part"}, {"way": "all", "note": 1}]},
            "采购包第2项的方式（lines.1.way）：只能填whole（整体预留）、part（部分预留）；"
            "采购包第2项的备注（lines.1.note）：应为文字",
        ),
        ({"answers": ["yes", "maybe"]}, "结论第2项（answers.1）：只能填yes（符合）、no（不符合）"),
        ({"other": 1}, "other：没有此项，请删去或者改正名称"),
    ],
)
def test_each_field_by_its_titles(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Form.model_validate(given)
    assert complaint(Form, caught.value) == said
