"""method and thresholds through the real command line: with a record and without, plain and as JSON, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.crash import ROOT, Run, command, copied

PLACE = ("--region", "惠州", "--level", "县级", "--on", "2023-10-09")
SAMPLE = str(ROOT / "docs" / "thresholds.sample.yaml")


def refused(run: Run, code: int, *words: str) -> None:
    """The exit code and the words on stderr, nothing on stdout."""
    assert (run.code, run.out) == (code, ""), run.err
    assert "Traceback" not in run.err
    for word in words:
        assert word in run.err, run.err


@pytest.mark.parametrize(
    ("words", "by_law", "lawful"),
    [
        (("--amount", "1330000", "--public"), "competitive_consultation", {"open_tender", "competitive_consultation"}),
        (("--amount", "3999999.99"), "competitive_consultation", {"open_tender", "competitive_consultation"}),
        (("--amount", "4000000"), "open_tender", {"open_tender", "competitive_consultation"}),
        (
            ("--amount", "999999.99", "--subject", "货物"),
            "direct_purchase",
            {"open_tender", "inquiry", "direct_purchase"},
        ),
        (("--amount", "999999.99", "--subject", "货物", "--in-catalogue"), "inquiry", {"open_tender", "inquiry"}),
        (
            ("--amount", "2000000", "--circumstance", "唯一供应商", "--circumstance", "技术复杂", "--subject", "货物"),
            "single_source",
            {"open_tender", "competitive_consultation", "competitive_negotiation", "inquiry", "single_source"},
        ),
    ],
)
def test_without_a_record(home: Path, words: tuple[str, ...], by_law: str, lawful: set[str]) -> None:
    answer = command(home, "method", *words, *PLACE, "--json").answer
    assert (answer["case"], answer["by_law"], answer["recommended"]) == (None, by_law, by_law)
    assert {m["method"] for m in answer["methods"] if m["lawful"]} == lawful
    assert all(m["grounds"][0]["basis"] for m in answer["methods"])
    assert [t["amount_fen"] for t in answer["thresholds"]] == [400_000_000, 100_000_000]
    assert not home.exists(), "asking leaves no record"


def test_people_read_it(home: Path) -> None:
    run = command(home, "method", "--amount", "1330000", *PLACE)
    assert run.code == 0, run.err
    for words in (
        "1,330,000.00元",
        "公开招标数额标准4,000,000.00元",
        "建议　　　竞争性磋商",
        "单一来源",
        "资格预审（参考）",
        "待核实",
    ):
        assert words in run.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        *(
            (("--amount", amount, *PLACE), 2, ("不是金额",))
            for amount in ("0", "-1", "1.234", "1e6", "133万", "1,000", "１", "")
        ),
        (("--amount", "1", "--region", "惠州"), 2, ("--level、--on",)),
        ((), 2, ("--amount、--region、--level、--on",)),
        (("--amount", "1", *PLACE[:2], "--level", "乡级", *PLACE[4:]), 2, ("没有预算级次“乡级”", "县级")),
        (("--amount", "1", *PLACE, "--subject", "其他"), 2, ("货物、服务、工程",)),
        (("--amount", "1", *PLACE, "--circumstance", "着急"), 2, ("没有情形“着急”", "紧急")),
        (("--amount", "1", *PLACE[:4], "--on", "昨天"), 2, ("不是日期",)),
        (("--amount", "1", "--region", "湖南", *PLACE[2:]), 1, ("没有湖南县级服务", "采购法 27", "thresholds load")),
        (("--amount", "1", *PLACE[:4], "--on", "2019-12-31"), 1, ("在2019-12-31适用",)),
        (("huizhou-2023/惠城区/无",), 2, ("没有事项",)),
    ],
)
def test_refused_without_a_record(home: Path, words: tuple[str, ...], code: int, said: tuple[str, ...]) -> None:
    refused(command(home, "method", *words), code, *said)


class TestWithARecord:
    def test_a_case(self, played: Path) -> None:
        answer = command(played, "method", "huizhou-2023/惠城区/招标", "--json").answer
        assert answer["demanded"] == {"text": "公开招标", "basis": "方案三"}
        assert (answer["by_law"], answer["recommended"], answer["flags"]) == (
            "competitive_consultation",
            "open_tender",
            [],
        )
        assert "按方案办理" in answer["conclusion"]["text"] and "待核实" in answer["conclusion"]["basis"]
        assert answer["purchaser"] == "惠城区人力资源和社会保障局"
        text = command(played, "method", "huizhou-2023/惠城区/招标").out
        for words in (
            "方案要求　公开招标（方案三）",
            "法律要求　金额",
            "并列结论　",
            "化整为零提示（惠城区人力资源和社会保障局）",
        ):
            assert words in text

    def test_a_case_that_buys_nothing(self, played: Path) -> None:
        refused(command(played, "method", "huizhou-2023/惠城区/选址"), 2, "不是采购事项")

    def test_thresholds_are_loaded_once_and_count(self, played: Path, tmp_path: Path) -> None:
        home, file = tmp_path / "copy", tmp_path / "标准.yaml"
        copied(played, home)
        file.write_text(
            Path(SAMPLE)
            .read_text("utf-8")
            .replace("region: 广东", "region: 惠州")
            .replace("400_000_000", "133_000_000"),
            encoding="utf-8",
        )
        refused(command(home, "thresholds", "load", str(file), "--by", "huicheng-buyer"), 1, "不能载入采购限额标准")
        first = command(home, "thresholds", "load", str(file), "--by", "city-manager")
        assert (first.code, "已载入2行标准" in first.err, "1,330,000.00元" in first.err) == (0, True, True), first.err
        again = command(home, "thresholds", "load", str(file), "--by", "city-manager")
        assert (again.code, "已载入0行标准，2行原已载入" in again.err) == (0, True), again.err
        assert command(home, "method", "--amount", "1330000", *PLACE, "--json").answer["by_law"] == "open_tender"
        listed = command(home, "thresholds", "list", "--json").answer["thresholds"]
        assert {(row["region"], row["kind"], row["amount_fen"]) for row in listed if row["region"] == "惠州"} == {
            ("惠州", "公开招标数额标准", 133_000_000),
            ("惠州", "分散采购限额", 100_000_000),
        }

    def test_a_bad_file_is_refused_with_its_line(self, played: Path, tmp_path: Path) -> None:
        file = tmp_path / "标准.yaml"
        file.write_text(Path(SAMPLE).read_text("utf-8").replace("subject: 服务", "subject: 服務", 1), encoding="utf-8")
        load = ("thresholds", "load")
        refused(command(played, *load, str(file), "--by", "city-manager"), 2, "标准.yaml 第13行", "货物、服务、工程")
        refused(command(played, *load, str(tmp_path / "无.yaml"), "--by", "city-manager"), 2, "找不到标准文件")
        refused(command(played, *load, str(tmp_path), "--by", "city-manager"), 2, "是文件夹")
        file.write_bytes("地区".encode("gb18030"))
        refused(command(played, *load, str(file), "--by", "city-manager"), 2, "UTF-8")
        refused(command(played, *load, SAMPLE, "--by", "nobody"), 2, "没有在岗人员")


@pytest.mark.parametrize(("on", "count"), [("2019-12-31", 0), ("2020-01-01", 4), ("2021-01-01", 7), ("2024-01-01", 7)])
def test_thresholds_of_a_day(home: Path, on: str, count: int) -> None:
    assert len(command(home, "thresholds", "list", "--on", on, "--json").answer["thresholds"]) == count
    text = command(home, "thresholds", "list", "--on", on).out
    assert ("待核实" in text) is (count > 0)
    assert ("没有在2019-12-31施行的标准" in text) is (count == 0)
    assert not home.exists()
