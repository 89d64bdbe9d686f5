"""The console as a process: it answers on its port, and only a rehearsal has accounts that everybody knows."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import httpx
from sqlmodel import select

from console.processes import console_child, free_port
from console.supervisor import Process
from console.web.served import prepared
from models.database import open_engine, reading
from models.schema.record_setup import prepare_record
from models.settings import Settings
from models.web.account import Account


def test_it_answers_before_anything_else_runs(console_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(console_home, home)
    chosen = Settings(home=home, console_port=free_port())
    process = Process(console_child(chosen))
    process.start()
    try:
        assert process.wait_ready(threading.Event(), lambda _text: None) == ""
        answer = httpx.get(f"http://127.0.0.1:{chosen.console_port}/", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in")
        assert "server" not in answer.headers
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    finally:
        process.stop()


def test_a_real_record_has_no_account_that_everybody_knows(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'real.db'}"
    prepare_record(open_engine(url))
    with reading(prepared(url)) as session:
        assert session.exec(select(Account)).all() == []


def test_a_rehearsal_has_one_for_each_role(played: Path, tmp_path: Path) -> None:
    shutil.copytree(played, tmp_path / "home")
    with reading(prepared(f"sqlite:///{tmp_path / 'home' / 'yicheng.db'}")) as session:
        demo = [account for account in session.exec(select(Account)).all() if account.demo]
    assert len(demo) > 9
