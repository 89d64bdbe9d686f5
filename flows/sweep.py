"""巡检: every district with work, of every programme. What a crash or a lost wake-up left is found here."""

from __future__ import annotations

from prefect import State, flow

from flows.programme import advance_places
from models.database import reading
from papers.register import pending_of_programmes
from tasks.prefect_tasks import issue
from tasks.workshop import workshop
from views.work import places_with_work


@flow(name="巡检", flow_run_name="巡检")
def sweep() -> State[None]:
    """Advances what has work; costs two queries where nothing has."""
    with reading(workshop().engine) as session:
        places, left = places_with_work(session), pending_of_programmes(session)
    for document in left:  # no district's: a crash left it without its file
        issue(document)
    return advance_places(places)
