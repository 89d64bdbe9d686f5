"""投入运营: a station opens with place, name, head and supervisor."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from models.database import reading, writing
from tests.actions.builders import act, assume, case_of, prepare, refused, station_of

CASE = "惠东县/运营"
D = date(2023, 12, 18)
OPENED = {"hours": "周一至周五 9:00—17:30", "hotline": "0752-0000000"}


def ready(engine: Engine) -> None:
    prepare(engine)
    for case, step, subjects in [
        ("招标", "contract_signature", ("1",)),
        ("建设", "site_acceptance", ("惠东01", "惠东02")),
        ("队伍", "staff_trained", ("惠东01", "惠东02")),
    ]:
        assume(engine, f"惠东县/{case}", step, date(2023, 12, 8), *subjects)


def test_refused_naming_what_is_missing(engine: Engine) -> None:
    ready(engine)
    step = ("district_leader", CASE, "opened", D, "惠东01")
    message = refused(engine, "not_ready", *step, **OPENED)
    assert "地址（选址研究确定）、名称（驿站命名）、站长（站长到岗）、监管人员（监管人员确定）" in message
    with writing(engine) as session:
        row = station_of(session, "惠东01")
        row.address, row.name, row.head = "惠东县演练路1号", "演练驿站", "演练站长"
    assert refused(engine, "not_ready", *step, **OPENED).count("（") == message.count("（") - 3
    assert "服务热线" in refused(engine, "bad_details", *step, **{**OPENED, "hotline": "待定"})


def test_opened_stations_close_the_case(engine: Engine) -> None:
    ready(engine)
    with writing(engine) as session:
        for code in ("惠东01", "惠东02"):
            row = station_of(session, code)
            row.address, row.name = "演练路", f"演练驿站{code}"
            row.head, row.supervisor = f"演练{code}", "演练员"
    for code in ("惠东01", "惠东02"):
        act(engine, "district_leader", CASE, "opened", D, code, **OPENED)
    with reading(engine) as session:
        assert (station_of(session, "惠东02").opened_on, case_of(session, CASE).closed_on) == (D, D)
