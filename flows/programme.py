"""方案: all districts of one programme that have work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect import State, flow
from prefect.states import Completed, Failed

from flows.calls import call_below
from flows.district import NOTHING_TO_DO, district
from models.database import reading
from record.plan import programme as programmes
from tasks.workshop import workshop
from views.work import Place, places_with_work


@flow(name="方案", flow_run_name="{programme}")
def programme(programme: str) -> State[None]:
    """Advances every district of the programme that has work, the city first."""
    with reading(workshop().engine) as session:
        places = places_with_work(session, programmes.programme(session, programme))
    return advance_places(places)


def advance_places(places: Sequence[Place]) -> State[None]:
    """Runs the district flow for each place; a district that fails does not stop the others."""
    states: list[tuple[Place, State[Any]]] = [
        (place, call_below(district, programme=place.programme, district=place.district)) for place in places
    ]
    if not states:
        return Completed(name=NOTHING_TO_DO, message="各县区均没有待办事项")
    failed = [place.district for place, state in states if not state.is_completed()]
    if failed:
        return Failed(name="部分县区未办妥", message=f"未办妥：{'、'.join(failed)}；下次巡检时重办")
    return Completed(name="已办理", message=f"已办理：{'、'.join(place.district for place, _ in states)}")
