"""A file of thresholds: what it gives, and every fault with line and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.values import Level, Subject, ThresholdKind
from rules.purchase.threshold_file import SAMPLE, ThresholdFileRefused, read_thresholds
from rules.purchase.thresholds import Threshold

FILE = """\
thresholds:
  - region: 惠州市
    level: 县级
    subject: 服务
    kind: 公开招标数额标准
    amount_fen: 200_000_000
    since: 2024-01-01
    until: null
    basis: 演练财采〔2024〕1号
    confidence: A
  - region: 湖南/长沙
    level: null
    subject: 货物
    kind: 分散采购限额
    amount_fen: 50_000_000
    since: 2024-01-01
    until: 2024-12-31
    basis: 演练财采〔2024〕2号
    confidence: C
"""


def test_the_rows() -> None:
    assert read_thresholds(FILE, "标准.yaml") == (
        Threshold(
            "惠州",
            Level.COUNTY,
            Subject.SERVICES,
            ThresholdKind.OPEN_TENDER,
            200_000_000,
            date(2024, 1, 1),
            None,
            "演练财采〔2024〕1号",
            "A",
        ),
        Threshold(
            "长沙",
            None,
            Subject.GOODS,
            ThresholdKind.LIMIT,
            50_000_000,
            date(2024, 1, 1),
            date(2024, 12, 31),
            "演练财采〔2024〕2号",
            "C",
        ),
    )


def test_the_sample_can_be_read() -> None:
    text = (Path(__file__).parents[3] / SAMPLE).read_text("utf-8")
    assert {row.confidence for row in read_thresholds(text, SAMPLE)} == {"C", "D"}


SECOND = FILE[FILE.index("  - region: 湖南") :]


def again(**changed: str) -> str:
    """The first row once more with other dates."""
    row = FILE[FILE.index("  - region: 惠州") : FILE.index("  - region: 湖南")]
    for key, value in changed.items():
        line = next(line for line in row.splitlines() if line.strip().startswith(f"{key}:"))
        row = row.replace(line, f"    {key}: {value}")
    return row


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("level: 县级", "levle: 县级", 3, ("没有名为“levle”的键", "请改为“level”（预算级次）")),
        ("level: 县级", "level: 乡级", 3, ("预算级次不能是“乡级”", "省级、市级、县级")),
        ("subject: 服务", "subject: 服務", 4, ("采购对象不能是", "货物、服务、工程")),
        ("kind: 公开招标数额标准", "kind: 公开招标限额", 5, ("标准种类不能是", "分散采购限额")),
        ("amount_fen: 200_000_000", "amount_fen: 2000000.5", 6, ("不得有不足一分的零头",)),
        ("amount_fen: 200_000_000", "amount_fen: 0", 6, ("应大于 0",)),
        ("amount_fen: 200_000_000", "amount_fen: 二百万", 6, ("须为整数",)),
        ("since: 2024-01-01", "since: 2024-02-30", 7, ("不是有效的日期",)),
        ("since: 2024-01-01", "since: 明年", 7, ("应为日期",)),
        ("until: null", "until: 2023-12-31", 8, ("失效日期2023-12-31早于施行日期2024-01-01",)),
        ("    basis: 演练财采〔2024〕1号\n", "", 2, ("缺少“basis”（依据文件）",)),
        ("confidence: A", "confidence: E", 10, ("核实程度不能是“E”",)),
        (SECOND, again(), 16, ("与 thresholds[0] 是同一地区", "施行期间重叠")),
        (FILE, "", 1, ("文件是空的", SAMPLE)),
        (FILE, "thresholds: []\n", 1, ("没有任何一行标准", SAMPLE)),
        (FILE, "threshold: []\n", 1, ("没有名为“threshold”的键", "请改为“thresholds”")),
        ("subject: 服务", "subject: [服务", 5, ("YAML 格式有误",)),
    ],
)
def test_faults(old: str, new: str, line: int, words: tuple[str, ...]) -> None:
    assert old in FILE
    with pytest.raises(ThresholdFileRefused) as refused:
        read_thresholds(FILE.replace(old, new, 1), "标准.yaml")
    said = str(refused.value)
    assert f"标准.yaml 第{line}行" in said
    assert len(refused.value.findings) == 1, said
    for word in words:
        assert word in said
    assert (refused.value.code, refused.value.exit_code) == ("threshold_file_refused", 2)


@pytest.mark.parametrize(("end", "sound"), [("2024-06-29", True), ("null", True), ("2024-06-30", False)])
def test_one_may_follow_the_other(end: str, sound: bool) -> None:
    """A stated end must not reach into the next row; an open one is closed by it."""
    text = FILE.replace("until: null", f"until: {end}", 1).replace(SECOND, again(since="2024-06-30"))
    if sound:
        assert [row.since for row in read_thresholds(text, "标准.yaml")] == [date(2024, 1, 1), date(2024, 6, 30)]
    else:
        with pytest.raises(ThresholdFileRefused, match=r"第16行 thresholds\[1\]\.since.*施行期间重叠"):
            read_thresholds(text, "标准.yaml")


def test_all_faults_are_told() -> None:
    text = FILE.replace("amount_fen: 200_000_000", "amount_fen: -1").replace("confidence: C", "confidence: X")
    with pytest.raises(ThresholdFileRefused, match="有2处问题"):
        read_thresholds(text, "标准.yaml")
