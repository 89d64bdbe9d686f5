"""The morning watch: the ladder over a real holiday, who is told, exactly once, who is away, what is not ready.

The survey of sites (选址 site_survey) of 惠东县 is due on 2023-09-20. National Day rests from 09-29 to 10-06; Saturday
and Sunday 10-07 and 10-08 are worked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select, text

from models.alert import Alert, Outbox, SupervisionItem
from models.case import Case, ScheduleRow
from models.database import reading, writing
from models.values import Role
from record.alerting.watch import Due, NotAddressed, UnknownAlert, WatchResult, acknowledge, watch
from record.people import actor, programme_date, set_programme_date
from record.plan.loaded import programme
from record.roster.changes import enter_person
from record.roster.edits import replace, retire, successor_of
from record.roster.entry import PersonEntry
from record.roster.leave import take_leave
from rules.alerts import Rung
from rules.procedures.site_selection import SITE_SELECTION
from tests.actions.builders import assume, huizhou, prepare

ONE = pytest.mark.parametrize("database", ["sqlite"])
DUE = date(2023, 9, 20)
DOER, LEADER, TOP = "惠东县.supervisor", "惠东县.district_leader", "市级.city_leader"
RUNGS = (
    ("15", "08-30", DOER),
    ("7", "09-11", DOER),
    ("3", "09-15", DOER),
    ("1", "09-19", DOER),
    ("0", "09-20", DOER),
    ("+1", "09-21", DOER),
    ("+2", "09-22", DOER),
    ("+3", "09-25", LEADER, DOER),
    ("+4", "09-26", LEADER, DOER),
    ("+5", "09-27", LEADER, DOER),
    ("+6", "09-28", TOP, DOER),
    ("+7", "10-07", TOP, DOER),
    ("+8", "10-08", TOP, DOER),
    ("+9", "10-09", TOP, DOER),
)
"""Written down from the calendar on the wall: rung, day, and who is told."""


def morning(engine: Engine, on: date) -> WatchResult:
    with writing(engine) as session:
        set_programme_date(session, on)
        return watch(session, programme(session, huizhou().slug))


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def alerts(engine: Engine, step: str, place: str = "惠东县") -> list[Alert]:
    with reading(engine) as session:
        found = session.execute(select(Alert).order_by("id")).scalars().all()
        session.expunge_all()
        return [alert for alert in found if alert.step == step and alert.dedup_key.split("/")[1] == place]


@ONE
def test_the_ladder_day_by_day(engine: Engine) -> None:
    prepare(engine, today=date(2023, 8, 28))
    for on in days(date(2023, 8, 28), date(2023, 10, 9)):
        morning(engine, on)
        assert morning(engine, on) == WatchResult(), "the second watch of a day does nothing"
    told: dict[tuple[str, str], set[str]] = {}
    for alert in alerts(engine, "site_survey"):
        told.setdefault((alert.rung, f"{alert.raised_on:%m-%d}"), set()).add(alert.person)
    assert told == {(rung, day): set(people) for rung, day, *people in RUNGS}
    assert len(alerts(engine, "site_survey")) == sum(len(row) - 2 for row in RUNGS), "nobody is told twice"
    assert alerts(engine, "site_choice") == [], "what waits on the survey is not asked for"
    with reading(engine) as session:
        items = session.execute(select(SupervisionItem).where(SupervisionItem.step == "site_survey")).scalars().all()
        assert [item.opened_on for item in items if item.number] == [date(2023, 9, 25)] * 2, "one for each district"
        assert {item.reason for item in items} == {"“点位摸排”应于2023-09-20前办结，已逾期3个工作日"}
        assert session.execute(select(Alert.id)).all() and (
            session.execute(select(Outbox.alert_id).order_by("alert_id")).scalars().all()
            == session.execute(select(Alert.id).order_by("id")).scalars().all()
        ), "one message for each alert"


@ONE
def test_a_last_step_that_is_not_ready_is_asked_for_and_no_other(engine: Engine) -> None:
    """The plan's date binds the whole case: who ends it is told, though it is not their turn yet."""
    prepare(engine, today=date(2023, 9, 8))
    morning(engine, date(2023, 9, 8))
    told = {(a.due_on, a.rung, a.person) for a in alerts(engine, "site_result")}
    assert told == {(date(2023, 9, 30), "15", "惠东县.district_leader")}
    assert {alert.step for alert in (*alerts(engine, "site_choice"), *alerts(engine, "site_publicity"))} == set()


