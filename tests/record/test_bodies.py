"""Whom a paper names: the contact of the last 公示, before it the person who holds the role."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.bodies import NO_PHONE, Contact, contact
from record.situation import open_dossier
from tests.actions.builders import assume, case_of, prepare
from tests.actions.purchase_case import next_round

pytestmark = pytest.mark.parametrize("database", ["sqlite"])

SITES = "惠东县/选址"


def asked(engine: Engine) -> Contact:
    with reading(engine) as session:
        return contact(session, open_dossier(session, case_of(session, "惠东县/招标")))


def test_the_contact_is_that_of_the_last_publicity(engine: Engine) -> None:
    prepare(engine)
    assert asked(engine) == Contact("演练驿站监管员", NO_PHONE)
    told = {"days": 5, "channel": "演练网站"}
    assume(engine, SITES, "site_publicity", date(2023, 8, 1), **told, contact="演练甲科", phone="0752-0000001")
    assert asked(engine) == Contact("演练甲科", "0752-0000001")
    next_round(engine, "site_selection", "08-21", SITES)
    assume(engine, SITES, "site_publicity", date(2023, 8, 28), **told, contact="演练乙科", phone="0752-0000002")
    assert asked(engine) == Contact("演练乙科", "0752-0000002")
