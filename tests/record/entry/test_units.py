"""Units of what people enter: exact, never guessed, and taken back as they are spelled."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from actions.registry import all_acts
from models.faults import inner_model
from record.entry.units import AREA, MONEY, POINTS, UNITS, EntryUnit, entered, spelled, unit_of
from record.errors import BadDetails


class Place(BaseModel):
    area: int = Field(title="服务面积（平方分米）")
    rent: int | None = Field(default=None, title="租金（分）")


class Survey(BaseModel):
    places: tuple[Place, ...] = Field(title="备选点位")
    score: int = Field(default=0, title="得分（百分之一分）")
    count: int = Field(default=0, title="数量")


@pytest.mark.parametrize(
    ("unit", "given", "stored"),
    [
        (MONEY, "1330000.50元", 133_000_050),
        (MONEY, "1,330,000.5元", 133_000_050),
        (MONEY, "133万元", 133_000_000),
        (MONEY, "0.000133亿元", 1_330_000),
        (MONEY, "133000050分", 133_000_050),
        (AREA, "35.5㎡", 3550),
        (AREA, "３５㎡", 3500),
        (AREA, "35平米", 3500),
        (AREA, "35.5 平方米", 3550),
        (AREA, "3550平方分米", 3550),
        (POINTS, 92, 9200),
        (POINTS, "92.5", 9250),
        (POINTS, "92.55分", 9255),
    ],
)
def test_read(unit: EntryUnit, given: Any, stored: int) -> None:
    assert unit.read(given) == stored


@pytest.mark.parametrize(
    ("unit", "given", "said"),
    [
        (MONEY, 1330000, "没有写明单位，请写作 1330000.50元"),
        (MONEY, "1330000.50", "没有写明单位"),
        (MONEY, "1.005元", "最多2位小数"),
        (MONEY, "0.5分", "最多2位小数"),
        (MONEY, "5美元", "不认识单位“美元”"),
        (MONEY, "-5元", "不是金额"),
        (MONEY, True, "不是金额"),
        (MONEY, 1.5, "不是金额"),
        (AREA, 3550, "没有写明单位，请写作 35.5㎡"),
        (AREA, "35.555㎡", "最多2位小数"),
        (AREA, "35元", "不认识单位“元”"),
        (POINTS, "92.555", "最多2位小数"),
        (POINTS, "九十", "请写作 92.5"),
    ],
)
def test_refused(unit: EntryUnit, given: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        unit.read(given)


@given(st.sampled_from(UNITS), st.integers(0, 10**13))
def test_what_is_spelled_is_read_back(unit: EntryUnit, stored: int) -> None:
    assert unit.read(unit.spelled(stored)) == stored


def test_a_form_is_taken_to_what_is_stored() -> None:
    data = {"places": [{"area": "35.5㎡", "rent": "1200元"}, {"area": "20㎡", "rent": None}], "score": 92, "count": 3}
    stored = {"places": [{"area": 3550, "rent": 120_000}, {"area": 2000, "rent": None}], "score": 9200, "count": 3}
    assert entered(Survey, "踏勘", data) == stored
    assert entered(Survey, "踏勘", spelled(Survey, stored)) == stored


class Answers(BaseModel):
    whole: bool
    maybe: bool | None = None
    each: dict[str, bool] = {}
    word: str = ""


def test_yes_and_no_are_read_in_chinese_and_as_they_are() -> None:
    data = {"whole": "是", "maybe": "否", "each": {"sign": "是", "desk": False}, "word": "是"}
    stored = {"whole": True, "maybe": False, "each": {"sign": True, "desk": False}, "word": "是"}
    assert entered(Answers, "核查", data) == stored == entered(Answers, "核查", stored)
    assert spelled(Answers, stored) == {
        "whole": "是",
        "maybe": "否",
        "each": {"sign": "是", "desk": "否"},
        "word": "是",
    }
    assert entered(Answers, "核查", {"whole": "对"}) == {"whole": "对"}, "left to the form to refuse"


def test_the_field_is_named_with_the_remedy_of_its_own_unit() -> None:
    with pytest.raises(BadDetails) as caught:
        entered(Survey, "踏勘", {"places": [{"area": "20㎡"}, {"area": 35}]})
    assert caught.value.field == "places.1.area"
    assert "备选点位第2项的服务面积（places.1.area）：没有写明单位，请写作 35.5㎡" in str(caught.value)
    assert "分为单位" not in str(caught.value)


def test_every_sum_of_every_form_has_its_unit() -> None:
    """A field of money without the end of its title would be read as it stands."""

    def bare(form: type[BaseModel]) -> list[str]:
        found = []
        for name, field in form.model_fields.items():
            whole = any(getattr(part, "le", 0) == 10**13 for part in field.metadata)
            if unit_of(field) is None and (whole or name in {"amount", "price", "budget", "ceiling", "area_dm2"}):
                found.append(f"{form.__name__}.{name}")
            if inner := inner_model(field.annotation):
                found += bare(inner)
        return found

    assert {name for handler in all_acts().values() for name in bare(handler.details)} == set()
