"""方案: all districts of one programme that have work."""

from __future__ import annotations

from prefect import State, flow

from flows.calls import steadily
from flows.deployments import hand_out
from flows.district import ProgrammeSlug
from models.database import reading
from record.plan import programme as programmes
from tasks.workshop import workshop
from views.work import places_with_work


@flow(name="方案", flow_run_name="{programme}", description="派发一个方案中有待办事项的全部县区。")
def programme(programme: ProgrammeSlug) -> State[None]:
    """Hands out every district of the programme that has work, the city first."""
    return steadily(lambda: _hand_out(programme))


def _hand_out(programme: str) -> State[None]:
    with reading(workshop().engine) as session:
        places = places_with_work(session, programmes.programme(session, programme))
    return hand_out(places).state()
