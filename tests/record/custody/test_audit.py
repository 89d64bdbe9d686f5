"""The audit trail: it finds every change, and its seals hold against whoever owns the record."""

from __future__ import annotations

import stat
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text
from sqlmodel import Session

from models.audit import AuditEntry, AuditSeal, entry_hash
from models.database import reading, record_head, writing
from models.person import SYSTEM, Actor
from models.schema.protection import protect, unprotect
from models.values import Role
from record.custody import audit

OFFICER = Actor("zhang", "张演练", Role.PROCUREMENT, "惠城区")
KEY = b"k" * 32


def write_three(engine: Engine) -> None:
    with writing(engine) as session:
        audit.append(
            session,
            OFFICER,
            "record",
            "huizhou-2023/惠城区/招标",
            {"on": date(2023, 9, 1), "金额": 1, "b": [None, True]},
        )
        audit.append(session, SYSTEM, "issue", "登记〔2023〕1号", {})
        audit.seal(session, date(2023, 9, 1), KEY)
    with writing(engine) as session:
        audit.append(session, SYSTEM, "issue", "登记〔2023〕2号", {"z": "末"})


def tamper(engine: Engine, *statements: str) -> None:
    """What somebody with the database's own tools can do."""
    with engine.begin() as connection:
        unprotect(connection)
        for statement in statements:
            connection.execute(text(statement))
        protect(connection)


def check(engine: Engine, key: bytes | None = KEY, exported: list[AuditSeal] | None = None) -> audit.AuditReport:
    with reading(engine) as session:
        return audit.verify(session, key, exported or [])


class TestAppend:
    def test_chains_entries_without_a_gap(self, session: Session) -> None:
        audit.append(session, OFFICER, "record", "t", {"on": date(2023, 9, 1)})
        audit.append(session, SYSTEM, "issue", "t", {})
        first, second = session.get_one(AuditEntry, 1), session.get_one(AuditEntry, 2)
        assert (first.seq, first.previous, first.content) == (1, "", {"schema": 2, "on": "2023-09-01"})
        assert (second.seq, second.previous) == (2, first.hash)
        assert (first.actor, first.role) == ("zhang", "procurement")
        assert (record_head(session).audit_count, record_head(session).audit_head) == (2, second.hash)

    def test_refuses_outside_a_writing_transaction(self, engine: Engine) -> None:
        with Session(engine) as session, pytest.raises(RuntimeError, match="writing transaction"):
            audit.append(session, SYSTEM, "a", "t", {})

    def test_refuses_a_float(self, session: Session) -> None:
        with pytest.raises(TypeError, match="float"):
            audit.append(session, SYSTEM, "a", "t", {"x": 0.1})

    def test_a_failed_act_leaves_no_entry(self, engine: Engine) -> None:
        def fail() -> None:
            with writing(engine) as session:
                audit.append(session, SYSTEM, "a", "t", {})
                session.flush()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert check(engine, None) == audit.AuditReport(0, "", 0)

    def test_a_stored_entry_recomputes_by_hand(self, engine: Engine) -> None:
        write_three(engine)
        with reading(engine) as session:
            entry = session.get_one(AuditEntry, 1)
            assert entry.hash == entry_hash(
                "",
                1,
                entry.at,
                "zhang",
                "procurement",
                "record",
                "huizhou-2023/惠城区/招标",
                {"schema": 2, "on": "2023-09-01", "金额": 1, "b": [None, True]},
            )


