"""The body of each milestone flow: issues what is due, shows it, ends in the state that says what is next."""

from __future__ import annotations

from prefect import State
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from models.database import reading
from tasks import prefect_tasks
from tasks.advance import Advanced
from tasks.workshop import workshop
from views.work import case_by_slug, place_of

REMAKE = "公文待重制"
"""Name of the failed state of a case one of whose documents could not be made."""


def run_name() -> str:
    """Name of a run by its case, without the programme: 惠城区·招标."""
    case = str(flow_run.parameters["case"])
    return "·".join(case.split("/")[1:]) or case


def advance_milestone(case: str) -> State[None]:
    """The body of a milestone's flow. A second run finds nothing to do and ends in the same state."""
    reserved = prefect_tasks.reserve(case)
    outcomes = [prefect_tasks.issue(pending) for pending in reserved.pending]
    advanced = prefect_tasks.settle(reserved, outcomes)
    if advanced.documents:
        _show_documents(advanced)
    if advanced.failed:
        names = "、".join(f"{d.register_number}《{d.title}》：{d.error}" for d in advanced.failed)
        return Failed(name=REMAKE, message=f"{advanced.awaited.message}；未能制成的公文：{names}")
    return Completed(name=advanced.state, message=advanced.awaited.message)


def _show_documents(advanced: Advanced) -> None:
    with reading(workshop().engine) as session:
        case = case_by_slug(session, advanced.case)
        key = f"{place_of(session, case).key}-{case.kind.replace('_', '-')}-documents"
    create_table_artifact(
        key=key,
        description=f"{advanced.case}：本次印发的公文",
        table=[{"登记号": d.register_number, "标题": d.title, "结果": d.error or "已印发"} for d in advanced.documents],
    )
