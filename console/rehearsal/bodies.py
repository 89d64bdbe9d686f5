"""The bodies of a rehearsal: what a plan leaves open of them is filled with whole names that are plainly fictitious."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlmodel import Session

from models.person import Actor
from models.plan import Plan
from models.programme import Programme
from record.people import programme_date
from record.plan.amendments import Word, confirm, data_of
from record.plan.assumptions import Assumption, assumptions, settle, unsaid
from record.plan.loaded import plan_of
from rules.holes import fault

NAMES = {
    "purchaser": "人力资源和社会保障局（演练）",
    "employment": "公共就业服务中心（演练）",
    "treasury": "财政局（演练）",
    "bureau": "人力资源和社会保障局（演练）",
    "address": "演练路1号",
    "contact": "演练联系人",
    "phone": "0752-0000000",
}
"""What follows the place's name; contact and telephone are the same everywhere."""


def furnished(plan: Plan) -> Plan:
    """The plan with every body whole."""
    data = data_of(plan)
    for gap, value in _gaps(plan):
        settle(data, gap, value)
    return Plan.model_validate_json(json.dumps(data))


def furnish(session: Session, manager: Actor, programme: Programme) -> None:
    """Enters what is missing in a programme that was loaded without it, as its manager would."""
    word = Word(programme_date(session), "演练数据")
    for gap, value in list(_gaps(plan_of(programme))):
        confirm(session, manager, programme, gap.path, value, word)


def _gaps(plan: Plan) -> Iterator[tuple[Assumption, str]]:
    """What is missing, with what stands there in a rehearsal."""
    places = [plan.city.name, *(district.name for district in plan.districts)]
    for gap in [*assumptions(plan), *unsaid(plan)]:
        section, _dot, rest = gap.path.partition(".")
        field = gap.path.rpartition(".")[2]
        if section not in ("city", "districts") or (gap.value and not fault("", gap.value)):
            continue
        place = plan.city.name if section == "city" else rest.rpartition(".")[0]
        if field == "credit_code":
            yield gap, f"{places.index(place) + 1:018d}"
        elif field in ("contact", "phone"):
            yield gap, NAMES[field]
        else:
            yield gap, f"{place}{NAMES[field]}"
