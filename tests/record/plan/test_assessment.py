"""The assessment schemes of a programme: who may load one, which counts, what is said where there is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import select

from models.assessment import AssessmentSchemeRow
from models.audit import AuditEntry
from models.database import reading, record_head, writing
from models.schema.protection import unprotect
from record.errors import WrongRole
from record.people import actor
from record.plan.assessment import AssessmentMissing, enter, newest, scheme_of_version
from record.plan.loaded import programme
from rules.assessment_file import AssessmentFile, stored
from tests.actions.builders import contents, prepare
from tests.schemes import HUIZHOU_SCHEME, huizhou_assessment

SLUG = "huizhou-2023"


def other() -> AssessmentFile:
    """The scheme with a pass of 80 points and 500 元 for each below."""
    file = huizhou_assessment()
    body: dict[str, Any] = file.model_dump(mode="json")
    body["passed"], body["deduction"]["per_point_yuan"] = "80", "500"
    return stored(body)


def load(engine: Engine, file: AssessmentFile, by: str = "市级.project_manager") -> None:
    with writing(engine) as session:
        enter(session, actor(session, by), programme(session, SLUG), file, on=date(2024, 1, 2))


def test_the_newest_counts_and_the_old_one_stays(engine: Engine) -> None:
    prepare(engine)
    load(engine, other())
    with reading(engine) as session:
        row = programme(session, SLUG)
        counted = newest(session, row)
        assert (counted.scheme.passed, counted.per_point, counted.cap) == (8000, 50_000, 20)
        assert scheme_of_version(session, row, HUIZHOU_SCHEME.version) == HUIZHOU_SCHEME
        entry = session.get_one(AuditEntry, record_head(session).audit_count)
        assert (entry.action, entry.actor, entry.target) == ("enter_assessment", "市级.project_manager", SLUG)


def test_the_same_scheme_again_changes_nothing(engine: Engine) -> None:
    prepare(engine)
    load(engine, huizhou_assessment())
    with reading(engine) as session:
        assert len(session.exec(select(AssessmentSchemeRow)).all()) == 1


@pytest.mark.parametrize("by", ["惠东县.district_leader", "市级.assessor"])
def test_only_the_city_s_project_manager_loads_one(engine: Engine, by: str) -> None:
    prepare(engine)
    before = contents(engine)
    with pytest.raises(WrongRole, match="不能载入考核方案"):
        load(engine, other(), by)
    assert contents(engine) == before


@pytest.mark.parametrize("database", ["sqlite"])
def test_without_a_scheme_it_is_said_what_is_missing_and_where_to_enter_it(engine: Engine) -> None:
    prepare(engine)
    with engine.begin() as connection:
        unprotect(connection)
        connection.execute(delete(AssessmentSchemeRow))
    with reading(engine) as session:
        with pytest.raises(
            AssessmentMissing, match=r"缺少考核指标、达标分、每分扣减金额和扣减上限.*programme assessment"
        ):
            newest(session, programme(session, SLUG))
        with pytest.raises(AssessmentMissing, match="尚未载入"):
            scheme_of_version(session, programme(session, SLUG), "x")
