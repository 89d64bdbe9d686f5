"""A purchase that was in flight before each purchase had lots of its own goes on after the upgrade."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, inspect, text
from sqlmodel import Session, select

from models.database import reading
from models.record_setup import is_ready, prepare_record
from models.tender import LotStation
from record.custody import audit
from record.ground import effective_facts
from record.lots import Operated, lot_stations, operated
from tests.actions.builders import act, case_of
from tests.actions.tender_case import CASE, FIRMS
from tests.models.stored import restored


@pytest.fixture
def stored(empty_engine: Engine) -> Engine:
    return restored(empty_engine, "in_flight_0004")


def codes(session: Session, lot: int) -> list[str]:
    return [station.code for station in lot_stations(session, case_of(session, CASE), lot)]


class TestStoredPurchase:
    def test_lots_keep_their_stations(self, stored: Engine) -> None:
        prepare_record(stored)
        assert is_ready(stored)
        assert "lot" not in {column["name"] for column in inspect(stored).get_columns("station")}
        with reading(stored) as session:
            assert [codes(session, lot) for lot in (1, 2, 3)] == [["惠东01"], ["惠东02"], []]
            requirement = next(
                fact for fact in effective_facts(session, case_of(session, CASE)) if fact.step == "requirement"
            )
            assert {row.fact_id for row in session.exec(select(LotStation))} == {requirement.id}
            assert operated(session, case_of(session, CASE)) == {
                "惠东01": Operated(FIRMS[0], "惠东驿站-2023-01"),
                "惠东02": Operated(FIRMS[1], "惠东驿站-2023-02"),
            }
            assert audit.verify(session, b"").fault is None

    def test_a_station_that_another_purchase_had_moved_is_back_in_its_lot(self, stored: Engine) -> None:
        """`station.lot` held what the last requirement of any purchase had written; the facts are what counts."""
        with stored.begin() as connection:
            connection.execute(text("UPDATE station SET lot = 1 WHERE code = '惠东02'"))
        prepare_record(stored)
        with reading(stored) as session:
            assert codes(session, 2) == ["惠东02"]

    def test_the_contract_goes_on(self, stored: Engine) -> None:
        prepare_record(stored)
        done = act(
            stored,
            "district_leader",
            CASE,
            "contract_supplement",
            date(2024, 3, 1),
            "1",
            command_id="after-the-upgrade",
            number="惠东驿站-2023-01-补1",
            amount=150_000,
            reason="增加服务时间",
        )
        assert not done.replayed
