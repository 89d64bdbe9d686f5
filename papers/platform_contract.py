"""信息平台开发合同: the same functions and clauses as in the purchasing document, with what the contract says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.contract import ContractSignature, read_draft
from documents.catalogue.contract.platform import DemandRow, PlatformContractFacts, PlatformTextFacts
from documents.catalogue.tender_document.platform_facts import PLATFORM_ASPECTS
from models.case import Fact
from papers.base import ANY_PURCHASE, Fillings, Given
from papers.contract import (
    AT_SIGNATURE,
    award_letter_on,
    deal_of,
    instalments,
    lot_of,
    method_of,
    money_terms,
    name_of,
    parties_of,
    policy_of,
    unsigned_drafts,
)
from papers.purchase.platform import asked_of, figures_of, platform_text
from papers.purchase.procurement import purchaser_office
from record.errors import FactMissing
from record.forms.purchase import Requirement
from record.lots import Lot
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.holes import TO_WRITE_IN

fillings = Fillings()


@fillings.paper("platform_contract")
def platform_contract(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """信息平台开发合同, as signed; of the platform's purchase alone."""
    if dossier.profile.key != "platform" or dossier.said(Requirement).platform is None:
        return
    lot = lot_of(dossier, fact)
    yield Sheet(
        name_of(dossier, lot),
        PlatformContractFacts(
            **platform_terms(session, dossier, lot, said(fact, ContractSignature).signatories),
            doc_date=fact.done_on,
            signed_on=fact.done_on,
        ),
        subject=fact.subject,
    )


@fillings.on_request("platform_contract_text", ANY_PURCHASE)
def platform_contract_text(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """信息平台开发合同（送审稿）: reviewed and settled before it is signed."""
    if dossier.profile.key != "platform" or dossier.said(Requirement).platform is None:
        raise FactMissing(f"本文书适用于信息平台，本项目采购的是{dossier.profile.title}", remedy="请编制相应的合同文本")
    for lot in unsigned_drafts(dossier, on):
        yield Sheet(
            f"{name_of(dossier, lot)}（送审稿）",
            given.facts(
                PlatformTextFacts, **platform_terms(session, dossier, lot, (AT_SIGNATURE, AT_SIGNATURE)), doc_date=on
            ),
            subject=str(lot.number),
        )


def platform_terms(session: Session, dossier: Dossier, lot: Lot, signatories: tuple[str, str]) -> dict[str, Any]:
    """What the platform's contract says, but for the day of its signature."""
    deal, draft, asked = deal_of(session, dossier, lot), read_draft(dossier, str(lot.number)), asked_of(dossier)
    text, party = platform_text(dossier), draft.operator
    return {
        **parties_of(session, dossier, lot),
        "lot_name": lot.title,
        "procurement_method": method_of(session, dossier, lot),
        "purchaser_code": purchaser_office(dossier).credit_code or TO_WRITE_IN,
        "purchaser_representative": signatories[0],
        "operator_code": party.credit_code if party else TO_WRITE_IN,
        "operator_representative": signatories[1],
        "operator_bank": party.bank if party else TO_WRITE_IN,
        "operator_account": party.account if party else TO_WRITE_IN,
        "award_letter_on": award_letter_on(session, dossier, lot),
        "systems": plan_of(dossier.programme).platform.systems,
        "functions": text.function_rows(),
        "demands": tuple(
            DemandRow(about=PLATFORM_ASPECTS[row.aspect], text=row.text)  # type: ignore[index]
            for row in text.clauses()
            if row.aspect not in ("验收", "付款")
        ),
        "term_from": draft.starts_on,
        "term_until": draft.ends_on,
        **figures_of(dossier, asked),
        "price": deal.amount,
        "instalments": instalments(draft, deal.amount),
        "subcontract": dossier.said(Requirement).subcontract,
        **money_terms(draft),
        **policy_of(session, dossier, lot),
        "signed_at": draft.signed_at,
    }
