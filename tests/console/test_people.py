"""People from the command line: who starts a record, who registers whom, how a bad file is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from console.cli import main
from console.people_file import PeopleFileRefused, read_people
from models.audit import AuditEntry
from models.clock import system_date
from models.database import open_engine, reading
from tests.actions.builders import PLAN_FILE

PEOPLE = """people:
  - {login: li, name: 演练李, role: reviewer, unit: 惠东县人社部门, district: 惠东县}
  - {login: wang, name: 演练王, role: district_leader, unit: 惠东县人社部门, district: 惠东县, mail: wang@example.gov.cn}
"""


class Console:
    """The command line in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> None:
        self.monkeypatch, self.capsys, self.home = monkeypatch, capsys, home

    def __call__(self, *words: str, code: int = 0) -> str:
        """Runs a command and answers with all that it said; its exit code is as expected."""
        self.monkeypatch.setattr("sys.argv", ["yicheng", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = self.capsys.readouterr()
        assert (left.value.code, "Traceback" in err) == (code, False), err
        return out + err

    def trail(self) -> list[tuple[str, str]]:
        """Who did what, in order."""
        with reading(open_engine(f"sqlite:///{self.home / 'yicheng.db'}")) as session:
            rows = session.execute(select(AuditEntry).order_by("seq")).scalars().all()
            return [(row.actor, row.action) for row in rows]


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> Console:
    return Console(monkeypatch, capsys, home)


def test_a_record_starts_with_its_first_administrator(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(PEOPLE, "utf-8")
    assert "yicheng init" in console("programme", "load", str(PLAN_FILE), "--by", "chen", code=2)
    bad = ("init", "--login", "chen\u202e", "--name", "演练陈", "--unit", "演练\n市局")
    assert "登录名" in console(*bad, code=2)
    assert "已登记第一名管理人员 演练陈（chen）" in console(
        "init", "--login", "chen", "--name", "演练陈", "--unit", "演练市局"
    )
    assert "已有办理人员" in console("init", "--login", "zhao", "--name", "演练赵", "--unit", "演练市局", code=1)
    assert "请先用 ./yicheng programme load" in console("people", "load", str(file), "--by", "chen", code=2)
    console("programme", "load", str(PLAN_FILE), "--started-on", "2023-09-01", "--by", "chen")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(PEOPLE.replace("惠东县, mail", "惠冬县, mail"), "utf-8")
    assert "没有县区“惠冬县”。可填：惠城区" in console("people", "load", str(wrong), "--by", "chen", code=2)
    assert "li" not in console("people", "list")
    assert "已登记2名办理人员" in console("people", "load", str(file), "--by", "chen")
    assert "2人原已登记且内容相同，未作改动" in console("people", "load", str(file), "--by", "chen")
    assert "不能登记办理人员" in console("people", "load", str(file), "--by", "li", code=1)
    assert console.trail() == [
        ("chen", "initialise"),
        ("chen", "load_programme"),
        ("chen", "enter_assessment"),
        ("chen", "register"),
        ("chen", "register"),
    ]
    assert "wang　演练王　属地分管领导　惠东县" in console("people", "list")


def test_people_are_corrected_put_on_leave_replaced_and_retired(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(
        """people:
  - {login: zhao, name: 演练赵, role: project_manager, unit: 演练市局}
  - {login: qian, name: 演练钱, role: assessor, unit: 演练市局}
  - {login: sun, name: 演练孙, role: assessor, unit: 演练市局}
""",
        "utf-8",
    )
    by = ("--by", "chen")
    console("init", "--login", "chen", "--name", "演练陈", "--unit", "演练市局")
    console("people", "load", str(file), *by)
    file.write_text(file.read_text("utf-8").replace("演练钱", "演练前"), "utf-8")
    told = console("people", "load", str(file), *by)
    assert "更正1人" in told and "qian：姓名 演练钱→演练前" in told and "2人原已登记" in told
    told = console("people", "edit", "sun", "--unit", "演练中心", "--mail", "sun@a.cn", "--reason", "调整", *by)
    assert "已更正 sun：单位 演练市局→演练中心；邮箱 （无）→sun@a.cn" in told
    assert "没有写明更正什么" in console("people", "edit", "sun", "--reason", "调整", *by, code=2)
    days = ("--from", "2099-05-04", "--to", "2099-05-08")
    console("people", "leave", "sun", *days, "--deputy", "qian", *by)
    assert "没有其他在岗人员" in console("people", "leave", "qian", *days, *by, code=1)
    assert "--back" in console("people", "leave", "qian", *by, code=2)
    assert "2099-05-04至2099-05-08请假" in console("people", "list")
    console("people", "leave", "sun", "--back", *by)
    replaced = ("--with", "li", "--name", "演练李", "--from", "2099-01-01", "--reason", "轮岗")
    assert "由演练李（li）接任，zhao 离岗" in console("people", "replace", "zhao", *replaced, *by)
    console("people", "retire", "qian", "--from", "2099-02-01", "--reason", "退休", *by)
    assert "qian　演练前　考核人员　市级　自2099-02-01起离岗" in console("people", "list")
    assert "2099-01-01起　li　由chen办理　轮岗" in console("people", "show", "zhao")
    assert [action for _who, action in console.trail()][4:] == [
        "edit_person",
        "edit_person",
        "leave",
        "end_leave",
        "register",
        "replace_person",
        "retire_person",
    ]


def test_who_acts_may_come_from_the_environment(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "people.yaml"
    file.write_text("people: [{login: zhao, name: 演练赵, role: auditor, unit: 演练市局}]", "utf-8")
    console("init", "--login", "chen", "--name", "演练陈", "--unit", "演练市局")
    assert "--by" in console("people", "load", str(file), code=2)
    monkeypatch.setenv("YICHENG_LOGIN", "chen")
    console("people", "load", str(file))
    assert console.trail()[-1] == ("chen", "register")


FILES = (
    (
        "wrong mail",
        "wang@example.gov.cn",
        "wang",
        "第3行 people[1].mail：第2人：mail（邮箱）“wang”不是邮箱地址；请写作",
    ),
    (
        "wrong role",
        "reviewer",
        "leader",
        "第2行 people[0].role：第1人：role（岗位）没有“leader”；可用：procurement（采购经办）",
    ),
    ("twice", "login: wang", "login: li", "第3行 people[1].login：第2人：登录名“li”在文件中出现两次，第1人已用；请"),
    ("no field", "name: 演练王, ", "", "第3行 people[1].name：第2人：缺少 name（姓名）；请补上这一项"),
    ("misspelt", "name: 演练王", "nane: 演练王", "没有“nane”这一项；请改为“name”（姓名）"),
    ("a key twice", "name: 演练王", "login: w", "键“login”重复"),
    ("not YAML", "people:", "people: [", "YAML 格式有误"),
    ("a list", "people:", "-", "缺少 people 列表；请在 people: 下逐人填写"),
    ("no people", PEOPLE, "people: []", "缺少 people 列表"),
    ("nothing", PEOPLE, "", "第1行：文件是空的；请参照 docs/add-a-procedure.md"),
    ("half a character", "name: 演练王", 'name: "\\ud800"', "含有半个字符"),
    ("not a person", "  - {login: wang", "  - wang\n  - {login: zhao", "第2人：没有逐项填写；请填写"),
    ("newline", "unit: 惠东县人社部门, district: 惠东县}", 'unit: "惠东县\\n人社", district: 惠东县}', "换行"),
    ("no list", "people:", "persons:", "缺少 people 列表"),
    ("unknown field", "mail:", "email:", "没有“email”这一项"),
)


@pytest.mark.parametrize(("old", "new", "told"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_file_with_a_fault_is_told_with_its_place(old: str, new: str, told: str) -> None:
    with pytest.raises(PeopleFileRefused) as refused:
        read_people(PEOPLE.replace(old, new, 1), "people.yaml")
    said = str(refused.value)
    assert (refused.value.exit_code, told in said, "people.yaml 第" in said) == (2, True, True), said
    assert said.endswith("以上各处改正后还将继续核对。")


def test_a_fault_of_a_file_does_not_send_people_to_the_help(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    for text in ("", "people: [", "- 1", "people:\n  - {login: li}\n"):
        file.write_text(text, "utf-8")
        said = console("people", "load", str(file), "--by", "chen", code=2)
        assert "people.yaml 第" in said and "--help" not in said, said
    assert "找不到人员文件" in console("people", "load", str(tmp_path / "no.yaml"), "--by", "chen", code=2)


def test_who_has_left_is_refused_by_the_rule(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text("people: [{login: zhao, name: 演练赵, role: project_manager, unit: 演练市局}]", "utf-8")
    by = ("--by", "chen")
    console("init", "--login", "chen", "--name", "演练陈", "--unit", "演练市局")
    console("people", "load", str(file), *by)
    console("people", "retire", "zhao", "--from", system_date().isoformat(), "--reason", "调离", *by)
    said = console("people", "edit", "chen", "--name", "演练程", "--reason", "更正", "--by", "zhao", code=1)
    assert "离岗，不能办理" in said
