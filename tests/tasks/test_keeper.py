"""The keeper: delivers each turn, steps in for what stays away or was broken off, outlives what goes wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import col

from actions.registry import all_acts
from documents.content import PdfRenderer
from models.alert import Alert
from models.case import Case
from models.clock import utc_now
from models.database import reading, record_head, writing
from models.record import Duty
from models.settings import SettingsError
from record import people
from record.alerting import outbox
from record.alerting.watch import WatchResult
from record.custody.audit import AuditBroken
from record.duties import DELIVERY, MORNING, RHYTHMS, SWEEP, DutyState, on_duty
from record.duties import kept as of
from record.errors import FactMissing
from record.handlers import Command
from record.leases import aside
from record.perform import Prepared
from record.rows.cases import case_of
from record.submit import judge_before, write_judged
from tasks import duties, heartbeat
from tasks.advance import Advanced, advance, due_cases
from tasks.duties import deliver_now, district_lease, sweep_now, watch_now
from tasks.keeper import TAKE_UP, Keeper, keep
from tasks.workshop import Workshop, use_workshop
from tests.actions import test_site
from tests.record.alerting.test_outbox import enqueue
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due
from views.work import Place, left_behind


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
def means(engine: Engine, home: object) -> Workshop:
    publicity_due(engine)
    return Workshop(engine, home, TextRenderer())  # type: ignore[arg-type]


def kept(means: Workshop) -> dict[str, DutyState]:
    with reading(means.engine) as session:
        return {rhythm.name: of(session, rhythm) for rhythm in RHYTHMS}


def alerts_of(means: Workshop) -> int:
    with reading(means.engine) as session:
        return len(session.execute(select(Alert)).all())


class Later:
    """A clock that stands, however slow the machine, and can be put forward."""

    def __init__(self) -> None:
        self.start, self.by = utc_now(), timedelta(0)

    def __call__(self) -> datetime:
        return self.start + self.by


def all_wait_since(means: Workshop, instant: datetime) -> None:
    """What waits to be advanced waits since then."""
    with aside(means.engine) as session:
        waits = col(Case.waiting_since).is_not(None)
        session.execute(update(Case).where(waits).values(waiting_since=instant))


def test_a_sweep_without_prefect_does_all_but_what_another_is_at(means: Workshop) -> None:
    from record.leases import held

    with held(means.engine, district_lease(Place("huizhou-2023", "龙门县", 0))):
        swept = sweep_now(means)
    assert swept
    assert swept.elsewhere == ("龙门县",)
    assert "龙门县正由另一进程办理" in swept.said
    assert documents(means.engine) == [("site_publicity", "issued", 1)]
    assert {slug.split("/")[1] for slug in due_cases(means.engine)} == {"龙门县"}
    with on_duty(means.engine, SWEEP) as duty:
        assert duty
        assert sweep_now(means) is None
    done = sweep_now(means)
    assert done
    assert done.failed == 0
    assert sweep_now(means).said == "各地均没有待办事项"  # type: ignore[union-attr]


def test_a_document_that_cannot_be_made_is_told_and_left_for_the_next_sweep(means: Workshop) -> None:
    assert isinstance(means.renderer, TextRenderer)
    means.renderer.broken = True
    swept = sweep_now(means)
    assert swept
    assert swept.failed == 1
    assert "1件公文未能制成" in swept.said
    assert due_cases(means.engine) == [CASE]


class Other(Exception):
    """A fault of the program."""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FactMissing("缺少填表所需的内容"), "缺少填表所需的内容"),
        (Other("what only a programmer understands"), "程序出错，详情见日志"),
    ],
)
def test_a_case_that_cannot_be_advanced_keeps_no_other_from_it(
    means: Workshop, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    whole = duties.advance

    def advanced(engine: Engine, home: Path, case: str, renderer: PdfRenderer) -> Advanced:
        if case == first:
            raise fault
        return whole(engine, home, case, renderer)

    first, *others = due_cases(means.engine)
    assert others
    monkeypatch.setattr(duties, "advance", advanced)
    swept = sweep_now(means)
    assert swept
    assert [one.case for one in swept.stuck] == [first]
    assert {one.case for one in swept.advanced} == set(others)
    assert said in swept.said and "programmer" not in swept.said
    assert (swept.failed, due_cases(means.engine)) == (1, [first])


@pytest.mark.parametrize("broken", ["audit.key", "audit-seals.jsonl"])
def test_what_breaks_the_seal_keeps_nobody_from_the_alerts(means: Workshop, home: Path, broken: str) -> None:
    assert watch_now(means)
    before = alerts_of(means)
    with writing(means.engine) as session:
        people.set_programme_date(session, date(2026, 1, 5))
    (home / broken).write_text("damaged\n")
    with pytest.raises(AuditBroken, match="已损坏"):
        watch_now(means)
    assert alerts_of(means) > before
    assert kept(means)[MORNING.name].broken_off  # `doctor` tells, the next turn tries again


def test_one_programme_that_cannot_be_watched_keeps_no_other_from_it(
    means: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched, sealed = [], []

    def watch(slug: str) -> WatchResult:
        if slug == "a":
            raise Other("a")
        watched.append(slug)
        return WatchResult(0, 0)

    monkeypatch.setattr(duties.alerts, "programmes", lambda _engine: ["a", "b"])
    with pytest.raises(Other):
        duties.morning(means.engine, watch, lambda: sealed.append(True))
    assert (watched, sealed) == (["b"], [True])


def test_a_mail_server_set_in_half_keeps_nobody_from_the_inbox(
    means: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YICHENG_SMTP_URL", "smtp://127.0.0.1:2525")
    enqueue(means.engine, "T-1", channel=outbox.INBOX)
    with pytest.raises(SettingsError):
        deliver_now(means.engine)
    with aside(means.engine) as session:
        assert outbox.deliver_inbox(session, utc_now()) == 0  # it was delivered before


def test_delivery_takes_up_at_once_what_a_dead_deliverer_had_claimed(means: Workshop) -> None:
    enqueue(means.engine, "T-1")
    with aside(means.engine) as session:
        assert [m.number for m in outbox.claim(session, outbox.MAIL, utc_now())] == ["T-1"]
        assert outbox.claim(session, outbox.MAIL, utc_now()) == []
    assert deliver_now(means.engine)
    with aside(means.engine) as session:
        assert [m.number for m in outbox.claim(session, outbox.MAIL, utc_now())] == ["T-1"]
    with on_duty(means.engine, DELIVERY) as duty:
        assert duty
        assert deliver_now(means.engine) is None


def test_the_keeper_delivers_and_leaves_to_prefect_what_prefect_does(means: Workshop) -> None:
    clock = Later()
    assert sweep_now(means)
    assert watch_now(means)
    before = kept(means)
    keeper = Keeper(lambda: means, clock)
    assert keeper.turn()
    assert kept(means)[DELIVERY.name].completed_at
    assert kept(means)[SWEEP.name] == before[SWEEP.name]
    assert kept(means)[MORNING.name] == before[MORNING.name]


def test_the_keeper_steps_in_for_what_stays_away(means: Workshop) -> None:
    clock = Later()
    keeper = Keeper(lambda: means, clock)
    assert keeper.turn()
    assert kept(means)[SWEEP.name].completed_at is None  # Prefect is given time to start
    clock.by = timedelta(minutes=11)
    assert keeper.turn()
    assert kept(means)[SWEEP.name].completed_at
    assert kept(means)[MORNING.name].completed_at
    assert documents(means.engine) == [("site_publicity", "issued", 1)]


def test_the_keeper_takes_up_a_sweep_that_was_broken_off(means: Workshop) -> None:
    assert sweep_now(means)
    assert watch_now(means)
    with on_duty(means.engine, SWEEP) as duty:
        assert duty  # and dies here
    keeper = Keeper(lambda: means)
    assert keeper.turn()
    assert kept(means)[SWEEP.name].broken_off  # a restarted Prefect may take it up itself
    assert keeper.turn()
    assert not kept(means)[SWEEP.name].broken_off


def test_the_keeper_advances_what_prefect_hands_out_and_nobody_takes_up(means: Workshop) -> None:
    clock = Later()
    keeper = Keeper(lambda: means, clock)
    assert watch_now(means)
    all_wait_since(means, clock())

    def handed_out() -> None:
        """As the flow does it with no worker alive."""
        with on_duty(means.engine, SWEEP) as duty:
            assert duty
            duty.complete("已派发：惠东县")
        with aside(means.engine) as session:
            session.execute(update(Duty).values(completed_at=clock()))

    handed_out()
    clock.by = timedelta(minutes=14)
    handed_out()
    assert keeper.turn()
    assert documents(means.engine) == []  # a worker may be at it
    clock.by = timedelta(minutes=16)
    handed_out()
    with reading(means.engine) as session:
        left = left_behind(session, clock() - TAKE_UP)
    assert left
    assert (left.case, left.count) == (due_cases(means.engine)[0], len(due_cases(means.engine)))
    assert keeper.turn()
    assert ("site_publicity", "issued", 1) in documents(means.engine)
    assert due_cases(means.engine) == []
    with reading(means.engine) as session:
        assert left_behind(session, clock() + timedelta(days=1)) is None


def test_what_cannot_be_made_is_not_tried_in_every_turn(means: Workshop) -> None:
    assert isinstance(means.renderer, TextRenderer)
    means.renderer.broken = True
    clock = Later()
    keeper = Keeper(lambda: means, clock)
    assert sweep_now(means)
    with on_duty(means.engine, MORNING) as duty:
        assert duty
    all_wait_since(means, clock())
    for minutes, tried in ((16, 2), (17, 2), (30, 2), (31, 3)):
        clock.by = timedelta(minutes=minutes)
        with aside(means.engine) as session:
            session.execute(update(Duty).values(completed_at=clock()))
        assert keeper.turn()
        assert means.renderer.rendered == tried, minutes


def test_a_change_counts_from_the_first_that_waits(means: Workshop) -> None:
    with reading(means.engine) as session:
        case = case_of(session, CASE)
        since = case.waiting_since
        assert since
    with writing(means.engine) as session:
        case_of(session, CASE).touch(record_head(session).data_version)
    with reading(means.engine) as session:
        assert case_of(session, CASE).waiting_since == since
    advance(means.engine, means.home, CASE, means.renderer)
    with writing(means.engine) as session:
        assert case_of(session, CASE).waiting_since is None
        case_of(session, CASE).touch(record_head(session).data_version)
    with reading(means.engine) as session:
        again = case_of(session, CASE).waiting_since
        assert again and again > since


def test_an_act_that_was_judged_before_a_sweep_waits_all_the_same(means: Workshop) -> None:
    """What the act has read says that the case waited already; the sweep has come between."""
    login = "惠东县.district_leader"
    command = Command(
        command_id="result",
        case=CASE,
        step="site_result",
        on=test_site.RESULT,
        details={"letter_number": "惠东人社〔2023〕8号", "objections": 0},
    )
    seen, prepared = judge_before(means.engine, login, command, all_acts())
    assert isinstance(prepared, Prepared)
    advance(means.engine, means.home, CASE, means.renderer)
    write_judged(means.engine, seen, prepared)
    with reading(means.engine) as session:
        case = case_of(session, CASE)
        assert case.advanced_version < case.changed_version
        assert case.waiting_since


def test_the_keeper_shows_that_it_gets_on(means: Workshop) -> None:
    beats: list[int] = []
    keeper = Keeper(lambda: means, Later(), lambda: beats.append(1))
    assert keeper.turn()
    quiet = len(beats)
    assert quiet
    late = Later()
    late.by = timedelta(minutes=11)
    keeper._now = late
    assert keeper.turn()
    assert len(beats) - quiet > quiet + 1  # between the cases of a sweep too


def test_a_sign_of_life_is_the_living_keeper_s_and_fresh(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    assert not heartbeat.beats(home)
    heartbeat.beat(home)
    assert heartbeat.beats(home)
    monkeypatch.setattr(heartbeat, "FRESH_SECONDS", 0.0)
    assert not heartbeat.beats(home)
    monkeypatch.setattr(heartbeat, "FRESH_SECONDS", 180.0)
    heartbeat.forget(home)
    assert not heartbeat.beats(home)
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from tasks import heartbeat; heartbeat.beat(Path(sys.argv[1]))",
            str(home),
        ]
    ) as ended:
        ended.wait()
    assert not heartbeat.beats(home)


def test_a_turn_that_fails_is_taken_again_soon(means: Workshop) -> None:
    stop, turns = threading.Event(), []

    class Faulty(Keeper):
        def turn(self) -> bool:
            turns.append(1)
            if len(turns) == 1:
                raise ConnectionError("the database is restarted")
            stop.set()
            return True

    keep(Faulty(lambda: means), stop, wait=600.0, short=0.0)
    assert len(turns) == 2
    use_workshop(None)


def test_one_duty_that_fails_keeps_no_other_from_being_done(means: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_engine: Engine, _beat: object) -> None:
        raise ConnectionError("no mail server")

    monkeypatch.setattr("tasks.keeper.deliver_now", broken)
    clock = Later()
    keeper = Keeper(lambda: means, clock)
    clock.by = timedelta(minutes=11)
    assert not keeper.turn()
    assert kept(means)[SWEEP.name].completed_at
