"""招标: from the notice of intention to the published contract; the city's platform and challenges too."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="招标", flow_run_name=run_name)
def tender(case: str) -> State[None]:
    """Advances a tender project or a challenge: notices, letters, contracts."""
    return advance_milestone(case)
