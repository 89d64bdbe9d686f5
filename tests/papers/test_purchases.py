"""采购的文书: filled from what was recorded, by the method and in the round that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from documents.catalogue import CATALOGUE
from models.database import reading, writing
from papers.base import Given
from papers.register import reserve_due
from papers.registry import all_papers
from record.errors import FactMissing
from record.register.sheet import Sheet
from record.situation import open_dossier
from tests.actions.builders import act, case_of, refused
from tests.actions.purchase_case import Lap, announce, d, next_round, offers, open_and_award, priced, tell
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY, TERMS, WINNERS, begin, bids, ready, report

pytestmark = SQLITE_ONLY
ON = date(2023, 12, 1)


def asked(engine: Engine, kind: str, case: str = CASE) -> Any:
    """The facts that somebody gets who asks for a kind; they compose."""
    with reading(engine) as session:
        row = case_of(session, case)
        assert all_papers().of_cases[kind].suits(row)
        sheets: Sequence[Sheet] = list(
            all_papers().of_cases[kind].fill(session, open_dossier(session, row), ON, Given())
        )
    for sheet in sheets:
        CATALOGUE[kind].compose(sheet.facts)
    return sheets[0].facts


def due(engine: Engine, kind: str, case: str = CASE) -> list[Any]:
    """The facts of the documents of a kind that a case's acts make due; they compose."""
    with writing(engine) as session:
        found = [item.facts for item in reserve_due(session, case_of(session, case)) if item.kind == kind]
    for facts in found:
        CATALOGUE[kind].compose(facts)
    return found


def test_the_notice_says_each_thing_at_its_place(engine: Engine) -> None:
    """Where bids are opened is not where they are handed in: 开标地点 is the act's own, the platform's address is not."""
    ready(engine, "tender_notice")
    [notice] = due(engine, "tender_notice")
    assert (notice.opening_place, notice.bid_place, notice.documents_place) == (
        "演练开标室",
        "采购平台/演练/001",
        "采购平台/演练/001",
    )
    assert (notice.project_number, notice.project_contact, notice.project_phone, notice.bid_bond) == (
        "演练-2023-001",
        "演练联系人",
        "0752-0000000",
        60_000,
    )
    assert notice.specific_requirements == ("具有有效的人力资源服务许可证，并在投标文件中提供证书编号和有效期。",)


@pytest.mark.parametrize(
    ("kind", "until", "named"),
    [
        ("funding_estimate", "requirement", "经费测算"),
        ("demand_survey_report", "terms_issued", "需求调查"),
        ("requirement_document", "opinion_hearing", "采购需求确定"),
        ("requirement_review_record", "opinion_hearing", "采购需求确定"),
        ("opening_record", "tender_notice", "投标截止、开标"),
        ("evaluation_check", "bid_opening", "评标报告送达"),
        ("expert_draw_record", "tender_notice", "抽取评审专家"),
        ("qualification_record", "tender_notice", "投标截止、开标"),
        ("method_change_request", "tender_notice", "没有登记招标失败"),
    ],
)
def test_asked_too_early_the_step_is_named(engine: Engine, kind: str, until: str, named: str) -> None:
    ready(engine, until)
    with pytest.raises(FactMissing, match=named):
        asked(engine, kind)


