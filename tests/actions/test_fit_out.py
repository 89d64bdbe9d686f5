"""场所建设: thrift, items, mending, acceptance."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine

from models.database import reading
from tests.actions.builders import act, assume, case_of, huizhou, prepare, refused, station_of

CASE = "惠东县/建设"
D = date(2023, 10, 9)
STANDARD = huizhou().station
ITEMS = {item.key: True for item in (*STANDARD.equipment, *STANDARD.signs, *STANDARD.uniform)}
ACCEPTED = {"accepted": True, "inspectors": ["演练甲", "演练乙"], "opinion": "合格"}


def planned(engine: Engine) -> None:
    prepare(engine)
    assume(
        engine,
        "惠东县/选址",
        "site_result",
        date(2023, 9, 18),
        letter_number="惠东人社〔2023〕8号",
        objections=0,
        recipients=[],
    )
    act(engine, "supervisor", CASE, "fit_out_plan", D, redecorate=False, budget=8_000_000)


def checked(engine: Engine, station: str = "惠东01", defects: tuple[str, ...] = (), **missing: bool) -> Any:
    return act(
        engine, "supervisor", CASE, "items_checked", D, station, items={**ITEMS, **missing}, defects=list(defects)
    )


class TestPlan:
    def test_redecoration_wants_a_reason(self, engine: Engine) -> None:
        prepare(engine)
        step = ("supervisor", CASE, "fit_out_plan", D)
        assert "site_selection" not in refused(engine, "not_ready", *step, redecorate=False, budget=1)
        assume(
            engine, "惠东县/选址", "site_result", date(2023, 9, 18), letter_number="惠东人社〔2023〕8号", objections=0
        )
        message = refused(engine, "redecoration_needs_reason", *step, redecorate=True, budget=1)
        assert "四（三）" in message
        act(engine, *step, redecorate=True, budget=1, reason="墙面渗水")


class TestItems:
    def test_refused(self, engine: Engine) -> None:
        planned(engine)
        fewer = {key: True for key in ITEMS if key != "plaque"}
        for code, items, said in [
            ("not_covered", fewer, "门口悬挂省统一规格的牌匾"),
            ("unknown_item", {**ITEMS, "sofa": True}, "sofa"),
            ("bad_details", {**ITEMS, "plaque": 1}, "应为是或否"),
        ]:
            message = refused(engine, code, "supervisor", CASE, "items_checked", D, "惠东01", items=items)
            assert said in message

    def test_what_is_missing_is_shown(self, engine: Engine) -> None:
        planned(engine)
        assert checked(engine).warnings == ()
        assert "监控、线路外露" in checked(engine, "惠东02", ("线路外露",), monitoring=False).warnings[0]


class TestAcceptance:
    def test_defects_must_be_mended_first(self, engine: Engine) -> None:
        planned(engine)
        checked(engine, "惠东01", ("线路外露",), monitoring=False)
        mend = ("supervisor", CASE, "defects_mended", D, "惠东01")
        accept = ("reviewer", CASE, "site_acceptance", D, "惠东01")
        assert "监控、线路外露" in refused(engine, "defects_open", *accept, **ACCEPTED)
        assert "线路外露" in refused(engine, "defects_open", *mend, mended=["监控"])
        assert "漏水" in refused(engine, "unknown_item", *mend, mended=["漏水"])
        act(engine, *mend, mended=["monitoring", "线路外露"])
        act(engine, *accept, **ACCEPTED)

    def test_refused(self, engine: Engine) -> None:
        planned(engine)
        checked(engine)
        step = ("reviewer", CASE, "site_acceptance", D, "惠东01")
        for code, change, said in [
            ("disallowed", {"accepted": False}, "复验合格"),
            ("bad_details", {"inspectors": ["演练甲"]}, "至少要有2项"),
            ("bad_details", {"inspectors": ["演练甲", "演练甲"]}, "重复填写"),
            ("area_needs_reason", {"area_dm2": 1900}, "19平方米"),
        ]:
            assert said in refused(engine, code, *step, **{**ACCEPTED, **change})

    def test_all_stations_accepted_close_the_case_with_the_area_measured(self, engine: Engine) -> None:
        planned(engine)
        for code in ("惠东01", "惠东02"):
            checked(engine, code)
        act(engine, "reviewer", CASE, "site_acceptance", D, "惠东01", **ACCEPTED, area_dm2=2150)
        act(engine, "reviewer", CASE, "site_acceptance", date(2023, 10, 10), "惠东02", **ACCEPTED)
        with reading(engine) as session:
            assert case_of(session, CASE).closed_on == date(2023, 10, 10)
            areas = [station_of(session, code).area_dm2 for code in ("惠东01", "惠东02")]
            assert areas == [2150, None]
