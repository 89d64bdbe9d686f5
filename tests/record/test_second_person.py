"""两人共同办理: which steps ask for two, who may be the second, and what the record says of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from actions.acts import correct, withdraw
from models.audit import AuditEntry
from models.case import Fact
from models.database import reading, writing
from models.person import Person
from models.refusal import Refusal
from record.corrections import Correction, Withdrawal
from record.custody.digest import digest
from record.people import actor
from rules.procedures import METHODS, PROCEDURES
from tests.actions.builders import act, refused, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, bids, ready, signature

OPENED = date(2023, 10, 30)
SIGNED = date(2023, 11, 15)
ARTICLE = "财库〔2016〕99号（待核实）"


def test_these_steps_are_done_by_two() -> None:
    two = {(name, step.name) for name, procedure in PROCEDURES.items() for step in procedure.steps if step.two_persons}
    assert two == {
        *(
            (name, step)
            for name in METHODS
            for step in ("bid_opening", "contract_signature", "instalment_accepted", "contract_acceptance")
        ),
        *(
            (name, "supplier_selection")
            for name in METHODS
            if name not in ("open_tender", "single_source", "direct_purchase")
        ),
        ("fit_out", "site_acceptance"),
        ("platform", "platform_acceptance"),
    }


def opening(engine: Engine, **more: Any) -> str:
    return refused(engine, more.pop("code"), "procurement", CASE, "bid_opening", OPENED, **bids(), **more)


@SQLITE_ONLY
class TestWho:
    @pytest.fixture
    def announced(self, engine: Engine) -> Engine:
        ready(engine, "expert_draw")
        return engine

    def test_nobody(self, announced: Engine) -> None:
        said = opening(announced, code="second_person_missing", second=None)
        assert ARTICLE in said
        assert "2人以上共同办理" in said
        assert "--with" in said

    @pytest.mark.parametrize(
        ("login", "why"),
        [
            ("惠东县.procurement", "同为采购经办"),
            ("惠东县.operator", "采购人一方"),
            ("惠东县.auditor", "采购人一方"),
            ("龙门县.reviewer", "请由惠东县的人员"),
            ("市级.project_manager", "请由惠东县的人员"),
        ],
    )
    def test_somebody_unfit(self, announced: Engine, login: str, why: str) -> None:
        said = opening(announced, code="second_person_unfit", second=login)
        assert why in said
        assert ARTICLE in said

    def test_somebody_unknown_or_gone(self, announced: Engine) -> None:
        opening(announced, code="unknown_person", second="惠东县.nobody")
        with writing(announced) as session:
            session.get_one(Person, "惠东县.supervisor").active = False
        opening(announced, code="unknown_person", second="惠东县.supervisor")

    def test_anybody_of_the_place_may_join_where_one_would_do(self, announced: Engine) -> None:
        with reading(announced) as session:
            assert session.exec(select(Fact.second).where(Fact.step == "expert_draw")).one() is None
        act(announced, "procurement", CASE, "briefing", date(2023, 10, 20), second="惠东县.reviewer")
        refused(
            announced,
            "second_person_unfit",
            "procurement",
            CASE,
            "clarification",
            date(2023, 10, 13),
            second="龙门县.reviewer",
            nature="material",
            reason="更正",
        )


def test_the_record_says_who(engine: Engine) -> None:
    ready(engine, "expert_draw")
    act(engine, "procurement", CASE, "bid_opening", OPENED, second="惠东县.reviewer", command_id="opened", **bids())
    refused(
        engine,
        "command_reused",
        "procurement",
        CASE,
        "bid_opening",
        OPENED,
        second="惠东县.supervisor",
        command_id="opened",
        **bids(),
    )
    again = act(
        engine, "procurement", CASE, "bid_opening", OPENED, second="惠东县.reviewer", command_id="opened", **bids()
    )
    assert again.replayed
    with reading(engine) as session:
        fact = session.exec(select(Fact).where(Fact.step == "bid_opening")).one()
        entry = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
        assert fact.second == "惠东县.reviewer"
        assert entry
        assert entry.content["second"] == "惠东县.reviewer"
        before = digest(session)
    with writing(engine) as session:
        correct(
            session,
            actor(session, "惠东县.district_leader"),
            Correction(
                command_id="c", case=slug(CASE), step="bid_opening", reason="登记有误", second="惠东县.supervisor"
            ),
        )
        assert digest(session) != before


def test_the_database_takes_no_one_twice(engine: Engine) -> None:
    ready(engine, "expert_draw")
    statement = text(
        "INSERT INTO fact (case_id, step, round, subject, done_on, actor, second, details, details_version, "
        "command_id, recorded_at, withdrawn) SELECT case_id, 'x', 1, 'x', done_on, actor, actor, details, 1, "
        "'x', recorded_at, withdrawn FROM fact WHERE step = 'expert_draw'"
    )
    with pytest.raises(IntegrityError, match="ck_fact_second"), engine.begin() as connection:
        connection.execute(statement)


@SQLITE_ONLY
class TestCorrections:
    @pytest.fixture
    def signed(self, engine: Engine) -> Engine:
        ready(engine, "contract_review")
        act(
            engine,
            "district_leader",
            CASE,
            "contract_signature",
            SIGNED,
            "1",
            second="惠东县.procurement",
            **signature(1),
        )
        return engine

    def corrected(self, engine: Engine, login: str, **changed: Any) -> str | None:
        with writing(engine) as session:
            correct(
                session,
                actor(session, login),
                Correction(
                    command_id="c",
                    case=slug(CASE),
                    step="contract_signature",
                    subject="1",
                    reason="登记有误",
                    **changed,
                ),
            )
            return session.exec(select(Fact.second).where(Fact.command_id == "c")).one()

    def test_keep_or_change_the_second_person(self, signed: Engine) -> None:
        details = signature(1, signatories=["演练新局长", "演练经理"])
        assert self.corrected(signed, "市级.project_manager", details=details) == "惠东县.procurement"

    def test_of_the_second_person_alone(self, signed: Engine) -> None:
        assert self.corrected(signed, "市级.project_manager", second="惠东县.supervisor") == "惠东县.supervisor"

    @pytest.mark.parametrize(
        ("login", "changed", "code"),
        [
            ("市级.project_manager", {"second": "惠东县.procurement"}, "nothing_to_correct"),
            ("市级.project_manager", {"second": "龙门县.supervisor"}, "second_person_unfit"),
            ("市级.project_manager", {"second": "市级.project_manager"}, "second_person_unfit"),
        ],
    )
    def test_refused(self, signed: Engine, login: str, changed: dict[str, Any], code: str) -> None:
        with pytest.raises(Refusal) as caught:
            self.corrected(signed, login, **changed)
        assert caught.value.code == code, str(caught.value)

    def test_by_the_second_person_or_by_who_accepted(self, signed: Engine) -> None:
        act(
            signed,
            "reviewer",
            CASE,
            "instalment_accepted",
            date(2023, 12, 20),
            "1",
            second="惠东县.supervisor",
            instalment="第一期",
            amount=100,
            deduction_reason="演练样例",
            inspectors=["演练验收甲", "演练验收乙"],
            opinion="达标",
        )
        with writing(signed) as session:
            session.get_one(Person, "惠东县.procurement").role = "district_leader"
            session.get_one(Person, "惠东县.supervisor").role = "district_leader"
        details = signature(1, signatories=["演练新局长", "演练经理"])
        for login, code in (("惠东县.procurement", "second_person_unfit"), ("惠东县.supervisor", "same_person")):
            with pytest.raises(Refusal) as caught:
                self.corrected(signed, login, details=details)
            assert caught.value.code == code, str(caught.value)

    def test_what_was_recorded_before_two_were_asked_for_is_corrected_without(self, signed: Engine) -> None:
        with writing(signed) as session:
            withdraw(
                session,
                actor(session, "惠东县.district_leader"),
                Withdrawal(command_id="w", case=slug(CASE), step="contract_signature", subject="1", reason="样例"),
            )
            old = session.exec(select(Fact).where(Fact.command_id == "w")).one()
            session.add(
                Fact(
                    **old.model_dump(exclude={"id", "corrects", "withdrawn", "command_id"}),
                    corrects=old.id,
                    command_id="old",
                )
            )
            session.flush()
            assert session.exec(select(Fact.second).where(Fact.command_id == "old")).one() is None
        assert (
            self.corrected(signed, "市级.project_manager", details=signature(1, signatories=["演练新局长", "演练经理"]))
            is None
        )
