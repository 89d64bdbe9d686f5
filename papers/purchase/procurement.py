"""What every paper of a tender shares: the project, the purchaser, whom to ask, the lots in words."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from actions.purchase.forms import DocumentDrafted
from documents.amounts import decimal_text
from documents.catalogue.parties import SmeRow
from documents.catalogue.tender_document.words import conditions
from documents.dates import cn_span
from models.case import Fact
from models.database import record_head
from models.person import Person
from models.values import RecordKind
from record.bodies import Office, office
from record.forms.purchase import TenderNotice
from record.ground import effective_facts
from record.lots import Lot, licence_of, project_title, service_time, stations_of
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.said import said
from record.situation import Dossier
from rules.dates.schedule import Key
from rules.holes import ON_PLATFORM
from rules.purchase.contract import bond_of

TENDERS = frozenset({"open_tender", "invited_tender"})
"""Purchases that the law calls tenders: 投标、中标; elsewhere it is 响应、成交."""


def rehearsal(session: Session) -> bool:
    """Whether the record is a rehearsal, whose documents carry the mark 演练数据."""
    return record_head(session).kind == RecordKind.REHEARSAL.value


def purchaser(dossier: Dossier) -> str:
    """采购人: the district's, or the city's own."""
    if dossier.district:
        return dossier.district.purchaser
    plan = plan_of(dossier.programme)
    return plan.city.purchaser.value or plan.city.name


def purchaser_office(dossier: Dossier) -> Office:
    """Where the purchaser is found, as it was entered with the plan."""
    return office(plan_of(dossier.programme), dossier.district_name)


def head(session: Session, dossier: Dossier) -> dict[str, Any]:
    """The fields that every document has, but for its date."""
    return {"org": purchaser(dossier), "rehearsal": rehearsal(session)}


def project(dossier: Dossier, notice: Fact | None = None) -> dict[str, Any]:
    """Project, purchaser, agency and contact, as the tender notice gave them; that of this round if none is named."""
    told = said(notice, TenderNotice) if notice else dossier.said(TenderNotice)
    agency = (
        {
            "agency_name": told.agency,
            "agency_address": told.agency_address or ON_PLATFORM,
            "agency_contact": told.agency_contact or ON_PLATFORM,
        }
        if told.agency
        else {}
    )
    return {
        "project_number": told.project_number,
        "project_name": project_title(dossier),
        "purchaser_name": purchaser(dossier),
        "purchaser_address": told.purchaser_address or purchaser_office(dossier).address or ON_PLATFORM,
        "purchaser_contact": _joined(told),
        "project_contact": told.contact,
        "project_phone": told.phone,
        **agency,
    }


def _joined(notice: TenderNotice) -> str:
    text = f"{notice.contact}，{notice.phone}"
    return text if len(text) <= 80 else notice.phone


def service_term(dossier: Dossier) -> str:
    """合同履行期限 in words."""
    return f"自{cn_span(*service_time(dossier))}"


def deadline_time(dossier: Dossier) -> str:
    """When on the day of the deadline bids are due and opened, as the document of the round says: 09:30.

    Raises:
        FactMissing: before the document is recorded.
    """
    return dossier.said(DocumentDrafted).deadline_time


def performance_bond(dossier: Dossier, price: int) -> int | None:
    """履约保证金 in 分 that the document of the round asks of whoever won at that price, rounded down; None if none."""
    drafted = dossier.maybe_said(DocumentDrafted)
    return bond_of(drafted.performance_bond_percent, price) or None if drafted else None


def term(dossier: Dossier) -> dict[str, Any]:
    """合同履行期限 of the present round, as notice, result and letter state it."""
    first, last = service_time(dossier)
    return {"term_from": first, "term_until": last}


def sme(dossier: Dossier) -> SmeRow | None:
    """中小企业政策 of the present round, as its document has it; None before there is one."""
    drafted = dossier.maybe_said(DocumentDrafted)
    return SmeRow(**drafted.sme.model_dump()) if drafted else None


def qualifications(dossier: Dossier) -> tuple[str, ...]:
    """What every bidder must keep to beside a licence, in notice and document alike."""
    drafted = dossier.maybe_said(DocumentDrafted)
    bidder = "投标人" if dossier.procedure.name in TENDERS else "供应商"
    return conditions(bidder, drafted.similar_contracts if drafted else 0, operation=dossier.profile.unified)


def places(notice: TenderNotice | None) -> dict[str, str]:
    """Where documents are had, bids handed in and opened, in notice and document alike."""
    if notice is None:
        return {"documents_place": ON_PLATFORM, "bid_place": ON_PLATFORM, "opening_place": ON_PLATFORM}
    return {
        "documents_place": notice.platform_address,
        "bid_place": notice.bid_place or notice.platform_address,
        "opening_place": notice.opening_place,
    }


def service_name(dossier: Dossier, lot: Lot) -> str:
    """What is bought, as the profile calls it, else as the lot does."""
    return dossier.profile.name or lot.title


def asked_licence(dossier: Dossier) -> dict[str, Any]:
    """Whether a letter asks for a licence to be shown at the signature, and which."""
    required = licence_of(dossier)
    return {"asks_licence": True, "licence": required.title} if required else {"asks_licence": False}


def scope(session: Session, dossier: Dossier, lot: Lot) -> str:
    """服务范围 of a lot: its stations by name, by code where they are not named yet."""
    if not lot.stations:
        return lot.title
    names = [station.name or station.code for station in stations_of(session, dossier.case, lot.stations)]
    return f"{'、'.join(names)}，共{len(names)}个驿站的{dossier.profile.covered}"


def opening_hours(session: Session, dossier: Dossier) -> dict[str, str]:
    """开放时间 of a station as the scheme plans it; nothing where the scheme does not say."""
    service = newest(session, dossier.programme).service
    if service is None:
        return {}
    opening = service.opening
    return {"opening_hours": f"每周服务不少于{opening.days}天，每天不少于{decimal_text(opening.hours)}小时"}


def round_facts(session: Session, dossier: Dossier, number: int) -> dict[Key, Fact]:
    """The facts of one round by step and subject: a round that failed is over before its papers are made."""
    return {(fact.step, fact.subject): fact for fact in effective_facts(session, dossier.case) if fact.round == number}


DOCUMENTS = {
    "open_tender": "招标文件",
    "invited_tender": "招标文件",
    "competitive_consultation": "磋商文件",
    "competitive_negotiation": "谈判文件",
    "inquiry": "询价通知书",
    "direct_purchase": "询比文件",
}
"""采购文件, as each method calls it; elsewhere it is just that."""


def document_name(dossier: Dossier) -> str:
    """采购文件 of the present round, as its method calls it."""
    return DOCUMENTS.get(dossier.procedure.name, "采购文件")


def offer_name(method: str) -> str:
    """What suppliers hand in: 投标文件 in a tender, 响应文件 elsewhere."""
    return "投标文件" if method in TENDERS else "响应文件"


def names_of(session: Session, *logins: str | None) -> tuple[str, ...]:
    """The names of the people who have these logins; the machine and nobody have none."""
    people = (session.get(Person, login) for login in logins if login)
    return tuple(person.name for person in people if person)
