"""投诉: its steps, the suspension to the day, what each decision brings; to a contract or to another purchase."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.acts import withdraw
from models.case import Case
from models.database import reading, record_head, writing
from models.document import DocumentRow
from models.refusal import Refusal
from models.tender import Contract, Supplier
from papers.register import mark_issued, reserve_due
from record.corrections import Withdrawal
from record.handlers import Done
from record.people import actor
from rules.calendar import official_calendar
from rules.dates.schedule import explain
from tests.actions.builders import act, case_of, refused, slug
from tests.actions.purchase_case import (
    Lap,
    announce,
    closed_on,
    d,
    dates,
    file_contracts,
    open_and_award,
    prepare_contracts,
    round_number,
    rows_of,
    sign,
    state,
    tell,
)
from tests.actions.tender_case import (
    CASE,
    FIRMS,
    PRICES,
    SQLITE_ONLY,
    WINNERS,
    bids,
    ready,
    report,
    signature,
)
from tests.actions.test_challenge import FOUND, FOUR
from views.what_if import what_if
from views.why import why

CHALLENGE, CHILD = f"{CASE}/质疑1", f"{CASE}/投诉1"
ABOUT = {"supplier": FIRMS[1], "challenge": "质疑1", "matters": "评分不公"}


def awarded(engine: Engine) -> None:
    """Awarded on 11-02, contracts reviewed whose service begins in January."""
    ready(engine, "loser_bond_return")
    prepare_contracts(engine, "11-07", 1, 2)


def challenged(engine: Engine, on: str = "11-14", replied: str = "11-16", about: str = "result", **more: Any) -> None:
    """A challenge that was dismissed."""
    tell(engine, "received", on, supplier=FIRMS[1], about=about, matters="对评分提出质疑", **more)
    act(
        engine,
        "reviewer",
        CHALLENGE,
        "reply",
        d(replied),
        outcome="dismissed",
        text="经复核，质疑不成立",
        letter_number="演练质复〔2023〕1号",
    )
    act(engine, "district_leader", CHALLENGE, "closed", d(replied))


def complain(engine: Engine, on: str = "11-20", **changed: Any) -> Done:
    return tell(engine, "complaint_filed", on, **ABOUT | changed)


def letter(engine: Engine, step: str, on: str, number: int = 1) -> None:
    act(engine, "procurement", CHILD, step, d(on), letter_number=f"演练财采〔2023〕{number}号")


def decide(engine: Engine, on: str = "12-05", outcome: str = "dismissed", **details: Any) -> None:
    act(
        engine, "procurement", CHILD, "decision", d(on), outcome=outcome, letter_number="演练财决〔2023〕1号", **details
    )


def decision_refused(engine: Engine, said: str, outcome: str = "upheld", **details: Any) -> None:
    text = refused(
        engine,
        "disallowed",
        "procurement",
        CHILD,
        "decision",
        d("12-05"),
        outcome=outcome,
        letter_number="演练财决〔2023〕1号",
        **details,
    )
    assert said in text, text


def close(engine: Engine, on: str = "12-08") -> None:
    act(engine, "district_leader", CHILD, "complaint_closed", d(on))


def test_suspended_and_dismissed_to_the_contract(engine: Engine) -> None:
    """Letter on 11-02: thirty days are Saturday 12-02. The challenge held 11-14 and 11-15 (two days). Suspended on
    Tuesday 11-21: thirty days are Thursday 12-21, so free from 12-22; 11-21 to 12-21 are 31 days, with the two 33: 12-02
    and 33 days are Thursday 2024-01-04. Decided on 12-05: 11-21 to 12-04 are 14 days, with the two 16: Monday 12-18.

    The treasury has thirty working days from 11-20: 4 in that week, 5 in each of the weeks to 12-29 (29), and 2024-01-02.
    Five for its review end on 11-27, for the statement after the notice of 11-22 on 11-29."""
    awarded(engine)
    challenged(engine)
    complain(engine)
    assert state(engine, CHILD) == "等待收到投诉处理决定"
    letter(engine, "suspension_notice", "11-21")
    letter(engine, "complaint_notice", "11-22", 2)
    rows = rows_of(engine, CHILD)
    assert [rows[step, ""].earliest for step in ("complaint_review_end", "suspension_end", "decision_due")] == [
        d("11-27"),
        d("12-21"),
        d("2024-01-02"),
    ]
    assert (rows["statement", ""].latest, rows["statement", ""].due_on) == (d("11-29"), d("11-29"))
    assert dates(engine, "contract_signature", "1") == ("2023-12-22", "2024-01-04")
    text = refused(engine, "too_early", "district_leader", CASE, "contract_signature", d("11-24"), "1", **signature(1))
    assert "采购法 57；94号 28" in text
    assert "因投诉1暂停，2023-12-22恢复" in text
    _state_the_facts(engine)
    decide(engine)
    assert dates(engine, "contract_signature", "1") == ("2023-12-05", "2023-12-18")
    said = [explain(r, official_calendar(), {}) for r in rows_of(engine)["contract_signature", "1"].reasons]
    assert (
        "自“award_notice”（2023-11-02）次日起算30日内，至2023-12-02；暂停16日不计入（待核实），最迟2023-12-18" in said
    )
    close(engine, "12-06")
    assert closed_on(engine, CHILD) == d("12-06")
    sign(engine, "12-18", 1, 2)
    file_contracts(engine, "12-20", 1, 2)
    assert closed_on(engine) == d("12-20")


def _state_the_facts(engine: Engine) -> None:
    details = {"text": "评审程序合法", "evidence": "评标报告、录音录像"}
    refused(engine, "wrong_role", "procurement", CHILD, "statement", d("11-28"), **details)
    assert "94号 22" in refused(engine, "too_late", "reviewer", CHILD, "statement", d("11-30"), **details)
    act(engine, "reviewer", CHILD, "statement", d("11-28"), **details)


class TestSuspension:
    @SQLITE_ONLY
    def test_it_ends_by_itself(self, engine: Engine) -> None:
        """Suspended on Thursday 11-16: thirty days are Saturday 12-16, so its end is Monday 12-18, free from 12-19.
        Held are 11-14 (challenge) to 12-18, 35 days without a gap: 12-02 and 35 days are Saturday 01-06, so 01-05."""
        awarded(engine)
        challenged(engine)
        complain(engine, "11-16")
        letter(engine, "suspension_notice", "11-16")
        assert rows_of(engine, CHILD)["suspension_end", ""].earliest == d("12-18")
        assert dates(engine, "contract_signature", "1") == ("2023-12-19", "2024-01-05")
        sign(engine, "12-19", 1, 2)

    @SQLITE_ONLY
    def test_the_treasury_may_end_it_sooner(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        complain(engine, "11-16")
        letter(engine, "suspension_notice", "11-16")
        letter(engine, "resumption_notice", "11-23", 2)
        assert dates(engine, "contract_signature", "1")[0] == "2023-11-23"

    @SQLITE_ONLY
    def test_it_holds_every_step_of_the_purchase_but_what_is_owed(self, engine: Engine) -> None:
        """The winners' two working days after 11-01 are 11-03. Suspended on 11-02, decided on 11-09: 11-02, 11-03, 11-06,
        11-07, 11-08 are five working days, so 11-10."""
        ready(engine, "winner_confirmation")
        assert dates(engine, "award_notice")[1] == "2023-11-03"
        challenged(engine, "10-31", "11-01", about="process")
        complain(engine, "11-01")
        letter(engine, "suspension_notice", "11-02")
        held = {step for (step, _at), row in rows_of(engine).items() if any(r.kind == "hold" for r in row.reasons)}
        assert {"award_notice", "contract_draft", "contract_signature", "tender_failure", "winner_refusal"} <= held
        assert not held & {
            "inquiry",
            "inquiry_reply",
            "bid_withdrawal",
            "loser_bond_return",
            "winner_bond_return",
            "termination",
            "contract_publication",
            "contract_filing",
            "payment",
            "bid_opening",
            "winner_confirmation",
        }
        decide(engine, "11-09")
        assert dates(engine, "award_notice") == ("2023-11-09", "2023-11-10")
        said = [explain(r, official_calendar(), {}) for r in rows_of(engine)["award_notice", ""].reasons]
        assert any("暂停5工作日不计入（待核实），最迟2023-11-10" in text for text in said)
        act(engine, "procurement", CASE, "inquiry", d("11-03"), matters="何时公告结果")

    def test_the_opening_needs_another_day(self, engine: Engine) -> None:
        """10-30 was announced; suspended on 10-18, dismissed on Friday 11-10. The new deadline of 11-28 is fifteen days
        after the change of Monday 11-13. From the opening on it goes its way: award on Friday 12-01, window to 12-13."""
        ready(engine, "tender_notice")
        challenged(engine, "10-11", "10-13", about="documents")
        complain(engine, "10-16")
        letter(engine, "suspension_notice", "10-18")
        assert dates(engine, "bid_opening") == (None, None)
        text = refused(engine, "not_ready", "procurement", CASE, "bid_opening", d("10-30"), **bids())
        assert "公告载明为2023-10-30，暂停期间不能进行，须另行公告时间" in text
        change = {"nature": "material", "reason": "开标时间顺延", "new_deadline": "2023-11-28"}
        refused(engine, "too_early", "procurement", CASE, "clarification", d("10-30"), **change)
        decide(engine, "11-10")
        assert dates(engine, "bid_opening") == (None, None)
        act(engine, "procurement", CASE, "clarification", d("11-13"), **change)
        assert dates(engine, "bid_opening") == ("2023-11-28", "2023-11-28")
        close(engine, "11-14")
        open_and_award(engine, Lap("", "", "", "11-28", "11-29", "11-30", "12-01"), bids(), report(), WINNERS)
        assert rows_of(engine)["challenge_window_end", ""].earliest == d("12-13")
        prepare_contracts(engine, "12-04", 1, 2)
        sign(engine, "12-14", 1, 2)
        file_contracts(engine, "12-15", 1, 2)
        assert closed_on(engine) == d("12-15")


class TestUpheld:
    def test_the_purchase_begins_again_to_a_contract(self, engine: Engine) -> None:
        """Decided on 12-05, the signature waits until the decision is carried out on 12-08: round 2. Notice on Tuesday
        12-12, twenty days are New Year's Day, so 2024-01-02. Award on Friday 01-05, its period ends 01-08, the window
        01-17; signature from 01-18. Thirty days are Sunday 02-04, a working day before the Spring Festival."""
        awarded(engine)
        challenged(engine)
        complain(engine)
        letter(engine, "suspension_notice", "11-21")
        decide(engine, outcome="upheld", consequence="result_void_retender")
        assert dates(engine, "contract_signature", "1") == (None, None)
        close(engine)
        assert (round_number(engine), closed_on(engine, CHILD)) == (2, d("12-08"))
        lap = Lap("12-08", "12-11", "12-12", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05")
        announce(engine, lap)
        open_and_award(engine, lap, bids(), report(), WINNERS)
        prepare_contracts(engine, "2024-01-08", 1, 2, start="2024-02-01", end="2025-01-31", mark="-2")
        assert dates(engine, "contract_signature", "1") == ("2024-01-18", "2024-02-04")
        sign(engine, "2024-01-18", 1, 2, mark="-2")
        file_contracts(engine, "2024-01-19", 1, 2)
        assert closed_on(engine) == d("2024-01-19")

    @SQLITE_ONLY
    def test_another_winner(self, engine: Engine) -> None:
        """The place of lot 1 is filled on 12-11: period to 12-12, window to 12-21, thirty days to 2024-01-10."""
        ready(engine, "expert_draw")
        open_and_award(engine, Lap("", "", "", "10-30", "10-31", "11-01", "11-02"), FOUR, FOUND, WINNERS)
        prepare_contracts(engine, "11-07", 1, 2)
        challenged(engine, lots=[1])
        complain(engine)
        sign(engine, "11-20", 2)
        decision_refused(engine, "合同已经签订，结果无效的应当撤销合同", consequence="result_void_reselect")
        decide(engine, outcome="upheld", consequence="result_void_reselect", lots=[1])
        close(engine)
        act(
            engine,
            "district_leader",
            CASE,
            "replacement_award",
            d("12-11"),
            "1",
            supplier=FIRMS[1],
            platform_address="采购平台/演练/结果2",
            first_published="2023-12-11",
        )
        assert dates(engine, "contract_signature", "1") == ("2023-12-22", "2024-01-10")
        sign(engine, "12-22", 1)
        with reading(engine) as session:
            firm = session.exec(
                select(Supplier.name)
                .join(Contract, Contract.supplier_id == Supplier.id)  # type: ignore[arg-type]
                .where(Contract.lot == 1)
            ).one()
        assert firm == FIRMS[1]

    @SQLITE_ONLY
    def test_without_touching_the_result(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        complain(engine)
        decide(engine, outcome="upheld")
        assert dates(engine, "contract_signature", "1")[0] is None
        close(engine)
        assert round_number(engine) == 1
        assert dates(engine, "contract_signature", "1")[0] == "2023-12-08"

    @SQLITE_ONLY
    def test_the_documents_are_changed(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        challenged(engine, "10-11", "10-13", about="documents")
        complain(engine, "10-16")
        decide(engine, "10-17", outcome="upheld", consequence="documents_changed")
        text = refused(engine, "disallowed", "district_leader", CHILD, "complaint_closed", d("10-18"))
        assert "还没有登记采购文件的澄清、修改" in text
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-18"),
            nature="material",
            reason="按处理决定修改",
            new_deadline="2023-11-02",
        )
        close(engine, "10-18")
        assert (round_number(engine), dates(engine, "bid_opening")) == (1, ("2023-11-02", "2023-11-02"))


class TestContractVoid:
    """Both contracts are signed on 11-16; the complaint of 11-20 is upheld on 12-05, for lot 1."""

    def signed(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        sign(engine, "11-16", 1, 2)
        file_contracts(engine, "11-20", 1, 2)
        assert closed_on(engine) == d("11-20")
        with writing(engine) as session:
            for item in reserve_due(session, case_of(session, CASE)):
                mark_issued(session, item.id, f"files/{item.id}.pdf", "0" * 64)
        complain(engine)

    def test_lot_1_is_bought_again_while_lot_2_stands(self, engine: Engine) -> None:
        """Carried out on 12-08. Notice on Tuesday 12-12, opening on 2024-01-02 as above, signature from 01-18."""
        self.signed(engine)
        decision_refused(engine, "结果无效的应当撤销合同", consequence="result_void_retender")
        decide(engine, outcome="upheld", consequence="contract_void", lots=[1])
        close(engine)
        assert (round_number(engine), closed_on(engine)) == (2, None)
        with reading(engine) as session:
            case = case_of(session, CASE)
            assert [(c.lot, c.signed_on) for c in session.exec(select(Contract))] == [(2, d("11-16"))]
            papers = {
                (p.kind, p.subject): p.status
                for p in session.exec(select(DocumentRow).where(DocumentRow.case_id == case.id))
            }
        assert papers["operating_contract", "1"] == papers["contract_publication", "1"] == "superseded"
        assert papers["operating_contract", "2"] == "issued"
        self.bought_again(engine)

    def bought_again(self, engine: Engine) -> None:
        lap = Lap("12-08", "12-11", "12-12", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05")
        announce(engine, lap)
        text = refused(engine, "disallowed", "procurement", CASE, "bid_opening", d(lap.opening), **bids())
        assert "没有采购包2" in text
        found = report(
            scores=[line for line in report()["scores"] if line["lot"] == 1],
            rejected=[line for line in report()["rejected"] if line["lot"] == 1],
        )
        open_and_award(engine, lap, bids({1: PRICES[1]}), found, {1: FIRMS[0]})
        prepare_contracts(engine, "2024-01-08", 1, start="2024-02-01", end="2025-01-31", mark="-2")
        assert dates(engine, "contract_signature", "1") == ("2024-01-18", "2024-02-04")
        sign(engine, "2024-01-18", 1, mark="-2")
        file_contracts(engine, "2024-01-19", 1)
        assert closed_on(engine) == d("2024-01-19")
        with writing(engine) as session:
            made = {(p.kind, p.facts.doc_date.isoformat()) for p in reserve_due(session, case_of(session, CASE))}
        assert ("operating_contract", "2024-01-18") in made
        assert ("tender_notice", "2023-12-12") in made

    @SQLITE_ONLY
    def test_a_contract_that_is_carried_out_stays(self, engine: Engine) -> None:
        self.signed(engine)
        act(
            engine,
            "reviewer",
            CASE,
            "instalment_accepted",
            d("11-24"),
            "1",
            instalment="第一期",
            amount=100_000,
            deduction_reason="只开办一处(演练)",
            inspectors=["演练验收甲", "演练验收乙"],
            opinion="已开办",
        )
        decide(engine, outcome="upheld", consequence="contract_void", lots=[1])
        text = refused(engine, "disallowed", "district_leader", CHILD, "complaint_closed", d("12-08"))
        assert "已经履行" in text
        assert "94号 31、32" in text

    @SQLITE_ONLY
    def test_nothing_to_make_void(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        complain(engine)
        decision_refused(engine, "没有签订合同", consequence="contract_void")
        decision_refused(engine, "投诉没有成立", "dismissed", consequence="result_void_retender")
        decision_refused(engine, "已经开标", consequence="documents_changed")
        decision_refused(engine, "本轮采购没有采购包7", consequence="result_void_retender", lots=[7])


class TestFiled:
    @SQLITE_ONLY
    def test_what_is_pointed_out(self, engine: Engine) -> None:
        """The challenge of 11-14 was answered on 11-16: the complaint may come until 12-14."""
        awarded(engine)
        with pytest.raises(Refusal, match="投诉应当以依法提出质疑为前提"):
            complain(engine)
        tell(engine, "received", "11-14", supplier=FIRMS[1], about="result", matters="对评分提出质疑")
        assert any("答复期至2023-11-23尚未届满" in w for w in complain(engine, "11-20").warnings)
        act(
            engine,
            "reviewer",
            CHALLENGE,
            "reply",
            d("11-22"),
            outcome="dismissed",
            text="不成立",
            letter_number="演练质复〔2023〕1号",
        )
        assert not complain(engine, "12-14").warnings
        late = complain(engine, "12-15", supplier=FIRMS[2], within_challenge=False)
        assert late.case == slug(f"{CASE}/投诉3")
        assert [
            next(part for part in ("投诉期已于2023-12-14届满", "不是质疑1的质疑人", "94号 20") if part in warning)
            for warning in late.warnings
        ] == ["投诉期已于2023-12-14届满", "不是质疑1的质疑人", "94号 20"]
        with pytest.raises(Refusal, match="采购经办"):
            tell(engine, "complaint_filed", "11-20", role="reviewer", **ABOUT)

    @SQLITE_ONLY
    def test_not_taken_up_or_withdrawn_it_leaves_no_trace(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        for number, outcome in ((1, "not_accepted"), (2, "withdrawn")):
            complain(engine)
            child = f"{CASE}/投诉{number}"
            act(
                engine,
                "procurement",
                child,
                "decision",
                d("11-23"),
                outcome=outcome,
                letter_number="演练财决〔2023〕1号",
            )
            act(engine, "district_leader", child, "complaint_closed", d("11-24"))
            assert closed_on(engine, child) == d("11-24")
        assert dates(engine, "contract_signature", "1")[0] == "2023-11-16"

    def test_a_replay_opens_no_second_case(self, engine: Engine) -> None:
        from actions.acts import record as receive_complaint
        from record.perform import Command

        awarded(engine)
        challenged(engine)
        for _again in range(2):
            with writing(engine) as session:
                receive_complaint(
                    session,
                    actor(session, "惠东县.procurement"),
                    Command(command_id="once", case=slug(CASE), step="complaint_filed", on=d("11-20"), details=ABOUT),
                )
        with reading(engine) as session:
            assert len(session.exec(select(Case).where(Case.kind == "complaint")).all()) == 1

    @SQLITE_ONLY
    def test_a_challenge_that_was_complained_about_stays(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        complain(engine)
        with writing(engine) as session, pytest.raises(Refusal, match="惠东县招标投诉1"):
            withdraw(
                session,
                actor(session, "惠东县.district_leader"),
                Withdrawal(command_id="w1", case=slug(CHALLENGE), step="reply", reason="登记有误"),
            )


class TestSeenAgain:
    """The complaint in why and what-if: signature from 12-05 on, since the decision says so."""

    def suspended(self, engine: Engine) -> None:
        awarded(engine)
        challenged(engine)
        complain(engine)
        letter(engine, "suspension_notice", "11-21")

    @SQLITE_ONLY
    def test_why_names_the_letter_that_ended_it(self, engine: Engine) -> None:
        self.suspended(engine)
        decide(engine)
        with reading(engine) as session:
            found = why(session, case_of(session, CASE), "contract_signature", "1")[0]
        holds = {g.grounds.reason.start: g for g in found.grounds if g.grounds.reason.kind == "hold"}
        assert holds["投诉1"].started is not None
        assert (holds["投诉1"].started.title, holds["投诉1"].started.on) == ("收到投诉处理决定", d("12-05"))
        assert holds["质疑1"].started is not None
        assert holds["质疑1"].started.title == "质疑答复"
        limit = next(g for g in found.grounds if g.grounds.reason.rule == "CON-01").grounds
        assert (limit.roll, limit.argued_on) == ("暂停16日不计入（待核实），最迟2023-12-18", None)

    @SQLITE_ONLY
    def test_what_if_the_decision_came_sooner(self, engine: Engine) -> None:
        """On 11-22 the purchase is held until 12-22 at the latest; a decision on 12-01 would free it on that day."""
        self.suspended(engine)
        with writing(engine) as session:
            record_head(session).clock_on = d("11-22")
        with reading(engine) as session:
            found = what_if(session, case_of(session, CHILD), [("decision", "", d("12-01"))])
        moved = {(m.step, m.subject, m.field): (m.before, m.after) for m in found.moves if m.case == slug(CASE)}
        assert moved["contract_signature", "1", "earliest"] == (d("12-22"), d("12-01"))

    @SQLITE_ONLY
    def test_what_if_an_upheld_one_is_carried_out(self, engine: Engine) -> None:
        self.suspended(engine)
        decide(engine, outcome="upheld")
        with writing(engine) as session:
            record_head(session).clock_on = d("12-05")
        with reading(engine) as session:
            found = what_if(session, case_of(session, CHILD), [("complaint_closed", "", d("12-11"))])
        moved = {(m.step, m.subject, m.field): m.after for m in found.moves if m.case == slug(CASE)}
        assert moved["contract_signature", "1", "earliest"] == d("12-11")
