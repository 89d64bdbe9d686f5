"""The doctor tells what is missing and never breaks, whatever state the machine is in."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from console import doctor
from console.doctor import Check, healthy, render, report
from models import clock
from models.alert import Outbox
from models.database import record_head, writing
from models.schema.record_setup import prepare_record
from models.settings import settings
from record.duties import LEFT_BEHIND, RHYTHMS, SWEEP, on_duty
from record.people import actor, programme_date
from record.plan.calendar_years import load_year
from record.roster.edits import retire
from rules.dates.notice import load_notice
from tasks.advance import due_cases
from tests.actions.builders import prepare
from tests.record.alerting.test_outbox import enqueue
from tests.rules.notice_files import FICTION_2027


def found(name: str) -> Check:
    settings.cache_clear()
    return next(check for check in report() if check.name == name)


class TestDatabase:
    def test_not_there_yet_is_fine_and_stays_absent(self, home: Path) -> None:
        assert "尚未建立" in found("数据库").detail
        assert not home.exists()

    def test_a_prepared_record_with_kind_and_version(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_DATABASE_URL", engine.url.render_as_string(hide_password=False))
        check = found("数据库")
        assert check.state == "ok"
        assert check.detail.startswith("PostgreSQL 1" if engine.dialect.name == "postgresql" else "SQLite 3.")
        assert engine.url.password is None or engine.url.password not in check.detail

    def test_an_empty_database_awaits_its_tables(self, empty_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        url = empty_engine.url.render_as_string(hide_password=False)
        empty_engine.connect().close()
        monkeypatch.setenv("YICHENG_DATABASE_URL", url)
        assert found("数据库").state == "warn"
        prepare_record(empty_engine)
        assert found("数据库").state == "ok"

    def test_a_file_that_is_no_database(self, home: Path) -> None:
        home.mkdir()
        (home / "yicheng.db").write_bytes(b"not a database" * 100)
        assert found("数据库").state == "missing"

    def test_a_server_that_does_not_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_DATABASE_URL", f"postgresql://u:geheim@127.0.0.1:{closed_port()}/d")
        check = found("数据库")
        assert (check.state, "geheim" in check.detail) == ("missing", False)


class TestCalendar:
    """Sixty days before the last known year ends, by the programme's date, the next notice is asked for."""

    @pytest.mark.parametrize(
        ("today", "state", "said"),
        [
            (date(2026, 10, 31), "ok", "载入至2026年"),
            (date(2026, 11, 1), "warn", "距2026-12-31还有60日"),
            (date(2026, 12, 31), "warn", "还有0日，跨年期限为预估"),
            (date(2027, 1, 1), "warn", "2027-01-01已超出，所算期限为预估"),
        ],
    )
    def test_by_the_programme_s_date(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch, today: date, state: str, said: str
    ) -> None:
        prepare(engine, today=today)
        monkeypatch.setenv("YICHENG_DATABASE_URL", engine.url.render_as_string(hide_password=False))
        check = found("工作日历")
        assert (check.state, said in check.detail) == (state, True), check
        assert ("./yicheng calendar load" in check.remedy) is (state == "warn")

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_a_loaded_year_counts(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        prepare(engine, today=date(2026, 12, 31))
        with writing(engine) as session:
            load_year(session, actor(session, "市级.city_leader"), load_notice(FICTION_2027, "2027.yaml"))
        monkeypatch.setenv("YICHENG_DATABASE_URL", engine.url.render_as_string(hide_password=False))
        assert found("工作日历") == Check("工作日历", "ok", "国务院放假通知载入至2027年")

    def test_without_a_record_the_machine_s_date_counts(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(clock, "system_date", lambda: date(2026, 11, 1))
        assert "还有60日" in found("工作日历").detail
        assert not home.exists()


class TestDuties:
    """巡检, 晨检, 投递: judged by what was last completed, known without Prefect."""

    def stand(self, engine: Engine, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
        prepare(engine)
        with writing(engine) as session:
            record_head(session).kind = kind
        monkeypatch.setenv("YICHENG_DATABASE_URL", engine.url.render_as_string(hide_password=False))

    def test_without_a_programme_there_is_nothing_to_do(self, home: Path) -> None:
        assert [found(rhythm.name).state for rhythm in RHYTHMS] == ["ok"] * 3
        assert found("事项推进").state == "ok"
        assert not home.exists()

    @pytest.mark.parametrize(("kind", "state"), [("real", "missing"), ("rehearsal", "warn")])
    def test_never_completed(self, engine: Engine, monkeypatch: pytest.MonkeyPatch, kind: str, state: str) -> None:
        self.stand(engine, monkeypatch, kind)
        for rhythm in RHYTHMS:
            check = found(rhythm.name)
            assert (check.state, check.detail) == (state, "从未完成")
            assert rhythm.command in check.remedy
        assert healthy([found(SWEEP.name)]) is (kind == "rehearsal")

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_completed_in_time_and_stopped(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stand(engine, monkeypatch, "real")
        for rhythm in RHYTHMS:
            with on_duty(engine, rhythm) as duty:
                assert duty
                duty.complete("已办理2个事项")
        for rhythm in RHYTHMS:
            check = found(rhythm.name)
            assert (check.state, "已办理2个事项" in check.detail) == ("ok", True)
        later = clock.utc_now() + timedelta(days=2)
        monkeypatch.setattr(clock, "utc_now", lambda: later)
        for rhythm in RHYTHMS:
            assert (found(rhythm.name).state, "已停办" in found(rhythm.name).detail) == ("missing", True)

    def test_a_database_that_does_not_answer_is_told_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_DATABASE_URL", f"postgresql://u@127.0.0.1:{closed_port()}/d")
        assert found(SWEEP.name).state == "warn"

    @pytest.mark.parametrize(("kind", "state"), [("real", "missing"), ("rehearsal", "warn")])
    def test_cases_that_nobody_advances(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch, kind: str, state: str
    ) -> None:
        """A sweep is completed once its work is handed out; whether anybody does it, the cases tell."""
        self.stand(engine, monkeypatch, kind)
        with on_duty(engine, SWEEP) as duty:
            assert duty
            duty.complete("已派发")
        count = len(due_cases(engine))
        assert (found("事项推进").state, count > 1) == ("ok", True)
        later = clock.utc_now() + LEFT_BEHIND
        monkeypatch.setattr(clock, "utc_now", lambda: later)
        check = found("事项推进")
        assert (check.state, check.detail.startswith(f"{count}个事项变动后未推进，最早的huizhou-2023/")) == (
            state,
            True,
        )
        assert "./yicheng sweep" in check.remedy

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_posts_and_mails_that_need_a_person(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stand(engine, monkeypatch, "real")
        assert (found("岗位").state, "未成" in found("邮件").detail) == ("ok", False)
        enqueue(engine, "T-1")
        with writing(engine) as session:
            manager = actor(session, "市级.project_manager")
            retire(session, manager, "惠东县.supervisor", programme_date(session), "调离")
            session.execute(update(Outbox).values(state="failed"))
        posts, mail = found("岗位"), found("邮件")
        assert (posts.state, "惠东县驿站监管员今日无人在岗" in posts.detail) == ("warn", True)
        assert (mail.state, mail.detail) == ("warn", "1条提醒多次投递未成，已停止投递")
        assert "./yicheng deliver --again" in mail.remedy

    def test_a_database_that_does_not_answer_hides_no_check(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_DATABASE_URL", f"postgresql://u@127.0.0.1:{closed_port()}/d")
        assert found("岗位") == Check("岗位", "warn", "数据库无法读取，不知各岗位有无人员")
        assert found("事项推进").state == "warn"
        assert found("邮件").state == "warn"


class TestSettings:
    def test_a_bad_value_is_told_and_the_rest_still_checked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_PREFECT_PORT", "x")
        check = found("设置")
        assert (check.state, "YICHENG_PREFECT_PORT" in check.detail) == ("missing", True)
        assert found("Python").state == "ok"

    def test_a_misspelt_variable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("YICHENG_DATABSE_URL", "sqlite:////tmp/x.db")
        check = found("设置")
        assert (check.state, "YICHENG_DATABSE_URL" in check.detail) == ("warn", True)


class TestMail:
    def test_password_file_that_others_can_read(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("x")
        (tmp_path / "secret").chmod(0o644)
        monkeypatch.setenv("YICHENG_SMTP_URL", "smtp://h")
        monkeypatch.setenv("YICHENG_SMTP_FROM", "a@b.cn")
        monkeypatch.setenv("YICHENG_SMTP_PASSWORD_FILE", str(tmp_path / "secret"))
        assert "可被他人读取" in found("邮件").detail
        (tmp_path / "secret").unlink()
        assert "无法读取" in found("邮件").detail

    def test_reachable_or_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            monkeypatch.setenv("YICHENG_SMTP_URL", f"smtp://127.0.0.1:{server.getsockname()[1]}")
            monkeypatch.setenv("YICHENG_SMTP_FROM", "a@b.cn")
            assert found("邮件").state == "ok"
        assert found("邮件").state == "warn"


@pytest.fixture
def health_server() -> Iterator[int]:
    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/api/health" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Health)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_prefect_server(monkeypatch: pytest.MonkeyPatch, health_server: int) -> None:
    monkeypatch.setenv("YICHENG_PREFECT_PORT", str(health_server))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    assert found("Prefect 服务").state == "ok"
    monkeypatch.setenv("YICHENG_PREFECT_PORT", str(closed_port()))
    assert found("Prefect 服务").state == "warn"


def test_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", {"libnone.so.9": "libnone9"})
    check = found("排版库")
    assert check.state == "missing"
    assert "apt-get install" in check.remedy
    assert "libnone9" in check.remedy


def test_a_broken_check_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", None)
    assert found("排版库").state == "missing"


class TestRender:
    CHECKS = (Check("甲", "ok", "好"), Check("Beta", "missing", "没有", "去取"), Check("丙", "warn", "慢"))

    def test_text(self) -> None:
        text = render(list(self.CHECKS))
        assert text.splitlines()[1] == "✗ 缺少  Beta  没有"
        assert "处理：去取" in text
        assert "缺少 1 项" in text

    def test_json(self) -> None:
        body = json.loads(render(list(self.CHECKS), as_json=True))
        assert body["ok"] is False
        assert body["checks"][1] == {"name": "Beta", "state": "missing", "detail": "没有", "remedy": "去取"}

    @pytest.mark.parametrize(
        ("states", "well"),
        [
            ((0,), True),
            ((0, 2), True),
            ((0, 1), False),
        ],
    )
    def test_only_what_is_necessary_decides(self, states: tuple[int, ...], well: bool) -> None:
        assert healthy(self.CHECKS[n] for n in states) is well


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
