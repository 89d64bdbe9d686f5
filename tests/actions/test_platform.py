"""信息平台: the contract's firm, the trial run's report, mending, acceptance."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine

from documents.catalogue import CATALOGUE
from models.database import reading, writing
from models.tender import Contract, Supplier
from tests.actions.builders import act, assume, case_of, papers, prepare, refused

CASE = "市级/信息平台"
SIGNED, START, REPORT = date(2023, 10, 9), date(2023, 11, 20), date(2023, 12, 8)
LOGIN = {"name": "登记求职需求", "result": True}
OPEN = {"title": "丢失登记", "severity": "严重", "mended": False}


def signed(engine: Engine) -> None:
    """The platform's contract, held by a plainly fictitious firm."""
    prepare(engine)
    assume(engine, "市级/平台招标", "contract_signature", SIGNED, "1")
    with writing(engine) as session:
        case = case_of(session, "市级/平台招标")
        firm = Supplier(name="演练甲软件公司")
        session.add(firm)
        session.flush()
        fact = next(row[0] for row in session.connection().exec_driver_sql("SELECT max(id) FROM fact"))
        session.add(
            Contract(
                case_id=case.id or 0,
                fact_id=fact,
                lot=1,
                number="演练合同1",
                supplier_id=firm.id or 0,
                amount=30_000_000,
                signed_on=SIGNED,
                starts_on=SIGNED,
                ends_on=date(2024, 10, 8),
            )
        )


def started(engine: Engine) -> None:
    signed(engine)
    act(engine, "project_manager", CASE, "development_started", SIGNED, contractor="演练甲软件公司")
    act(engine, "project_manager", CASE, "development_done", START, version="1.0")
    act(engine, "project_manager", CASE, "trial_start", START, districts=["惠东县"])


def report(engine: Engine, conclusion: str = "通过", *defects: dict[str, Any]) -> None:
    act(
        engine,
        "project_manager",
        CASE,
        "trial_report",
        REPORT,
        cases=[LOGIN],
        defects=list(defects),
        conclusion=conclusion,
    )


class TestDevelopment:
    def test_only_the_contracts_firm(self, engine: Engine) -> None:
        signed(engine)
        message = refused(
            engine, "disallowed", "project_manager", CASE, "development_started", SIGNED, contractor="演练乙软件公司"
        )
        assert "演练甲软件公司" in message
        assert "采购法 46" in message


class TestTrial:
    def test_refused(self, engine: Engine) -> None:
        started(engine)
        step = ("project_manager", CASE, "trial_report", REPORT)
        before = date(2023, 11, 1)
        for code, change, said in [
            ("defects_open", {"defects": [OPEN]}, "丢失登记"),
            ("bad_details", {"conclusion": "良好"}, "只能填通过、不通过"),
            ("bad_details", {"defects": [OPEN, OPEN]}, "重复填写"),
            ("bad_details", {"cases": []}, "用例"),
            ("disallowed", {"cases": [{**LOGIN, "on": before}]}, "不在试运行期间"),
            ("disallowed", {"defects": [{**OPEN, "mended_on": REPORT}]}, "修复日期"),
        ]:
            message = refused(engine, code, *step, **{"cases": [LOGIN], "conclusion": "通过", **change})
            assert said in message

    def test_districts_of_another_plan(self, engine: Engine) -> None:
        signed(engine)
        act(engine, "project_manager", CASE, "development_started", SIGNED, contractor="演练甲软件公司")
        act(engine, "project_manager", CASE, "development_done", START, version="1.0")
        assert "演练区" in refused(
            engine, "disallowed", "project_manager", CASE, "trial_start", START, districts=["演练区"]
        )

    def test_report_says_what_the_record_holds(self, engine: Engine) -> None:
        started(engine)
        report(
            engine,
            "通过",
            {**OPEN, "mended": True, "found_on": START, "mended_on": REPORT},
            {"title": "页面慢", "severity": "轻微", "mended": False},
        )
        facts = papers(engine, CASE)["trial_run_report"].facts
        assert facts.platform_name == "惠州就业驿站管理系统"
        assert facts.developer_name == "演练甲软件公司"
        assert (facts.run_from, facts.run_until) == (START, REPORT)
        assert (facts.stations, facts.users) == (2, 9)
        assert [(d.number, d.fixed_on) for d in facts.defects] == [("缺陷01", REPORT), ("缺陷02", None)]
        assert (facts.org, facts.passed, facts.rehearsal) == ("惠州市劳动就业服务管理中心", True, True)
        assert CATALOGUE["trial_run_report"].compose(facts).title == "“惠州就业驿站管理系统”试运行报告"


class TestAcceptance:
    def test_a_severe_defect_is_mended_first(self, engine: Engine) -> None:
        started(engine)
        minor = {"title": "页面慢", "severity": "轻微", "mended": False}
        report(engine, "不通过", OPEN, minor)
        mend = ("project_manager", CASE, "defects_mended_platform", REPORT)
        accept = ("reviewer", CASE, "platform_acceptance", REPORT)
        opinion = {"inspectors": ["演练甲", "演练乙"], "opinion": "合格"}
        assert "丢失登记" in refused(engine, "defects_open", *accept, **opinion)
        assert "丢失登记" in refused(engine, "defects_open", *mend, mended=["页面慢"])
        assert "没有问题“死机”" in refused(engine, "unknown_item", *mend, mended=["死机", "丢失登记"])
        act(engine, *mend, mended=["丢失登记"])
        assert "采购法 41" in refused(engine, "disallowed", *accept, **opinion)

    def test_accepted(self, engine: Engine) -> None:
        started(engine)
        report(engine)
        act(engine, "reviewer", CASE, "platform_acceptance", date(2023, 12, 11), inspectors=["演练甲"], opinion="合格")
        with reading(engine) as session:
            assert case_of(session, CASE).closed_on == date(2023, 12, 11)
