"""Who runs a station, and by which contract."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.lots import Operated, operated
from tests.actions.builders import case_of
from tests.actions.tender_case import CASE, FIRMS, ready

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def test_each_station_by_the_contract_of_its_own_lot(engine: Engine) -> None:
    ready(engine, "contract_review")
    with reading(engine) as session:
        assert operated(session, case_of(session, CASE)) == {}
    ready(engine, "contract_signature")
    with reading(engine) as session:
        assert operated(session, case_of(session, CASE)) == {
            "惠东01": Operated(FIRMS[0], "惠东驿站-2023-01"),
            "惠东02": Operated(FIRMS[1], "惠东驿站-2023-02"),
        }
        assert operated(session, case_of(session, "龙门县/招标")) == {}
