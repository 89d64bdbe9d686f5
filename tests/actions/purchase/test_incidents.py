"""询问, 撤回, 终止: their limits, what they hold, and a lawful end after which nothing is due any more."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from models.alert import Alert
from models.case import ScheduleRow
from models.database import reading, record_head, writing
from record.alerting.watch import watch
from record.people import set_programme_date
from record.plan.loaded import programme
from tests.actions.builders import act, case_of, huizhou, refused, slug
from tests.actions.purchase_case import closed_on, d, dates, next_round, rows_of, state
from tests.actions.tender_case import CASE, SQLITE_ONLY, bids, ready, signature
from views.board import board

END: dict[str, Any] = {
    "reason": "方案调整，采购任务取消(演练)",
    "task_cancelled": True,
    "platform_address": "采购平台/演练/终止",
    "first_published": "2023-10-25",
    "suppliers_told": True,
    "treasury_letter": "演练人社〔2023〕20号",
    "collected": 60_000,
}


def end(engine: Engine, on: str = "10-25", **changed: Any) -> None:
    act(engine, "district_leader", CASE, "termination", d(on), **END | {"first_published": d(on).isoformat()} | changed)


class TestInquiry:
    @SQLITE_ONLY
    def test_each_is_answered_in_three_working_days(self, engine: Engine) -> None:
        """Asked on Friday 10-13 and on Monday 10-16: by 10-18 and 10-19."""
        ready(engine, "tender_notice")
        ask = {"matters": "服务期限如何计算", "receipt": "演练回执1"}
        refused(engine, "bad_details", "procurement", CASE, "inquiry", d("10-13"), **ask, supplier="演练甲人力公司")
        act(engine, "procurement", CASE, "inquiry", d("10-13"), **ask)
        act(engine, "procurement", CASE, "inquiry", d("10-16"), "第2次", **ask)
        assert [dates(engine, "inquiry_reply", at)[1] for at in ("", "第2次")] == ["2023-10-18", "2023-10-19"]
        text = refused(engine, "too_late", "procurement", CASE, "inquiry_reply", d("10-19"), text="见招标文件")
        assert "采购法 51；条例 52" in text
        act(engine, "procurement", CASE, "inquiry_reply", d("10-19"), "第2次", text="见招标文件第二章")

    @SQLITE_ONLY
    def test_one_that_may_change_the_result_holds_the_signature(self, engine: Engine) -> None:
        """Asked on 11-14, answered on 11-16: two days more than Saturday 12-02."""
        ready(engine, "contract_review")
        act(engine, "procurement", CASE, "inquiry", d("11-14"), matters="评分依据", affects_result=True)
        text = refused(
            engine, "not_ready", "district_leader", CASE, "contract_signature", d("11-15"), "1", **signature(1)
        )
        assert "第1次询问尚未办结" in text
        assert "条例 54" in text
        act(engine, "procurement", CASE, "inquiry_reply", d("11-16"), text="经核对无误")
        assert dates(engine, "contract_signature", "1") == ("2023-11-16", "2023-12-04")


class TestClarification:
    @SQLITE_ONLY
    def test_the_last_deadline_counts_and_each_leaves_fifteen_days(self, engine: Engine) -> None:
        """10-30 was announced. Changed on 10-20 to 11-06; fifteen days before that are Sunday 10-22, so Friday 10-20. Changed
        again on Monday 10-23, whose fifteen days are 11-07, to 11-10; a mere correction may still come by 10-26."""
        ready(engine, "tender_notice")

        def change(on: str, at: str, new: str | None) -> None:
            act(
                engine,
                "procurement",
                CASE,
                "clarification",
                d(on),
                at,
                nature="material",
                reason="修改采购需求",
                new_deadline=new,
            )

        change("10-20", "", "2023-11-06")
        assert dates(engine, "bid_opening") == ("2023-11-06", "2023-11-06")
        for new in (None, "2023-11-06"):
            text = refused(
                engine,
                "too_late",
                "procurement",
                CASE,
                "clarification",
                d("10-23"),
                "第2次",
                nature="material",
                reason="再次修改",
                new_deadline=new,
            )
            assert "条例 31；87号 27" in text
            assert "前至少15日" in text
        text = refused(
            engine,
            "disallowed",
            "procurement",
            CASE,
            "clarification",
            d("10-19"),
            "第2次",
            nature="material",
            reason="提前",
            new_deadline="2023-11-03",
        )
        assert "只能顺延" in text
        change("10-23", "第2次", "2023-11-10")
        change("10-26", "第3次", None)
        assert dates(engine, "bid_opening") == ("2023-11-10", "2023-11-10")
        act(engine, "procurement", CASE, "bid_opening", d("11-10"), **bids())


@SQLITE_ONLY
def test_a_bid_is_withdrawn_before_the_deadline_and_its_bond_returned(engine: Engine) -> None:
    """Withdrawn on 10-20, the bond by 10-27; nobody is named (87号 28)."""
    ready(engine, "tender_notice")
    refused(
        engine, "bad_details", "procurement", CASE, "bid_withdrawal", d("10-20"), receipt="1", supplier="演练甲人力公司"
    )
    act(engine, "procurement", CASE, "bid_withdrawal", d("10-20"), receipt="演练撤回回执1")
    assert dates(engine, "withdrawal_bond_return")[1] == "2023-10-27"
    act(engine, "procurement", CASE, "withdrawal_bond_return", d("10-27"), amount=60_000)
    text = refused(
        engine, "disallowed", "procurement", CASE, "bid_withdrawal", d("10-31"), "第2次", receipt="演练回执2"
    )
    assert "截止日期2023-10-30以后不能撤回" in text
    act(engine, "procurement", CASE, "bid_withdrawal", d("10-30"), "第2次", receipt="演练回执2")


class TestTermination:
    def test_a_cancelled_task_is_a_lawful_end(self, engine: Engine) -> None:
        """Ended on Wednesday 10-25, everything back by Wednesday 11-01; then the case is closed and nobody is told of it."""
        ready(engine, "tender_notice")
        end(engine)
        assert dates(engine, "termination_refund") == ("2023-10-25", "2023-11-01")
        assert (state(engine), closed_on(engine)) == ("等待退还文件费用和保证金", None)
        open_rows = [step for (step, _at), row in rows_of(engine).items() if row.done_on is None]
        assert [step for step in open_rows if not rows_of(engine)[step, ""].lapse] == ["termination_refund"]
        text = refused(engine, "case_stopped", "procurement", CASE, "bid_opening", d("10-30"), **bids())
        assert "“采购活动终止”已于2023-10-25登记" in text
        assert "现可办理：“退还文件费用和保证金”" in text
        assert "60,000" not in refused(
            engine, "too_late", "procurement", CASE, "termination_refund", d("11-02"), amount=60_000
        )
        assert "全部退还" in refused(
            engine, "disallowed", "procurement", CASE, "termination_refund", d("10-31"), amount=59_999
        )
        act(engine, "procurement", CASE, "termination_refund", d("11-01"), amount=60_000, interest=12)
        assert (state(engine), closed_on(engine)) == ("已办结", d("11-01"))
        _nobody_is_told(engine)

    @SQLITE_ONLY
    def test_only_a_cancelled_task_ends_it(self, engine: Engine) -> None:
        ready(engine, "tender_notice")

        def no(code: str, said: str, **changed: Any) -> None:
            text = refused(engine, code, "district_leader", CASE, "termination", d("10-25"), **END | changed)
            assert said in text, text

        no("disallowed", "不得擅自终止采购活动（依据：87号 29）", task_cancelled=False)
        no("disallowed", "书面通知", suppliers_told=False)
        no("disallowed", "首次发布日期", first_published="2023-10-24")
        no("bad_details", "treasury_letter", treasury_letter="无")
        refused(engine, "wrong_role", "procurement", CASE, "termination", d("10-25"), **END)

    @SQLITE_ONLY
    def test_not_with_a_contract(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        text = refused(
            engine,
            "disallowed",
            "district_leader",
            CASE,
            "termination",
            d("11-16"),
            **END | {"first_published": "2023-11-16"},
        )
        assert "采购法 50" in text

    @SQLITE_ONLY
    def test_a_failed_round_may_end_so(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        act(
            engine, "procurement", CASE, "tender_failure", d("10-30"), reason="投标人不足3家", bidders=2, next="pending"
        )
        end(engine, "11-06", collected=0)
        act(engine, "procurement", CASE, "termination_refund", d("11-06"), amount=0)
        assert closed_on(engine) == d("11-06")

    @SQLITE_ONLY
    def test_below_the_limits_by_the_units_own_rules(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        next_round(engine, "direct_purchase", "10-31")
        from tests.actions.purchase_case import Lap, announce

        announce(engine, Lap("10-31", "11-01", "11-02", "11-03", "", "", ""))
        act(engine, "district_leader", CASE, "termination", d("11-03"), reason="任务取消(演练)")
        assert closed_on(engine) == d("11-03")


def _nobody_is_told(engine: Engine) -> None:
    """Long after every date of the plan: no row of the case is due, the board is green, the watch raises nothing on it."""
    with writing(engine) as session:
        record_head(session).clock_on = None
        set_programme_date(session, d("2026-01-15"))
    with writing(engine) as session:
        row = programme(session, huizhou().slug)
        case = case_of(session, CASE)
        open_rows = session.exec(
            select(ScheduleRow).where(
                ScheduleRow.case_id == case.id, col(ScheduleRow.done_on).is_(None), col(ScheduleRow.due_on).is_not(None)
            )
        ).all()
        assert not open_rows
        watch(session, row)
        assert not session.exec(select(Alert).where(Alert.case_id == case.id)).all()
        assert session.exec(select(Alert)).first(), "others are told"
        cell = next(cell for cell in board(session, row) if cell.case == slug(CASE))
        assert (cell.colour.value, cell.awaited) == ("green", "已办结")
    with reading(engine) as session:
        assert case_of(session, CASE).closed_on == d("11-01")
