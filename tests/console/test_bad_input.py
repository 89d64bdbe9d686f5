"""Bad input through the real command line: one Chinese message, the right exit code, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from actions.registry import all_acts
from models.database import reading
from record.custody.digest import digest as digest_of
from record.entry.units import spelled
from tests.actions import tender_case
from tests.console.crash import ROOT, Run, command, copied, digest, rehearse

TENDER = "huizhou-2023/惠城区/招标"
SITES = "huizhou-2023/惠城区/选址"
PLAN = ROOT / "programmes" / "huizhou-2023" / "plan.yaml"
SITES_ONLY = ROOT / "tests" / "programmes" / "sites-only.yaml"


def check(run: Run, code: int, *words: str, without: str = "Traceback") -> None:
    """The exit code, the words, and neither traceback nor anything on stdout."""
    assert run.code == code, run.err
    assert "Traceback" not in run.err and without not in run.err
    assert run.out == ""
    for word in words:
        assert word in run.err, run.err


ACTS = [
    (
        "a date in the future",
        [TENDER, "tender_notice", "--on", "2023-12-01", "--by", "huicheng-buyer"],
        {
            "project_number": "P1",
            "platform_address": "x",
            "first_published": "2023-12-01",
            "bid_deadline": "2023-12-29",
            "opening_place": "x",
            "contact": "x",
            "phone": "0752-1",
        },
        1,
        ("晚于今天",),
    ),
    (
        "before its predecessor",
        [SITES, "site_result", "--on", "2023-09-04", "--by", "huicheng-leader"],
        {"letter_number": "惠城演〔2023〕999号", "objections": 0},
        1,
        ("选址结果通知",),
    ),
    (
        "recorded before",
        [SITES, "site_survey", "--on", "2023-09-05", "--by", "huicheng-supervisor"],
        {"candidates": []},
        1,
        ("不能重复办理",),
    ),
    (
        "another district",
        [SITES, "site_result", "--on", "2023-09-08", "--by", "longmen-leader"],
        {"letter_number": "惠城演〔2023〕999号"},
        1,
        ("不能办理惠城区",),
    ),
    (
        "another role",
        [SITES, "site_result", "--on", "2023-09-08", "--by", "huicheng-buyer"],
        {"letter_number": "惠城演〔2023〕999号"},
        1,
        ("请由属地分管领导办理",),
    ),
    (
        "unknown case",
        ["huizhou-2023/惠城区/无", "site_result", "--on", "2023-09-08", "--by", "huicheng-leader"],
        {},
        2,
        ("没有事项",),
    ),
    ("unknown step", [SITES, "no_such_step", "--on", "2023-09-08", "--by", "huicheng-leader"], {}, 2, ("没有环节",)),
    ("unknown person", [SITES, "site_result", "--on", "2023-09-08", "--by", "nobody"], {}, 2, ("没有在岗人员",)),
    ("a lapse", [SITES, "site_publicity_end", "--on", "2023-09-08", "--by", "huicheng-leader"], {}, 2, ("不需要办理",)),
    (
        "a fraction of 分",
        ["huizhou-2023/惠城区/建设", "fit_out_plan", "--on", "2023-09-08", "--by", "huicheng-supervisor"],
        {"redecorate": False, "budget": "1.505元"},
        2,
        ("建设预算（budget）：最多2位小数",),
    ),
    (
        "a sum without its unit",
        ["huizhou-2023/惠城区/建设", "fit_out_plan", "--on", "2023-09-08", "--by", "huicheng-supervisor"],
        {"redecorate": False, "budget": 150000},
        2,
        ("建设预算（budget）：没有写明单位，请写作 1330000.50元",),
    ),
    ("no date", [SITES, "site_result", "--on", "9月8日", "--by", "huicheng-leader"], {}, 2, ("不是日期",)),
    (
        "unknown station",
        ["huizhou-2023/惠城区/队伍", "supervisor_named@惠城99", "--on", "2023-09-08", "--by", "huicheng-leader"],
        {"name": "演练", "phone": "0752-1"},
        2,
        ("没有对象“惠城99”",),
    ),
    (
        "another round",
        [f"{SITES}", "site_result#2", "--on", "2023-09-08", "--by", "huicheng-leader"],
        {"letter_number": "惠城演〔2023〕999号"},
        2,
        ("现为第1轮",),
    ),
    (
        "no reason",
        [SITES, "site_result", "--on", "2023-09-08", "--by", "huicheng-leader", "--breach", ""],
        {"letter_number": "惠城演〔2023〕999号"},
        2,
        ("--breach",),
    ),
    ("nobody", [SITES, "site_result", "--on", "2023-09-08"], {}, 2, ("--by",)),
]


@pytest.mark.parametrize(
    ("arguments", "details", "code", "words"), [case[1:] for case in ACTS], ids=[case[0] for case in ACTS]
)
def test_acts(
    played: Path, tmp_path: Path, arguments: list[str], details: dict[str, object], code: int, words: tuple[str, ...]
) -> None:
    before = digest(played)
    file = tmp_path / "details.json"
    file.write_text(json.dumps(details, ensure_ascii=False))
    check(command(played, "record", *arguments, "--data", str(file)), code, *words)
    assert digest(played) == before


FILES = [
    ("not YAML", b"letter_number: [1,\n 2", ("第2行",)),
    ("no such date", b"letter_number: x\non: 2023-02-30", ("第2行", "日期不存在；请写成存在的日期")),
    ("half a character", b'letter_number: "\\ud800"', ("第1行", "半个字符")),
    ("a control sign", b"letter_number: x\nplace: a\x07b", ("第2行含有不可见的控制字符".replace("行", "行：", 1),)),
    ("an unknown tag", b"letter_number: !x 1", ("第1行", "不支持的标签")),
    ("a list", b"- 1\n", ("名称: 值",)),
    ("not UTF-8", "letter_number: 惠城".encode("gb18030"), ("UTF-8",)),
    ("empty", b"", ("名称: 值",)),
    ("missing and unknown fields", b"letter: x\n", ("文号（letter_number）：未填写", "letter：没有此项")),
    ("nothing there", None, ("找不到文件",)),
]


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_files_of_details(played: Path, tmp_path: Path, content: bytes | None, words: tuple[str, ...]) -> None:
    before, file = digest(played), tmp_path / "details.yaml"
    if content is not None:
        file.write_bytes(content)
    check(
        command(
            played, "record", SITES, "site_result", "--on", "2023-09-08", "--by", "huicheng-leader", "--data", str(file)
        ),
        2,
        *words,
        without="--help",
    )
    assert digest(played) == before


@tender_case.SQLITE_ONLY
def test_a_contract_is_signed_once(engine: Engine, tmp_path: Path) -> None:
    tender_case.ready(engine, "contract_signature")
    with reading(engine) as session:
        before = digest_of(session)
    file = tmp_path / "signature.json"
    file.write_text(
        json.dumps(
            spelled(all_acts()["open_tender", "contract_signature"].details, tender_case.signature(1)),
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    slug = f"huizhou-2023/{tender_case.CASE}"
    check(
        command(
            tmp_path / "cli",
            "record",
            slug,
            "contract_signature@1",
            "--on",
            "2023-11-16",
            "--by",
            "惠东县.district_leader",
            "--data",
            str(file),
            settings={"YICHENG_DATABASE_URL": str(engine.url)},
        ),
        1,
        "“合同签订”1已于2023-11-15办结，不能重复办理",
    )
    with reading(engine) as session:
        assert digest_of(session) == before


OUTSIDE = [
    ("not a URL", {"YICHENG_DATABASE_URL": "nonsense"}, 2, "YICHENG_DATABASE_URL"),
    ("another product", {"YICHENG_DATABASE_URL": "mysql://a:b@localhost/c"}, 2, "postgresql://"),
    ("nobody answers", {"YICHENG_DATABASE_URL": "postgresql://a:secret@127.0.0.1:1/c"}, 3, "数据库连接不上"),
    ("not a database", {"YICHENG_DATABASE_URL": "sqlite:///{tmp}/junk"}, 3, "不是驿程的数据库"),
    ("a file in the way", {"YICHENG_HOME": "{tmp}/junk/home"}, 3, "不是文件夹"),
    ("no folder can be made", {"YICHENG_HOME": "/proc/nowhere"}, 3, "找不到文件或文件夹 /proc/nowhere"),
    ("a port", {"YICHENG_PREFECT_PORT": "八千"}, 2, "YICHENG_PREFECT_PORT 应为整数"),
]


@pytest.mark.parametrize(("settings", "code", "words"), [case[1:] for case in OUTSIDE], ids=[c[0] for c in OUTSIDE])
def test_what_is_outside(tmp_path: Path, settings: dict[str, str], code: int, words: str) -> None:
    (tmp_path / "junk").write_text("no database at all, but long enough to be read as one's header" * 4)
    told = command(
        tmp_path / "home",
        "programme",
        "list",
        settings={name: value.format(tmp=tmp_path) for name, value in settings.items()},
    )
    check(told, code, words)
    assert "secret" not in told.err


def test_a_form_is_asked_for_as_hints_name_the_step(played: Path) -> None:
    plain = command(played, "form", SITES, "site_survey")
    assert plain.code == 0, plain.err
    assert "点位摸排" in plain.out
    for named in ("site_survey@惠城01", "site_survey#1@惠城01"):
        assert command(played, "form", SITES, named).out == plain.out
    assert plain.out.endswith("，用 --data 交来；面积写作 35.5㎡；列表每项一段，以“- ”开头\n")
    assert "金额" not in plain.out and "分值" not in plain.out
    assert "金额须写明单位" in command(played, "form", TENDER, "funds_allotted").out
    told = command(played, "form", "huizhou-2023/惠城区/建设", "items_checked").out
    assert "逐项写“标识: 是”" in told.replace("\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["form", SITES, "site_survey#2"], "现为第1轮，指令写的是第2轮"),
        (["why", SITES, "site_survey#2"], "现为第1轮，指令写的是第2轮"),
        (["what-if", SITES, "site_result#2=2023-09-18"], "现为第1轮，指令写的是第2轮"),
        (["correct", SITES, "site_survey#2", "--reason", "x", "--by", "huicheng-supervisor"], "现为第1轮"),
        (["withdraw", SITES, "site_survey#2", "--reason", "x", "--by", "huicheng-supervisor"], "现为第1轮"),
        (["why", SITES, "site survey"], "应写作 环节[#轮次][@对象]"),
        (["what-if", SITES, "site_result=9999-12-31"], "年份应在1949至2100之间"),
        (["what-if", SITES, "site_result=2023-02-30"], "不是日期"),
    ],
)
def test_a_step_is_named_alike_everywhere(played: Path, arguments: list[str], words: str) -> None:
    check(command(played, *arguments), 2, words)


def test_the_present_round_may_be_named(played: Path) -> None:
    for step in ("site_survey", "site_result"):
        named, plain = (command(played, "why", SITES, text) for text in (f"{step}#1", step))
        assert (named.code, named.out) == (0, plain.out)
    assert command(played, "what-if", SITES, "site_result#1=2023-09-18").code == 0


def test_a_command_given_twice_is_recorded_once(played: Path, tmp_path: Path) -> None:
    home = tmp_path / "copy"
    copied(played, home)
    arguments = [
        "record",
        "huizhou-2023/市级/制度规范",
        "rules_drafted",
        "--on",
        "2023-09-08",
        "--by",
        "city-manager",
        "--data",
        str(tmp_path / "rules.yaml"),
    ]
    (tmp_path / "rules.yaml").write_text("documents: [工作规则(演练), 服务规范(演练)]\n", encoding="utf-8")
    first = command(home, *arguments)
    assert (first.code, "已登记" in first.err) == (0, True), first.err
    once = digest(home)
    again = command(home, *arguments)
    assert (again.code, "未重复写入" in again.err) == (0, True), again.err
    assert digest(home) == once


INIT = ("init", "--login", "chen", "--name", "演练陈", "--unit", "演练局")
FAULTS = [
    ("sum of quotas", "    quota: 8", "    quota: 9", ("名额",)),
    ("quota as text", "    quota: 8", "    quota: 八个", ("quota",)),
    ("negative quota", "    quota: 8", "    quota: -8", ("quota",)),
    ("misspelt key", "slug: huizhou-2023", "slgu: huizhou-2023", ("slgu",)),
    ("slug", "slug: huizhou-2023", "slug: 惠州", ("slug",)),
    ("duplicate district", "  - name: 仲恺高新区", "  - name: 惠城区", ("惠城区",)),
    ("unreadable phrase", "phrase: 9月底前", "phrase: 尽快", ("尽快",)),
    ("date against its phrase", "strict: 2023-09-30", "strict: 2023-09-29", ("2023-09",)),
    ("phrase against its date", "phrase: 9月底前", "phrase: 12月底前", ("2023-12-31",)),
    ("money as a fraction", "amount_fen: 500_000_000", "amount_fen: 500_000_000.5", ("budget.amount_fen",)),
    ("unknown unit", "  - name: 市职业介绍服务中心", "  - name: 市某中心", ("市职业介绍服务中心",)),
    ("YAML", "slug: huizhou-2023", "slug: [huizhou-2023", ("行",)),
    ("quota beyond all bounds", "    quota: 8", "    quota: 999999999", ("最多3000个驿站",)),
    ("district that turns the text", "  - name: 仲恺高新区", '  - name: "仲恺\\u202e高新区"', ("控制字符",)),
    ("district with a parting sign", "  - name: 仲恺高新区", '  - name: "仲恺/高新区"', ("事项编号以此分隔",)),
    ("district named as the city", "  - name: 仲恺高新区", "  - name: 市级", ("专指市级事项",)),
    ("unit with a line break", "  - name: 市职业介绍服务中心", '  - name: "市职业\\n中心"', ("控制字符",)),
    ("empty", None, "", ()),
]


@pytest.mark.parametrize(("old", "new", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_plans(tmp_path: Path, old: str | None, new: str, words: tuple[str, ...]) -> None:
    text = PLAN.read_text(encoding="utf-8")
    if old is not None:
        assert old in text
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    home = tmp_path / "home"
    check(command(home, "programme", "load", str(file)), 2, "plan.yaml", *words)
    assert not (home / "yicheng.db").exists(), "a refused plan leaves no record"


def test_a_rehearsal_never_replaces_a_real_programme(tmp_path: Path) -> None:
    assert command(tmp_path, *INIT).code == 0
    loaded = command(tmp_path, "programme", "load", str(PLAN), "--started-on", "2023-09-01", "--by", "chen")
    assert loaded.code == 0, loaded.err
    again = command(tmp_path, "programme", "load", str(PLAN), "--by", "chen")
    assert (again.code, "此前已经载入" in again.err) == (0, True), again.err
    before = digest(tmp_path)
    moved = command(tmp_path, "programme", "load", str(PLAN), "--started-on", "2023-09-04", "--by", "chen")
    assert "自2023-09-01起办理，不能改为2023-09-04" in moved.err, moved.err
    assert moved.code == 2
    late = ("programme", "load", str(SITES_ONLY), "--started-on", "2024-01-02", "--by", "chen")
    told = command(tmp_path, *late)
    assert (told.code, "晚于方案的全部时限" in told.err, "没有考核方案" in told.err) == (0, True, False), told.err
    before = digest(tmp_path)
    for quota in ("0", "99999999", "9" * 5000):
        amend = ("programme", "amend", "huizhou-2023", "quota", "惠城区", quota, "--evidence", "演练", "--by", "chen")
        check(command(tmp_path, *amend), 2, "名额")
    check(rehearse(tmp_path, "2023-09-02"), 1, "真实方案")
    assert digest(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["no-such-command"], 2, ("没有命令",)),
        (["status"], 2, ("缺少参数",)),
        (["people", "retire", "chen", "--from", "2023-10-09"], 2, ("缺少参数 --reason",)),
        (["people", "retire", "chen", "--from", "2023-10-09", "--reason", " "], 2, ("--reason", "不能为空")),
        (["programme", "answer", "p", "q", "a", "--evidence", ""], 2, ("--evidence", "不能为空")),
        (["programme", "answer", "p", "q", " ", "--evidence", "x"], 2, ("参数 text", "不能为空")),
        (["programme", "confirm", "p", "q", "--value", " ", "--evidence", "x"], 2, ("--value", "不能为空")),
        (["status", "\udcff"], 2, ("不是 UTF-8",)),
        (["people", "load", "/dev/zero", "--by", "chen"], 2, ("不是普通文件",)),
        (["programme", "load", "/dev/zero", "--by", "chen"], 2, ("不是普通文件",)),
        (["status", "no-such"], 2, ("没有方案",)),
        (["schedule", "open_tender"], 2, ("--from",)),
        (["schedule", "no_such", "--from", "a=2023-01-01"], 2, ("没有程序",)),
        (["schedule", "open_tender", "--from", "tender_notice=2023-02-30"], 2, ("不是日期",)),
        (["schedule", "open_tender", "--from", "no_such=2023-10-09"], 2, ("没有环节",)),
        (["rehearse", "no-such", "--until", "2023-10-01"], 2, ("没有方案",)),
        (["rehearse", "huizhou-2023", "--until", "2023-08-01"], 2, ("不能早于",)),
        (["documents", "show", "1"], 2, ("没有登记号",)),
        (["restore", "no-such.zip"], 2, ("--by",)),
        (["restore", "no-such.zip", "--by", "chen"], 2, ("no-such.zip",)),
    ],
)
def test_commands(tmp_path: Path, arguments: list[str], code: int, words: tuple[str, ...]) -> None:
    check(command(tmp_path, *arguments), code, *words)
