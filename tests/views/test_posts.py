"""Posts that open cases need and nobody holds today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from models.database import reading, writing
from models.values import Role
from record.people import actor, set_programme_date
from record.roster.changes import enter_person
from record.roster.edits import retire
from record.roster.entry import PersonEntry
from tests.actions.builders import TODAY, prepare
from views.posts import EmptyPost, empty_posts

DOER = "惠东县.supervisor"


@pytest.mark.parametrize("database", ["sqlite"])
def test_retired_and_away(engine: Engine) -> None:
    prepare(engine)
    later = TODAY + timedelta(days=1)
    with writing(engine) as session:
        assert empty_posts(session) == []
        manager = actor(session, "市级.project_manager")
        retire(session, manager, DOER, later, "调离")
        retire(session, manager, "市级.city_leader", later, "调离")
        assert empty_posts(session) == []
    with writing(engine) as session:
        set_programme_date(session, later)
        posts = empty_posts(session)
        assert [post.said for post in posts] == ["市级市局分管领导", "惠东县驿站监管员"]
        enter_person(
            session,
            actor(session, "市级.project_manager"),
            PersonEntry("li", "演练李", Role.SUPERVISOR, "演练县局", "惠东县"),
        )
        assert empty_posts(session) == [EmptyPost(None, Role.CITY_LEADER)]
        session.connection().execute(text("UPDATE \"case\" SET closed_on = '2025-12-31'"))
        assert empty_posts(session) == []


def test_asked_of_either_database(engine: Engine) -> None:
    prepare(engine)
    with reading(engine) as session:
        assert empty_posts(session) == []
