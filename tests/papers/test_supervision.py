"""督办单: one for each item, and only one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from documents.catalogue import CATALOGUE
from models.alert import SupervisionItem
from models.case import ScheduleRow
from models.database import reading, writing
from papers.management.meeting import numbers_of
from papers.management.supervision import original_due, unordered_items
from record.alerting.supervision import open_item
from tests.actions.builders import act, case_of, papers, prepare
from views.statistics import SupervisionState
from views.work import cases_with_work, mark_advanced

CASE = "惠东县/选址"


def test_an_item_gets_its_order_once(engine: Engine) -> None:
    prepare(engine)
    with writing(engine) as session:
        for case in cases_with_work(session):
            mark_advanced(session, case, case.changed_version)
    with writing(engine) as session:
        open_item(
            session,
            case_of(session, CASE),
            "site_result",
            "",
            source="overdue",
            basis="方案四(一)",
            reason="选址结果通知逾期5个工作日",
            on=date(2023, 10, 16),
        )
    with reading(engine) as session:
        assert [case.slug.split("/", 1)[1] for case in cases_with_work(session)] == [CASE], "the order is due at once"
    order = papers(engine, CASE)["supervision_order"]
    facts = order.facts
    assert facts.number == "督办〔2023〕1号"
    assert facts.matter == "惠东县选址：选址结果通知"
    # after 30 September: 7 and 8 October (make-up days), 9 to 13 and 16 October are working days
    assert (facts.original_due, facts.due, facts.overdue_days) == (date(2023, 9, 30), date(2023, 10, 23), 8)
    assert facts.lead_unit == "惠东县人力资源和社会保障局"
    assert facts.leader == "演练属地分管领导（属地分管领导）"
    assert facts.basis == "《惠州市就业驿站试点建设实施方案》四（一）"
    assert facts.contact_person == "演练市专班"
    assert facts.assisting_units == ("市劳动就业服务管理中心",)
    assert "2023年10月23日前办结" in facts.requirement
    assert CATALOGUE["supervision_order"].compose(facts).rehearsal
    with reading(engine) as session:
        assert unordered_items(session, case_of(session, CASE)) == []
    act(
        engine,
        "supervisor",
        CASE,
        "site_survey",
        date(2023, 10, 17),
        candidates=[{"code": "A1", "name": "演练点位", "address": "演练路1号", "area_dm2": 2600, "premises": "商铺"}],
    )
    assert list(papers(engine, CASE)) == ["supervision_order"]


def test_an_item_about_several_stations_has_the_limit_that_was_exceeded(engine: Engine) -> None:
    """Such an item names no station; a limit that is still to come was not exceeded."""
    prepare(engine)
    with writing(engine) as session:
        case = case_of(session, CASE)
        item = SupervisionItem(
            number="督办〔2023〕1号",
            case_id=case.id,
            round=1,
            step="items_checked",
            source="overdue",
            basis="方案四(三) 11月底前",
            reason="演练",
            opened_on=date(2023, 12, 5),
            due_on=date(2023, 12, 12),
        )
        session.add(item)
        for n, (latest, due) in enumerate(((None, date(2023, 11, 30)), (date(2023, 12, 20), date(2023, 12, 1)))):
            session.add(
                ScheduleRow(
                    case_id=case.id,
                    round=1,
                    position=900 + n,
                    step="items_checked",
                    subject=f"惠东0{n}",
                    latest=latest,
                    due_on=due,
                    due_basis="plan",
                    reasons=[],
                )
            )
        session.flush()
        assert original_due(session, item) == date(2023, 11, 30)
        session.rollback()


def test_numbers_of_one_series_say_it_once() -> None:
    def item(number: str) -> SupervisionState:
        return SupervisionState(
            number, "惠东县", "惠东县招标", "演练", "方案", date(2023, 12, 5), date(2023, 12, 12), None, "演练岗位"
        )

    assert numbers_of([item(f"督办〔{year}〕{n}号") for year, n in ((2023, 9), (2023, 10), (2024, 1), (2024, 2))]) == [
        "督办〔2023〕9号",
        "10号",
        "督办〔2024〕1号",
        "2号",
    ]
