"""晨检: at 08:00 yesterday's audit trail is sealed and the deadlines of every programme are watched."""

from __future__ import annotations

from prefect import State, flow
from prefect.states import Completed

from tasks import prefect_tasks
from tasks.alerts import programmes
from tasks.workshop import workshop


@flow(name="晨检", flow_run_name="晨检")
def morning() -> State[None]:
    """Raises today's alerts, once a day however often it runs; the date is the record's, not Prefect's."""
    prefect_tasks.seal()
    results = [prefect_tasks.watch(slug) for slug in programmes(workshop().engine)]
    raised, escalated = sum(r.raised for r in results), sum(r.escalated for r in results)
    if not raised:
        return Completed(name="无新提醒", message="今天没有需要新发的提醒")
    return Completed(name="已提醒", message=f"新发提醒{raised}条，其中逐级上报{escalated}条")
