"""Bad usage of the command line: told in Chinese, exit code 2, nothing logged as a fault of the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

USAGE = (
    (("nosuch",), "没有命令 nosuch"),
    (("status",), "缺少参数 slug"),
    (("status", "--foo"), "没有选项 --foo"),
    (("rehearse", "huizhou-2023", "--until"), "选项 --until 缺少取值"),
    (("rehearse", "huizhou-2023", "--until", "明天"), "“明天”不是日期，请写作 2023-10-09"),
    (("status", "a", "b"), "多余的参数 b"),
    (("demo", "--seed", "x"), "参数 seed 应为整数"),
    (("schedule", "nosuch", "--finish-by", "2023-11-30"), "没有程序“nosuch”"),
    (("programme",), "查看方案"),
)


@pytest.mark.parametrize(("words", "told"), USAGE, ids=["-".join(words) for words, _ in USAGE])
def test_bad_usage_is_told_in_chinese(words: tuple[str, ...], told: str, home: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "console", *words], capture_output=True, text=True, timeout=60,
        cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    assert (found.returncode, told in found.stderr) == (2, True), found.stderr
    assert not (home / "log").exists()
