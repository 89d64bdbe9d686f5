"""documents on the command line: a paper on its way, bad input, and kills between number and file."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from models.database import open_engine, writing
from tests.console.crash import Point, Run, command, copied, digest, gaps
from tests.console.test_bad_input import check
from tests.shared import everyday

PROGRAMME = "huizhou-2023"
CITY_DRAFTER, CITY_REVIEWER, CITY_LEADER = "city-manager", "city-reviewer", "city-leader"
PLAIN, SIGNED = "weekly_report", "task_breakdown"


@pytest.fixture(scope="module")
def drafted(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the breakdown of the plan's duties is drafted, under the number that `NUMBER` is."""
    home = tmp_path_factory.mktemp("drafted") / "home"
    copied(played, home)
    assert made(home, SIGNED)["number"] == NUMBER
    return home


NUMBER = "huizhou-2023-2023-0011"


@pytest.fixture
def copy(drafted: Path, tmp_path: Path) -> Path:
    return copied(drafted, tmp_path / "home")


def made(home: Path, kind: str, *more: str) -> dict[str, Any]:
    run = command(home, "documents", "draft", PROGRAMME, kind, "--by", CITY_DRAFTER, "--json", *more)
    (one,) = run.answer["documents"]
    return dict(one)


def documents(home: Path, *words: str) -> Run:
    run = command(home, "documents", *words)
    assert run.code == 0, run.err
    return run


def rows(home: Path, what: str = "register_number, status, sha256") -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / "yicheng.db")) as connection:
        return connection.execute(f"SELECT {what} FROM document ORDER BY id").fetchall()


def status(home: Path, number: str = NUMBER) -> str:
    return {row[0]: row[1] for row in rows(home)}[number]


def test_an_edited_file_is_read_and_stored_before_the_lock_is_asked_for(copy: Path, tmp_path: Path) -> None:
    docx = tmp_path / "稿.docx"
    documents(copy, "show", NUMBER, "--to", str(docx), "--by", CITY_REVIEWER)
    documents(copy, "return", NUMBER, "--reason", "请核对牵头单位", "--by", CITY_REVIEWER)
    sha = hashlib.sha256(docx.read_bytes()).hexdigest()
    deadline = time.monotonic() + 600
    with ThreadPoolExecutor(1) as pool:
        with writing(engine := open_engine(f"sqlite:///{copy / 'yicheng.db'}")):
            adopting = pool.submit(documents, copy, "adopt", NUMBER, str(docx), "--by", CITY_DRAFTER)
            while not (copy / "files" / sha[:2] / f"{sha}.docx").exists():
                assert not adopting.done() and time.monotonic() < deadline
                time.sleep(0.05)
        engine.dispose()
        assert "已采用改稿" in adopting.result().err + adopting.result().out


def test_from_draft_to_archive(copy: Path, tmp_path: Path) -> None:
    """As an office does it, with the real renderers; everything is there afterwards and verifies."""
    docx = tmp_path / "稿.docx"
    documents(copy, "show", NUMBER, "--to", str(docx), "--by", CITY_REVIEWER)
    documents(copy, "return", NUMBER, "--reason", "请核对牵头单位", "--by", CITY_REVIEWER)
    adopted = documents(copy, "adopt", NUMBER, str(docx), "--by", CITY_DRAFTER)
    assert "与原稿的文字没有不同" in adopted.out
    documents(copy, "number", "reserve", "惠市人社函〔2023〕12号", "--for", NUMBER, "--by", CITY_DRAFTER)
    documents(copy, "review", NUMBER, "--by", CITY_REVIEWER)
    documents(copy, "sign", NUMBER, "--by", CITY_LEADER)
    shown = documents(copy, "show", NUMBER).out
    for words in (
        "已印发",
        "惠市人社函〔2023〕12号",
        "退回修改",
        "请核对牵头单位",
        "采用的改稿",
        "DOCX　SHA-256",
        "采购法 42",
    ):
        assert words in shown
    form = json.loads(documents(copy, "show", NUMBER, "--json").out)
    assert [act["what"] for act in form["acts"]] == ["拟稿", "退回修改", "采用改稿", "复核", "签发", "印发"]
    assert "全部相符" in documents(copy, "verify", "--case", PROGRAMME).err
    out = tmp_path / "档案.zip"
    written = json.loads(documents(copy, "export", PROGRAMME, str(out), "--by", CITY_DRAFTER, "--json").out)
    assert written["papers"] == 11
    subprocess.run(["unzip", "-q", out, "-d", tmp_path / "x"], check=True, env={"LC_ALL": "C.UTF-8"})
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "x", check=True, capture_output=True)
    assert len(checked.stdout.splitlines()) == written["files"] + 5
    subprocess.run(["qpdf", "--check", tmp_path / "x" / "目录.pdf"], check=True, capture_output=True)
    with pikepdf.open(tmp_path / "x" / "目录.pdf") as pdf:
        assert pdf.open_metadata().pdfa_status == "3B"


