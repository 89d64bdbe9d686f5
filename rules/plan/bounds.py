"""What no plan may hold whatever its text says: names that cannot be shown or typed, and more stations than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.names import LONGEST_PLACE, LONGEST_TITLE, LONGEST_UNIT, name_fault
from models.plan import OFFICE, City, Plan, PlanDistrict
from models.plan_sections import Claim
from rules.file_text import Finding, Path

MOST_STATIONS = 3000
"""Stations of one plan. The largest cities plan some hundreds; each is a row of its own, so a slip of the keyboard
would fill the disk."""

CITY_WORD = "市级"
"""How boards and messages call the city's own cases and people; no district may be called so."""

_PARTING = "/@#="
"""Signs that part a case's, a step's and a round's names on the command line."""


def quota_fault(quota: int) -> str | None:
    """What is wrong with a number of stations that is too large; None if it is not."""
    if quota <= MOST_STATIONS:
        return None
    shown = f"{quota}" if quota < 10**12 else "一个超过12位的数"
    return f"名额为{shown}，超过一个方案最多{MOST_STATIONS}个驿站（每个驿站要逐一建档，再多应为笔误）"


def quotas_in_bounds(plan: Plan) -> Iterator[Finding]:
    """The quotas that no city could mean."""
    for n, district in enumerate(plan.districts):
        yield from _quota(("districts", n, "quota"), district.quota)
        for m, part in enumerate(district.parts):
            yield from _quota(("districts", n, "parts", m, "quota"), part.quota)
    yield from _quota(("city", "stations"), plan.city.stations)
    yield from _quota(("quota", "total"), plan.quota.total)


def _quota(path: Path, quota: int) -> Iterator[Finding]:
    if fault := quota_fault(quota):
        yield Finding("quota_too_large", path, fault, "请对照原文核对名额")


def district_names(plan: Plan) -> Iterator[Finding]:
    """The names of districts and towns, and of their bodies, that could not be shown or typed."""
    for n, district in enumerate(plan.districts):
        for path, name in _places(n, district):
            yield from _place(path, name)
        for body in ("purchaser", "employment", "treasury"):
            yield from _claim(("districts", n, body), getattr(district, body))
        yield from _office(("districts", n), district)


def _place(path: Path, name: str) -> Iterator[Finding]:
    yield from _part_of_a_case(path, name)
    if name == CITY_WORD:
        yield Finding("bad_name", path, f"“{CITY_WORD}”专指市级事项，不能作为名称", "请写明具体名称")


def _part_of_a_case(path: Path, name: str) -> Iterator[Finding]:
    """A name that stands in the name of a case."""
    yield from _name(path, name, LONGEST_PLACE)
    if any(sign in _PARTING for sign in name):
        yield Finding("bad_name", path, f"名称不能有{' '.join(_PARTING)}，事项编号以此分隔", "请改用文字")


def _places(n: int, district: PlanDistrict) -> Iterator[tuple[Path, str]]:
    yield ("districts", n, "name"), district.name
    for m, part in enumerate(district.parts):
        yield ("districts", n, "parts", m, "name"), part.name


def unit_names(plan: Plan) -> Iterator[Finding]:
    """The names of units that could not be shown or typed."""
    for n, unit in enumerate(plan.units):
        yield from _name(("units", n, "name"), unit.name, LONGEST_UNIT)
        for m, name in enumerate(unit.published_as):
            yield from _name(("units", n, "published_as", m), name, LONGEST_UNIT)
        yield from _claim(("units", n, "nature"), unit.nature)


def duty_names(plan: Plan) -> Iterator[Finding]:
    """The titles of duties, and what their cases are called, that could not be shown or typed."""
    for n, duty in enumerate(plan.milestones):
        yield from _name(("milestones", n, "title"), duty.title, LONGEST_TITLE)
        if duty.case is not None:
            yield from _part_of_a_case(("milestones", n, "case"), duty.case)


def head_names(plan: Plan) -> Iterator[Finding]:
    """The names at the head of a plan: its own, the city's with its bodies, and what it calls its places."""
    yield from _name(("title",), plan.title, LONGEST_TITLE)
    yield from _name(("short",), plan.short, LONGEST_TITLE)
    yield from _claim(("issuer",), plan.issuer)
    yield from _name(("city", "name"), plan.city.name, LONGEST_PLACE)
    for body in ("bureau", "purchaser", "treasury"):
        yield from _claim(("city", body), getattr(plan.city, body))
    yield from _office(("city",), plan.city)
    yield from _place(("words", "district"), plan.words.district)
    yield from _place(("words", "own"), plan.words.own)


_SHAPES = {
    "phone": (re.compile(r"[0-9][0-9\- ()（）转]{2,29}"), "不像电话号码", "请写作 0752-0000000，有分机的加“转”"),
    "credit_code": (re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}"), "不是18位统一社会信用代码", "请对照登记证书填写"),
}


def _office(path: Path, body: City | PlanDistrict) -> Iterator[Finding]:
    """Address, contact, telephone and credit code of a body, as far as they are entered."""
    for name in OFFICE:
        claim: Claim = getattr(body, name)
        if claim.value is None:
            continue
        yield from _name((*path, name, "value"), claim.value, LONGEST_UNIT)
        form, fault, remedy = _SHAPES.get(name, (None, "", ""))
        if form and not form.fullmatch(claim.value):
            yield Finding("bad_office", (*path, name, "value"), f"“{claim.value[:40]}”{fault}", remedy)


def _claim(path: Path, claim: Claim) -> Iterator[Finding]:
    if claim.value is not None:
        yield from _name((*path, "value"), claim.value, LONGEST_UNIT)


def _name(path: Path, name: str, longest: int) -> Iterator[Finding]:
    if fault := name_fault(name, longest):
        yield Finding("bad_name", path, f"名称{fault}", "请重新填写名称")
