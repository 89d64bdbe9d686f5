"""What people say of a loaded plan: acts with who, when and on what evidence; what follows is counted anew and told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from models.audit import AuditEntry
from models.case import Case, Fact
from models.clock import utc_now
from models.database import reading, record_head, writing
from models.programme import District, Milestone, Station
from models.tender import LotStation
from models.values import CITY, RecordKind, Role
from record.errors import WrongRole
from record.people import actor
from record.plan import amendments
from record.plan.amendments import AmendmentRefused, QuotaOutOfBounds, Said, UnknownPlanSubject, Word
from record.plan.assumptions import assumptions
from record.plan.loaded import plan_of, programme
from record.plan.programme import load
from record.plan.readings import confirm_reading
from record.situation import open_dossier
from rules.procedure import nth
from tests.actions.builders import STARTED, assume, case_of, contents, prepare, station_of, two_districts
from tests.actions.tender_case import SQLITE_ONLY

WORD = Word(date(2023, 9, 12), "市局办公会纪要〔2023〕9号（演练）")
SLUG = two_districts().slug


def said(
    engine: Engine, what: str, *args: object, by: str = f"{CITY}.{Role.PROJECT_MANAGER}", word: Word = WORD
) -> Said:
    with writing(engine) as session:
        act = getattr(amendments, what)
        result: Said = act(session, actor(session, by), programme(session, SLUG), *args, word)
        return result


def due_of(engine: Engine, case: str) -> date | None:
    with reading(engine) as session:
        return case_of(session, case).due_on


def test_an_act_is_kept_and_cannot_be_changed(engine: Engine) -> None:
    prepare(engine)
    said(engine, "answer", "tender_done", "以签订运营合同为完成")
    with reading(engine) as session:
        row = programme(session, SLUG)
        [act] = amendments.acts_of(session, row)
        assert (act.number, act.what, act.subject, act.actor) == (
            1,
            "answer",
            "questions.tender_done",
            "市级.project_manager",
        )
        assert act.content == {"before": None, "after": "以签订运营合同为完成"}
        assert (act.said_on, act.evidence) == (WORD.on, WORD.evidence)
        assert "tender_done" not in [question.key for question in plan_of(row).open_questions()]
        entry = session.get_one(AuditEntry, record_head(session).audit_count)
        assert (entry.action, entry.target) == ("plan_act", SLUG)
    for statement in ("UPDATE plan_act SET evidence = 'x'", "DELETE FROM plan_act"):
        with pytest.raises(DatabaseError, match="方案的答复、调整和确认"), writing(engine) as session:
            session.execute(text(statement))


@SQLITE_ONLY
def test_an_unknown_question_is_refused_with_those_that_there_are(engine: Engine) -> None:
    plan = prepare(engine)
    known = "、".join([*(question.key for question in plan.questions), "naming"])
    with pytest.raises(UnknownPlanSubject, match=f"可答复：{known}$"):
        said(engine, "answer", "tender_undone", "以签订运营合同为完成")


@SQLITE_ONLY
def test_a_date_that_is_moved_moves_its_cases_and_what_is_counted_from_it(engine: Engine) -> None:
    prepare(engine)
    terms = due_of(engine, "市级/统一文本")
    result = said(engine, "amend_date", "open_tender", date(2023, 12, 5))
    assert {move.case for move in result.moved} == {
        f"{SLUG}/惠东县/招标",
        f"{SLUG}/龙门县/招标",
        f"{SLUG}/市级/统一文本",
    }
    assert due_of(engine, "惠东县/招标") == date(2023, 12, 5)
    assert (after := due_of(engine, "市级/统一文本"))
    assert terms
    assert after > terms
    with reading(engine) as session:
        case = case_of(session, "惠东县/招标")
        assert case.due_source == "方案四（二） 11月底前，2023-09-12调整为2023-12-05"
        assert open_dossier(session, case).rows["contract_signature", "1"].due_on == date(2023, 12, 5)
        plan = plan_of(programme(session, SLUG))
        assert plan.milestone("open_tender").due == date(2023, 12, 5)
        assert "市局办公会纪要〔2023〕9号" in plan.milestone("open_tender").notes[-1]


@SQLITE_ONLY
def test_a_date_out_of_order_is_refused_and_nothing_changes(engine: Engine) -> None:
    prepare(engine)
    with pytest.raises(AmendmentRefused, match="不能调整到2023-09-15"):
        said(engine, "amend_date", "opening", date(2023, 9, 15))
    with pytest.raises(UnknownPlanSubject, match="没有任务“operator_tender”"):
        said(engine, "amend_date", "operator_tender", date(2023, 12, 5))
    with reading(engine) as session:
        assert amendments.acts_of(session, programme(session, SLUG)) == []
    assert due_of(engine, "惠东县/运营") == date(2023, 12, 31)


@SQLITE_ONLY
def test_a_quota_adds_places_and_takes_empty_ones_away(engine: Engine) -> None:
    prepare(engine)
    said(engine, "amend_quota", "惠东县", 3)
    with reading(engine) as session:
        codes = [row.code for row in session.exec(select(Station).order_by(Station.code)).all()]
        assert codes == ["惠东01", "惠东02", "惠东03", "龙门01", "龙门02"]
        rows = open_dossier(session, case_of(session, "惠东县/运营")).rows
        assert [subject for step, subject in rows if step == "opened"] == ["惠东01", "惠东02", "惠东03"]
        plan = plan_of(programme(session, SLUG))
        assert (plan.district("惠东县").quota, plan.quota.total) == (3, 5)
        assert session.exec(select(District.quota).where(District.name == "惠东县")).one() == 3
    with writing(engine) as session:
        session.exec(select(Station).where(Station.code == "惠东03")).one().name = "演练驿站"
    for quota in (0, -1):
        with pytest.raises(QuotaOutOfBounds, match="惠东县的名额应大于0"):
            said(engine, "amend_quota", "惠东县", quota)
    with pytest.raises(AmendmentRefused, match="惠东03已有办理记录"):
        said(engine, "amend_quota", "惠东县", 2)
    said(engine, "amend_quota", "龙门县", 1)
    with reading(engine) as session:
        assert session.exec(select(Station).where(Station.code == "龙门02")).first() is None


def hired(engine: Engine) -> None:
    assume(engine, "惠东县/队伍", "staff_hired", date(2023, 12, 1), "惠东02", staff=["演练甲"], graduates=0)


def hired_again(engine: Engine) -> None:
    assume(engine, "惠东县/队伍", "staff_replaced", date(2023, 12, 1), nth("惠东02", 2), staff=["演练甲"])


def in_a_lot(engine: Engine) -> None:
    with writing(engine) as session:
        case, station = case_of(session, "惠东县/招标"), station_of(session, "惠东02")
        fact = Fact(
            case_id=case.id,
            step="requirement",
            round=1,
            done_on=date(2023, 8, 1),
            actor="test",
            details={},
            command_id="lot",
            recorded_at=utc_now(),
        )
        session.add(fact)
        session.flush()
        session.add(LotStation(case_id=case.id, fact_id=fact.id, round=1, lot=1, station_id=station.id))


def named_by_a_fact(engine: Engine) -> None:
    assume(engine, "惠东县/选址", "site_result", date(2023, 9, 18), chosen=[{"station": "惠东02", "candidate": "A1"}])


@pytest.mark.parametrize("used", [hired, in_a_lot, named_by_a_fact])
def test_a_place_that_is_in_use_is_not_taken_away(engine: Engine, used: Callable[[Engine], None]) -> None:
    prepare(engine)
    used(engine)
    before = contents(engine)
    with pytest.raises(AmendmentRefused, match="惠东02已有办理记录，不能减去"):
        said(engine, "amend_quota", "惠东县", 1)
    assert contents(engine) == before


@SQLITE_ONLY
def test_what_cannot_be_entered_as_said_is_refused(engine: Engine) -> None:
    """A confirmation records what it does: the units are those that it names, and others than the plan's are refused."""
    prepare(engine)
    with reading(engine) as session:
        plan = plan_of(programme(session, SLUG))
    duty = next(duty for duty in plan.milestones if duty.units_assumed)
    path, others = f"milestones.{duty.key}.units", [unit.name for unit in plan.units if unit.name != duty.lead]
    with pytest.raises(AmendmentRefused, match="未在 units 中列出"):
        said(engine, "confirm", path, f"{duty.lead}、演练没有的单位")
    with pytest.raises(AmendmentRefused, match="只能确认为“按名额”"):
        said(engine, "confirm", "budget.split", "按人口")
    said(engine, "confirm", path, f"{duty.lead}、{others[0]}")
    with reading(engine) as session:
        row = programme(session, SLUG)
        after = plan_of(row).milestone(duty.key)
        assert (after.units, after.units_assumed) == ((duty.lead, others[0]), False)
        assert amendments.acts_of(session, row)[-1].content["after"] == "、".join(after.units)


