"""投递: the outbox emptied, every minute."""

from __future__ import annotations

from prefect import State, flow
from prefect.states import Completed

from tasks import prefect_tasks


@flow(name="投递", flow_run_name="投递")
def delivery() -> State[None]:
    """Delivers what is due; what could not be delivered waits for its next attempt."""
    done = prefect_tasks.deliver()
    if done.failed:
        return Completed(name="部分待重投", message=f"已投递{done.sent}条，{done.failed}条未成，稍后重投")
    if not done.sent:
        return Completed(name="无待投递", message="没有待投递的提醒")
    return Completed(name="已投递", message=f"已投递{done.sent}条")
