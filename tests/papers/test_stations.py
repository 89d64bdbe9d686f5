"""选址, 建设, 规范, 队伍, 平台: the papers are filled from what was recorded, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from documents.catalogue import CATALOGUE
from models.database import reading, writing
from models.programme import Programme
from papers.base import Given
from papers.registry import all_papers
from record.errors import FactMissing
from record.register.sheet import Sheet
from record.situation import open_dossier
from tests.actions.builders import act, assume, case_of, huizhou, papers, prepare, station_of
from tests.actions.test_fit_out import ACCEPTED, ITEMS
from tests.actions.test_staffing import ISSUED, TOPICS, manned

ON = date(2023, 12, 20)
SITE, FIT, TEAM, CITY, RULES = "惠东县/选址", "惠东县/建设", "惠东县/队伍", "市级/信息平台", "市级/制度规范"
PLACE = {
    "code": "惠东备01",
    "name": "演练便民中心",
    "address": "演练路1号",
    "area_dm2": 1850,
    "premises": "政府机构物业",
    "reason_small": "共用洽谈室",
    "grid": "第1网格",
}


def asked(engine: Engine, kind: str, case: str) -> Sequence[Sheet]:
    """The sheets that somebody gets who asks for a kind; each composes."""
    with reading(engine) as session:
        row = case_of(session, case)
        assert row.kind in all_papers().of_cases[kind].cases
        sheets = list(all_papers().of_cases[kind].fill(session, open_dossier(session, row), ON, Given()))
    for sheet in sheets:
        CATALOGUE[kind].compose(sheet.facts)
    return sheets


def missing(engine: Engine, kind: str, case: str) -> str:
    """What is said to whoever asks too early."""
    with pytest.raises(FactMissing) as caught:
        asked(engine, kind, case)
    return str(caught.value)


def _surveyed(engine: Engine) -> None:
    prepare(engine)
    act(
        engine,
        "supervisor",
        SITE,
        "site_survey",
        date(2023, 9, 1),
        candidates=[
            PLACE,
            {**PLACE, "code": "惠东备02", "name": "演练服务站", "area_dm2": 2600, "reason_small": "", "grid": ""},
        ],
    )


class TestSites:
    def test_criteria_are_the_plans(self, engine: Engine) -> None:
        prepare(engine)
        with reading(engine) as session:
            programme = session.exec(select(Programme)).one()
            [sheet] = all_papers().of_programmes["site_criteria"](session, programme, ON, Given())
        facts: Any = sheet.facts
        assert [(row.district, row.quota) for row in facts.quotas] == [("惠东县", 2), ("龙门县", 2)]
        assert (facts.finish_by, facts.min_area, facts.publicity_days) == (date(2023, 9, 30), 20, 5)
        assert sum(row.points for row in facts.criteria) == 100
        assert any("电脑、显示屏、监控、洽谈室" in row.requirement for row in facts.conditions)
        CATALOGUE["site_criteria"].compose(facts)

    def test_an_empty_form_before_the_survey(self, engine: Engine) -> None:
        prepare(engine)
        [sheet] = asked(engine, "site_inspection_record", SITE)
        assert (sheet.subject, sheet.facts.code, sheet.facts.area) == ("", "", None)  # type: ignore[attr-defined]

    def test_one_record_for_each_candidate(self, engine: Engine) -> None:
        _surveyed(engine)
        act(
            engine,
            "supervisor",
            SITE,
            "site_inspection",
            date(2023, 9, 4),
            "惠东备01",
            score=81,
            equipment_possible=True,
            remark="水电齐备",
        )
        first, second = (sheet.facts for sheet in asked(engine, "site_inspection_record", SITE))
        seen: Any = first
        assert (seen.code, str(seen.area), seen.small_reason, seen.grid) == (
            "惠东备01",
            "18.5",
            "共用洽谈室",
            "第1网格",
        )
        assert (seen.score, seen.inspected_on, seen.remark) == (81, date(2023, 9, 4), "水电齐备")
        unseen: Any = second
        assert (unseen.code, unseen.score, unseen.inspected_on, unseen.doc_date) == ("惠东备02", None, None, ON)

    def test_plaques_bear_the_names_given(self, engine: Engine) -> None:
        _surveyed(engine)
        assert "请先登记“驿站命名”" in missing(engine, "plaque_sheet", SITE)
        assume(engine, SITE, "site_result", date(2023, 9, 18), letter_number="惠东人社〔2023〕8号", objections=0)
        act(
            engine,
            "supervisor",
            SITE,
            "station_naming",
            date(2023, 9, 20),
            "惠东01",
            name="惠东就业驿站(演练)",
            rule_source="暂定",
        )
        [sheet] = asked(engine, "plaque_sheet", SITE)
        facts: Any = sheet.facts
        assert [(row.code, row.name) for row in facts.plaques] == [("惠东01", "惠东就业驿站(演练)")]
        assert (facts.unnamed, facts.naming_open, facts.size) == (("惠东02",), 1, "")


def _checked(engine: Engine) -> None:
    _surveyed(engine)
    with writing(engine) as session:
        row = station_of(session, "惠东01")
        row.address, row.area_dm2 = "演练路1号", 2600
    assume(
        engine, SITE, "site_result", date(2023, 9, 18), letter_number="惠东人社〔2023〕8号", objections=0, recipients=[]
    )
    act(engine, "supervisor", FIT, "fit_out_plan", date(2023, 9, 25), redecorate=False, budget=8_000_000)
    act(
        engine,
        "supervisor",
        FIT,
        "items_checked",
        date(2023, 10, 9),
        "惠东01",
        items={**ITEMS, "monitoring": False},
        defects=["线路外露"],
    )


class TestFitOut:
    def test_checklists_as_far_as_they_were_filled(self, engine: Engine) -> None:
        _checked(engine)
        first, second = asked(engine, "fit_out_checklist", FIT)
        seen: Any = first.facts
        assert {row.name for row in seen.items if not row.there} == {"监控"}
        assert [(row.text, row.mended_on) for row in seen.defects] == [("缺少：监控", None), ("线路外露", None)]
        assert (first.subject, second.subject) == ("惠东01", "惠东02")
        assert {row.there for row in second.facts.items} == {None}  # type: ignore[attr-defined]

    def test_acceptance_makes_its_form_due(self, engine: Engine) -> None:
        _checked(engine)
        assert "site_acceptance_form" not in papers(engine, FIT)
        act(
            engine, "supervisor", FIT, "defects_mended", date(2023, 10, 12), "惠东01", mended=["monitoring", "线路外露"]
        )
        act(
            engine,
            "reviewer",
            FIT,
            "site_acceptance",
            date(2023, 10, 13),
            "惠东01",
            **ACCEPTED,
            area_dm2=1900,
            reason_small="隔出储物间",
        )
        facts: Any = papers(engine, FIT)["site_acceptance_form"].facts
        assert (facts.code, str(facts.area), facts.small_reason) == ("惠东01", "19", "隔出储物间")
        assert {row.mended_on for row in facts.defects} == {date(2023, 10, 12)}
        assert (facts.inspectors, facts.accepted_on) == (("演练甲", "演练乙"), date(2023, 10, 13))
        assert "☑合格" in CATALOGUE["site_acceptance_form"].compose(facts).text()


class TestRules:
    def test_a_draft_before_and_the_number_after_the_issue(self, engine: Engine) -> None:
        prepare(engine)
        [draft] = asked(engine, "work_rules", RULES)
        assert (draft.letter_number, draft.facts.number, draft.dated) == (None, "", ON)
        assert draft.facts.legally_reviewed is False  # type: ignore[attr-defined]
        assume(engine, RULES, "rules_drafted", date(2023, 9, 22), documents=["惠州市就业驿站工作规则（试行）"])
        assume(engine, RULES, "opinions_heard", date(2023, 10, 11), units=["甲"], summary="无")
        assume(engine, RULES, "rules_reviewed", date(2023, 10, 16), opinion="同意")
        assume(
            engine, RULES, "rules_issued", date(2023, 10, 17), letter_number="惠市人社〔2023〕9号", rules_in_force=[]
        )
        [issued] = asked(engine, "work_rules", RULES)
        facts: Any = issued.facts
        assert (issued.letter_number, facts.text_title) == ("惠市人社〔2023〕9号", "惠州市就业驿站工作规则（试行）")
        assert (facts.doc_date, facts.opinions_heard, facts.legally_reviewed) == (date(2023, 10, 17), True, True)
        [norms] = asked(engine, "service_norms", RULES)
        assert (norms.letter_number, norms.facts.text_title) == (None, "惠州市就业驿站服务规范")  # type: ignore[attr-defined]

    def test_every_rule_that_the_plan_wants_in_force_has_its_articles(self, engine: Engine) -> None:
        prepare(engine)
        [sheet] = asked(engine, "work_rules", RULES)
        text = CATALOGUE["work_rules"].compose(sheet.facts).text()
        words = {
            "attendance": "考勤管理",
            "discipline": "工作纪律",
            "conduct": "行为规范",
            "publication_review": "信息发布审核",
            "business_procedure": "业务服务流程",
            "service_ledger": "服务台账",
            "hotline_complaints": "服务热线和投诉举报",
        }
        chapters = "".join(row.title for row in sheet.facts.chapters)  # type: ignore[attr-defined]
        assert set(words) == {rule.key for rule in huizhou().station.rules_in_force}
        assert [word for word in words.values() if word not in chapters] == []
        assert huizhou().platform.goal in text


class TestTraining:
    def test_before_the_notice_the_sheet_has_people_and_no_day(self, engine: Engine) -> None:
        manned(engine)
        [sheet] = asked(engine, "sign_in_sheet", TEAM)
        facts: Any = sheet.facts
        assert (facts.on, facts.place, len(facts.trainees)) == (None, "", 6)
        assert "请先登记“岗前培训”" in missing(engine, "training_record", TEAM)
        assert "请先登记“培训合格上岗”" in missing(engine, "training_certificate", TEAM)

    def test_records_and_certificates(self, engine: Engine) -> None:
        manned(engine)
        act(engine, "supervisor", TEAM, "training_notice", date(2023, 11, 24), **ISSUED)
        days = asked(engine, "sign_in_sheet", TEAM)
        assert [sheet.subject for sheet in days] == ["2023-11-30", "2023-12-01"]
        assert sum(len(sheet.facts.lessons) for sheet in days) == len(TOPICS)  # type: ignore[attr-defined]
        people = ["演练站长1", "演练员工1甲", "演练员工1乙"]
        act(
            engine,
            "supervisor",
            TEAM,
            "training_held",
            date(2023, 12, 1),
            "惠东01",
            attended=people[:2],
            topics=TOPICS,
            hours=12,
        )
        [record] = asked(engine, "training_record", TEAM)
        came: Any = record.facts
        assert [(row.name, row.attended, row.passed) for row in came.people] == [
            (people[0], True, None),
            (people[1], True, None),
            (people[2], False, None),
        ]
        others = ["演练站长2", "演练员工2甲", "演练员工2乙"]
        act(
            engine,
            "supervisor",
            TEAM,
            "training_held",
            date(2023, 12, 1),
            "惠东02",
            attended=others,
            topics=TOPICS,
            hours=12,
        )
        act(engine, "supervisor", TEAM, "staff_trained", date(2023, 12, 4), "惠东02", passed=others)
        [certificates] = asked(engine, "training_certificate", TEAM)
        facts: Any = certificates.facts
        assert [(row.name, row.post, row.certificate, row.masked_id) for row in facts.people] == [
            ("演练站长2", "站长", "惠东02-2023-01", ""),
            ("演练员工2甲", "工作人员", "惠东02-2023-02", ""),
            ("演练员工2乙", "工作人员", "惠东02-2023-03", ""),
        ]
        assert (facts.trained_from, facts.trained_until, facts.doc_date) == (
            date(2023, 11, 30),
            date(2023, 12, 1),
            date(2023, 12, 4),
        )


def _built(engine: Engine) -> None:
    prepare(engine)
    assume(engine, "市级/平台招标", "contract_signature", date(2023, 11, 1), "1")
    act(engine, "project_manager", CITY, "development_started", date(2023, 11, 2), contractor="演练软件公司")
    act(engine, "project_manager", CITY, "development_done", date(2023, 11, 20), version="1.0")


CASES = [
    {"name": "登记求职需求（新增）", "result": True, "on": "2023-11-28"},
    {"name": "归集岗位信息", "result": False},
    {"name": "登录", "result": True},
]
DEFECTS = [
    {"title": "漏列", "severity": "一般", "mended": False},
    {"title": "错字", "severity": "轻微", "mended": False},
    {"title": "慢", "severity": "一般", "mended": True, "found_on": "2023-11-28", "mended_on": "2023-11-29"},
]


class TestPlatform:
    def test_plan_on_planned_dates_then_on_recorded_ones(self, engine: Engine) -> None:
        _built(engine)
        [planned] = asked(engine, "trial_plan", CITY)
        facts: Any = planned.facts
        assert (facts.districts, facts.stations, facts.developer_name) == (("惠东县", "龙门县"), 4, "演练软件公司")
        assert facts.run_until >= facts.run_from >= date(2023, 11, 20)
        act(engine, "project_manager", CITY, "trial_start", date(2023, 11, 27), districts=["惠东县"])
        [started] = asked(engine, "trial_plan", CITY)
        ran: Any = started.facts
        assert ran.doc_date == date(2023, 11, 27)
        assert (ran.districts, ran.run_from, ran.run_until) == (("惠东县",), date(2023, 11, 27), date(2023, 12, 10))
        [day] = asked(engine, "trial_daily_record", CITY)
        blank: Any = day.facts
        assert (blank.on, blank.day, {row.passed for row in blank.tried}) == (ON, 24, {None})

    def test_days_and_acceptance_tell_what_the_report_told(self, engine: Engine) -> None:
        _built(engine)
        act(engine, "project_manager", CITY, "trial_start", date(2023, 11, 27), districts=["惠东县"])
        act(
            engine,
            "project_manager",
            CITY,
            "trial_report",
            date(2023, 12, 6),
            cases=CASES,
            defects=DEFECTS,
            conclusion="通过",
        )
        first, last = (sheet.facts for sheet in asked(engine, "trial_daily_record", CITY))
        early: Any = first
        late: Any = last
        assert (early.on, early.day, [row.function for row in early.tried]) == (date(2023, 11, 28), 2, ["登记求职需求"])
        assert [row.mended_on for row in early.found] == [date(2023, 11, 29)]
        assert [row.function for row in late.tried] == ["归集岗位信息", "其他"]
        act(engine, "project_manager", CITY, "defects_mended_platform", date(2023, 12, 8), mended=["漏列"])
        act(
            engine,
            "reviewer",
            CITY,
            "platform_acceptance",
            date(2023, 12, 20),
            inspectors=["演练甲", "演练乙"],
            opinion="同意验收",
        )
        facts: Any = papers(engine, CITY)["platform_acceptance_report"].facts
        assert [(row.name, row.cases, row.passed) for row in facts.modules] == [
            ("登记求职需求", 1, 1),
            ("归集岗位信息", 1, 0),
            ("发布招聘公告", 0, 0),
        ]
        assert (facts.other_cases, facts.other_passed, facts.contract_number) == (1, 1, "")
        assert [(row.text, row.mended, row.mended_on) for row in facts.defects] == [
            ("漏列", "验收前修复", date(2023, 12, 8)),
            ("错字", "未修复", None),
            ("慢", "试运行期间修复", date(2023, 11, 29)),
        ]
        CATALOGUE["platform_acceptance_report"].compose(facts)
