"""The deployments of the districts, one each, and how their runs are handed out and cleared away after a crash.

prefect.yaml declares what runs when, and Prefect's own command deploys it. Districts come with the programmes that
are loaded: each is a deployment with fixed parameters and tags, so that any worker can take any district.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from prefect import State
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Crashed
from prefect.utilities.callables import parameter_schema

from models.clock import utc_now
from record.leases import is_held
from tasks.duties import district_lease
from tasks.workshop import workshop
from views.work import Place

log = logging.getLogger(__name__)

POOL = "yicheng"
DISTRICT_FLOW, ENTRYPOINT = "属地", "flows.district.district"
COMMAND = "python -m prefect.engine"
"""What a worker runs, also in prefect.yaml: the project is on its path, nothing is fetched or copied."""
SILENT = timedelta(minutes=3)
"""A run that has been pending or running for so long without the lease of its district is a dead worker's."""
UNTAKEN = timedelta(minutes=20)
"""A run that no worker has taken up for so long is handed out anew: whoever was to take it up may be gone."""
WAITING = (StateType.SCHEDULED,)
STARTED = (StateType.PENDING, StateType.RUNNING)
PAGE = 200


@dataclass
class Handed:
    """What became of the places with work."""

    out: list[str] = field(default_factory=list)
    """Handed to the workers now."""
    waiting: list[str] = field(default_factory=list)
    """Already waiting for a worker, or at work."""

    def state(self) -> State[None]:
        """The state of the run that handed them out."""
        if not self.out and not self.waiting:
            return Completed(name="无待办事项", message="各地均没有待办事项")
        parts = []
        if self.out:
            parts.append(f"已派发：{'、'.join(self.out)}")
        if self.waiting:
            parts.append(f"已在办理或者等待执行机：{'、'.join(self.waiting)}")
        return Completed(name="已派发" if self.out else "已在办理", message="；".join(parts))


def deployment_name(place: Place) -> str:
    """The name of a district's deployment, beside the flow's: 属地/huizhou-2023 惠东县."""
    return f"{place.programme} {place.district}"


def deploy_places(client: SyncPrefectClient, places: Iterable[Place]) -> dict[Place, UUID]:
    """Makes or renews the deployment of each place."""
    from flows.district import district

    schema = parameter_schema(district).model_dump(exclude_unset=True)
    flow = client.create_flow_from_name(DISTRICT_FLOW)
    return {
        place: client.create_deployment(
            flow_id=flow,
            name=deployment_name(place),
            parameters={"programme": place.programme, "district": place.district},
            tags=[place.programme, place.district],
            work_pool_name=POOL,
            entrypoint=ENTRYPOINT,
            job_variables={"command": COMMAND},
            pull_steps=[],
            parameter_openapi_schema=schema,
            enforce_parameter_schema=True,
        )
        for place in places
    }


def hand_out(places: Sequence[Place]) -> Handed:
    """Has each place with work run by a worker, unless one is at it or such a run waits already."""
    handed = Handed()
    if not places:
        return handed
    with get_client(sync_client=True) as client:
        for place in places:
            (handed.out if _hand_out(client, place) else handed.waiting).append(place.district)
    return handed


def _hand_out(client: SyncPrefectClient, place: Place) -> bool:
    if is_held(workshop().engine, district_lease(place)):
        return False
    try:
        deployment = client.read_deployment_by_name(f"{DISTRICT_FLOW}/{deployment_name(place)}").id
    except ObjectNotFound:  # its programme was loaded since `up` was started
        deployment = deploy_places(client, [place])[place]
    runs = _runs(client, (*WAITING, *STARTED), deployment)
    dead = [run for run in runs if run.state_type in STARTED and _age(run) > SILENT]
    untaken = [run for run in runs if run.state_type in WAITING and _age(run) > UNTAKEN]
    for run in dead:
        _crash(client, run, "执行机中断，没有办完")
    for run in untaken:
        _crash(client, run, "派发后没有执行机接办")
    if len(runs) > len(dead) + len(untaken):
        return False
    client.create_flow_run_from_deployment(
        deployment, name=deployment_name(place), tags=[place.programme, place.district]
    )
    return True


def clear_away(client: SyncPrefectClient) -> int:
    """At the start of `up`: whatever the last one left running or pending is crashed, runs that are overdue are
    dropped. Answers how many were crashed.

    Runs of other machines go on where they hold the lease of their district; their work is in the record anyway.
    """
    left = [run for run in _runs(client, STARTED) if not _is_at_work(run)]
    for run in left:
        _crash(client, run, "服务中断时没有办完，由下一次巡检接着办理")
    for run in _runs(client, WAITING):
        late = run.next_scheduled_start_time
        if run.auto_scheduled and late is not None and late < utc_now():
            client.delete_flow_run(run.id)
    return len(left)


def _is_at_work(run: FlowRun) -> bool:
    known = run.parameters or {}
    if set(known) != {"programme", "district"}:
        return False
    place = Place(str(known["programme"]), str(known["district"]), 0)
    return is_held(workshop().engine, district_lease(place))


def _runs(client: SyncPrefectClient, states: Sequence[StateType], deployment: UUID | None = None) -> list[FlowRun]:
    """The runs in these states, of one deployment or of all."""
    chosen: dict[str, Any] = {}
    if deployment is not None:
        chosen["deployment_filter"] = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
    wanted = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states))))
    found: list[FlowRun] = []
    while True:
        page = client.read_flow_runs(flow_run_filter=wanted, limit=PAGE, offset=len(found), **chosen)
        found += page
        if len(page) < PAGE:
            return found


def _age(run: FlowRun) -> timedelta:
    since = run.state.timestamp if run.state else None
    return timedelta(0) if since is None else utc_now() - datetime.fromtimestamp(since.timestamp(), UTC)


def _crash(client: SyncPrefectClient, run: FlowRun, why: str) -> None:
    client.set_flow_run_state(run.id, Crashed(name="中断", message=why), force=True)
    log.warning("运行“%s”中断：%s", run.name, why)
