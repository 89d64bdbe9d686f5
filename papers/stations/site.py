"""选址公示 and 选址结果通知."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sqlmodel import Session

from actions.site import SiteResult, SiteSurvey, publicity_span
from documents.catalogue.stations.site import SiteListNoticeFacts, SitePublicityFacts, SiteRow
from models.case import Fact
from models.plan import Plan
from papers.base import Fillings, is_rehearsal
from record.bodies import city_units, employment_unit, issuer, office, planned_due
from record.forms.stations import SitePublicity
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.sites import chosen
from record.said import said
from record.situation import Dossier
from rules.holes import TO_WRITE_IN

fillings = Fillings()


@fillings.paper("site_publicity")
def site_publicity(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """The chosen places, shown before they are fixed."""
    plan, district = plan_of(dossier.programme), dossier.district_name or ""
    first, last = publicity_span(dossier)
    org, shown = issuer(dossier, plan), said(fact, SitePublicity)
    yield Sheet(
        f"关于{district}就业驿站拟选定点位的公示",
        SitePublicityFacts(
            org=org,
            doc_date=fact.done_on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            district=district,
            stations=_chosen(session, dossier, plan),
            publicity_from=first,
            publicity_until=last,
            min_area=least_area(plan),
            working_days=shown.days,
            contact_unit=f"{employment_unit(dossier, plan)}（联系人：{shown.contact}）",
            contact_phone=shown.phone,
            contact_address=shown.address or office(plan, dossier.district_name).address or TO_WRITE_IN,
        ),
    )


@fillings.paper("site_list_notice")
def site_list_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """The result, to the district's employment department; copies to the city's units."""
    plan, district = plan_of(dossier.programme), dossier.district
    assert district is not None
    first, last = publicity_span(dossier)
    shown, result = dossier.said(SitePublicity), said(fact, SiteResult)
    yield Sheet(
        f"关于确定{district.name}就业驿站点位的通知",
        SiteListNoticeFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            number=result.letter_number,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            district=district.name,
            quota=district.quota,
            stations=_chosen(session, dossier, plan),
            recipients=result.recipients or (employment_unit(dossier, plan),),
            copies_to=city_units(plan, "fit_out"),
            min_area=least_area(plan),
            building=building_in_words(plan),
            method=plan.mode.method if plan.mode else "",
            fitout_deadline=planned_due(plan, "fit_out"),
            opening_deadline=planned_due(plan, "opening"),
            publicity_from=first,
            publicity_until=last,
            objections=result.objections,
            contact_person=shown.contact,
            contact_phone=shown.phone,
        ),
        letter_number=result.letter_number,
    )


def least_area(plan: Plan) -> int | None:
    """The floor area that the plan asks for, in square metres."""
    return plan.station.area.min_m2 if plan.station.area else None


def building_in_words(plan: Plan) -> str:
    """What the plan asks of a station's place and signs, as one sentence; empty if it asks nothing."""
    standard = plan.station
    parts = [
        standard.area.phrase if standard.area else "",
        f"配有{'、'.join(item.name for item in standard.equipment)}等设施设备" if standard.equipment else "",
        f"落实{'、'.join(item.name for item in standard.uniform)}" if standard.uniform else "",
        f"设置{'、'.join(item.name for item in standard.signs)}" if standard.signs else "",
    ]
    said = "，".join(part for part in parts if part)
    return f"{said}。" if said else ""


def _chosen(session: Session, dossier: Dossier, plan: Plan) -> tuple[SiteRow, ...]:
    """The chosen places in the order of their stations."""
    surveyed = {place.code: place for place in dossier.said(SiteSurvey).candidates}
    rows = chosen(session, dossier.case)
    return tuple(
        SiteRow(
            name=row.name,
            district=dossier.district_name or "",
            address=row.address,
            area=Decimal(row.area_dm2) / 100,
            premises=row.premises,
            grid=surveyed[row.code].grid,
            small_reason=surveyed[row.code].reason_small,
        )
        for row in rows
    )
