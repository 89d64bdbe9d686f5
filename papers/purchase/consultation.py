"""非招标采购方式的文书, and the invitation of an invited tender."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from actions.purchase.course import SupplierSelection
from actions.purchase.failure import two_left
from documents.catalogue.purchase.consultation import ConsultationLetterFacts, ConsultationResultFacts
from documents.catalogue.purchase.invitation import (
    BidInvitationFacts,
    ConsultationNoticeFacts,
    NegotiationNoticeFacts,
)
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import asked_licence, document_name, head, performance_bond, project, term
from papers.purchase.solicitation import negotiation_ground
from papers.purchase.tender import about, announced, awarded, result
from record.lots import bid_by, lots, project_title
from record.register.sheet import Sheet
from record.situation import Dossier
from rules.procedure import Within, nth, nth_of

fillings = Fillings()


@fillings.paper("consultation_notice")
def consultation_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """竞争性磋商公告."""
    days = dossier.rule("NG-15").number()
    yield Sheet(
        f"{project_title(dossier)}竞争性磋商公告",
        ConsultationNoticeFacts(**announced(session, dossier, fact), notice_working_days=days),
    )


@fillings.paper("bid_invitation")
def bid_invitation(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """投标邀请书; who is invited is written in when it goes out, since nobody may know before the opening."""
    told = announced(session, dossier, fact)
    yield Sheet(f"{project_title(dossier)}投标邀请书", BidInvitationFacts(**told, reply_by=told["documents_until"]))


@fillings.paper("negotiation_notice")
def negotiation_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """竞争性谈判公告 where a notice calls everybody; the invitation where the treasury has approved the two that are left.

    Who was drawn or recommended is asked by name, and nobody is told before the opening who that is.
    """
    chosen, left = dossier.maybe_said(SupplierSelection), two_left(session, dossier.case)
    if chosen is not None and chosen.way != "notice":
        return
    why, days = negotiation_ground(session, dossier), dossier.rule("NG-15").number()
    yield Sheet(
        f"{project_title(dossier)}{'竞争性谈判邀请书' if left else '竞争性谈判公告'}",
        NegotiationNoticeFacts(
            **announced(session, dossier, fact),
            notice_working_days=days,
            recipients=left,
            ground=why.get("ground", ""),
            approval_letter=why.get("approval_letter", ""),
        ),
    )


@fillings.paper("consultation_result_notice")
def consultation_result_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """成交结果公告; of one lot where its award took another's place."""
    yield Sheet(
        f"{project_title(dossier)}成交结果公告{about(dossier, fact, '成交供应商')}",
        ConsultationResultFacts(
            **result(session, dossier, fact), method=dossier.procedure.title, papers=document_name(dossier)
        ),
        subject=fact.subject,
    )


@fillings.paper("consultation_letter")
def consultation_letter(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """成交通知书, one for each lot; a lot's second letter stands beside the first."""
    sign_by, direct = _sign_by(dossier, fact), dossier.procedure.name == "direct_purchase"
    time = nth_of(fact.subject)[1] + 1 if fact.step == "replacement_award" else 1
    for number, name in awarded(dossier, fact).items():
        lot, (bid, firm) = lots(dossier)[number], bid_by(session, dossier, number, name)
        yield Sheet(
            f"{project_title(dossier)}成交通知书（{lot.label}）",
            ConsultationLetterFacts(
                **head(session, dossier),
                **project(dossier),
                doc_date=fact.done_on,
                method=dossier.procedure.title,
                papers=document_name(dossier),
                supplier_name=firm.name,
                lot_number=lot.label,
                lot_name=lot.title,
                opened_on=dossier.facts["bid_opening", ""].done_on,
                notice_on=None if direct else fact.done_on,
                amount=bid.price,
                performance_bond=performance_bond(dossier, bid.price),
                stations=len(lot.stations),
                content="" if lot.stations and dossier.profile.unified else lot.title,
                **term(dossier),
                sign_by=sign_by,
                **asked_licence(dossier),
            ),
            subject=nth(str(number), time),
        )


def _sign_by(dossier: Dossier, fact: Fact) -> date | None:
    """Thirty days after this letter by the method's own article; None if the law sets none."""
    thirty = next(
        (
            within
            for within in dossier.procedure.step("contract_signature").terms
            if isinstance(within, Within) and within.start == fact.step
        ),
        None,
    )
    if thirty is None:
        return None
    return thirty.end(fact.done_on, *thirty.span(dossier.law, dossier.situation.law_on), dossier.calendar)
