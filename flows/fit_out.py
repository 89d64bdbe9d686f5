"""建设: stations fitted out and accepted."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="建设", flow_run_name=run_name)
def fit_out(case: str) -> State[None]:
    """Advances the fit-out of a district's stations."""
    return advance_milestone(case)
