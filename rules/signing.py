"""拟稿、复核、签发: who may do which of the three, and that they are three persons. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from models.values import CITY_ROLES, Role
from rules.law import Law


@dataclass(frozen=True)
class Desk:
    """A place that a document passes."""

    title: str
    roles: frozenset[Role]
    """Who sits there; the first that is named is asked."""
    asked: str
    """Whom to ask instead, in a refusal."""


DRAFTING = Desk(
    "拟稿",
    frozenset({Role.PROCUREMENT, Role.SUPERVISOR, Role.PROJECT_MANAGER, Role.ASSESSOR}),
    "采购经办、驿站监管员、考核人员或者市专班",
)
REVIEWING = Desk("复核", frozenset({Role.REVIEWER}), "复核人员")
SIGNING = Desk("签发", frozenset({Role.DISTRICT_LEADER, Role.CITY_LEADER}), "分管领导")
DESKS = (DRAFTING, REVIEWING, SIGNING)
"""In the order in which a document passes them."""


def belongs(role: Role, district: str | None, place: str | None) -> bool:
    """Whether somebody of that district (None: the city) works on what concerns that place."""
    return district == place if district else place is None or role in CITY_ROLES


def cited(law: Law) -> str:
    """The articles that keep the three apart."""
    return f"{law.rule('ICT-02').cited}；参照采购法 61"


def both_hands(login: str, desk: Desk, hands: Collection[tuple[Desk, str]]) -> Desk | None:
    """The other desk at which this person has had a hand in the document; None if none."""
    return next((other for other, who in hands if who == login and other is not desk), None)
