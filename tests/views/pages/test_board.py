"""The board's figures: those of the lights themselves, restricted to what the visitor sees, in words that hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.case import Case, ScheduleRow
from models.database import reading
from models.programme import District, Programme
from models.values import CITY, Role
from models.visitor import Visitor
from record.people import programme_date
from rules.dates.light import Colour, light
from tests.actions.builders import prepare
from tests.actions.tender_case import ready
from views.pages.board import SOON, board_page, deadlines
from views.pages.programmes import programme_lines

MANAGER = Visitor("市级.project_manager", "演练", Role.PROJECT_MANAGER)
BUYER = Visitor("惠东县.procurement", "演练", Role.PROCUREMENT, "惠东县")
TODAY = date(2023, 10, 30)
STRANGER = Visitor("x", "演练", Role.PROCUREMENT, "别处县")


def watched(session: Session, district: str | None = None) -> list[ScheduleRow]:
    """The rows that somebody answers for, read without the view."""
    found = []
    for case in session.exec(select(Case)).all():
        place = session.get(District, case.district_id) if case.district_id else None
        if district and place and place.name != district:
            continue
        rows = session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case.id, ScheduleRow.round == case.round))
        found += [row for row in rows.all() if row.due_on and not row.lapse]
    return found


@pytest.mark.parametrize("visitor", [MANAGER, BUYER], ids=["city", "district"])
def test_the_tally_counts_the_lights_that_the_visitor_sees(engine: Engine, visitor: Visitor) -> None:
    ready(engine, "bid_opening")
    with reading(engine) as session:
        programme = session.exec(select(Programme)).one()
        page, today = board_page(session, visitor, programme), programme_date(session)
        rows = watched(session, visitor.district)
        lights = [light(row, today) for row in rows]
        for colour in Colour:
            count = sum(one.colour is colour for one in lights)
            assert getattr(page.tally, colour.value) == count
            assert len(deadlines(session, visitor, programme, colour=colour)) == min(count, 300)
        assert page.tally.late == sum(one.late for one in lights)
        assert page.tally.total == len(rows) > 0
        last = today + timedelta(days=SOON)
        assert page.soon_count == sum(
            row.done_on is None and row.due_on is not None and row.due_on <= last for row in rows
        )


def test_a_district_sees_its_own_row_and_the_city(engine: Engine) -> None:
    ready(engine, "bid_opening")
    with reading(engine) as session:
        programme = session.exec(select(Programme)).one()
        own, whole = (board_page(session, visitor, programme) for visitor in (BUYER, MANAGER))
        assert [row.place for row in own.rows] == ["惠东县"]
        assert len(whole.rows) > 1
        assert [cell.case for cell in own.city] == [cell.case for cell in whole.city] != []
        assert {one.place for one in deadlines(session, BUYER, programme)} <= {"惠东县", CITY}
        assert programme_lines(session, STRANGER) == []


def test_the_sentence_holds_before_anything_is_done(engine: Engine) -> None:
    prepare(engine)
    with reading(engine) as session:
        programme = session.exec(select(Programme)).one()
        page = board_page(session, MANAGER, programme)
        said = "".join(page.gist)
        assert f"选址0/{len(page.rows)}办结" in said
        assert f"应盯办时限{page.tally.total}项，已办结0项；" in said and "逾期办结" not in said
        assert ("没有逾期" in said) is (page.tally.red == 0)


def test_what_falls_due_next_is_the_soonest_open_day(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.pages.board.programme_date", lambda _session: TODAY)
    ready(engine, "bid_opening")
    with reading(engine) as session:
        programme = session.exec(select(Programme)).one()
        page, today = board_page(session, BUYER, programme), TODAY
        [row] = page.rows
        ahead = [
            one for one in watched(session, "惠东县") if one.done_on is None and one.due_on and one.due_on >= today
        ]
        here = {case.id for case in session.exec(select(Case)).all() if case.district_id}
        days = sorted(one.due_on for one in ahead if one.case_id in here and one.due_on)
        assert row.following and row.following.due_on == days[0]
        assert row.more == days.count(days[0]) - 1