@ONE
def test_what_is_done_or_not_near_is_not_told(engine: Engine) -> None:
    prepare(engine, today=date(2023, 8, 29))
    assert morning(engine, date(2023, 8, 29)).raised > 0, "money and demand of the tender are due on 09-15"
    assert alerts(engine, "site_survey") == [], "16 working days before"
    assume(engine, "惠东县/选址", "site_survey", date(2023, 8, 30))
    morning(engine, date(2023, 9, 11))
    assert alerts(engine, "site_survey") == []
    (late,) = alerts(engine, "site_survey", "龙门县")
    assert (late.rung, late.raised_on) == ("7", date(2023, 9, 11)), "one alert at once, not all that were missed"


def test_a_crash_between_mornings_doubles_nothing(engine: Engine) -> None:
    prepare(engine, today=DUE)
    first = morning(engine, DUE)
    with writing(engine) as session:
        session.connection().execute(text("DELETE FROM watch_run"))
    assert first.raised > first.escalated > 0
    assert morning(engine, DUE) == WatchResult()


@ONE
def test_a_case_of_the_city_goes_to_the_citys_leader_on_the_third_day(engine: Engine) -> None:
    prepare(engine, today=date(2023, 10, 19))
    for on, people in ((date(2023, 10, 19), set()), (date(2023, 10, 20), {TOP})):
        morning(engine, on)
        told = {a.person for a in alerts(engine, "contract_text_drafted", "市级") if a.raised_on == on}
        assert {person for person in told if person.endswith("leader")} == people
        assert "市级.procurement" in told or "市级.project_manager" in told


@ONE
def test_who_is_on_leave_is_not_told_the_deputy_is_and_signs(engine: Engine) -> None:
    prepare(engine, today=date(2023, 9, 15))
    deputy = PersonEntry("li", "演练李", Role.SUPERVISOR, "演练县局", "惠东县", "li@example.gov.cn")
    with writing(engine) as session:
        enter_person(session, actor(session, "市级.project_manager"), deputy)
    morning(engine, date(2023, 9, 15))
    before = alerts(engine, "site_survey")
    assert {alert.person for alert in before} == {DOER, "li"}
    with writing(engine) as session:
        manager = actor(session, "市级.project_manager")
        take_leave(session, manager, DOER, date(2023, 9, 18), DUE, deputy="li")
        with pytest.raises(NotAddressed):
            acknowledge(session, actor(session, "li"), _number(before, DOER), programme_date(session))
    morning(engine, date(2023, 9, 19))
    assert {a.person for a in alerts(engine, "site_survey") if a.rung == "1"} == {"li"}
    with writing(engine) as session:
        acknowledge(session, actor(session, "li"), _number(before, DOER), programme_date(session))
        with pytest.raises(NotAddressed):
            acknowledge(session, actor(session, LEADER), _number(before, DOER), programme_date(session))
        with pytest.raises(UnknownAlert):
            acknowledge(session, actor(session, "li"), "huizhou-2023-T2023-99999", programme_date(session))
    morning(engine, date(2023, 9, 21))
    assert {a.person for a in alerts(engine, "site_survey") if a.rung == "+1"} == {DOER, "li"}, "back again"
    with reading(engine) as session:
        mails = session.execute(select(Outbox.recipient).where(Outbox.channel == "mail")).scalars().all()  # type: ignore[arg-type]
        assert set(mails) == {"li@example.gov.cn"}
    signed = next(a for a in alerts(engine, "site_survey") if a.number == _number(before, DOER))
    assert (signed.acknowledged_by, signed.acknowledged_on) == ("li", date(2023, 9, 19))


