"""非招标采购方式的文书, and the invitation of an invited tender."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from documents.catalogue.purchase.consultation import ConsultationLetterFacts, ConsultationResultFacts
from documents.catalogue.purchase.invitation import BidInvitationFacts, ConsultationNoticeFacts
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import asked_licence, document_name, head, performance_bond, project, term
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
    yield Sheet(f"{project_title(dossier)}投标邀请书", BidInvitationFacts(**announced(session, dossier, fact)))


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
