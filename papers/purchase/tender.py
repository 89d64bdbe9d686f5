"""招标采购的文书: intention, tender notice, award notice, award letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.purchase.bids import BY_POINTS, EvaluationReport
from actions.purchase.tender import AwardNotice, IntentionNotice
from documents.catalogue.purchase.award import AwardLetterFacts, AwardNoticeFacts, AwardRow, BidderRow
from documents.catalogue.purchase.tender import IntentionNoticeFacts, IntentionRow, LotRow, TenderNoticeFacts
from documents.catalogue.subjects import SUBJECT_WORDS
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import (
    TENDERS,
    asked_licence,
    deadline_time,
    document_name,
    head,
    offer_name,
    performance_bond,
    places,
    project,
    qualifications,
    scope,
    service_name,
    service_term,
    sme,
    term,
)
from papers.purchase.substance import lot_targets, platform_in_short, required, standard
from record.forms.purchase import ReplacementAward, TenderNotice, WinnerRefusal
from record.lots import (
    bid_by,
    bids_of,
    budget_of,
    confirmed_winners,
    licence_of,
    lots,
    project_title,
    service_time,
    subject_of,
)
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.calendar import DAY
from rules.procedure import Within, nth, nth_of
from rules.purchase.committee import Seat

fillings = Fillings()

LICENCE = "具有有效的{licence}，并在{offer}中提供证书编号和有效期。"


@fillings.paper("intention_notice")
def intention_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """采购意向公告."""
    title = project_title(dossier)
    row = IntentionRow(
        project_name=title,
        overview=overview(session, dossier),
        budget=budget_of(dossier),
        expected_on=date.fromisoformat(f"{said(fact, IntentionNotice).expected_month}-01"),
        for_sme=_intended(dossier, fact),
    )
    yield Sheet(
        f"{title}采购意向公告",
        IntentionNoticeFacts(**head(session, dossier), doc_date=fact.done_on, period_on=fact.done_on, projects=(row,)),
    )


def _intended(dossier: Dossier, fact: Fact) -> bool:
    """是否专门面向中小企业采购, as the intention was recorded; else as the document has it, where there is one."""
    stated, known = said(fact, IntentionNotice).for_sme, sme(dossier)
    return stated if stated is not None else bool(known and known.reserved)


def overview(session: Session, dossier: Dossier) -> str:
    """采购需求概况: how much of what, for how long."""
    parts = lots(dossier)
    count = sum(len(lot.stations) for lot in parts.values())
    what = f"{count}个就业驿站的{dossier.profile.covered}" if count else "、".join(lot.title for lot in parts.values())
    split = f"，分{len(parts)}个采购包" if len(parts) > 1 else ""
    words = SUBJECT_WORDS[subject_of(dossier)]
    asked = (
        "按统一的工作规则和服务规范提供求职登记、岗位归集、职业指导、招聘活动和重点群体帮扶等服务，"
        "完成目标任务，按考核方案考核，考核结果与付款挂钩"
        if dossier.profile.unified
        else platform_in_short(dossier)
        if dossier.profile.key == "platform"
        else required(session, dossier)
    )
    return f"{what}{split}。{words.term}{service_term(dossier)}。{asked}。"


@fillings.paper("tender_notice")
def tender_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """公开招标公告."""
    yield Sheet(f"{project_title(dossier)}招标公告", TenderNoticeFacts(**announced(session, dossier, fact)))


def announced(session: Session, dossier: Dossier, fact: Fact) -> dict[str, Any]:
    """What the notice of a tender or consultation says, as the record has it."""
    notice, parts = said(fact, TenderNotice), list(lots(dossier).values())
    required, offer = licence_of(dossier), offer_name(dossier.procedure.name)
    return {
        **head(session, dossier),
        **project(dossier),
        "doc_date": fact.done_on,
        "budget": budget_of(dossier),
        "price_cap": sum(lot.ceiling for lot in parts),
        "lots": tuple(
            LotRow(
                number=lot.label,
                name=lot.title,
                content=scope(session, dossier, lot),
                stations=len(lot.stations),
                budget=lot.budget,
                price_cap=lot.ceiling,
            )
            for lot in parts
        ),
        "requirement": overview(session, dossier),
        **term(dossier),
        "sme": sme(dossier),
        "qualifications": qualifications(dossier),
        "accepts_consortium": notice.accepts_consortium,
        "policy_requirements": (_policy(dossier),),
        "specific_requirements": (LICENCE.format(licence=required.title, offer=offer),)
        if required
        else ("本项目没有特定资格要求。",),
        "documents_from": fact.done_on,
        "documents_until": _offered_until(dossier, fact),
        "documents_method": "通过采购平台网上获取",
        "bid_deadline_on": notice.bid_deadline,
        "bid_deadline_time": deadline_time(dossier),
        **places(notice),
        "bid_bond": notice.bid_bond,
    }


def _policy(dossier: Dossier) -> str:
    """What the policy on small firms asks of a bidder."""
    known = sme(dossier)
    return (
        f"{known.words}。" if known else f"落实政府采购促进中小企业发展等政策，具体要求以{document_name(dossier)}为准。"
    )


def _offered_until(dossier: Dossier, notice: Fact) -> date:
    """The last day on which documents are given out; a round that is over has no row for it any more."""
    step = "documents_available_until"
    if step not in dossier.procedure.index:  # the method sets no period: until the day before the responses are due
        return said(notice, TenderNotice).bid_deadline - DAY
    lapse = dossier.procedure.step(step).terms[0]
    return lapse.end(notice.done_on, *lapse.span(dossier.law, dossier.situation.law_on), dossier.calendar)


def points(score: int | None) -> Decimal | None:
    """Points out of 100, from the record's hundredths."""
    return None if score is None else Decimal(score) / 100


