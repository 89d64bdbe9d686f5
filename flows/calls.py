"""How a flow is run in this process."""

from __future__ import annotations

import threading
from typing import Any

from prefect import Flow, State
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

AT_ONCE = threading.BoundedSemaphore(4)
"""A Prefect server on SQLite answers more than four calls at once with 503 and locked tables."""


def call(flow: Flow[..., Any], **parameters: str) -> State[Any]:
    """Runs a flow to its end and answers with its final state, failed or not.

    The heartbeat is off: it costs nearly a second per flow, and whoever calls would notice a crash anyway.
    """
    with AT_ONCE:
        return call_below(flow, **parameters)


def call_below(flow: Flow[..., Any], **parameters: str) -> State[Any]:
    """Runs a flow as a subflow of the one that calls; it takes no further place of `AT_ONCE`."""
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        final: Any = flow(**parameters, return_state=True)
    state: State[Any] = final
    return state