@ONE
def test_who_is_replaced_is_not_told_the_successor_is(engine: Engine) -> None:
    prepare(engine, today=date(2023, 9, 15))
    morning(engine, date(2023, 9, 15))
    with writing(engine) as session:
        entry = successor_of(session, DOER, "li", name="演练李", unit=None, mail=None)
        replace(session, actor(session, "市级.project_manager"), DOER, entry, date(2023, 9, 18), "轮岗")
    morning(engine, date(2023, 9, 19))
    found = alerts(engine, "site_survey")
    assert [(a.rung, a.person) for a in found] == [("3", DOER), ("1", "li")]
    with writing(engine) as session:
        acknowledge(session, actor(session, "li"), found[0].number, date(2023, 9, 19))


@ONE
@pytest.mark.parametrize(
    ("gone", "on", "told"),
    [
        (("惠东县.supervisor",), date(2023, 9, 19), {"惠东县.district_leader": "驿站监管员"}),
        (("惠东县.supervisor", "惠东县.district_leader"), date(2023, 9, 19), {"市级.city_leader": "驿站监管员"}),
        (
            ("惠东县.supervisor", "惠东县.district_leader", "市级.city_leader"),
            date(2023, 9, 19),
            {"市级.project_manager": "驿站监管员"},
        ),
        (
            ("惠东县.district_leader",),
            date(2023, 9, 25),
            {"惠东县.supervisor": "属地分管领导", "市级.city_leader": "属地分管领导"},
        ),
        (("市级.city_leader",), date(2023, 9, 28), {DOER: "市局分管领导", "市级.project_manager": "市局分管领导"}),
    ],
)
def test_a_post_that_nobody_holds_is_told_to_the_next_one_up(
    engine: Engine, gone: tuple[str, ...], on: date, told: dict[str, str]
) -> None:
    prepare(engine, today=date(2023, 9, 15))
    with writing(engine) as session:
        for login in gone:
            retire(session, actor(session, "市级.project_manager"), login, date(2023, 9, 16), "调离")
    morning(engine, on)
    found = alerts(engine, "site_survey")
    assert {alert.person for alert in found} == set(told)
    for alert in found:
        assert alert.body.endswith(f"{told[alert.person]}岗位今日无人在岗，请指定人员办理。")


@ONE
def test_where_everybody_is_there_no_post_is_named(engine: Engine) -> None:
    prepare(engine, today=date(2023, 9, 25))
    morning(engine, date(2023, 9, 25))
    with reading(engine) as session:
        assert not [a for a in session.execute(select(Alert)).scalars() if "无人在岗" in a.body]


BY_LAW = {"kind": "within", "end": "2023-09-20", "basis": "87号 68"}
OTHERS = (BY_LAW | {"kind": "at_least", "basis": "87号 69"}, BY_LAW | {"end": "2023-09-19", "basis": "87号 70"})


@pytest.mark.parametrize(
    ("due_basis", "reasons", "basis"),
    [
        ("plan", (BY_LAW,), "方案四（一）"),
        ("law", (BY_LAW, *OTHERS, BY_LAW | {"kind": "lead", "basis": "87号 71"}, BY_LAW), "87号 68；87号 71"),
        ("law", (BY_LAW | {"kind": "appointed"},), "87号 68"),
        ("law", OTHERS, "方案四（一）"),
    ],
)
def test_an_alert_cites_what_sets_its_date(due_basis: str, reasons: tuple[dict[str, str], ...], basis: str) -> None:
    row = ScheduleRow(step="site_survey", due_on=DUE, due_basis=due_basis, reasons=list(reasons))
    case = Case(slug="演练", due_source="方案四（一）")
    due = Due(case, SITE_SELECTION.step("site_survey"), [row], Rung("0", 0, 0))
    assert due.basis == basis


@ONE
def test_a_provisional_date_is_told_as_such(engine: Engine) -> None:
    prepare(engine, today=DUE)
    with writing(engine) as session:
        session.connection().execute(text("UPDATE schedule_row SET provisional = true WHERE step = 'site_survey'"))
    morning(engine, DUE)
    (alert,) = alerts(engine, "site_survey")
    assert "2023年9月20日前（含当日，预估）办结" in alert.body
    other = next(a for a in alerts(engine, "demand_survey"))
    assert "预估" not in other.body


def _number(found: list[Alert], person: str) -> str:
    return next(alert.number for alert in found if alert.person == person)
