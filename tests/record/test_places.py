"""What is looked up beside the own case stays in the programme, and in the place unless more is asked for."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.case import Case
from models.database import reading, writing
from models.programme import Programme
from record.places import sister_cases
from tests.actions.builders import prepare, two_districts

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def test_sister_cases_are_of_the_same_programme_and_place(engine: Engine) -> None:
    prepare(engine)
    prepare(engine, two_districts().model_copy(update={"slug": "other-2024", "title": "另一方案(演练)"}))
    with reading(engine) as session:
        cases = {case.slug: case for case in session.exec(select(Case)).all()}
        for slug in ("huizhou-2023", "other-2024"):
            tender = cases[f"{slug}/惠东县/招标"]
            assert [case.slug for case in sister_cases(session, tender, "site_selection")] == [f"{slug}/惠东县/选址"]
            everywhere = sister_cases(session, tender, "site_selection", everywhere=True)
            assert {case.slug for case in everywhere} == {f"{slug}/{name}/选址" for name in ("惠东县", "龙门县")}
            (terms,) = sister_cases(session, tender, "unified_terms", everywhere=True)
            assert sister_cases(session, tender, "unified_terms") == []
            assert [case.id for case in sister_cases(session, terms, "unified_terms")] == [terms.id]
    with writing(engine) as session:
        assert len(session.exec(select(Programme)).all()) == 2
        session.rollback()
