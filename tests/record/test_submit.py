"""An act that is judged before the lock: the same record as under it, nothing lost, nothing judged by what has moved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select as sqlmodel_select

from actions.acts import record, submit
from actions.registry import all_acts
from models.case import Case, Fact
from models.database import reading, writing
from models.person import Person
from models.programme import CandidateSite
from models.refusal import Refusal
from models.schema.protection import unprotect
from record.custody import audit
from record.custody.digest import digest
from record.errors import AlreadyDone
from record.handlers import Command, Done
from record.people import actor, set_programme_date
from record.perform import Prepared
from record.situation import open_dossier
from record.stored import change_of, ground_watched
from record.submit import RecordMoved, Seen, judge_before, was_quicker, write_judged
from tests.actions.builders import act, case_of, confirmed, contents, prepare, slug, stale, station_of
from tests.actions.tender_case import CASE, SQLITE_ONLY, TERMS, bids, ready, restore, snapshot
from tests.actions.test_challenge import CHILD, challenge, four_valid, reply
from tests.actions.test_site import done

REVIEW = {"opinion": "需求合规、完整"}
DAY = date(2023, 8, 3)
SURVEY = {
    "candidates": [
        {"code": f"A{n}", "name": f"演练{n}", "address": f"演练路{n}号", "area_dm2": 2600, "premises": "政府机构物业"}
        for n in (1, 2, 3, 4)
    ]
}


def command(case: str, step: str, on: date, subject: str = "", second: str | None = None, **details: object) -> Command:
    return Command(
        command_id=f"{case}|{step}|{subject}|{details}"[:200],
        case=slug(case),
        step=step,
        on=on,
        subject=subject,
        second=second,
        details=details,
    )


def review(engine: Engine) -> Command:
    with reading(engine) as session:
        return command(CASE, "requirement_review", DAY, **REVIEW, **confirmed(session, CASE, "requirement_review"))


def judged(engine: Engine, login: str, asked: Command) -> tuple[Seen, Prepared]:
    seen, prepared = judge_before(engine, login, asked, all_acts())
    assert isinstance(prepared, Prepared)
    return seen, prepared


def test_judging_writes_nothing_and_says_what_follows(engine: Engine) -> None:
    ready(engine, "estimate")
    before = contents(engine)
    _seen, prepared = judged(engine, "惠东县.reviewer", review(engine))
    assert contents(engine) == before
    own = prepared.changes[0]
    assert own.case.slug == slug(CASE)
    assert [row["done_on"] for row in own.moved if row["step"] == "requirement_review"] == [DAY]


def reviewed(engine: Engine) -> tuple[str, Command]:
    """An act that leaves no more than its fact."""
    ready(engine, "estimate")
    return "惠东县.reviewer", review(engine)


def opened(engine: Engine) -> tuple[str, Command]:
    """One that writes rows of its own."""
    ready(engine, "expert_draw")
    return "惠东县.procurement", command(CASE, "bid_opening", date(2023, 10, 30), second="惠东县.supervisor", **bids())


def failed(engine: Engine) -> tuple[str, Command]:
    """One that opens another round."""
    ready(engine, "expert_draw")
    return "惠东县.procurement", command(CASE, "tender_failure", date(2023, 10, 30), reason="投标人不足3家", bidders=2)


def issued(engine: Engine) -> tuple[str, Command]:
    """One of the city, which cases of every district follow."""
    ready(engine, "targets_set")
    return "市级.city_leader", command(TERMS, "terms_issued", date(2023, 7, 20), letter_number="演练人社〔2023〕1号")


def closed(engine: Engine) -> tuple[str, Command]:
    """One that performs another act, on another case."""
    four_valid(engine)
    challenge(engine, lots=[1])
    reply(engine, outcome="upheld")
    return "惠东县.district_leader", command(CHILD, "closed", date(2023, 11, 17), consequence="reselect")


@SQLITE_ONLY
@pytest.mark.parametrize("asked_after", [reviewed, opened, failed, issued, closed])
def test_the_record_is_the_same_as_under_the_lock(
    engine: Engine, asked_after: Callable[[Engine], tuple[str, Command]]
) -> None:
    login, asked = asked_after(engine)
    start, found = snapshot(engine), []
    for under_lock in (True, False):
        restore(engine, start)
        if under_lock:
            with writing(engine) as session:
                done = record(session, actor(session, login), asked)
        else:
            done = submit(engine, login, asked)
        assert not done.replayed
        assert stale(engine) == []
        with reading(engine) as session:
            found.append(digest(session))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("statement", "quicker"),
    [
        ("UPDATE fact SET command_id = (SELECT command_id FROM fact WHERE id = {id}) WHERE id <> {id}", True),
        ("INSERT INTO station SELECT * FROM station", False),
    ],
)
def test_only_the_same_act_of_another_is_tried_again(engine: Engine, statement: str, quicker: bool) -> None:
    """A key of a fact that is taken means that somebody was quicker; any other broken constraint is told as it is."""
    prepare(engine)
    for place in ("惠东县", "龙门县"):
        act(engine, "supervisor", f"{place}/选址", "site_survey", date(2023, 9, 4), **SURVEY)
    with reading(engine) as session:
        fact = session.execute(select(Fact.id).order_by(Fact.id)).scalars().first()
    with engine.begin() as connection:
        unprotect(connection)
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(text(statement.format(id=fact)))
    assert was_quicker(caught.value) is quicker


def test_what_was_computed_before_is_what_would_be_computed_after(engine: Engine) -> None:
    prepare(engine)
    act(engine, "supervisor", "惠东县/选址", "site_survey", date(2023, 9, 4), **SURVEY)
    for code in ("A1", "A2"):
        act(
            engine,
            "supervisor",
            "惠东县/选址",
            "site_inspection",
            date(2023, 9, 4),
            code,
            score=90,
            equipment_possible=True,
        )
    with reading(engine) as session:
        for case in session.execute(select(Case)).scalars():
            change = change_of(session, open_dossier(session, case))
            assert (change.added, change.moved, change.gone) == ((), (), ()), case.slug


@pytest.mark.parametrize(
    ("change", "noticed"),
    [({"score": 91}, set()), ({"station": "惠东01"}, set()), ({"code": "B1"}, {"CandidateSite"}), ({}, set())],
)
def test_of_a_candidate_only_its_code_moves_a_schedule(
    engine: Engine, change: dict[str, object], noticed: set[str]
) -> None:
    prepare(engine)
    act(engine, "supervisor", "惠东县/选址", "site_survey", date(2023, 9, 4), **SURVEY)
    with writing(engine) as session:
        place = session.exec(sqlmodel_select(CandidateSite).where(CandidateSite.code == "A1")).one()
        with ground_watched(session) as moved:
            for name, value in change.items():
                setattr(place, name, value)
            session.flush()
        assert moved == noticed
        with ground_watched(session) as moved:
            session.get_one(Case, place.case_id).due_on = date(2023, 10, 13)
            session.flush()
        assert moved == {"Case"}


class TestMoved:
    """What happens between the two halves."""

    def test_the_case_itself(self, engine: Engine) -> None:
        ready(engine, "estimate")
        asked = review(engine)
        seen, prepared = judged(engine, "惠东县.reviewer", asked)
        act(engine, "reviewer", CASE, "requirement_review", DAY, **REVIEW)
        before = contents(engine)
        with pytest.raises(RecordMoved):
            write_judged(engine, seen, prepared)
        assert contents(engine) == before
        with pytest.raises(AlreadyDone):
            submit(engine, "惠东县.reviewer", asked)

    def test_people(self, engine: Engine) -> None:
        ready(engine, "estimate")
        seen, prepared = judged(engine, "惠东县.reviewer", review(engine))
        with writing(engine) as session:
            session.get_one(Person, "惠东县.reviewer").active = False
            audit.append(session, actor(session, "市级.project_manager"), "leave", "惠东县.reviewer", {})
        with pytest.raises(RecordMoved):
            write_judged(engine, seen, prepared)

    def test_the_date(self, engine: Engine) -> None:
        ready(engine, "estimate")
        seen, prepared = judged(engine, "惠东县.reviewer", review(engine))
        with writing(engine) as session:
            set_programme_date(session, date(2026, 1, 1))
        with pytest.raises(RecordMoved):
            write_judged(engine, seen, prepared)

    def test_another_district_is_nothing_to_it(self, engine: Engine) -> None:
        prepare(engine)
        mine = command("惠东县/选址", "site_survey", date(2023, 9, 4), **SURVEY)
        seen, prepared = judged(engine, "惠东县.supervisor", mine)
        act(engine, "supervisor", "龙门县/选址", "site_survey", date(2023, 9, 4), **SURVEY)
        assert isinstance(write_judged(engine, seen, prepared), Done)
        with reading(engine) as session:
            assert audit.verify(session, None).ok
            for place in ("惠东县", "龙门县"):
                dossier = open_dossier(session, case_of(session, f"{place}/选址"))
                assert dossier.fact("site_survey")
                assert change_of(session, dossier).moved == ()

    def test_what_a_check_asks_of_other_districts_is_asked_again(self, engine: Engine) -> None:
        _with_places(engine)
        name = {"name": "演练就业驿站", "rule_source": "市专班口头意见"}
        mine = command("惠东县/选址", "station_naming", date(2023, 9, 18), "惠东01", **name)
        seen, prepared = judged(engine, "惠东县.supervisor", mine)
        with writing(engine) as session:
            station_of(session, "龙门01").name = "演练就业驿站"
        before = contents(engine)
        with pytest.raises(Refusal, match="已由龙门01使用"):
            write_judged(engine, seen, prepared)
        assert contents(engine) == before


def _with_places(engine: Engine) -> None:
    prepare(engine)
    done(engine)


def test_many_writers_lose_nothing(engine: Engine) -> None:
    """Two districts at once, each several acts: all are there, the trail is whole, the schedules agree with them."""
    prepare(engine)

    def survey(place: str) -> None:
        for step, subject, details in (
            ("site_survey", "", SURVEY),
            *(("site_inspection", f"A{n}", {"score": 90, "equipment_possible": True}) for n in (1, 2, 3, 4)),
        ):
            submit(
                engine,
                f"{place}.supervisor",
                command(f"{place}/选址", step, date(2023, 9, 4), subject, **details),  # type: ignore[arg-type]
            )

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(survey, ("惠东县", "龙门县")))
    with reading(engine) as session:
        assert len(session.execute(select(Fact)).all()) == 10
        assert audit.verify(session, None).ok
        for case in session.execute(select(Case)).scalars():
            change = change_of(session, open_dossier(session, case))
            assert (change.added, change.moved, change.gone) == ((), (), ()), case.slug
