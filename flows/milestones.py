"""One table of milestones: for each, what it is made of and what blocks it; and the flow that advances its cases.

A purchase has two milestones one after the other: 招标 up to the award, 合同 from there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from prefect import Flow, State, flow
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import Field

from flows.calls import steadily
from models.case import Case
from models.database import reading
from papers.register import Pending
from record.rows.cases import case_of
from rules.kinds import OPERATORS, PURCHASES
from tasks import prefect_tasks
from tasks.advance import Advanced, Outcome, reserve, settle
from tasks.workshop import workshop
from views import work

log = logging.getLogger(__name__)

REMAKE = "公文待重制"
"""Name of the failed state of a case one of whose documents could not be made."""
PAPERS_AT_ONCE = 2

CaseSlug = Annotated[
    str,
    Field(
        json_schema_extra={"title": "事项编号", "description": "如 huizhou-2023/惠东县/选址，见 ./yicheng status"},
        min_length=1,
    ),
]


@dataclass(frozen=True)
class FlowMilestone:
    """A milestone of the plan as Prefect shows it."""

    title: str
    code: str
    """In ASCII, before the title in a run's name: the run graph shows nothing else of it."""
    kinds: tuple[str, ...]
    """Kinds of cases that it advances."""
    made_of: str
    blocked_by: str

    @property
    def description(self) -> str:
        """What Prefect's page says of the flow."""
        return f"{self.title}。组成：{self.made_of}。受制于：{self.blocked_by}。"


CONTRACT = FlowMilestone(
    "合同",
    "contract",
    PURCHASES,
    "合同拟订、审核、签订、公告、备案，补充协议、分期支付、履约验收",
    "中标（成交）结果公告；质疑期和投诉暂停期间不得签订",
)
"""Takes over from 招标 with the award."""
MILESTONES = (
    FlowMilestone("统一文本", "terms", ("unified_terms",), "统一运营合同、经费测算、目标任务", "无前置事项"),
    FlowMilestone("制度规范", "norms", ("rules_norms",), "驿站管理制度和服务规范", "无前置事项"),
    FlowMilestone("选址", "site", ("site_selection",), "点位摸排、比选、公示、结果通知", "无前置事项"),
    FlowMilestone(
        "招标",
        "tender",
        (*PURCHASES, "challenge", "complaint"),
        "采购需求、采购意向、公告、开标、评审、结果公告，质疑和投诉处理",
        "资金下达、统一文本、选址结果；质疑和投诉可中止采购",
    ),
    CONTRACT,
    FlowMilestone("建设", "fitout", ("fit_out",), "场所改造、设备购置、场所验收", "选址结果"),
    FlowMilestone("队伍", "staff", ("staffing",), "人员招录、培训、考试", "合同签订；平台试运行后方可上平台培训"),
    FlowMilestone("信息平台", "platform", ("platform",), "平台建设、试运行、验收", "平台采购合同"),
    FlowMilestone("运营", "opening", ("opening",), "驿站投入运营", "合同签订、场所验收、人员培训合格"),
    FlowMilestone("考核", "assess", ("assessment",), "通知、自评、现场核查、评分、公示、星级", "驿站投入运营"),
)


def milestone_of(kind: str, step: str) -> FlowMilestone:
    """The milestone that a case of this kind is in while it awaits `step` ('' if it awaits nothing).

    Raises:
        LookupError: no milestone advances cases of that kind.
    """
    found = [milestone for milestone in MILESTONES if kind in milestone.kinds]
    if not found:
        raise LookupError(f"没有里程碑办理“{kind}”类事项：请在 flows/milestones.py 登记")
    return CONTRACT if CONTRACT in found and step in work.CONTRACT_STEPS else found[0]


def kind_of_flow(case: Case) -> str:
    """The kind under which the table has a case: a purchase that the plan adds under a key of its own runs as the others."""
    return OPERATORS if case.purchase and case.kind not in PURCHASES else case.kind


def run_name() -> str:
    """Name of a run: huidong-site 惠东县·选址·等待选址公示; the case alone where the record does not know it."""
    slug = str(flow_run.parameters["case"])
    try:
        with reading(workshop().engine) as session:
            case = case_of(session, slug)
            waits = work.awaited(session, case)
            code = f"{work.place_code(session, case)}-{milestone_of(kind_of_flow(case), waits.step).code}"
        return f"{code} {'·'.join(slug.split('/')[1:])}·{waits.state}"
    except Exception:  # a name must never keep a run from starting: the run itself says what is wrong
        log.warning("运行未能命名", exc_info=True)
        return slug


def _flow(milestone: FlowMilestone) -> Flow[..., Any]:
    @flow(
        name=milestone.title,
        description=milestone.description,
        flow_run_name=run_name,
        task_runner=ThreadPoolTaskRunner(max_workers=PAPERS_AT_ONCE),  # type: ignore[arg-type]
    )
    def advance_case(case: CaseSlug) -> State[None]:
        return steadily(lambda: advance_milestone(case))

    return advance_case


FLOWS: dict[str, Flow[..., Any]] = {milestone.title: _flow(milestone) for milestone in MILESTONES}


def flow_of(case: str) -> Flow[..., Any]:
    """The flow that advances a case as it stands now.

    Raises:
        UnknownCase: if there is no such case.
    """
    with reading(workshop().engine) as session:
        row = case_of(session, case)
        step = work.awaited(session, row).step if row.purchase else ""
        return FLOWS[milestone_of(kind_of_flow(row), step).title]


def advance_milestone(case: str) -> State[None]:
    """The body of a milestone's flow. A second run finds nothing to do and ends in the same state."""
    engine = workshop().engine  # a task costs the server a twentieth of a second: only what may fail by itself is one
    reserved = reserve(engine, case)
    advanced = settle(engine, reserved, issue_all(reserved.pending))
    if advanced.documents:
        _show_documents(advanced)
    if advanced.failed:
        names = "、".join(f"{d.register_number}《{d.title}》：{d.error}" for d in advanced.failed)
        return Failed(name=REMAKE, message=f"{advanced.awaited.message}；未能制成的公文：{names}")
    return Completed(name=advanced.state, message=advanced.awaited.message)


def issue_all(waiting: Sequence[Pending]) -> list[Outcome]:
    """Issues documents side by side, each in a task of its own; a task whose document was not made has failed."""
    futures = prefect_tasks.issue.map(list(waiting)) if waiting else []
    outcomes = []
    for pending, future in zip(waiting, futures, strict=True):
        future.wait()
        state = future.state
        outcomes.append(Outcome(pending.id, "" if state.is_completed() else state.message or str(state.name)))
    return outcomes


def _show_documents(advanced: Advanced) -> None:
    with reading(workshop().engine) as session:
        case = case_of(session, advanced.case)
        key = f"{work.place_of(session, case).key}-{case.kind.replace('_', '-')}-documents"
    create_table_artifact(
        key=key,
        description=f"{advanced.case}：本次印发的公文",
        table=[{"登记号": d.register_number, "标题": d.title, "结果": d.error or "已印发"} for d in advanced.documents],
    )
