"""晨检: at 08:00 yesterday's audit trail is sealed and the deadlines of every programme are watched."""

from __future__ import annotations

from prefect import State, flow
from prefect.states import Completed

from flows.calls import steadily
from tasks import duties, prefect_tasks
from tasks.workshop import workshop


@flow(name="晨检", flow_run_name="晨检", description="封存昨日审计日志，检查全部时限，发出提醒并逐级上报。")
def morning() -> State[None]:
    """Raises today's alerts, once a day however often it runs; the date is the record's, not Prefect's."""
    return steadily(_watch)


def _watch() -> State[None]:
    done = duties.morning(workshop().engine, prefect_tasks.watch, prefect_tasks.seal)
    if done is None:
        return Completed(name="已在晨检", message="另一进程正在晨检，本次不重复")
    return Completed(name="已提醒" if done.raised else "无新提醒", message=done.said)
