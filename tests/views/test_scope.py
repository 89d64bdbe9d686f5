"""What exists for whom: the city's for all of the record, a district's for itself and the city, nothing for an office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.alert import Alert, SupervisionItem
from models.case import Case
from models.database import reading, writing
from models.document import DocumentRow
from models.programme import District, Programme, Station
from models.values import Role
from models.visitor import AdminOffice, Visitor
from tests.sample_record import DAY, fill
from views import scope
from views.scope import NotHere

HERE = Visitor("zhang", "张演练", Role.PROCUREMENT, "惠城区")
THERE = Visitor("other", "某演练", Role.PROCUREMENT, "惠阳区")
CITY = Visitor("wang", "王演练", Role.PROJECT_MANAGER)
OPERATOR = Visitor("firm", "演练公司", Role.OPERATOR, "惠城区")
OFFICE = Visitor("root", "某演练", office=AdminOffice.SYSTEM)
ELSEWHERE = Visitor("far", "远演练", Role.PROCUREMENT, "别处")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """The sample record, all of whose cases are of 惠城区, and a case of the city."""
    with writing(engine) as session:
        rows = fill(session)
        common = {"programme_id": rows["programme"].id, "opened_on": DAY}
        city = Case(slug="huizhou-2023/市级/制度", kind="rules", procedure="rules", title="制度", **common)
        session.add(city)
        session.add(Station(programme_id=rows["programme"].id, district_id=rows["huiyang"].id, code="惠阳01"))
    return engine


CASES = {"huizhou-2023/惠城区/选址", "huizhou-2023/惠城区/招标", "huizhou-2023/惠城区/招标/质疑/1"}
RULES = "huizhou-2023/市级/制度"
SEEN: tuple[tuple[Visitor, Any, Any, set[str]], ...] = (
    (HERE, Case.slug, scope.cases, {*CASES, RULES}),
    (THERE, Case.slug, scope.cases, {RULES}),
    (CITY, Case.slug, scope.cases, {*CASES, RULES}),
    (OFFICE, Case.slug, scope.cases, set()),
    (HERE, District.name, scope.districts, {"惠城区"}),
    (CITY, District.name, scope.districts, {"惠城区", "惠阳区"}),
    (OFFICE, District.name, scope.districts, set()),
    (HERE, Station.code, scope.stations, {"惠城01", "惠城02"}),
    (THERE, Station.code, scope.stations, {"惠阳01"}),
    (CITY, Station.code, scope.stations, {"惠城01", "惠城02", "惠阳01"}),
    (OFFICE, Station.code, scope.stations, set()),
    (HERE, DocumentRow.register_number, scope.documents, {f"登记〔2023〕{n}号" for n in (1, 2, 3)}),
    (THERE, DocumentRow.register_number, scope.documents, {"登记〔2023〕3号"}),
    (OPERATOR, DocumentRow.register_number, scope.documents, {"登记〔2023〕1号"}),
    (OFFICE, DocumentRow.register_number, scope.documents, set()),
    (HERE, Alert.number, scope.alerts, {"提醒-1"}),
    (THERE, Alert.number, scope.alerts, set()),
    (OPERATOR, Alert.number, scope.alerts, set()),
    (OFFICE, Alert.number, scope.alerts, set()),
    (HERE, SupervisionItem.number, scope.supervision, {"督办〔2023〕1号"}),
    (THERE, SupervisionItem.number, scope.supervision, set()),
    (OFFICE, SupervisionItem.number, scope.supervision, set()),
    (HERE, Programme.slug, scope.programmes, {"huizhou-2023"}),
    (ELSEWHERE, Programme.slug, scope.programmes, set()),
    (CITY, Programme.slug, scope.programmes, {"huizhou-2023"}),
    (OFFICE, Programme.slug, scope.programmes, set()),
)


def test_who_sees_what(filled: Engine) -> None:
    with reading(filled) as session:
        for visitor, column, condition, expected in SEEN:
            found = set(session.exec(select(column).where(condition(visitor))).all())
            assert found == expected, (visitor.login, condition.__name__)


def programme(session: Session) -> Programme:
    return session.exec(select(Programme)).one()


ONE: tuple[tuple[str, Callable[[Session, Visitor, str], Any], set[str]], ...] = (
    ("huizhou-2023", scope.programme_here, {"zhang", "other", "wang", "firm"}),
    ("惠城区", lambda s, v, name: scope.district_here(s, v, programme(s), name), {"zhang", "wang", "firm"}),
    ("huizhou-2023/惠城区/招标", scope.case_here, {"zhang", "wang", "firm"}),
    ("惠阳01", lambda s, v, code: scope.station_here(s, v, programme(s), code), {"other", "wang"}),
    ("登记〔2023〕2号", scope.document_here, {"zhang", "wang"}),
    ("提醒-1", scope.alert_here, {"zhang", "wang"}),
)


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(("name", "fetch", "who"), ONE, ids=[row[0] for row in ONE])
def test_one_by_its_name(
    filled: Engine, name: str, fetch: Callable[[Session, Visitor, str], Any], who: set[str]
) -> None:
    with reading(filled) as session:
        for visitor in (HERE, THERE, CITY, OPERATOR, OFFICE, ELSEWHERE):
            if visitor.login in who:
                assert fetch(session, visitor, name)
            else:
                with pytest.raises(NotHere):
                    fetch(session, visitor, name)
        with pytest.raises(NotHere):
            fetch(session, CITY, f"{name}x")
