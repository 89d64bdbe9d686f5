"""信息平台开发合同: the same functions and clauses as in the purchasing document, with what the contract says."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from actions.contract import ContractSignature, read_draft
from documents.catalogue.contract.platform import DemandRow, PlatformContractFacts
from documents.catalogue.tender_document.platform_facts import PLATFORM_ASPECTS
from models.case import Fact
from papers.base import Fillings
from papers.contract import (
    award_letter_on,
    instalments,
    lot_of,
    method_of,
    money_terms,
    name_of,
    parties_of,
    policy_of,
    signed_of,
)
from papers.purchase.platform import asked_of, figures_of, platform_text
from papers.purchase.procurement import purchaser_office
from record.forms.purchase import Requirement
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
    contract, draft, asked = signed_of(session, dossier, lot), read_draft(dossier, fact.subject), asked_of(dossier)
    first, second = said(fact, ContractSignature).signatories
    text, party = platform_text(dossier), draft.operator
    yield Sheet(
        name_of(dossier, lot),
        PlatformContractFacts(
            **parties_of(session, dossier, lot),
            doc_date=fact.done_on,
            lot_name=lot.title,
            procurement_method=method_of(session, dossier, lot),
            purchaser_code=purchaser_office(dossier).credit_code or TO_WRITE_IN,
            purchaser_representative=first,
            operator_code=party.credit_code if party else TO_WRITE_IN,
            operator_representative=second,
            operator_bank=party.bank if party else TO_WRITE_IN,
            operator_account=party.account if party else TO_WRITE_IN,
            award_letter_on=award_letter_on(session, dossier, lot),
            systems=plan_of(dossier.programme).platform.systems,
            functions=text.function_rows(),
            demands=tuple(
                DemandRow(about=PLATFORM_ASPECTS[row.aspect], text=row.text)  # type: ignore[index]
                for row in text.clauses()
                if row.aspect not in ("验收", "付款")
            ),
            term_from=draft.starts_on,
            term_until=draft.ends_on,
            **figures_of(dossier, asked),
            price=contract.amount,
            instalments=instalments(draft, contract.amount),
            subcontract=dossier.said(Requirement).subcontract,
            **money_terms(draft),
            **policy_of(session, dossier, lot),
            signed_on=fact.done_on,
            signed_at=draft.signed_at,
        ),
        subject=fact.subject,
    )
