"""建设标准核查表, 场所验收表 and 牌匾制作单."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from actions.fit_out import DefectsMended, FitOutPlan, ItemsChecked, SiteAcceptance
from actions.site import SiteSurvey, StationNaming
from documents.catalogue.stations.fit_out import (
    DefectRow,
    FitOutChecklistFacts,
    ItemRow,
    PlaqueRow,
    PlaqueSheetFacts,
    SiteAcceptanceFormFacts,
)
from models.case import Fact
from models.plan import Plan
from models.plan_sections import StationStandard
from models.programme import CandidateSite, Station
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import due_of, issuer
from record.citations import cited
from record.errors import FactMissing
from record.places import station, stations
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.sites import site_of_station
from record.said import maybe_said, said
from record.situation import Dossier
from rules.station import defects_of

fillings = Fillings()


@fillings.on_request("fit_out_checklist", "fit_out")
def fit_out_checklist(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each station: as checked, or to be filled if nobody has looked yet."""
    planned = dossier.maybe_said(FitOutPlan)
    for row in stations(session, dossier.case):
        checked = dossier.fact("items_checked", row.code)
        yield Sheet(
            f"{_title(row)}建设标准核查表",
            given.facts(
                FitOutChecklistFacts,
                **_place(session, dossier, row),
                doc_date=checked.done_on if checked else on,
                redecorate=planned.redecorate if planned else None,
            ),
            subject=row.code,
        )


@fillings.paper("site_acceptance_form")
def site_acceptance_form(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """The station as accepted: its items, what was mended, who accepted it."""
    plan, row = plan_of(dossier.programme), station(session, dossier.case, fact.subject)
    planned, accepted = dossier.said(FitOutPlan), said(fact, SiteAcceptance)
    site = site_of_station(session, dossier.case.programme_id, row.code)
    yield Sheet(
        f"{_title(row)}场所验收表",
        SiteAcceptanceFormFacts(
            **_place(session, dossier, row),
            doc_date=fact.done_on,
            programme_title=plan.title,
            clause=cited(dossier.programme, "{fit_out}"),
            premises=site.premises if site else "",
            small_reason=_small_reason(session, row, site, plan, accepted),
            redecorate=planned.redecorate,
            redecorate_reason=planned.reason,
            accepted_on=fact.done_on,
            inspectors=accepted.inspectors,
            opinion=accepted.opinion,
        ),
        subject=fact.subject,
    )


@fillings.on_request("plaque_sheet", "site_selection")
def plaque_sheet(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """All stations of the district that have a name, in the order of their codes."""
    plan, rows = plan_of(dossier.programme), stations(session, dossier.case)
    named = [row for row in rows if row.name]
    if plan.naming is None:
        raise FactMissing("方案没有命名规则和牌匾规格，不能制作牌匾", remedy="请在方案中补上 naming（命名规则）")
    if not named:
        raise FactMissing(
            "还没有驿站命名，不能制作牌匾", basis=f"方案{plan.naming.clause}", remedy="请先登记“驿站命名”"
        )
    naming = [dossier.said(StationNaming, row.code) for row in named]
    yield Sheet(
        f"{dossier.district_name}就业驿站牌匾制作单",
        given.facts(
            PlaqueSheetFacts,
            org=issuer(dossier, plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            clause=cited(dossier.programme, "{fit_out}"),
            district=dossier.district_name or plan.city.name,
            annex=plan.naming.annex,
            plaques=tuple(PlaqueRow(code=row.code, name=row.name or "", address=row.address or "") for row in named),
            unnamed=tuple(row.code for row in rows if not row.name),
            deliver_by=due_of(plan, "fit_out"),
            naming_open=0 if plan.naming.rule else sum(not one.rule_confirmed_by for one in naming),
        ),
    )


def _place(session: Session, dossier: Dossier, row: Station) -> dict[str, Any]:
    """What both forms say of a station: place, items, defects and their mending."""
    plan = plan_of(dossier.programme)
    checked, mended = dossier.fact("items_checked", row.code), dossier.fact("defects_mended", row.code)
    return {
        "org": issuer(dossier, plan),
        "rehearsal": is_rehearsal(session),
        "district": dossier.district_name or plan.city.name,
        "station": _title(row),
        "code": row.code,
        "address": row.address or "",
        "area": Decimal(row.area_dm2) / 100 if row.area_dm2 else None,
        "min_area": plan.station.area.min_m2 if plan.station.area else None,
        "items": _items(plan.station, maybe_said(checked, ItemsChecked)),
        "checked_on": checked.done_on if checked else None,
        "defects": _defects(plan.station, maybe_said(checked, ItemsChecked), mended),
    }


def _items(standard: StationStandard, checked: ItemsChecked | None) -> tuple[ItemRow, ...]:
    there = checked.items if checked else {}
    return (
        *(ItemRow(name=item.name, group="设施设备", there=there.get(item.key)) for item in standard.equipment),
        *(ItemRow(name=item.name, group="公示内容", there=there.get(item.key)) for item in standard.signs),
        *(ItemRow(name=item.name, group="统一形象", there=there.get(item.key)) for item in standard.uniform),
    )


def _defects(standard: StationStandard, checked: ItemsChecked | None, mended: Fact | None) -> tuple[DefectRow, ...]:
    """What the check found, with the day of its mending; a missing item is named as missing."""
    if checked is None:
        return ()
    demanded = (*standard.equipment, *standard.signs, *standard.uniform)
    found = defects_of(demanded, checked.items, checked.defects)
    keys, done = {item.key for item in demanded}, set(said(mended, DefectsMended).mended if mended else ())
    return tuple(
        DefectRow(
            text=f"缺少：{text}" if key in keys else text,
            mended_on=mended.done_on if mended and {key, text} & done else None,
        )
        for key, text in found.items()
    )


def _small_reason(
    session: Session, row: Station, site: CandidateSite | None, plan: Plan, accepted: SiteAcceptance
) -> str:
    """Why a small place was accepted: as the acceptance says, else as the survey said."""
    area = plan.station.area
    if row.area_dm2 is None or area is None or row.area_dm2 >= area.min_m2 * 100:
        return ""
    if accepted.reason_small or site is None:
        return accepted.reason_small
    survey = maybe_said(session.get(Fact, site.fact_id), SiteSurvey)
    return next((place.reason_small for place in (survey.candidates if survey else ()) if place.code == site.code), "")


def _title(row: Station) -> str:
    return row.name or f"{row.code}驿站"
