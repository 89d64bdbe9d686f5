"""What a password must be, for how long it holds, how often one may err, and how long a session lasts. Pure.

GB/T 22239-2019 8.1.4.1 (待核实) asks for complexity, a change from time to time, limits on failed sign-ins and an end of
idle sessions, and leaves the figures to whoever runs the system: these are ours.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta

SHORTEST, LONGEST = 10, 128
"""Characters. The upper bound keeps anybody from making the server hash megabytes."""
KINDS = 3
"""Of the four kinds of characters, how many a password has at least."""
HOLDS = timedelta(days=180)
"""After this a password is changed at the next sign-in."""

IDLE, LIFE = timedelta(minutes=30), timedelta(hours=12)
"""A session ends after so long without a request, and in any case after so long: a working day with overtime."""

WINDOW = timedelta(minutes=15)
"""Failed sign-ins are counted over this time."""
TRIES_HERE, TRIES_ANYWHERE, TRIES_OF_ADDRESS = 5, 20, 30
"""Failures within the window: of one login from one address, of one login from everywhere (so that a stranger cannot
keep somebody out with a handful of tries), and of one address, behind which a whole office may sit."""

_COMMON = (
    "password",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "admin",
    "letmein",
    "welcome",
    "iloveyou",
    "123456",
    "abcdef",
    "yicheng",
)
"""Words that every list of guesses begins with; a password that only dresses one up is guessed as well."""


def password_faults(word: str, login: str, name: str) -> list[str]:
    """What is wrong with a password, in Chinese, each to be put after 密码; empty if nothing is."""
    found = []
    if not SHORTEST <= len(word) <= LONGEST:
        found.append(f"应为{SHORTEST}至{LONGEST}个字符，现为{len(word)}个")
    if len(set(map(_kind, word))) < KINDS:
        found.append(f"应含大写字母、小写字母、数字、其他字符（汉字、标点等）中的{KINDS}种以上")
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in word):
        found.append("不能有换行、制表符等控制字符")
    lowered = word.casefold()
    if any(len(own) > 1 and own.casefold() in lowered for own in (login, name)):
        found.append("不能含有登录名或者姓名")
    if len(set(word)) < 5:
        found.append("不同的字符太少")
    if any(common in lowered and len(word) - len(common) < 6 for common in _COMMON):
        found.append("含有常见的弱密码，容易被猜中")
    return found


def _kind(sign: str) -> str:
    if sign.isascii() and sign.isalpha():
        return "upper" if sign.isupper() else "lower"
    return "digit" if sign.isascii() and sign.isdigit() else "other"
