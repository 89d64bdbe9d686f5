"""The command line from the outside: what scripts read on stdout, what people read, and how bad usage is told."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.processes import alone, free_port
from tests.console.crash import PROGRAMME, command, copied, digest

SITES = "huizhou-2023/惠城区/选址"

USAGE = (
    (("nosuch",), "没有命令 nosuch"),
    (("status",), "缺少参数 slug"),
    (("status", "--foo"), "没有选项 --foo"),
    (("rehearse", "huizhou-2023", "--until"), "选项 --until 缺少取值"),
    (("rehearse", "huizhou-2023", "--until", "明天"), "“明天”不是日期，请写作 2023-10-09"),
    (("status", "a", "b"), "多余的参数 b"),
    (("demo", "--seed", "x"), "参数 --seed 应为整数"),
    (("schedule", "nosuch", "--finish-by", "2023-11-30"), "没有程序“nosuch”"),
    (("programme",), "查看方案"),
)


@pytest.mark.parametrize(("words", "told"), USAGE, ids=["-".join(words) for words, _ in USAGE])
def test_bad_usage_is_told_in_chinese(
    words: tuple[str, ...], told: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["yicheng", *words])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr().err
    assert (left.value.code, told in said) == (2, True), said
    assert not (home / "log").exists()


FORWARD = {
    "intention_notice": (None, "2023-09-08"),
    "tender_notice": ("2023-10-09", "2023-10-09"),
    "notice_period_end": ("2023-10-16", None),
    "documents_available_until": ("2023-10-16", None),
    "briefing": ("2023-10-17", None),
    "clarification": ("2023-10-09", "2023-10-13"),
    "expert_draw": ("2023-10-26", None),
    "bid_opening": ("2023-10-30", None),
    "evaluation_report": ("2023-10-30", "2023-11-01"),
    "winner_confirmation": ("2023-10-30", "2023-11-08"),
    "award_notice": ("2023-10-30", "2023-11-10"),
    "award_notice_period_end": ("2023-10-31", None),
    "challenge_window_end": ("2023-11-09", None),
    "loser_bond_return": ("2023-10-30", "2023-11-17"),
    "contract_signature": ("2023-11-10", "2023-12-08"),
    "winner_bond_return": ("2023-11-10", "2023-12-15"),
    "contract_publication": ("2023-11-10", "2023-12-12"),
    "contract_filing": ("2023-11-10", "2023-12-19"),
}
"""Notice and tender documents issued 2023-10-09: the National Day rest ended three days before. All steps in order."""

SIGNED = ("contract_signature", "winner_bond_return", "contract_publication", "contract_filing")
AT_THE_LIMIT = {
    "award_notice_period_end": (None, None),
    "challenge_window_end": (None, None),
    **{step: ("2023-10-30", FORWARD[step][1]) for step in SIGNED},
}
"""Without the challenge window."""

BACKWARD = """
    step                      limit       tight       prudent
    intention_notice          2023-10-11  2023-09-27  2023-09-15
    tender_notice             2023-11-10  2023-10-27  2023-10-17
    notice_period_end         2023-11-17  2023-11-03  2023-10-24
    documents_available_until 2023-11-17  2023-11-03  2023-10-24
    briefing                  -           -           -
    clarification             2023-11-15  2023-11-02  2023-10-20
    expert_draw               -           -           -
    bid_opening               2023-11-30  2023-11-17  2023-11-06
    evaluation_report         2023-11-30  2023-11-17  2023-11-08
    winner_confirmation       2023-11-30  2023-11-17  2023-11-15
    award_notice              2023-11-30  2023-11-17  2023-11-17
    award_notice_period_end   -           2023-11-20  2023-11-20
    challenge_window_end      -           2023-11-29  2023-11-29
    loser_bond_return         2023-12-07  2023-11-24  2023-11-24
    contract_signature        2023-11-30  2023-11-30  2023-11-30
    winner_bond_return        2023-12-07  2023-12-07  2023-12-07
    contract_publication      2023-12-04  2023-12-04  2023-12-04
    contract_filing           2023-12-11  2023-12-11  2023-12-11
