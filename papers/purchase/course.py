"""采购过程的记录和申请: 评审专家抽取记录, 资格审查记录, 变更政府采购方式申请."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlmodel import Session

from actions.purchase.bids import EvaluationReport, shown_licence
from actions.purchase.committee import ExpertDraw
from actions.purchase.failure import FailureDecision, NextMethod, TenderFailure
from actions.purchase.forms import BidLine, BidOpening
from actions.purchase.preparation import FundsAllotted
from documents.catalogue.parts import ASK_ARTICLE_22
from documents.catalogue.purchase.correction import FailedLotRow
from documents.catalogue.purchase.course_records import (
    DrawnRow,
    ExaminedRow,
    ExpertDrawFacts,
    QualificationRecordFacts,
)
from documents.catalogue.purchase.method_change import MethodChangeFacts, RoundRow
from documents.citations import in_full
from models.case import Fact
from papers.base import Fillings, Given
from papers.purchase.bidding import PURCHASES, needed
from papers.purchase.evaluation import SEATS
from papers.purchase.procurement import TENDERS, head, names_of, project, purchaser, qualifications, round_facts
from papers.purchase.replies import OUTCOMES, treasury
from papers.purchase.solicitation import GROUNDS
from papers.purchase.tender import LICENCE, overview
from record.errors import FactMissing
from record.forms.disputes import Received, Reply
from record.forms.purchase import TenderNotice
from record.ground import children
from record.holds import CHALLENGE
from record.lots import budget_of, licence_of, lots, project_title
from record.register.sheet import Sheet
from record.said import maybe_said, said
from record.situation import Dossier, procedure_of
from rules.dates.schedule import Key
from rules.purchase.committee import Seat
from rules.purchase.method import METHOD_TITLES, Circumstance, Method

fillings = Fillings()

COMMITTEES = {
    "competitive_consultation": "磋商小组",
    "competitive_negotiation": "谈判小组",
    "inquiry": "询价小组",
    "single_source": "采购小组",
}
"""评审组织 as each method calls it; elsewhere it is 评标委员会."""


@fillings.on_request("expert_draw_record", *PURCHASES)
def expert_draw_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """评审专家抽取记录 of the present round: the names are there once the report told them."""
    fact = needed(dossier, "expert_draw", "评审专家抽取记录")
    drawn, notice = said(fact, ExpertDraw), dossier.said(TenderNotice)
    opened = dossier.fact("bid_opening")
    deadline = dossier.situation.appointed.get("bid_opening") or notice.bid_deadline
    yield Sheet(
        f"{project_title(dossier)}评审专家抽取记录",
        given.facts(
            ExpertDrawFacts,
            **head(session, dossier),
            **project(dossier),
            doc_date=fact.done_on,
            method=dossier.procedure.title,
            committee=COMMITTEES.get(dossier.procedure.name, "评标委员会"),
            budget=budget_of(dossier),
            drawn_on=fact.done_on,
            review_on=opened.done_on if opened else deadline,
            review_place=notice.opening_place,
            drawn_by="、".join(names_of(session, fact.actor)),
            professions=drawn.professions,
            excluded=drawn.excluded,
            experts=drawn.experts,
            purchaser_reps=drawn.purchaser_reps,
            early_reason=drawn.early_reason,
            members=_drawn(drawn, dossier.maybe_said(EvaluationReport)),
        ),
    )


def _drawn(drawn: ExpertDraw, report: EvaluationReport | None) -> tuple[DrawnRow, ...]:
    """The members by name where the report has their seats; else as many places as were drawn."""
    if report and len(report.members) == drawn.experts + drawn.purchaser_reps:
        seated = sorted(report.members, key=lambda member: member.role is Seat.PURCHASER)
        return tuple(DrawnRow(seat=SEATS[one.role], name=one.name, unit=one.unit) for one in seated)
    return (DrawnRow(seat=SEATS[Seat.EXPERT]),) * drawn.experts + (
        DrawnRow(seat=SEATS[Seat.PURCHASER]),
    ) * drawn.purchaser_reps


@fillings.on_request("qualification_record", *PURCHASES)
def qualification_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """资格审查记录 of the present round: what the record knows of each bid; the rest is written in by hand."""
    opened, report = needed(dossier, "bid_opening", "资格审查记录"), dossier.maybe_said(EvaluationReport)
    tender, required, known = dossier.procedure.name in TENDERS, licence_of(dossier), lots(dossier)
    rejected = (
        {(line.lot, line.supplier): f"{line.reason}（{line.basis}）" for line in report.rejected} if report else {}
    )
    licence = (LICENCE.format(licence=required.title, offer="投标文件" if tender else "响应文件"),) if required else ()
    yield Sheet(
        f"{project_title(dossier)}资格审查记录",
        given.facts(
            QualificationRecordFacts,
            **head(session, dossier),
            **project(dossier),
            doc_date=opened.done_on,
            method=dossier.procedure.title,
            bidder="投标人" if tender else "供应商",
            examined_on=opened.done_on,
            asked=(
                "符合《中华人民共和国政府采购法》第二十二条规定："
                + "".join(text.partition("）")[2] for text in ASK_ARTICLE_22),
                *licence,
                *qualifications(dossier),
            ),
            asks_licence=required is not None,
            lots=tuple(lot.label for lot in known.values()),
            suppliers=tuple(
                ExaminedRow(
                    lot_number=known[bid.lot].label,
                    supplier_name=bid.supplier,
                    licence=_licence(dossier, bid) if required else "",
                    related=_related(bid),
                    passed=None if report is None else (bid.lot, bid.supplier) not in rejected,
                    reason=rejected.get((bid.lot, bid.supplier), ""),
                )
                for bid in said(opened, BidOpening).bids
            ),
        ),
    )


def _licence(dossier: Dossier, bid: BidLine) -> str:
    shown = shown_licence(dossier, bid.lot, bid.supplier)
    if not shown.number:
        return "未提供"
    return f"{shown.number}，" + (f"有效期至{shown.until}" if shown.until else "未载明有效期")


def _related(bid: BidLine) -> str:
    """What was told of the firm's owners and earlier services; empty where nothing was."""
    told = [f"单位负责人：{bid.principal}"] if bid.principal else []
    told += [f"控股、管理单位：{'、'.join(bid.controlled_by)}"] if bid.controlled_by else []
    told += ["提供过整体设计、规范编制等服务"] if bid.prepared_documents else []
    return "；".join(told)


