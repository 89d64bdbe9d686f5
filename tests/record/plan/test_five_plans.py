"""Five plans that are not Huizhou's: each loads, schedules, shows a true board and runs, in its own words.

They are made from the forms of deadline and quota of published plans; all names are fictitious. The plan in two phases
is two files, since each phase is a programme of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.assessment import cycle_source
from documents.catalogue import CATALOGUE
from documents.errors import DocumentRefused
from models.case import Case
from models.database import reading, writing
from models.plan import Plan
from models.programme import Programme, Station
from models.values import CITY, DISTRICT_WORD, RecordKind
from papers.base import Given
from papers.register import reserve_due
from papers.registry import all_papers
from record.errors import FactMissing
from record.people import actor
from record.plan.loaded import plan_of, programme
from record.plan.programme import load
from record.register.sheet import Sheet
from record.situation import open_dossier
from rules.calendar import official_calendar
from rules.dates.light import Colour
from rules.dates.planning import Chain, plan_backward
from rules.law import statute
from rules.plan.loading import PlanRefused, load_plan
from rules.procedures import PROCEDURES
from tests.actions.builders import act, assume, case_of, huizhou, prepare
from tests.actions.tender_case import SQLITE_ONLY
from views.board import board

FOLDER = Path(__file__).parents[2] / "programmes"
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
HUIZHOUS = (
    "惠州",
    "惠东",
    "20平方米",
    "公开招标",
    "方案四（",
    "方案五（",
    "500万",
    "市级归集",
    "省统一规格",
    "四（三）",
)
FOREIGN = (*HUIZHOUS, "试点", "家门口", "灵活设置", "省统一规格")
STARTED = date(2023, 9, 1)


def plan_named(name: str) -> Plan:
    path = FOLDER / f"{name}.yaml"
    return load_plan(path.read_text("utf-8"), path.name)


def test_there_are_five_and_one_has_two_phases() -> None:
    assert FILES == ["consultation", "no-platform", "sites-only", "streets", "two-phases-1", "two-phases-2"]


@SQLITE_ONLY
@pytest.mark.parametrize("name", FILES)
def test_it_loads_schedules_and_shows_a_true_board(engine: Engine, name: str) -> None:
    plan = prepare(engine, plan_named(name), started=STARTED)
    wanted = {
        (place, duty.key)
        for duty in plan.run_milestones
        for place in ([CITY] if duty.scope == "city" else [p.name for p in plan.places])
    }
    with reading(engine) as session:
        row = programme(session, plan.slug)
        assert plan_of(row) == plan
        cells = board(session, row, STARTED)
        assert {(cell.place, cell.kind) for cell in cells} == wanted
        assert {cell.colour for cell in cells} <= {Colour.GREY, Colour.YELLOW}
        for case in session.exec(select(Case)).all():
            dossier = open_dossier(session, case)
            due = plan.milestone(case.kind).due
            finish = [r for r in dossier.rows.values() if r.step == dossier.procedure.finish]
            assert finish
            assert due is None or {r.due_on for r in finish} == {due}
        late = max(duty.due for duty in plan.run_milestones if duty.due) + timedelta(days=1)
        dated = {key for _place, key in wanted if plan.milestone(key).due}
        assert {c.colour for c in board(session, row, late) if c.kind in dated} == {Colour.RED}


@SQLITE_ONLY
def test_streets_and_the_citys_own_stations_have_their_place(engine: Engine) -> None:
    plan = prepare(engine, plan_named("streets"), started=STARTED)
    assert [place.name for place in plan.places] == ["河口街道", "桥头镇", "市直"]
    assert plan.words.district == "镇街"
    with reading(engine) as session:
        assert [s.code for s in session.exec(select(Station)).all()] == ["南门社区01", "北门社区01", "桥头01", "市直01"]
        assert case_of(session, "streets/市直/采购").kind == "open_tender"


@SQLITE_ONLY
def test_two_phases_stand_beside_each_other(engine: Engine) -> None:
    first = prepare(engine, plan_named("two-phases-1"), started=STARTED)
    second = plan_named("two-phases-2")
    with writing(engine) as session:
        load(
            session,
            actor(session, f"{CITY}.project_manager"),
            second,
            started_on=date(2024, 1, 2),
            kind=RecordKind.REHEARSAL,
        )
    with reading(engine) as session:
        for plan, opens in ((first, date(2023, 12, 31)), (second, date(2024, 9, 30))):
            case = case_of(session, f"{plan.slug}/石桥区/开业")
            assert case.due_on == opens
            subjects = [r.subject for r in open_dossier(session, case).rows.values()]
            assert len(subjects) == plan.district("石桥区").quota


def sites(engine: Engine, slug: str, place: str, codes: list[str]) -> None:
    """选址 from the survey to the names."""
    case, on = f"{slug}/{place}/选址", date(2023, 9, 4)
    spots = [f"K{n}" for n in range(1, len(codes) + 1)]
    act(
        engine,
        "supervisor",
        case,
        "site_survey",
        on,
        candidates=[
            {
                "code": code,
                "name": f"演练{code}服务厅",
                "address": f"{place}演练路{code}号",
                "area_dm2": 1200,
                "premises": "政府机构物业",
            }
            for code in spots
        ],
    )
    for code in spots:
        act(engine, "supervisor", case, "site_inspection", on, code, score=80, equipment_possible=True)
    choices = [{"candidate": spot, "station": code} for spot, code in zip(spots, codes, strict=True)]
    act(engine, "district_leader", case, "site_choice", on, choices=choices)
    shown = {"days": 5, "channel": "政府网站", "contact": "演练陈某", "phone": "0700-0000000", "address": "演练路1号"}
    act(engine, "supervisor", case, "site_publicity", date(2023, 9, 8), **shown)
    act(
        engine,
        "district_leader",
        case,
        "site_result",
        date(2023, 9, 18),
        letter_number="演人社〔2023〕8号",
        objections=0,
    )
    for code in codes:
        act(engine, "supervisor", case, "station_naming", date(2023, 9, 19), code, name=f"演练{code}")


def words_of(engine: Engine, case: str) -> dict[str, str]:
    """The text of every paper that is due in a case, by kind."""
    with writing(engine) as session:
        due = reserve_due(session, case_of(session, case))
        return {pending.kind: repr(CATALOGUE[pending.kind].compose(pending.facts)) for pending in due}


@SQLITE_ONLY
def test_sites_only_reaches_its_end_and_its_papers_are_its_own(engine: Engine) -> None:
    plan = prepare(engine, plan_named("sites-only"), started=STARTED)
    sites(engine, plan.slug, "城关镇", ["城关01", "城关02"])
    sites(engine, plan.slug, "大桥镇", ["大桥01"])
    with reading(engine) as session:
        cells = board(session, programme(session, plan.slug), date(2023, 10, 9))
        assert {(cell.colour, cell.awaited) for cell in cells} == {(Colour.GREEN, "已办结")}
    found = words_of(engine, f"{plan.slug}/城关镇/选址")
    assert set(found) == {"site_publicity", "site_list_notice"}
    for kind, text in found.items():
        assert "平川县就业服务站布点方案" in text, kind
        assert not [word for word in (*HUIZHOUS, DISTRICT_WORD) if word in text], kind


@SQLITE_ONLY
def test_the_consultation_reaches_its_opening(engine: Engine) -> None:
    """Without fit-out and staffing an opening asks for place and name alone; the contract is put into the record."""
    plan = prepare(engine, plan_named("consultation"), started=STARTED)
    sites(engine, plan.slug, "上江区", ["上江01"])
    with reading(engine) as session:
        buying = open_dossier(session, case_of(session, f"{plan.slug}/上江区/采购"))
        assert (buying.procedure.name, buying.profile.key) == ("competitive_consultation", "operation")
        assert "方案三（一）、（二）" in {r.basis for row in buying.rows.values() for r in row.reasons}
    case = f"{plan.slug}/上江区/开业"
    assume(engine, f"{plan.slug}/上江区/采购", "contract_signature", date(2023, 11, 28), "1")
    act(
        engine,
        "district_leader",
        case,
        "opened",
        date(2023, 12, 4),
        "上江01",
        hours="9:00—17:00",
        hotline="0700-0000000",
    )
    with reading(engine) as session:
        assert case_of(session, case).closed_on == date(2023, 12, 4)


PROGRAMME_PAPERS = {
    "annual_summary",
    "meeting_minutes",
    "monthly_report",
    "progress_wallchart",
    "task_breakdown",
    "timeline_wallchart",
    "weekly_report",
}


@SQLITE_ONLY
@pytest.mark.parametrize("name", FILES)
def test_papers_on_request_carry_the_plans_own_words(engine: Engine, name: str) -> None:
    """Every paper about the programme, and every one that a case can be asked for before anything is done in it."""
    plan = prepare(engine, plan_named(name), started=STARTED)
    found: dict[str, str] = {}
    with reading(engine) as session:
        row = programme(session, plan.slug)
        for kind, fill in all_papers().of_programmes.items():
            with suppress(FactMissing, DocumentRefused):
                found[kind] = composed(kind, fill(session, row, STARTED, Given()))
        assert found.keys() & PROGRAMME_PAPERS >= PROGRAMME_PAPERS - {"timeline_wallchart"}
        for case in session.exec(select(Case)).all():
            dossier = open_dossier(session, case)
            for kind, request in all_papers().of_cases.items():
                if request.suits(case):
                    with suppress(FactMissing, DocumentRefused):
                        found[f"{kind} {case.slug}"] = composed(kind, request.fill(session, dossier, STARTED, Given()))
    own = plan.words.district
    foreign = FOREIGN if own == DISTRICT_WORD else (*FOREIGN, DISTRICT_WORD)
    carried = {kind: words for kind, text in found.items() if (words := [word for word in foreign if word in text])}
    assert carried == {}
    assert f"各{own}按附件2落实" in found["task_breakdown"]


def composed(kind: str, sheets: Iterable[Sheet]) -> str:
    return "".join(sheet.title + repr(CATALOGUE[kind].compose(sheet.facts)) for sheet in sheets)


def test_what_is_distributed_sums_up_on_every_level() -> None:
    text = (FOLDER / "streets.yaml").read_text("utf-8")
    for old, new, said in (
        ("{name: 北门社区, quota: 1}", "{name: 北门社区, quota: 2}", "河口街道各镇街名额合计3个"),
        ("stations: 1", "stations: 2", "各镇街名额合计5个（河口街道2个、桥头镇1个、市直2个），与总数4个不符"),
    ):
        with pytest.raises(PlanRefused, match=said):
            load_plan(text.replace(old, new, 1), "streets.yaml")


@pytest.mark.parametrize("name", ["桥头乡", "南门社区"])
def test_places_whose_stations_would_have_one_number_are_refused(name: str) -> None:
    text = (FOLDER / "streets.yaml").read_text("utf-8").replace("北门社区", name)
    with pytest.raises(PlanRefused, match=r"简称同为“(桥头|南门社区)”，驿站编号（(桥头|南门社区)01）会重复"):
        load_plan(text, "streets.yaml")


@SQLITE_ONLY
def test_the_unified_terms_precede_the_notice_of_the_method_that_is_run(engine: Engine) -> None:
    """A 磋商 gives its notice later than a tender with the same end."""
    plan = prepare(engine, plan_named("consultation"), started=STARTED)
    signed = plan.milestone("open_tender").due
    assert signed
    with reading(engine) as session:
        due = case_of(session, f"{plan.slug}/{CITY}/统一文本").due_on
    notices = {
        method: plan_backward(
            PROCEDURES[method], "contract_signature", signed, official_calendar(), statute(), Chain.PRUDENT
        )["tender_notice"]
        for method in ("competitive_consultation", "open_tender")
    }
    assert due == notices["competitive_consultation"] > notices["open_tender"]


@SQLITE_ONLY
def test_a_cycle_names_what_the_plan_at_hand_says(engine: Engine) -> None:
    prepare(engine, plan_named("consultation"), started=STARTED)
    with reading(engine) as session:
        assert cycle_source(programme(session, "consultation")) == ""
    assert cycle_source(Programme(plan=huizhou().model_dump(mode="json"), plan_sha256="1")) == (
        "方案四（三） 每年至少进行1次全面考核"
    )