"""
"""Contract signed 2023-11-30: the latest of every step; - where the law sets none."""


def answer(home: Path, *words: str) -> dict[str, Any]:
    """The one object on stdout; nothing that must be noticed on stderr."""
    run = command(home, *words, "--json")
    assert "Traceback" not in run.err
    found = run.answer
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("chain", ["prudent", "tight", "limit"])
def test_schedule_forward(home: Path, chain: str) -> None:
    made = answer(home, "schedule", "open_tender", "--from", "tender_notice=2023-10-09", "--chain", chain)
    wanted = FORWARD | AT_THE_LIMIT if chain == "limit" else FORWARD
    assert (made["procedure"], made["chain"], [step["step"] for step in made["steps"]]) == (
        "open_tender",
        chain,
        list(FORWARD),
    )
    rows = {step["step"]: step for step in made["steps"]}
    assert {name: (row["earliest"], row["latest"]) for name, row in rows.items()} == wanted
    assert not any(row["provisional"] for row in rows.values())
    assert all(reason["text"] for row in rows.values() for reason in row["reasons"])
    assert rows["bid_opening"]["reasons"][0]["basis"] == "采购法 35"
    assert not home.exists(), "a schedule needs no record"


@pytest.mark.parametrize("chain", ["limit", "tight", "prudent"])
def test_schedule_backward(home: Path, chain: str) -> None:
    made = answer(home, "schedule", "open_tender", "--finish-by", "2023-11-30", "--chain", chain)
    head, *table = (line.split() for line in BACKWARD.strip().splitlines())
    assert [(step["step"], step["earliest"], step["latest"] or "-") for step in made["steps"]] == [
        (row[0], None, row[head.index(chain)]) for row in table
    ]


@pytest.mark.parametrize(
    ("letter", "period", "window", "earliest", "latest"),
    [
        ("2023-10-30", "2023-10-31", "2023-11-09", "2023-11-10", "2023-11-29"),
        ("2023-11-10", "2023-11-13", "2023-11-22", "2023-11-23", "2023-12-08"),
    ],
)  # 12-10 is a Sunday and does not roll
def test_signature_by_the_day_of_the_letter(
    home: Path, letter: str, period: str, window: str, earliest: str, latest: str
) -> None:
    made = answer(
        home, "schedule", "open_tender", "--from", "tender_notice=2023-10-09", "--from", f"award_notice={letter}"
    )
    rows = {step["step"]: (step["earliest"], step["latest"]) for step in made["steps"]}
    assert [rows[s] for s in ("award_notice_period_end", "challenge_window_end", "contract_signature")] == [
        (period, None),
        (window, None),
        (earliest, latest),
    ]


def test_after_a_signature(home: Path) -> None:
    """Signed 2023-11-10: published in 2, filed in 7, the winner's bond back in 5 working days."""
    made = answer(
        home,
        "schedule",
        "open_tender",
        "--from",
        "tender_notice=2023-10-09",
        "--from",
        "award_notice=2023-10-30",
        "--from",
        "contract_signature=2023-11-10",
    )
    latest = {step["step"]: step["latest"] for step in made["steps"]}
    assert [latest[s] for s in ("contract_publication", "contract_filing", "winner_bond_return")] == [
        "2023-11-14",
        "2023-11-21",
        "2023-11-17",
    ]


def test_a_schedule_loads_neither_flows_nor_layout_nor_tables(home: Path) -> None:
    run = command(home, "schedule", "open_tender", "--from", "tender_notice=2023-10-09", imports=True)
    loaded = set(run.err.split())
    assert "rules.dates.schedule" in loaded
    assert loaded.isdisjoint({"prefect", "weasyprint", "sqlmodel", "alembic", "fastapi"})


