"""What a name may be made of, be it a person's, a unit's or a district's: signs that show, in the order written."""

from __future__ import annotations

import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of signs that do not show, or turn the direction of what follows."""

LONGEST_PLACE, LONGEST_UNIT, LONGEST_TITLE = 40, 80, 200
"""Characters of a district's or town's name, of a unit's, and of a plan's or a duty's title."""


def half_character(text: str) -> bool:
    """Whether a text holds half of a pair of UTF-16, which no file and no database can keep; the command line gives
    what is not UTF-8 as such."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def name_fault(name: str, longest: int) -> str | None:
    """What is wrong with a name, in Chinese, to be put after the name of its field. None if nothing is."""
    if not name.strip():
        return "不能为空"
    if name != name.strip() or any(unicodedata.category(sign) in UNSEEN for sign in name):
        return "不能有首尾空格、换行、制表符或者看不见的控制字符"
    if len(name) > longest:
        return f"不能超过{longest}个字符，现为{len(name)}个"
    return None