class TestPreparation:
    def test_a_lot_is_measured_by_the_city_and_paid_from_what_was_allotted(self, engine: Engine) -> None:
        ready(engine, "estimate")
        facts = asked(engine, "funding_estimate")
        assert [(s.stations, s.measured, s.budget, s.ceiling) for s in facts.shares] == [
            (1, 16_000_000, 1_600_000, 1_550_000),
            (1, 16_000_000, 1_700_000, 1_700_000),
        ]
        assert (facts.per_station, facts.months, [row.amount for row in facts.funds]) == (16_000_000, 12, [3_400_000])
        assert facts.planned_money == 250_000_000 and facts.prepared_by == "演练采购经办"

    def test_the_programme_is_measured_by_districts(self, engine: Engine) -> None:
        ready(engine, "terms_issued")
        facts = asked(engine, "funding_estimate", TERMS)
        assert [(s.name, s.stations, s.measured, s.budget) for s in facts.shares] == [
            ("惠东县", 2, 32_000_000, 250_000_000),
            ("龙门县", 2, 32_000_000, 250_000_000),
        ]
        assert facts.planned_money == 500_000_000 and not facts.by_lot

    def test_what_a_station_costs_is_told_item_by_item(self, engine: Engine) -> None:
        begin(engine)
        items = [{"name": "人员", "basis": "演练", "amount": 60}, {"name": "活动", "basis": "演练", "amount": 39}]
        city = {"per_station": 100, "total": 400, "items": items}
        with pytest.raises(Exception, match=r"经费构成合计0\.99元，与每站经费1\.00元不一致"):
            act(engine, "project_manager", TERMS, "cost_measured", d("07-13"), **city)
        items[1]["amount"] = 40
        act(engine, "project_manager", TERMS, "cost_measured", d("07-13"), **city)
        assert [(row.name, row.amount) for row in asked(engine, "funding_estimate", TERMS).items] == [
            ("人员", 60),
            ("活动", 40),
        ]

    def test_survey_with_the_public_heard(self, engine: Engine) -> None:
        ready(engine, "opinion_hearing")
        facts = asked(engine, "demand_survey_report")
        assert [row.name for row in facts.respondents] == ["演练调研甲公司", "演练调研乙公司", "演练调研丙协会"]
        assert (facts.way, facts.hearing_received, facts.hearing_adopted, facts.least) == ("座谈", 3, "均已采纳", 3)

    def test_the_requirement_has_targets_stations_and_the_plans_goals(self, engine: Engine) -> None:
        ready(engine, "document_confirmation")
        facts = asked(engine, "requirement_document")
        assert [(t.name, t.quantity) for t in facts.targets] == [("归集岗位信息", 1001), ("服务人次", 500)]
        assert [(s.lot_number, s.name, str(s.area)) for s in facts.stations] == [
            ("采购包1", "演练驿站1", "20.5"),
            ("采购包2", "演练驿站2", "20.5"),
        ]
        assert len(facts.objectives) == 4 and facts.objectives[0].startswith("提升就业服务便利化水平。")
        assert "网格内用工企业" in facts.objectives[3] or "网络内" not in facts.objectives[3], (
            "a slip is read as it is meant"
        )
        assert "专门面向中小企业" in facts.policies[0] and facts.funds == "就业补助资金(演练)"
        assert facts.schedule[0].on == date(2023, 8, 7)

    def test_the_review_is_empty_before_and_told_after(self, engine: Engine) -> None:
        ready(engine, "requirement")
        before = asked(engine, "requirement_review_record")
        assert (before.reviewed_on, before.passed, before.budget) == (None, None, None)
        assert {row.rule for row in before.checks} >= {"PLN-09", "PLN-12"} and not any(
            row.conclusion for row in before.checks
        )
        ready(engine, "plan_filing")
        after = asked(engine, "requirement_review_record")
        assert (after.reviewer, after.passed, after.opinion, after.budget) == (
            "演练复核人员",
            True,
            "需求合规、完整",
            3_300_000,
        )
        assert {row.conclusion for row in after.checks} == {"符合"} and after.counsel == "演练律师"