@SQLITE_ONLY
def test_an_assumption_is_confirmed_or_put_right(engine: Engine) -> None:
    prepare(engine)
    with reading(engine) as session:
        before = {item.path for item in assumptions(plan_of(programme(session, SLUG)))}
    said(engine, "confirm", "districts.惠东县.purchaser", "惠东县人社局（演练）")
    said(engine, "confirm", "milestones.open_tender.lead", None)
    with reading(engine) as session:
        plan = plan_of(programme(session, SLUG))
        assert plan.district("惠东县").purchaser.value == "惠东县人社局（演练）"
        assert session.exec(select(District.purchaser).where(District.name == "惠东县")).one() == "惠东县人社局（演练）"
        left = {item.path for item in assumptions(plan)}
        assert before - left == {"districts.惠东县.purchaser", "milestones.open_tender.lead"}
    with pytest.raises(UnknownPlanSubject, match="没有待确认的推定"):
        said(engine, "confirm", "districts.惠东县.purchaser", None)


@SQLITE_ONLY
def test_a_reading_is_confirmed_with_its_evidence(engine: Engine) -> None:
    prepare(engine)
    with writing(engine) as session:
        who, row = actor(session, f"{CITY}.{Role.CITY_LEADER}"), programme(session, SLUG)
        confirm_reading(session, who, row, "staffing", "wide", WORD)
    with reading(engine) as session:
        row = programme(session, SLUG)
        assert plan_of(row).milestone("staffing").due == date(2023, 12, 20)
        assert session.exec(select(Milestone.due_on).where(Milestone.key == "staffing")).one() == date(2023, 12, 20)
        assert amendments.acts_of(session, row)[0].evidence == WORD.evidence
        assert "date_staffing" not in [question.key for question in plan_of(row).open_questions()]
        assert {case.due_on for case in session.exec(select(Case).where(Case.kind == "staffing")).all()} == {
            date(2023, 12, 20)
        }


@SQLITE_ONLY
def test_only_an_administrator_says_and_only_with_evidence(engine: Engine) -> None:
    prepare(engine)
    with pytest.raises(WrongRole, match="不能答复方案的待确认事项"):
        said(engine, "answer", "tender_done", "是", by=f"惠东县.{Role.SUPERVISOR}")
    with pytest.raises(AmendmentRefused, match="没有写明依据"):
        said(engine, "answer", "tender_done", "是", word=Word(WORD.on, " "))
    with pytest.raises(UnknownPlanSubject, match="没有待答复的问题“tender”"):
        said(engine, "answer", "tender", "是")


@SQLITE_ONLY
def test_the_same_file_loads_again_after_an_amendment(engine: Engine) -> None:
    plan = prepare(engine)
    said(engine, "amend_date", "opening", date(2024, 1, 31))
    with writing(engine) as session:
        who = actor(session, f"{CITY}.{Role.PROJECT_MANAGER}")
        row = load(session, who, plan, started_on=STARTED, kind=RecordKind.REHEARSAL)
        assert plan_of(row).milestone("opening").due == date(2024, 1, 31)
