"""The archive: whole, the same for the same record, checked by tools that know nothing of the product."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from models.audit import AuditEntry
from models.database import reading, writing
from models.refusal import Refusal
from papers.register.export import Exported, export
from papers.register.revising import Edited, Revision, adopt, keep_edited, revise
from papers.register.signing import void
from record.custody import audit
from record.people import actor
from record.register.errors import ArchiveFailed
from tasks.advance import advance, issue_registered
from tests.actions import test_site
from tests.actions.builders import contents
from tests.actions.tender_case import CASE as TENDER
from tests.actions.tender_case import ready as tender_ready
from tests.papers.register.kinds import (
    CASE,
    DRAFTER,
    FORM,
    LEADER,
    PROGRAMME,
    REVIEWER,
    WEEK,
    drafted,
    signed,
)
from tests.papers.register.test_revising import PDF, edited
from tests.papers.register.test_signing import disk_of
from tests.tasks.helpers import TextRenderer

KEY = b"k" * 32


def file_of(engine: Engine, home: Path, row: Any) -> None:
    outcomes = issue_registered(engine, home, [row.id], TextRenderer())
    assert [outcome.error for outcome in outcomes] == [""]


@pytest.fixture
def full(engine: Engine, kinds: None, home: Path) -> Engine:
    """A case with papers of every kind and fate: due by an act, signed, edited, corrected, voided, plain."""
    test_site.prepare(engine)
    test_site.shown(engine)
    advance(engine, home, CASE, TextRenderer())
    first = drafted(engine)
    with writing(engine) as session:
        docx = edited(engine, home, first.register_number, {"演练王某": "演练赵某"})
        adopt(session, actor(session, DRAFTER), first.register_number, keep_edited(home, Edited(docx, PDF)))
    signed(engine, first.register_number, letter_number="惠东人社函〔2025〕12号")
    file_of(engine, home, first)
    with writing(engine) as session:
        second = revise(
            session, actor(session, DRAFTER), Revision(first.register_number, "联系人有误", {"contact": "演练李某"})
        )
        session.flush()
        session.expunge(second)
    signed(engine, second.register_number)
    file_of(engine, home, second)
    dropped = revise_and_drop(engine, second.register_number)
    assert dropped.endswith("2025-0003")
    file_of(engine, home, drafted(engine, kind=FORM))
    file_of(engine, home, drafted(engine, "市级.project_manager", PROGRAMME, WEEK))
    drafted(engine, "龙门县.supervisor", "huizhou-2023/龙门县/选址")
    with writing(engine) as session:
        audit.seal(session, date(2025, 12, 30), KEY)
    return engine


def revise_and_drop(engine: Engine, number: str) -> str:
    with writing(engine) as session:
        row = revise(session, actor(session, DRAFTER), Revision(number, "=再改", {"contact": "演练周某"}))
        void(session, actor(session, DRAFTER), row.register_number, "不需要更正")
        return row.register_number


def taken(engine: Engine, home: Path, target: Path, scope: str = CASE, login: str = REVIEWER) -> Exported:
    return export(engine, home, login, scope, target, TextRenderer())


def unpacked(archive: Path, folder: Path) -> list[str]:
    """Unpacked and checked with the real tools; answers the names that were checked."""
    folder.mkdir()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(["unzip", "-q", archive], cwd=folder, check=True, env=environment)
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"],
        cwd=folder,
        check=True,
        env=environment,
        capture_output=True,
        text=True,
    )
    names = [line.rsplit(": ", 1)[0] for line in checked.stdout.splitlines()]
    present = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert set(names) == present, "every file is among those that are checked"
    return names


def test_it_verifies_outside_and_holds_every_version(full: Engine, home: Path, tmp_path: Path) -> None:
    done = taken(full, home, tmp_path / "档案.zip")
    names = unpacked(done.path, tmp_path / "out")
    assert hashlib.sha256(done.path.read_bytes()).hexdigest() == done.sha256
    title = "关于惠东县选址演练事项的函"
    assert [name for name in sorted(names) if name.startswith("公文/")] == sorted(
        [
            "公文/2023-0001-关于惠东县就业驿站拟选定点位的公示.docx",
            "公文/2023-0001-关于惠东县就业驿站拟选定点位的公示.pdf",
            *(f"公文/2025-0001-{title}{ending}" for ending in (".docx", ".pdf", "-定稿.docx", "-定稿.pdf")),
            f"公文/2025-0002-{title}-第2版.docx",
            f"公文/2025-0002-{title}-第2版.pdf",
            "公文/2025-0004-演练登记表.docx",
            "公文/2025-0004-演练登记表.pdf",
        ]
    )


def index(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
    return found


def test_the_index_names_every_paper_its_people_reasons_and_how_long_to_keep(
    full: Engine, home: Path, tmp_path: Path
) -> None:
    unpacked(taken(full, home, tmp_path / "a.zip").path, folder := tmp_path / "out")
    papers = {paper["number"][-9:]: paper for paper in index(folder)["papers"]}
    assert {number: (paper["version"], paper["status"]) for number, paper in papers.items()} == {
        "2023-0001": (1, "已印发"),
        "2025-0001": (1, "已被更正"),
        "2025-0002": (2, "已印发"),
        "2025-0003": (3, "作废"),
        "2025-0004": (1, "已印发"),
    }
    assert papers["2025-0002"]["people"]["签发人"] == f"演练属地分管领导（{LEADER}）"
    assert papers["2025-0002"]["letter_number"] == "惠东人社函〔2025〕12号"
    assert papers["2025-0003"]["files"] == []
    assert (papers["2025-0003"]["void_reason"], papers["2025-0002"]["revision_reason"]) == ("不需要更正", "联系人有误")
    assert all("采购法 42" in paper["kept"] for paper in papers.values())
    for paper in papers.values():
        for file in paper["files"]:
            assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    sheet = (folder / "index.csv").read_bytes()
    assert sheet.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(sheet.decode("utf-8-sig").splitlines()))
    assert [row["更正原因"] for row in rows if row["登记号"].endswith("2025-0003")] == ["'=再改"], "no formula"
    assert len(rows) == 11
    assert "归档目录" in (folder / "目录.pdf").read_text("utf-8")


def test_the_audit_extract_can_be_recomputed_without_the_product(full: Engine, home: Path, tmp_path: Path) -> None:
    unpacked(taken(full, home, tmp_path / "a.zip").path, folder := tmp_path / "out")
    *entries, seal = map(json.loads, (folder / "audit.jsonl").read_text("utf-8").splitlines())
    own = [entry for entry in entries if "content" in entry]
    for entry in own:
        body = [entry[name] for name in ("previous", "seq", "at", "actor", "role", "action", "target", "content")]
        said = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(said.encode()).hexdigest() == entry["hash"]
    hashes = {entry["seq"]: entry["hash"] for entry in entries}
    assert list(hashes) == list(range(min(hashes), max(hashes) + 1)), "the chain is whole"
    assert all(entry["previous"] == hashes[entry["seq"] - 1] for entry in own[1:])
    assert (seal["sealed_on"], hashes[seal["entries"]]) == ("2025-12-30", seal["head"])
    assert {"sign_document", "void_document", "adopt_document", "record", "issue_document"} <= {
        e["action"] for e in own
    }
    assert not any("龙门县" in entry["target"] for entry in own), "what is not of the case is told by its hash alone"


def test_the_same_record_gives_the_same_bytes(full: Engine, home: Path, tmp_path: Path) -> None:
    first, second = taken(full, home, tmp_path / "a.zip"), taken(full, home, tmp_path / "b.zip", login=LEADER)
    assert first.path.read_bytes() == second.path.read_bytes()
    with reading(full) as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.action == "export_archive")).all()
        assert [(e.actor, e.target, e.content["sha256"]) for e in entries] == [
            (REVIEWER, f"归档/{CASE}", first.sha256),
            (LEADER, f"归档/{CASE}", first.sha256),
        ]


def test_a_whole_programme_by_its_cases(full: Engine, home: Path, tmp_path: Path) -> None:
    names = unpacked(taken(full, home, tmp_path / "a.zip", PROGRAMME, "市级.project_manager").path, tmp_path / "out")
    assert "公文/2025-0005-演练周报.pdf" in names
    assert "公文/惠东县-选址/2025-0004-演练登记表.pdf" in names
    assert {paper["scope"] for paper in index(tmp_path / "out")["papers"]} == {CASE, PROGRAMME}


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("login", "code"),
    [
        ("惠东县.operator", "wrong_role"),
        ("惠东县.supervisor", "wrong_role"),
        ("龙门县.reviewer", "wrong_district"),
        ("nobody", "unknown_person"),
    ],
)
def test_who_takes_nothing_away(full: Engine, home: Path, tmp_path: Path, login: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        taken(full, home, tmp_path / "x" / "a.zip", login=login)
    assert caught.value.code == code
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("database", ["sqlite"])
def test_the_city_audit_takes_what_it_inspects(full: Engine, home: Path, tmp_path: Path) -> None:
    assert taken(full, home, tmp_path / "a.zip", login="市级.auditor").papers == 5


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_purchase_is_not_taken_away_while_part_of_it_is_secret(engine: Engine, home: Path, tmp_path: Path) -> None:
    tender_ready(engine, "winner_confirmation")
    with pytest.raises(Refusal, match=r"依法保密的内容：.*登记后可见") as caught:
        taken(engine, home, tmp_path / "a.zip", f"{PROGRAMME}/{TENDER}", "惠东县.reviewer")
    assert caught.value.code == "content_hidden"


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_file_that_is_not_what_was_registered_is_not_archived(
    full: Engine, home: Path, tmp_path: Path, damage: str
) -> None:
    with full.connect() as connection:
        path = home / connection.execute(text("SELECT path FROM document WHERE kind = 'test_form'")).scalar_one()
    path.unlink() if damage == "missing" else path.write_bytes(b"forged")
    before = contents(full)
    with pytest.raises(ArchiveFailed, match=r"2025-0004.*(缺失|不符)"):
        taken(full, home, tmp_path / "out" / "a.zip")
    assert list((tmp_path / "out").iterdir()) == []
    assert contents(full) == before


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("size", [10, 3000, 20000])
def test_a_full_disk_leaves_nothing(full: Engine, home: Path, tmp_path: Path, size: int) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.zip").write_bytes(b"the one before")
    with disk_of(size), pytest.raises(ArchiveFailed, match="未能写入") as caught:
        taken(full, home, tmp_path / "out" / "a.zip")
    assert caught.value.exit_code == 3
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()] == [("a.zip", b"the one before")]


@pytest.mark.parametrize("database", ["sqlite"])
def test_an_empty_case_has_an_archive_too(full: Engine, home: Path, tmp_path: Path) -> None:
    names = unpacked(taken(full, home, tmp_path / "a.zip", "huizhou-2023/惠东县/建设").path, tmp_path / "out")
    assert sorted(names) == ["audit.jsonl", "index.csv", "index.json", "目录.pdf", "说明.txt"]


@pytest.mark.parametrize("database", ["sqlite"])
def test_names_that_no_file_system_refuses(ready: Engine, home: Path, tmp_path: Path) -> None:
    title = "关于" + "喆玥堃璟祎翀䶮" * 30 + '../../etc\\a:b*c?"<>|\n的函'
    row = drafted(ready, kind=FORM)
    with ready.begin() as connection:
        connection.execute(text("UPDATE document SET title = :title WHERE id = :id"), {"title": title, "id": row.id})
    file_of(ready, home, row)
    names = unpacked(taken(ready, home, tmp_path / "a.zip").path, tmp_path / "out")
    for name in names:
        assert max(len(part.encode()) for part in name.split("/")) <= 255
        assert not set(name) & set('\\:*?"<>|\n')
        assert ".." not in name.split("/")
