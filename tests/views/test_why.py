"""Why: every reason with the fact that it was counted from and who recorded it; and the same as a page."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import Engine

from actions.acts import record
from documents.catalogue import document_kind
from models.database import reading, writing
from papers.base import Given
from papers.management.deadline import deadline_note
from record.errors import UnknownStep, UnknownSubject
from record.handlers import Command
from record.people import actor
from tests.actions.builders import act, assume, case_of, prepare, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, TERMS, notice, ready, report
from views.why import CountedGround, Why, why

SITES = "惠东县/选址"
pytestmark = SQLITE_ONLY


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def explained(engine: Engine, case: str, step: str, subject: str = "") -> Why:
    with reading(engine) as session:
        return why(session, case_of(session, case), step, subject)[0]


def page(engine: Engine, case: str, step: str, subject: str = "") -> str:
    """The text of the 期限说明."""
    with reading(engine) as session:
        facts = deadline_note(session, why(session, case_of(session, case), step, subject)[0], Given())
    return document_kind("deadline_note").compose(facts).text()


def ground(found: Why, kind: str, number: int = 0) -> CountedGround:
    return [g for g in found.grounds if g.grounds.reason.kind == kind][number]


def started(found: Why, kind: str) -> tuple[str, date, str]:
    fact = ground(found, kind).started
    assert fact is not None
    return fact.title, fact.on, fact.who


def test_what_else_the_law_says_is_told_with_the_reasons(engine: Engine) -> None:
    ready(engine, "tender_notice")
    hints = explained(engine, CASE, "award_notice").hints
    assert any("主要标的" in line and "条例 43；87号 69" in line for line in hints)


class TestStart:
    """Who recorded what a date was counted from."""

    def test_a_fact_of_the_case(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        assert started(explained(engine, CASE, "bid_opening"), "at_least") == (
            "招标公告",
            d("10-09"),
            "采购经办演练采购经办（惠东县）",
        )

    def test_of_a_period_that_runs_out_the_fact_behind_it(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        found = explained(engine, CASE, "contract_signature", "1")
        window = next(g for g in found.grounds if g.grounds.reason.start == "challenge_window_end")
        assert window.grounds.start == "结果质疑期届满"
        assert window.started is not None
        assert (window.started.title, window.started.on) == ("中标公告、中标通知书", d("11-02"))

    def test_a_step_of_another_case(self, engine: Engine) -> None:
        ready(engine, "terms_issued")
        title, on, who = started(explained(engine, CASE, "tender_notice"), "wait")
        assert (title, on, who) == ("统一文本印发", d("07-20"), "市局分管领导演练市局分管领导（市级）")

    def test_the_notice_that_announced_the_date(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        assert started(explained(engine, CASE, "bid_opening"), "appointed")[:2] == ("招标公告", d("10-09"))

    def test_the_reply_that_ended_a_challenge(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        with writing(engine) as session:
            record(
                session,
                actor(session, "惠东县.procurement"),
                Command(
                    command_id="challenge",
                    case=slug(CASE),
                    step="received",
                    on=d("11-14"),
                    details={"supplier": "演练乙人力公司", "about": "result", "matters": "对评分提出质疑"},
                ),
            )
        assert ground(explained(engine, CASE, "contract_signature", "1"), "hold").started is None
        act(
            engine,
            "reviewer",
            f"{CASE}/质疑1",
            "reply",
            d("11-16"),
            outcome="dismissed",
            text="经复核答复如下",
            letter_number="演练质复〔2023〕1号",
        )
        assert started(explained(engine, CASE, "contract_signature", "1"), "hold") == (
            "质疑答复",
            d("11-16"),
            "复核人员演练复核人员（惠东县）",
        )

    def test_station_by_station(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, "惠东县/建设", "site_acceptance", d("11-20"), "惠东01")
        found = explained(engine, "惠东县/运营", "opened", "惠东01")
        fact = next(g.started for g in found.grounds if g.grounds.reason.start == "fit_out.site_acceptance")
        assert fact is not None
        assert (fact.subject, fact.on) == ("惠东01", d("11-20"))

    def test_somebody_who_is_registered_no_more_keeps_the_login(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, SITES, "site_publicity", d("09-08"))
        fact = ground(explained(engine, SITES, "site_publicity_end"), "lapse").started
        assert fact is not None
        assert (fact.login, fact.who) == ("test", "test")

    def test_what_has_not_happened_has_no_fact(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        found = explained(engine, CASE, "contract_filing", "1")
        assert {g.started for g in found.grounds} == {None}


class TestRow:
    def test_light_owner_and_the_fact_itself(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        found = explained(engine, CASE, "tender_notice")
        assert found.recorded is not None
        assert (found.recorded.login, found.answers, found.holders) == (
            "惠东县.procurement",
            "采购经办",
            ("演练采购经办",),
        )
        assert (found.light.word, found.why_lit) == ("已办结", "2023-10-09办结")
        assert explained(engine, CASE, "notice_period_end").holders == ()

    def test_a_city_case_is_answered_for_in_the_city(self, engine: Engine) -> None:
        prepare(engine)
        assert explained(engine, TERMS, "terms_issued").answers == "市局分管领导"

    def test_the_reason_of_a_breach(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        act(engine, "district_leader", CASE, "evaluation_report", d("11-06"), breach="评标报告核实用时较长", **report())
        found = explained(engine, CASE, "evaluation_report")
        assert found.recorded is not None
        assert found.recorded.breach == "评标报告核实用时较长"
        assert "逾期原因：评标报告核实用时较长" in page(engine, CASE, "evaluation_report")

    @pytest.mark.parametrize(
        ("step", "subject", "kind", "told"),
        [
            ("nosuch", "", UnknownStep, "可用的环节：资金下达（funds_allotted）"),
            ("contract_signature", "9", UnknownSubject, "可用的对象：1"),
            ("tender_notice", "1", UnknownSubject, "（尚无）"),
        ],
    )
    def test_what_there_is_not(self, engine: Engine, step: str, subject: str, kind: type[Exception], told: str) -> None:
        prepare(engine)
        with pytest.raises(kind, match=told):
            explained(engine, CASE, step, subject)

    def test_every_row_of_a_step_where_no_subject_is_named(self, engine: Engine) -> None:
        prepare(engine)
        with reading(engine) as session:
            found = why(session, case_of(session, "惠东县/运营"), "opened")
        assert [w.row.subject for w in found] == ["惠东01", "惠东02"]


class TestPage:
    def test_says_all_that_the_screen_says(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        text = page(engine, CASE, "contract_signature", "1")
        for said in (
            "惠东县招标",
            "合同签订（1）",
            "2023年11月15日",
            "《中华人民共和国政府采购法》第四十六条；《政府采购货物和服务",
            "招标投标管理办法》第七十一条",
            "规则CON-01",
            "30日内",
            "由采购经办演练采购经办（惠东县）登记",
            "属地分管领导（演练属地分管领导）",
            "《中华人民共和国民法典》第二百零三条",
            "《政府采购货物和服务招标投标管理办法》第八十五条",
            "已对照法规原文",
        ):
            assert said in text, said
        assert not re.search(r"\d{4}-\d\d-\d\d(?! \d\d:\d\d)", text), "dates as documents write them"

    def test_names_the_days_that_were_not_counted(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, CASE, "tender_notice", d("09-28"), **notice(first_published="2023-09-28"))
        text = page(engine, CASE, "notice_period_end")
        assert "9月29日（中秋节）、9月30日至10月6日（国庆节）" in text
        assert "计入调休上班：10月7日、10月8日" in text
        assert "届满日期" in text
        assert "责任岗位" not in text

    def test_a_maximum_keeps_the_date_that_could_be_argued(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, CASE, "award_notice", d("11-10"))
        text = page(engine, CASE, "contract_signature", "1")
        assert ("2023年12月10日为周日，稳妥日期为2023年12月8日；法定最后一日顺延至2023年12月11日（") in text

    def test_before_anything_has_happened(self, engine: Engine) -> None:
        prepare(engine)
        text = page(engine, CASE, "contract_filing", "1")
        assert "尚未办理，办理后起算" in text
        assert "待起算" in text
