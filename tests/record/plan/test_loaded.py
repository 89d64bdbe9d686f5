"""A programme that is not loaded is refused with those that are; its cases are those of a place."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Engine

from models.database import reading
from models.values import CITY
from record.plan.loaded import UnknownProgramme, cases, programme
from tests.actions.builders import prepare

PLACES = ("惠东县", "龙门县")


@pytest.mark.parametrize("database", ["sqlite"])
def test_an_unknown_programme_is_refused_with_those_that_there_are(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(UnknownProgramme, match="已载入：（尚未载入任何方案）"):
        programme(session, "huizhou-2023")
    prepare(engine)
    with reading(engine) as session:
        assert programme(session, "huizhou-2023").slug == "huizhou-2023"
        with pytest.raises(UnknownProgramme, match=r"没有方案“huizhou”.*已载入：huizhou-2023"):
            programme(session, "huizhou")


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_cases_of_a_programme_or_of_one_district(engine: Engine) -> None:
    prepare(engine)
    with reading(engine) as session:
        row = programme(session, "huizhou-2023")
        places = {place: [case.slug.split("/")[1] for case in cases(session, row, place)] for place in PLACES}
        assert {place: set(found) for place, found in places.items()} == {place: {place} for place in PLACES}
        every = Counter(case.slug.split("/")[1] for case in cases(session, row))
        assert {place: len(found) for place, found in places.items()} == {place: every[place] for place in PLACES}
        assert set(every) == {*PLACES, CITY}
        assert cases(session, row, "惠城区") == []
