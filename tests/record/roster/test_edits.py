"""Corrections, files loaded again, retirement, successors: what changes, what is refused, what the trail holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from models.audit import AuditEntry
from models.clock import system_date, utc_now
from models.database import reading, record_head, writing
from models.document import DocumentAct
from models.person import Actor, Person
from models.refusal import Refusal
from models.values import DocumentDeed, Role
from record.custody import audit
from record.people import PersonLeft, actor, holders, stands_in
from record.roster.changes import enter_person, initialise
from record.roster.edits import FieldChange, edit, load, retire, successor_of
from record.roster.edits import replace as take_over
from record.roster.entry import PersonEntry
from record.roster.leave import take_leave
from tests.actions.builders import TODAY, assume, contents, prepare
from views.people import history

MANAGER = "市级.project_manager"
BUYER = PersonEntry("li", "演练李", Role.PROCUREMENT, "演练县局", "惠东县", "li@example.gov.cn")
ONE = pytest.mark.parametrize("database", ["sqlite"])


@contextmanager
def managing(engine: Engine) -> Iterator[tuple[Session, Actor]]:
    with writing(engine) as session:
        yield session, actor(session, MANAGER)


def last_entry(session: Session) -> tuple[str, str, str, dict[str, object]]:
    row = session.get_one(AuditEntry, record_head(session).audit_count)
    return row.actor, row.action, row.target, row.entered


def test_a_correction_says_what_it_changed_and_keeps_both(engine: Engine) -> None:
    prepare(engine)
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
        changes = edit(session, manager, "li", {"unit": "演练新局", "mail": None}, "机构改革")
        assert changes == (
            FieldChange("unit", "演练县局", "演练新局"),
            FieldChange("mail", "li@example.gov.cn", None),
        )
        assert [change.text for change in changes] == ["单位 演练县局→演练新局", "邮箱 li@example.gov.cn→（无）"]
        after = replace(BUYER, unit="演练新局", mail=None).content()
        assert last_entry(session) == (
            MANAGER,
            "edit_person",
            "li",
            after | {"before": BUYER.content(), "reason": "机构改革"},
        )
        count = record_head(session).audit_count
        assert edit(session, manager, "li", {"unit": "演练新局"}, "再来一次") == ()
        assert record_head(session).audit_count == count
    with reading(engine) as session:
        assert [(row.what, row.by, row.reason) for row in history(session, "li")] == [
            ("登记", MANAGER, ""),
            ("更正", MANAGER, "机构改革"),
        ]
    with pytest.raises(DatabaseError, match="只增不改"), writing(engine) as session:
        session.connection().execute(text("UPDATE person_act SET reason = ''"))


@ONE
def test_what_is_refused_of_a_correction(engine: Engine) -> None:
    prepare(engine)
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
    assume(engine, "惠东县/选址", "site_survey", date(2023, 9, 4))
    with writing(engine) as session:
        session.connection().execute(text("DROP TRIGGER protect_fact_update"))
        session.connection().execute(text("UPDATE fact SET actor = 'li'"))
    before = contents(engine)
    for login, values, code in (
        ("li", {"role": "reviewer"}, "has_acted"),
        ("li", {"district": "龙门县"}, "has_acted"),
        ("惠东县.reviewer", {"district": "某县"}, "bad_person"),
        ("惠东县.reviewer", {"mail": "x"}, "bad_person"),
        ("惠东县.reviewer", {"role": "system"}, "bad_person"),
        ("zhao", {"name": "演练赵"}, "unknown_person"),
    ):
        with pytest.raises(Refusal) as caught, managing(engine) as (session, manager):
            edit(session, manager, login, values, "更正")
        assert caught.value.code == code
    with pytest.raises(Refusal, match="不能更正办理人员"), writing(engine) as session:
        edit(session, actor(session, "惠东县.reviewer"), "li", {"name": "演练黎"}, "更正")
    assert contents(engine) == before
    with managing(engine) as (session, manager):
        assert edit(session, manager, "惠东县.assessor", {"role": "supervisor", "district": "龙门县"}, "填错") == (
            FieldChange("role", "assessor", "supervisor"),
            FieldChange("district", "惠东县", "龙门县"),
        )
        assert "惠东县.assessor" in [p.login for p in holders(session, Role.SUPERVISOR, "龙门县")]


@ONE
def test_who_has_acted_may_still_be_given_another_name(engine: Engine) -> None:
    prepare(engine)
    assume(engine, "惠东县/选址", "site_survey", date(2023, 9, 4))
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
        session.connection().execute(text("DROP TRIGGER protect_fact_update"))
        session.connection().execute(text("UPDATE fact SET actor = 'li'"))
        assert [change.field for change in edit(session, manager, "li", {"name": "演练黎"}, "有误")] == ["name"]
        with pytest.raises(Refusal):
            edit(session, manager, "li", {"role": "reviewer"}, "有误")


@ONE
def test_who_stands_in_the_trail_keeps_the_role(engine: Engine) -> None:
    """Whatever it was: a draft, a plan loaded, people registered."""
    prepare(engine)
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
        enter_person(session, manager, replace(BUYER, login="wang", name="演练王"))
        other = PersonEntry("sun", "演练孙", Role.PROJECT_MANAGER, "演练市局", None)
        enter_person(session, manager, other)  # or the manager would be the last one
        audit.append(session, actor(session, "li"), "draft", "演练", {})
        assert edit(session, manager, "wang", {"role": "reviewer"}, "填错")
        for login, role in (("li", "reviewer"), (manager.login, "auditor")):
            with pytest.raises(Refusal) as caught:
                edit(session, manager, login, {"role": role}, "填错")
            assert caught.value.code == "has_acted"
        session.rollback()


@ONE
def test_who_has_signed_since_does_not_leave_before_it(engine: Engine) -> None:
    prepare(engine)
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
        session.connection().execute(text("PRAGMA defer_foreign_keys = ON"))
        deed = DocumentDeed.SIGNED.value
        session.add(DocumentAct(document_id=1, number=1, done_on=TODAY, recorded_at=utc_now(), actor="li", what=deed))
        session.flush()
        with pytest.raises(Refusal, match="办理了公文"):
            retire(session, manager, "li", TODAY, "调离")
        retire(session, manager, "li", TODAY + timedelta(days=1), "调离")
        session.rollback()


@ONE
def test_a_file_loaded_again_corrects_and_says_what(engine: Engine) -> None:
    prepare(engine)
    other = replace(BUYER, login="wang", name="演练王")
    with managing(engine) as (session, manager):
        loaded = load(session, manager, [BUYER, other], "people.yaml")
        assert (loaded.new, loaded.changed, loaded.kept) == ([BUYER, other], [], [])
    renamed = replace(other, name="演练汪")
    with managing(engine) as (session, manager):
        again = load(session, manager, [BUYER, renamed], "people.yaml")
        assert (again.new, again.kept) == ([], [BUYER])
        assert again.changed == [(renamed, (FieldChange("name", "演练王", "演练汪"),))]
        assert last_entry(session)[3]["reason"] == "人员文件people.yaml"
        retire(session, manager, "wang", TODAY, "调离")
    before = contents(engine)
    with pytest.raises(Refusal, match="已于2025-12-31离岗"), managing(engine) as (session, manager):
        load(session, manager, [replace(BUYER, unit="演练新局"), other], "people.yaml")
    assert contents(engine) == before


@ONE
def test_who_is_retired_no_longer_acts_and_is_not_told(engine: Engine) -> None:
    prepare(engine)
    assume(engine, "惠东县/选址", "site_survey", date(2023, 9, 4))
    with writing(engine) as session:
        session.connection().execute(text("DROP TRIGGER protect_fact_update"))
        session.connection().execute(text("UPDATE fact SET second = '惠东县.reviewer'"))
    with pytest.raises(Refusal, match="于2023-09-04办理了“huizhou-2023/惠东县/选址”"), managing(engine) as (s, manager):
        retire(s, manager, "惠东县.reviewer", date(2023, 9, 4), "调离")
    with managing(engine) as (session, manager):
        retire(session, manager, "惠东县.reviewer", date(2023, 9, 5), "调离")
        assert holders(session, Role.REVIEWER, "惠东县") == []
        with pytest.raises(PersonLeft, match="已于2023-09-05离岗"):
            actor(session, "惠东县.reviewer")
        with pytest.raises(Refusal, match="不能再变更"):
            retire(session, manager, "惠东县.reviewer", TODAY, "再来一次")
        with pytest.raises(Refusal, match="登录名不重复使用"):
            enter_person(session, manager, replace(BUYER, login="惠东县.reviewer"))


@ONE
def test_retirement_may_lie_ahead(engine: Engine) -> None:
    prepare(engine)
    with managing(engine) as (session, manager):
        retire(session, manager, "惠东县.reviewer", date(2026, 1, 1), "退休")
        assert actor(session, "惠东县.reviewer").until == date(2026, 1, 1)
        assert len(holders(session, Role.REVIEWER, "惠东县")) == 1
        assert holders(session, Role.REVIEWER, "惠东县", date(2026, 1, 1)) == []


@ONE
def test_somebody_keeps_the_list(engine: Engine) -> None:
    first = PersonEntry("chen", "演练陈", Role.PROJECT_MANAGER, "演练市局")
    with writing(engine) as session:
        initialise(session, first)
    for change in (
        lambda session, chen: retire(session, chen, "chen", date(2024, 1, 1), "退休"),
        lambda session, chen: edit(session, chen, "chen", {"role": "auditor"}, "更正"),
    ):
        with pytest.raises(Refusal) as caught, writing(engine) as session:
            change(session, actor(session, "chen"))
        assert caught.value.code == "last_administrator"
    with writing(engine) as session:
        chen = actor(session, "chen")
        entry = successor_of(session, "chen", "zhao", name="演练赵", unit=None, mail=None)
        assert entry == replace(first, login="zhao", name="演练赵")
        take_over(session, chen, "chen", entry, system_date() + timedelta(days=1), "轮岗")
        assert actor(session, "zhao").role is Role.PROJECT_MANAGER


@ONE
def test_a_successor_takes_over_the_post(engine: Engine) -> None:
    prepare(engine)
    on = date(2023, 10, 9)
    with managing(engine) as (session, manager):
        entry = successor_of(session, "惠东县.procurement", "li", name="演练李", unit=None, mail=None)
        take_over(session, manager, "惠东县.procurement", entry, on, "轮岗")
        assert [p.login for p in holders(session, Role.PROCUREMENT, "惠东县")] == ["li"]
        assert last_entry(session)[1:3] == ("replace_person", "惠东县.procurement")
        assert last_entry(session)[3]["other"] == "li"
        assert stands_in(session, "li", "惠东县.procurement", on)
        assert not stands_in(session, "li", "惠东县.procurement", date(2023, 10, 8))
        assert not stands_in(session, "惠东县.reviewer", "惠东县.procurement", on)
        present = successor_of(session, "惠东县.reviewer", "龙门县.reviewer", name=None, unit=None, mail=None)
        with pytest.raises(Refusal, match="同岗位、同县区"):
            take_over(session, manager, "惠东县.reviewer", present, on, "轮岗")
        with pytest.raises(Refusal, match=r"缺少 name（姓名）"):
            successor_of(session, "惠东县.reviewer", "zhou", name=None, unit=None, mail=None)
    with reading(engine) as session:
        assert session.get_one(Person, "惠东县.procurement").retired_on == on


@ONE
def test_who_stands_in_for_another_does_not_leave_meanwhile(engine: Engine) -> None:
    prepare(engine)
    last = TODAY + timedelta(days=9)
    with managing(engine) as (session, manager):
        enter_person(session, manager, BUYER)
        enter_person(session, manager, replace(BUYER, login="wang", name="演练王"))
        take_leave(session, manager, "li", TODAY, last, deputy="wang")
        with pytest.raises(Refusal, match="li请假期间的代办人") as caught:
            retire(session, manager, "wang", last, "调离")
        assert caught.value.code == "still_deputy"
        retire(session, manager, "wang", last + timedelta(days=1), "调离")


@ONE
@pytest.mark.parametrize("clock", ["system", "set"])
def test_nobody_leaves_before_the_day_on_which_they_entered_something(engine: Engine, clock: str) -> None:
    """Of a real record the trail tells it; where the clock is set, as in a rehearsal, the acts on people do."""
    prepare(engine)
    today = TODAY
    with managing(engine) as (session, manager):
        enter_person(session, manager, PersonEntry("sun", "演练孙", Role.PROJECT_MANAGER, "演练市局", None))
        enter_person(session, actor(session, "sun"), BUYER)
        if clock == "system":
            session.connection().execute(text("UPDATE record_head SET clock = 'system', clock_on = NULL"))
            session.expire_all()
            today = system_date()
        with pytest.raises(Refusal, match=f"于{today}登记过事项") as caught:
            retire(session, manager, "sun", today, "调离")
        assert caught.value.code == "has_acted"
        retire(session, manager, "sun", today + timedelta(days=1), "调离")
        session.rollback()
