"""信息平台的采购文件: from the requirement, the purchaser's figures and the plan's clause on the platform."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.purchase.forms import DocumentDrafted
from actions.purchase.preparation import FundsAllotted
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts
from documents.catalogue.tender_document.platform_texts import PlatformFigures, PlatformText
from documents.catalogue.tender_document.rows import TenderLotRow
from documents.dates import cn_date
from papers.base import Fillings, Given
from papers.purchase.procurement import head
from papers.purchase.solicitation import (
    evaluation,
    needed_for_document,
    negotiation_ground,
    of_method,
    project_of_document,
    times,
)
from record.bodies import planned_due
from record.errors import FactMissing
from record.forms.platform import PlatformAsk
from record.forms.purchase import Requirement, TenderNotice
from record.lots import budget_of, lots, project_title, service_time
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier

fillings = Fillings()


def asked_of(dossier: Dossier) -> PlatformAsk:
    """What the purchaser asks of the platform.

    Raises:
        FactMissing: where the requirement was recorded without it.
    """
    asked = dossier.said(Requirement).platform
    if asked is None:
        raise FactMissing(
            "采购需求没有登记信息平台的技术和服务要求，不能写明容量、安全、服务期限等要求",
            remedy="请更正“采购需求确定”（requirement），填写信息平台的技术和服务要求（platform）",
        )
    return asked


def platform_text(dossier: Dossier) -> PlatformText:
    """The texts of the platform with the plan's words and the purchaser's figures."""
    plan, asked = plan_of(dossier.programme), asked_of(dossier)
    return PlatformText(
        systems=plan.platform.systems,
        functions=tuple((item.key, item.name) for item in plan.platform.functions),
        rules=tuple(item.key for item in plan.station.rules_in_force),
        goal=plan.platform.goal or "",
        asked=PlatformFigures(**asked.model_dump(exclude={"hosting", "trial_by"})),
        trial_deadline=cn_date(trial_deadline(dossier)),
        acceptance_days=PlatformDocumentFacts.model_fields["acceptance_days"].default,
        invoice_days=PlatformDocumentFacts.model_fields["invoice_days"].default,
        paid_within=drafted.payment_days if (drafted := dossier.maybe_said(DocumentDrafted)) else None,
    )


def trial_deadline(dossier: Dossier) -> date:
    """By when the trial run is over: as the purchaser asked, else as the plan says; if neither gives a date, when the
    contract's time is over."""
    asked = asked_of(dossier).trial_by or planned_due(plan_of(dossier.programme), "platform")
    return asked or service_time(dossier)[1]


@fillings.on_request("platform_document", "platform_tender", "open_tender")
def platform_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """信息平台采购文件 of the present round, by its method."""
    if dossier.profile.key != "platform":
        raise FactMissing(f"本文书适用于信息平台，本项目采购的是{dossier.profile.title}", remedy="请编制相应的采购文件")
    methods = ("open_tender", "invited_tender", "competitive_consultation", "competitive_negotiation")
    w, drafted = of_method(dossier, *methods), needed_for_document(dossier, "document_drafted", "采购文件编制")
    needed_for_document(dossier, "estimate", "经费测算")
    plan, text, asked = plan_of(dossier.programme), platform_text(dossier), asked_of(dossier)
    talks = negotiation_ground(session, dossier) if dossier.procedure.name == "competitive_negotiation" else {}
    facts = given.facts(
        PlatformDocumentFacts,
        **head(session, dossier),
        **project_of_document(dossier, w),
        **times(dossier, on),
        **_money(dossier),
        **evaluation(dossier, said(drafted, DocumentDrafted), text.clauses(), platform=True),
        **figures_of(dossier, asked),
        **talks,
        procedure=dossier.procedure.name,
        programme_title=plan.title,
        aim=f"落实《{plan.title}》{plan.platform.clause}的要求，建设就业驿站信息平台"
        + (f"，做到{plan.platform.goal}。" if plan.platform.goal else "。"),
        industry="软件和信息技术服务业",
        systems=plan.platform.systems,
        functions=text.function_rows(),
        doc_date=on,
    )
    yield Sheet(f"{project_title(dossier)}{w.title}", facts)


def figures_of(dossier: Dossier, asked: PlatformAsk) -> dict[str, Any]:
    """What document and contract name outside the clauses."""
    return {
        "trial_deadline": trial_deadline(dossier),
        "trial_days": asked.trial_days,
        "warranty_months": asked.warranty_months,
        "answer_minutes": asked.answer_minutes,
        "recovery_hours": asked.recovery_hours,
        "protection": asked.protection,
    }


def _money(dossier: Dossier) -> dict[str, Any]:
    notice, funds = dossier.maybe_said(TenderNotice), dossier.said(FundsAllotted)
    budget, bond = budget_of(dossier), notice.bid_bond if notice else None
    return {
        "budget": budget,
        "bid_bond": bond,
        "fund_source": funds.source,
        "lots": tuple(
            TenderLotRow(
                number=lot.label,
                name=lot.title,
                budget=lot.budget,
                price_cap=lot.ceiling,
                bond=bond * lot.budget // budget // 100 * 100 if bond else None,
            )
            for lot in lots(dossier).values()
        ),
    }
