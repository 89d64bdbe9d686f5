"""文号: how it is written, that it is never used twice, that our own series have no gap whatever happens."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.alert import SupervisionItem
from models.database import reading, writing
from models.document import DocumentRow
from models.person import SYSTEM
from models.record import NumberSeries
from models.values import DocumentStatus
from papers.base import Sheet
from papers.register import mark_issued
from papers.register.requests import Asked, draft
from papers.register.revising import Revision, revise
from papers.register.signing import NumberSource, review, sign, void
from record.alerting.supervision import open_item
from record.people import actor
from record.register.letters import (
    LetterNumberBad,
    LetterNumberUsed,
    checked_number,
    known_numbers,
    release,
    reserve,
)
from record.register.rows import RegisterEntry, drop, enter, place_named
from tests.actions.builders import TODAY, case_of
from tests.papers.register.kinds import (
    CASE,
    DRAFTER,
    FORM,
    LEADER,
    PROGRAMME,
    REVIEWER,
    WEEK,
    FormFacts,
    drafted,
    signed,
)
from tests.papers.register.test_signing import issued, refused, row_of

NUMBER = "惠东人社函〔2025〕12号"


@pytest.mark.parametrize("text", ["惠城人社函〔2023〕12号", "惠府办〔2023〕1号", "惠市人社（就业）〔2024〕99999号"])
def test_well_written(text: str) -> None:
    assert checked_number(text) == text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("惠城人社函[2023]12号", "六角括号"),
        ("惠城人社函（2023）12号", "六角括号"),
        ("惠城人社函【2023】12号", "六角括号"),
        ("惠城人社函202312号", "六角括号"),
        ("惠城人社函〔2023〕第12号", "不加“第”字"),
        ("惠城人社函〔2023〕012号", "不编虚位"),
        ("惠城人社函〔2023〕12", "以“号”结尾"),
        ("惠城人社函 〔2023〕12号", "不得有空格"),
        ("〔2023〕12号", "机关代字"),
        ("惠城人社函〔23〕12号", "机关代字"),
        ("惠城人社函〔2023〕0号", "不编虚位"),
        ("", "六角括号"),
        ("惠城人社函〔2023〕12号\n", "空格"),
    ],
)
def test_badly_written(text: str, fault: str) -> None:
    with pytest.raises(LetterNumberBad, match=fault):
        checked_number(text)


def test_reserved_for_a_draft_and_taken_by_it(ready: Engine) -> None:
    number = drafted(ready).register_number
    with writing(ready) as session:
        reserve(session, actor(session, DRAFTER), NUMBER, number)
    told = refused(ready, "letter_number_used", REVIEWER, lambda s, who: reserve(s, who, NUMBER, "另一份"))
    assert f"已由{DRAFTER}于{TODAY}预留，用于{number}" in told
    signed(ready, number)
    assert row_of(ready, number).letter_number == NUMBER
    assert f"已用于《{row_of(ready, number).title}》（登记号{number}），不能释放" in refused(
        ready, "letter_number_used", DRAFTER, lambda s, who: release(s, who, NUMBER)
    )
    with reading(ready) as session:
        assert [(n.number, n.state, n.document) for n in known_numbers(session)] == [(NUMBER, "已使用", number)]


def other_draft(engine: Engine) -> str:
    number = drafted(engine, "龙门县.supervisor", "huizhou-2023/龙门县/选址").register_number
    with writing(engine) as session:
        review(session, actor(session, "龙门县.reviewer"), number)
    return number


def test_reserved_for_one_document_it_is_not_put_on_another(ready: Engine) -> None:
    first, second = drafted(ready).register_number, other_draft(ready)
    with writing(ready) as session:
        reserve(session, actor(session, DRAFTER), NUMBER, first)
    told = refused(
        ready, "letter_number_used", "龙门县.district_leader", lambda s, who: sign(s, who, second, NumberSource(NUMBER))
    )
    assert f"预留给《关于惠东县选址演练事项的函》（登记号{first}）" in told
    with writing(ready) as session:
        release(session, actor(session, DRAFTER), NUMBER)
        sign(session, actor(session, "龙门县.district_leader"), second, NumberSource(NUMBER))
    with writing(ready) as session:
        assert [(n.state, n.document) for n in known_numbers(session)] == [("已释放", ""), ("已使用", second)]


def test_used_twice_is_refused_by_name(ready: Engine) -> None:
    first, second = drafted(ready).register_number, other_draft(ready)
    signed(ready, first, letter_number=NUMBER)
    told = refused(
        ready, "letter_number_used", "龙门县.district_leader", lambda s, who: sign(s, who, second, NumberSource(NUMBER))
    )
    assert f"已用于《关于惠东县选址演练事项的函》（登记号{first}）" in told
    assert first in refused(ready, "letter_number_used", DRAFTER, lambda s, who: reserve(s, who, NUMBER, "演练"))


def test_a_dropped_draft_gives_its_number_back(ready: Engine) -> None:
    number = drafted(ready).register_number
    signed(ready, number, letter_number=NUMBER)
    with writing(ready) as session:
        void(session, actor(session, LEADER), number, "不再发文")
        reserve(session, actor(session, DRAFTER), NUMBER, "另一份")


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("login", "code", "act"),
    [
        ("惠东县.operator", "wrong_role", lambda s, who: reserve(s, who, NUMBER, "演练")),
        ("惠东县.auditor", "wrong_role", lambda s, who: release(s, who, NUMBER)),
        (DRAFTER, "number_not_reserved", lambda s, who: release(s, who, NUMBER)),
        (DRAFTER, "letter_number_bad", lambda s, who: reserve(s, who, "惠东人社函2025-12", "演练")),
    ],
)
def test_what_is_refused(ready: Engine, login: str, code: str, act: Callable[..., object]) -> None:
    refused(ready, code, login, act)


def test_own_series_are_gapless_by_unit_and_year(ready: Engine) -> None:
    first, second = drafted(ready).register_number, other_draft(ready)
    signed(ready, first, own_mark="惠东就业内")
    assert row_of(ready, first).letter_number == f"惠东就业内〔{TODAY.year}〕1号"
    assert row_of(ready, first).content["number"] == f"惠东就业内〔{TODAY.year}〕1号"
    refused(
        ready,
        "letter_number_bad",
        "龙门县.district_leader",
        lambda s, who: sign(s, who, second, NumberSource(own_mark="内部〔2025〕")),
    )
    with writing(ready) as session:
        sign(session, actor(session, "龙门县.district_leader"), second, NumberSource(own_mark="惠东就业内"))
    assert row_of(ready, second).letter_number == f"惠东就业内〔{TODAY.year}〕2号"


def test_a_failed_act_takes_no_number(ready: Engine) -> None:
    def fail(session: Session) -> None:
        draft(session, actor(session, DRAFTER), Asked(CASE, FORM))
        open_item(
            session, case_of(session, CASE), "site_result", "", source="overdue", basis="x", reason="演练", on=TODAY
        )
        raise KeyboardInterrupt

    for _ in range(3):
        with pytest.raises(KeyboardInterrupt), writing(ready) as session:
            fail(session)
    with reading(ready) as session:
        assert session.exec(select(NumberSeries)).all() == []
    assert drafted(ready, kind=FORM).register_number.endswith("-0001")


def test_numbers_under_concurrency(ready: Engine) -> None:
    """Eight at once, each drafting, numbering and supervising, some of them failing: every series runs from 1."""
    barrier, faults = threading.Barrier(8), list[BaseException]()

    def work(n: int) -> None:
        try:
            barrier.wait(30)
            for turn in range(4):
                with suppress(ZeroDivisionError):
                    one(n, turn)
        except BaseException as error:
            faults.append(error)

    def one(n: int, turn: int) -> None:
        with writing(ready) as session:
            draft(session, actor(session, "市级.project_manager"), Asked(CASE, FORM, data={"stations": n * 10 + turn}))
            place = place_named(session, CASE)
            assert place.case
            open_item(
                session, place.case, "site_result", f"{n}-{turn}", source="overdue", basis="x", reason="演练", on=TODAY
            )
            if (n + turn) % 3 == 0:
                raise ZeroDivisionError

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    done = sum((n + turn) % 3 != 0 for n in range(8) for turn in range(4))
    with reading(ready) as session:
        items = [int(re.findall(r"\d+", item.number)[-1]) for item in session.exec(select(SupervisionItem)).all()]
        papers = [int(row.register_number[-4:]) for row in session.exec(select(DocumentRow)).all()]
        series = {row.series: row.last for row in session.exec(select(NumberSeries)).all()}
    assert sorted(items) == list(range(1, done + 1))
    assert sorted(papers) == list(range(1, len(papers) + 1))
    assert series == {"登记": len(papers), "督办": done}


def test_sixteen_drafts_at_once_take_sixteen_numbers(ready: Engine) -> None:
    """Documents of sixteen different subjects, none of which waits for another's file."""
    threads, numbers, lock = [], list[str](), threading.Lock()

    def one(n: int) -> None:
        with writing(ready) as session:
            (made,) = draft(
                session, actor(session, "市级.project_manager"), Asked(PROGRAMME, WEEK, on=TODAY - timedelta(weeks=n))
            )
            number = made.row.register_number
        with lock:
            numbers.append(number)

    for n in range(16):
        threads.append(threading.Thread(target=one, args=(n,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [f"huizhou-2023-{TODAY.year}-{n:04d}" for n in range(1, 17)]


def test_an_issued_number_survives_its_correction(ready: Engine) -> None:
    number = drafted(ready).register_number
    signed(ready, number, letter_number=NUMBER)
    issued(ready, number)
    with writing(ready) as session:
        new = revise(
            session, actor(session, DRAFTER), Revision(number, "联系人有误", {"contact": "演练李某"})
        ).register_number
    signed(ready, new)
    issued(ready, new)
    assert (row_of(ready, new).letter_number, row_of(ready, new).content["number"]) == (NUMBER, NUMBER)


def entered(session: Session, subject: str) -> DocumentRow:
    """A paper that an act made due, with the 文号 that the act gave it."""
    facts = FormFacts(org="演练县人力资源和社会保障局", doc_date=TODAY, stations=2)
    row = enter(
        session,
        SYSTEM,
        place_named(session, CASE),
        Sheet("演练通知书", facts, subject, "惠东人社函〔2025〕9号"),
        RegisterEntry(FORM, 1, DocumentStatus.RESERVED),
    )
    session.flush()
    return row


def test_two_papers_of_one_kind_do_not_share_a_number(ready: Engine) -> None:
    """限期整改通知书 of two stations, told with the number of the first: refused by name, not by the database."""
    with writing(ready) as session:
        first = entered(session, "甲站")
        with pytest.raises(LetterNumberUsed, match=rf"已用于《演练通知书》（登记号{first.register_number}）"):
            entered(session, "乙站")


def test_a_number_that_went_out_and_was_dropped_is_not_used_again(ready: Engine) -> None:
    with writing(ready) as session:
        first = entered(session, "甲站")
        mark_issued(session, first.id or 0, "files/x", "s")
        drop(session, SYSTEM, first, "演练")
        with pytest.raises(LetterNumberUsed):
            entered(session, "甲站")
