"""选址: from the survey to the names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from actions.acts import withdraw
from documents.catalogue import CATALOGUE
from models.database import reading, writing
from models.programme import CandidateSite
from record.corrections import Withdrawal
from record.people import actor
from tests.actions.builders import act, case_of, papers, prepare, refused, station_of

CASE = "惠东县/选址"
D = date(2023, 9, 4)
SHOWN = date(2023, 9, 8)  # a Friday: five working days run from Monday 11 to Friday 15 September
RESULT = date(2023, 9, 18)
PUBLICITY = {"days": 5, "channel": "惠东县政府网站", "contact": "演练陈某", "phone": "0752-0000000"}
CHOICES = [{"candidate": "A1", "station": "惠东01"}, {"candidate": "A2", "station": "惠东02"}]


def place(code: str, area: int = 2600, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": f"演练{code}便民服务中心",
        "address": f"惠东县演练路{code}号",
        "area_dm2": area,
        "premises": "政府机构物业",
        **more,
    }


def survey(engine: Engine) -> None:
    act(
        engine,
        "supervisor",
        CASE,
        "site_survey",
        D,
        candidates=[
            place("A1"),
            place("A2", 1850, reason_small="毗邻政务大厅，可共用洽谈室"),
            place("A3"),
            place("A4"),
        ],
    )


def inspect(engine: Engine) -> None:
    for code, score, fit in (("A1", 90, True), ("A2", 80, True), ("A3", 70, False), ("A4", 85, True)):
        act(engine, "supervisor", CASE, "site_inspection", D, code, score=score, equipment_possible=fit)


def chosen(engine: Engine) -> None:
    survey(engine)
    inspect(engine)
    act(engine, "district_leader", CASE, "site_choice", D, choices=CHOICES)


def shown(engine: Engine, days: int = 5) -> None:
    chosen(engine)
    act(engine, "supervisor", CASE, "site_publicity", SHOWN, **{**PUBLICITY, "days": days})


def done(engine: Engine) -> None:
    shown(engine)
    act(engine, "district_leader", CASE, "site_result", RESULT, letter_number="惠东人社〔2023〕8号", objections=0)


def choice(*pairs: str) -> dict[str, Any]:
    return {"choices": [dict(zip(("candidate", "station"), pair.split(), strict=True)) for pair in pairs]}


class TestSurvey:
    def test_refused(self, engine: Engine) -> None:
        prepare(engine)
        for code, candidates, said in [
            ("area_needs_reason", [place("A1", 1999)], "19.99平方米"),
            ("bad_details", [place("A1"), place("A1")], "A1重复"),
            ("bad_details", [place("A 1")], "编号"),
            ("bad_details", [{**place("A1"), "area": 20}], "没有此项"),
            ("bad_details", [{**place("A1"), "area_dm2": 20.5}], "小数"),
            ("bad_details", [], "备选点位"),
        ]:
            message = refused(engine, code, "supervisor", CASE, "site_survey", D, candidates=candidates)
            assert said in message

    def test_small_place_with_a_reason_is_shown(self, engine: Engine) -> None:
        prepare(engine)
        result = act(
            engine, "supervisor", CASE, "site_survey", D, candidates=[place("A1", 1850, reason_small="毗邻政务大厅")]
        )
        assert ["18.5平方米" in result.warnings[0], "少于名额2个" in result.warnings[1]] == [True, True]


class TestChoice:
    def test_refused(self, engine: Engine) -> None:
        prepare(engine)
        survey(engine)
        refused(engine, "not_ready", "district_leader", CASE, "site_choice", D, choices=CHOICES)
        inspect(engine)
        for code, details, said in [
            ("below_quota", choice("A1 惠东01"), "不足名额2个"),
            ("over_quota", choice("A1 惠东01", "A2 惠东02", "A4 惠东03"), "超出名额2个"),
            ("chosen_twice", choice("A1 惠东01", "A1 惠东02"), "A1重复"),
            ("unknown_candidate", choice("A1 惠东01", "A9 惠东02"), "A9未经实地踏勘"),
            ("disallowed", choice("A1 惠东01", "A3 惠东02"), "A3经踏勘不能配置设施设备"),
            ("disallowed", choice("A1 惠东01", "A2 惠东01"), "惠东01、惠东02"),
            ("disallowed", choice("A1 惠东01", "A2 龙门01"), "驿站编号"),
        ]:
            message = refused(engine, code, "district_leader", CASE, "site_choice", D, **details)
            assert said in message

    def test_chosen_places_become_stations(self, engine: Engine) -> None:
        prepare(engine)
        survey(engine)
        inspect(engine)
        result = act(engine, "district_leader", CASE, "site_choice", D, choices=CHOICES)
        assert "A4踏勘评分高于" in result.warnings[0]
        with reading(engine) as session:
            station = station_of(session, "惠东02")
            assert (station.address, station.area_dm2) == ("惠东县演练路A2号", 1850)
            rows = session.execute(select(CandidateSite)).scalars()
            assert sorted((row.code, row.score, row.station) for row in rows) == [
                ("A1", 90, "惠东01"),
                ("A2", 80, "惠东02"),
                ("A3", 70, None),
                ("A4", 85, None),
            ]

    def test_withdrawn_choice_leaves_nothing_behind(self, engine: Engine) -> None:
        prepare(engine)
        chosen(engine)
        with writing(engine) as session:
            withdraw(
                session,
                actor(session, "惠东县.district_leader"),
                Withdrawal(command_id="w1", case=case_of(session, CASE).slug, step="site_choice", reason="重新研究"),
            )
        with reading(engine) as session:
            station = station_of(session, "惠东01")
            assert (station.address, station.area_dm2) == (None, None)
            assert session.execute(select(CandidateSite.station).distinct()).scalars().all() == [None]
        act(engine, "district_leader", CASE, "site_choice", D, **choice("A4 惠东01", "A1 惠东02"))
        with reading(engine) as session:
            assert station_of(session, "惠东01").address == "惠东县演练路A4号"


class TestPublicity:
    def test_refused(self, engine: Engine) -> None:
        prepare(engine)
        chosen(engine)
        place = ("supervisor", CASE, "site_publicity", SHOWN)
        assert "待核实" in refused(engine, "disallowed", *place, **{**PUBLICITY, "days": 4})
        assert "联系电话" in refused(engine, "bad_details", *place, **{**PUBLICITY, "phone": "微信"})

    @pytest.mark.parametrize(
        ("days", "too_early", "free"),
        [(5, date(2023, 9, 15), date(2023, 9, 18)), (7, date(2023, 9, 19), date(2023, 9, 20))],
    )
    def test_result_waits_for_the_announced_span(self, engine: Engine, days: int, too_early: date, free: date) -> None:
        prepare(engine)
        shown(engine, days)
        number = {"letter_number": "惠东人社〔2023〕8号", "objections": 0}
        refused(engine, "too_early", "district_leader", CASE, "site_result", too_early, **number)
        act(engine, "district_leader", CASE, "site_result", free, **number)


class TestNaming:
    def test_refused(self, engine: Engine) -> None:
        prepare(engine)
        done(engine)
        step = ("supervisor", CASE, "station_naming", RESULT)
        assert "附件尚未取得" in refused(engine, "disallowed", *step, "惠东01", name="惠东县演练就业驿站")
        act(engine, *step, "惠东01", name="惠东县演练就业驿站", rule_source="市专班口头意见")
        assert "已由惠东01使用" in refused(
            engine, "disallowed", *step, "惠东02", name="惠东县演练就业驿站", rule_source="市专班口头意见"
        )
        with reading(engine) as session:
            assert station_of(session, "惠东01").name == "惠东县演练就业驿站"


class TestPapers:
    def test_publicity_and_notice_say_what_the_record_holds(self, engine: Engine) -> None:
        prepare(engine)
        done(engine)
        found = papers(engine, CASE)
        publicity, notice = found["site_publicity"].facts, found["site_list_notice"].facts
        assert (publicity.publicity_from, publicity.publicity_until) == (date(2023, 9, 11), date(2023, 9, 15))
        assert [row.name for row in publicity.stations] == ["演练A1便民服务中心", "演练A2便民服务中心"]
        assert (publicity.org, publicity.rehearsal, str(publicity.stations[1].area)) == (
            "惠东县人力资源和社会保障局",
            True,
            "18.5",
        )
        assert publicity.stations[1].small_reason == "毗邻政务大厅，可共用洽谈室"
        assert (notice.number, notice.quota, notice.objections) == ("惠东人社〔2023〕8号", 2, 0)
        assert (notice.fitout_deadline, notice.opening_deadline) == (date(2023, 11, 30), date(2023, 12, 31))
        assert notice.recipients == ("惠东县公共就业服务中心（演练）",)
        assert notice.copies_to == ("市劳动就业服务管理中心", "市职业介绍服务中心", "市人社局就业促进科")
        for kind in ("site_publicity", "site_list_notice"):
            assert CATALOGUE[kind].compose(found[kind].facts).rehearsal
