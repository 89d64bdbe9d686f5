"""The stars of a station: the last that another cycle gave it. The cycles of a district: its assessments alone."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models.assessment import StarRating
from models.case import Case
from models.database import writing
from record.rows.assessments import cycles_of_district, rating_elsewhere
from tests.sample_record import fill

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def test_the_last_star_of_another_cycle(engine: Engine) -> None:
    """The tender's case has given the first station five stars; two others are given here, and one to the second."""
    with writing(engine) as session:
        rows = fill(session)
        for case, station, star in (("sites", "first", 3), ("challenge", "first", 2), ("challenge", "second", 1)):
            session.add(
                StarRating(
                    case_id=rows[case].id,
                    fact_id=rows["award"].id,
                    station_id=rows[station].id,
                    total=7000,
                    star=star,
                    grade="达标",
                )
            )
            session.flush()
        found = {
            (case, station): rating.star if (rating := rating_elsewhere(session, rows[case], rows[station])) else None
            for case in ("tender", "sites", "challenge")
            for station in ("first", "second")
        }
    assert found == {
        ("tender", "first"): 2,
        ("sites", "first"): 2,
        ("challenge", "first"): 3,
        ("tender", "second"): 1,
        ("sites", "second"): 1,
        ("challenge", "second"): None,
    }


def test_the_cycles_of_a_district_are_its_assessments_oldest_first(engine: Engine) -> None:
    with writing(engine) as session:
        rows = fill(session)
        tender, city = rows["tender"], Case(programme_id=rows["programme"].id, kind="budget", slug="市级")
        assert cycles_of_district(session, tender) == []
        cycles = [
            Case(
                programme_id=tender.programme_id,
                district_id=rows[place].id,
                slug=f"huizhou-2023/考核/{place}/{number}",
                kind="assessment",
                procedure="assessment",
                title="考核",
                opened_on=tender.opened_on,
            )
            for number in (1, 2)
            for place in ("huicheng", "huiyang")
        ]
        for cycle in cycles:
            session.add(cycle)
            session.flush()
        assert cycles_of_district(session, tender) == [cycles[0], cycles[2]]
        assert cycles_of_district(session, city) == []
