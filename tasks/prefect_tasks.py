"""The tasks as Prefect sees them: thin wrappers, so that each piece of work is a line on a run's page.

They keep no results in Prefect: the record is the only memory, and a repeated task finds its work done.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from prefect import State, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.states import Completed, Failed
from prefect.tasks import Task

from models.database import is_outage
from papers.register import Pending
from record.alerting.watch import WatchResult
from tasks import advance, alerts, duties
from tasks.delivery import Delivered
from tasks.workshop import workshop

NOT_MADE = "公文未制成"
"""Name of the failed state of a task whose document could not be made."""


def _after_outage(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Only what an absent database stopped is tried again; a document that cannot be set will not be by trying."""
    return isinstance(state.data, BaseException) and is_outage(state.data)


RETRIED: dict[str, Any] = {
    "retries": 3,
    "retry_delay_seconds": [5, 10, 20],
    "retry_condition_fn": _after_outage,
    "cache_policy": NO_CACHE,
}


@task(name="制发公文", task_run_name="issue {pending.kind}", **RETRIED)
def issue(pending: Pending) -> State[None]:
    """One document, rendered and issued; the task has failed where it was not.

    How long a layout may take is bounded by its worker, by what it sets, not by a clock here.
    """
    means = workshop()
    outcome = advance.issue(means.engine, means.home, pending, means.renderer)
    if outcome.error:
        return Failed(name=NOT_MADE, message=outcome.error)
    return Completed(name="已印发")


@task(name="检查时限", task_run_name="watch {programme}", **RETRIED)
def watch(programme: str) -> WatchResult:
    """Today's alerts of one programme."""
    return alerts.watch_programme(workshop().engine, programme)


@task(name="封存审计", **RETRIED)
def seal() -> date:
    """The trail of yesterday, sealed and exported."""
    means = workshop()
    return alerts.seal_trail(means.engine, means.home)


@task(name="投递提醒", **RETRIED)
def deliver() -> Delivered | None:
    """Everything in the outbox that is due; None if another process delivers now."""
    return duties.deliver_now(workshop().engine)
