"""投递: the outbox emptied. `./yicheng up` does it every minute in a process of its own; this run is by hand."""

from __future__ import annotations

from prefect import State, flow
from prefect.states import Completed

from flows.calls import steadily
from tasks import prefect_tasks


@flow(name="投递", flow_run_name="投递", description="立即投递待发的提醒。")
def delivery() -> State[None]:
    """Delivers what is due; what could not be delivered waits for its next attempt."""
    return steadily(_deliver)


def _deliver() -> State[None]:
    done = prefect_tasks.deliver()
    if done is None:
        return Completed(name="已在投递", message="另一进程正在投递，本次不重复")
    if done.failed:
        return Completed(name="部分待重投", message=done.said)
    return Completed(name="已投递" if done.sent else "无待投递", message=done.said)
