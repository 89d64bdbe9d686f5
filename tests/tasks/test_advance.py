"""Advancing: what is due is issued once, whatever happens in between."""

from __future__ import annotations

import hashlib
import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from documents.worker import RenderPool
from models.database import reading
from models.document import DocumentRow
from record.errors import UnknownCase
from record.plan.loaded import UnknownProgramme
from tasks.advance import Advanced, advance, advance_due, due_cases
from tests.actions import test_site
from tests.actions.builders import act
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due
from views import work

ISSUED = [("site_publicity", "issued", 1)]
RESERVED = [("site_publicity", "reserved", 1)]


def run(engine: Engine, home: Path, renderer: TextRenderer | None = None) -> Advanced:
    return advance(engine, home, CASE, renderer or TextRenderer())


def test_a_due_document_is_issued_and_the_case_says_what_it_awaits(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    advanced = run(engine, home)
    assert advanced.state == "等待选址结果通知"
    assert advanced.awaited.ready_on == date(2023, 9, 18)
    assert "属地分管领导" in advanced.awaited.message
    assert [d.kind for d in advanced.issued] == ["site_publicity"]
    assert advanced.failed == ()
    with reading(engine) as session:
        row = session.execute(select(DocumentRow)).scalar_one()
        assert advanced.issued[0].register_number == row.register_number
        assert hashlib.sha256((home / row.path).read_bytes()).hexdigest() == row.sha256
    assert CASE not in due_cases(engine)


def test_a_second_run_finds_nothing_to_do(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    first, again = run(engine, home), TextRenderer()
    second = run(engine, home, again)
    assert (again.rendered, second.documents, second.state) == (0, (), first.state)
    assert documents(engine) == ISSUED


def test_a_document_that_cannot_be_made_keeps_its_number_and_is_tried_again(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    failed = run(engine, home, TextRenderer(broken=True)).failed
    assert "排版失败" in failed[0].error
    assert documents(engine) == RESERVED
    assert CASE in due_cases(engine)
    issued = run(engine, home).issued
    assert issued[0].register_number == failed[0].register_number
    assert documents(engine) == ISSUED
    assert CASE not in due_cases(engine)


def test_what_happens_while_a_document_is_rendered_stays_to_be_done(engine: Engine, home: Path) -> None:
    publicity_due(engine)

    def result() -> None:
        act(
            engine,
            "district_leader",
            CASE,
            "site_result",
            test_site.RESULT,
            letter_number="惠东人社〔2023〕8号",
            objections=0,
        )

    run(engine, home, TextRenderer(meanwhile=result))
    assert documents(engine) == ISSUED
    assert CASE in due_cases(engine)
    run(engine, home)
    assert documents(engine) == [*ISSUED, ("site_list_notice", "issued", 1)]


def test_killed_while_rendering_another_run_finishes(engine: Engine, home: Path) -> None:
    publicity_due(engine)

    def killed() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(engine, home, TextRenderer(meanwhile=killed))
    assert documents(engine) == RESERVED
    run(engine, home)
    assert documents(engine) == ISSUED


def test_two_at_once_issue_one_document(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    both = threading.Barrier(2, timeout=900)
    results: list[Advanced] = []

    def one() -> None:
        results.append(run(engine, home, TextRenderer(meanwhile=both.wait)))

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert documents(engine) == ISSUED
    assert len({r.issued[0].register_number for r in results}) == 1


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_real_renderer_makes_a_pdf(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    with RenderPool(1) as pool:
        advance(engine, home, CASE, pool)
    with reading(engine) as session:
        path = session.execute(select(DocumentRow.path)).scalar_one()
    assert (home / str(path)).read_bytes().startswith(b"%PDF-1.")


def test_all_that_is_due_in_a_place(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    with reading(engine) as session:
        places = [(p.district, p.key) for p in work.places_with_work(session)]
    assert places == [
        ("市级", "huizhou-2023-city"),
        ("惠东县", "huizhou-2023-district-01"),
        ("龙门县", "huizhou-2023-district-02"),
    ]
    done = [a.case for a in advance_due(engine, home, TextRenderer(), "huizhou-2023", "惠东县")]
    assert CASE in done
    assert all("/惠东县/" in case for case in done)
    assert due_cases(engine, "huizhou-2023", "惠东县") == []
    city = due_cases(engine, "huizhou-2023", "市级")
    assert city
    assert all("/市级/" in case for case in city)
    list(advance_due(engine, home, TextRenderer()))
    assert due_cases(engine) == []


def test_a_case_that_is_done_says_so(engine: Engine, home: Path) -> None:
    test_site.prepare(engine)
    test_site.done(engine)
    last = run(engine, home)
    for station in ("惠东01", "惠东02"):
        assert last.state != "已办结"
        act(
            engine,
            "supervisor",
            CASE,
            "station_naming",
            test_site.RESULT,
            station,
            name=f"演练{station}驿站",
            rule_source="演练命名规则",
            rule_confirmed_by="演练王某",
        )
        last = run(engine, home)
    assert (last.state, last.awaited.message) == ("已办结", "已办结")


def test_subjects_that_still_wait_are_named(engine: Engine, home: Path) -> None:
    test_site.prepare(engine)
    test_site.done(engine)
    awaited = run(engine, home).awaited
    assert awaited.subjects == ("惠东01", "惠东02")
    assert "（惠东01、惠东02）" in awaited.message


@pytest.mark.parametrize("database", ["sqlite"])
def test_unknown_names_are_refused(engine: Engine, home: Path) -> None:
    with pytest.raises(UnknownCase, match="没有事项“无此事项”"):
        advance(engine, home, "无此事项", TextRenderer())
    with pytest.raises(UnknownProgramme):
        due_cases(engine, "无此方案")
