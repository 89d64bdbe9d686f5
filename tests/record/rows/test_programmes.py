"""Stations are counted by programme and district."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models.database import writing
from record.rows.programmes import stations_in
from tests.sample_record import fill

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def test_the_stations_of_some_districts_of_a_programme(engine: Engine) -> None:
    with writing(engine) as session:
        rows = fill(session)
        programme, districts = rows["programme"].id, {rows[name].district_id for name in ("first", "second")}
        assert districts == {rows["huicheng"].id}
        assert stations_in(session, programme, ["惠城区"]) == 2
        assert stations_in(session, programme, ["惠阳区"]) == 0
        assert stations_in(session, programme + 1, ["惠城区"]) == 0
