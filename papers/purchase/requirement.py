"""采购需求: of the running of stations, or of the city's platform, filled from the record and the plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.contract import city_targets
from actions.purchase.evaluation_scheme import scheme_of
from actions.purchase.forms import DocumentDrafted
from actions.purchase.preparation import AgencyAgreement, FundsAllotted
from documents.catalogue.purchase.requirement import (
    MomentRow,
    RequiredLotRow,
    RequiredStationRow,
    RequiredTargetRow,
    RequirementFacts,
)
from documents.catalogue.purchase.requirement_texts import Texts, texts_of
from documents.catalogue.tender_document.platform_texts import PlatformText, standards
from models.plan import Plan
from papers.base import Fillings, Given
from papers.purchase.bidding import PURCHASES, needed
from papers.purchase.evaluation import scheme_words
from papers.purchase.platform import platform_text
from papers.purchase.procurement import head, purchaser, sme
from record.forms.purchase import Requirement
from record.lots import lots, project_title, service_time, stations_of, subject_of
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.situation import Dossier
from rules.holes import AFTER_SITING

fillings = Fillings()

MOMENTS = ("intention_notice", "tender_notice", "bid_opening", "award_notice", "contract_signature")
SME = "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"


@fillings.on_request("requirement_document", *PURCHASES)
def requirement_document(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """采购需求; what the record does not hold stands there as the unified contract has it."""
    needed(dossier, "requirement", "采购需求")
    plan, texts = plan_of(dossier.programme), texts_of(dossier.profile.key)
    start, end = service_time(dossier)
    allotted, agency = dossier.maybe_said(FundsAllotted), dossier.maybe_said(AgencyAgreement)
    scheme = next((found for lot in lots(dossier) if (found := scheme_of(dossier, lot))), None)
    yield Sheet(
        f"{project_title(dossier)}采购需求",
        given.facts(
            RequirementFacts,
            **head(session, dossier),
            doc_date=on,
            project_name=project_title(dossier),
            programme_title=plan.title,
            purchaser_name=purchaser(dossier),
            subject=texts.subject,
            bought=subject_of(dossier),
            covered=dossier.profile.covered,
            method=dossier.procedure.title,
            sme=sme(dossier),
            policies=_policies(dossier),
            business=texts.business,
            service_from=start,
            service_until=end,
            lots=_lots(dossier),
            funds=allotted.source if allotted else "",
            agency=agency.agency if agency else "",
            scheme=scheme_words(scheme) if scheme else "",
            schedule=tuple(_moments(dossier)),
            **_standing(texts) | _asked(session, dossier, plan, texts),
        ),
    )


def _standing(texts: Texts) -> dict[str, Any]:
    """What the profile's texts ask for where the purchaser entered nothing of his own."""
    return {
        "standards": texts.standards,
        "quality": texts.quality,
        "acceptance": texts.acceptance,
        "others": texts.others,
    }


def _asked(session: Session, dossier: Dossier, plan: Plan, texts: Texts) -> dict[str, Any]:
    """What the purchase is for, by its profile."""
    match dossier.profile.key:
        case "operation":
            return _operation(session, dossier, plan, texts)
        case "platform":
            return _platform(dossier, plan)
        case _:
            return _for_stations(session, dossier, plan, texts)


def _lots(dossier: Dossier) -> tuple[RequiredLotRow, ...]:
    estimated = dossier.fact("estimate") is not None
    return tuple(
        RequiredLotRow(
            number=lot.label,
            name=lot.title,
            stations=len(lot.stations),
            budget=lot.budget if estimated else None,
            ceiling=lot.ceiling if estimated else None,
        )
        for lot in lots(dossier).values()
    )


def _operation(session: Session, dossier: Dossier, plan: Plan, texts: Texts) -> dict[str, Any]:
    """Stations, targets and services of an operator's purchase."""
    return {
        "objectives": tuple(_goal(plan, goal.title, goal.text) for goal in plan.goals.items),
        "services": texts.services,
        "targets": tuple(RequiredTargetRow(**target.model_dump()) for target in city_targets(session, dossier.case)),
        "stations": _places(session, dossier),
    }


