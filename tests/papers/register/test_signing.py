"""拟稿、复核、签发、退回、作废: three persons, one act after the other, each with its entry; nothing else happens."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.audit import AuditEntry
from models.database import reading, writing
from models.document import DocumentRow
from models.person import Person
from models.refusal import Refusal
from papers.register import mark_issued, pending, pending_of_programmes
from papers.register.requests import Asked, draft
from papers.register.signing import NumberSource, give_back, review, sign, void
from record.custody import audit
from record.people import actor
from record.register.rows import acts_of
from tasks.advance import issue_registered
from tests.actions.builders import TODAY, case_of, contents
from tests.papers.register.kinds import (
    CASE,
    DRAFTER,
    FORM,
    LEADER,
    LETTER,
    PROGRAMME,
    REVIEWER,
    WEEK,
    drafted,
    signed,
)
from tests.tasks.helpers import TextRenderer
from views.lookup import document
from views.work import cases_with_work, mark_advanced

Act = Callable[[Session, Any], Any]


def refused(engine: Engine, code: str, login: str, act: Act) -> str:
    """Asserts that an act is refused with that code and changes nothing; answers the message."""
    before = contents(engine)
    with pytest.raises(Refusal) as caught, writing(engine) as session:
        act(session, actor(session, login))
    assert caught.value.code == code, str(caught.value)
    assert contents(engine) == before
    return str(caught.value)


def row_of(engine: Engine, number: str) -> DocumentRow:
    with reading(engine) as session:
        row = document(session, number)
        session.expunge(row)
    return row


def deeds(engine: Engine, number: str) -> list[tuple[str, str, str]]:
    with reading(engine) as session:
        return [(act.what, act.actor, act.note) for act in acts_of(session, document(session, number))]


def test_from_draft_to_issue(ready: Engine) -> None:
    number = drafted(ready, matter="演练事由").register_number
    assert number == f"huizhou-2023-{TODAY.year}-0001"
    row = row_of(ready, number)
    assert (row.status, row.drafted_by, row.given) == ("draft", DRAFTER, {"contact": "演练王某", "matter": "演练事由"})
    assert row.content["contact"] == "演练王某"
    assert row.content["matter"] == "演练事由"
    signed(ready, number, letter_number="惠东人社函〔2025〕12号")
    row = row_of(ready, number)
    assert (row.status, row.reviewed_by, row.signed_by) == ("signed", REVIEWER, LEADER)
    assert (row.letter_number, row.content["number"]) == ("惠东人社函〔2025〕12号",) * 2
    with writing(ready) as session:
        (waiting,) = pending(session, case_of(session, CASE))
        assert waiting.facts.number == "惠东人社函〔2025〕12号"
        mark_issued(session, waiting.id, "files/x", "s", ("files/y", "t"))
    row = row_of(ready, number)
    assert (row.status, row.path, row.sha256, row.docx_path) == ("issued", "files/x", "s", "files/y")
    assert deeds(ready, number) == [
        ("drafted", DRAFTER, ""),
        ("reviewed", REVIEWER, ""),
        ("signed", LEADER, "惠东人社函〔2025〕12号"),
        ("issued", "system", ""),
    ]
    with reading(ready) as session:
        said = session.exec(select(AuditEntry.action).where(AuditEntry.target == number)).all()
        assert said == ["review_document", "sign_document", "issue_document"]
        assert audit.verify(session, None).ok


def test_a_signed_paper_is_not_dated_before_its_signature(ready: Engine) -> None:
    early = drafted(ready, on=date(2025, 12, 1)).register_number
    signed(ready, early)
    assert row_of(ready, early).content["doc_date"] == TODAY.isoformat()
    later = drafted(ready, "龙门县.supervisor", "huizhou-2023/龙门县/选址", on=date(2026, 1, 20)).register_number
    with writing(ready) as session:
        review(session, actor(session, "龙门县.reviewer"), later)
        sign(session, actor(session, "市级.city_leader"), later)
    assert row_of(ready, later).dated == date(2026, 1, 20)


def test_what_is_signed_is_left_to_the_sweep_if_nobody_makes_its_file(ready: Engine) -> None:
    with writing(ready) as session:
        for case in cases_with_work(session):
            mark_advanced(session, case, case.changed_version)
    number = drafted(ready).register_number
    with reading(ready) as session:
        assert cases_with_work(session) == [], "a draft is nobody's work but the reviewer's"
    signed(ready, number)
    with reading(ready) as session:
        assert [case.slug for case in cases_with_work(session)] == [CASE]


def test_signing_again_changes_nothing(ready: Engine) -> None:
    number = drafted(ready).register_number
    signed(ready, number, letter_number="惠东人社函〔2025〕12号")
    before = contents(ready)["document_act"]
    with writing(ready) as session:
        assert (
            sign(session, actor(session, LEADER), number, NumberSource("惠东人社函〔2025〕13号")).letter_number
            == "惠东人社函〔2025〕12号"
        )
    assert contents(ready)["document_act"] == before


ASKED = Asked(CASE, LETTER, data={"contact": "演练王某"})


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("login", "asked", "code", "words"),
    [
        (DRAFTER, Asked("无此事项", LETTER), "unknown_scope", "没有事项或者方案“无此事项”"),
        (DRAFTER, Asked(CASE, "nosuch"), "document_kind_unknown", "documents kinds"),
        (DRAFTER, Asked(CASE, "site_publicity"), "not_on_request", "自动印发，不需要拟稿"),
        (DRAFTER, Asked(CASE, "archive_index"), "not_on_request", "documents export"),
        (DRAFTER, Asked(CASE, WEEK), "not_on_request", "是整个方案的文书"),
        ("市级.project_manager", Asked(PROGRAMME, LETTER), "not_on_request", "不用于整个方案"),
        (DRAFTER, Asked("huizhou-2023/惠东县/建设", LETTER), "not_on_request", "不用于“惠东县"),
        (DRAFTER, Asked("huizhou-2023/惠东县/建设", FORM), "fact_missing", "请先登记场所验收"),
        (DRAFTER, Asked(CASE, LETTER), "document_facts", "联系人（contact）未填写"),
        (
            DRAFTER,
            Asked(CASE, LETTER, data={"contact": "", "x": 1}),
            "document_facts",
            "联系人（contact）不能为空；x（x）没有此项",
        ),
        (
            DRAFTER,
            Asked(CASE, LETTER, data={"contact": "王", "self": "x"}),
            "document_facts",
            "演练函：self（self）没有此项",
        ),
        (DRAFTER, Asked(CASE, LETTER, data={"items": [{"name": "甲", "amount": 1.5}]}), "document_facts", "带小数"),
        (
            DRAFTER,
            Asked(CASE, LETTER, data={"contact": "王", "items": [{"name": "甲", "amount": -1}]}),
            "document_facts",
            "事项的第1项的金额（items.0.amount）不得小于0",
        ),
        (DRAFTER, Asked(CASE, LETTER, subject="丙", data={"contact": "王"}), "unknown_subject", "没有对象“丙”"),
        (
            "惠东县.procurement",
            Asked("huizhou-2023/惠东县/招标", LETTER, data={"contact": "王"}),
            "unknown_subject",
            "--subject 写明：甲、乙",
        ),
        (REVIEWER, ASKED, "wrong_role", "请由采购经办、驿站监管员、考核人员或者市专班办理"),
        ("惠东县.operator", ASKED, "wrong_role", "不能办理《演练函》的拟稿"),
        ("龙门县.supervisor", ASKED, "wrong_district", "请由惠东县的"),
        ("惠东县.supervisor", Asked(PROGRAMME, WEEK), "wrong_district", "请由市级的"),
    ],
)
def test_what_is_not_drafted(ready: Engine, login: str, asked: Asked, code: str, words: str) -> None:
    assert words in refused(ready, code, login, lambda session, who: draft(session, who, asked))


def test_one_draft_at_a_time_and_no_second_issue(ready: Engine) -> None:
    number = drafted(ready).register_number
    told = refused(ready, "document_exists", DRAFTER, lambda session, who: draft(session, who, ASKED))
    assert number in told
    assert "documents revise" in told
    with writing(ready) as session:
        void(session, actor(session, DRAFTER), number, "改用其他方式")
    again = drafted(ready)
    assert (again.version, again.register_number[-4:]) == (2, "0002"), "the number of the dropped draft stays its own"
    signed(ready, again.register_number)
    assert "documents revise" in refused(
        ready, "document_exists", DRAFTER, lambda session, who: draft(session, who, ASKED)
    )


def test_a_city_manager_drafts_for_a_district(ready: Engine) -> None:
    assert drafted(ready, "市级.project_manager").drafted_by == "市级.project_manager"


def test_three_persons(ready: Engine) -> None:
    """The leader of a place that has few people sits at one desk only; each refusal names the articles."""
    with writing(ready) as session:
        session.add(Person(login="乙", name="演练乙", role="reviewer", unit="演练", district="惠东县"))
    number = drafted(ready).register_number
    with writing(ready) as session:
        person = session.get_one(Person, DRAFTER)
        person.role = "reviewer"
        session.add(person)
    told = refused(ready, "same_person", DRAFTER, lambda s, who: review(s, who, number))
    assert "已办理《关于惠东县选址演练事项的函》的拟稿，不能再办理复核" in told
    assert "财库〔2016〕99号（待核实）；参照采购法 61" in told
    with writing(ready) as session:
        review(session, actor(session, "乙"), number)
        for login in (DRAFTER, "乙"):
            person = session.get_one(Person, login)
            person.role = "district_leader"
            session.add(person)
    for login, desk in ((DRAFTER, "拟稿"), ("乙", "复核")):
        assert f"的{desk}，不能再办理签发" in refused(ready, "same_person", login, lambda s, who: sign(s, who, number))
    with writing(ready) as session:
        sign(session, actor(session, LEADER), number)


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("login", "act", "code", "words"),
    [
        (DRAFTER, review, "wrong_role", "请由复核人员办理"),
        ("龙门县.reviewer", review, "wrong_district", "请由惠东县的复核人员办理"),
        (LEADER, sign, "document_state", "拟稿，待复核，不能办理签发"),
        (REVIEWER, sign, "wrong_role", "请由分管领导办理"),
        ("市级.reviewer", review, "wrong_district", "惠东县"),
        ("惠东县.auditor", lambda s, who, n: void(s, who, n, "演练"), "wrong_role", "作废"),
        (REVIEWER, lambda s, who, n: void(s, who, n, " "), "reason_missing", "没有写明作废的原因"),
        (REVIEWER, lambda s, who, n: give_back(s, who, n, ""), "reason_missing", "没有写明退回修改的原因"),
        (DRAFTER, lambda s, who, n: give_back(s, who, n, "演练"), "wrong_role", "请由复核人员办理"),
        (REVIEWER, lambda s, who, n: review(s, who, "无此号"), "unknown_document", "没有登记号“无此号”"),
    ],
)
def test_what_is_not_done_to_a_draft(ready: Engine, login: str, act: Any, code: str, words: str) -> None:
    number = drafted(ready).register_number
    assert words in refused(ready, code, login, lambda session, who: act(session, who, number))


def test_returned_and_reviewed_anew(ready: Engine) -> None:
    number = drafted(ready).register_number
    with writing(ready) as session:
        review(session, actor(session, REVIEWER), number, "同意")
        give_back(session, actor(session, LEADER), number, "联系人有误")
    row = row_of(ready, number)
    assert (row.status, row.reviewed_by) == ("draft", None)
    signed(ready, number)
    assert deeds(ready, number) == [
        ("drafted", DRAFTER, ""),
        ("reviewed", REVIEWER, "同意"),
        ("returned", LEADER, "联系人有误"),
        ("reviewed", REVIEWER, ""),
        ("signed", LEADER, ""),
    ]


def issued(engine: Engine, number: str) -> None:
    with writing(engine) as session:
        row = document(session, number)
        assert row.id
        mark_issued(session, row.id, "files/x", "s")


def test_what_was_issued_is_voided_by_who_signs(ready: Engine) -> None:
    number = drafted(ready).register_number
    signed(ready, number, letter_number="惠东人社函〔2025〕12号")
    assert "请由分管领导办理" in refused(ready, "wrong_role", DRAFTER, lambda s, who: void(s, who, number, "演练"))
    issued(ready, number)
    assert "请由分管领导办理" in refused(ready, "wrong_role", REVIEWER, lambda s, who: void(s, who, number, "演练"))
    with writing(ready) as session:
        void(session, actor(session, LEADER), number, "发文对象有误")
    row = row_of(ready, number)
    assert (row.status, row.void_reason, row.path) == ("void", "发文对象有误", "files/x")
    assert deeds(ready, number)[-1] == ("voided", LEADER, "发文对象有误")
    assert "作废，不能办理作废" in refused(ready, "document_state", LEADER, lambda s, who: void(s, who, number, "演练"))
    other = drafted(ready).register_number
    with writing(ready) as session:
        review(session, actor(session, REVIEWER), other)
    assert number in refused(
        ready, "letter_number_used", LEADER, lambda s, who: sign(s, who, other, NumberSource("惠东人社函〔2025〕12号"))
    )


def test_plain_documents_are_issued_at_once_and_the_same_again_is_the_same(ready: Engine) -> None:
    first = drafted(ready, kind=FORM)
    assert (first.status, first.drafted_by) == ("reserved", DRAFTER)
    issued(ready, first.register_number)
    with writing(ready) as session:
        (again,) = draft(session, actor(session, DRAFTER), Asked(CASE, FORM))
        assert (again.fresh, again.row.register_number) == (False, first.register_number)
    other = drafted(ready, kind=FORM, stations=3)
    assert (other.version, row_of(ready, first.register_number).status) == (2, "issued")
    changed = drafted(ready, kind=FORM, stations=5)
    assert changed.register_number == other.register_number, "its file was never made: the number is used again"
    issued(ready, other.register_number)
    assert row_of(ready, first.register_number).status == "superseded"
    assert row_of(ready, other.register_number).content["stations"] == 5
    assert deeds(ready, first.register_number)[-1] == ("superseded", "system", "内容更新")


def test_a_document_of_the_whole_programme(ready: Engine) -> None:
    row = drafted(ready, "市级.project_manager", PROGRAMME, WEEK)
    assert (row.case_id, row.scope, row.register_number) == (None, PROGRAMME, f"{PROGRAMME}-2025-0001")
    with reading(ready) as session:
        assert [document.kind for document in pending_of_programmes(session)] == [WEEK]
    issued(ready, row.register_number)
    with reading(ready) as session:
        assert pending_of_programmes(session) == []


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_file_that_cannot_be_made_burns_no_number(ready: Engine, home: Path) -> None:
    number = drafted(ready).register_number
    signed(ready, number, letter_number="惠东人社函〔2025〕12号")
    row = row_of(ready, number)
    assert row.id
    (failed,) = issue_registered(ready, home, [row.id], TextRenderer(broken=True))
    assert "排版失败" in failed.error
    with disk_of(50):
        (full,) = issue_registered(ready, home, [row.id], TextRenderer())
    assert full.error
    assert row_of(ready, number).status == "signed"
    assert [path for path in home.rglob("*") if path.parent.parent.name == "files"] == [], "nothing half-written"
    assert [one.error for one in issue_registered(ready, home, [row.id], TextRenderer())] == [""]
    assert [(row_of(ready, number).status, row_of(ready, number).letter_number)] == [
        ("issued", "惠东人社函〔2025〕12号")
    ]
    assert issue_registered(ready, home, [row.id], TextRenderer()) == []


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_what_is_filled_anew_while_its_file_is_made_is_not_issued_with_the_old_file(ready: Engine, home: Path) -> None:
    """Two people ask for the same form; the second gives another number while the first one's file is being set."""
    row = drafted(ready, kind=FORM)
    assert row.id
    renderer = TextRenderer(meanwhile=lambda: drafted(ready, kind=FORM, stations=3))
    assert [outcome.error for outcome in issue_registered(ready, home, [row.id], renderer)] == [""]
    with reading(ready) as session:
        assert document(session, row.register_number).status == "reserved", "it waits for the file of what it says now"
    assert issue_registered(ready, home, [row.id], renderer)
    with reading(ready) as session:
        found = document(session, row.register_number)
        assert found.status == "issued"
        assert "驿站3个" in (home / str(found.path)).read_text("utf-8")
