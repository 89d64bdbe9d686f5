"""Passwords: each rule is broken alone, and a password that keeps them all is taken."""

from __future__ import annotations

import pytest

from rules.passwords import password_faults


@pytest.mark.parametrize(
    "word", ["Yizhan-2026年", "correct-Horse-9", "驿站建设方案2026ab", "aB3!" * 4 + "x", "p" + "aB3!-x5_z"]
)
def test_is_taken(word: str) -> None:
    assert password_faults(word, "zhang", "张演练") == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("aB3!-x5_z", "应为10至128个字符，现为9个"),
        ("aB3!-x5_z" * 15, "应为10至128个字符"),
        ("abcd1234efgh", "3种以上"),
        ("abcdefghABCD", "3种以上"),
        ("aB3!-x5_z\n1", "控制字符"),
        ("Zhang-2026-x", "登录名或者姓名"),
        ("张演练Ab-2026-x", "登录名或者姓名"),
        ("aB1aB1aB1aB1", "不同的字符太少"),
        ("Password-26", "弱密码"),
        ("Aqwerty123!", "弱密码"),
    ],
)
def test_is_refused(word: str, said: str) -> None:
    (found,) = password_faults(word, "zhang", "张演练")
    assert said in found


def test_a_name_of_one_character_is_no_reason() -> None:
    assert password_faults("aB3!-x5_zq", "a", "王") == []
