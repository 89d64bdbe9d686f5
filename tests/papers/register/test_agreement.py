"""A paper that contradicts those of its case gets no number and is not signed; the others of the case go on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from documents.catalogue import CATALOGUE
from models.case import Case
from models.database import reading, writing
from models.document import DocumentRow
from papers.register import HeldBack, reserve_due
from papers.register.agreement import check, check_agrees
from record.register.rows import place_of_case
from record.register.sheet import Sheet
from rules.agreement.compare import PapersDisagree
from tests.actions.builders import case_of, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, ready, run
from views.agreement import paper_of, papers_of


def numbered(session: Session) -> set[str]:
    return {row.kind for row in session.exec(select(DocumentRow)).all()}


def contents(session: Session, kind: str) -> dict[str, Any]:
    return dict(session.exec(select(DocumentRow).where(DocumentRow.kind == kind)).first().content)  # type: ignore[union-attr]


def plant(session: Session, kind: str, **changed: Any) -> None:
    """Another content in a registered paper, as if another release had made it so."""
    row = session.exec(select(DocumentRow).where(DocumentRow.kind == kind)).first()
    assert row
    row.content = row.content | changed
    session.flush()


@SQLITE_ONLY
class TestHeldBack:
    def reserved(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        with writing(engine) as session:
            reserve_due(session, case_of(session, CASE))

    def test_a_result_that_departs_from_the_notice_waits(self, engine: Engine) -> None:
        self.reserved(engine)
        with writing(engine) as session:
            plant(
                session,
                "tender_notice",
                purchaser_name="演练别的采购人",
                term_from="2023-12-10",
                term_until="2024-12-09",
            )
        run(engine, after="evaluation_report", until="award_notice")
        with writing(engine) as session:
            held: list[HeldBack] = []
            reserve_due(session, case_of(session, CASE), held)
            assert {one.kind for one in held} >= {"award_letter", "award_notice"}
            assert "award_letter" not in numbered(session)
            said = str(next(one.refusal for one in held if one.kind == "award_letter"))
            assert "2023年12月10日至2024年12月9日" in said
            assert "2023年12月1日至2024年11月30日" in said
            assert "招标公告》（登记号" in said
            with pytest.raises(PapersDisagree):
                reserve_due(session, case_of(session, CASE))

    def test_it_goes_out_once_the_other_is_right(self, engine: Engine) -> None:
        self.reserved(engine)
        with writing(engine) as session:
            was = contents(session, "tender_notice")
            plant(session, "tender_notice", purchaser_name="演练别的采购人")
        run(engine, after="evaluation_report", until="award_notice")
        with writing(engine) as session:
            held: list[HeldBack] = []
            reserve_due(session, case_of(session, CASE), held)
            assert held
            plant(session, "tender_notice", **was)
            again: list[HeldBack] = []
            reserve_due(session, case_of(session, CASE), again)
            assert again == []
            assert {"award_letter", "award_notice"} <= numbered(session)


@SQLITE_ONLY
def test_a_case_is_shown_as_it_stands(engine: Engine) -> None:
    ready(engine, "award_notice")
    with writing(engine) as session:
        reserve_due(session, case_of(session, CASE))
        found = check(session, slug(CASE))
        assert found.contradictions == ()
        assert found.papers >= 4
        plant(session, "award_notice", agency_name="演练别的代理")
        plant(session, "tender_notice", agency_name="演练代理")
        [wrong] = check(session, slug(CASE)).contradictions
        assert (wrong.topic, wrong.first_says, wrong.second_says) == ("采购代理机构", "演练代理", "演练别的代理")


@SQLITE_ONLY
def test_a_correction_may_say_what_the_others_do_not_say_yet(engine: Engine) -> None:
    """Else nothing that two papers say alike could ever be corrected; what was different before stays refused."""
    ready(engine, "award_notice")
    with writing(engine) as session:
        case: Case = case_of(session, CASE)
        reserve_due(session, case)
        place = place_of_case(session, case)
        row = session.exec(select(DocumentRow).where(DocumentRow.kind == "award_notice")).first()
        assert row
        old = paper_of(row)
        corrected = _sheet(row, project_phone="0752-1111111")
        with pytest.raises(PapersDisagree):
            check_agrees(session, place, "award_notice", old.round, corrected)
        check_agrees(session, place, "award_notice", old.round, corrected, row)
        wrong = row.content | {"project_phone": "0752-2222222"}
        row.content = wrong
        session.flush()
        with pytest.raises(PapersDisagree):
            check_agrees(session, place, "award_notice", old.round, corrected, row)


def _sheet(row: DocumentRow, **changed: Any) -> Sheet:
    facts = CATALOGUE[row.kind].facts.model_validate_json(json.dumps(row.content | changed))
    return Sheet(row.title, facts, row.subject)


def test_the_day_of_a_paper_orders_it(engine: Engine) -> None:
    ready(engine, "award_notice")
    with writing(engine) as session:
        reserve_due(session, case_of(session, CASE))
    with reading(engine) as session:
        dated = {paper.kind: paper.dated for paper in papers_of(session, case_of(session, CASE))}
        assert dated["tender_notice"] < dated["award_notice"]
        assert dated["tender_notice"] == date(2023, 10, 9)
