"""Leave: on its days a person neither acts nor is named as having acted; others of the post stand in."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from models.database import writing
from models.person import Actor, Away
from models.refusal import Refusal
from models.values import Role
from record.people import OnLeave, actor, check_present, holders, leaves, set_programme_date, stands_in
from record.roster.changes import enter_person
from record.roster.entry import PersonEntry
from record.roster.leave import BadLeave, end_leave, take_leave
from tests.actions.builders import act, prepare

MANAGER, BUYER = "市级.project_manager", "惠东县.procurement"
SECOND = PersonEntry("li", "演练李", Role.PROCUREMENT, "演练县局", "惠东县")
MONDAY, FRIDAY, NEXT = date(2023, 10, 9), date(2023, 10, 13), date(2023, 10, 16)
ONE = pytest.mark.parametrize("database", ["sqlite"])


def away(session: Session, login: str = BUYER) -> tuple[Away, ...]:
    return leaves(session, (login,)).get(login, ())


def manager(session: Session) -> Actor:
    return actor(session, MANAGER)


def prepared(engine: Engine, today: date = MONDAY) -> None:
    prepare(engine, today=today)
    with writing(engine) as session:
        enter_person(session, manager(session), SECOND)


def test_on_leave_nobody_acts_and_the_others_are_told(engine: Engine) -> None:
    prepared(engine)
    with writing(engine) as session:
        take_leave(session, manager(session), BUYER, MONDAY, FRIDAY, deputy="li", reason="年休假")
        assert away(session) == (Away(MONDAY, FRIDAY, "li"),)
        with pytest.raises(OnLeave, match=r"2023-10-09至2023-10-13请假.*请由li代办"):
            actor(session, BUYER)
        assert [p.login for p in holders(session, Role.PROCUREMENT, "惠东县", MONDAY)] == ["li"]
        assert [p.login for p in holders(session, Role.PROCUREMENT, "惠东县", FRIDAY)] == ["li"]
        assert [p.login for p in holders(session, Role.PROCUREMENT, "惠东县", NEXT)] == ["li", BUYER]
        assert stands_in(session, "li", BUYER, FRIDAY)
        assert not stands_in(session, "li", BUYER, NEXT)
        set_programme_date(session, NEXT)
        back = actor(session, BUYER)
        check_present(back, NEXT)
        with pytest.raises(OnLeave):
            check_present(back, FRIDAY)


@ONE
def test_an_act_dated_on_a_day_of_leave_is_refused_for_either_person(engine: Engine) -> None:
    prepared(engine, today=date(2023, 8, 1))
    with writing(engine) as session:
        enter_person(
            session, manager(session), PersonEntry("惠东县.wang", "演练王", Role.SUPERVISOR, "演练县局", "惠东县")
        )
        take_leave(session, manager(session), "惠东县.supervisor", date(2023, 9, 4), date(2023, 9, 8))
        set_programme_date(session, date(2023, 9, 20))
    for login, second in (("惠东县.supervisor", None), ("惠东县.wang", "惠东县.supervisor")):
        with pytest.raises(OnLeave, match="不能办理2023-09-05的事项"):
            act(engine, login, "惠东县/选址", "site_survey", date(2023, 9, 5), second=second)


@ONE
def test_back_early_called_off_and_taken_again(engine: Engine) -> None:
    prepared(engine)
    with writing(engine) as session:
        take_leave(session, manager(session), BUYER, MONDAY, FRIDAY)
        take_leave(session, manager(session), BUYER, date(2023, 11, 6), date(2023, 11, 10))
        set_programme_date(session, date(2023, 10, 11))
        end_leave(session, manager(session), BUYER, "提前返岗")
        assert away(session) == (Away(MONDAY, date(2023, 10, 10)),)
        assert actor(session, BUYER).login == BUYER
        with pytest.raises(Refusal, match="没有尚未结束的请假"):
            end_leave(session, manager(session), BUYER)
        take_leave(session, manager(session), BUYER, date(2023, 11, 6), date(2023, 11, 7))
        end_leave(session, manager(session), BUYER)
        take_leave(session, manager(session), BUYER, date(2023, 11, 6), date(2023, 11, 8))
        assert away(session) == (Away(MONDAY, date(2023, 10, 10)), Away(date(2023, 11, 6), date(2023, 11, 8)))
        assert actor(session, BUYER).away == away(session)


@ONE
def test_what_is_refused(engine: Engine) -> None:
    prepared(engine)
    with writing(engine) as session:
        take_leave(session, manager(session), "li", NEXT, NEXT)
        for code, login, first, last, deputy in (
            ("bad_leave", BUYER, FRIDAY, MONDAY, None),
            ("bad_leave", BUYER, date(2023, 9, 4), date(2023, 10, 8), None),
            ("bad_leave", "li", FRIDAY, NEXT, None),
            ("bad_leave", BUYER, MONDAY, FRIDAY, "惠东县.reviewer"),
            ("bad_leave", BUYER, MONDAY, FRIDAY, BUYER),
            ("nobody_left", BUYER, FRIDAY, NEXT, None),
            ("nobody_left", "惠东县.district_leader", MONDAY, FRIDAY, None),
            ("unknown_person", "zhao", MONDAY, FRIDAY, None),
        ):
            with pytest.raises(Refusal) as caught:
                take_leave(session, manager(session), login, first, last, deputy=deputy)
            assert caught.value.code == code, (login, first, last, deputy)
            if deputy:
                assert ("岗位为" if deputy != BUYER else "本人") in str(caught.value), deputy
        with pytest.raises(Refusal, match="不能登记请假"):
            take_leave(session, actor(session, BUYER), BUYER, MONDAY, FRIDAY)
        assert away(session) == ()


@ONE
def test_nobody_of_another_place_stands_in(engine: Engine) -> None:
    prepared(engine)
    with writing(engine) as session:
        enter_person(
            session, manager(session), PersonEntry("龙门演练", "演练周", Role.PROCUREMENT, "演练县局", "龙门县")
        )
        with pytest.raises(BadLeave, match="其县区为龙门县，请假人的县区为惠东县，须为同县区") as caught:
            take_leave(session, manager(session), BUYER, MONDAY, FRIDAY, deputy="龙门演练")
        assert caught.value.exit_code == 2
        enter_person(session, manager(session), PersonEntry("wang", "演练王", Role.PROCUREMENT, "演练县局", "惠东县"))
        take_leave(session, manager(session), "wang", MONDAY, FRIDAY)
        with pytest.raises(BadLeave, match="其间请假或者已经离岗"):
            take_leave(session, manager(session), BUYER, MONDAY, FRIDAY, deputy="wang")
