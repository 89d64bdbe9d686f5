"""Backup and restore: one file, both databases, every byte checked, nothing touched before that."""

from __future__ import annotations

import hashlib
import json
import random
import stat
import threading
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, text

from models.case import Case, Fact
from models.database import reading, record_head, writing
from models.person import SYSTEM
from models.schema.protection import is_protected
from models.schema.record_setup import NewerRecord, is_ready
from models.tables import METADATA
from record.custody import audit
from record.custody.archive import BackupDamaged, BackupNewer
from record.custody.backup import STAYS_BEHIND, BackupFailed, BackupReport, RecordBusy, RestoreFailed, backup, restore
from record.custody.digest import digest, digest_parts
from record.errors import RecordOccupied
from tests.sample_record import fill

PAPER = b"%PDF-1.7 " + bytes(range(256)) * 500
NAME = f"files/{hashlib.sha256(PAPER).hexdigest()[:2]}/{hashlib.sha256(PAPER).hexdigest()}.pdf"


def contents(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table that a backup holds, ids and instants included."""
    kept = [table for table in METADATA.sorted_tables if table.name not in STAYS_BEHIND]
    with reading(engine) as session:
        return {table.name: sorted(map(str, session.execute(select(table)))) for table in kept}


def put(home: Path, name: str, content: bytes) -> None:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_bytes(content)


@pytest.fixture
def filled(engine: Engine, home: Path) -> Engine:
    """A rehearsed record with one file and one seal."""
    put(home, NAME, PAPER)
    with writing(engine) as session:
        fill(session)
        audit.seal(session, date(2023, 9, 1), audit.audit_key(home, sealed=False))
    return engine


@pytest.fixture
def saved(filled: Engine, home: Path, tmp_path: Path) -> Path:
    backup(filled, home, tmp_path / "safe" / "record.zip")
    return tmp_path / "safe" / "record.zip"


class TestBackup:
    def test_says_what_it_holds(self, filled: Engine, home: Path, tmp_path: Path) -> None:
        report = backup(filled, home, tmp_path / "b.zip")
        with reading(filled) as session:
            assert report.digest == digest(session)
        assert report.files == 1
        assert report.rows == sum(map(len, contents(filled).values()))
        assert report.missing == (f"files/00/{'0' * 64}.pdf",)
        assert "1 个文件不在文件夹中" in report.text
        assert "审计密钥（audit.key）不在备份内" in report.text

    def test_is_for_its_owner_and_leaves_nothing_beside_it(self, saved: Path) -> None:
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        assert list(saved.parent.iterdir()) == [saved]

    def test_the_manifest_has_every_member(self, saved: Path) -> None:
        with zipfile.ZipFile(saved) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            assert sorted(archive.namelist()) == sorted(["manifest.json", *manifest["members"]])
            for name, sha in manifest["members"].items():
                assert hashlib.sha256(archive.read(name)).hexdigest() == sha
        assert "audit.key" not in manifest["members"]
        assert NAME in manifest["members"]

    def test_the_key_goes_along_only_on_request(self, filled: Engine, home: Path, tmp_path: Path) -> None:
        report = backup(filled, home, tmp_path / "b.zip", with_key=True)
        assert report.with_key
        assert "另行保管" not in report.text
        assert "audit.key" in zipfile.ZipFile(tmp_path / "b.zip").namelist()

    def test_who_was_signed_in_stays_behind(self, filled: Engine, saved: Path, home: Path) -> None:
        names = zipfile.ZipFile(saved).namelist()
        assert "tables/account.jsonl" in names
        assert not [name for name in names if Path(name).stem in STAYS_BEHIND]
        restore(saved, filled, home)
        with reading(filled) as session:
            assert [table for table in STAYS_BEHIND if session.execute(select(METADATA.tables[table])).all()] == []

    def test_leaves_out_files_being_written(self, filled: Engine, home: Path, tmp_path: Path) -> None:
        put(home, "files/ab/tmpq1w2e3", b"half")
        assert backup(filled, home, tmp_path / "b.zip").files == 1

    def test_refuses_a_place_that_cannot_be_written(self, filled: Engine, home: Path, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        with pytest.raises(BackupFailed, match="备份未能写入"):
            backup(filled, home, tmp_path / "folder")
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    def test_an_old_backup_stays_when_the_new_one_fails(
        self, filled: Engine, home: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = saved.read_bytes()

        def full(_: Any) -> str:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("record.custody.backup.digest", full)
        with pytest.raises(BackupFailed, match="No space left"):
            backup(filled, home, saved)
        assert saved.read_bytes() == before
        assert list(saved.parent.iterdir()) == [saved]

    def test_is_one_moment_while_others_write(
        self, filled: Engine, home: Path, tmp_path: Path, other_engine: Engine
    ) -> None:
        """Two audit entries and two data versions at a time: a torn backup would hold an odd number."""
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                with writing(filled) as session:
                    audit.append(session, SYSTEM, "a", "t", {})
                    audit.append(session, SYSTEM, "b", "t", {})

        worker = threading.Thread(target=work)
        worker.start()
        try:
            for number in range(3):
                backup(filled, home, tmp_path / f"{number}.zip")
        finally:
            stop.set()
            worker.join()
        for number in range(3):
            assert restore(tmp_path / f"{number}.zip", other_engine, home / "there").audit.ok
            with reading(other_engine) as session:
                assert record_head(session).audit_count % 2 == 1


class TestRestore:
    @pytest.mark.parametrize("same", [True, False], ids=["in the same database", "in the other database"])
    def test_gives_back_every_row_and_file(
        self, filled: Engine, home: Path, saved: Path, same: bool, other_engine: Engine
    ) -> None:
        before = contents(filled)
        target, there = (filled, home) if same else (other_engine, home / "there")
        if same:
            (home / NAME).unlink()
            with writing(filled) as session:
                audit.append(session, SYSTEM, "later", "t", {})
        report = restore(saved, target, there)
        assert contents(target) == before
        assert (there / NAME).read_bytes() == PAPER
        assert report.audit.ok
        assert report.audit.authenticated == same
        assert (report.files, report.audit.entries) == (1, 3)

    def test_the_record_goes_on(self, saved: Path, other_engine: Engine, home: Path) -> None:
        restore(saved, other_engine, home / "there")
        assert is_ready(other_engine)
        with other_engine.connect() as connection:
            assert is_protected(connection)
        with writing(other_engine) as session:
            old = session.execute(select(Case)).scalars().first()
            assert old is not None
            session.add(
                Case(
                    slug="新",
                    programme_id=old.programme_id,
                    kind="k",
                    procedure="p",
                    title="t",
                    opened_on=old.opened_on,
                )
            )
            fact = session.get_one(Fact, 3)
            session.add(
                Fact(
                    case_id=fact.case_id,
                    step="later",
                    round=1,
                    done_on=fact.done_on,
                    actor="zhang",
                    details={},
                    command_id="later",
                    recorded_at=fact.recorded_at,
                )
            )
            audit.append(session, SYSTEM, "later", "t", {})
        with reading(other_engine) as session:
            assert audit.verify(session, audit.read_key(home)).ok

    def test_replaces_a_rehearsal_and_its_files(self, saved: Path, other_engine: Engine, home: Path) -> None:
        put(home / "there", "files/cc/other.pdf", b"x")
        with writing(other_engine) as session:
            fill(session, backwards=True)
            audit.append(session, SYSTEM, "more", "t", {})
        report = restore(saved, other_engine, home / "there")
        assert report.audit.entries == 3
        assert not (home / "there" / "files/cc/other.pdf").exists()

    def test_refuses_to_replace_a_real_programme(self, saved: Path, other_engine: Engine, home: Path) -> None:
        with writing(other_engine) as session:
            fill(session, backwards=True, kind="real")
        before = contents(other_engine)
        with pytest.raises(RecordOccupied, match="正式方案"):
            restore(saved, other_engine, home / "there")
        assert contents(other_engine) == before
        assert not (home / "there" / "files").exists()
        restore(saved, other_engine, home / "there", force=True)
        with reading(other_engine) as session:
            assert record_head(session).kind == "rehearsal"

    def test_puts_the_key_back_where_it_was_asked_for(
        self, filled: Engine, home: Path, tmp_path: Path, other_engine: Engine
    ) -> None:
        backup(filled, home, tmp_path / "b.zip", with_key=True)
        there = home / "there"
        old = audit.audit_key(there, sealed=False)
        assert restore(tmp_path / "b.zip", other_engine, there).audit.authenticated
        assert audit.read_key(there) == audit.read_key(home) != old
        assert stat.S_IMODE((there / "audit.key").stat().st_mode) == 0o600
        assert bytes.fromhex((there / "audit.key.old").read_text().strip()) == old

    def test_says_when_the_key_that_is_there_is_another(self, saved: Path, other_engine: Engine, home: Path) -> None:
        audit.audit_key(home / "there", sealed=False)
        assert "与密钥不符" in restore(saved, other_engine, home / "there").text

    def test_restores_twice(self, saved: Path, filled: Engine, home: Path) -> None:
        first = restore(saved, filled, home)
        assert restore(saved, filled, home) == first

    def test_removes_the_files_of_the_record_that_it_replaces(self, saved: Path, filled: Engine, home: Path) -> None:
        put(home, "files/cc/other.pdf", b"x")
        restore(saved, filled, home)
        assert [path.relative_to(home).as_posix() for path in (home / "files").rglob("*.pdf")] == [NAME]

    def test_changes_nothing_where_the_files_cannot_be_written(
        self, saved: Path, filled: Engine, tmp_path: Path
    ) -> None:
        before = contents(filled)
        (tmp_path / "blocked").write_bytes(b"no folder")
        with pytest.raises(RestoreFailed, match=r"文件未能写入.*请检查磁盘空间与目录权限"):
            restore(saved, filled, tmp_path / "blocked")
        assert contents(filled) == before

    def test_refuses_while_another_program_holds_the_record(
        self, saved: Path, filled: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("record.custody.backup.LOCK_SECONDS", 1)
        with writing(filled) as session:
            audit.append(session, SYSTEM, "at work", "t", {})
            session.flush()
            with pytest.raises(RecordBusy, match="请停止"):
                restore(saved, filled, home)
        with reading(filled) as session:
            assert audit.verify(session, audit.read_key(home)).entries == 4

    def test_refuses_a_record_of_a_newer_release(self, saved: Path, other_engine: Engine, home: Path) -> None:
        with other_engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(NewerRecord):
            restore(saved, other_engine, home / "there")


def rewritten(source: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Makes the file anew, as a whole zip, with other members."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def manifest(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | values).encode()

    return change


def forged_row(members: dict[str, bytes]) -> None:
    """A changed row with its hash put right: only the digest of the whole shows it."""
    name = "tables/supplier.jsonl"
    members[name] = members[name].replace("演练甲公司".encode(), "演练丙公司".encode())
    known = json.loads(members["manifest.json"])["members"]
    manifest(members=known | {name: hashlib.sha256(members[name]).hexdigest()})(members)


def outside(members: dict[str, bytes]) -> None:
    known = json.loads(members["manifest.json"])["members"]
    members["files/../../escaped"] = b"x"
    manifest(members=known | {"files/../../escaped": hashlib.sha256(b"x").hexdigest()})(members)


class TestDamage:
    @pytest.fixture
    def untouched(self, other_engine: Engine) -> Engine:
        with writing(other_engine) as session:
            fill(session, backwards=True)
        return other_engine

    @pytest.mark.parametrize(
        ("change", "refusal", "says"),
        [
            (forged_row, BackupDamaged, "恢复后的记录与备份时的校验值不符"),
            (outside, BackupDamaged, "与清单的校验值不符"),
            (manifest(revision="9999"), BackupNewer, "由更新的程序制作"),
            (manifest(format=2), BackupNewer, "由更新的程序制作"),
            (manifest(digest="0" * 64), BackupDamaged, "校验值不符"),
            (manifest(members="x"), BackupDamaged, "清单不可读"),
            (lambda members: members.pop("manifest.json"), BackupDamaged, "缺少清单"),
            (lambda members: members.pop("tables/fact.jsonl"), BackupDamaged, "成员与清单不一致"),
            (lambda members: members.update(more=b""), BackupDamaged, "成员与清单不一致"),
            (lambda members: members.update({NAME: PAPER + b" "}), BackupDamaged, "与清单的校验值不符"),
        ],
        ids=["row", "outside", "revision", "format", "digest", "members", "no manifest", "missing", "more", "file"],
    )
    def test_a_changed_backup_is_refused(
        self, saved: Path, untouched: Engine, home: Path, change: Any, refusal: type[Exception], says: str
    ) -> None:
        before = contents(untouched)
        rewritten(saved, change)
        with pytest.raises(refusal, match=says):
            restore(saved, untouched, home / "there", force=True)
        assert contents(untouched) == before
        assert is_ready(untouched)
        assert not list(home.parent.rglob("escaped"))

    @pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", b"x" * 1000])
    def test_what_is_no_backup_is_refused(
        self, engine: Engine, home: Path, tmp_path: Path, content: bytes | None
    ) -> None:
        if content is not None:
            (tmp_path / "b.zip").write_bytes(content)
        with pytest.raises(BackupDamaged, match="现有数据未改动"):
            restore(tmp_path / "b.zip", engine, home)

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_no_flipped_byte_goes_unseen(self, saved: Path, filled: Engine, home: Path) -> None:
        """Most bytes are content; a few (times, permissions) mean nothing: the record is the same."""
        whole, chance = saved.read_bytes(), random.Random(7)
        with reading(filled) as session:
            before = digest_parts(session)
        refused = 0
        for _ in range(60):
            flipped = bytearray(whole)
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            saved.write_bytes(flipped)
            try:
                restore(saved, filled, home)
            except (BackupDamaged, BackupNewer):
                refused += 1
            with reading(filled) as session:
                assert digest_parts(session) == before
        assert refused > 40

    @pytest.mark.parametrize("database", ["sqlite"])
    def test_no_cut_goes_unseen(self, saved: Path, filled: Engine, home: Path) -> None:
        whole = saved.read_bytes()
        for kept in range(0, len(whole) - 1, len(whole) // 40):
            saved.write_bytes(whole[:kept])
            with pytest.raises(BackupDamaged):
                restore(saved, filled, home)


class TestLargeRecord:
    @pytest.mark.full
    def test_a_hundred_thousand_rows(self, filled: Engine, home: Path, tmp_path: Path, other_engine: Engine) -> None:
        with writing(filled) as session:
            case = session.execute(select(Case.id)).scalars().first()
            session.execute(
                insert(METADATA.tables["schedule_row"]),
                [
                    {
                        "case_id": case,
                        "round": 1,
                        "position": n,
                        "step": f"s{n}",
                        "subject": "",
                        "lapse": False,
                        "provisional": False,
                        "reasons": [{"日": n}],
                    }
                    for n in range(100_000)
                ],
            )
        report: BackupReport = backup(filled, home, tmp_path / "b.zip")
        assert restore(tmp_path / "b.zip", other_engine, home / "there").digest == report.digest
