"""How a flow is run in this process, and how it holds out while the database is away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import prefect.context
from prefect import Flow, State
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY
from prefect.states import Failed

from models.database import is_outage
from models.refusal import Refusal

T = TypeVar("T")

AT_ONCE = threading.BoundedSemaphore(4)
"""A Prefect server on SQLite answers more than four calls at once with 503 and locked tables."""
WAITS = (5.0, 10.0, 20.0)
"""Seconds between attempts while the record's database is away: one that is restarted is back by then."""
REFUSED = "未予办理"
"""Name of the failed state of a run that was asked for something that is not there, as a wrong district."""


def call(flow: Flow[..., Any], **parameters: str) -> State[Any]:
    """Runs a flow to its end and answers with its final state, failed or not."""
    with AT_ONCE:
        return call_below(flow, **parameters)


def call_below(flow: Flow[..., Any], **parameters: str) -> State[Any]:
    """Runs a flow as a subflow of the one that calls; it takes no further place of `AT_ONCE`."""
    without_heartbeat()
    final: Any = flow(**parameters, return_state=True)
    state: State[Any] = final
    return state


@cache
def without_heartbeat() -> None:
    """Turns the flows' heartbeat off for this whole process, once.

    It costs nearly a second per flow, nothing here listens to it (the record's leases tell who is alive), and no
    environment variable can say None.
    """
    known = prefect.context.GLOBAL_SETTINGS_CONTEXT
    settings = known.settings.copy_with_update(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
    prefect.context.GLOBAL_SETTINGS_CONTEXT = known.model_copy(update={"settings": settings})


def steadily(body: Callable[[], State[T]]) -> State[T]:
    """Runs the body of a flow. Tries again while the database is away; a refusal becomes a named failed state.

    A refusal is told in its own words, without a traceback: it is for the person who started the run.
    """
    for wait in (*WAITS, None):
        try:
            return body()
        except Exception as error:
            if wait is not None and is_outage(error):
                time.sleep(wait)
            elif isinstance(error, Refusal):
                return Failed(name=REFUSED, message=str(error))
            else:
                raise
    raise AssertionError("unreachable")
