"""合同的文书: the operating contract as signed, its publication, its supplements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.contract import (
    ContractDraft,
    ContractSignature,
    assessment_terms,
    city_targets,
    contract_of,
    read_draft,
    staff_of,
    supplements_of,
)
from actions.purchase.forms import DocumentDrafted
from actions.supplement import ContractSupplement
from documents.catalogue.contract.facts import (
    ContractStationRow,
    InstalmentRow,
    OperatingContractFacts,
    OperatingTextFacts,
    TargetRow,
)
from documents.catalogue.contract.notices import ChangeRow, ContractPublicationFacts, ContractSupplementFacts
from documents.catalogue.parties import SmeRow
from documents.dates import months_between
from models.case import Fact
from models.programme import Station
from models.tender import Contract, Supplier
from papers.base import ANY_PURCHASE, Fillings, Given
from papers.purchase.procurement import head, opening_hours, project, purchaser_office, service_name
from papers.purchase.substance import required
from record.bodies import opening_by
from record.errors import FactMissing
from record.forms.purchase import Requirement
from record.ground import effective_facts
from record.holds import HELD_STEP
from record.lots import Lot, as_profiled, every_lot, lot_stations, replacements, winning_bid
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier, procedure_of
from rules.holes import AFTER_SITING, IN_CONTRACT, TO_WRITE_IN
from rules.money import in_yuan
from rules.procedure import nth_of

fillings = Fillings()


def lot_of(dossier: Dossier, fact: Fact) -> Lot:
    """The lot that a fact is about, whichever time it is."""
    return every_lot(dossier)[int(nth_of(fact.subject)[0])]


def signed_of(session: Session, dossier: Dossier, lot: Lot) -> Contract:
    """The contract of a lot; LookupError before there is one."""
    contract = contract_of(session, dossier.case, lot.number)
    if contract is None:
        raise LookupError(f"{dossier.case.slug} lot {lot.number} has no contract")
    return contract


@dataclass(frozen=True)
class Deal:
    """What a lot's contract is about: signed, or drafted with who won it at what price (分)."""

    number: str
    firm: Supplier
    amount: int


def deal_of(session: Session, dossier: Dossier, lot: Lot) -> Deal:
    """As it was signed; before that as it was drafted."""
    if contract := contract_of(session, dossier.case, lot.number):
        return Deal(contract.number, session.get_one(Supplier, contract.supplier_id), contract.amount)
    bid, firm = winning_bid(session, dossier, lot.number)
    return Deal(read_draft(dossier, str(lot.number)).number, firm, bid.price)


def parties_of(session: Session, dossier: Dossier, lot: Lot) -> dict[str, Any]:
    """Contract, project and both parties, as every paper of a contract names them."""
    deal, notice = deal_of(session, dossier, lot), _in_its_round(session, dossier, lot, "tender_notice")
    bought = {
        key: value
        for key, value in project(dossier, notice).items()
        if key in ("project_number", "project_name", "purchaser_name", "purchaser_address", "purchaser_contact")
    }
    firm, party = deal.firm, read_draft(dossier, str(lot.number)).operator
    return (
        head(session, dossier)
        | bought
        | {
            "contract_number": deal.number,
            "contract_name": name_of(dossier, lot),
            "operator_name": firm.name,
            "operator_address": firm.address,
            "operator_contact": f"{party.contact}，{party.phone}" if party else IN_CONTRACT,
        }
    )


def _in_its_round(session: Session, dossier: Dossier, lot: Lot, step: str) -> Fact:
    """A fact of the round that brought the lot its contract, which may be an earlier one."""
    number = _round_of(dossier, lot)
    return next(fact for fact in effective_facts(session, dossier.case) if (fact.step, fact.round) == (step, number))


def _round_of(dossier: Dossier, lot: Lot) -> int:
    """The round in which a lot was signed; the present one before that."""
    signed = dossier.fact(HELD_STEP, str(lot.number))
    return signed.round if signed else dossier.case.round


def award_letter_on(session: Session, dossier: Dossier, lot: Lot) -> date:
    """The day of the letter by which a lot was signed."""
    placed = replacements(dossier, lot.number)
    return (placed[-1] if placed else _in_its_round(session, dossier, lot, "award_notice")).done_on


def method_of(session: Session, dossier: Dossier, lot: Lot) -> str:
    """采购方式 of the round that brought the lot its contract."""
    return procedure_of(session, dossier.case, _round_of(dossier, lot)).title


def name_of(dossier: Dossier, lot: Lot) -> str:
    """合同名称 of a lot."""
    place = f"{plan_of(dossier.programme).city.name}{dossier.district.name if dossier.district else ''}"
    part = f"（{lot.label}）" if len(every_lot(dossier)) > 1 else ""
    return f"{place}{service_name(dossier, lot)}合同{part}"


