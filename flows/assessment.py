"""考核: a cycle of assessment, from its notice to the stars."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="考核", flow_run_name=run_name)
def assessment(case: str) -> State[None]:
    """Advances an assessment cycle: 考核结果通报."""
    return advance_milestone(case)
