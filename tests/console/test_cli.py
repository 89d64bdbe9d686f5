"""Bad usage of the command line: told in Chinese, exit code 2, nothing logged as a fault of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli import main

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
def test_bad_usage_is_told_in_chinese(
        words: tuple[str, ...], told: str, home: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["yicheng", *words])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr().err
    assert (left.value.code, told in said) == (2, True), said
    assert not (home / "log").exists()
