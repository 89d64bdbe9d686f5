"""The unified terms have no date in the plan: they must precede the first notice of the operators' purchase."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.database import reading
from models.plan import NotApplicable, Plan
from models.programme import Milestone
from rules.kinds import OPERATORS
from tests.actions.builders import prepare
from tests.actions.tender_case import tender_plan

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def dates(engine: Engine, plan: Plan) -> dict[str, date | None]:
    prepare(engine, plan)
    with reading(engine) as session:
        return {row.key: row.due_on for row in session.exec(select(Milestone)).all()}


def test_due_before_the_notice(engine: Engine) -> None:
    """To sign by Thursday 11-30: opened on 11-06, twenty days after a notice of 10-17."""
    assert dates(engine, tender_plan())["unified_terms"] == date(2023, 10, 17)


def test_without_a_date_of_the_purchase_there_is_none(engine: Engine) -> None:
    plan = tender_plan()
    undated = tuple(m.model_copy(update={"reading": None}) if m.key == OPERATORS else m for m in plan.milestones)
    found = dates(engine, plan.model_copy(update={"milestones": undated}))
    assert (found["unified_terms"], found[OPERATORS]) == (None, None)


def test_without_the_purchase_there_is_none(engine: Engine) -> None:
    plan = tender_plan()
    absent = (*plan.not_applicable, NotApplicable(kind=OPERATORS, by="演练人员", reason="由事业单位自行运营"))
    kept = tuple(m for m in plan.milestones if m.key in ("unified_terms", "platform_tender"))
    found = dates(engine, plan.model_copy(update={"milestones": kept, "not_applicable": absent}))
    assert found["unified_terms"] is None
