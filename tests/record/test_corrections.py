"""更正与撤回: what may be corrected, by whom, and what is left of the old fact."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import select

from actions.acts import correct, withdraw
from models.audit import AuditEntry
from models.case import Fact
from models.database import reading, writing
from models.document import DocumentRow
from models.refusal import Refusal
from models.schema.effective import EFFECTIVE_FACT
from models.tender import Bid, Contract, LotStation, TenderProject
from papers.register import mark_issued, reserve_due
from record.corrections import Correction, Withdrawal
from record.handlers import Done
from record.people import actor
from rules.checklists import rules_to_check
from rules.law import statute
from tests.actions.builders import _NUMBER, act, case_of, contents, refused, slug
from tests.actions.tender_case import (
    CASE,
    FIRMS,
    SQLITE_ONLY,
    TERMS,
    bids,
    draft,
    notice,
    ready,
    report,
    requirement,
    signature,
)

LEADER = "惠东县.district_leader"


def amend(
    engine: Engine,
    step: str,
    subject: str = "",
    *,
    login: str = LEADER,
    case: str = CASE,
    reason: str = "登记有误",
    command_id: str = "",
    **fields: Any,
) -> Done:
    with writing(engine) as session:
        return correct(
            session,
            actor(session, login),
            Correction(
                command_id=command_id or f"correct-{next(_NUMBER)}",
                case=slug(case),
                step=step,
                subject=subject,
                reason=reason,
                **fields,
            ),
        )


def take(
    engine: Engine, step: str, subject: str = "", *, login: str = LEADER, case: str = CASE, command_id: str = ""
) -> Done:
    with writing(engine) as session:
        return withdraw(
            session,
            actor(session, login),
            Withdrawal(
                command_id=command_id or f"withdraw-{next(_NUMBER)}",
                case=slug(case),
                step=step,
                subject=subject,
                reason="登记有误",
            ),
        )


def no(engine: Engine, code: str, call: Any, *args: Any, **more: Any) -> str:
    before = contents(engine)
    with pytest.raises(Refusal) as caught:
        call(engine, *args, **more)
    assert caught.value.code == code, str(caught.value)
    assert contents(engine) == before
    return str(caught.value)


def issue_all(engine: Engine) -> None:
    with writing(engine) as session:
        for item in reserve_due(session, case_of(session, CASE)):
            mark_issued(session, item.id, f"files/{item.id}.pdf", "0" * 64)


def statuses(engine: Engine) -> dict[tuple[str, str, int], str]:
    with reading(engine) as session:
        return {(d.kind, d.subject, d.version): d.status for d in session.exec(select(DocumentRow))}


@SQLITE_ONLY
def test_refusals(engine: Engine) -> None:
    ready(engine, "award_notice")
    phone = {"details": notice(phone="0752-1111111")}
    no(engine, "wrong_role", amend, "tender_notice", login="惠东县.procurement", **phone)
    no(engine, "wrong_district", amend, "tender_notice", login="龙门县.district_leader", **phone)
    no(engine, "unknown_case", amend, "tender_notice", case="惠东县/无", **phone)
    no(engine, "unknown_step", amend, "signing", **phone)
    no(engine, "nothing_to_correct", amend, "contract_draft", "1", details=draft(1))
    no(engine, "nothing_to_correct", amend, "tender_notice", details=notice())
    no(engine, "bad_details", amend, "tender_notice", details=notice(phone=""))
    no(engine, "future_date", amend, "award_notice", on=date(2026, 5, 5))
    text = no(
        engine,
        "steps_depend",
        amend,
        "bid_opening",
        details=bids({1: (1_400_000, 1_490_000, 1_480_000), 2: (1_600_000, 1_590_000, 1_580_000)}),
    )
    assert "“评标报告送达”、“确定中标人”、“中标公告、中标通知书”" in text
    text = no(engine, "steps_depend", take, "tender_notice")
    assert "“投标截止、开标”" in text


@SQLITE_ONLY
def test_other_cases_that_wait_are_named(engine: Engine) -> None:
    ready(engine, "tender_notice")
    text = no(engine, "steps_depend", take, "terms_issued", case=TERMS, login="市级.city_leader")
    assert "惠东县招标的“招标公告”" in text


def test_a_free_field_may_be_corrected_at_any_time(engine: Engine) -> None:
    ready(engine, "award_notice")
    issue_all(engine)
    amend(engine, "tender_notice", details=notice(phone="0752-1111111"))
    with writing(engine) as session:
        project = session.exec(select(TenderProject)).one()
        facts = session.exec(select(Fact).where(Fact.step == "tender_notice").order_by(Fact.id)).all()  # type: ignore[arg-type]
        assert [fact.corrects for fact in facts] == [None, facts[0].id]
        assert project.fact_id == facts[1].id
        effective = session.execute(EFFECTIVE_FACT.select().where(EFFECTIVE_FACT.c.step == "tender_notice")).one()
        assert effective.details["phone"] == "0752-1111111"
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "correct")).one()
        assert (entry.actor, entry.content["reason"]) == (LEADER, "登记有误")
        found = reserve_due(session, case_of(session, CASE))
        assert [item.kind for item in found] == ["tender_notice"], "only its own document is made again"
    assert statuses(engine)["tender_notice", "", 1] == "superseded"
    assert statuses(engine)["tender_notice", "", 2] == "reserved"
    assert statuses(engine)["award_notice", "", 1] == "issued"


@SQLITE_ONLY
def test_a_date_is_corrected_by_the_rules_of_the_step(engine: Engine) -> None:
    ready(engine, "tender_notice")
    text = no(
        engine, "too_early", amend, "tender_notice", on=date(2023, 9, 5), details=notice(first_published="2023-09-05")
    )
    assert "财库〔2020〕10号" in text
    no(
        engine,
        "disallowed",
        amend,
        "tender_notice",
        on=date(2023, 10, 10),
        details=notice(first_published="2023-10-09"),
    )
    text = no(
        engine,
        "disallowed",
        amend,
        "tender_notice",
        on=date(2023, 10, 10),
        details=notice(first_published="2023-10-10", bid_deadline="2023-10-27"),
    )
    assert "采购法 35" in text
    amend(engine, "tender_notice", on=date(2023, 10, 10), details=notice(first_published="2023-10-10"))
    with reading(engine) as session:
        assert session.exec(select(TenderProject)).one().published_on == date(2023, 10, 10)


def test_withdrawal_leaves_the_step_open(engine: Engine) -> None:
    ready(engine, "evaluation_report")
    no(engine, "steps_depend", take, "bid_opening")
    take(engine, "evaluation_report")
    with reading(engine) as session:
        assert {(bid.score, bid.rank, bid.rejected) for bid in session.exec(select(Bid))} == {(None, None, None)}
    take(engine, "bid_opening")
    with reading(engine) as session:
        assert not session.exec(select(Bid)).all()
    no(engine, "nothing_to_correct", take, "bid_opening")
    act(engine, "procurement", CASE, "bid_opening", date(2023, 10, 30), **bids())
    with reading(engine) as session:
        chain = session.exec(select(Fact).where(Fact.step == "bid_opening").order_by(Fact.id)).all()  # type: ignore[arg-type]
        assert [(fact.withdrawn, fact.corrects) for fact in chain] == [
            (False, None),
            (True, chain[0].id),
            (False, chain[1].id),
        ]


def test_withdrawing_one_lot_leaves_the_other(engine: Engine) -> None:
    ready(engine, "contract_signature")
    issue_all(engine)
    no(engine, "steps_depend", take, "contract_review", "1")
    take(engine, "contract_signature", "1")
    with reading(engine) as session:
        assert [contract.lot for contract in session.exec(select(Contract))] == [2]
        assert case_of(session, CASE).closed_on is None
    assert statuses(engine)["operating_contract", "1", 1] == "superseded"
    assert statuses(engine)["operating_contract", "2", 1] == "issued"
    take(engine, "contract_review", "1")
    amend(engine, "contract_draft", "1", details=draft(1, number="惠东驿站-2023-01甲"))
    act(engine, "reviewer", CASE, "contract_review", date(2023, 11, 7), "1", opinion="同意")
    act(
        engine,
        "district_leader",
        CASE,
        "contract_signature",
        date(2023, 11, 16),
        "1",
        **signature(1, number="惠东驿站-2023-01甲"),
    )
    with reading(engine) as session:
        assert {c.number for c in session.exec(select(Contract))} == {"惠东驿站-2023-01甲", "惠东驿站-2023-02"}


@SQLITE_ONLY
def test_a_reserved_document_of_a_withdrawn_fact_is_void(engine: Engine) -> None:
    ready(engine, "tender_notice")
    with writing(engine) as session:
        reserve_due(session, case_of(session, CASE))
    take(engine, "tender_notice")
    assert statuses(engine)["tender_notice", "", 1] == "void"


@SQLITE_ONLY
def test_stations_follow_the_corrected_lots(engine: Engine) -> None:
    ready(engine, "requirement")
    amend(
        engine,
        "requirement",
        details=requirement(lots=[{"number": 1, "title": "全县", "stations": ["惠东01", "惠东02"]}]),
    )
    with reading(engine) as session:
        assert [(row.lot, row.station_id) for row in session.exec(select(LotStation))] == [(1, 1), (1, 2)]
    take(engine, "requirement")
    with reading(engine) as session:
        assert not session.exec(select(LotStation)).all()


def test_replay_and_reuse_of_a_command(engine: Engine) -> None:
    ready(engine, "tender_notice")
    first = amend(engine, "tender_notice", details=notice(phone="0752-1111111"), command_id="once")
    again = amend(engine, "tender_notice", details=notice(phone="0752-1111111"), command_id="once")
    assert (again.fact_id, again.replayed) == (first.fact_id, True)
    no(engine, "command_reused", amend, "intention_notice", command_id="once", on=date(2023, 8, 8))
    out = take(engine, "tender_notice", command_id="gone")
    assert take(engine, "tender_notice", command_id="gone").fact_id == out.fact_id
    with reading(engine) as session:
        assert len(session.exec(select(Fact).where(Fact.step == "tender_notice")).all()) == 3


@SQLITE_ONLY
def test_a_round_that_is_over_is_not_corrected(engine: Engine) -> None:
    ready(engine, "expert_draw")
    act(engine, "procurement", CASE, "tender_failure", date(2023, 10, 30), reason="投标人不足3家", bidders=2)
    assert "以前轮次" in no(engine, "nothing_to_correct", take, "tender_failure")
    assert "以前轮次" in no(engine, "nothing_to_correct", take, "tender_notice")


@SQLITE_ONLY
def test_a_corrected_breach_needs_its_reason(engine: Engine) -> None:
    ready(engine, "bid_opening")
    act(engine, "district_leader", CASE, "evaluation_report", date(2023, 11, 3), breach="评审延期", **report())
    text = no(engine, "too_late", amend, "evaluation_report", on=date(2023, 11, 6))
    assert "87号 68" in text
    amend(engine, "evaluation_report", on=date(2023, 11, 6), breach="评审延期，日期登记有误")
    amend(engine, "evaluation_report", on=date(2023, 10, 31))
    with reading(engine) as session:
        last = session.execute(EFFECTIVE_FACT.select().where(EFFECTIVE_FACT.c.step == "evaluation_report")).one()
        assert (last.done_on, last.breach_reason) == (date(2023, 10, 31), None)
        assert session.exec(select(Bid).where(Bid.rank == 1)).all()


@SQLITE_ONLY
def test_the_winner_follows_corrected_scores(engine: Engine) -> None:
    ready(engine, "evaluation_report")
    full = report()
    scores = [
        line | {"score": 9500} if (line["lot"], line["supplier"]) == (1, FIRMS[1]) else line for line in full["scores"]
    ]
    listed = rules_to_check("evaluation_report", statute(), date(2023, 7, 3), "open_tender")
    checks = [{"rule": rule.id, "ok": "yes", "evidence": "演练材料"} for rule in listed]
    amend(engine, "evaluation_report", details=full | {"scores": scores, "checks": checks})
    assert FIRMS[1] in refused(
        engine,
        "not_first_ranked",
        "district_leader",
        CASE,
        "winner_confirmation",
        date(2023, 11, 1),
        winners=[{"lot": n, "supplier": FIRMS[0]} for n in (1, 2)],
    )


@pytest.mark.parametrize(("length", "taken"), [(0, False), (1, True), (200, True), (201, False)])
def test_the_id_of_a_command_has_a_length(length: int, taken: bool) -> None:
    for form in (Correction, Withdrawal):
        given = {"command_id": "x" * length, "case": CASE, "step": "requirement", "reason": "登记有误"}
        if taken:
            assert form(**given).command_id == given["command_id"]
        else:
            with pytest.raises(ValidationError, match="command_id"):
                form(**given)
