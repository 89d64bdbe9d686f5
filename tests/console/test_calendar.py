"""calendar load, list, show through the real command line: a December of 2026 from refused to lawful, and bad input."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from models.database import reading, writing
from record.custody.digest import digest as digest_of
from record.people import set_programme_date
from tests.actions.builders import assume, prepare
from tests.actions.tender_case import CASE, SQLITE_ONLY, begin, bids, notice, run
from tests.console.crash import Run, command
from tests.rules.notice_files import EXAMPLE, FICTION_2027

TENDER = f"huizhou-2023/{CASE}"
pytestmark = SQLITE_ONLY


@pytest.fixture
def at(engine: Engine, tmp_path: Path) -> Path:
    """A folder for files, beside the record."""
    (tmp_path / "2027.yaml").write_text(FICTION_2027, encoding="utf-8")
    return tmp_path


def yicheng(engine: Engine, at: Path, *words: str) -> Run:
    told = command(at / "home", *words, settings={"YICHENG_DATABASE_URL": str(engine.url)})
    assert "Traceback" not in told.err
    return told


def in_yuan(opening: dict[str, Any]) -> dict[str, Any]:
    """Bids as people enter them: the price with its unit."""
    return opening | {
        "bids": [bid | {"price": f"{bid['price'] // 100}.{bid['price'] % 100:02d}元"} for bid in opening["bids"]]
    }


def test_refused_then_loaded_then_lawful(engine: Engine, at: Path) -> None:
    begin(engine)
    run(engine, until="document_confirmation")
    with writing(engine) as session:
        set_programme_date(session, date(2027, 1, 29))
    assume(
        engine,
        CASE,
        "tender_notice",
        date(2026, 12, 14),
        **notice(first_published="2026-12-14", bid_deadline="2027-01-05"),
    )
    (at / "bids.json").write_text(json.dumps(in_yuan(bids()), ensure_ascii=False), encoding="utf-8")
    opening = (
        "record",
        TENDER,
        "bid_opening",
        "--on",
        "2027-01-05",
        "--by",
        "惠东县.procurement",
        "--with",
        "惠东县.supervisor",
        "--data",
        str(at / "bids.json"),
    )
    forward = ("schedule", "open_tender", "--from", "tender_notice=2026-12-14", "--json")

    no = yicheng(engine, at, *opening)
    assert (no.code, "./yicheng calendar load" in no.err, "采购法 35" in no.err) == (1, True, True), no.err
    assert "预估" in yicheng(engine, at, "why", TENDER, "evaluation_report").out
    assert _opens(yicheng(engine, at, *forward)) == ("2027-01-04", True)

    loaded = yicheng(engine, at, "calendar", "load", str(at / "2027.yaml"), "--by", "市级.project_manager")
    assert loaded.code == 0, loaded.err
    assert "项由预估转为确定" in loaded.err
    for word in (TENDER, "确定中标人", "最迟", "2027-01-14（预估）", "2027-01-13"):
        assert word in loaded.out, loaded.out
    assert "预估" not in yicheng(engine, at, "why", TENDER, "evaluation_report").out
    assert _opens(yicheng(engine, at, *forward)) == ("2027-01-05", False)

    again = yicheng(engine, at, "calendar", "load", str(at / "2027.yaml"), "--by", "市级.project_manager", "--json")
    assert (again.answer["changed"], again.answer["moves"], "与现有的一致" in again.err) == (False, [], True)
    assert yicheng(engine, at, *opening).code == 0


def _opens(told: Run) -> tuple[str, bool]:
    step = next(step for step in told.answer["steps"] if step["step"] == "bid_opening")
    return step["earliest"], step["provisional"]


def test_moves_as_json_then_listed_and_shown(engine: Engine, at: Path) -> None:
    begin(engine)
    assume(engine, CASE, "tender_notice", date(2026, 12, 14), **notice(bid_deadline="2027-01-04"))
    answer = yicheng(engine, at, "calendar", "load", str(at / "2027.yaml"), "--by", "市级.city_leader", "--json").answer
    assert list(answer) == [
        "year",
        "notice",
        "changed",
        "replaced",
        "moves",
        "firm",
        "provisional",
        "documents",
        "warnings",
    ]
    assert {
        "case": TENDER,
        "step": "bid_opening",
        "title": "投标截止、开标",
        "round": 1,
        "subject": "",
        "what": "earliest",
        "before": "2027-01-04",
        "after": "2027-01-05",
        "provisional_before": True,
        "provisional_after": False,
    } in answer["moves"]
    assert answer["firm"] > 10
    listed = yicheng(engine, at, "calendar", "list", "--json").answer
    assert listed["provisional_from"] == "2028-01-01"
    assert [listed["years"][0], listed["years"][-1]] == [
        {"year": 2004, "source": "shipped", "notice": None, "published_on": None},
        {"year": 2027, "source": "loaded", "notice": "国办发明电〔2026〕999号", "published_on": "2026-12-30"},
    ]
    assert yicheng(engine, at, "calendar", "list").out.splitlines() == [
        "2004年至2026年　随程序提供",
        "2027年　由文件载入　国办发明电〔2026〕999号　关于2027年部分节假日安排的通知(演练数据)　2026-12-30发布",
        "2028-01-01起没有放假通知，所算日期为预估",
    ]
    shown = yicheng(engine, at, "calendar", "show", "2027").out.splitlines()
    assert shown[0].startswith("2027年　工作日共248天　由文件载入")
    assert shown[1] == " 1月　工作日20天　休 1日至4日（元旦）　班 9日"
    assert len(shown) == 13


def test_the_example_is_what_the_product_has(engine: Engine, at: Path) -> None:
    prepare(engine)
    told = yicheng(engine, at, "calendar", "load", str(EXAMPLE), "--by", "市级.city_leader")
    assert (told.code, told.out) == (0, "")
    assert told.err.endswith("2025年放假安排与现有的一致，未作改动\n")
    months = yicheng(engine, at, "calendar", "show", "2025").out.splitlines()
    assert months[0] == "2025年　工作日共248天　随程序提供"
    assert months[10] == "10月　工作日18天　休 1日至5日（国庆节）、6日（中秋节）、7日至8日（国庆节）　班 11日"


BAD = [
    (
        "a total that is none",
        ("days: 8}", "days: 9}"),
        "市级.city_leader",
        2,
        ("notice.yaml 第", "“春节”2027-02-05至2027-02-12共8天"),
    ),
    ("no YAML", ("workdays: [", "workdays: [["), "市级.city_leader", 2, ("YAML 格式有误",)),
    ("another role", ("", ""), "惠东县.procurement", 1, ("不能载入放假通知", "请由市专班或市局分管领导办理")),
    ("unknown person", ("", ""), "nobody", 2, ("没有在岗人员",)),
]


@pytest.mark.parametrize(("change", "by", "code", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_files_and_roles_write_nothing(
    engine: Engine, at: Path, change: tuple[str, str], by: str, code: int, words: tuple[str, ...]
) -> None:
    prepare(engine)
    with reading(engine) as session:
        before = digest_of(session)
    (at / "notice.yaml").write_text(FICTION_2027.replace(*change), encoding="utf-8")
    told = yicheng(engine, at, "calendar", "load", str(at / "notice.yaml"), "--by", by)
    assert (told.code, told.out) == (code, ""), told.err
    assert all(word in told.err for word in words), told.err
    with reading(engine) as session:
        assert digest_of(session) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "none.yaml", "--by", "市级.city_leader"), "找不到放假通知文件"),
        (("load", "2027.yaml"), "--by"),
        (("show", "2031"), "2031年放假安排尚未载入"),
        (("show", "明年"), "应为整数"),
    ],
)
def test_bad_usage(engine: Engine, at: Path, words: tuple[str, ...], said: str) -> None:
    prepare(engine)
    given = [str(at / word) if word.endswith(".yaml") else word for word in words]
    told = yicheng(engine, at, "calendar", *given)
    assert (told.code, told.out, said in told.err) == (2, "", True), told.err