LARGE = {"prefect", "weasyprint", "alembic", "jinja2", "yaml", "psycopg", "models.plan", "models.tables"}
QUICK = {
    ("status", PROGRAMME): {"record.situation", "actions.registry", "papers.registry", "models.document"},
    ("why", SITES, "site_result"): {"rich", "actions.registry", "papers.registry", "models.document", "models.alert"},
    ("record", SITES, "site_survey", "--on", "2023-09-04", "--by", "nobody"): {"rich", "papers.registry"},
}
"""Commands that people give all day, and what none of them needs beside what is large."""


@pytest.mark.parametrize("words", QUICK, ids=lambda words: words[0])
def test_a_quick_command_loads_little_and_leaves_the_record_closed(
    words: tuple[str, ...], played: Path, tmp_path: Path
) -> None:
    home = copied(played, tmp_path / "copy")
    run = command(home, *words, imports=True)
    loaded = {line.rsplit("|", 1)[-1].strip() for line in run.err.splitlines() if line.startswith("import time:")}
    assert "models.case" in loaded
    assert sorted(loaded & (LARGE | QUICK[words])) == []
    assert not list(home.glob("*-wal"))


def test_status_why_and_what_if(played: Path) -> None:
    status = answer(played, "status", PROGRAMME)
    assert {case["place"] for case in status["cases"]} == {
        "市级",
        "惠城区",
        "惠阳区",
        "惠东县",
        "博罗县",
        "龙门县",
        "大亚湾经济开发区",
        "仲恺高新区",
    }
    assert {case["light"] for case in status["cases"]} <= {"green", "yellow", "red", "grey"}
    one = answer(played, "status", PROGRAMME, "--district", "惠城区", "--on", "2023-10-09")
    late = next(case for case in one["cases"] if case["case"] == SITES)
    assert (late["light"], late["due_on"], {c["place"] for c in one["cases"]}) == ("red", "2023-09-30", {"惠城区"})
    why = answer(played, "why", SITES, "site_result")["rows"][0]
    assert (why["earliest"], why["due_on"], why["answers"]) == ("2023-09-18", "2023-09-30", "属地分管领导")
    assert why["law_on"] == "2023-09-01"
    started = next(r for r in why["reasons"] if r["start"] == "公示期满")["started"]
    assert (started["title"], started["role"], bool(started["name"] and started["at"])) == (
        "选址公示",
        "驿站监管员",
        True,
    )
    early = answer(played, "what-if", SITES, "site_result=2023-09-15")
    assert [(a["step"], a["code"], "最早可于2023-09-18办理" in a["refusal"]) for a in early["assumed"]] == [
        ("site_result", "too_early", True)
    ]
    assert {(m["step"], m["after"]) for m in early["moves"]} >= {("station_naming", "2023-09-15")}


def test_what_if_in_every_district(played: Path) -> None:
    """The city's text is issued in November: each district's notice waits for it."""
    before = digest(played)
    terms = f"{PROGRAMME}/市级/统一文本"
    found = answer(played, "what-if", terms, "terms_issued=2023-11-01")
    notices = {
        m["place"]: m["after"] for m in found["moves"] if m["step"] == "tender_notice" and m["field"] == "earliest"
    }
    assert set(notices.values()) == {"2023-11-01"}
    assert len(notices) == 8, "seven districts and the city's own"
    late = {
        (b["place"], b["due_on"], b["days"], b["basis"]) for b in found["breaches"] if b["step"] == "contract_signature"
    }
    assert late == {(place, "2023-11-30", 2, "方案四（二） 11月底前") for place in notices if place != "市级"}
    told = command(played, "what-if", terms, "terms_issued=2023-11-01").out
    for words in ("在法定期限内", "变动的日期", "由此产生或者变化的逾期", "惠城区", "龙门县", "晚2个工作日"):
        assert words in told, told
    alone = command(played, "what-if", f"{PROGRAMME}/惠城区/招标", "contract_filing=2023-12-29")
    assert (alone.code, "没有其他日期变动" in alone.out) == (0, True), alone.out
    assert digest(played) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((SITES, "site_result"), "应写作 环节=日期"),
        ((SITES, "nosuch=2023-09-15"), "没有环节“nosuch”"),
        ((SITES, "site_publicity_end=2023-09-15"), "由系统计算"),
        ((SITES, "site_inspection@无=2023-09-15"), "没有对象“无”"),
        (("huizhou-2023/无", "site_result=2023-09-15"), "没有事项"),
    ],
)
def test_what_if_says_what_is_wrong(played: Path, words: tuple[str, ...], told: str) -> None:
    run = command(played, "what-if", *words)
    assert (run.code, told in run.err) == (2, True), run.err


