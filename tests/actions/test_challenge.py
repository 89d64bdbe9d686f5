"""质疑: its window, the hold on the signature, and the new round that an upheld one brings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.acts import record as receive
from actions.acts import withdraw
from models.case import Case, Fact, Round
from models.database import reading, writing
from models.refusal import Refusal
from models.tender import Contract
from record.corrections import Withdrawal
from record.handlers import Command, Done
from record.people import actor
from rules.calendar import official_calendar
from rules.dates.schedule import explain
from tests.actions import purchase_case
from tests.actions.builders import _NUMBER, act, case_of, contents, refused, slug
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
)
from tests.actions.tender_case import (
    CASE,
    FIRMS,
    PRICES,
    SQLITE_ONLY,
    WINNERS,
    begin,
    bids,
    ready,
    report,
    run,
    signature,
)

CHILD = f"{CASE}/质疑1"
LAST_DAY = date(2023, 11, 14)
"""Seven working days after the notice's period of one, which ended on 2023-11-03."""


def challenge(
    engine: Engine,
    on: date = LAST_DAY,
    *,
    about: str = "result",
    supplier: str = FIRMS[1],
    login: str = "惠东县.procurement",
    case: str = CASE,
    command_id: str = "",
    **more: Any,
) -> Done:
    command = Command(
        command_id=command_id or f"test-challenge-{next(_NUMBER)}",
        case=slug(case),
        step="received",
        on=on,
        details={"supplier": supplier, "about": about, "matters": "对评分提出质疑"} | more,
    )
    with writing(engine) as session:
        return receive(session, actor(session, login), command)


def challenge_refused(engine: Engine, code: str, *args: Any, **more: Any) -> str:
    before = contents(engine)
    with pytest.raises(Refusal) as caught:
        challenge(engine, *args, **more)
    assert caught.value.code == code, str(caught.value)
    assert contents(engine) == before, "nothing is written, and no case is opened"
    return str(caught.value)


def reply(engine: Engine, on: date = date(2023, 11, 16), outcome: str = "dismissed", **more: Any) -> Done:
    return act(
        engine,
        "reviewer",
        CHILD,
        "reply",
        on,
        outcome=outcome,
        text="经复核答复如下",
        letter_number="演练质复〔2023〕1号",
        **more,
    )


def sign(engine: Engine, on: date, lot: int = 1) -> Done:
    return act(engine, "district_leader", CASE, "contract_signature", on, str(lot), **signature(lot))


@SQLITE_ONLY
def test_the_window_and_what_else_is_refused(engine: Engine) -> None:
    ready(engine, "winner_confirmation")
    assert "尚未公布" in challenge_refused(engine, "disallowed", date(2023, 11, 1))
    act(
        engine,
        "procurement",
        CASE,
        "award_notice",
        date(2023, 11, 2),
        platform_address="采购平台/演练",
        first_published="2023-11-02",
    )
    text = challenge_refused(engine, "disallowed", date(2023, 11, 15))
    assert "采购法 52" in text
    assert "2023-11-14" in text
    assert "早于" in challenge_refused(engine, "disallowed", date(2023, 11, 1))
    challenge_refused(engine, "unknown_case", case="惠东县/选址")
    challenge_refused(engine, "unknown_case", case="市级/统一文本")
    challenge_refused(engine, "bad_details", about="price")
    challenge_refused(engine, "wrong_role", login="惠东县.reviewer")
    challenge_refused(engine, "wrong_district", login="龙门县.procurement")
    challenge_refused(engine, "future_date", date(2026, 1, 5), about="process")
    done = challenge(engine, supplier="演练局外人")
    assert done.case == slug(CHILD)
    assert any("没有参加本轮投标" in warning for warning in done.warnings)


@SQLITE_ONLY
def test_a_late_challenge_on_the_documents_is_pointed_out(engine: Engine) -> None:
    ready(engine, "tender_notice")
    assert not challenge(engine, date(2023, 10, 25), about="documents").warnings
    late = challenge(engine, date(2023, 10, 26), about="documents")
    assert late.case.endswith("质疑2")
    assert any("10-25" in warning and "采购法 52" in warning for warning in late.warnings)


