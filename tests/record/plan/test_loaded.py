"""A programme that is not loaded is refused with those that are."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.plan.loaded import UnknownProgramme, programme
from tests.actions.builders import prepare


@pytest.mark.parametrize("database", ["sqlite"])
def test_an_unknown_programme_is_refused_with_those_that_there_are(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(UnknownProgramme, match="已载入：（尚未载入任何方案）"):
        programme(session, "huizhou-2023")
    prepare(engine)
    with reading(engine) as session:
        assert programme(session, "huizhou-2023").slug == "huizhou-2023"
        with pytest.raises(UnknownProgramme, match=r"没有方案“huizhou”.*已载入：huizhou-2023"):
            programme(session, "huizhou")
