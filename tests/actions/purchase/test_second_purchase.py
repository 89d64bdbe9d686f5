"""A district buys two things at once: each by its own profile, neither touches the other."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from actions.acts import correct
from models.database import reading, writing
from record.corrections import Correction
from record.lots import lot_stations, subject_of
from record.people import actor
from record.situation import open_dossier
from tests.actions.builders import act, case_of, prepare, refused, slug
from tests.actions.second_purchase import EQUIPMENT, required, requirement, two_purchases
from tests.actions.tender_case import CASE, EXAMPLE, SQLITE_ONLY, perform_all, preparation


def by_lot(session: Session, case: str) -> list[list[str]]:
    row = case_of(session, case)
    return [[station.code for station in lot_stations(session, row, lot)] for lot in (1, 2)]


@pytest.fixture
def both(engine: Engine) -> Engine:
    """Both purchases with their requirements."""
    prepare(engine, two_purchases())
    operators = tuple(item for item in EXAMPLE if item.case == CASE and item.step == "requirement")
    perform_all(engine, preparation(), operators, preparation(EQUIPMENT), (required(),))
    return engine


@SQLITE_ONLY
def test_each_case_names_what_it_buys(both: Engine) -> None:
    with reading(both) as session:
        found = {case: open_dossier(session, case_of(session, case)) for case in (CASE, EQUIPMENT)}
        assert {case: str(subject_of(dossier)) for case, dossier in found.items()} == {CASE: "服务", EQUIPMENT: "货物"}
        assert found[EQUIPMENT].profile.licence is None
        assert found[CASE].profile.licence is not None


def test_a_correction_of_one_moves_no_station_of_the_other(both: Engine) -> None:
    with writing(both) as session:
        assert by_lot(session, CASE) == [["惠东01"], ["惠东02"]]
        assert by_lot(session, EQUIPMENT) == [["惠东02"], []]
        correct(
            session,
            actor(session, "惠东县.district_leader"),
            Correction(
                command_id="moved",
                case=slug(EQUIPMENT),
                step="requirement",
                details=requirement(("电脑、显示屏", ("惠东01", "惠东02")), ("办公家具", ())),
                reason="设备数量调整",
            ),
        )
    with reading(both) as session:
        assert by_lot(session, EQUIPMENT) == [["惠东01", "惠东02"], []]
        assert by_lot(session, CASE) == [["惠东01"], ["惠东02"]]


@SQLITE_ONLY
def test_equipment_does_not_wait_on_the_cost_measure_of_operation(both: Engine) -> None:
    money = {"lots": [{"number": 1, "budget": 800_000, "ceiling": 800_000}, {"number": 2, "budget": 1, "ceiling": 1}]}
    assert "经费测算" in refused(both, "not_ready", "procurement", CASE, "estimate", date(2023, 8, 2), **money)
    act(both, "procurement", EQUIPMENT, "estimate", date(2023, 8, 2), **money)


@SQLITE_ONLY
def test_a_station_stands_in_one_lot_of_a_purchase_and_is_of_the_district(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, preparation(EQUIPMENT))
    on = date(2023, 8, 1)
    doubled = requirement(("电脑", ("惠东01",)), ("家具", ("惠东01",)))
    assert "重复列入：惠东01" in refused(engine, "disallowed", "procurement", EQUIPMENT, "requirement", on, **doubled)
    strange = requirement(("电脑", ("龙门01",)))
    assert "不属于本县区" in refused(engine, "disallowed", "procurement", EQUIPMENT, "requirement", on, **strange)


@SQLITE_ONLY
def test_another_subject_than_the_profile_s_is_pointed_out(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, preparation(EQUIPMENT))
    done = act(engine, "procurement", EQUIPMENT, "requirement", date(2023, 8, 1), **requirement(kind="服务"))
    assert any("采购类别“驿站设备”（货物）不同" in warning for warning in done.warnings)
