"""A purchase that was in flight before each purchase had lots of its own goes on after the upgrade."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, select

from actions.contract import FIRST_TEXT, assessment_terms
from documents.catalogue.contract.facts import OperatingContractFacts
from models.assessment import AssessmentSchemeRow
from models.database import reading, writing
from models.schema.record_setup import is_ready, prepare_record
from models.tender import LotStation
from papers.registry import all_papers
from record.custody import audit
from record.custody.standing import mend
from record.ground import effective_facts
from record.lots import Operated, lot_stations, operated
from record.people import actor
from record.plan.assessment import newest
from record.plan.loaded import programme
from record.situation import open_dossier
from rules.assessment_file import stored as read_stored
from tests.actions.builders import act, case_of, huizhou, slug
from tests.actions.tender_case import ADDED, CASE, FIRMS
from tests.models.stored import restored

FIRST_SCHEME = import_module("migrations.versions.0008_purchases")
"""Where the scheme stands that the product had in its code."""


@pytest.fixture
def stored(empty_engine: Engine) -> Engine:
    return restored(empty_engine, "in_flight_0004")


def codes(session: Session, lot: int) -> list[str]:
    return [station.code for station in lot_stations(session, case_of(session, CASE), lot)]


def _date_the_opening(session: Session) -> None:
    """The stored plan has the tender alone; the contract's text states by when the stations open."""
    row = programme(session, "huizhou-2023")
    opening = next(duty for duty in huizhou().milestones if duty.procedure == "opening")
    row.plan = {**row.plan, "milestones": [*row.plan["milestones"], opening.model_dump(mode="json")]}
    session.add(row)
    session.flush()


class TestStoredPurchase:
    def test_lots_keep_their_stations(self, stored: Engine) -> None:
        prepare_record(stored)
        assert is_ready(stored)
        assert "lot" not in {column["name"] for column in inspect(stored).get_columns("station")}
        with reading(stored) as session:
            assert [codes(session, lot) for lot in (1, 2, 3)] == [["惠东01"], ["惠东02"], []]
            requirement = next(
                fact for fact in effective_facts(session, case_of(session, CASE)) if fact.step == "requirement"
            )
            assert {row.fact_id for row in session.exec(select(LotStation))} == {requirement.id}
            assert operated(session, case_of(session, CASE)) == {
                "惠东01": Operated(FIRMS[0], "惠东驿站-2023-01"),
                "惠东02": Operated(FIRMS[1], "惠东驿站-2023-02"),
            }
            assert audit.verify(session, b"").fault is None

    def test_a_station_that_another_purchase_had_moved_is_back_in_its_lot(self, stored: Engine) -> None:
        """`station.lot` held what the last requirement of any purchase had written; the facts are what counts."""
        with stored.begin() as connection:
            connection.execute(text("UPDATE station SET lot = 1 WHERE code = '惠东02'"))
        prepare_record(stored)
        with reading(stored) as session:
            assert codes(session, 2) == ["惠东02"]

    def test_the_scheme_that_the_product_had_is_the_programme_s(self, stored: Engine) -> None:
        prepare_record(stored)
        with reading(stored) as session:
            found = programme(session, "huizhou-2023")
            # the scheme of before said nothing of hours of opening: it still says nothing
            first = read_stored(FIRST_SCHEME._SCHEME).assessment()
            assert newest(session, found) == first and first.service is None
            [row] = session.exec(select(AssessmentSchemeRow)).all()
            assert (row.version, row.entered_by, row.entered_on) == (
                FIRST_SCHEME._SCHEME_VERSION,
                "system",
                date(2023, 7, 3),
            )
        with pytest.raises(DatabaseError, match="考核方案只增不改"), stored.begin() as connection:
            connection.execute(text("UPDATE assessment_scheme SET title = 'x'"))

    def test_a_contract_of_before_keeps_the_figures_of_its_text(self, stored: Engine) -> None:
        prepare_record(stored)
        with reading(stored) as session:
            dossier = open_dossier(session, case_of(session, CASE))
            assert "assessment" not in dossier.facts["contract_draft", "1"].details
            assert assessment_terms(dossier, "1") == FIRST_TEXT
            assert (FIRST_TEXT.pass_score, FIRST_TEXT.deduction_per_point, FIRST_TEXT.deduction_cap) == (
                75,
                100_000,
                20,
            )
        with writing(stored) as session:
            _date_the_opening(session)
            dossier = open_dossier(session, case_of(session, CASE))
            signed = dossier.facts["contract_signature", "1"]
            [contract] = [sheet.facts for sheet in all_papers().due["operating_contract"](session, dossier, signed)]
            assert isinstance(contract, OperatingContractFacts)
            assert (contract.pass_score, contract.deduction_per_point, contract.deduction_cap) == (75, 100_000, 20)

    def test_the_contract_goes_on(self, stored: Engine) -> None:
        prepare_record(stored)
        with writing(stored) as session:  # the procedures have steps that the old version did not know
            assert slug(CASE) in mend(session, actor(session, "市级.project_manager"))
        done = act(
            stored,
            "district_leader",
            CASE,
            "contract_supplement",
            date(2024, 3, 1),
            "1",
            command_id="after-the-upgrade",
            number="惠东驿站-2023-01-补1",
            amount=150_000,
            reason="增加服务时间",
            targets=ADDED,
        )
        assert not done.replayed
