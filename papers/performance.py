"""履约的文书: 履约验收书, 验收结果公告, 合同款支付申请."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.contract import read_draft, supplements_of
from actions.instalments import DueInstalment, FinalCycle, assessed, due_instalment, last_cycle, since
from actions.performance import ContractAcceptance, InstalmentAccepted, InvoiceReceived, Payment
from actions.purchase.preparation import FundsAllotted
from documents.catalogue.contract.acceptance import AcceptanceNoticeFacts, AcceptanceReportFacts
from documents.catalogue.contract.accepted_rows import AcceptedStationRow, CheckRow, StandardRow
from documents.catalogue.contract.payment import PaidRow, PaymentRequestFacts, ShortfallRow
from models.case import Fact
from models.tender import Contract
from papers.base import Fillings
from papers.contract import agreed_targets, lot_of, method_of, name_of, parties_of, signed_of, targets_of
from papers.purchase.procurement import purchaser, service_name
from record.bodies import opening_by
from record.lots import Lot, lot_stations, subject_of
from record.people import named, unit_of
from record.places import sister_cases, sister_facts
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.assessment import points_text
from rules.procedure import nth_of

fillings = Fillings()

CONCLUSIONS = {"yes": "符合", "no": "不符合", "not_applicable": "不适用"}


@fillings.paper("acceptance_report")
def acceptance_report(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """验收书 of an instalment, or of the whole contract."""
    lot = lot_of(dossier, fact)
    contract, whole = signed_of(session, dossier, lot), fact.step == "contract_acceptance"
    due = None if whole else _due(session, dossier, fact, lot)
    cycle = (
        last_cycle(session, dossier, lot.number, contract.signed_on, fact.done_on)
        if whole
        else due.cycle
        if due
        else None
    )
    part = None if whole else said(fact, InstalmentAccepted)
    title = part.instalment if part else ""
    yield Sheet(
        f"{name_of(dossier, lot)}{title}验收书",
        AcceptanceReportFacts(
            **parties_of(session, dossier, lot),
            **_accepted(dossier, lot, contract, fact),
            doc_date=fact.done_on,
            lot_name=lot.title,
            procurement_method=method_of(session, dossier, lot),
            signed_on=contract.signed_on,
            price=contract.amount,
            supplements=_added(session, contract, fact.done_on),
            instalment=title,
            stage=due.stage if due else "",
            standards=_standards(session, dossier, lot, fact),
            stations=_stations(session, dossier, lot, cycle, fact.done_on) if assessed(dossier) else (),
            cycle=cycle.label if cycle else "",
            witness=named(session, fact.second),
            witness_unit=unit_of(session, fact.second),
            share=due.share if due else None,
            assessed_deduction=due.deduction if due else 0,
            confirmed=part.amount if part else None,
            deduction_reason=part.deduction_reason if part else "",
            delay_penalty=part.delay_penalty if part else 0,
            delay_excused=part.delay_excused if part else 0,
            delay_reason=part.delay_reason if part else "",
            checks=_checks(dossier, fact),
            **_failed(fact),
        ),
        subject=f"{fact.subject}履约验收" if whole else fact.subject,
    )


@fillings.paper("acceptance_notice")
def acceptance_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """验收结果公告 of a lot."""
    lot, accepted = lot_of(dossier, fact), dossier.facts["contract_acceptance", fact.subject]
    contract = signed_of(session, dossier, lot)
    places = [station.name or f"{station.code}驿站" for station in lot_stations(session, dossier.case, lot.number)]
    grid = "及其网格" if assessed(dossier) else ""
    targets = "；".join(f"{row.name}{row.quantity}{row.unit}" for row in _targets(session, dossier, lot))
    requirement = (
        f"按照采购文件、投标（响应）文件和合同约定提供服务，完成目标任务：{targets}"
        if targets
        else ("按照采购文件、投标（响应）文件和合同约定执行")
    )
    yield Sheet(
        f"{name_of(dossier, lot)}履约验收结果公告",
        AcceptanceNoticeFacts(
            **parties_of(session, dossier, lot),
            **_accepted(dossier, lot, contract, accepted),
            doc_date=fact.done_on,
            service_requirement=requirement,
            place=f"{'、'.join(places)}，共{len(places)}个驿站{grid}" if places else purchaser(dossier),
        ),
        subject=fact.subject,
    )


@fillings.paper("payment_request")
def payment_request(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """支付申请 for an invoice: by what was accepted, by the contract, and by what was paid before."""
    lot, invoice = lot_of(dossier, fact), said(fact, InvoiceReceived)
    contract, accepted = signed_of(session, dossier, lot), dossier.facts["instalment_accepted", fact.subject]
    due, part = _due(session, dossier, accepted, lot), said(accepted, InstalmentAccepted)
    funds, party = dossier.maybe_said(FundsAllotted), read_draft(dossier, str(lot.number)).operator
    yield Sheet(
        f"{name_of(dossier, lot)}{part.instalment}支付申请",
        PaymentRequestFacts(
            **parties_of(session, dossier, lot),
            doc_date=fact.done_on,
            budget_source=funds.source if funds else "",
            price=contract.amount,
            supplements=_added(session, contract, fact.done_on),
            instalment=part.instalment,
            stage=due.stage if due else "以合同约定为准",
            accepted_on=accepted.done_on,
            opinion=part.opinion,
            share=due.share if due else part.amount,
            assessed=assessed(dossier),
            cycle=due.cycle.label if due and due.cycle else "",
            shortfalls=_shortfalls(due),
            assessed_deduction=due.deduction if due else 0,
            deduction_reason=part.deduction_reason,
            delay_penalty=part.delay_penalty,
            confirmed=part.amount,
            amount=invoice.amount,
            invoice_number=invoice.number,
            invoice_on=invoice.issued_on,
            received_on=fact.done_on,
            pay_by=_pay_by(dossier, fact),
            paid=_paid(dossier, fact),
            bank=invoice.bank or (party.bank if party else ""),
            account=invoice.account or (party.account if party else ""),
            handler=named(session, fact.actor),
        ),
        subject=fact.subject,
    )


def _due(session: Session, dossier: Dossier, accepted: Fact, lot: Lot) -> DueInstalment | None:
    contract = signed_of(session, dossier, lot)
    after = since(dossier, accepted.subject) or contract.signed_on
    part = said(accepted, InstalmentAccepted)
    return due_instalment(session, dossier, lot.number, part.instalment, after, accepted.done_on)


def _accepted(dossier: Dossier, lot: Lot, contract: Contract, fact: Fact) -> dict[str, Any]:
    """What report and notice say of an acceptance."""
    found = _acceptance(fact)
    return {
        "bought": subject_of(dossier),
        "service_name": service_name(dossier, lot),
        "term_from": contract.starts_on,
        "term_until": contract.ends_on,
        "accepted_on": fact.done_on,
        "inspectors": found.inspectors,
        "users": found.users,
        "users_opinion": found.users_opinion,
        "opinion": found.opinion,
    }


def _acceptance(fact: Fact) -> InstalmentAccepted | ContractAcceptance:
    """What was found at an acceptance, of an instalment or of the whole contract."""
    return said(fact, ContractAcceptance) if fact.step == "contract_acceptance" else said(fact, InstalmentAccepted)


def _failed(fact: Fact) -> dict[str, Any]:
    """What is demanded where the acceptance of the whole contract failed."""
    found = _acceptance(fact)
    if not isinstance(found, ContractAcceptance) or found.qualified:
        return {}
    return {"measures": found.measures, "rectify_by": found.rectify_by}


def _targets(session: Session, dossier: Dossier, lot: Lot) -> tuple[Any, ...]:
    return targets_of(session, dossier, lot, read_draft(dossier, str(lot.number))) if lot.stations else ()


def _standards(session: Session, dossier: Dossier, lot: Lot, fact: Fact) -> tuple[StandardRow, ...]:
    """As they were recorded, a target with the contract's figure; without any the targets, to be filled by hand."""
    rows = _targets(session, dossier, lot)
    wanted = agreed_targets(session, dossier, lot, until=fact.done_on) if rows else {}
    targets = {row.name: f"{wanted[row.name]}{row.unit}，{row.measure}" for row in rows}
    found = tuple(
        StandardRow(
            name=row.standard,
            demanded=row.demanded or targets.get(row.standard, ""),
            found=row.found,
            met=row.met,
            target=wanted.get(row.standard),
            achieved=row.achieved,
        )
        for row in _acceptance(fact).results
    )
    blank = tuple(StandardRow(name=name, demanded=text, target=wanted[name]) for name, text in targets.items())
    return (
        found
        or blank
        or (StandardRow(name=service_name(dossier, lot), demanded="按照采购文件、投标（响应）文件和合同约定执行"),)
    )


