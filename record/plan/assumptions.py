"""What a plan holds that its text does not say: put in until somebody confirms it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.plan import OFFICE, Plan
from models.plan_sections import Claim
from rules.holes import TO_WRITE_IN, fault

BUDGET_SPLIT = "budget.split"
"""How the money is shared: a way of counting, no value that could be entered."""


BODIES = frozenset({"purchaser", "employment", "treasury", "bureau"})
"""Claims that name a body of the city or a district."""


@dataclass(frozen=True)
class Assumption:
    """One statement that was assumed."""

    path: str
    """As people name it: `districts.惠东县.purchaser`, `milestones.staffing.lead`."""
    about: str
    value: str | None


def assumptions(plan: Plan) -> list[Assumption]:
    """All that still waits for somebody, in the order of the plan."""
    return list(_assumed(plan))


def unsaid(plan: Plan) -> list[Assumption]:
    """What papers need and nobody has entered yet: addresses, contacts, telephone numbers, credit codes, and full names
    of bodies that the plan only describes (各县区人社部门)."""
    bodies = [
        (path, about, claim)
        for path, about, claim in _claims(plan)
        if claim and not claim.assumed and path.rpartition(".")[2] in BODIES and fault("", claim.value or TO_WRITE_IN)
    ]
    offices = [(path, about, claim) for path, about, claim in _offices(plan) if claim.value is None]
    return [Assumption(path, about, claim.value) for path, about, claim in bodies + offices]


def _assumed(plan: Plan) -> Iterator[Assumption]:
    for path, about, claim in _claims(plan):
        if claim and claim.assumed:
            yield Assumption(path, about, claim.value)
    for path, about, claim in _offices(plan):
        if claim.assumed and claim.value is not None:
            yield Assumption(path, about, claim.value)
    for duty in plan.milestones:
        if duty.lead_assumed:
            yield Assumption(f"milestones.{duty.key}.lead", f"{duty.title}的牵头单位", duty.lead)
        if duty.units_assumed:
            yield Assumption(f"milestones.{duty.key}.units", f"{duty.title}的责任单位", "、".join(duty.units))
    if plan.budget and plan.budget.split_assumed:
        yield Assumption(BUDGET_SPLIT, "资金的分摊办法", "按名额")


def _claims(plan: Plan) -> Iterator[tuple[str, str, Claim | None]]:
    yield "issuer", "发文机关", plan.issuer
    for name, about in (("bureau", "市级主管部门"), ("purchaser", "市级采购人"), ("treasury", "市级财政部门")):
        yield f"city.{name}", about, getattr(plan.city, name)
    for district in plan.districts:
        for name, about in (("purchaser", "采购人"), ("employment", "就业部门"), ("treasury", "财政部门")):
            yield f"districts.{district.name}.{name}", f"{district.name}{about}", getattr(district, name)
    for unit in plan.units:
        yield f"units.{unit.name}.nature", f"{unit.name}的性质", unit.nature
    yield "staffing.staff_number", "专职人员数量", plan.staffing.staff_number


def _offices(plan: Plan) -> Iterator[tuple[str, str, Claim]]:
    for path, about, body in [
        ("city", "市级", plan.city),
        *((f"districts.{district.name}", district.name, district) for district in plan.districts),
    ]:
        for name in OFFICE:
            title = str(type(body).model_fields[name].title)
            yield f"{path}.{name}", f"{about}{title}", getattr(body, name)


_NAMED = {"districts": "name", "units": "name", "milestones": "key"}
_FLAGS = {"lead": "lead_assumed", "units": "units_assumed", "split": "split_assumed"}


def settle(data: dict[str, Any], assumption: Assumption, value: str | None) -> str | None:
    """Marks it as confirmed in the plan's data, with another value if one is given (units with 、 between them); returns
    the value that holds."""
    *way, last = assumption.path.split(".")
    here: Any = data
    for at, part in enumerate(way):
        if at and way[at - 1] in _NAMED:
            here = next(item for item in here if item[_NAMED[way[at - 1]]] == part)
        else:
            here = here[part]
    if last in _FLAGS and way:
        here[_FLAGS[last]] = False
        if last == "lead" and value:
            here["lead"] = value
        elif last == "units" and value:
            here["units"] = [name for name in re.split("[、,，]", value) if name]
        return value or assumption.value
    claim = here.setdefault(last, {"value": None, "note": None})
    claim["assumed"] = False
    if value:
        claim["value"] = value
    held: str | None = claim["value"]
    return held
