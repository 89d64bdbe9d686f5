"""制度规范: the city's rules and norms for stations."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="制度规范", flow_run_name=run_name)
def rules_norms(case: str) -> State[None]:
    """Advances the case of rules and norms."""
    return advance_milestone(case)