def _places(session: Session, dossier: Dossier) -> tuple[RequiredStationRow, ...]:
    """The stations of each lot."""
    return tuple(
        RequiredStationRow(
            lot_number=lot.label,
            name=station.name or f"{station.code}驿站",
            address=station.address or AFTER_SITING,
            area=Decimal(station.area_dm2) / 100 if station.area_dm2 else None,
        )
        for lot in lots(dossier).values()
        for station in stations_of(session, dossier.case, lot.stations)
    )


def _goal(plan: Plan, title: str, text: str) -> str:
    """A goal of the plan without its count (一是…), as its slips are read."""
    for slip in plan.slips:
        if slip.clause == plan.goals.clause:
            text = text.replace(slip.published, slip.read_as)
    first, _stop, rest = text.partition("。")
    return f"{title}。{rest}" if title in first and rest else text


def _platform(dossier: Dossier, plan: Plan) -> dict[str, Any]:
    """What the city's platform is to do: function by function with what each is accepted by, and the purchaser's figures,
    as document and contract have them; where no figures were entered, what the plan names."""
    names = "、".join(name if name.startswith("“") else f"“{name}”" for name in plan.platform.systems)
    told = {
        "objectives": (f"开发{names}，做到{plan.platform.goal}，提升驿站服务信息化水平。",),
        "place": f"{plan.city.name}，采购人指定地点",
    }
    intro = f"开发、部署{names}，实现下列功能，并提供试运行支持、培训和质保服务。"
    if dossier.said(Requirement).platform is None:
        return told | {"services": (intro, *(f"{item.name}功能。" for item in plan.platform.functions))}
    text = platform_text(dossier)
    parts = platform_parts(text)
    return told | parts | {"services": (intro, *parts["services"]), "standards": standards()}


def platform_parts(text: PlatformText) -> dict[str, tuple[str, ...]]:
    """Functions and clauses under the headings of a requirement; how it is paid stands with the terms of business."""
    functions = (f"{row.module}：{row.function}验收要点：{row.acceptance}。" for row in text.function_rows())
    return {
        "services": (*functions, *_clauses(text, "建设内容", "接口集成", "数据管理")),
        "quality": _clauses(text, "性能容量", "试运行培训", "运维质保"),
        "acceptance": _clauses(text, "验收"),
        "others": _clauses(text, "安全保护", "实施团队", "成果归属"),
    }


def _clauses(text: PlatformText, *aspects: str) -> tuple[str, ...]:
    """The clauses of these aspects, with their marks."""
    return tuple(f"{row.mark}{row.text}" for row in text.clauses() if row.aspect in aspects)


def _for_stations(session: Session, dossier: Dossier, plan: Plan, texts: Texts) -> dict[str, Any]:
    """Goods, works or another service: lot by lot, for the stations that the lots name."""
    parts = lots(dossier).values()
    told = {
        "objectives": (f"满足《{plan.title}》对驿站建设和服务的要求。",),
        "services": (*(f"{lot.label}：{lot.title}。" for lot in parts), *texts.services),
        "stations": _places(session, dossier),
    }
    return told if told["stations"] else told | {"place": f"{purchaser(dossier)}指定地点"}


def _policies(dossier: Dossier) -> tuple[str, ...]:
    """What small firms are given, as the purchasing document has it once it is drafted."""
    drafted = dossier.maybe_said(DocumentDrafted)
    sme = drafted.sme if drafted else None
    if sme is None:
        first = f"按照{SME}落实预留份额或者价格扣除，具体在采购文件中明确。"
    elif sme.kind == "whole":
        first = f"本项目专门面向中小企业采购（{SME}），不再给予价格扣除。"
    elif sme.kind == "part":
        first = f"预留预算金额的{sme.share}%面向中小企业采购，其中小微企业{sme.small}%（{SME}）。"
    else:
        first = f"本项目不预留份额，理由：{sme.reason.rstrip('。')}；对小微企业的报价给予价格扣除，比例在采购文件中明确（{SME}）。"
    return first, "依法落实支持创新、绿色发展等其他政府采购政策。"


def _moments(dossier: Dossier) -> Iterable[MomentRow]:
    """The main steps: the day on which they were done, else the day on which they are planned."""
    for step in MOMENTS:
        rows = [row for (name, _at), row in dossier.rows.items() if name == step]
        days = [day for row in rows if (day := row.done_on or row.planned)]
        if days:
            yield MomentRow(step=dossier.procedure.step(step).title, on=max(days))