@fillings.on_request("method_change_request", *PURCHASES)
def method_change_request(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """变更政府采购方式申请, of the last tender that failed in the case."""
    number, facts = _failed_round(session, dossier)
    procedure, failure = procedure_of(session, dossier.case, number), said(facts["tender_failure", ""], TenderFailure)
    notice, funds = facts["tender_notice", ""], dossier.maybe_said(FundsAllotted)
    decided: NextMethod = maybe_said(facts.get(("failure_decision", "")), FailureDecision) or failure
    method = Method(decided.method) if decided.method else Method.COMPETITIVE_NEGOTIATION
    bought = project(dossier, notice)
    yield Sheet(
        f"关于{project_title(dossier)}变更政府采购方式的申请",
        given.facts(
            MethodChangeFacts,
            **head(session, dossier),
            doc_date=facts["tender_failure", ""].done_on,
            treasury=treasury(dossier),
            project_number=bought["project_number"],
            project_name=bought["project_name"],
            purchaser_name=purchaser(dossier),
            overview=overview(session, dossier),
            budget=budget_of(dossier),
            fund_source=f"{funds.source}（{funds.paper}）" if funds else "财政资金",
            method=procedure.title,
            course=tuple(
                RoundRow(step=procedure.step(step).title, on=facts[step, ""].done_on)
                for step in ("tender_notice", "bid_opening", "evaluation_report", "tender_failure")
                if (step, "") in facts
            ),
            reason=failure.reason,
            failed_lots=tuple(
                FailedLotRow(
                    lot=f"采购包{line.lot}", bidders=line.bidders, qualified=line.qualified, reasons=line.reasons
                )
                for line in failure.lots
            ),
            challenges=_challenges(session, dossier, number),
            documents_opinion=_opinion(decided),
            asked_method=METHOD_TITLES[method],
            ground=_ground(decided, method),
            remaining=decided.remaining,
            enclosures=(
                "在省级以上财政部门指定的媒体发布招标公告的证明材料",
                "对招标文件和招标过程是否有供应商质疑及质疑处理情况的说明",
                "评标委员会或者3名以上评审专家出具的招标文件没有不合理条款的论证意见",
                "预算批复文件或者资金来源证明",
            ),
            contact_person=bought["project_contact"],
            contact_phone=bought["project_phone"],
        ),
    )


def _failed_round(session: Session, dossier: Dossier) -> tuple[int, Mapping[Key, Fact]]:
    """The last round of the case that failed, with its facts.

    Raises:
        FactMissing: where none did.
    """
    for number in range(dossier.case.round, 0, -1):
        facts = round_facts(session, dossier, number)
        if ("tender_failure", "") in facts and procedure_of(session, dossier.case, number).name in TENDERS:
            return number, facts
    raise FactMissing(
        f"“{dossier.case.title}”没有登记招标失败，不需要申请变更采购方式",
        remedy="招标失败后，请先登记采购失败（tender_failure）",
    )


def _challenges(session: Session, dossier: Dossier, number: int) -> str:
    """质疑 of the round and how each was answered."""
    told = []
    for child in children(session, dossier.case):
        received = maybe_said(child.facts.get("received"), Received) if child.kind == CHALLENGE else None
        if received is None or received.parent_round != number:
            continue
        reply = maybe_said(child.facts.get("reply"), Reply)
        told.append(f"{received.supplier}提出质疑，{f'已答复，{OUTCOMES[reply.outcome]}' if reply else '正在办理'}")
    return f"本次招标收到质疑{len(told)}件：{'；'.join(told)}。" if told else "本次招标没有收到供应商的质疑。"


def _opinion(decided: NextMethod) -> str:
    return (
        "经论证，招标文件没有不合理条款，招标公告时间和程序符合规定，论证意见附后。"
        if decided.documents_sound
        else "招标文件有无不合理条款、招标公告时间和程序是否符合规定，正在组织论证，论证意见随本申请附送。"
    )


def _ground(decided: NextMethod, method: Method) -> str:
    """By which article another method may be used: what was recorded, else that the tender failed."""
    named = [in_full(GROUNDS[one]) for one in decided.circumstances if one in GROUNDS]
    if named:
        return "；".join(named)
    if decided.remaining:
        return in_full(GROUNDS[Circumstance.TWO_LEFT])
    if decided.circumstances:
        return "；".join(map(str, decided.circumstances))
    return (
        in_full(GROUNDS[Circumstance.TENDER_FAILED])
        if method is Method.COMPETITIVE_NEGOTIATION
        else ("招标后供应商不足三家，采购文件没有不合理条款，采用其他法定采购方式有利于项目按期实施")
    )