def _stations(
    session: Session, dossier: Dossier, lot: Lot, cycle: FinalCycle | None, until: date
) -> tuple[AcceptedStationRow, ...]:
    """Each station of the lot: since when it is open, and its result in the cycle that counts."""
    facts = sister_facts(session, sister_cases(session, dossier.case, "opening"), "opened")
    opened = {fact.subject: fact.done_on for fact in facts if fact.done_on <= until}
    results = {result.station: result for result in cycle.results} if cycle else {}
    deadline = opening_by(plan_of(dossier.programme), read_draft(dossier, str(lot.number)).starts_on)
    rows = []
    for station in lot_stations(session, dossier.case, lot.number):
        name = station.name or f"{station.code}驿站"
        result, day = results.get(name), opened.get(station.code)
        rows.append(
            AcceptedStationRow(
                name=name,
                opened_on=day,
                late_days=max(0, (day - deadline).days) if day else 0,
                score=Decimal(result.total) / 100 if result else None,
                grade=result.grade if result else "",
            )
        )
    return tuple(rows)


def _checks(dossier: Dossier, fact: Fact) -> tuple[CheckRow, ...]:
    """The list that was confirmed with the acceptance of the whole contract."""
    rows = []
    accepted = _acceptance(fact)
    for line in accepted.checks if isinstance(accepted, ContractAcceptance) else ():
        rule = dossier.rule(line.rule)
        rows.append(
            CheckRow(rule=rule.text, source=rule.basis, conclusion=CONCLUSIONS[line.ok], evidence=line.evidence)
        )
    return tuple(rows)


