"""选址: candidate sites looked at, chosen, shown to the public."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="选址", flow_run_name=run_name)
def site(case: str) -> State[None]:
    """Advances a site selection: 选址公示, 选址结果通知."""
    return advance_milestone(case)
