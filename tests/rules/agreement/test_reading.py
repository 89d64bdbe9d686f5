"""Paths into a paper's fields; and that every declared kind and field is one of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from documents.catalogue import CATALOGUE
from rules.agreement.crosses import CROSSES
from rules.agreement.reading import (
    COUNT,
    DAY,
    MONEY,
    NAMES,
    PERCENT,
    SME,
    SPAN,
    SUBJECT,
    TEXT,
    Saying,
    fields_of,
    said,
    values,
)
from rules.agreement.topics import TOPICS
from tests.rules.agreement.papers import paper


def sayings() -> Iterator[tuple[str, Saying]]:
    for topic in TOPICS:
        for place in topic.places:
            yield topic.title, place


def field_of(model: type[BaseModel], path: str) -> bool:
    """Whether the model has this field, rows of its tables included."""
    node: Any = model
    for name in path.split("."):
        rows = [one for one in (node, *_inside(node)) if isinstance(one, type) and issubclass(one, BaseModel)]
        found = next((row.model_fields[name].annotation for row in rows if name in row.model_fields), None)
        if found is None:
            return False
        node = found
    return True


def _inside(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        yield part
        yield from _inside(part)


def test_every_declared_field_is_one_of_its_kind() -> None:
    wrong = []
    for title, place in sayings():
        if place.kind not in CATALOGUE:
            wrong.append(f"{title}: no kind {place.kind}")
            continue
        model = CATALOGUE[place.kind].facts
        named = [name for path in place.paths for name in fields_of(path)]
        named += [place.of] if place.of and place.of != SUBJECT else []
        wrong += [f"{title}: {place.kind} has no {name}" for name in named if not field_of(model, name)]
    assert wrong == []


def test_every_kind_of_a_cross_is_one_of_the_catalogue() -> None:
    assert {kind for cross in CROSSES for kind in cross.kinds} - set(CATALOGUE) == set()


def test_a_field_that_nobody_has_is_found() -> None:
    """The test above can fail."""
    model = CATALOGUE["operating_contract"].facts
    assert field_of(model, "stations.name")
    assert not field_of(model, "stations.nobody")
    assert not field_of(model, "nobody")


def test_each_topic_is_said_by_more_than_one_paper_of_its_own() -> None:
    assert [topic.title for topic in TOPICS if len({place.kind for place in (*topic.said, *topic.bound)}) < 2] == []


TOLD = {
    "price": 150,
    "first": "2023-12-01",
    "last": "2024-11-30",
    "empty": "",
    "lot": "采购包1",
    "none": [],
    "lots": [
        {"number": "采购包1", "budget": 100, "stations": [{"name": "甲"}, {"name": "乙"}]},
        {"number": "采购包2", "budget": None, "stations": [{"name": "丙"}]},
    ],
}


@pytest.mark.parametrize(
    ("place", "form", "found"),
    [
        (said("k", "price"), MONEY, {(): 150}),
        (said("k", "first", "last"), SPAN, {(): ("2023-12-01", "2024-11-30")}),
        (said("k", "first", "absent"), SPAN, {}),
        (said("k", "absent"), TEXT, {}),
        (said("k", "empty"), TEXT, {}),
        (said("k", "none[]"), NAMES, {}),
        (said("k", "price", of="lot"), MONEY, {("采购包1",): 150}),
        (said("k", "price", of=SUBJECT), MONEY, {("采购包2",): 150}),
        (said("k", "lots[number].budget"), MONEY, {("采购包1",): 100}),
        (said("k", "lots[number].stations#"), COUNT, {("采购包1",): 2, ("采购包2",): 1}),
        (
            said("k", "lots[number].stations[].name"),
            NAMES,
            {("采购包1",): frozenset({"甲", "乙"}), ("采购包2",): frozenset({"丙"})},
        ),
        (said("k", always="公开招标"), TEXT, {(): "公开招标"}),
    ],
)
def test_what_a_paper_says(place: Saying, form: Any, found: dict[tuple[str, ...], Any]) -> None:
    assert values(paper("k", subject="2第2次", **TOLD), place, form) == found


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        (MONEY, 15_000_001, "150,000.01元"),
        (DAY, "2023-12-01", "2023年12月1日"),
        (SPAN, ("2023-12-01", "2024-11-30"), "2023年12月1日至2024年11月30日"),
        (PERCENT, 30, "30%"),
        (SME, ("whole", 0, 0), "专门面向中小企业采购"),
        (SME, ("none", 0, 0), "不专门面向中小企业采购"),
        (SME, ("part", 40, 60), "预留40%面向中小企业采购，其中小微企业60%"),
    ],
)
def test_how_a_value_is_shown(form: Any, value: Any, shown: str) -> None:
    assert form.show(value) == shown


def test_shares_count_only_where_a_part_is_reserved() -> None:
    assert SME.read("whole", 0, 0) == SME.read("whole", 100, 60)
    assert SME.read("part", 30, 60) != SME.read("part", 40, 60)


def test_spaces_and_full_stops_are_no_difference() -> None:
    assert TEXT.read("惠东县 平山街道。") == TEXT.read("惠东县平山街道")


def test_a_path_that_is_none() -> None:
    with pytest.raises(ValueError, match="no path"):
        fields_of("lots[number")