class TestVerify:
    def test_an_empty_trail_is_whole(self, engine: Engine) -> None:
        assert check(engine).ok

    def test_a_trail_is_whole(self, engine: Engine) -> None:
        write_three(engine)
        report = check(engine)
        assert (report.ok, report.entries, report.seals) == (True, 3, 1)
        assert report.text == "审计日志完整：共 3 条，首尾相接；封存 1 次，均相符。"

    @pytest.mark.parametrize(
        ("statements", "seq", "says"),
        [
            (["UPDATE audit_entry SET actor = 'li' WHERE seq = 2"], 2, "内容与其哈希值不符"),
            (["UPDATE audit_entry SET content = '{\"a\": 0.5}' WHERE seq = 2"], 2, "内容与其哈希值不符"),
            (["UPDATE audit_entry SET previous = 'x' WHERE seq = 3"], 3, "与前一条不相接"),
            (["DELETE FROM audit_entry WHERE seq = 2"], 3, "第 2 条缺失"),
            (["DELETE FROM audit_entry WHERE seq = 1"], 2, "第 1 条缺失"),
            (["DELETE FROM audit_entry WHERE seq = 3"], 3, "应有 3 条，实有 2 条"),
            (
                [
                    "DELETE FROM audit_entry WHERE seq > 1",
                    "UPDATE record_head SET audit_count = 1, audit_head = (SELECT hash FROM audit_entry)",
                ],
                2,
                "封存时有 2 条，现仅有 1 条",
            ),
            (["UPDATE record_head SET audit_head = 'x'"], 4, "末条被改写"),
            (["UPDATE audit_seal SET mac = 'x'"], None, "与密钥不符"),
            (["UPDATE audit_seal SET head = 'x'"], 2, "与 2023-09-01 的封存不符"),
        ],
    )
    def test_finds(self, engine: Engine, statements: list[str], seq: int | None, says: str) -> None:
        write_three(engine)
        tamper(engine, *statements)
        report = check(engine)
        assert not report.ok
        assert says in report.text
        assert report.seq == seq

    def test_finds_a_chain_rewritten_from_the_first(self, engine: Engine) -> None:
        write_three(engine)
        rewrite(engine)
        assert "日志被整体改写" in check(engine).text

    def test_finds_a_rewritten_chain_sealed_with_another_key(self, engine: Engine) -> None:
        write_three(engine)
        rewrite(engine)
        tamper(engine, "DELETE FROM audit_seal")
        with writing(engine) as session:
            audit.seal(session, date(2023, 9, 1), b"forger")
        assert check(engine, b"forger").ok
        assert "与密钥不符" in check(engine).text

    def test_an_exported_seal_shows_a_record_cut_back(self, engine: Engine, home: Path) -> None:
        write_three(engine)
        with reading(engine) as session:
            made = session.get_one(AuditSeal, date(2023, 9, 1))
            audit.export_seal(home, made)
            audit.export_seal(home, made)
        assert len(audit.exported_seals(home)) == 1
        assert check(engine, KEY, audit.exported_seals(home)).ok
        tamper(
            engine,
            "DELETE FROM audit_entry",
            "DELETE FROM audit_seal",
            "UPDATE record_head SET audit_count = 0, audit_head = ''",
        )
        assert check(engine).ok
        assert "封存时有 2 条，现仅有 0 条" in check(engine, KEY, audit.exported_seals(home)).text

    def test_twenty_thousand_entries_take_under_a_second(self, engine: Engine) -> None:
        with writing(engine) as session:
            audit.append(session, SYSTEM, "issue", "登记1号", {"kind": "notice", "n": 1})
            rows = long_chain(session.get_one(AuditEntry, 1), 20_000)
            session.execute(insert(AuditEntry), rows)
            record_head(session).audit_count, record_head(session).audit_head = 20_000, rows[-1]["hash"]
        started = time.process_time()
        report = check(engine)
        spent = time.process_time() - started
        assert (report.ok, report.entries) == (True, 20_000)
        assert spent < 2, f"{spent:.2f} s"  # measured 0.6 s alone; the margin is for two busy cores


def long_chain(first: AuditEntry, length: int) -> list[dict[str, Any]]:
    """What `append` would write after `first`, written in one go: acts one by one take seconds."""
    rows: list[dict[str, Any]] = []
    previous = first.hash
    for seq in range(2, length + 1):
        row = {
            "at": first.at,
            "actor": "system",
            "role": "system",
            "action": "issue",
            "target": f"登记{seq}号",
            "content": {"kind": "notice", "n": seq},
        }
        made = entry_hash(previous, seq, *row.values())
        rows.append({"seq": seq, "previous": previous, "hash": made, **row})
        previous = made
    return rows


