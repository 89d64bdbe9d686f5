"""县区: one district of a programme; a subflow for each of its cases with work, none for the others."""

from __future__ import annotations

from typing import Any

from prefect import Flow, State, flow
from prefect.artifacts import create_table_artifact
from prefect.states import Completed, Failed

from flows.assessment import assessment
from flows.calls import call, call_below
from flows.fit_out import fit_out
from flows.opening import opening
from flows.platform import platform
from flows.rules_norms import rules_norms
from flows.site import site
from flows.staffing import staffing
from flows.tender import tender
from flows.terms import terms
from models.database import reading
from models.values import CITY
from record.leases import held
from record.plan import programme as programmes
from tasks.advance import due_cases
from tasks.workshop import workshop
from views import work
from views.board import district_table

MILESTONES: dict[str, Flow[..., Any]] = {
    "unified_terms": terms,
    "rules_norms": rules_norms,
    "platform_tender": tender,
    "platform": platform,
    "site_selection": site,
    "open_tender": tender,
    "challenge": tender,
    "complaint": tender,
    "fit_out": fit_out,
    "staffing": staffing,
    "opening": opening,
    "assessment": assessment,
}
"""The flow of each kind of case."""

NOTHING_TO_DO = "无待办事项"


def flow_of(case: str) -> Flow[..., Any]:
    """The flow that advances a case.

    Raises:
        UnknownCase: where there is none.
    """
    with reading(workshop().engine) as session:
        return MILESTONES[work.case_by_slug(session, case).kind]


def run_case(case: str) -> State[Any]:
    """Advances one case through Prefect, in this process."""
    return call(flow_of(case), case=case)


@flow(name="县区", flow_run_name="{programme}·{district}")
def district(programme: str, district: str) -> State[None]:
    """Advances every case of the district that has work. `district` is a district's name, or 市级."""
    engine = workshop().engine
    with reading(engine) as session:
        place = work.place_named(session, programmes.programme(session, programme), district)
    with held(engine, f"district/{programme}/{district}") as lease:
        if lease is None:
            return Completed(name="已在办理", message=f"{district}正由另一运行办理，本次不重复")
        states: dict[str, State[Any]] = {}
        for case in due_cases(engine, programme, district):
            lease.renew()
            states[case] = call_below(flow_of(case), case=case)
    _show_table(place)
    return _final(district, states)


def _show_table(place: work.Place) -> None:
    with reading(workshop().engine) as session:
        programme = programmes.programme(session, place.programme)
        rows = district_table(session, programme, None if place.district == CITY else place.district)
    create_table_artifact(key=place.key, table=rows, description=f"{place.district}：各事项进度")


def _final(district: str, states: dict[str, State[Any]]) -> State[None]:
    """The district's state by the states of its cases."""
    if not states:
        return Completed(name=NOTHING_TO_DO, message=f"{district}没有待办事项")
    lines = "；".join(f"{case.split('/', 2)[-1]}：{state.name}" for case, state in states.items())
    if any(not state.is_completed() for state in states.values()):
        return Failed(name="部分事项未办妥", message=f"{district}，{lines}")
    return Completed(name="已办理", message=f"{district}，{lines}")
