"""质疑: its window, the hold on the signature, and the new round that an upheld one brings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.challenge import receive
from actions.core import Command, Done
from actions.errors import ActionRefused
from actions.people import actor
from models.case import Case, Fact, Round
from models.database import reading, writing
from tests.actions.builders import _NUMBER, act, case_of, contents, refused, slug
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY, begin, ready, signature

CHILD = f"{CASE}/质疑1"
LAST_DAY = date(2023, 11, 14)
"""Seven working days after the notice's period of one, which ended on 2023-11-03."""


def challenge(engine: Engine, on: date = LAST_DAY, *, about: str = "result", supplier: str = FIRMS[1],
              login: str = "惠东县.procurement", case: str = CASE, command_id: str = "", **more: Any) -> Done:
    command = Command(
        command_id=command_id or f"test-challenge-{next(_NUMBER)}", case=slug(case), step="received", on=on,
        details={"supplier": supplier, "about": about, "matters": "对评分提出质疑"} | more)
    with writing(engine) as session:
        return receive(session, actor(session, login), command)


def challenge_refused(engine: Engine, code: str, *args: Any, **more: Any) -> str:
    before = contents(engine)
    with pytest.raises(ActionRefused) as caught:
        challenge(engine, *args, **more)
    assert caught.value.code == code, str(caught.value)
    assert contents(engine) == before, "nothing is written, and no case is opened"
    return str(caught.value)


def reply(engine: Engine, on: date = date(2023, 11, 16), outcome: str = "dismissed", **more: Any) -> Done:
    return act(engine, "reviewer", CHILD, "reply", on, outcome=outcome, text="经复核答复如下",
               letter_number="演练质复〔2023〕1号", **more)


def sign(engine: Engine, on: date, lot: int = 1) -> Done:
    return act(engine, "district_leader", CASE, "contract_signature", on, str(lot), **signature(lot))


@SQLITE_ONLY
def test_the_window_and_what_else_is_refused(engine: Engine) -> None:
    ready(engine, "winner_confirmation")
    assert "尚未公布" in challenge_refused(engine, "disallowed", date(2023, 11, 1))
    act(engine, "procurement", CASE, "award_notice", date(2023, 11, 2), platform_address="采购平台/演练",
        first_published="2023-11-02")
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
        k: v for k, v in after.items() if k != "record_head"}


class TestHold:
    def test_dismissed_ends_with_the_reply(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine)
        text = refused(engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1",
                       **signature(1))
        assert "质疑1尚未办结" in text
        assert "条例 54；94号 16" in text
        reply(engine)
        refused(engine, "too_early", "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1",
                **signature(1))
        sign(engine, date(2023, 11, 16))

    @SQLITE_ONLY
    def test_reply_is_due_in_seven_working_days_and_apart(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        challenge(engine)
        details = {"outcome": "dismissed", "text": "经复核", "letter_number": "演练质复〔2023〕1号"}
        assert "采购法 53" in refused(
            engine, "too_late", "reviewer", CHILD, "reply", date(2023, 11, 24), **details)
        refused(engine, "wrong_role", "procurement", CHILD, "reply", date(2023, 11, 16), **details)
        refused(engine, "bad_details", "reviewer", CHILD, "reply", date(2023, 11, 16),
                **details | {"letter_number": "无文号"})
        reply(engine, date(2023, 11, 23))

    def test_upheld_holds_until_closed_and_begins_again(self, engine: Engine) -> None:
        ready(engine, "contract_review")
        challenge(engine)
        reply(engine, outcome="upheld")
        refused(engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 17), "1",
                **signature(1))
        act(engine, "district_leader", CHILD, "closed", date(2023, 11, 17), remark="重新开展采购")
        with reading(engine) as session:
            case = case_of(session, CASE)
            assert case.round == 2
            again = session.exec(select(Round)).one()
            assert "质疑1成立" in again.reason
        text = refused(engine, "not_ready", "district_leader", CASE, "contract_signature", date(2023, 11, 20), "1",
                       **signature(1))
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
