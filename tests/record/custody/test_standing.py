"""Stored schedules are those that the facts give, also after acts that bring others about; and what puts them right."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select, text

from models.audit import AuditEntry
from models.case import ScheduleRow
from models.database import reading, writing
from record.custody import standing
from record.errors import WrongRole
from record.people import actor
from tests.actions.builders import act, case_of, contents, prepare, slug, stale
from tests.actions.purchase_case import Lap, d, open_and_award, prepare_contracts, sign
from tests.actions.tender_case import CASE, WINNERS, ready
from tests.actions.test_challenge import CHILD, FOUND, FOUR, challenge, four_valid, reply
from tests.actions.test_complaint import challenged, complain, decide

SITES = "惠东县/选址"


def test_an_upheld_challenge_gives_the_lot_to_another(engine: Engine) -> None:
    """The signature waits for the replacement's notice: neither board nor alerts may say that it is ready."""
    four_valid(engine)
    challenge(engine, lots=[1])
    reply(engine, outcome="upheld")
    act(engine, "district_leader", CHILD, "closed", d("11-17"), consequence="reselect")
    assert stale(engine) == []
    with reading(engine) as session:
        query = select(ScheduleRow.ready_on).where(
            ScheduleRow.case_id == case_of(session, CASE).id,
            ScheduleRow.step == "contract_signature",
            ScheduleRow.subject == "1",
        )
        assert session.execute(query).scalar_one() is None


def test_an_upheld_complaint_gives_the_lot_to_another(engine: Engine) -> None:
    ready(engine, "expert_draw")
    open_and_award(engine, Lap("", "", "", "10-30", "10-31", "11-01", "11-02"), FOUR, FOUND, WINNERS)
    prepare_contracts(engine, "11-07", 1, 2)
    challenged(engine, lots=[1])
    complain(engine)
    sign(engine, "11-20", 2)
    decide(engine, outcome="upheld", consequence="result_void_reselect", lots=[1])
    assert stale(engine) == []


class TestMending:
    def test_what_differs_is_named_and_put_right(self, engine: Engine) -> None:
        prepare(engine)
        with engine.begin() as connection:
            connection.execute(
                text(
                    "UPDATE schedule_row SET latest = '2023-01-01' WHERE case_id = (SELECT id FROM \"case\" WHERE slug = :case)"
                ),
                {"case": slug(SITES)},
            )
        assert stale(engine) == [slug(SITES)]
        with writing(engine) as session:
            assert standing.mend(session, actor(session, "市级.project_manager")) == [slug(SITES)]
        assert stale(engine) == []
        with reading(engine) as session:
            entry = session.execute(select(AuditEntry).where(AuditEntry.action == "mend_schedules")).scalar_one()
            assert entry.content["cases"] == [slug(SITES)]

    def test_nothing_to_mend_leaves_no_entry(self, engine: Engine) -> None:
        prepare(engine)
        before = contents(engine)["audit_entry"]
        with writing(engine) as session:
            assert standing.mend(session, actor(session, "市级.project_manager")) == []
        assert contents(engine)["audit_entry"] == before

    def test_an_administrator_mends(self, engine: Engine) -> None:
        prepare(engine)
        with writing(engine) as session, pytest.raises(WrongRole):
            standing.mend(session, actor(session, "惠东县.reviewer"))