def rewrite(engine: Engine) -> None:
    """Changes the first entry and recomputes everything after it, as a forger with the program would."""
    with writing(engine) as session:
        unprotect(session.connection())
        previous = ""
        for seq in (1, 2, 3):
            entry = session.get_one(AuditEntry, seq)
            entry.target, entry.previous = f"{entry.target}*", previous
            entry.hash = previous = entry_hash(
                previous, seq, entry.at, entry.actor, entry.role, entry.action, entry.target, entry.content
            )
        record_head(session).audit_head = previous
        session.flush()
        protect(session.connection())


class TestSeal:
    def test_a_day_is_sealed_once(self, engine: Engine) -> None:
        write_three(engine)
        with writing(engine) as session:
            again = audit.seal(session, date(2023, 9, 1), KEY)
            assert again.entries == 2
        with writing(engine) as session:
            assert audit.seal(session, date(2023, 9, 2), KEY).entries == 3
        assert check(engine).seals == 2

    def test_refuses_a_key_that_did_not_make_the_last_seal(self, engine: Engine) -> None:
        write_three(engine)
        with writing(engine) as session, pytest.raises(audit.AuditBroken, match="与现用密钥"):
            audit.seal(session, date(2023, 9, 2), b"another")


class TestKey:
    def test_is_made_once_and_for_its_owner_only(self, home: Path) -> None:
        key = audit.audit_key(home, sealed=False)
        assert audit.audit_key(home, sealed=False) == key
        assert len(key) == 32
        assert stat.S_IMODE((home / "audit.key").stat().st_mode) == 0o600

    def test_a_check_says_when_it_had_no_key(self, engine: Engine, home: Path) -> None:
        write_three(engine)
        assert audit.read_key(home) is None
        assert not (home / "audit.key").exists()
        report = check(engine, None)
        assert report.ok
        assert "封存的真伪未核对" in report.text
        assert "未核对" not in check(engine).text
        assert audit.audit_key(home, sealed=False) == audit.read_key(home)

    @pytest.mark.parametrize("content", ["", "00" * 31, "zz" * 32, "\udcff"])
    def test_a_damaged_key_is_no_key(self, home: Path, content: str) -> None:
        home.mkdir()
        (home / "audit.key").write_bytes(content.encode("utf-8", "surrogateescape"))
        for read in (lambda: audit.audit_key(home, sealed=False), lambda: audit.read_key(home)):
            with pytest.raises(audit.AuditBroken, match="应为64位十六进制数字"):
                read()

    def test_a_lost_key_is_not_made_anew(self, engine: Engine, home: Path) -> None:
        with writing(engine) as session:
            assert not audit.is_sealed(session)
        write_three(engine)
        with writing(engine) as session:
            assert audit.is_sealed(session)
        with pytest.raises(audit.AuditBroken, match="没有审计密钥"):
            audit.audit_key(home, sealed=True)
        assert not (home / "audit.key").exists()

    def test_a_key_that_cannot_be_written_leaves_none(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_number: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            audit.audit_key(home, sealed=False)
        assert list(home.iterdir()) == []


class TestExport:
    def seal(self, day: int) -> AuditSeal:
        return AuditSeal(sealed_on=date(2023, 9, day), entries=day, head="0" * 64, mac="1" * 64)

    def test_what_a_power_cut_left_of_the_last_line_is_not_counted_and_written_anew(self, home: Path) -> None:
        path = audit.export_seal(home, self.seal(1))
        whole = path.read_bytes()
        path.write_bytes(whole + b'{"entries":2,"hea')
        assert [s.sealed_on.day for s in audit.exported_seals(home)] == [1]
        audit.export_seal(home, self.seal(2))
        assert [s.sealed_on.day for s in audit.exported_seals(home)] == [1, 2]
        assert path.read_bytes().startswith(whole)

    def test_damage_elsewhere_is_named(self, home: Path) -> None:
        path = audit.export_seal(home, self.seal(1))
        path.write_bytes(b"{}\n" + path.read_bytes())
        with pytest.raises(audit.AuditBroken, match="第1行"):
            audit.exported_seals(home)
