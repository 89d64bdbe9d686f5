"""A district buys two things at once: each by its own profile, neither touches the other."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from actions.acts import correct
from actions.instalments import due_instalment
from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from documents.wording import lines_of
from models.database import reading, writing
from papers.base import Given
from papers.register import reserve_due
from papers.registry import all_papers
from record.corrections import Correction
from record.errors import FactMissing
from record.lots import lot_stations, operated, subject_of
from record.people import actor
from record.plan.loaded import programme
from record.situation import open_dossier
from tests.actions.builders import act, case_of, prepare, refused, slug
from tests.actions.second_purchase import EQUIPMENT, performance, required, requirement, two_purchases, whole
from tests.actions.tender_case import CASE, EXAMPLE, SQLITE_ONLY, perform_all, preparation
from views.board import board


def by_lot(session: Session, case: str) -> list[list[str]]:
    row = case_of(session, case)
    return [[station.code for station in lot_stations(session, row, lot)] for lot in (1, 2)]


@pytest.fixture
def both(engine: Engine) -> Engine:
    """Both purchases with their requirements."""
    prepare(engine, two_purchases())
    operators = tuple(item for item in EXAMPLE if item.case == CASE and item.step == "requirement")
    perform_all(engine, preparation(), operators, preparation(EQUIPMENT), (required(),))
    return engine


@SQLITE_ONLY
def test_each_case_names_what_it_buys(both: Engine) -> None:
    with reading(both) as session:
        found = {case: open_dossier(session, case_of(session, case)) for case in (CASE, EQUIPMENT)}
        assert {case: str(subject_of(dossier)) for case, dossier in found.items()} == {CASE: "服务", EQUIPMENT: "货物"}
        assert found[EQUIPMENT].profile.licence is None
        assert found[CASE].profile.licence is not None


def test_a_correction_of_one_moves_no_station_of_the_other(both: Engine) -> None:
    with writing(both) as session:
        assert by_lot(session, CASE) == [["惠东01"], ["惠东02"]]
        assert by_lot(session, EQUIPMENT) == [["惠东02"], []]
        correct(
            session,
            actor(session, "惠东县.district_leader"),
            Correction(
                command_id="moved",
                case=slug(EQUIPMENT),
                step="requirement",
                details=requirement(("电脑、显示屏", ("惠东01", "惠东02")), ("办公家具", ())),
                reason="设备数量调整",
            ),
        )
    with reading(both) as session:
        assert by_lot(session, EQUIPMENT) == [["惠东01", "惠东02"], []]
        assert by_lot(session, CASE) == [["惠东01"], ["惠东02"]]


@SQLITE_ONLY
def test_equipment_does_not_wait_on_the_cost_measure_of_operation(both: Engine) -> None:
    money = {"lots": [{"number": 1, "budget": 800_000, "ceiling": 800_000}, {"number": 2, "budget": 1, "ceiling": 1}]}
    assert "经费测算" in refused(both, "not_ready", "procurement", CASE, "estimate", date(2023, 8, 2), **money)
    act(both, "procurement", EQUIPMENT, "estimate", date(2023, 8, 2), **money)


@SQLITE_ONLY
def test_a_station_stands_in_one_lot_of_a_purchase_and_is_of_the_district(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, preparation(EQUIPMENT))
    on = date(2023, 8, 1)
    doubled = requirement(("电脑", ("惠东01",)), ("家具", ("惠东01",)))
    assert "重复列入：惠东01" in refused(engine, "disallowed", "procurement", EQUIPMENT, "requirement", on, **doubled)
    strange = requirement(("电脑", ("龙门01",)))
    assert "不属于本地" in refused(engine, "disallowed", "procurement", EQUIPMENT, "requirement", on, **strange)


@SQLITE_ONLY
def test_another_subject_than_the_profile_s_is_pointed_out(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, preparation(EQUIPMENT))
    done = act(engine, "procurement", EQUIPMENT, "requirement", date(2023, 8, 1), **requirement(kind="服务"))
    assert any("采购类别“驿站设备”（货物）不同" in warning for warning in done.warnings)


OF_OPERATION = re.compile(
    r"运营服务|运营机构|人力资源服务许可证|目标任务|考核|服务(期限|内容|范围|要求|标准|地点)|服务类|投入运营"
)
"""What only the papers of operators say. Rules of the law are quoted whole, whatever is bought."""
QUOTED = re.compile(r"规格型号（服务要求）|技术、服务、安全标准|分期考核与付款挂钩|演练考核人员|EMP-|GPS-")
PAPERS = (
    ("intention_notice", 1),
    ("tender_notice", 1),
    ("award_notice", 1),
    ("award_letter", 2),
    ("unsuccessful_notice", 4),
    ("contract_publication", 2),
    ("acceptance_report", 2),
    ("payment_request", 1),
    ("acceptance_notice", 1),
)
ON_REQUEST = ("requirement_document", "funding_estimate", "demand_survey_report", "opening_record", "evaluation_check")


def said(kind: str, facts: Facts) -> list[str]:
    """The lines of a document that speak of operation."""
    lines = [line.text for line in lines_of(CATALOGUE[kind].compose(facts))]
    return [f"{kind}: {text}" for text in lines if OF_OPERATION.search(text) and not QUOTED.search(text)]


@SQLITE_ONLY
def test_equipment_is_bought_from_the_money_to_the_last_payment_and_its_papers_speak_of_goods(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, whole(), performance())
    with writing(engine) as session:
        case = case_of(session, EQUIPMENT)
        papers = reserve_due(session, case)
        assert tuple(Counter(paper.kind for paper in papers).items()) == PAPERS, "no operating contract"
        assert [line for paper in papers for line in said(paper.kind, paper.facts)] == []
        award = next(paper.facts for paper in papers if paper.kind == "award_notice")
        assert "主要标的信息（货物类）" in "".join(
            line.text for line in lines_of(CATALOGUE["award_notice"].compose(award))
        )
        dossier = open_dossier(session, case)
        for kind in ON_REQUEST:
            request = all_papers().of_cases[kind]
            assert request.suits(case)
            for sheet in request.fill(session, dossier, date(2024, 3, 1), Given()):
                assert said(kind, sheet.facts) == []
        due = due_instalment(session, dossier, 1, "合同款", date(2023, 11, 15), date(2024, 1, 5))
        assert due is not None
        assert (due.share, due.deduction, due.terms, due.cycle) == (700_000, 0, None, None)
        assert operated(session, case) == {}, "who delivers equipment runs no station"
        with pytest.raises(FactMissing, match="适用于驿站运营服务"):
            list(all_papers().of_cases["tender_document"].fill(session, dossier, date(2024, 3, 1), Given()))


@SQLITE_ONLY
def test_the_board_has_a_column_for_each_purchase_and_the_flow_of_a_purchase_runs_it(engine: Engine) -> None:
    from flows.milestones import kind_of_flow, milestone_of

    prepare(engine, two_purchases())
    with reading(engine) as session:
        cells = board(session, programme(session, "huizhou-2023"), date(2023, 9, 1))
        assert {"招标", "设备采购"} <= {cell.label for cell in cells if cell.place == "惠东县"}
        case = case_of(session, EQUIPMENT)
        assert case.kind == "equipment_purchase"
        assert milestone_of(kind_of_flow(case), "requirement").title == "招标"
        assert milestone_of(kind_of_flow(case), "contract_draft").title == "合同"


@SQLITE_ONLY
def test_a_goods_contract_has_no_assessment(engine: Engine) -> None:
    prepare(engine, two_purchases())
    perform_all(engine, tuple(item for item in whole() if not item.step.startswith(("contract", "winner_bond"))))
    draft = next(item for item in whole() if item.step == "contract_draft")
    terms = {"pass_score": 75, "deduction_per_point": 100_000, "deduction_cap": 20}
    details = draft.details | {"assessment": terms}
    text = refused(engine, "disallowed", draft.role, EQUIPMENT, draft.step, draft.on, draft.subject, **details)
    assert "不填写考核扣款" in text
