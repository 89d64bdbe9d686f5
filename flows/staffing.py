"""队伍: staff taken on and trained."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="队伍", flow_run_name=run_name)
def staffing(case: str) -> State[None]:
    """Advances the staffing of a district's stations: 培训通知."""
    return advance_milestone(case)
