"""Names that no plan may hold: each field that is shown or typed, with one fault in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.plan import Plan
from rules.plan.loading import check_plan, load_plan

FILE = Path(__file__).parents[3] / "programmes" / "huizhou-2023" / "plan.yaml"
SOUND = load_plan(FILE.read_text("utf-8"), "plan.yaml")
NAMES = (
    "title",
    "short",
    "issuer.value",
    "city.name",
    "city.bureau.value",
    "city.purchaser.value",
    "city.treasury.value",
    "words.district",
    "words.own",
    "districts.0.name",
    "districts.0.purchaser.value",
    "districts.1.employment.value",
    "districts.2.treasury.value",
    "units.1.nature.value",
    "units.0.published_as.0",
    "milestones.4.title",
    "milestones.4.case",
)


def changed(path: str, value: str) -> Plan:
    """The sound plan with another text at a path."""
    data: dict[str, Any] = json.loads(SOUND.to_canonical())
    data.setdefault("words", {"district": "县区", "own": "市本级"})
    data["units"][0]["published_as"] = ["市局"]
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    here: Any = data
    for part in way:
        here = here[part]
    here[last] = value
    return Plan.model_validate_json(json.dumps(data))


def found(path: str, value: str) -> set[str]:
    return {".".join(map(str, f.path)) for f in check_plan(changed(path, value)) if f.code == "bad_name"}


@pytest.mark.parametrize("path", NAMES)
@pytest.mark.parametrize("value", ["惠城\u202e", "惠城\n区", " 惠城", "惠\x00城", "长" * 201])
def test_a_name_that_cannot_be_shown_is_told_at_its_place(path: str, value: str) -> None:
    assert found(path, value) == {path}


@pytest.mark.parametrize("path", ["words.own", "districts.0.name", "milestones.4.case"])
def test_what_parts_the_name_of_a_case_stands_in_none_of_its_parts(path: str) -> None:
    for sign in "/@#=":
        assert found(path, f"惠城{sign}区") == {path}


@pytest.mark.parametrize("path", ["words.own", "districts.0.name"])
def test_no_place_is_called_as_the_city_is(path: str) -> None:
    assert found(path, "市级") == {path}
    assert found(path, "市直属") == set()
