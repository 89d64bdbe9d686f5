"""The morning watch: every programme's deadlines, once a day."""

from __future__ import annotations

from sqlalchemy import Engine

from actions import programme
from actions.alerts import WatchResult, watch
from actions.work import programme_slugs
from models.database import reading, writing


def watch_programme(engine: Engine, slug: str) -> WatchResult:
    """Raises today's alerts of one programme; a second call on the same date does nothing.

    Raises:
        UnknownProgramme: where it is not loaded.
    """
    with writing(engine) as session:
        return watch(session, programme.programme(session, slug))


def programmes(engine: Engine) -> list[str]:
    """Slugs of the loaded programmes, in a stable order."""
    with reading(engine) as session:
        return programme_slugs(session)
