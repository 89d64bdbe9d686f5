"""Serves the deployments of prefect.yaml from this process: `python -m flows.served`. Runs until stopped.

Every start registers them anew, so a Prefect database that was deleted is filled again.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import yaml
from prefect import serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Interval, Schedule

from models.settings import ROOT

AT_ONCE = 2
"""Runs at the same time: each is a process of some 110 MB."""

_CARRIED = ("name", "description", "tags")


def deployments() -> list[RunnerDeployment]:
    """The deployments of prefect.yaml, ready to be served."""
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    return [_deployment(item) for item in declared]


def _deployment(declared: dict[str, Any]) -> RunnerDeployment:
    limit = declared.get("concurrency_limit")
    module, name = declared["entrypoint"].split(".py:")
    deployment: Any = getattr(import_module(module.replace("/", ".")), name).to_deployment(
        schedules=[_schedule(item) for item in declared.get("schedules", ())],
        concurrency_limit=ConcurrencyLimitConfig(**limit) if limit else None,
        **{name: declared[name] for name in _CARRIED if name in declared},
    )
    made: RunnerDeployment = deployment
    return made


def _schedule(declared: dict[str, Any]) -> Schedule:
    if "cron" in declared:
        return Cron(declared["cron"], timezone=declared["timezone"])
    return Interval(declared["interval"], timezone=declared["timezone"])


if __name__ == "__main__":
    serve(*deployments(), limit=AT_ONCE, print_starting_message=False)
