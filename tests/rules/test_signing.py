"""拟稿、复核、签发: whose place a document is, and who may not sit at a second desk."""

from __future__ import annotations

import pytest

from models.values import Role
from rules.signing import DESKS, DRAFTING, REVIEWING, SIGNING, Desk, belongs, both_hands


@pytest.mark.parametrize(
    ("role", "district", "place", "found"),
    [
        (Role.REVIEWER, "惠东县", "惠东县", True),
        (Role.REVIEWER, "惠东县", "龙门县", False),
        (Role.REVIEWER, "惠东县", None, False),
        (Role.REVIEWER, None, None, True),
        (Role.REVIEWER, None, "惠东县", False),
        (Role.PROJECT_MANAGER, None, "惠东县", True),
        (Role.CITY_LEADER, None, "惠东县", True),
    ],
)
def test_who_works_on_what_concerns_a_place(role: Role, district: str | None, place: str | None, found: bool) -> None:
    assert belongs(role, district, place) is found


@pytest.mark.parametrize(
    ("desk", "other"),
    [(REVIEWING, DRAFTING), (SIGNING, DRAFTING), (DRAFTING, None)],
)
def test_one_person_has_one_desk(desk: Desk, other: Desk | None) -> None:
    hands = [(REVIEWING, "wang"), (DRAFTING, "li")]
    assert both_hands("li", desk, hands) is other
    assert both_hands("zhao", desk, hands) is None


def test_a_document_passes_three_desks_with_nobody_in_common() -> None:
    assert DESKS == (DRAFTING, REVIEWING, SIGNING)
    assert not (DRAFTING.roles & REVIEWING.roles or DRAFTING.roles & SIGNING.roles or REVIEWING.roles & SIGNING.roles)
