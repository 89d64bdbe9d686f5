"""运营: stations opened to the public."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="运营", flow_run_name=run_name)
def opening(case: str) -> State[None]:
    """Advances the opening of a district's stations."""
    return advance_milestone(case)
