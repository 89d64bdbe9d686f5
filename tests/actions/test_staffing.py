"""队伍建设: supervisor, head, staff, training."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Engine

from documents.catalogue import CATALOGUE
from models.database import reading
from models.plan import Plan
from papers.base import Given
from papers.registry import all_papers
from papers.stations.training import timetable
from record.situation import open_dossier
from tests.actions.builders import act, assume, case_of, huizhou, papers, prepare, refused, station_of, two_districts

CASE = "惠东县/队伍"
D, NOTICE, FROM, UNTIL = date(2023, 11, 20), date(2023, 11, 24), date(2023, 11, 30), date(2023, 12, 1)
TOPICS = [topic.key for topic in huizhou().staffing.training_topics]
ISSUED = {
    "letter_number": "惠东人社〔2023〕15号",
    "from_on": FROM,
    "until_on": UNTIL,
    "place": "惠东县演练会堂",
    "topics": TOPICS,
}


def ready(engine: Engine, plan: Plan | None = None) -> None:
    """Contracts signed, platform on trial, rules issued, the 公示 shown."""
    prepare(engine, plan)
    for place in ("惠东县", "龙门县"):
        assume(engine, f"{place}/招标", "contract_signature", date(2023, 11, 10), "1")
    assume(
        engine,
        "惠东县/选址",
        "site_publicity",
        date(2023, 9, 8),
        days=5,
        contact="演练陈某",
        phone="0752-0000000",
        channel="网站",
        address=None,
    )
    assume(engine, "市级/信息平台", "trial_start", date(2023, 11, 20), districts=["惠东县"])
    assume(engine, "市级/制度规范", "rules_issued", date(2023, 11, 20))


def manned(engine: Engine, plan: Plan | None = None) -> None:
    ready(engine, plan)
    for n, code in enumerate(("惠东01", "惠东02"), 1):
        act(engine, "district_leader", CASE, "supervisor_named", D, code, name="演练监管员", phone="0752-0000001")
        act(engine, "operator", CASE, "head_appointed", D, code, name=f"演练站长{n}")
        act(engine, "operator", CASE, "staff_hired", D, code, staff=[f"演练员工{n}甲", f"演练员工{n}乙"], graduates=2)


class TestPeople:
    def test_refused(self, engine: Engine) -> None:
        ready(engine)
        act(engine, "operator", "龙门县/队伍", "head_appointed", D, "龙门01", name="演练站长")
        act(engine, "operator", "龙门县/队伍", "staff_hired", D, "龙门01", staff=["演练员工"], graduates=1)
        head, hire = "head_appointed", "staff_hired"
        table: list[tuple[str, str, str, dict[str, Any], str]] = [
            ("head_taken", "operator", head, {"name": "演练站长"}, "龙门01"),
            ("bad_details", "operator", head, {"name": "演练甲、演练乙"}, "只能填写一个人"),
            ("staff_taken", "operator", hire, {"staff": ["演练员工"], "graduates": 1}, "龙门01"),
            ("disallowed", "operator", hire, {"staff": ["演练丙"], "graduates": 2}, "多于工作人员1人"),
            ("bad_details", "operator", hire, {"staff": [], "graduates": 0}, "工作人员"),
            ("bad_details", "district_leader", "supervisor_named", {"name": "演练", "phone": "无"}, "电话"),
        ]
        for code, role, step, details, said in table:
            assert said in refused(engine, code, role, CASE, step, D, "惠东01", **details)

    def test_effects_and_warnings(self, engine: Engine) -> None:
        ready(engine)
        act(engine, "district_leader", CASE, "supervisor_named", D, "惠东01", name="演练某", phone="0752-0000001")
        same = act(engine, "operator", CASE, "head_appointed", D, "惠东01", name="演练某")
        few = act(engine, "operator", CASE, "staff_hired", D, "惠东01", staff=["甲某", "乙某", "丙某"], graduates=1)
        assert "同名" in same.warnings[0]
        assert "不足工作人员3人的一半" in few.warnings[0]
        with reading(engine) as session:
            station = station_of(session, "惠东01")
            assert (station.supervisor, station.head) == ("演练某", "演练某")


class TestTraining:
    def test_notice_refused(self, engine: Engine) -> None:
        ready(engine)
        session = {"on": FROM, "time_from": "09:00", "time_until": "10:00"}
        whole = [{**session, "topic": key} for key in TOPICS]
        for code, change, said in [
            ("not_covered", {"topics": TOPICS[:4]}, "驿站工作规则和行为规范"),
            ("unknown_item", {"topics": [*TOPICS, "singing"]}, "singing"),
            ("disallowed", {"from_on": date(2023, 11, 23)}, "先发通知"),
            ("disallowed", {"until_on": date(2023, 11, 29)}, "结束不早于开始"),
            ("not_covered", {"sessions": whole[:2]}, "课程安排缺少"),
            ("disallowed", {"sessions": [*whole[:4], {**whole[4], "on": D}]}, "起止日期"),
            ("disallowed", {"sessions": [*whole[:4], {**whole[4], "time_until": "09:00"}]}, "晚于开始"),
            ("bad_details", {"from_on": "2023-11-31"}, "应为日期"),
        ]:
            details = {**ISSUED, **change}
            assert said in refused(engine, code, "supervisor", CASE, "training_notice", NOTICE, **details)

    def test_trained_people_close_the_case(self, engine: Engine) -> None:
        manned(engine)
        act(engine, "supervisor", CASE, "training_notice", NOTICE, **ISSUED)
        people = ["演练站长1", "演练员工1甲", "演练员工1乙"]
        held = ("supervisor", CASE, "training_held", UNTIL, "惠东01")
        course = {"topics": TOPICS, "hours": 12}
        refused(
            engine,
            "too_early",
            "supervisor",
            CASE,
            "training_held",
            date(2023, 11, 29),
            "惠东01",
            attended=people,
            **course,
        )
        assert "演练外人" in refused(engine, "disallowed", *held, attended=[*people, "演练外人"], **course)
        assert "驿站工作规则" in refused(engine, "not_covered", *held, attended=people, topics=TOPICS[:4], hours=9)
        result = act(engine, *held, attended=people[:2], **course)
        assert result.warnings == ("演练员工1乙未参加培训，须补训后方可上岗",)
        trained = ("supervisor", CASE, "staff_trained", UNTIL, "惠东01")
        assert "演练员工1乙没有参加" in refused(engine, "not_trained", *trained, passed=people)
        assert "演练员工1乙尚未培训合格" in refused(engine, "not_trained", *trained, passed=people[:2])
        others = ["演练站长2", "演练员工2甲", "演练员工2乙"]
        act(engine, "supervisor", CASE, "training_held", UNTIL, "惠东02", attended=others, **course)
        act(engine, "supervisor", CASE, "staff_trained", UNTIL, "惠东02", passed=others)
        with reading(engine) as session:
            assert case_of(session, CASE).closed_on is None

    def test_notice_says_what_the_record_holds(self, engine: Engine) -> None:
        manned(engine)
        act(engine, "supervisor", CASE, "training_notice", NOTICE, **ISSUED)
        facts = papers(engine, CASE)["training_notice"].facts
        assert (facts.trainee_count, facts.report_by) == (6, date(2023, 11, 29))
        assert (facts.contact_person, facts.contact_phone) == ("演练陈某", "0752-0000000")
        assert [row.on.day for row in facts.topics] == [30, 30, 30, 1, 1]
        assert facts.recipients == ("惠东县就业驿站各运营机构",)
        assert CATALOGUE["training_notice"].compose(facts).number == "惠东人社〔2023〕15号"


@cache
def without_topics() -> Plan:
    """The small plan, which names no topic of training."""
    plan = two_districts()
    return plan.model_copy(update={"staffing": plan.staffing.model_copy(update={"training_topics": ()})})


class TestTopicsOfTheDistrictsOwn:
    def test_a_plan_that_names_none_leaves_them_to_the_notice(self, engine: Engine) -> None:
        manned(engine, without_topics())
        own = ["服务规范", "政策和流程"]
        issued = ISSUED | {"topics": own}
        act(engine, "supervisor", CASE, "training_notice", NOTICE, **issued)
        facts = papers(engine, CASE)["training_notice"].facts
        assert [row.topic for row in facts.topics] == own
        held = ("supervisor", CASE, "training_held", UNTIL, "惠东01")
        people = ["演练站长1", "演练员工1甲", "演练员工1乙"]
        said = refused(engine, "not_covered", *held, attended=people, topics=own[:1], hours=9)
        assert "培训专题缺少：政策和流程" in said
        assert "别的" in refused(engine, "unknown_item", *held, attended=people, topics=[*own, "别的"], hours=9)
        act(engine, *held, attended=people, topics=own, hours=9)
        act(engine, "supervisor", CASE, "staff_trained", UNTIL, "惠东01", passed=people)
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, CASE))
            for kind in ("training_record", "training_certificate"):
                (sheet,) = all_papers().of_cases[kind].fill(session, dossier, UNTIL, Given())
                assert all(topic in repr(CATALOGUE[kind].compose(sheet.facts)) for topic in own)


class TestTimetable:
    def test_topics_keep_their_order_and_never_share_an_hour(self) -> None:
        standard = huizhou().staffing
        for days in range(1, 6):
            dates = [date(2023, 11, n) for n in range(20, 20 + days)]
            rows = timetable(standard.training_topics, dates, standard)
            hours = [(row.on, row.time_from) for row in rows]
            assert hours == sorted(set(hours))
            assert {row.on.day for row in rows} == set(range(20, 20 + days))
            assert [row.topic for row in rows] == [topic.name for topic in standard.training_topics]
