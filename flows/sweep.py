"""巡检: every district with work, of every programme. What a crash or a lost wake-up left is found here."""

from __future__ import annotations

from prefect import State, flow

from actions.work import places_with_work
from flows.programme import advance_places
from models.database import reading
from tasks.workshop import workshop


@flow(name="巡检", flow_run_name="巡检")
def sweep() -> State[None]:
    """Advances what has work; costs one query where nothing has."""
    with reading(workshop().engine) as session:
        places = places_with_work(session)
    return advance_places(places)
