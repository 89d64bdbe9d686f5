"""履约 and 考核: the papers are filled from what was recorded, from the contract and from the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.assessment import open_cycle
from actions.instalments import due_instalment
from documents.catalogue import CATALOGUE
from models.database import reading, writing
from models.person import SYSTEM
from models.programme import District, Programme
from papers.base import Given
from papers.register import reserve_due
from papers.registry import all_papers
from record.errors import FactMissing
from record.register.sheet import Sheet
from record.situation import open_dossier
from tests.actions.builders import act, assume, case_of, prepare, refused
from tests.actions.tender_case import ADDED, CASE, OPERATOR, SQLITE_ONLY, ready
from tests.actions.test_assessment import CYCLE, FINAL, LETTER, ONE, TWO, begin, file, notice, publish, score
from tests.actions.test_performance import ACCEPTED, WELL, accept, invoice, pay
from tests.schemes import HUIZHOU_SCHEME

ON = date(2024, 7, 31)


def made(engine: Engine, case: str, kind: str) -> list[Any]:
    """The facts of every document of a kind that is due in a case; each composes."""
    with writing(engine) as session:
        found = [item.facts for item in reserve_due(session, case_of(session, case)) if item.kind == kind]
    for facts in found:
        CATALOGUE[kind].compose(facts)
    return found


def asked(engine: Engine, kind: str, case: str) -> Sequence[Sheet]:
    """The sheets that somebody gets who asks for a kind; each composes."""
    with reading(engine) as session:
        row = case_of(session, case)
        assert row.kind in all_papers().of_cases[kind].cases
        sheets = list(all_papers().of_cases[kind].fill(session, open_dossier(session, row), ON, Given()))
    for sheet in sheets:
        CATALOGUE[kind].compose(sheet.facts)
    return sheets


RESULTS = [
    {"standard": "服务人次", "found": "完成260人次", "met": True},
    {"standard": "公益服务", "demanded": "一切免费", "found": "未发现收费"},
]


class TestAcceptance:
    def test_an_instalment_as_it_was_accepted(self, engine: Engine) -> None:
        ready(engine, "")
        accept(engine, "2024-01-05", results=RESULTS, users=3, users_opinion="满意")
        [facts] = made(engine, CASE, "acceptance_report")
        assert (facts.instalment, facts.stage, facts.share, facts.confirmed) == (
            "第一期",
            "驿站投入运营",
            495_000,
            495_000,
        )
        assert [(row.name, row.demanded, row.met) for row in facts.standards] == [
            ("服务人次", "500人次，以服务台账为准", True),
            ("公益服务", "一切免费", True),
        ]
        assert (facts.inspectors, facts.witness, facts.users) == (("演练验收甲", "演练验收乙"), "演练考核人员", 3)
        assert [row.name for row in facts.stations] == ["演练驿站1"]
        assert facts.operator_contact == "演练供应商联系人，0752-0000000"

    def test_nothing_recorded_leaves_the_targets_to_be_filled(self, engine: Engine) -> None:
        ready(engine, "")
        accept(engine, "2024-01-05")
        [facts] = made(engine, CASE, "acceptance_report")
        assert [(row.name, row.found, row.met) for row in facts.standards] == [
            ("归集岗位信息", "", None),
            ("服务人次", "", None),
        ]

    @SQLITE_ONLY
    def test_whole_contract_and_its_notice_beside_the_instalments(self, engine: Engine) -> None:
        ready(engine, "")
        accept(engine, "2024-11-29")
        short = [RESULTS[0] | {"met": False}]
        text = refused(
            engine,
            "disallowed",
            "reviewer",
            CASE,
            "contract_acceptance",
            date(2024, 12, 2),
            "1",
            **WELL | {"results": short},
        )
        assert "服务人次未达到合同标准" in text
        act(engine, "reviewer", CASE, "contract_acceptance", date(2024, 12, 2), "1", **WELL | {"results": RESULTS})
        act(
            engine,
            "procurement",
            CASE,
            "acceptance_publication",
            date(2024, 12, 3),
            "1",
            platform_address="采购平台/演练/验收",
            first_published="2024-12-03",
        )
        part, whole = made(engine, CASE, "acceptance_report")
        assert (part.instalment, whole.instalment, whole.confirmed) == ("第一期", "", None)
        assert {row.conclusion for row in whole.checks} == {"符合"}
        [told] = made(engine, CASE, "acceptance_notice")
        assert (told.accepted_on, told.doc_date, told.users) == (date(2024, 12, 2), date(2024, 12, 3), 12)
        assert "归集岗位信息1001条；服务人次500人次" in told.service_requirement
        assert told.place == "演练驿站1，共1个驿站及其网格"


class TestPayment:
    def test_from_the_invoice_with_what_was_paid_before(self, engine: Engine) -> None:
        ready(engine, "")
        accept(engine, "2024-01-05")
        invoice(engine, "2024-01-10", amount=490_000)
        [first] = made(engine, CASE, "payment_request")
        assert (first.amount, first.confirmed, first.paid, first.bank) == (490_000, 495_000, (), OPERATOR["bank"])
        assert (first.received_on, first.pay_by) == (date(2024, 1, 10), date(2024, 2, 4)), (
            "from the acceptance it is sooner"
        )
        assert first.budget_source == "就业补助资金(演练)"
        pay(engine, "2024-01-11", amount=490_000)
        act(
            engine,
            "district_leader",
            CASE,
            "contract_supplement",
            date(2024, 6, 3),
            "1",
            number="补1",
            amount=99,
            reason="增加服务",
            targets=ADDED,
        )
        accept(
            engine, "2024-06-05", "1第2次", instalment="第三期", amount=510_100, deduction_reason="补充协议增加(演练)"
        )
        act(
            engine,
            "procurement",
            CASE,
            "invoice_received",
            date(2024, 6, 6),
            "1第2次",
            number="演练发票2",
            amount=510_100,
            issued_on="2024-06-05",
            bank="演练银行",
            account="001",
        )
        second = made(engine, CASE, "payment_request")[-1]
        assert [(row.instalment, row.amount) for row in second.paid] == [("第一期", 490_000)]
        assert (second.share, second.supplements) == (1_500_001 - 2 * 495_000 + 99, 99), (
            "the last one brings what was added"
        )
        assert (second.bank, second.account, second.invoice_on) == ("演练银行", "001", date(2024, 6, 5))


class TestDeduction:
    @SQLITE_ONLY
    def test_by_the_points_below_the_pass_within_the_cap(self, engine: Engine) -> None:
        """70 points are five below 75: 5,000 元, but no more than a fifth of 5,247.00 元."""
        begin(engine)
        publish(engine)
        act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
        done = act(
            engine,
            "reviewer",
            CASE,
            "instalment_accepted",
            date(2024, 7, 19),
            "2",
            **ACCEPTED | {"instalment": "第二期", "amount": 524_700, "deduction_reason": "扣减已另行收取(演练)"},
        )
        assert any("应付4,197.60元，确认5,247.00元" in warning for warning in done.warnings)
        act(engine, "procurement", CASE, "invoice_received", date(2024, 7, 22), "2", number="演练发票", amount=524_700)
        facts = made(engine, CASE, "payment_request")[-1]
        assert [(row.score, row.points, row.amount) for row in facts.shortfalls] == [("70", 5, 500_000)]
        assert (facts.assessed_deduction, facts.cycle) == (104_940, "2024年上半年")
        [report] = made(engine, CASE, "acceptance_report")
        assert [(row.score, row.grade) for row in report.stations] == [(Decimal(70), "不达标")]
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, CASE))
            better = due_instalment(session, dossier, 1, "第二期", date(2023, 11, 15), ON)
            earlier = due_instalment(session, dossier, 2, "第二期", date(2023, 11, 15), date(2024, 7, 16))
            assert better and earlier
            assert (better.deduction, earlier.cycle) == (0, None), "another lot's station, and a result not final yet"
            assert due_instalment(session, dossier, 2, "第九期", date(2023, 11, 15), ON) is None

    @SQLITE_ONLY
    def test_an_instalment_that_the_contract_does_not_know(self, engine: Engine) -> None:
        ready(engine, "")
        done = act(
            engine,
            "reviewer",
            CASE,
            "instalment_accepted",
            date(2024, 1, 5),
            "1",
            **ACCEPTED | {"instalment": "预付款"},
        )
        assert any("合同没有“预付款”这一期" in warning for warning in done.warnings)
        [facts] = made(engine, CASE, "acceptance_report")
        assert (facts.share, facts.assessed_deduction, facts.confirmed) == (None, 0, 495_000)


@SQLITE_ONLY
class TestCycle:
    def test_notice(self, engine: Engine) -> None:
        begin(engine)
        [facts] = made(engine, CYCLE, "assessment_notice")
        assert (facts.scope, facts.full, facts.number, facts.file_by) == ("惠东县", False, "", None)
        assert [(row.code, row.operator) for row in facts.stations] == [
            (ONE, "演练甲人力公司"),
            (TWO, "演练乙人力公司"),
        ]
        assert facts.recipients == ("惠东县人力资源和社会保障局", "演练乙人力公司", "演练甲人力公司")
        assert (facts.scheme_version, facts.result_by, facts.publicity_days) == (
            HUIZHOU_SCHEME.version,
            date(2024, 9, 30),
            5,
        )

    def test_score_sheets_before_and_after(self, engine: Engine) -> None:
        begin(engine)
        file(engine)
        blank, _other = asked(engine, "score_sheet", CYCLE)
        empty: Any = blank.facts
        assert (empty.assessor, empty.total, empty.scores[0].filed, empty.scores[0].value) == ("", None, "100%", "")
        act(
            engine, "assessor", CYCLE, "scored", date(2024, 7, 5), ONE, adjust={"ledger": 2}, reason="抽查发现2处不规范"
        )
        act(engine, "assessor", CYCLE, "scored", date(2024, 7, 5), TWO)
        act(engine, "reviewer", CYCLE, "scores_reviewed", date(2024, 7, 8), opinion="评分无误")
        seen: Any = asked(engine, "score_sheet", CYCLE)[0].facts
        assert (seen.total, seen.assessor, seen.reviewer, seen.adjust_reason) == (
            Decimal(99),
            "演练考核人员",
            "演练复核人员",
            "抽查发现2处不规范",
        )
        assert [(row.filed, row.value, row.lost) for row in seen.scores if row.title == "台账规范"] == [
            ("0处", "2处", Decimal(1))
        ]

    def test_feedback_from_the_day_on_which_results_are_shown(self, engine: Engine) -> None:
        begin(engine)
        file(engine)
        score(engine)
        with pytest.raises(FactMissing, match="请先登记“考核结果公示”"):
            asked(engine, "assessment_feedback", CYCLE)
        act(engine, "assessor", CYCLE, "result_publicity", date(2024, 7, 9))
        first, second = (sheet.facts for sheet in asked(engine, "assessment_feedback", CYCLE))
        poor: Any = second
        assert (poor.published_on, poor.appeal_until, poor.total) == (date(2024, 7, 9), date(2024, 7, 16), Decimal(70))
        assert {row.title: row.value for row in poor.scores}["岗位归集"] == ""
        assert first.code == ONE  # type: ignore[attr-defined]

    def test_decision_certificates_and_order(self, engine: Engine) -> None:
        begin(engine)
        publish(engine)
        act(engine, "operator", CYCLE, "appeal", date(2024, 7, 12), TWO, text="数据有误")
        act(
            engine,
            "reviewer",
            CYCLE,
            "appeal_decided",
            date(2024, 7, 15),
            TWO,
            upheld=True,
            points=7200,
            reason="补充数据",
            letter_number="演练人社〔2024〕6号",
        )
        [decision] = made(engine, CYCLE, "appeal_decision")
        assert (decision.total_before, decision.total_after, decision.number) == (
            Decimal(70),
            Decimal(72),
            "演练人社〔2024〕6号",
        )
        assert (decision.operator, decision.appealed_on) == ("演练乙人力公司", date(2024, 7, 12))
        act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
        assert made(engine, CYCLE, "star_certificate") == [], "an interim assessment brings none"
        act(
            engine,
            "supervisor",
            CYCLE,
            "rectification_ordered",
            date(2024, 7, 18),
            TWO,
            problems="岗位归集不足",
            by="2024-08-18",
        )
        [order] = made(engine, CYCLE, "rectification_order")
        assert (order.score, order.grade, order.days, order.contract_number) == (
            Decimal(72),
            "不达标",
            31,
            "惠东驿站-2023-02",
        )
        assert (order.org, order.supervisor) == ("惠东县人力资源和社会保障局", "演练监管")

    def test_a_certificate_for_each_star_of_the_full_assessment(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with writing(engine) as session:
            district = session.exec(select(District).where(District.name == "惠东县")).one()
            open_cycle(
                session,
                SYSTEM,
                session.exec(select(Programme)).one(),
                district,
                label="2024年上半年",
                due=date(2024, 9, 30),
                source="方案四(三)",
                on=date(2024, 6, 1),
            )
        with pytest.raises(FactMissing, match="请先登记“考核通知”"):
            asked(engine, "score_sheet", CYCLE)
        text = refused(
            engine, "disallowed", "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice(file_by="2024-06-03")
        )
        assert "数据报送期限2024-06-03不晚于考核通知日期" in text
        act(engine, "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice(full=True, file_by="2024-07-10"))
        [told] = made(engine, CYCLE, "assessment_notice")
        assert (told.full, told.file_by) == (True, date(2024, 7, 10))
        publish(engine)
        act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
        [certificate] = made(engine, CYCLE, "star_certificate")
        assert (certificate.code, certificate.star, certificate.score, certificate.number) == (
            ONE,
            5,
            Decimal(100),
            "惠东01-2024",
        )


@SQLITE_ONLY
def test_scheme_as_the_record_scores(engine: Engine) -> None:
    prepare(engine)
    [draft] = asked(engine, "assessment_scheme", "市级/制度规范")
    facts: Any = draft.facts
    assert (facts.text_title, facts.doc_date, facts.opinions_heard) == ("惠州市就业驿站考核方案", ON, False)
    assert [(row.star, row.least, row.share) for row in facts.star_levels][-1] == (5, Decimal(95), 10)
    text = CATALOGUE["assessment_scheme"].compose(facts).text()
    assert "90分以上为优秀，75分以上不足90分为达标" in text
    assert "{" not in text
    assume(engine, "市级/制度规范", "rules_drafted", date(2023, 9, 22), documents=["惠州市就业驿站考核方案（试行）"])
    assume(
        engine,
        "市级/制度规范",
        "rules_issued",
        date(2023, 10, 17),
        letter_number="惠市人社〔2023〕9号",
        rules_in_force=[],
    )
    issued: Any = asked(engine, "assessment_scheme", "市级/制度规范")[0].facts
    assert (issued.text_title, issued.doc_date) == ("惠州市就业驿站考核方案（试行）", date(2023, 10, 17))
