"""更正公告, 终止公告."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from sqlmodel import Session

from actions.purchase.failure import TenderFailure
from actions.purchase.forms import DocumentDrafted
from actions.purchase.incidents import Termination
from actions.purchase.result_correction import ResultCorrection
from documents.catalogue.purchase.correction import (
    CorrectionNoticeFacts,
    CorrectionRow,
    FailedLotRow,
    TerminationNoticeFacts,
)
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import TENDERS, head, offer_name, project, round_facts
from record.forms.purchase import ChangeLine, Clarification, TenderNotice
from record.lots import every_lot, project_title
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier, procedure_of
from rules.dates.schedule import Key
from rules.procedure import nth_of
from rules.purchase.method import METHOD_TITLES, Method

fillings = Fillings()

WRITTEN = frozenset({"invited_tender", "competitive_negotiation", "inquiry", "single_source", "direct_purchase"})
"""Where the document went to suppliers by name, its change goes to them in writing (74号 29、45), not to the public."""
HOLDERS = ("已获取采购文件的各供应商",)
ABOUT: dict[str, Literal["采购公告", "采购文件"]] = {"notice": "采购公告", "documents": "采购文件"}
GROUNDS = {
    "few_suppliers": "依据《中华人民共和国政府采购法》第三十六条第一款第（一）项（符合专业条件的供应商或者对招标文件作实质响应的"
    "供应商不足三家的）",
    "unlawful": "依据《中华人民共和国政府采购法》第三十六条第一款第（二）项（出现影响采购公正的违法、违规行为的）",
    "over_budget": "依据《中华人民共和国政府采购法》第三十六条第一款第（三）项（投标人的报价均超过了采购预算，采购人不能支付的）",
}


@fillings.paper("correction_notice")
def correction_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """更正公告 of a notice, a document or a result; the written notice where documents went to suppliers by name."""
    if fact.step == "result_correction":
        yield _of_the_result(session, dossier, fact)
        return
    facts, change = round_facts(session, dossier, fact.round), said(fact, Clarification)
    notice, method = facts["tender_notice", ""], procedure_of(session, dossier.case, fact.round).name
    written = method in WRITTEN
    yield Sheet(
        f"{project_title(dossier)}{'采购文件澄清（修改）通知' if written else '更正公告'}",
        CorrectionNoticeFacts(
            **head(session, dossier),
            **project(dossier, notice),
            doc_date=fact.done_on,
            time=nth_of(fact.subject)[1],
            first_published=notice.done_on,
            about=ABOUT[change.about],
            reason=change.reason,
            changes=_rows(change.changes),
            offer=offer_name(method),
            deadline_time=_time(facts),
            deadline_before=_deadline_before(facts, notice, fact),
            deadline_after=change.new_deadline,
            recipients=HOLDERS if written else (),
        ),
        subject=fact.subject,
    )


def _of_the_result(session: Session, dossier: Dossier, fact: Fact) -> Sheet:
    facts, change = round_facts(session, dossier, fact.round), said(fact, ResultCorrection)
    return Sheet(
        f"{project_title(dossier)}采购结果更正公告",
        CorrectionNoticeFacts(
            **head(session, dossier),
            **project(dossier, facts["tender_notice", ""]),
            doc_date=fact.done_on,
            time=nth_of(fact.subject)[1],
            first_published=facts["award_notice", ""].done_on,
            about="采购结果",
            reason=change.reason,
            changes=_rows(change.changes),
        ),
        subject=f"结果{fact.subject}",
    )


def _rows(changes: Iterable[ChangeLine]) -> tuple[CorrectionRow, ...]:
    return tuple(CorrectionRow(item=line.item, before=line.before, after=line.after) for line in changes)


def _time(facts: Mapping[Key, Fact]) -> str:
    """The time of day of the deadline, as the document of the round says."""
    return said(facts["document_drafted", ""], DocumentDrafted).deadline_time


def _deadline_before(facts: Mapping[Key, Fact], notice: Fact, fact: Fact) -> date:
    """The deadline as it stood before this change: the notice's, or what an earlier change made of it."""
    earlier = sorted(
        (nth_of(subject)[1], moved)
        for (step, subject), row in facts.items()
        if step == "clarification" and nth_of(subject)[1] < nth_of(fact.subject)[1]
        if (moved := said(row, Clarification).new_deadline)
    )
    return earlier[-1][1] if earlier else said(notice, TenderNotice).bid_deadline


@fillings.paper("termination_notice")
def termination_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """终止公告 of a round that failed (废标) or of a task that was cancelled, as the prescribed formats call both."""
    notice, procedure = (
        round_facts(session, dossier, fact.round)["tender_notice", ""],
        procedure_of(session, dossier.case, fact.round),
    )
    failed, tender = fact.step == "tender_failure", procedure.name in TENDERS
    what = _failed(dossier, fact, procedure.name) if failed else _cancelled(fact)
    yield Sheet(
        f"{project_title(dossier)}终止公告",
        TerminationNoticeFacts(
            **head(session, dossier),
            **project(dossier, notice),
            doc_date=fact.done_on,
            failed=failed,
            tender=tender,
            method=procedure.title,
            first_published=notice.done_on,
            **what,
        ),
    )


def _failed(dossier: Dossier, fact: Fact, method: str) -> dict[str, Any]:
    """Why a round failed and what comes next, in words."""
    failure = said(fact, TenderFailure)
    open_lots = [
        lot.label for lot in every_lot(dossier).values() if not _signed_before(dossier, lot.number, fact.round)
    ]
    return {
        "ground": GROUNDS[failure.ground] if method in TENDERS else "",
        "reason": _why(failure, method),
        "failed_lots": tuple(
            FailedLotRow(lot=f"采购包{line.lot}", bidders=line.bidders, qualified=line.qualified, reasons=line.reasons)
            for line in failure.lots
        ),
        "next_step": _next_step(failure),
        "lots": tuple(open_lots) if len(every_lot(dossier)) > 1 else (),
    }


def _signed_before(dossier: Dossier, lot: int, number: int) -> bool:
    signed = dossier.fact("contract_signature", str(lot))
    return signed is not None and signed.round < number


def _why(failure: TenderFailure, method: str) -> str:
    reason = failure.reason.rstrip("。")
    if failure.ground != "few_suppliers":
        return reason
    tender = method in TENDERS
    who, least = "投标人" if tender else "供应商", "不足三家" if tender else "少于规定家数"
    told = "" if least in reason else f"，{least}"  # the reason as recorded may say it itself
    if failure.qualified is None:
        return f"截至提交{offer_name(method)}截止时间，参加的{who}{failure.bidders}家{told}。{reason}"
    return f"参加的{who}{failure.bidders}家，经审查合格的{failure.qualified}家{told}。{reason}"


def _next_step(failure: TenderFailure) -> str:
    """What was decided with the failure; a decision that is still open is announced later."""
    if failure.next == "pending":
        return "本项目后续采购安排依法确定后另行公告。"
    if failure.next == "retender":
        return "本项目将重新组织采购活动，具体以后续发布的采购公告为准。"
    assert failure.method  # the act was refused without one
    letter = f"经财政部门批准（{failure.approval_letter}），" if failure.approval_letter else ""
    return f"{letter}本项目改为采用{METHOD_TITLES[Method(failure.method)]}方式采购，具体以后续发布的采购公告或者采购文件为准。"


def _cancelled(fact: Fact) -> dict[str, Any]:
    told = said(fact, Termination)
    reason = f"因重大变故，采购任务取消。{told.reason}" if told.task_cancelled else told.reason
    return {"reason": reason, "collected": told.collected}
