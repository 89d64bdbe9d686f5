"""The tasks as Prefect sees them: thin wrappers, so that each piece of work is a line on a run's page.

They keep no results in Prefect: the record is the only memory, and a repeated task finds its work done.
"""

from __future__ import annotations

from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE

from models.settings import settings
from papers.register import Pending
from record.alerting.watch import WatchResult
from tasks import advance, alerts, delivery
from tasks.advance import Advanced, Outcome, Reserved
from tasks.delivery import Delivered
from tasks.workshop import workshop


@task(name="登记编号", cache_policy=NO_CACHE)
def reserve(case: str) -> Reserved:
    """A number for every document that is due."""
    return advance.reserve(workshop().engine, case)


@task(name="制发公文", task_run_name="制发公文·{pending.kind}", cache_policy=NO_CACHE)
def issue(pending: Pending) -> Outcome:
    """One document, rendered and issued."""
    means = workshop()
    return advance.issue(means.engine, means.home, pending, means.renderer)


@task(name="确认进度", cache_policy=NO_CACHE)
def settle(reserved: Reserved, outcomes: list[Outcome]) -> Advanced:
    """The case is advanced; what it awaits."""
    return advance.settle(workshop().engine, reserved, outcomes)


@task(name="检查时限", task_run_name="检查时限·{programme}", cache_policy=NO_CACHE)
def watch(programme: str) -> WatchResult:
    """Today's alerts of one programme."""
    return alerts.watch_programme(workshop().engine, programme)


@task(name="封存审计", cache_policy=NO_CACHE)
def seal() -> date:
    """The trail of yesterday, sealed and exported."""
    means = workshop()
    return alerts.seal_trail(means.engine, means.home)


@task(name="投递提醒", cache_policy=NO_CACHE)
def deliver() -> Delivered:
    """Everything in the outbox that is due."""
    engine = workshop().engine
    return delivery.deliver(engine, delivery.senders(engine, settings()))
