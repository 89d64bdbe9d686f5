"""Who is entered by whom: the first administrator, then everybody; the trail holds it whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from models.audit import AuditEntry
from models.database import reading, record_head, writing
from models.values import RecordKind, Role
from record.errors import RecordOccupied, WrongRole
from record.people import NotInitialised, actor
from record.roster.changes import AlreadyInitialised, LoginTaken, enter_person, initialise
from record.roster.entry import BadPerson, PersonEntry
from tests.actions.builders import contents, prepare

FIRST = PersonEntry("chen", "演练陈", Role.PROJECT_MANAGER, "演练市局", None, "chen@example.gov.cn")
BUYER = PersonEntry("li", "演练李", Role.PROCUREMENT, "演练县局", "惠东县")


def entries(engine: Engine) -> list[tuple[str, str, str, object]]:
    """Who did what to whom, and what the trail holds of it."""
    with reading(engine) as session:
        rows = session.execute(select(AuditEntry).order_by("seq")).scalars().all()
        return [(row.actor, row.action, row.target, row.entered) for row in rows]


ONE = pytest.mark.parametrize("database", ["sqlite"])
"""One database for what is the same on both."""


class TestFirst:
    def test_the_first_administrator_answers_for_their_own_entry(self, engine: Engine) -> None:
        with writing(engine) as session:
            initialise(session, FIRST)
        assert entries(engine) == [("chen", "initialise", "chen", FIRST.content())]
        with reading(engine) as session:
            assert record_head(session).kind == RecordKind.REAL
            assert actor(session, "chen").title == "市专班演练陈"

    @pytest.mark.parametrize(
        "entry",
        [
            replace(FIRST, role=Role.PROCUREMENT),
            replace(FIRST, role=Role.AUDITOR),
            replace(FIRST, district="惠东县"),
        ],
    )
    def test_nobody_else_is_first(self, engine: Engine, entry: PersonEntry) -> None:
        before = contents(engine)
        with pytest.raises(BadPerson, match="第一名管理人员"), writing(engine) as session:
            initialise(session, entry)
        assert contents(engine) == before

    def test_there_is_one_first_only(self, engine: Engine) -> None:
        with writing(engine) as session:
            initialise(session, FIRST)
        before = contents(engine)
        with pytest.raises(AlreadyInitialised), writing(engine) as session:
            initialise(session, replace(FIRST, login="zhao"))
        assert contents(engine) == before

    def test_a_rehearsal_is_no_place_for_real_people(self, engine: Engine) -> None:
        prepare(engine)
        with pytest.raises(RecordOccupied), writing(engine) as session:
            initialise(session, FIRST)

    def test_an_empty_record_says_what_to_do_first(self, engine: Engine) -> None:
        with pytest.raises(NotInitialised, match="yicheng init"), writing(engine) as session:
            actor(session, "chen")


@ONE
class TestOthers:
    def test_an_administrator_registers_them_and_the_trail_holds_all(self, engine: Engine) -> None:
        prepare(engine)
        before = entries(engine)
        with writing(engine) as session:
            enter_person(session, actor(session, "市级.city_leader"), replace(BUYER, mail="li@example.gov.cn"))
        assert entries(engine)[len(before) :] == [
            ("市级.city_leader", "register", "li", replace(BUYER, mail="li@example.gov.cn").content())
        ]

    def test_nobody_else_does(self, engine: Engine) -> None:
        prepare(engine)
        before = contents(engine)
        for login in ("市级.procurement", "惠东县.project_manager", "市级.auditor", "惠东县.reviewer"):
            with pytest.raises(WrongRole), writing(engine) as session:
                enter_person(session, actor(session, login), BUYER)
        assert contents(engine) == before

    def test_the_district_is_one_of_the_plan(self, engine: Engine) -> None:
        prepare(engine)
        with pytest.raises(BadPerson, match="没有县区“博罗县”。可填：惠东县、龙门县"), writing(engine) as session:
            enter_person(session, actor(session, "市级.project_manager"), replace(BUYER, district="博罗县"))

    def test_no_plan_no_district(self, engine: Engine) -> None:
        with writing(engine) as session:
            initialise(session, FIRST)
        with pytest.raises(BadPerson, match="programme load"), writing(engine) as session:
            enter_person(session, actor(session, "chen"), BUYER)

    def test_a_login_is_one_persons(self, engine: Engine) -> None:
        prepare(engine)
        with pytest.raises(LoginTaken), writing(engine) as session:
            enter_person(session, actor(session, "市级.project_manager"), replace(BUYER, login="惠东县.reviewer"))
