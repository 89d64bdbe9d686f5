"""The engine of acts: what holds for every step, each refusal once with code, words, article, nothing written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.alert import SupervisionItem
from models.audit import AuditEntry
from models.base import canonical
from models.case import Fact, ScheduleRow
from models.database import reading, record_head, writing
from models.person import Person
from models.programme import Programme
from models.schema.protection import protect, unprotect
from tests.actions.builders import act, case_of, contents, refused, slug
from tests.actions.tender_case import (
    CASE,
    SQLITE_ONLY,
    TERMS,
    begin,
    documents,
    notice,
    perform_all,
    preparation,
    ready,
    report,
    requirement,
    reviews,
    run,
    signature,
)

REVIEW = {"opinion": "需求合规、完整"}


def test_the_plain_refusals(engine: Engine) -> None:
    ready(engine, "estimate")
    day = date(2023, 8, 3)
    for code, said, args, details in (
        ("unknown_case", "没有事项", ("惠东县.reviewer", "惠东县/无此事项", "requirement_review", day), REVIEW),
        ("unknown_step", "没有环节“signing”", ("reviewer", CASE, "signing", day), {}),
        ("unknown_step", "由系统计算", ("procurement", CASE, "notice_period_end", day), {}),
        ("unknown_subject", "没有对象“1”", ("reviewer", CASE, "requirement_review", day, "1"), REVIEW),
        ("unknown_subject", "可办理的对象：1、2", ("procurement", CASE, "contract_draft", day), {}),
        ("unknown_person", "没有在岗人员", ("惠东县.nobody", CASE, "requirement_review", day), REVIEW),
        (
            "bad_details",
            "“采购需求和实施计划审查”的办理内容填写有误：意见（opinion）：未填写",
            ("reviewer", CASE, "requirement_review", day),
            {},
        ),
        ("bad_details", "没有此项", ("reviewer", CASE, "requirement_review", day), REVIEW | {"extra": 1}),
        ("wrong_role", "请由复核人员办理", ("procurement", CASE, "requirement_review", day), REVIEW),
        ("wrong_role", "请由复核人员办理", ("auditor", CASE, "requirement_review", day), REVIEW),
        ("wrong_district", "请由惠东县的复核人员", ("龙门县.reviewer", CASE, "requirement_review", day), REVIEW),
        ("wrong_district", "市级", ("惠东县.reviewer", TERMS, "contract_text_reviewed", day), {}),
        ("future_date", "晚于今天（2025-12-31）", ("reviewer", CASE, "requirement_review", date(2026, 1, 1)), REVIEW),
        (
            "before_programme",
            "2023-07-03",
            ("procurement", "龙门县/招标", "requirement", date(2023, 7, 2)),
            requirement(lots=[{"number": 1, "title": "全县", "stations": ["龙门01", "龙门02"]}]),
        ),
        ("too_early", "经费测算", ("reviewer", CASE, "requirement_review", date(2023, 8, 1)), REVIEW),
        (
            "not_ready",
            "“采购需求和实施计划审查”尚未完成",
            ("procurement", CASE, "document_drafted", day),
            {"title": "招标文件", "deadline_time": "09:30", "sme": {"kind": "whole"}},
        ),
        ("already_done", "已于2023-08-01办结", ("procurement", CASE, "requirement", day), requirement()),
    ):
        text = refused(engine, code, *args, **details)
        assert said in text, f"{code}: {text}"


@SQLITE_ONLY
def test_a_step_of_another_case_is_waited_for_by_name(engine: Engine) -> None:
    begin(engine)
    run(engine, until="targets_set")
    perform_all(engine, preparation())
    run_from = date(2023, 8, 1)
    act(engine, "procurement", CASE, "requirement", run_from, **requirement())
    act(
        engine,
        "procurement",
        CASE,
        "estimate",
        date(2023, 8, 2),
        lots=[{"number": n, "budget": 1_600_000, "ceiling": 1_600_000} for n in (1, 2)],
    )
    act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), **REVIEW)
    act(
        engine,
        "procurement",
        CASE,
        "intention_notice",
        date(2023, 8, 7),
        platform_address="采购平台/演练",
        expected_month="2023-10",
    )
    perform_all(engine, reviews(), documents())
    text = refused(engine, "not_ready", "procurement", CASE, "tender_notice", date(2023, 10, 9), **notice())
    assert "“统一文本印发”尚未完成" in text
    assert "方案四（二）" in text
    act(engine, "city_leader", TERMS, "terms_issued", date(2023, 7, 20), letter_number="演练人社〔2023〕1号")
    act(engine, "procurement", CASE, "tender_notice", date(2023, 10, 9), **notice())


class TestReplay:
    def test_gives_the_first_result_and_writes_nothing(self, engine: Engine) -> None:
        ready(engine, "estimate")
        first = act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        before = contents(engine)
        again = act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        assert (again.fact_id, again.replayed, first.replayed) == (first.fact_id, True, False)
        after = contents(engine)
        assert after == before

    @pytest.mark.parametrize(
        "change",
        [{"login": "龙门县.reviewer"}, {"step": "estimate"}, {"on": date(2023, 8, 4)}, {"case": "龙门县/招标"}],
    )
    @SQLITE_ONLY
    def test_an_id_is_used_once(self, engine: Engine, change: dict[str, Any]) -> None:
        ready(engine, "estimate")
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        asked = {
            "login": "惠东县.reviewer",
            "case": CASE,
            "step": "requirement_review",
            "on": date(2023, 8, 3),
        } | change
        assert "once" in refused(
            engine,
            "command_reused",
            asked["login"],
            asked["case"],
            asked["step"],
            asked["on"],
            command_id="once",
            **REVIEW,
        )

    @pytest.mark.parametrize("change", [{"opinion": "另一意见"}, {"outsiders": ["演练专家"]}])
    def test_other_content_under_the_same_id_is_refused(self, engine: Engine, change: dict[str, Any]) -> None:
        ready(engine, "estimate")
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        text = refused(
            engine,
            "command_reused",
            "reviewer",
            CASE,
            "requirement_review",
            date(2023, 8, 3),
            command_id="once",
            **REVIEW | change,
        )
        assert "内容与当时不同" in text

    @SQLITE_ONLY
    def test_a_reason_for_being_late_is_content_too(self, engine: Engine) -> None:
        ready(engine, "estimate")
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        asked = ("reviewer", CASE, "requirement_review", date(2023, 8, 3))
        refused(engine, "command_reused", *asked, command_id="once", breach="逾期的原因", **REVIEW)

    @SQLITE_ONLY
    def test_what_a_form_has_learnt_since_is_no_other_content(self, engine: Engine) -> None:
        """An act of before a field was there is replayed with the field at its default."""
        ready(engine, "estimate")
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW)
        with writing(engine) as session:
            unprotect(session.connection())
            fact = session.exec(select(Fact).where(Fact.command_id == "once")).one()
            fact.details = {name: value for name, value in fact.details.items() if name != "outsiders"}
            session.add(fact)
            session.flush()
            protect(session.connection())
        assert act(
            engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), command_id="once", **REVIEW
        ).replayed


def test_the_trail_holds_all_that_was_entered(engine: Engine) -> None:
    ready(engine, "estimate")
    act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), **REVIEW)
    with reading(engine) as session:
        fact = session.exec(select(Fact).order_by(Fact.id.desc())).first()  # type: ignore[union-attr]
        entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()  # type: ignore[attr-defined]
        assert fact
        assert entry
        assert (entry.actor, entry.target, entry.schema_version) == (fact.actor, slug(CASE), 2)
        told = entry.entered
        for name in ("step", "round", "subject", "second", "details", "details_version", "breach_basis"):
            assert told[name] == getattr(fact, name), name
        assert (told["on"], told["command"], told["breach"]) == (
            fact.done_on.isoformat(),
            fact.command_id,
            fact.breach_reason,
        )
        loaded = session.exec(select(AuditEntry).where(AuditEntry.action == "load_programme")).one()
        programme = session.exec(select(Programme)).one()
        assert (loaded.entered["plan"], loaded.entered["sha256"]) == (programme.plan, programme.plan_sha256)


class TestSamePerson:
    @SQLITE_ONLY
    def test_who_prepared_does_not_review(self, engine: Engine) -> None:
        ready(engine, "estimate")
        _becomes(engine, "惠东县.procurement", "reviewer")
        text = refused(
            engine, "same_person", "惠东县.procurement", CASE, "requirement_review", date(2023, 8, 3), **REVIEW
        )
        assert "财库〔2016〕99号" in text
        assert "已办理“采购需求确定”" in text

    @SQLITE_ONLY
    def test_nor_who_prepared_this_lot(self, engine: Engine) -> None:
        ready(engine, "contract_draft")
        _becomes(engine, "惠东县.procurement", "reviewer")
        refused(
            engine, "same_person", "惠东县.procurement", CASE, "contract_review", date(2023, 11, 7), "1", opinion="同意"
        )


def _becomes(engine: Engine, login: str, role: str) -> None:
    with writing(engine) as session:
        person = session.get_one(Person, login)
        person.role = role
        session.add(person)


class TestBreach:
    LATE = date(2023, 11, 3)

    def test_is_recorded_by_a_leader_with_article_and_item(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        text = refused(engine, "too_late", "procurement", CASE, "evaluation_report", self.LATE, **report())
        assert "87号 68；条例 43" in text
        assert "2023-11-01" in text
        assert "分管领导" in text
        refused(engine, "no_breach", "procurement", CASE, "evaluation_report", self.LATE, breach="评审延期", **report())
        refused(engine, "no_breach", "reviewer", CASE, "evaluation_report", self.LATE, breach="评审延期", **report())
        refused(
            engine,
            "wrong_district",
            "龙门县.district_leader",
            CASE,
            "evaluation_report",
            self.LATE,
            breach="评审延期",
            **report(),
        )
        assert "期限内" in refused(
            engine,
            "no_breach",
            "district_leader",
            CASE,
            "evaluation_report",
            date(2023, 11, 1),
            breach="评审延期",
            **report(),
        )
        act(engine, "district_leader", CASE, "evaluation_report", self.LATE, breach="评审延期", **report())
        with reading(engine) as session:
            fact = session.exec(select(Fact).where(Fact.step == "evaluation_report")).one()
            assert (fact.breach_basis, fact.breach_reason) == ("87号 68；条例 43", "评审延期")
            item = session.exec(select(SupervisionItem)).one()
            assert (item.source, item.basis, item.opened_on) == ("breach", "87号 68；条例 43", self.LATE)

    @SQLITE_ONLY
    def test_a_leader_without_a_reason_has_the_roles_of_the_step_only(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        refused(engine, "wrong_role", "district_leader", CASE, "evaluation_report", self.LATE, **report())


@SQLITE_ONLY
def test_a_second_signature_is_refused(engine: Engine) -> None:
    ready(engine, "contract_review")
    details = signature(1)
    act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **details)
    refused(engine, "already_done", "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **details)
    refused(engine, "already_done", "district_leader", CASE, "contract_signature", date(2023, 11, 16), "1", **details)


def test_an_act_leaves_fact_schedule_audit_and_versions_together(engine: Engine) -> None:
    ready(engine, "estimate")
    with reading(engine) as session:
        before = record_head(session).data_version
    act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), **REVIEW)
    with reading(engine) as session:
        case = case_of(session, CASE)
        head = record_head(session)
        fact = session.exec(select(Fact).order_by(Fact.id.desc())).first()  # type: ignore[union-attr]
        entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()  # type: ignore[attr-defined]
        assert fact
        assert entry
        assert (
            fact.step,
            {k: v for k, v in fact.details.items() if k not in ("checks", "items")},
            fact.details_version,
        ) == (
            "requirement_review",
            REVIEW | {"outsiders": [], "departments": []},
            1,
        )
        assert (entry.action, entry.actor, entry.content["step"]) == ("record", "惠东县.reviewer", "requirement_review")
        assert entry.seq == head.audit_count
        assert head.data_version == before + 1 == case.changed_version
        rows = {row.step: row for row in session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case.id))}
        assert rows["requirement_review"].done_on == date(2023, 8, 3)
        assert rows["plan_filing"].ready_on == date(2023, 8, 3)


@SQLITE_ONLY
def test_a_lawful_date_in_a_year_without_a_calendar_is_not_guessed(engine: Engine) -> None:
    ready(engine, "contract_signature")
    with writing(engine) as session:
        record_head(session).clock_on = date(2028, 1, 10)
    text = refused(
        engine, "calendar_unknown", "procurement", CASE, "contract_filing", date(2028, 1, 5), "1", receipt="演练备案"
    )
    assert "放假" in text


@SQLITE_ONLY
def test_details_are_canonical_in_the_record(engine: Engine) -> None:
    ready(engine, "tender_notice")
    with reading(engine) as session:
        for fact in session.exec(select(Fact)):
            assert canonical(fact.details), "no floats, nothing without one JSON form"


@SQLITE_ONLY
def test_only_what_is_not_done_yet_is_waited_for(engine: Engine) -> None:
    """The thirty days of the signature run from the award notice, which is out: nobody waits for it."""
    ready(engine, "award_notice")
    day = date(2023, 11, 15)
    text = refused(engine, "not_ready", "district_leader", CASE, "contract_signature", day, "1", **signature(1))
    assert "“合同签订”还不能办理：“合同审核”尚未完成" in text
    assert "中标" not in text