def test_plan_backward_beside_forward(played: Path) -> None:
    tender = f"{PROGRAMME}/惠城区/招标"
    found = answer(played, "plan", tender)
    steps = {step["step"]: step for step in found["steps"]}
    assert (found["chain"], found["due_on"], found["due_source"]) == ("prudent", "2023-11-30", "方案四（二） 11月底前")
    assert (steps["tender_notice"]["planned"], steps["tender_notice"]["missed"]) == ("2023-10-17", False)
    assert steps["bid_opening"]["planned"] == "2023-11-06"
    tight = {step["step"]: step for step in answer(played, "plan", tender, "--chain", "tight")["steps"]}
    assert tight["bid_opening"]["planned"] == "2023-11-17"
    refused = command(played, "plan", tender, "--chain", "hasty")
    assert (refused.code, "prudent（稳妥）" in refused.err) == (2, True), refused.err


def test_why_as_a_page(played: Path, tmp_path: Path) -> None:
    before, target = digest(played), tmp_path / "期限说明.pdf"
    run = command(played, "why", SITES, "site_result", "--pdf", str(target))
    assert (run.code, target.read_bytes()[:5]) == (0, b"%PDF-"), run.err
    assert digest(played) == before, "the page is not registered"
    many = command(played, "why", f"{PROGRAMME}/惠城区/运营", "opened", "--pdf", str(tmp_path / "x.pdf"))
    assert (many.code, "opened@惠城01" in many.err) == (2, True), many.err
    nowhere = command(played, "why", SITES, "site_result", "--pdf", str(tmp_path))
    assert (nowhere.code, "已有文件夹中的文件名" in nowhere.err) == (2, True), nowhere.err


READ = (
    ("status", PROGRAMME),
    ("status", PROGRAMME, "--district", "惠城区"),
    ("status", PROGRAMME, "--on", "2023-10-09"),
    ("why", SITES, "site_result"),
    ("what-if", SITES, "site_result=2023-09-18"),
    ("plan", SITES),
    ("programme", "list"),
    ("programme", "show", PROGRAMME),
    ("people", "list"),
    ("documents", "list"),
    ("documents", "list", "--case", SITES),
    ("documents", "show", "huizhou-2023-2023-0001"),
    ("supervision", "list", PROGRAMME),
    ("doctor",),
    ("schedule", "open_tender", "--finish-by", "2023-11-30"),
    ("calendar", "list"),
    ("calendar", "show", "2025"),
)


@pytest.mark.parametrize("words", READ, ids=["-".join(words[:2]) for words in READ])
def test_people_read_plain_text(played: Path, words: tuple[str, ...]) -> None:
    before = digest(played)
    run = command(played, *words)
    assert run.code == 0, run.err
    assert any("\u4e00" <= letter <= "\u9fff" for letter in run.out)
    assert "Traceback" not in run.out + run.err
    assert digest(played) == before


def test_an_act_is_recorded_and_its_document_issued(played: Path, tmp_path: Path) -> None:
    home = tmp_path / "copy"
    copied(played, home)
    file = tmp_path / "rules.yaml"
    file.write_text("documents: [工作规则(演练), 服务规范(演练)]\n", encoding="utf-8")
    made = answer(
        home,
        "record",
        f"{PROGRAMME}/市级/制度规范",
        "rules_drafted",
        "--on",
        "2023-09-08",
        "--by",
        "city-manager",
        "--data",
        str(file),
    )
    assert (made["step"], made["on"], made["replayed"]) == ("rules_drafted", "2023-09-08", False)
    status = {case["case"]: case for case in answer(home, "status", PROGRAMME)["cases"]}
    assert status[f"{PROGRAMME}/市级/制度规范"]["done"] == 1
    advanced = command(home, "advance", PROGRAMME)
    assert (advanced.code, "已推进1个事项" in advanced.err) == (0, True), advanced.err