def awarded(dossier: Dossier, fact: Fact) -> dict[int, str]:
    """Who won which lot by this notice: the one lot whose award took another's place, or all of them."""
    if fact.step == "replacement_award":
        return {int(nth_of(fact.subject)[0]): said(fact, ReplacementAward).supplier}
    return confirmed_winners(dossier)


@fillings.paper("award_notice")
def award_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """中标结果公告; of one lot where its award took another's place."""
    yield Sheet(
        f"{project_title(dossier)}中标结果公告{about(dossier, fact, '中标人')}",
        AwardNoticeFacts(**result(session, dossier, fact)),
        subject=fact.subject,
    )


def about(dossier: Dossier, fact: Fact, person: str) -> str:
    """What the title of a second notice adds to that of the first."""
    lot = next(iter(awarded(dossier, fact)))
    return f"（采购包{lot}另行确定{person}）" if fact.step == "replacement_award" else ""


def result(session: Session, dossier: Dossier, fact: Fact) -> dict[str, Any]:
    """What a result notice says, as the record has it."""
    won, awards = awarded(dossier, fact), []
    for number, name in won.items():
        lot, (bid, firm) = lots(dossier)[number], bid_by(session, dossier, number, name)
        awards.append(
            AwardRow(
                lot_number=lot.label,
                lot_name=lot.title,
                supplier_name=firm.name,
                supplier_address=firm.address,
                amount=bid.price,
                score=_scored(dossier, bid.score),
                service_name=service_name(dossier, lot),
                service_scope=scope(session, dossier, lot),
                service_requirement=required(session, dossier),
                **term(dossier),
                service_standard=standard(session, dossier, lot_targets(session, dossier, lot, service_time(dossier))),
            )
        )
    first = dossier.said(AwardNotice)
    return {
        **head(session, dossier),
        **project(dossier),
        "doc_date": fact.done_on,
        "bought": subject_of(dossier),
        "sme": sme(dossier),
        "awards": tuple(awards),
        "bidders": _bidders(session, dossier, won),
        "experts": _evaluators(dossier.said(EvaluationReport)),
        "sme_statement_attached": _states_its_size(dossier, won),
        "agency_fee_standard": first.agency_fee_standard,
        "agency_fee": first.agency_fee,
        "other_matters": _why_replaced(dossier, fact),
    }


