"""信息平台: the information platform on trial and accepted."""

from __future__ import annotations

from prefect import State, flow

from flows.milestone import advance_milestone, run_name


@flow(name="信息平台", flow_run_name=run_name)
def platform(case: str) -> State[None]:
    """Advances the platform: 试运行报告."""
    return advance_milestone(case)