def test_kept_wiped_and_restored(played: Path, tmp_path: Path) -> None:
    home, kept = tmp_path / "copy", tmp_path / "kept.backup"
    copied(played, home)
    before = digest(home)
    assert command(home, "backup", str(kept)).code == 0
    key = (home / "audit.key").read_bytes()
    shutil.rmtree(home)
    home.mkdir()
    (home / "audit.key").write_bytes(key)
    assert command(home, "restore", str(kept)).code == 2, "nobody is named"
    with alone(home, "重复启动"):
        refused = command(home, "restore", str(kept), "--by", "city-manager")
        assert (refused.code, "在运行，不能恢复备份" in refused.err) == (3, True)
    told = command(home, "restore", str(kept), "--by", "city-manager")
    assert (told.code, before[:12] in told.err) == (0, True), told.err
    for words in (("documents", "verify"), ("audit", "verify")):
        run = command(home, *words)
        assert run.code == 0, run.err
    listed = answer(home, "documents", "list")["documents"]
    (home / listed[0]["path"]).write_bytes(b"%PDF another")
    broken = command(home, "documents", "verify")
    assert (broken.code, listed[0]["number"] in broken.err) == (1, True), broken.err


def test_doctor(played: Path) -> None:
    found = answer(played, "doctor")
    assert found["ok"] is True
    assert {check["state"] for check in found["checks"]} <= {"ok", "warn"}


def test_the_machine_s_duties_by_hand(played: Path, tmp_path: Path) -> None:
    """巡检, 晨检 and 投递 need neither Prefect nor `up`, and `doctor` knows of them at once."""
    home = shutil.copytree(played, tmp_path / "own")
    for words, said in (("sweep", "巡检：各地均没有待办事项"), ("morning", "晨检：今天没有需要新发的提醒")):
        done = command(home, words)
        assert (done.code, done.out.strip()) == (0, said), done.err
    done = command(home, "deliver")
    assert (done.code, done.out.startswith("投递：")) == (0, True), done.err
    checks = {check["name"]: check for check in json.loads(command(home, "doctor", "--json").out)["checks"]}
    assert {checks[name]["state"] for name in ("巡检", "晨检", "投递")} == {"ok"}


def test_a_worker_needs_a_server(home: Path) -> None:
    port = str(free_port())
    done = command(home, "worker", settings={"YICHENG_PREFECT_PORT": port})
    assert (done.code, f"端口{port}没有Prefect服务应答" in done.err) == (3, True)


def test_the_rehearsal_tells_progress_apart_from_its_answer(played: Path) -> None:
    run = command(played, "rehearse", PROGRAMME, "--until", "2023-09-08", "--no-prefect", "--continue", "--json")
    assert "演练" in run.err
    assert date.fromisoformat(json.loads(run.out)["on"]) == date(2023, 9, 8)


def test_schedules_of_a_rehearsal_are_what_its_facts_give(played: Path, tmp_path: Path) -> None:
    """And what somebody changed with the database's own tools is told, and put right by one who may."""
    assert "一致" in command(played, "audit", "schedules").err
    home = copied(played, tmp_path / "home")
    with closing(sqlite3.connect(home / "yicheng.db")) as database, database:
        database.execute("UPDATE schedule_row SET latest = '2020-01-01' WHERE step = 'site_result' AND case_id < 10")
    told = command(home, "audit", "schedules")
    assert (told.code, "audit schedules --mend" in told.err) == (1, True), told.err
    mended = command(home, "audit", "schedules", "--mend", "--by", "city-manager")
    assert (mended.code, "已重算" in mended.err) == (0, True), mended.err
    assert command(home, "audit", "schedules").code == 0
