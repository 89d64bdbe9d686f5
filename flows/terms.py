"""统一文本: the city's unified contract text, cost measure and targets."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="统一文本", flow_run_name=run_name)
def terms(case: str) -> State[None]:
    """Advances the unified terms, on which every tender notice waits."""
    return advance_milestone(case)