def test_replay_opens_no_second_case(engine: Engine) -> None:
    ready(engine, "award_notice")
    first = challenge(engine, command_id="once")
    before = contents(engine)
    again = challenge(engine, command_id="once")
    assert (again.fact_id, again.case, again.replayed) == (first.fact_id, first.case, True)
    after = contents(engine)
    assert {k: v for k, v in before.items() if k != "record_head"} == {
        k: v for k, v in after.items() if k != "record_head"
    }


class TestHold:
    def test_dismissed_ends_with_the_reply(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine)
        text = refused(
            engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **signature(1)
        )
        assert "质疑1尚未办结" in text
        assert "条例 54；94号 16" in text
        reply(engine)
        refused(
            engine, "too_early", "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **signature(1)
        )
        sign(engine, date(2023, 11, 16))

    @SQLITE_ONLY
    def test_reply_is_due_in_seven_working_days_and_apart(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        challenge(engine)
        details = {"outcome": "dismissed", "text": "经复核", "letter_number": "演练质复〔2023〕1号"}
        assert "采购法 53" in refused(engine, "too_late", "reviewer", CHILD, "reply", date(2023, 11, 24), **details)
        refused(engine, "wrong_role", "procurement", CHILD, "reply", date(2023, 11, 16), **details)
        refused(
            engine,
            "bad_details",
            "reviewer",
            CHILD,
            "reply",
            date(2023, 11, 16),
            **details | {"letter_number": "无文号"},
        )
        reply(engine, date(2023, 11, 23))

    def test_upheld_holds_until_closed_and_begins_again(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine)
        reply(engine, outcome="upheld")
        refused(
            engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 17), "1", **signature(1)
        )
        act(
            engine,
            "district_leader",
            CHILD,
            "closed",
            date(2023, 11, 17),
            consequence="retender",
            remark="重新开展采购",
        )
        with reading(engine) as session:
            case = case_of(session, CASE)
            assert case.round == 2
            again = session.exec(select(Round)).one()
            assert "质疑1成立" in again.reason
        text = refused(
            engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 20), "1", **signature(1)
        )
        assert "质疑1" not in text, "a challenge holds its own round only"

    @SQLITE_ONLY
    def test_upheld_without_effect_on_the_result_goes_on(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine)
        reply(engine, outcome="upheld", affects_result=False)
        act(engine, "district_leader", CHILD, "closed", date(2023, 11, 17))
        with reading(engine) as session:
            assert case_of(session, CASE).round == 1
        sign(engine, date(2023, 11, 17))

    @SQLITE_ONLY
    def test_upheld_after_signature_is_said_and_opens_nothing(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        challenge(engine, date(2023, 11, 16), about="process")
        reply(engine, date(2023, 11, 17), outcome="upheld")
        done = act(engine, "district_leader", CHILD, "closed", date(2023, 11, 20))
        assert any("已经签订" in warning for warning in done.warnings)
        with reading(engine) as session:
            assert case_of(session, CASE).round == 1


@SQLITE_ONLY
def test_the_child_knows_its_parent_and_round(engine: Engine) -> None:
    ready(engine, "award_notice")
    challenge(engine)
    with reading(engine) as session:
        child = session.exec(select(Case).where(Case.slug == slug(CHILD))).one()
        parent = case_of(session, CASE)
        fact = session.exec(select(Fact).where(Fact.case_id == child.id)).one()
        assert (child.parent_id, child.title, fact.details["parent_round"]) == (parent.id, "惠东县招标质疑1", 1)


@SQLITE_ONLY
def test_nothing_to_challenge_before_the_notice(engine: Engine) -> None:
    begin(engine)
    challenge_refused(engine, "disallowed", date(2023, 8, 1), about="documents")


def closing_refused(engine: Engine, said: str, on: str = "11-17", **details: Any) -> None:
    text = refused(engine, "disallowed", "district_leader", CHILD, "closed", d(on), **details)
    assert said in text, text


class TestDates:
    def test_the_thirty_days_stand_still_while_a_challenge_is_open(self, engine: Engine) -> None:
        """Letter on 11-02, so until Saturday 12-02. Held on 11-14 and 11-15: two days more, Monday 12-04."""
        ready(engine, "contract_review")
        assert dates(engine, "contract_signature", "1") == ("2023-11-15", "2023-12-01")
        challenge(engine)
        assert dates(engine, "contract_signature", "1") == (None, None)
        row = rows_of(engine)["contract_signature", "1"]
        assert (row.due_on, row.due_basis) == (date(2023, 11, 30), "plan"), "only the plan's date is watched now"
        reply(engine)
        assert dates(engine, "contract_signature", "1") == ("2023-11-16", "2023-12-04")
        said = [explain(r, official_calendar(), {}) for r in rows_of(engine)["contract_signature", "1"].reasons]
        assert (
            "自“award_notice”（2023-11-02）次日起算30日内，至2023-12-02；暂停2日不计入（待核实），最迟2023-12-04"
            in said
        )
        assert "因质疑1暂停，2023-11-16恢复" in said

    @SQLITE_ONLY
    def test_a_challenge_about_one_lot_holds_that_lot(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        assert "本轮采购没有采购包3" in challenge_refused(engine, "disallowed", lots=[3])
        challenge(engine, lots=[2])
        assert dates(engine, "contract_signature", "2") == (None, None)
        sign(engine, date(2023, 11, 15), 1)

    @SQLITE_ONLY
    def test_when_a_complaint_may_still_follow(self, engine: Engine) -> None:
        """Received 11-14: seven working days for the reply end on 11-23, early as it may be; fifteen more on 12-14."""
        ready(engine, "award_notice")
        challenge(engine)
        reply(engine)
        rows = rows_of(engine, CHILD)
        assert rows["reply_term_end", ""].earliest == date(2023, 11, 23)
        assert rows["complaint_window_end", ""].earliest == date(2023, 12, 14)


class TestProcess:
    @SQLITE_ONLY
    def test_each_stage_has_its_window(self, engine: Engine) -> None:
        """Opened 10-30: until 11-08. Report 10-31: until 11-09."""
        ready(engine, "bid_opening")
        assert "尚未公布" in challenge_refused(
            engine, "disallowed", date(2023, 10, 31), about="process", stage="evaluation"
        )
        act(engine, "procurement", CASE, "evaluation_report", date(2023, 10, 31), **report())
        assert not challenge(engine, date(2023, 11, 8), about="process").warnings
        assert any("11-08届满" in warning for warning in challenge(engine, date(2023, 11, 9), about="process").warnings)
        assert not challenge(engine, date(2023, 11, 9), about="process", stage="evaluation").warnings

    @SQLITE_ONLY
    def test_upheld_before_the_award_the_purchase_begins_again(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        challenge(engine, date(2023, 11, 1), about="process", stage="evaluation")
        reply(engine, date(2023, 11, 2), outcome="upheld")
        closing_refused(engine, "结果尚未公告", "11-03", consequence="reselect")
        closing_refused(
            engine, "reselect（另行确定中标人）、retender（重新开展采购）", "11-03", consequence="documents_changed"
        )
        act(engine, "district_leader", CHILD, "closed", d("11-03"), consequence="retender")
        assert round_number(engine) == 2


class TestDocuments:
    def test_changed_in_time_the_purchase_goes_on(self, engine: Engine) -> None:
        """Upheld on 10-20, the bids stay closed. The documents are changed on 10-23: fifteen days are 11-07, so the new
        deadline of 11-08 is lawful, and the bids are opened then."""
        ready(engine, "tender_notice")
        challenge(engine, d("10-18"), about="documents")
        reply(engine, d("10-20"), outcome="upheld", holds_opening=True)
        assert dates(engine, "bid_opening") == (None, None)
        closing_refused(engine, "还没有登记采购文件的澄清、修改", "10-20", consequence="documents_changed")
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-23"),
            nature="material",
            reason="修改评分标准",
            new_deadline="2023-11-08",
        )
        text = refused(engine, "not_ready", "procurement", CASE, "bid_opening", d("11-08"), **bids())
        assert "质疑1尚未办结" in text
        act(engine, "district_leader", CHILD, "closed", d("10-24"), consequence="documents_changed")
        assert round_number(engine) == 1
        assert dates(engine, "bid_opening") == ("2023-11-08", "2023-11-08")
        act(engine, "procurement", CASE, "bid_opening", d("11-08"), **bids())

    @SQLITE_ONLY
    def test_unless_the_reply_says_so_the_bids_are_opened(self, engine: Engine) -> None:
        """Then changing the documents comes too late: only another purchase is left (94号 16)."""
        ready(engine, "tender_notice")
        challenge(engine, d("10-18"), about="documents")
        reply(engine, d("10-20"), outcome="upheld")
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-23"),
            nature="material",
            reason="修改评分标准",
            new_deadline="2023-11-08",
        )
        act(engine, "procurement", CASE, "bid_opening", d("11-08"), **bids())
        closing_refused(engine, "已经开标", "11-09", consequence="documents_changed")
        closing_refused(engine, "documents_changed（澄清、修改后继续）、retender（重新开展采购）", "11-09")
        act(engine, "district_leader", CHILD, "closed", d("11-09"), consequence="retender")
        assert round_number(engine) == 2

    @SQLITE_ONLY
    def test_a_day_that_passed_under_the_hold_must_be_announced_anew(self, engine: Engine) -> None:
        """10-30 was announced; the challenge was dealt with on 11-01. The change of 10-31 names 11-15."""
        ready(engine, "tender_notice")
        challenge(engine, d("10-25"), about="documents")
        reply(engine, d("10-27"), outcome="upheld", holds_opening=True)
        row = rows_of(engine)["bid_opening", ""]
        assert (row.earliest, row.latest) == (d("10-30"), None), "not overdue, whatever the day"
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            d("10-31"),
            nature="material",
            reason="修改资格条件表述",
            new_deadline="2023-11-15",
        )
        act(engine, "district_leader", CHILD, "closed", d("11-01"), consequence="documents_changed")
        assert dates(engine, "bid_opening") == ("2023-11-15", "2023-11-15")

    @SQLITE_ONLY
    def test_only_closed_bids_are_held_back_for_the_documents_sake(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        challenge(engine)
        text = refused(
            engine,
            "disallowed",
            "reviewer",
            CHILD,
            "reply",
            d("11-16"),
            outcome="upheld",
            text="成立",
            letter_number="演练质复〔2023〕1号",
            holds_opening=True,
        )
        assert "94号 16" in text


def test_upheld_to_the_contract_of_the_second_round(engine: Engine) -> None:
    """Closed on Friday 11-17. Notice on Tuesday 11-21, twenty days are Monday 12-11. Award on Thursday 12-14, its period
    ends 12-15, the window 12-26 (18 to 22, 25, 26), so signature from 12-27. Thirty days end on Saturday 2024-01-13."""
    ready(engine, "contract_review")
    challenge(engine)
    reply(engine, outcome="upheld")
    closing_refused(engine, "应当选择处理方式")
    act(engine, "district_leader", CHILD, "closed", d("11-17"), consequence="retender")
    lap = Lap("11-17", "11-20", "11-21", "12-11", "12-12", "12-13", "12-14")
    announce(engine, lap)
    open_and_award(engine, lap, bids(), report(), WINNERS)
    prepare_contracts(engine, "12-15", 1, 2, mark="-2")
    assert dates(engine, "contract_signature", "2") == ("2023-12-27", "2024-01-12")
    purchase_case.sign(engine, "12-28", 1, 2, mark="-2")
    file_contracts(engine, "12-29", 1, 2)
    assert closed_on(engine) == d("12-29")


FOUR = {
    "bids": [
        bid | {"price": PRICES[bid["lot"]][2] - 1000, "licence": "演练证3", "licence_until": "2024-12-31"}
        if bid["supplier"] == FIRMS[3]
        else bid
        for bid in bids()["bids"]
    ]
}
FOUND = report(
    rejected=[], scores=[*report()["scores"], *({"lot": lot, "supplier": FIRMS[3], "score": 8000} for lot in (1, 2))]
)
"""Four valid bids for each lot: 甲, 乙, 丙, 丁 in lot 1; 乙, 甲, 丙, 丁 in lot 2."""


def four_valid(engine: Engine) -> None:
    """The example with four valid bids, up to the reviewed contracts."""
    ready(engine, "expert_draw")
    act(engine, "procurement", CASE, "bid_opening", d("10-30"), **FOUR)
    act(engine, "procurement", CASE, "evaluation_report", d("10-31"), **FOUND)
    run(engine, after="evaluation_report", until="contract_review")


class TestReselection:
    def test_another_winner_for_the_lot(self, engine: Engine) -> None:
        """Lot 1 falls to the second, announced on Monday 11-20: period to 11-21, window to 11-30 (22 to 24, 27 to 30), so
        signature from 12-01; thirty days are Wednesday 12-20. Lot 2 is signed meanwhile."""
        four_valid(engine)
        challenge(engine, lots=[1])
        sign(engine, d("11-15"), 2)
        reply(engine, outcome="upheld")
        act(engine, "district_leader", CHILD, "closed", d("11-17"), consequence="reselect")
        assert round_number(engine) == 1
        text = refused(
            engine, "not_ready", "district_leader", CASE, "contract_signature", d("11-20"), "1", **signature(1)
        )
        assert "“另行确定中标人、公告”尚未完成" in text
        placed = {"platform_address": "采购平台/演练/结果2", "first_published": "2023-11-20"}
        assert "书面报告本级财政部门" in refused(
            engine,
            "disallowed",
            "district_leader",
            CASE,
            "replacement_award",
            d("11-20"),
            "1",
            supplier=FIRMS[1],
            **placed,
        )
        placed["report_letter"] = "演练报〔2023〕3号"
        assert f"下一候选人是{FIRMS[1]}" in refused(
            engine,
            "not_next_candidate",
            "district_leader",
            CASE,
            "replacement_award",
            d("11-20"),
            "1",
            supplier=FIRMS[2],
            **placed,
        )
        act(engine, "district_leader", CASE, "replacement_award", d("11-20"), "1", supplier=FIRMS[1], **placed)
        assert dates(engine, "contract_signature", "1") == ("2023-12-01", "2023-12-20")
        sign(engine, d("12-01"), 1)
        with reading(engine) as session:
            contract = session.exec(select(Contract).where(Contract.lot == 1)).one()
            assert contract.amount == PRICES[1][1]

    @SQLITE_ONLY
    def test_too_few_are_left(self, engine: Engine) -> None:
        """Three valid bids, one of them the winner's."""
        ready(engine, "contract_review")
        challenge(engine, lots=[1])
        reply(engine, outcome="upheld")
        closing_refused(engine, "合格供应商2家，不足3家", consequence="reselect")

    @SQLITE_ONLY
    def test_begin_again_only_when_nobody_else_loses_by_it(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine, lots=[1])
        reply(engine, outcome="upheld")
        closing_refused(engine, "采购包2尚未签订合同", consequence="retender")
        sign(engine, d("11-16"), 2)
        act(engine, "district_leader", CHILD, "closed", d("11-17"), consequence="retender")
        assert round_number(engine) == 2

    @SQLITE_ONLY
    def test_what_followed_keeps_the_closing_in_its_place(self, engine: Engine) -> None:
        four_valid(engine)
        challenge(engine, lots=[1])
        reply(engine, outcome="upheld")
        act(engine, "district_leader", CHILD, "closed", d("11-17"), consequence="reselect")
        with writing(engine) as session, pytest.raises(Refusal) as caught:
            withdraw(
                session,
                actor(session, "惠东县.district_leader"),
                Withdrawal(command_id="w1", case=slug(CHILD), step="closed", reason="登记有误"),
            )
        assert caught.value.code == "steps_depend"
        assert "惠东县招标的另行确定" in str(caught.value)


@SQLITE_ONLY
def test_below_the_limits_there_is_no_challenge(engine: Engine) -> None:
    ready(engine, "expert_draw")
    purchase_case.next_round(engine, "direct_purchase", "10-31")
    assert "采购法 2" in challenge_refused(engine, "disallowed", d("11-01"), about="documents")
