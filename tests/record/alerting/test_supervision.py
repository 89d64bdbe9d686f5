"""督办事项: opened once for a step and a source, answered within five working days, closed once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from models.alert import SupervisionItem
from models.audit import AuditEntry
from models.database import writing
from models.person import SYSTEM
from record.alerting.supervision import close_item, open_item, reopen_item
from record.custody.audit import SCHEMA
from record.errors import WrongRole
from record.people import actor
from tests.actions.builders import case_of, prepare

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
THURSDAY = date(2023, 9, 28)
"""The day before eight days of rest, after which Saturday and Sunday are worked."""


def test_an_item_is_opened_once_and_has_five_working_days(engine: Engine) -> None:
    prepare(engine, today=THURSDAY)
    with writing(engine) as session:
        case = case_of(session, "惠东县/选址")
        told = {"basis": "方案四（一）", "reason": "逾期（演练）", "on": THURSDAY}
        first = open_item(session, case, "site_survey", "", source="overdue", **told)
        assert (first.number, first.due_on) == ("督办〔2023〕1号", date(2023, 10, 11))
        assert open_item(session, case, "site_survey", "", source="overdue", **told).number == first.number
        others = (("site_choice", "", "overdue"), ("site_survey", "甲", "overdue"), ("site_survey", "", "breach"))
        numbers = [open_item(session, case, step, at, source=source, **told).number for step, at, source in others]
        assert numbers == [f"督办〔2023〕{n}号" for n in (2, 3, 4)]
        elsewhere = open_item(session, case_of(session, "龙门县/选址"), "site_survey", "", source="overdue", **told)
        assert elsewhere.number == "督办〔2023〕5号"
        case.round += 1
        assert open_item(session, case, "site_survey", "", source="overdue", **told).number == "督办〔2023〕6号"


def test_it_is_closed_once_by_the_city(engine: Engine) -> None:
    prepare(engine, today=THURSDAY)
    with writing(engine) as session:
        case = case_of(session, "惠东县/选址")
        item = open_item(session, case, "site_survey", "", source="overdue", basis="演练", reason="演练", on=THURSDAY)
        with pytest.raises(WrongRole):
            close_item(session, actor(session, "惠东县.supervisor"), item, THURSDAY, "已办结")
        assert item.closed_on is None
        close_item(session, actor(session, "市级.project_manager"), item, date(2023, 10, 9), "已办结")
        close_item(session, SYSTEM, item, date(2023, 10, 10), "又一次")
        session.flush()
        kept = session.execute(select(SupervisionItem.closed_on)).scalars().all()
        assert kept == [date(2023, 10, 9)]
        closings = select(AuditEntry).where(AuditEntry.action == "close_supervision")
        (entry,) = session.execute(closings).scalars().all()
        assert (entry.actor, entry.target, entry.content["on"], entry.content["reply"]) == (
            "市级.project_manager",
            item.number,
            "2023-10-09",
            "已办结",
        )


def test_it_is_opened_again_where_its_ground_comes_back(engine: Engine) -> None:
    prepare(engine, today=THURSDAY)
    with writing(engine) as session:
        case = case_of(session, "惠东县/选址")
        item = open_item(session, case, "site_survey", "", source="overdue", basis="演练", reason="演练", on=THURSDAY)
        reopen_item(session, item, date(2023, 10, 8), "尚未销号")
        close_item(session, SYSTEM, item, date(2023, 10, 9), "已办结")
        reopen_item(session, item, date(2023, 10, 10), "又逾期")
        assert item.closed_on is None
        session.flush()
        again = select(AuditEntry.content).where(AuditEntry.action == "reopen_supervision")  # type: ignore[call-overload]
        assert session.execute(again).scalars().all() == [
            {"schema": SCHEMA, "on": "2023-10-10", "closed_on": "2023-10-09", "reason": "又逾期"}
        ]
