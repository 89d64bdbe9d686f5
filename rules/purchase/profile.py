"""What a purchase buys (采购类别), as data: its words, licence, lots, waits and whom it serves.

A plan's milestone names the profile of its purchases (`purchase: equipment`); the two purchases that the plans so far
know by their key have theirs in `BY_KIND`. To buy something else, add a profile here and name it in the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.refusal import Refusal
from models.values import Subject


class Coverage(StrEnum):
    """What the lots say of stations."""

    EVERY = "every"  # every station of the district in exactly one lot
    SOME = "some"  # a lot may name the stations that it is for, none twice
    NONE = "none"  # lots name no stations


@dataclass(frozen=True)
class RequiredLicence:
    """A licence that the supplier must hold, and the rule that asks for it."""

    title: str
    rule: str


@dataclass(frozen=True)
class Profile:
    """One kind of thing to buy.

    `waits` are the awaited steps of other cases (`kind.step`) that apply; the others that the procedures declare do not.
    """

    key: str
    title: str
    """As people choose it."""
    subject: Subject
    name: str
    """What papers call the bought thing; empty: each lot has its own title."""
    covered: str
    """What is bought for a lot's stations, after their number: 共2个驿站的…"""
    coverage: Coverage
    waits: frozenset[str]
    licence: RequiredLicence | None = None
    public_service: bool = False
    """Serves the public: users are heard at the acceptance (ACC-02), the public before (PLN-06)."""
    unified: bool = False
    """Bought by the city's unified contract text, cost measure, targets and assessment."""
    quota_share: bool = False
    """The plan's money, shared by the quota of stations, is the measure of its budget."""


class UnknownProfile(Refusal):
    """Raised when a case or a plan names a profile that the table does not hold, or none where one is needed."""

    code = "unknown_profile"


SITES = "site_selection.site_result"
COST = "unified_terms.cost_measured"
TERMS = "unified_terms.terms_issued"

HR_LICENCE = RequiredLicence("人力资源服务许可证", "HRL-01")

OPERATION = Profile(
    "operation",
    "驿站运营服务",
    Subject.SERVICES,
    "就业驿站运营服务",
    "运营服务",
    Coverage.EVERY,
    frozenset({SITES, COST, TERMS}),
    licence=HR_LICENCE,
    public_service=True,
    unified=True,
    quota_share=True,
)
# the plan lets every tender notice wait on the city's terms, the platform's too (四（二）)
PLATFORM = Profile("platform", "信息平台", Subject.SERVICES, "", "", Coverage.NONE, frozenset({COST, TERMS}))
EQUIPMENT = Profile("equipment", "驿站设备", Subject.GOODS, "", "设备", Coverage.SOME, frozenset({SITES}))
WORKS = Profile("works", "驿站装修工程", Subject.WORKS, "", "装修工程", Coverage.SOME, frozenset({SITES}))
OTHER = Profile("services", "其他服务", Subject.SERVICES, "", "服务", Coverage.SOME, frozenset())

PROFILES: dict[str, Profile] = {profile.key: profile for profile in (OPERATION, PLATFORM, EQUIPMENT, WORKS, OTHER)}

BY_KIND = {"open_tender": "operation", "platform_tender": "platform"}
"""The profile of a milestone that names none, by its key."""


def profile_named(key: str | None) -> Profile:
    """The profile of that key.

    Raises:
        UnknownProfile: if there is none.
    """
    if key not in PROFILES:
        raise UnknownProfile(f"没有采购类别“{key or '（空）'}”；可用：{'、'.join(PROFILES)}")
    return PROFILES[key]