def _evaluators(report: EvaluationReport) -> tuple[str, ...]:
    """The names, the purchaser's representative marked as such where the report tells who it is (87号 69)."""
    own = {member.name for member in report.members if member.role is Seat.PURCHASER}
    return tuple(f"{name}（采购人代表）" if name in own else name for name in report.experts)


def _states_its_size(dossier: Dossier, won: dict[int, str]) -> bool:
    """Whether a winner had what the law gives small and medium firms: its statement is public with the result (46号 20)."""
    known = sme(dossier)
    if known and known.reserved:
        return True
    lines = [line for line in dossier.said(EvaluationReport).scores if won.get(line.lot) == line.supplier]
    return any(line.detail is not None and line.detail.small for line in lines)


def _bidders(session: Session, dossier: Dossier, won: dict[int, str]) -> tuple[BidderRow, ...]:
    invalid = "无效投标" if dossier.procedure.name in TENDERS else "响应无效"
    return tuple(
        BidderRow(
            lot_number=f"采购包{bid.lot}",
            supplier_name=firm.name,
            quote=bid.price,
            score=_scored(dossier, bid.score),
            rank=bid.rank,
            remark=f"{invalid}：{bid.rejected}" if bid.rejected else "",
        )
        for bid, firm in bids_of(session, dossier.case)
        if bid.lot in won
    )


def _scored(dossier: Dossier, score: int | None) -> Decimal | None:
    """No points where the price alone decides: the record holds a 0 there."""
    return points(score) if dossier.procedure.name in BY_POINTS else None


_CAUSES = {
    "refused": "拒绝签订合同，依据条例第四十九条",
    "challenge": "的{won}结果因质疑成立被另行处理，依据94号令第十六条",
    "complaint": "的{won}结果经投诉处理认定无效，依据94号令第三十二条",
}


def _why_replaced(dossier: Dossier, fact: Fact) -> tuple[str, ...]:
    """What a second award notice of a lot says of the first."""
    if fact.step != "replacement_award":
        return ()
    lot, gone = nth_of(fact.subject)[0], dossier.said(WinnerRefusal, fact.subject)
    tender = dossier.procedure.name in TENDERS
    won, person, report = ("中标", "中标人", "评标报告") if tender else ("成交", "成交供应商", "评审报告")
    return (
        f"采购包{lot}原{person}{gone.supplier}{_CAUSES[gone.cause].format(won=won)}，"
        f"按照{report}推荐的候选人排序另行确定{person}。",
    )


@fillings.paper("award_letter")
def award_letter(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """中标通知书, one for each lot; a lot's second letter stands beside the first."""
    thirty = Within("award_notice", "CON-01")
    until = thirty.end(fact.done_on, *thirty.span(dossier.law, dossier.situation.law_on), dossier.calendar)
    time = nth_of(fact.subject)[1] + 1 if fact.step == "replacement_award" else 1
    for number, name in awarded(dossier, fact).items():
        lot, (bid, firm) = lots(dossier)[number], bid_by(session, dossier, number, name)
        yield Sheet(
            f"{project_title(dossier)}中标通知书（{lot.label}）",
            AwardLetterFacts(
                **head(session, dossier),
                **project(dossier),
                doc_date=fact.done_on,
                supplier_name=firm.name,
                lot_number=lot.label,
                lot_name=lot.title,
                opened_on=dossier.facts["bid_opening", ""].done_on,
                notice_on=fact.done_on,
                amount=bid.price,
                performance_bond=performance_bond(dossier, bid.price),
                stations=len(lot.stations),
                content="" if lot.stations and dossier.profile.unified else lot.title,
                **term(dossier),
                sign_by=until,
                **asked_licence(dossier),
            ),
            subject=nth(str(number), time),
        )
