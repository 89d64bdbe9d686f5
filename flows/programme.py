"""方案: all districts of one programme that have work."""

from __future__ import annotations

import re

from prefect import State, flow
from prefect.artifacts import create_table_artifact

from flows.calls import steadily
from flows.deployments import hand_out
from flows.district import ProgrammeSlug
from models.database import reading
from models.values import CITY
from record.people import programme_date
from record.plan import loaded
from tasks.workshop import workshop
from views.board import district_table
from views.work import all_places, places_with_work


@flow(name="方案", flow_run_name="{programme}", description="派发一个方案中有待办事项的各地。")
def programme(programme: ProgrammeSlug) -> State[None]:
    """Hands out every district of the programme that has work, the city first."""
    return steadily(lambda: _hand_out(programme))


def _hand_out(programme: str) -> State[None]:
    with reading(workshop().engine) as session:
        row = loaded.programme(session, programme)
        title, on, level = row.title, programme_date(session), loaded.district_word(row)
        places = places_with_work(session, row)
        rows = [
            {level: place.district} | cells
            for place in all_places(session)
            if place.programme == programme
            for cells in district_table(session, row, None if place.district == CITY else place.district)
        ]
    key = re.sub(r"[^a-z0-9]+", "-", f"{programme}-board".lower())
    create_table_artifact(key=key, table=rows, description=f"{title}：截至{on}各{level}进度")
    return hand_out(places).state()
