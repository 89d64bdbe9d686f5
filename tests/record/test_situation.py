"""A case is opened with its place, whatever the session has read before."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.database import reading
from models.programme import District, Programme
from record.situation import open_dossier
from tests.actions.builders import case_of, prepare

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


@pytest.mark.parametrize("before", [(), (Programme,), (District,), (Programme, District)])
@pytest.mark.parametrize(("case", "place"), [("惠东县/招标", "惠东县"), ("市级/统一文本", None)])
def test_its_programme_and_its_district(engine: Engine, before: tuple[type, ...], case: str, place: str | None) -> None:
    prepare(engine)
    with reading(engine) as session:
        held = [session.exec(select(table)).all() for table in before]
        dossier = open_dossier(session, case_of(session, case))
        assert (dossier.programme.slug, dossier.district_name) == ("huizhou-2023", place)
        assert len(held) == len(before)