class TestChange:
    def test_a_correction_says_what_stood_there_and_that_the_deadline_moves(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        changes = [{"item": "第三章", "before": "甲", "after": "乙"}]
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-12"),
            nature="material",
            reason="明确评审因素",
            changes=changes,
            new_deadline="2023-11-02",
        )
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-16"),
            "第2次",
            nature="material",
            reason="更正公告文字",
            about="notice",
        )
        first, second = due(engine, "correction_notice")
        assert (first.about, first.time, first.deadline_before, first.deadline_after) == (
            "采购文件",
            1,
            date(2023, 10, 30),
            date(2023, 11, 2),
        )
        assert [(c.item, c.before, c.after) for c in first.changes] == [("第三章", "甲", "乙")]
        assert (second.about, second.time, second.deadline_before, second.deadline_after) == (
            "采购公告",
            2,
            date(2023, 11, 2),
            None,
        )
        assert second.first_published == date(2023, 10, 9) and second.recipients == ()

    def test_a_misprint_in_the_award_notice_is_set_right_and_the_winner_stays(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        said = {
            "reason": "地址文字有误（演练）",
            "platform_address": "采购平台/演练/结果更正",
            "first_published": "2023-11-03",
        }

        def line(after: str) -> list[dict[str, str]]:
            return [{"item": "三、供应商地址", "before": "演练路1号", "after": after}]

        text = refused(
            engine, "disallowed", "procurement", CASE, "result_correction", d("11-03"), changes=line(FIRMS[2]), **said
        )
        assert "采购法 46" in text and "winner_refusal" in text
        refused(
            engine,
            "disallowed",
            "procurement",
            CASE,
            "result_correction",
            d("11-06"),
            changes=line("演练路2号"),
            **said,
        )
        act(engine, "procurement", CASE, "result_correction", d("11-03"), changes=line("演练路2号"), **said)
        act(engine, "procurement", CASE, "result_correction", d("11-03"), "第2次", changes=line("演练路3号"), **said)
        facts, second = due(engine, "correction_notice")
        assert (facts.about, facts.reason, facts.deadline_before) == ("采购结果", said["reason"], None)
        assert (facts.time, second.time, facts.changes[0].after) == (1, 2, "演练路2号")
        assert (facts.first_published, facts.project_number) == (date(2023, 11, 2), "演练-2023-001")

    @pytest.mark.parametrize(("next_", "said", "number"), [("retender", "重新组织采购", 2), ("pending", "另行公告", 1)])
    def test_a_failed_tender_is_told_although_its_round_is_over(
        self, engine: Engine, next_: str, said: str, number: int
    ) -> None:
        ready(engine, "expert_draw")
        act(engine, "procurement", CASE, "tender_failure", d("10-30"), reason="投标人不足3家", bidders=2, next=next_)
        with reading(engine) as session:
            assert case_of(session, CASE).round == number
        [facts] = due(engine, "termination_notice")
        assert facts.failed and facts.tender and said in facts.next_step
        assert (facts.project_number, facts.method, facts.doc_date) == ("演练-2023-001", "公开招标", date(2023, 10, 30))
        assert "2家，不足三家" in facts.reason and "第（一）项" in facts.ground and len(facts.lots) == 2
        with writing(engine) as session:
            again = [item for item in reserve_due(session, case_of(session, CASE)) if item.kind == "termination_notice"]
        assert len(again) == 1, "it is reserved once"

    def test_a_cancelled_task(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        act(
            engine,
            "district_leader",
            CASE,
            "termination",
            d("10-16"),
            reason="方案调整",
            task_cancelled=True,
            platform_address="采购平台/演练/终止",
            first_published="2023-10-16",
            suppliers_told=True,
            treasury_letter="演练人社〔2023〕9号",
            collected=120_000,
        )
        [facts] = due(engine, "termination_notice")
        assert (facts.failed, facts.collected, facts.next_step) == (False, 120_000, "") and "方案调整" in facts.reason


class TestBids:
    def test_opened_as_read_out(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        facts = asked(engine, "opening_record")
        assert [(b.lot_number, b.supplier_name, b.price) for b in facts.bids][:2] == [
            ("采购包1", FIRMS[0], 1_500_001),
            ("采购包1", FIRMS[1], 1_490_000),
        ]
        assert (
            len(facts.bids) == 8
            and facts.host == "演练采购经办"
            and facts.supervisor == "演练驿站监管员"
            and facts.place == "演练开标室"
        )

    def test_without_details_the_check_says_so(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        facts = asked(engine, "evaluation_check")
        assert [lot.lines for lot in facts.lots] == [(), ()] and len(facts.rejected) == 2
        assert {row.conclusion for row in facts.checks} == {"符合"} and facts.confirm_working_days == 5
        assert "5人（单数）" in facts.committee

    def test_who_lost_is_told_alone(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        found = due(engine, "unsuccessful_notice")
        assert len(found) == 6, "three losers for each of two lots"
        valid = next(f for f in found if (f.lot_number, f.supplier_name) == ("采购包1", FIRMS[1]))
        assert (str(valid.score), valid.rank, valid.winner_name, valid.bond_working_days) == ("88", 2, FIRMS[0], 5)
        assert valid.challenge_until == date(2023, 11, 14)
        invalid = next(f for f in found if f.supplier_name == FIRMS[3])
        assert "许可证" in invalid.rejected and (invalid.score, invalid.rank) == (None, None)


class TestCourse:
    def test_the_draw_has_as_many_places_as_were_drawn_and_names_once_they_are_told(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        facts = asked(engine, "expert_draw_record")
        assert (len(facts.members), facts.experts, facts.purchaser_reps) == (5, 4, 1)
        assert {row.name for row in facts.members} == {""} and facts.members[-1].seat == "采购人代表"
        assert facts.review_place == "演练开标室" and facts.committee == "评标委员会"

    def test_who_is_qualified_is_open_until_the_report_says_so(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        facts = asked(engine, "qualification_record")
        assert len(facts.suppliers) == 8 and {row.passed for row in facts.suppliers} == {None}
        assert any("有效期至" in row.licence for row in facts.suppliers)

    def test_who_was_rejected_is_not_qualified(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        facts = asked(engine, "qualification_record")
        out = [row for row in facts.suppliers if not row.passed]
        assert [row.supplier_name for row in out] == [FIRMS[3], FIRMS[3]] and all("许可证" in row.reason for row in out)

    def test_another_method_is_asked_for_with_the_course_of_the_tender(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        failed = {
            "reason": "投标人不足3家",
            "bidders": 2,
            "lots": [
                {"lot": 1, "bidders": 2, "reasons": ["投标人2家，不足3家"]},
                {"lot": 2, "bidders": 3, "reasons": ["与采购包1一并重新采购"]},
            ],
            "next": "pending",
        }
        assert "参加家数最少的采购包为2家" in refused(
            engine, "disallowed", "procurement", CASE, "tender_failure", d("10-30"), **failed | {"bidders": 1}
        )
        act(engine, "procurement", CASE, "tender_failure", d("10-30"), **failed)
        [notice] = due(engine, "termination_notice")
        assert [(row.lot, row.bidders, row.qualified) for row in notice.failed_lots] == [
            ("采购包1", 2, None),
            ("采购包2", 3, None),
        ]
        facts = asked(engine, "method_change_request")
        assert (facts.method, facts.asked_method, facts.treasury) == ("公开招标", "竞争性谈判", "惠东县财政局")
        assert [row.on for row in facts.course] == [date(2023, 10, 9), date(2023, 10, 30)]
        assert facts.challenges == "本次招标没有收到供应商的质疑。" and "第三十条" in facts.ground
        decided = {
            "reason": "经论证采购文件无不合理条款",
            "next": "change_method",
            "method": "competitive_negotiation",
            "documents_sound": True,
            "remaining": list(FIRMS[:2]),
            "approval_letter": "演练财采〔2023〕5号",
            "approved_on": "2023-11-10",
            "approved_by": "县级",
        }
        act(engine, "district_leader", CASE, "failure_decision", d("11-13"), **decided)
        facts = asked(engine, "method_change_request")
        assert facts.remaining == FIRMS[:2] and "第二十七条" in facts.ground


class TestOtherMethods:
    LAP = Lap("10-31", "11-01", "11-02", "11-13", "11-14", "11-15", "11-16")

    def test_a_consultation_speaks_of_consultation(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        next_round(engine, "competitive_consultation", "10-31")
        announce(engine, self.LAP)
        [notice] = due(engine, "consultation_notice")
        assert (notice.notice_working_days, notice.bid_deadline_on) == (3, date(2023, 11, 13))
        assert "响应文件" in notice.specific_requirements[0]
        open_and_award(engine, self.LAP, bids(), report(), WINNERS)
        [result] = due(engine, "consultation_result_notice")
        assert (result.method, result.papers, [a.supplier_name for a in result.awards]) == (
            "竞争性磋商",
            "磋商文件",
            [FIRMS[0], FIRMS[1]],
        )
        first, second = due(engine, "consultation_letter")
        assert (first.sign_by, first.notice_on, second.lot_number) == (
            date(2023, 12, 15),
            date(2023, 11, 16),
            "采购包2",
        )
        assert due(engine, "award_notice") == [] and {f.tender for f in due(engine, "unsuccessful_notice")} == {False}

    def test_where_the_price_decides_there_are_no_scores(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        next_round(engine, "competitive_negotiation", "10-31")
        lap = Lap("10-31", "11-01", "11-02", "11-07", "11-08", "11-09", "11-10")
        announce(engine, lap)
        [notice] = due(engine, "negotiation_notice")
        assert (notice.documents_until, notice.bid_deadline_on) == (date(2023, 11, 6), date(2023, 11, 7))
        assert notice.recipients == () and notice.notice_working_days == 3
        open_and_award(engine, lap, offers(), priced(FIRMS[:3]), {1: FIRMS[2], 2: FIRMS[2]})
        [result] = due(engine, "consultation_result_notice")
        assert {row.score for row in result.bidders} == {None} and [row.rank for row in result.bidders][:3] == [3, 2, 1]
        assert {(f.score, f.rank) for f in due(engine, "unsuccessful_notice")} == {(None, 3), (None, 2)}
        assert result.method == "竞争性谈判"


class TestReplies:
    def test_a_reply_has_what_article_15_asks_for(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        tell(
            engine,
            "received",
            "11-14",
            supplier=FIRMS[1],
            about="result",
            matters="对评分提出质疑",
            request="请求复核",
            lots=[1],
        )
        act(
            engine,
            "reviewer",
            f"{CASE}/质疑1",
            "reply",
            d("11-16"),
            outcome="dismissed",
            text="质疑事项不成立",
            letter_number="演练质复〔2023〕1号",
            facts_found="经核查评分无误",
            law="招标文件第三章",
        )
        [facts] = due(engine, "challenge_reply", f"{CASE}/质疑1")
        assert (facts.supplier_name, facts.received_on, facts.request) == (FIRMS[1], date(2023, 11, 14), "请求复核")
        assert (facts.facts_found, facts.law[0], facts.conclusion) == (
            "经核查评分无误",
            "招标文件第三章",
            "质疑事项不成立",
        )
        assert facts.treasury == "惠东县财政局" and facts.copies_to == (FIRMS[0],)
        assert (facts.complaint_from, facts.complaint_until) == (date(2023, 11, 23), date(2023, 12, 14))
        assert facts.number == "演练质复〔2023〕1号"

    def test_a_reply_answers_each_matter_with_its_reasons(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        tell(engine, "received", "11-14", supplier=FIRMS[1], about="result", matters="两项")
        matters = [
            {"matter": "打分有误", "found": "分值与标准不符", "law": "招标文件第五章", "upheld": True},
            {"matter": "没有录像", "found": "全程录像", "law": "87号 39", "upheld": False},
        ]
        reply = {"text": "第一项成立", "letter_number": "演练质复〔2023〕1号", "matters": matters}
        assert "逐项答复与答复结论不一致" in refused(
            engine, "disallowed", "reviewer", f"{CASE}/质疑1", "reply", d("11-16"), outcome="dismissed", **reply
        )
        act(engine, "reviewer", f"{CASE}/质疑1", "reply", d("11-16"), outcome="upheld", **reply)
        [facts] = due(engine, "challenge_reply", f"{CASE}/质疑1")
        assert [(row.matter, row.upheld) for row in facts.answers] == [("打分有误", True), ("没有录像", False)]
        assert (facts.facts_found, facts.conclusion) == ("分值与标准不符；全程录像", "第一项成立")

    def test_of_an_old_reply_its_text_is_all_there_is(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        tell(engine, "received", "11-14", supplier=FIRMS[1], about="result", matters="对评分提出质疑")
        act(
            engine,
            "reviewer",
            f"{CASE}/质疑1",
            "reply",
            d("11-16"),
            outcome="upheld",
            text="评分有误",
            letter_number="演练质复〔2023〕1号",
        )
        [facts] = due(engine, "challenge_reply", f"{CASE}/质疑1")
        assert (facts.facts_found, facts.conclusion, facts.upheld) == ("评分有误", "", True) and len(facts.law) == 1

    def test_a_statement_lists_the_challenge_and_the_evidence(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        tell(engine, "received", "11-14", supplier=FIRMS[1], about="result", matters="对评分提出质疑")
        act(
            engine,
            "reviewer",
            f"{CASE}/质疑1",
            "reply",
            d("11-16"),
            outcome="dismissed",
            text="不成立",
            letter_number="演练质复〔2023〕1号",
        )
        tell(engine, "complaint_filed", "11-20", supplier=FIRMS[1], challenge="质疑1", matters="对答复不满意")
        child = f"{CASE}/投诉1"
        act(engine, "procurement", child, "complaint_notice", d("11-22"), letter_number="演练财采〔2023〕7号")
        act(
            engine,
            "reviewer",
            child,
            "statement",
            d("11-24"),
            text="程序合法",
            evidence="评标报告、录音录像（光盘、清单）；《甲、乙》",
            letter_number="演练函〔2023〕9号",
            matters=[{"matter": "对答复不满意", "answer": "打分有据", "evidence": ["评分明细", "评标报告"]}],
        )
        [facts] = due(engine, "complaint_statement", child)
        assert [row.name for row in facts.evidence] == [
            f"质疑函（{FIRMS[1]}）",
            "质疑答复（演练质复〔2023〕1号）",
            "评分明细",
            "评标报告",
            "录音录像（光盘、清单）",
            "《甲、乙》",
        ]
        assert [(row.matter, row.evidence) for row in facts.answers] == [("对答复不满意", (3, 4))]
        assert facts.number == "演练函〔2023〕9号"
        assert (facts.notice_number, facts.reply_outcome, facts.treasury) == (
            "演练财采〔2023〕7号",
            "质疑不成立",
            "惠东县财政局",
        )
        assert [row.on for row in facts.course][:2] == [date(2023, 8, 7), date(2023, 10, 9)] and len(facts.course) == 6


class TestContractText:
    def test_the_text_is_there_before_the_signature_and_says_what_will_be_signed(self, engine: Engine) -> None:
        ready(engine, "contract_draft")
        text = asked(engine, "operating_contract_text")
        assert (text.operator_name, text.price, text.signed_on) == (FIRMS[0], 1_500_001, None)
        assert text.operator_representative == text.purchaser_representative == "（签订时签字）"
        with pytest.raises(FactMissing, match="适用于信息平台"):
            asked(engine, "platform_contract_text")

    def test_after_the_signature_there_is_nothing_to_review(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with pytest.raises(FactMissing, match="尚未签订"):
            asked(engine, "operating_contract_text")
        signed, _other = due(engine, "operating_contract")
        assert (signed.operator_name, signed.price) == (FIRMS[0], 1_500_001)

    def test_before_the_draft_the_step_is_named(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        with pytest.raises(FactMissing, match="contract_draft"):
            asked(engine, "operating_contract_text")
