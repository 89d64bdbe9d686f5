"""Who sits at a desk: the role and the place must both fit, and what lets somebody pass is what the refusal asks."""

from __future__ import annotations

import pytest

from models.person import Actor
from models.programme import Programme
from models.refusal import Refusal
from models.values import Role
from record.errors import WrongDistrict, WrongRole
from record.register.rights import check_desk, sits_at
from record.register.rows import DocumentPlace
from rules.signing import DRAFTING, SIGNING, Desk

HERE = DocumentPlace(Programme(slug="demo", title="演练方案", year=2023), district="惠东县")


@pytest.mark.parametrize(
    ("role", "district", "desk", "refusal"),
    [
        (Role.DISTRICT_LEADER, "惠东县", SIGNING, None),
        (Role.DISTRICT_LEADER, "博罗县", SIGNING, WrongDistrict),
        (Role.PROCUREMENT, "惠东县", SIGNING, WrongRole),
        (Role.PROCUREMENT, "惠东县", DRAFTING, None),
        (Role.PROCUREMENT, "博罗县", SIGNING, WrongDistrict),
    ],
)
def test_role_and_place_must_both_fit(role: Role, district: str, desk: Desk, refusal: type[Refusal] | None) -> None:
    person = Actor("演练", "演练张", role, district)
    assert sits_at(person, desk, HERE) == (refusal is None)
    if refusal is None:
        check_desk(person, desk, "演练文书", HERE)
    else:
        with pytest.raises(refusal, match="演练文书"):
            check_desk(person, desk, "演练文书", HERE)


def test_a_paper_of_the_programme_has_its_title() -> None:
    assert HERE.title == "演练方案"