REFUSED = [
    (
        "no such kind",
        ["draft", PROGRAMME, "nosuch", "--by", CITY_DRAFTER],
        2,
        ("没有“nosuch”这种文书", "documents kinds"),
    ),
    ("no such case", ["draft", "huizhou-2023/无", PLAIN, "--by", CITY_DRAFTER], 2, ("没有事项或者方案",)),
    ("nobody", ["draft", PROGRAMME, PLAIN], 2, ("--by",)),
    ("unknown person", ["draft", PROGRAMME, PLAIN, "--by", "nobody"], 2, ("没有在岗人员",)),
    ("another role", ["draft", PROGRAMME, PLAIN, "--by", CITY_LEADER], 1, ("请由采购经办",)),
    ("another place", ["draft", PROGRAMME, PLAIN, "--by", "huicheng-buyer"], 1, ("请由市级的",)),
    ("no date", ["draft", PROGRAMME, PLAIN, "--on", "9月8日", "--by", CITY_DRAFTER], 2, ("不是日期",)),
    ("no such subject", ["draft", PROGRAMME, PLAIN, "--subject", "无", "--by", CITY_DRAFTER], 2, ("没有对象“无”",)),
    ("no file", ["draft", PROGRAMME, PLAIN, "--data", "/nosuch.yaml", "--by", CITY_DRAFTER], 2, ("找不到文件",)),
    ("drafted before", ["draft", PROGRAMME, SIGNED, "--by", CITY_DRAFTER], 1, (NUMBER, "documents revise")),
    ("no such number", ["review", "无", "--by", CITY_REVIEWER], 2, ("没有登记号“无”",)),
    ("not reviewed", ["sign", NUMBER, "--by", CITY_LEADER], 1, ("拟稿，待复核，不能办理签发",)),
    ("the drafter reviews", ["review", NUMBER, "--by", CITY_DRAFTER], 1, ("请由复核人员办理",)),
    ("no reason", ["void", NUMBER, "--reason", "", "--by", CITY_DRAFTER], 2, ("--reason", "不能为空")),
    ("no reason at all", ["return", NUMBER, "--by", CITY_REVIEWER], 2, ("reason",)),
    ("nothing changed", ["revise", NUMBER, "--reason", "演练演练", "--by", CITY_DRAFTER], 1, ("没有任何变化",)),
    ("no edited file", ["adopt", NUMBER, "/nosuch.docx", "--by", CITY_DRAFTER], 2, ("找不到文件",)),
    ("not a .docx", ["adopt", NUMBER, __file__, "--by", CITY_DRAFTER], 2, ("不是 .docx",)),
    ("nothing to compare", ["diff", NUMBER, "--by", CITY_DRAFTER], 1, ("没有可比较的",)),
    (
        "a bad number",
        ["number", "reserve", "惠市人社[2023]12号", "--for", "演练", "--by", CITY_DRAFTER],
        2,
        ("六角括号",),
    ),
    ("not reserved", ["number", "release", "惠市人社函〔2023〕12号", "--by", CITY_DRAFTER], 2, ("没有预留",)),
    (
        "two numbers",
        ["sign", NUMBER, "--letter-number", "甲乙〔2023〕1号", "--own-series", "甲乙", "--by", CITY_LEADER],
        2,
        ("只能写一个",),
    ),
    ("a folder", ["export", PROGRAMME, "/tmp", "--by", CITY_DRAFTER], 2, ("是文件夹",)),
    ("no such folder to write", ["export", PROGRAMME, "/proc/nosuch/a.zip", "--by", CITY_DRAFTER], 3, ("未能写入",)),
    ("nothing registered", ["verify", "--case", "无"], 2, ("没有登记公文",)),
]


@pytest.mark.parametrize(("words", "code", "told"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_bad_input_changes_nothing(drafted: Path, words: list[str], code: int, told: tuple[str, ...]) -> None:
    before = digest(drafted)
    check(command(drafted, "documents", *words), code, *told)
    assert digest(drafted) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nosuch: 1", "nosuch（nosuch）没有此项"),
        ("- 1", "名称: 值"),
        ("doc_date: 昨天", "应为日期"),
        ("x: 1.5", "x（x）没有此项"),
    ],
)
def test_bad_data_names_the_field(drafted: Path, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "d.yaml").write_text(text, "utf-8")
    check(
        command(
            drafted, "documents", "draft", PROGRAMME, PLAIN, "--by", CITY_DRAFTER, "--data", str(tmp_path / "d.yaml")
        ),
        2,
        told,
    )


