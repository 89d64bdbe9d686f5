"""Whom a paper names: the contact of the last 公示, before it the person who holds the role."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.bodies import Contact, Office, contact, employment_unit, office, phone
from record.plan.loaded import plan_of
from record.situation import open_dossier
from rules.holes import IN_LIST, fault
from rules.plan.loading import load_plan
from tests.actions.builders import PLAN_FILE, assume, case_of, prepare
from tests.actions.purchase_case import next_round

pytestmark = pytest.mark.parametrize("database", ["sqlite"])

SITES = "惠东县/选址"


def asked(engine: Engine) -> Contact:
    with reading(engine) as session:
        return contact(session, open_dossier(session, case_of(session, "惠东县/招标")))


def test_the_contact_is_that_of_the_last_publicity(engine: Engine) -> None:
    prepare(engine)
    assert asked(engine) == Contact("演练联系人", "0752-0000000")
    told = {"days": 5, "channel": "演练网站"}
    assume(engine, SITES, "site_publicity", date(2023, 8, 1), **told, contact="演练甲科", phone="0752-0000001")
    assert asked(engine) == Contact("演练甲科", "0752-0000001")
    next_round(engine, "site_selection", "08-21", SITES)
    assume(engine, SITES, "site_publicity", date(2023, 8, 28), **told, contact="演练乙科", phone="0752-0000002")
    assert asked(engine) == Contact("演练乙科", "0752-0000002")


class TestWhereNothingWasEntered:
    """The plan as it was published names neither an address nor a telephone number, and no body in full."""

    def test_what_stands_there_is_a_hole(self, engine: Engine) -> None:
        prepare(engine, load_plan(PLAN_FILE.read_text("utf-8"), PLAN_FILE.name))
        assert asked(engine) == Contact("演练驿站监管员", IN_LIST)
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, "惠东县/招标"))
            plan = plan_of(dossier.programme)
            assert office(plan, "惠东县") == office(plan) == Office("", "", "", "")
            assert fault("contact_phone", phone(plan)) and fault("org", employment_unit(dossier, plan))
