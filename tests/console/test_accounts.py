"""account and init at the command line: what the server's administrator does, says so, and types no password."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from models.database import open_engine
from record.accounts import hashing
from record.accounts.sessions import Caller, sign_in
from tests.console.test_people import Console

WORD = "First-word-1"


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> Console:
    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))
    return Console(monkeypatch, capsys, home)


@pytest.fixture
def word(tmp_path: Path) -> str:
    file = tmp_path / "word.txt"
    file.write_text(f"{WORD}\n", "utf-8")
    return str(file)


INIT = ("init", "--login", "chen", "--name", "演练陈", "--unit", "演练市局")


def test_a_record_starts_with_its_system_administrator(console: Console, word: str) -> None:
    said = console(*INIT, "--system-login", "root-1", "--system-name", "演练某", "--password-file", word)
    assert "已建立系统管理员 演练某（root-1）的账号" in said
    assert console.trail() == [("chen", "initialise"), ("system", "make_account")]
    assert sign_in(open_engine(f"sqlite:///{console.home / 'yicheng.db'}"), "root-1", WORD, Caller("127.0.0.1"))
    assert "account office system" not in said


def test_nothing_is_begun_where_the_administrator_cannot_be(console: Console, word: str) -> None:
    again = ("--system-login", "chen", "--system-name", "演练某", "--password-file", word)
    assert "不能兼任系统管理员" in console(*INIT, *again, code=1)
    assert console.trail() == []


def test_what_the_server_does_stands_in_the_trail(console: Console, word: str) -> None:
    assert "account office system" in console(*INIT)
    file = ("--password-file", word)
    assert "由服务器管理员建立账号 chen" in console("account", "make", "chen", *file)
    assert "已有账号" in console("account", "make", "chen", *file, code=1)
    console("account", "office", "audit", "audit-1", "--name", "演练某", *file)
    assert "没有管理员“x”" in console("account", "office", "x", "a", "--name", "演练某", *file, code=2)
    console("account", "reset", "chen", *file)
    console("account", "lock", "chen", "--reason", "演练")
    assert "chen　演练陈　市专班　市级　已锁定" in console("account", "list")
    console("account", "unlock", "chen", "--reason", "演练")
    assert "没有账号“nobody”" in console("account", "lock", "nobody", "--reason", "演练", code=2)
    deeds = ("make_account", "make_account", "reset_password", "lock_account", "unlock_account")
    assert console.trail() == [("chen", "initialise"), *(("system", deed) for deed in deeds)]


@pytest.mark.parametrize(
    ("text", "said"), [("", "应只有一行"), ("First-word-1\nsecond\n", "应只有一行"), ("weak", "应为10至128个字符")]
)
def test_a_bad_file_of_a_password(console: Console, tmp_path: Path, text: str, said: str) -> None:
    console(*INIT)
    file = tmp_path / "bad.txt"
    file.write_text(text, "utf-8")
    assert said in console("account", "make", "chen", "--password-file", str(file), code=2)


def test_without_a_terminal_a_password_comes_from_a_file(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    console(*INIT)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert "请用 --password-file" in console("account", "make", "chen", code=2)


def test_no_option_takes_a_password(console: Console) -> None:
    for words in (("account", "make", "--help"), ("account", "office", "--help"), ("init", "--help")):
        assert "--password " not in console(*words)
