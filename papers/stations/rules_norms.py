"""就业驿站工作规则 and 就业驿站服务规范: the text as the plan asks for it, dated and numbered once it was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.terms import RulesDrafted, RulesIssued
from documents.catalogue.stations.rules_norms import (
    SERVICE_NORMS,
    WORK_RULES,
    ServiceNormsFacts,
    WorkRulesFacts,
    chapter_rows,
    service_rows,
)
from models.plan import Plan
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import bureau, city_units
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.programmes import purchasers
from record.situation import Dossier

fillings = Fillings()

CASE = "rules_norms"


@fillings.on_request("work_rules", CASE)
def work_rules(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """A draft until 规则规范印发 is recorded, whose date and 文号 it then carries."""
    title, issued = _title(dossier, "工作规则"), dossier.maybe_said(RulesIssued)
    number = issued.letter_number if issued else ""
    yield Sheet(
        f"关于印发《{title}》的通知",
        given.facts(
            WorkRulesFacts,
            **_notice(session, dossier, on),
            number=number,
            text_title=title,
            chapters=chapter_rows(WORK_RULES, _words(plan_of(dossier.programme))),
        ),
        letter_number=number or None,
    )


@fillings.on_request("service_norms", CASE)
def service_norms(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """Dated as issued; its 文号 is given when it is signed: the recorded one stands on the rules."""
    title = _title(dossier, "服务规范")
    yield Sheet(
        f"关于印发《{title}》的通知",
        given.facts(
            ServiceNormsFacts,
            **_notice(session, dossier, on),
            text_title=title,
            chapters=chapter_rows(SERVICE_NORMS, _words(plan_of(dossier.programme))),
            services=service_rows(),
        ),
    )


def _notice(session: Session, dossier: Dossier, on: date) -> dict[str, Any]:
    """What both notices say: to the purchasers of the districts and the city's units, by the bureau."""
    plan, issued = plan_of(dossier.programme), dossier.fact("rules_issued")
    districts = purchasers(session, dossier.case.programme_id)
    return {
        "org": bureau(plan),
        "doc_date": issued.done_on if issued else on,
        "rehearsal": is_rehearsal(session),
        "programme_title": plan.title,
        "recipients": (*districts, *city_units(plan, dossier.case.kind)),
        "opinions_heard": dossier.fact("opinions_heard") is not None,
        "legally_reviewed": dossier.fact("rules_reviewed") is not None,
    }


def _title(dossier: Dossier, what: str) -> str:
    """The title as it was drafted under; else after the city."""
    drafted = dossier.maybe_said(RulesDrafted)
    return next(
        (title.strip("《》") for title in (drafted.documents if drafted else ()) if what in title),
        f"{plan_of(dossier.programme).city.name}就业驿站{what}",
    )


def _words(plan: Plan) -> dict[str, Any]:
    """What the texts leave open."""
    return {
        "programme": plan.title,
        "city": plan.city.name,
        "bureau": bureau(plan),
        "level": plan.words.district,
        "place": place_in_words(plan),
        "system": _quoted(plan.platform.systems[0]) if plan.platform.systems else "",
        "app": _quoted(plan.platform.systems[-1]) if plan.platform.systems else "",
        "goal": plan.platform.goal,
        "full_per_year": plan.assessment.full_per_year,
        "uniform": "、".join(item.name for item in plan.station.uniform),
    }


def place_in_words(plan: Plan) -> str:
    """What the plan asks of a station's place, each part with its comma; empty if it asks nothing."""
    area, equipment = plan.station.area, "、".join(item.name for item in plan.station.equipment)
    return (f"服务面积一般不小于{area.min_m2}平方米，" if area else "") + (
        f"配有{equipment}等设施设备，" if equipment else ""
    )


def _quoted(system: str) -> str:
    """A system's name in quotation marks, once."""
    return system if "“" in system else f"“{system}”"