def _added(session: Session, contract: Contract, until: date) -> int:
    """What supplements signed until a day have added."""
    return sum(row.amount for row in supplements_of(session, contract) if row.signed_on <= until)


def _shortfalls(due: DueInstalment | None) -> tuple[ShortfallRow, ...]:
    if due is None or due.cycle is None or due.terms is None:
        return ()
    per_point = due.terms.deduction_per_point
    if due.terms.deduction_by == "contract":
        mean = sum(result.total for result in due.cycle.results) // (len(due.cycle.results) or 1)
        short = due.points_short
        return (
            (ShortfallRow(station="各驿站平均", score=points_text(mean), points=short, amount=short * per_point),)
            if short
            else ()
        )
    return tuple(
        ShortfallRow(
            station=result.station,
            score=points_text(result.total),
            points=result.short,
            amount=result.short * per_point,
        )
        for result in due.cycle.results
        if result.short
    )


def _pay_by(dossier: Dossier, fact: Fact) -> date:
    """The last day for the payment as the schedule counts it, from the invoice and from the acceptance; where it has
    none, by 38号 三 from the invoice alone."""
    row = dossier.rows.get(("payment", fact.subject))
    return row.latest if row and row.latest else dossier.calendar.shift(fact.done_on, *dossier.rule("PAY-01").span())


def _paid(dossier: Dossier, fact: Fact) -> tuple[PaidRow, ...]:
    """The payments of the lot that were made for earlier instalments."""
    lot, number = nth_of(fact.subject)
    found = [(nth_of(at), at, paid) for (step, at), paid in dossier.facts.items() if step == "payment"]
    return tuple(
        PaidRow(
            instalment=dossier.said(InstalmentAccepted, at).instalment,
            paid_on=paid.done_on,
            amount=said(paid, Payment).amount,
            voucher=said(paid, Payment).voucher,
        )
        for (about, n), at, paid in sorted(found, key=lambda row: row[0])
        if about == lot and n < number
    )
