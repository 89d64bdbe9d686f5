"""属地: one district of a programme; a subflow for each of its cases with work, none for the others."""

from __future__ import annotations

from typing import Annotated, Any

from prefect import State, flow
from prefect.artifacts import create_table_artifact
from prefect.states import Completed, Failed
from pydantic import Field

from flows.calls import call, call_below, steadily
from flows.milestones import flow_of
from models.database import reading
from models.values import CITY
from record.leases import held
from record.plan import loaded
from tasks.advance import due_cases
from tasks.duties import district_lease
from tasks.workshop import workshop
from views import work
from views.board import district_table

NOTHING_TO_DO = "无待办事项"
AT_WORK = "已在办理"

ProgrammeSlug = Annotated[
    str, Field(json_schema_extra={"title": "方案代码", "description": "如 huizhou-2023"}, min_length=1)
]
DistrictName = Annotated[
    str,
    Field(json_schema_extra={"title": "属地名称", "description": "方案所列各地的名称，市级事项填“市级”"}, min_length=1),
]


def run_case(case: str) -> State[Any]:
    """Advances one case through Prefect, in this process."""
    return call(flow_of(case), case=case)


@flow(name="属地", flow_run_name="{programme} {district}", description="办理一地的全部待办事项。")
def district(programme: ProgrammeSlug, district: DistrictName) -> State[None]:
    """Advances every case of the district that has work. `district` is a district's name, or 市级."""
    return steadily(lambda: _advance(programme, district))


def _advance(programme: str, district: str) -> State[None]:
    engine = workshop().engine
    with reading(engine) as session:
        place = work.place_named(session, loaded.programme(session, programme), district)
    with held(engine, district_lease(place)) as lease:
        if lease is None:
            return Completed(name=AT_WORK, message=f"{district}正由另一运行办理，本次不重复")
        states: dict[str, State[Any]] = {}
        for case in due_cases(engine, programme, district):
            lease.renew()
            states[case] = call_below(flow_of(case), case=case)
    rows = _show_table(place)
    if not states:
        stands = "；".join(f"{row['事项']}：{row['当前环节'] or row['灯']}" for row in rows)
        return Completed(name=NOTHING_TO_DO, message=f"{district}没有待办事项。{stands}")
    return _final(district, states)


def _show_table(place: work.Place) -> list[dict[str, Any]]:
    """Shows where the milestones of a place stand, and answers with the table."""
    with reading(workshop().engine) as session:
        programme = loaded.programme(session, place.programme)
        rows = district_table(session, programme, None if place.district == CITY else place.district)
    create_table_artifact(key=place.key, table=rows, description=f"{place.district}：各事项进度")
    return rows


def _final(district: str, states: dict[str, State[Any]]) -> State[None]:
    """The district's state by the states of its cases."""
    lines = "；".join(f"{case.split('/', 2)[-1]}：{state.name}" for case, state in states.items())
    if any(not state.is_completed() for state in states.values()):
        return Failed(name="部分事项未办妥", message=f"{district}，{lines}")
    return Completed(name="已办理", message=f"{district}，{lines}")
