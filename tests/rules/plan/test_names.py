"""Short names of places, and the codes of their stations."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.plan.loading import load_plan
from rules.plan.names import short_name, station_codes

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("惠城区", "惠城"),
        ("仲恺高新区", "仲恺"),
        ("大亚湾经济开发区", "大亚湾"),
        ("博罗县", "博罗"),
        ("桥头镇", "桥头"),
        ("河口街道", "河口"),
        ("南门社区", "南门社区"),
        ("县", "县"),
    ],
)
def test_a_name_loses_its_kind_and_never_all_of_itself(name: str, short: str) -> None:
    assert short_name(name) == short


def test_stations_are_counted_by_district_or_by_its_towns() -> None:
    huizhou = load_plan((ROOT / "programmes" / "huizhou-2023" / "plan.yaml").read_text("utf-8"), "plan.yaml")
    streets = load_plan((ROOT / "tests" / "programmes" / "streets.yaml").read_text("utf-8"), "streets.yaml")
    assert station_codes(huizhou.district("博罗县")) == ("博罗01", "博罗02", "博罗03")
    assert [code for place in streets.places for code in station_codes(place)] == [
        "南门社区01",
        "北门社区01",
        "桥头01",
        "市直01",
    ]
    assert sum(len(station_codes(place)) for place in huizhou.places) == huizhou.quota.total