def policy_of(session: Session, dossier: Dossier, lot: Lot) -> dict[str, Any]:
    """中小企业政策 of the round that brought the lot its contract, and whether the lot itself was reserved."""
    drafted = said(_in_its_round(session, dossier, lot, "document_drafted"), DocumentDrafted)
    reserved = any(line.reserved for line in drafted.schemes if not line.lots or lot.number in line.lots)
    return {
        "for_sme": drafted.sme.kind == "whole" or (drafted.sme.kind == "part" and reserved),
        "sme": SmeRow(**drafted.sme.model_dump()),
    }


@fillings.paper("operating_contract")
def operating_contract(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """驿站运营合同, as signed. Other contracts do not follow the city's unified text: theirs is written by hand."""
    if not (dossier.profile.unified and as_profiled(dossier)):
        return
    lot = lot_of(dossier, fact)
    yield Sheet(
        name_of(dossier, lot),
        OperatingContractFacts(
            **operating_terms(session, dossier, lot, said(fact, ContractSignature).signatories),
            doc_date=fact.done_on,
            signed_on=fact.done_on,
        ),
        subject=fact.subject,
    )


def money_terms(draft: ContractDraft) -> dict[str, Any]:
    """When is paid, what the settlement waits for, and the performance bond, as the contract was drafted."""
    return {
        "payment_days": draft.payment_days,
        "audit_settles": draft.audit_settles,
        "audit_law": draft.audit_law,
        "performance_bond": draft.performance_bond or None,
    }


AT_SIGNATURE = "（签订时签字）"
"""Stands in a text that is not signed yet for who signs."""


@fillings.on_request("operating_contract_text", ANY_PURCHASE)
def operating_contract_text(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """驿站运营合同（送审稿） of each lot that is drafted and not signed: reviewed and settled before it is signed."""
    if not (dossier.profile.unified and as_profiled(dossier)):
        raise FactMissing(
            f"本文书适用于驿站运营服务，本项目采购的是{dossier.profile.title}", remedy="请编制相应的合同文本"
        )
    for lot in unsigned_drafts(dossier, on):
        yield Sheet(
            f"{name_of(dossier, lot)}（送审稿）",
            given.facts(
                OperatingTextFacts, **operating_terms(session, dossier, lot, (AT_SIGNATURE, AT_SIGNATURE)), doc_date=on
            ),
            subject=str(lot.number),
        )


def unsigned_drafts(dossier: Dossier, on: date) -> list[Lot]:
    """The lots whose contract is drafted and, on that day, not signed.

    Raises:
        FactMissing: where there is none.
    """
    found = [
        lot
        for number, lot in every_lot(dossier).items()
        if dossier.fact("contract_draft", str(number)) and not _signed_by(dossier, str(number), on)
    ]
    if not found:
        raise FactMissing("没有已拟订、尚未签订的合同", remedy="请先登记“合同拟订”（contract_draft）")
    return found


def _signed_by(dossier: Dossier, lot: str, on: date) -> bool:
    signed = dossier.fact(HELD_STEP, lot)
    return signed is not None and signed.done_on <= on


def operating_terms(session: Session, dossier: Dossier, lot: Lot, signatories: tuple[str, str]) -> dict[str, Any]:
    """What the operating contract of a lot says, but for the day of its signature."""
    deal, draft = deal_of(session, dossier, lot), read_draft(dossier, str(lot.number))
    firm, party, staff = deal.firm, draft.operator, staff_of(session, dossier, draft)
    return {
        **parties_of(session, dossier, lot),
        "lot_name": lot.title,
        "purchaser_code": purchaser_office(dossier).credit_code or TO_WRITE_IN,
        "purchaser_representative": signatories[0],
        "operator_code": party.credit_code if party else TO_WRITE_IN,
        "operator_representative": signatories[1],
        "operator_licence": firm.licence or TO_WRITE_IN,
        "licence_until": firm.licence_until,
        "operator_bank": party.bank if party else TO_WRITE_IN,
        "operator_account": party.account if party else TO_WRITE_IN,
        "award_letter_on": award_letter_on(session, dossier, lot),
        "procurement_method": method_of(session, dossier, lot),
        "stations": tuple(_station(row, staff) for row in lot_stations(session, dossier.case, lot.number)),
        **opening_hours(session, dossier),
        "term_from": draft.starts_on,
        "term_until": draft.ends_on,
        "subcontract": dossier.said(Requirement).subcontract,
        "opening_deadline": opening_by(plan_of(dossier.programme), draft.starts_on),
        "targets": targets_of(session, dossier, lot, draft),
        "price": deal.amount,
        "instalments": instalments(draft, deal.amount),
        **money_terms(draft),
        **assessment_terms(dossier, str(lot.number)).model_dump(),
        **policy_of(session, dossier, lot),
        "signed_at": draft.signed_at,
    }


def _station(station: Station, staff: int) -> ContractStationRow:
    return ContractStationRow(
        name=station.name or f"{station.code}驿站",
        address=station.address or AFTER_SITING,
        area=Decimal(station.area_dm2) / 100 if station.area_dm2 else None,
        staff=staff,
        supervisor=station.supervisor or "",
    )


def instalments(draft: ContractDraft, price: int) -> tuple[InstalmentRow, ...]:
    """Each instalment by its share, rounded down to the 分; the last one takes what is left."""
    amounts = [price * part.percent // 100 for part in draft.instalments]
    amounts[-1] = price - sum(amounts[:-1])
    return tuple(
        InstalmentRow(
            name=part.title, stage=part.condition, percent=part.percent, amount=amount, due=part.due or "条件成就后"
        )
        for part, amount in zip(draft.instalments, amounts, strict=True)
    )


def targets_of(session: Session, dossier: Dossier, lot: Lot, draft: ContractDraft) -> tuple[TargetRow, ...]:
    """The lot's own targets, or the city's per station and year, for all its stations and the contract's months."""
    if draft.targets:
        return tuple(TargetRow(**target.model_dump()) for target in draft.targets)
    months = months_between(draft.starts_on, draft.ends_on)
    return tuple(
        TargetRow(
            name=target.name,
            quantity=-(-target.quantity * len(lot.stations) * months // 12),
            unit=target.unit,
            measure=target.measure,
        )
        for target in city_targets(session, dossier.case)
    )


def agreed_targets(
    session: Session, dossier: Dossier, lot: Lot, until: date | None = None, before: Fact | None = None
) -> dict[str, int]:
    """目标任务 of a lot's contract together with what supplements have added: until a day, or before one of them."""
    found = {row.name: row.quantity for row in targets_of(session, dossier, lot, read_draft(dossier, str(lot.number)))}
    for (step, subject), fact in sorted(dossier.facts.items(), key=lambda one: one[1].done_on):
        if step != "contract_supplement" or nth_of(subject)[0] != str(lot.number):
            continue
        if (until and fact.done_on > until) or (before and (fact.done_on, fact.id) >= (before.done_on, before.id)):
            continue
        for row in said(fact, ContractSupplement).targets:
            found[row.name] = found.get(row.name, 0) + row.quantity
    return found


@fillings.paper("contract_publication")
def contract_publication(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """政府采购合同公告."""
    lot = lot_of(dossier, fact)
    contract = signed_of(session, dossier, lot)
    quantity = {"quantity": len(lot.stations)} if lot.stations else {"quantity": 1, "quantity_unit": "项"}
    place = dossier.district_name or plan_of(dossier.programme).city.name
    yield Sheet(
        f"{name_of(dossier, lot)}公告",
        ContractPublicationFacts(
            **parties_of(session, dossier, lot),
            **quantity,
            doc_date=fact.done_on,
            subject=service_name(dossier, lot),
            service_requirement=required(session, dossier),
            unit_price="总价合同",
            price=contract.amount,
            term_from=contract.starts_on,
            term_until=contract.ends_on,
            place=place,
            signed_on=contract.signed_on,
            procurement_method=method_of(session, dossier, lot),
            for_sme=policy_of(session, dossier, lot)["for_sme"],
        ),
        subject=fact.subject,
    )


@fillings.paper("contract_supplement")
def contract_supplement(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """补充协议."""
    lot = lot_of(dossier, fact)
    contract = signed_of(session, dossier, lot)
    rows, made = supplements_of(session, contract), said(fact, ContractSupplement)
    this = next(row for row in rows if row.fact_id == fact.id)
    earlier = sum(row.amount for row in rows if row.number < this.number)
    before = contract.amount + earlier
    price = ChangeRow(clause="合同金额", before=f"{in_yuan(before)}元", after=f"{in_yuan(before + this.amount)}元")
    wanted = agreed_targets(session, dossier, lot, before=fact)
    asked = tuple(
        ChangeRow(
            clause=f"目标任务：{row.name}",
            before=f"{wanted.get(row.name, 0)}{row.unit}",
            after=f"{wanted.get(row.name, 0) + row.quantity}{row.unit}",
        )
        for row in made.targets
    )
    yield Sheet(
        f"{name_of(dossier, lot)}补充协议",
        ContractSupplementFacts(
            **parties_of(session, dossier, lot),
            doc_date=fact.done_on,
            supplement_number=made.number,
            original_signed_on=contract.signed_on,
            original_price=contract.amount,
            earlier_additions=earlier,
            amount_change=this.amount,
            reason=made.reason,
            changes=(price, *asked),
            targets=tuple(TargetRow(**row.model_dump()) for row in made.targets),
            effective_on=fact.done_on,
            signed_on=fact.done_on,
        ),
        subject=fact.subject,
    )