def test_what_the_drafter_adds_stands_in_the_paper(copy: Path, tmp_path: Path) -> None:
    """Who was there and what was said is in no record: it is given in a file; asked again, nothing is registered twice."""
    data, docx = tmp_path / "d.yaml", tmp_path / "稿.docx"
    data.write_text(
        "held_on: 2023-09-07\nfrom_time: 09:30\nchair: 演练主持（市专班）\nattendees: [演练出席甲, 演练出席乙]\n"
        "matters:\n  - title: 演练议题\n    discussion: [演练讨论情况。]\n"
        "decisions:\n  - {action: 演练议定事项, unit: 演练责任单位, due: 2023-09-20}\n",
        "utf-8",
    )
    said = ("--on", "2023-09-08", "--data", str(data), "--docx", str(docx))
    first = made(copy, "meeting_minutes", *said)
    assert (first["fresh"], first["version"], first["error"]) == (True, 1, "")
    with zipfile.ZipFile(docx) as parts:
        text = re.sub("<[^>]+>", "", parts.read("word/document.xml").decode("utf-8"))
    for words in ("9月7日9时30分", "演练主持（市专班）", "演练出席甲", "演练出席乙", "演练议题", "演练讨论情况"):
        assert words in text, words
    assert "演练议定事项演练责任单位9月20日前" in text
    before = rows(copy)
    again = command(copy, "documents", "draft", PROGRAMME, "meeting_minutes", "--by", CITY_DRAFTER, *said[:4])
    check(again, 1, first["number"], "documents revise")
    assert rows(copy) == before


@pytest.fixture
def reviewed(copy: Path) -> Iterator[Path]:
    """A home whose draft is reviewed; afterwards no number is missing or twice and every file is whole."""
    documents(copy, "review", NUMBER, "--by", CITY_REVIEWER)
    yield copy
    assert gaps([row[0] for row in rows(copy)]) == []
    documents(copy, "verify")


SIGN = ("documents", "sign", NUMBER, "--by", CITY_LEADER, "--letter-number", "惠市人社函〔2023〕12号")
KILLS = {
    "before the signature is kept": (Point(r"INSERT INTO document_act", 1), "reviewed"),
    "between signature and file": (Point(r"INSERT INTO document_act", 1, "committed"), "signed"),
    "while the file is stored": (Point("rename", 1), "signed"),
    "before it is marked as issued": (Point(r"UPDATE document SET.*status", 2, "before"), "signed"),
    "just after": (Point(r"UPDATE document SET.*status", 2, "committed"), "issued"),
}


@pytest.mark.parametrize("kill", everyday(KILLS, ["between signature and file", "just after"]))
def test_killed_while_signing(reviewed: Path, kill: str) -> None:
    point, left = KILLS[kill]
    assert command(reviewed, *SIGN, point=point).killed
    assert status(reviewed) == left
    if left == "issued":
        check(command(reviewed, *SIGN), 1, "已印发，不能办理签发")
    else:
        assert command(reviewed, *SIGN).code == 0
    assert status(reviewed) == "issued"
    assert [row[0] for row in rows(reviewed, "letter_number")].count("惠市人社函〔2023〕12号") == 1


def test_killed_while_signing_the_sweep_finishes(reviewed: Path) -> None:
    assert command(reviewed, *SIGN, point=Point("rename", 1)).killed
    assert command(reviewed, "advance", PROGRAMME).code == 0
    assert status(reviewed) == "issued"


def test_killed_between_number_and_file_of_a_plain_document(copy: Path) -> None:
    words = ("documents", "draft", PROGRAMME, PLAIN, "--by", CITY_DRAFTER)
    assert command(copy, *words, point=Point(r"INSERT INTO document\b", 1)).killed
    assert len(rows(copy)) == 11, "rolled back: no number is taken"
    assert command(copy, *words, point=Point(r"INSERT INTO document_act", 1, "committed")).killed
    assert status(copy, "huizhou-2023-2023-0012") == "reserved"
    assert made(copy, PLAIN)["number"] == "huizhou-2023-2023-0012"
    assert status(copy, "huizhou-2023-2023-0012") == "issued"
    assert gaps([row[0] for row in rows(copy)]) == []


@pytest.mark.parametrize(
    "point",
    [
        pytest.param(Point("read", 4), id="in the middle", marks=pytest.mark.full),
        pytest.param(Point("rename to zip", 1), id="before its name"),
    ],
)
def test_killed_while_archiving(copy: Path, tmp_path: Path, point: Point) -> None:
    out = tmp_path / "out"
    words = ("documents", "export", PROGRAMME, str(out / "a.zip"), "--by", CITY_DRAFTER)
    before = digest(copy)
    assert command(copy, *words, point=point).killed
    assert not (out / "a.zip").exists()
    assert digest(copy) == before
    assert command(copy, *words).code == 0
    again = ("documents", "export", PROGRAMME, str(out / "b.zip"), "--by", CITY_LEADER)
    assert command(copy, *again).code == 0
    assert (out / "a.zip").read_bytes() == (out / "b.zip").read_bytes()
