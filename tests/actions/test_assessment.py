"""考核: from the notice to stars, with appeals, rectification and the bulletin."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.acts import withdraw
from actions.assessment import open_cycle, open_cycles, totals
from documents.catalogue.assessment.cycle import AssessmentBulletinFacts
from models.alert import SupervisionItem
from models.assessment import Score, StarRating
from models.audit import AuditEntry
from models.database import reading, writing
from models.person import SYSTEM
from models.programme import District, Programme
from papers.register import reserve_due
from record.corrections import Withdrawal
from record.errors import Disallowed
from record.people import actor
from record.situation import open_dossier
from tests.actions.builders import act, case_of, contents, refused, slug, station_of
from tests.actions.tender_case import SQLITE_ONLY, ready
from tests.schemes import HUIZHOU_SCHEME

CYCLE = "惠东县/考核/2024年上半年"
ONE, TWO = "惠东01", "惠东02"
FULL_MARKS: dict[str, int | None] = {
    "attendance": 10000,
    "ledger": 0,
    "posts": 10000,
    "services": 10000,
    "placements": 10000,
    "visits": 10000,
    "fairs": 10000,
    "satisfaction": 9800,
    "discipline": 0,
    "complaints": 0,
    "exemplary": None,
}
POOR = FULL_MARKS | {"posts": None, "services": 5000}
"""30 points less: 7000."""


def begin(engine: Engine) -> None:
    """A cycle is opened and announced; the stations run under signed contracts."""
    ready(engine, "contract_signature")
    with writing(engine) as session:
        district = session.exec(select(District).where(District.name == "惠东县")).one()
        programme = session.exec(select(Programme)).one()
        for _ in range(2):
            open_cycle(
                session,
                SYSTEM,
                programme,
                district,
                label="2024年上半年",
                due=date(2024, 9, 30),
                source="方案四(三)",
                on=date(2024, 6, 1),
            )
    act(engine, "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice())


def notice(**changed: Any) -> dict[str, Any]:
    return {
        "scheme": HUIZHOU_SCHEME.title,
        "period_from": "2024-01-01",
        "period_until": "2024-06-30",
        "full": False,
    } | changed


def file(engine: Engine, values: dict[str, dict[str, int | None]] | None = None) -> None:
    for code, filed in (values or {ONE: FULL_MARKS, TWO: POOR}).items():
        act(engine, "operator", CYCLE, "values_filed", date(2024, 7, 3), code, values=filed)


def score(engine: Engine) -> None:
    for code in (ONE, TWO):
        act(engine, "assessor", CYCLE, "scored", date(2024, 7, 5), code)
    act(engine, "reviewer", CYCLE, "scores_reviewed", date(2024, 7, 8), opinion="评分无误")


def publish(engine: Engine) -> None:
    file(engine)
    score(engine)
    act(engine, "assessor", CYCLE, "result_publicity", date(2024, 7, 9))


FINAL = date(2024, 7, 17)
"""The working day after five working days of publicity from 2024-07-09."""
LETTER = {"letter_number": "演练人社〔2024〕7号"}


@SQLITE_ONLY
def test_refusals_at_each_step(engine: Engine) -> None:
    begin(engine)
    filed = date(2024, 7, 3)
    assert "bonus" in refused(
        engine, "unknown_indicator", "operator", CYCLE, "values_filed", filed, ONE, values={"bonus": 1}
    )
    assert "出勤" in refused(
        engine, "value_out_of_range", "operator", CYCLE, "values_filed", filed, ONE, values={"attendance": 10001}
    )
    refused(engine, "bad_details", "operator", CYCLE, "values_filed", filed, ONE, values={"attendance": 99.5})
    refused(engine, "not_ready", "assessor", CYCLE, "scored", filed, ONE)
    file(engine)
    assert "理由" in refused(
        engine, "disallowed", "assessor", CYCLE, "scored", date(2024, 7, 5), ONE, adjust={"ledger": 2}
    )
    refused(engine, "not_ready", "reviewer", CYCLE, "scores_reviewed", date(2024, 7, 8), opinion="同意")
    score(engine)
    act(engine, "assessor", CYCLE, "result_publicity", date(2024, 7, 9))
    text = refused(engine, "too_early", "project_manager", CYCLE, "result_final", date(2024, 7, 16), **LETTER)
    assert "2024-07-17" in text
    assert "待核实" in text
    refused(engine, "too_late", "operator", CYCLE, "appeal", date(2024, 7, 17), TWO, text="数据有误")
    act(engine, "operator", CYCLE, "appeal", date(2024, 7, 12), TWO, text="数据有误")
    assert "申诉处理" in refused(engine, "not_ready", "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    assert "核定总分" in refused(
        engine, "disallowed", "reviewer", CYCLE, "appeal_decided", date(2024, 7, 15), TWO, upheld=True
    )
    assert "70分" in refused(
        engine, "disallowed", "reviewer", CYCLE, "appeal_decided", date(2024, 7, 15), TWO, upheld=False, points=9000
    )
    act(engine, "reviewer", CYCLE, "appeal_decided", date(2024, 7, 15), TWO, upheld=False, points=7000)
    refused(engine, "bad_details", "project_manager", CYCLE, "result_final", FINAL, letter_number="无号")
    refused(engine, "wrong_role", "assessor", CYCLE, "result_final", FINAL, **LETTER)
    act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    assert "整改期限" in refused(
        engine,
        "disallowed",
        "supervisor",
        CYCLE,
        "rectification_ordered",
        date(2024, 7, 18),
        TWO,
        problems="岗位归集不足",
        by="2024-07-18",
    )


@SQLITE_ONLY
def test_notice(engine: Engine) -> None:
    ready(engine, "terms_issued")
    with writing(engine) as session:
        district = session.exec(select(District).where(District.name == "惠东县")).one()
        case = open_cycle(
            session,
            SYSTEM,
            session.exec(select(Programme)).one(),
            district,
            label="2024年上半年",
            due=None,
            source="方案四(三)",
            on=date(2024, 6, 1),
        )
        assert case.title == "惠东县2024年上半年考核"
    refused(
        engine, "disallowed", "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice(period_until="2024-01-01")
    )
    refused(engine, "assessment_missing", "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice(version="0000"))
    act(engine, "assessor", CYCLE, "cycle_notice", date(2024, 6, 3), **notice())
    with reading(engine) as session:
        fact = open_dossier(session, case_of(session, CYCLE)).facts["cycle_notice", ""]
        assert fact.details["version"] == HUIZHOU_SCHEME.version, "the scheme is frozen for the cycle"


def test_result_stars_and_bulletin(engine: Engine) -> None:
    begin(engine)
    publish(engine)
    done = act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    assert len(done.warnings) == 1, "of two stations 30% are none: the best finds no place among the excellent"
    assert "优秀名额" in done.warnings[0]
    with writing(engine) as session:
        case = case_of(session, CYCLE)
        ratings = session.exec(select(StarRating).order_by(StarRating.station_id)).all()
        assert [(r.total, r.grade, r.star) for r in ratings] == [(10000, "达标", 5), (7000, "不达标", 0)]
        assert [station_of(session, code).star for code in (ONE, TWO)] == [5, 0]
        assert len(session.exec(select(Score)).all()) == 22
        item = session.exec(select(SupervisionItem)).one()
        assert (item.source, item.subject, item.closed_on) == ("below_standard", TWO, None)
        assert "70分" in item.reason
        facts = next(p.facts for p in reserve_due(session, case) if p.kind == "assessment_bulletin")
        assert isinstance(facts, AssessmentBulletinFacts)
        assert [(r.rank, r.station, str(r.score), r.stars) for r in facts.ranking] == [
            (1, "演练驿站1", "100", 5),
            (2, "演练驿站2", "70", 0),
        ]
        assert (facts.number, facts.appeals, facts.rectify_by) == (LETTER["letter_number"], 0, item.due_on)
        assert facts.cycle_name == "2024年上半年"
    act(
        engine,
        "supervisor",
        CYCLE,
        "rectification_ordered",
        date(2024, 7, 18),
        TWO,
        problems="岗位归集不足",
        by="2024-08-18",
    )
    act(engine, "operator", CYCLE, "rectified", date(2024, 8, 12), TWO, result="已补报")


@SQLITE_ONLY
@pytest.mark.parametrize(("by", "told"), [("2024-08-10", False), ("2024-08-18", True)])
def test_an_order_that_allows_another_time_than_the_bulletin_is_told(engine: Engine, by: str, told: bool) -> None:
    begin(engine)
    publish(engine)
    act(engine, "project_manager", CYCLE, "result_final", FINAL, rectify_by="2024-08-10", **LETTER)
    done = act(
        engine, "supervisor", CYCLE, "rectification_ordered", date(2024, 7, 18), TWO, problems="岗位归集不足", by=by
    )
    assert any("与考核结果通报写明的2024-08-10不一致" in warning for warning in done.warnings) is told


def test_adjusted_values_and_an_upheld_appeal(engine: Engine) -> None:
    begin(engine)
    file(engine)
    act(engine, "assessor", CYCLE, "scored", date(2024, 7, 5), ONE, adjust={"ledger": 2}, reason="抽查发现2处不规范")
    act(engine, "assessor", CYCLE, "scored", date(2024, 7, 5), TWO)
    act(engine, "reviewer", CYCLE, "scores_reviewed", date(2024, 7, 8), opinion="评分无误")
    act(engine, "assessor", CYCLE, "result_publicity", date(2024, 7, 9))
    act(engine, "operator", CYCLE, "appeal", date(2024, 7, 12), TWO, text="数据有误")
    act(
        engine, "reviewer", CYCLE, "appeal_decided", date(2024, 7, 15), TWO, upheld=True, points=8100, reason="补充数据"
    )
    with reading(engine) as session:
        assert totals(session, open_dossier(session, case_of(session, CYCLE))) == {ONE: 9900, TWO: 8100}
    act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    with reading(engine) as session:
        assert {r.total for r in session.exec(select(StarRating))} == {9900, 8100}
        assert not session.exec(select(SupervisionItem)).all()


@SQLITE_ONLY
def test_missing_values_and_an_early_report_are_pointed_out(engine: Engine) -> None:
    begin(engine)
    done = act(engine, "operator", CYCLE, "values_filed", date(2024, 6, 28), ONE, values={"attendance": 10000})
    assert any("岗位归集" in warning for warning in done.warnings)
    assert any("尚未结束" in warning for warning in done.warnings)


@SQLITE_ONLY
def test_a_cycle_is_opened_once(engine: Engine) -> None:
    begin(engine)
    with reading(engine) as session:
        assert len(session.exec(select(AuditEntry).where(AuditEntry.action == "open_cycle")).all()) == 1


@SQLITE_ONLY
def test_a_cycle_is_not_opened_again_with_another_date(engine: Engine) -> None:
    ready(engine, "terms_issued")

    def opened(due: date) -> list[int | None]:
        with writing(engine) as session:
            programme = session.exec(select(Programme)).one()
            manager = actor(session, "市级.project_manager")
            cases = open_cycles(session, manager, programme, label="2024", due=due, on=date(2024, 6, 1))
            return [case.id for case in cases]

    assert opened(date(2024, 9, 30)) == opened(date(2024, 9, 30))
    before = contents(engine)
    with pytest.raises(Disallowed, match="应于2024-09-30前（含当日）确定结果，不能改为2024-12-31"):
        opened(date(2024, 12, 31))
    assert contents(engine) == before


@SQLITE_ONLY
def test_a_result_that_comes_back_opens_its_item_again_in_the_trail(engine: Engine) -> None:
    begin(engine)
    publish(engine)
    act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    with writing(engine) as session:
        asked = Withdrawal(command_id="w", case=slug(CYCLE), step="result_final", reason="录入有误")
        withdraw(session, actor(session, "市级.project_manager"), asked)
    act(engine, "project_manager", CYCLE, "result_final", FINAL, **LETTER)
    with reading(engine) as session:
        item = session.exec(select(SupervisionItem)).one()
        assert item.closed_on is None
        query = select(AuditEntry).where(AuditEntry.target == item.number).order_by(AuditEntry.seq)
        told = session.exec(query).all()
        assert [entry.action for entry in told] == ["close_supervision", "reopen_supervision"]
        assert told[1].content["closed_on"] == FINAL.isoformat()
