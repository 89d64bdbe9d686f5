"""巡检: every district with work, of every programme. What a crash or a lost wake-up left is found here."""

from __future__ import annotations

from prefect import State, flow
from prefect.states import Completed, Failed

from flows.calls import steadily
from flows.deployments import hand_out
from flows.milestones import issue_all
from models.database import reading
from papers.register import pending_of_programmes
from record.duties import SWEEP, OnDuty, on_duty
from tasks.workshop import workshop
from views.work import places_with_work


@flow(name="巡检", flow_run_name="巡检", description="把有待办事项的各地派发给各执行机；中断、漏办的在此补上。")
def sweep() -> State[None]:
    """Hands out what has work; costs two queries if nothing has."""
    return steadily(_sweep)


def _sweep() -> State[None]:
    with on_duty(workshop().engine, SWEEP) as duty:
        if duty is None:
            return Completed(name="已在巡检", message="另一进程正在巡检，本次不重复")
        return _hand_out(duty)


def _hand_out(duty: OnDuty) -> State[None]:
    with reading(duty.engine) as session:
        places, left = places_with_work(session), pending_of_programmes(session)
    failed = [outcome for outcome in issue_all(left) if outcome.error]  # no district's: a crash left them
    duty.renew()
    handed = hand_out(places)
    state = handed.state()
    duty.complete(state.message or "")
    if failed:
        return Failed(name="公文待重制", message="；".join(outcome.error for outcome in failed))
    return state
