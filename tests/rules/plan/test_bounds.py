"""Names that no plan may hold: each field that is shown or typed, with one fault in it; and too many stations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.names import LONGEST_PLACE, LONGEST_UNIT
from models.plan import Part, Plan
from rules.plan.bounds import MOST_STATIONS
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


def changed(path: str, value: str | int) -> Plan:
    """The sound plan with another text or number at a path."""
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


@pytest.mark.parametrize(
    ("path", "longest"), [("districts.0.name", LONGEST_PLACE), ("units.0.published_as.0", LONGEST_UNIT)]
)
def test_a_name_is_as_long_as_its_limit(path: str, longest: int) -> None:
    assert found(path, "长" * longest) == set()
    assert found(path, "长" * (longest + 1)) == {path}


def parted(name: str, quota: int) -> Plan:
    """The sound plan with two towns in its second district, the latter as told."""
    districts = list(SOUND.districts)
    parts = (Part(name="演练一镇", quota=MOST_STATIONS), Part(name=name, quota=quota))
    districts[1] = districts[1].model_copy(update={"parts": parts})
    return SOUND.model_copy(update={"districts": tuple(districts)})


@pytest.mark.parametrize(("name", "bad"), [("演练/镇", True), ("市级", True), ("演练二镇", False)])
def test_the_name_of_a_town_is_held_to_the_same(name: str, bad: bool) -> None:
    at = [f.path for f in check_plan(parted(name, 1)) if f.code == "bad_name"]
    assert at == ([("districts", 1, "parts", 1, "name")] if bad else [])


def with_quota(place: str, stations: int) -> Plan:
    if place == "districts[1].parts[1].quota":
        return parted("演练二镇", stations)
    return changed(place.replace("[", ".").replace("]", ""), stations)


@pytest.mark.parametrize("place", ["districts[3].quota", "districts[1].parts[1].quota", "city.stations", "quota.total"])
def test_more_stations_than_any_city_plans_are_a_slip(place: str) -> None:
    for stations, slip in ((MOST_STATIONS, set()), (MOST_STATIONS + 1, {place})):
        findings = check_plan(with_quota(place, stations))
        assert {f.field for f in findings if f.code == "quota_too_large"} == slip
